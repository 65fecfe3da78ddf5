"""The long table as files: what earlier builds wrote of an article whose figures are the same is taken over as it is."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from plugins.opendata.table import Format, Table

INDEX = "index.json"
_CHUNK = 1 << 20  # bytes copied at a time


@dataclass(frozen=True, slots=True)
class Earlier:
    """The files of an earlier build, in the order of the formats.

    `numbers` has the place of every chapter by its key; `ends` says for each file where its chapters end, in bytes.
    """

    handles: Sequence[int]
    heads: Sequence[int]
    numbers: dict[str, int]
    ends: Sequence[Sequence[int]]


class Spool:
    """Writes a table in all its formats at once, when the first of them is asked for; a row is read only once.

    `version` stands for everything besides the chapters' keys that the bytes depend on; without one, nothing of an
    earlier build is used, and nothing is kept for later ones.
    """

    def __init__(self, table: Table, folder: Path, version: str = "") -> None:
        self._table = table
        self._folder = folder
        self._version = version
        self._made: dict[str, Path] = {}
        self._sweep()

    def file(self, form: Format) -> Path:
        """The table's file in a format."""
        made = self._made.get(form.suffix)
        if made is None or not made.exists():
            self._write()
        return self._made[form.suffix]

    def _sweep(self) -> None:
        """Remove what earlier builds left, but for the files that can be taken over; the site has its own links to it."""
        kept = self._index().get("place")
        if kept is None:
            shutil.rmtree(self._folder, ignore_errors=True)
            return
        for path in self._folder.iterdir():
            if path.name not in (kept, INDEX):
                shutil.rmtree(path, ignore_errors=True)

    def _write(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        place = Path(tempfile.mkdtemp(dir=self._folder))
        forms = self._table.formats
        paths = {form.suffix: place / self._table.file_name(form) for form in forms}
        with self._earlier() as earlier, ExitStack() as stack:
            writers = [_Writer(stack.enter_context(paths[form.suffix].open("wb")), form, self._table) for form in forms]
            keys = self._fill(writers, earlier)
        if self._version:
            self._keep(place, keys, writers)
        self._made = paths

    def _fill(self, writers: Sequence[_Writer], earlier: Earlier | None) -> list[str]:
        """Write all chapters; returns their keys."""
        encode = self._table.chapter_encoder(self._table.formats)
        keys = []
        for chapter in self._table.chapters():
            number = earlier.numbers.get(chapter.key) if earlier else None
            if earlier is not None and number is not None:
                for place, writer in enumerate(writers):
                    writer.take(earlier, place, number)
            else:
                for writer, text in zip(writers, encode(chapter), strict=True):
                    writer.write(text.encode())
            keys.append(chapter.key)
        for writer in writers:
            writer.close()
        return keys

    @contextmanager
    def _earlier(self) -> Iterator[Earlier | None]:
        """The files of an earlier build, open for reading, if they still are what was written."""
        index = self._index()
        with ExitStack() as stack:
            handles: list[int] = []
            with suppress(OSError):
                for name, size, mtime_ns in index.get("files", ()):
                    handle = os.open(self._folder / index["place"] / name, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
                    stack.callback(os.close, handle)
                    found = os.fstat(handle)
                    if (found.st_size, found.st_mtime_ns) == (size, mtime_ns):
                        handles.append(handle)
            if not handles or len(handles) != len(self._table.formats):
                yield None
            else:
                numbers = {key: number for number, key in enumerate(index["keys"])}
                yield Earlier(handles, index["heads"], numbers, index["ends"])

    def _index(self) -> dict[str, Any]:
        """What an earlier build with the same version noted about its files; nothing when the note is damaged."""
        with suppress(OSError, ValueError):
            check, _, text = (self._folder / INDEX).read_text(encoding="utf-8").partition("\n")
            if check == _digest(text):
                index: dict[str, Any] = json.loads(text)
                return index if self._version and index["version"] == self._version else {}
        return {}

    def _keep(self, place: Path, keys: list[str], writers: Sequence[_Writer]) -> None:
        found = [(path := Path(writer.stream.name), path.stat()) for writer in writers]
        index = {
            "version": self._version,
            "place": place.name,
            "files": [[path.name, stat.st_size, stat.st_mtime_ns] for path, stat in found],
            "heads": [writer.head for writer in writers],
            "keys": keys,
            "ends": [writer.ends for writer in writers],
        }
        text = json.dumps(index)
        fresh = place.with_suffix(".new")
        fresh.write_text(f"{_digest(text)}\n{text}", encoding="utf-8")
        fresh.replace(self._folder / INDEX)


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


class _Writer:
    """One file of the table being written, chapter by chapter; neighbours taken over are copied in one go."""

    def __init__(self, stream: BinaryIO, form: Format, table: Table) -> None:
        self.stream = stream
        self._frame = form.frame
        self._between = form.frame.between.encode()
        head = form.head(table.columns).encode()
        self.head = len(head)
        self.ends: list[int] = []
        self._end = stream.write(head)
        self._run: tuple[int, int, int] | None = None  # handle, first byte, byte behind the last

    def take(self, earlier: Earlier, place: int, number: int) -> None:
        """Take over a chapter of an earlier file."""
        ends, gap = earlier.ends[place], len(self._between)
        start, end = ends[number - 1] + gap if number else earlier.heads[place], ends[number]
        if self._run is not None and self._run[2] + gap == start:
            self._run = self._run[0], self._run[1], end
        else:
            self._copy()
            self._run = earlier.handles[place], start, end
        self._end += (gap if self.ends else 0) + end - start
        self.ends.append(self._end)

    def write(self, text: bytes) -> None:
        """Write a chapter."""
        self._copy()
        self._separate()
        self._end += (len(self._between) if self.ends else 0) + self.stream.write(text)
        self.ends.append(self._end)

    def close(self) -> None:
        """Write what is left, and the end of the file."""
        self._copy()
        self.stream.write(self._frame.end.encode())

    def _separate(self) -> None:
        if self.stream.tell() > self.head:
            self.stream.write(self._between)

    def _copy(self) -> None:
        if self._run is None:
            return
        handle, start, end = self._run
        self._run = None
        self._separate()
        while start < end:
            part = os.pread(handle, min(_CHUNK, end - start), start)
            if not part:
                raise OSError(f"{self.stream.name}: the earlier file is short")
            self.stream.write(part)
            start += len(part)
