"""Gzip and Brotli beside text files, made once for each content and kept in the project's cache."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import brotli

from plugins.publishing import disk
from plugins.publishing.manifest import Entry

_TEXT = (".html", ".css", ".js", ".json", ".xml", ".csv", ".svg", ".txt", ".webmanifest")
_RARE = (".css", ".js", ".svg")  # the theme: a few files that change seldom and are kept for a year
_SMALLEST = 256  # bytes; below that the headers of the answer weigh more
_VERSION = 2
FORMS = (".gz", ".br")


@dataclass(frozen=True, slots=True)
class Packed:
    """One compressed form of a file: suffix to its name, hash, size, and where its bytes lie."""

    suffix: str
    entry: Entry
    origin: Path


class Compressor:
    """Compressed forms by content hash, in a folder that may be deleted or damaged at any time."""

    def __init__(self, folder: Path) -> None:
        """Use `folder` as the cache; what it holds wrongly is made again."""
        self._folder = folder
        self.index = folder / "index.json"
        self._known = self._read()

    def pack(self, files: Iterable[tuple[Path, Entry]]) -> Iterator[tuple[Packed, ...]]:
        """Yield the forms of each file, in order; none for what is small, not text, or does not shrink."""
        wanted = [(path, entry, entry.size >= _SMALLEST and path.name.endswith(_TEXT)) for path, entry in files]
        todo = {entry.sha256: (path, entry) for path, entry, packs in wanted if packs and not self._is_known(entry)}
        with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
            self._known |= dict(zip(todo, pool.map(self._make, todo.values()), strict=True))
        if todo:
            self._write()
        for _, entry, packs in wanted:
            forms = self._known[entry.sha256] if packs else {}
            yield tuple(Packed(suffix, made, self._place(entry, suffix)) for suffix, made in forms.items())

    def _is_known(self, entry: Entry) -> bool:
        known = self._known.get(entry.sha256)
        return known is not None and all(self._is_there(entry, suffix, made) for suffix, made in known.items())

    def _make(self, file: tuple[Path, Entry]) -> dict[str, Entry]:
        path, entry = file
        content = path.read_bytes()
        made = {}
        # Brotli 11 costs forty times the time of 8 and saves a twelfth of a page's bytes; mtime 0: the same bytes on every day
        quality = 11 if path.name.endswith(_RARE) else 8
        for suffix, packed in (
            (".gz", gzip.compress(content, 9, mtime=0)),
            (".br", brotli.compress(content, quality=quality)),
        ):
            if len(packed) < len(content):
                disk.replace_file_quickly(self._place(entry, suffix), packed)
                made[suffix] = Entry(hashlib.sha256(packed).hexdigest(), len(packed))
        return made

    def _is_there(self, entry: Entry, suffix: str, made: Entry) -> bool:
        try:
            return self._place(entry, suffix).stat().st_size == made.size
        except OSError:
            return False

    def _place(self, entry: Entry, suffix: str) -> Path:
        return self._folder / entry.sha256[:2] / f"{entry.sha256}{suffix}"

    def _read(self) -> dict[str, dict[str, Entry]]:
        try:
            check, body = self.index.read_text(encoding="utf-8").split("\n", 1)
            if check != f"{_VERSION} {hashlib.sha256(body.encode()).hexdigest()}":
                return {}
            return {
                source: {suffix: Entry(str(sha256), int(size)) for suffix, (sha256, size) in forms.items()}
                for source, forms in json.loads(body).items()
            }
        except (OSError, ValueError, AttributeError, TypeError):
            return {}

    def _write(self) -> None:
        forms = {
            source: {suffix: (made.sha256, made.size) for suffix, made in known.items()}
            for source, known in sorted(self._known.items())
        }
        body = json.dumps(forms, separators=(",", ":"))
        check = f"{_VERSION} {hashlib.sha256(body.encode()).hexdigest()}"
        disk.replace_file_quickly(self.index, f"{check}\n{body}".encode())

    def forget(self, used: Iterable[str]) -> None:
        """Drop what no content of `used` (hashes) needs any more, when it has grown to more than twice that."""
        needed = set(used)
        if len(self._known) <= 2 * len(needed) + 100:
            return
        for source in self._known.keys() - needed:
            for suffix in self._known.pop(source):
                (self._folder / source[:2] / f"{source}{suffix}").unlink(missing_ok=True)
        self._write()
