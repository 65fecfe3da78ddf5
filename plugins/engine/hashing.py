"""Content hashes: the only thing that decides whether something changed."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

_PART: Final = 1 << 16  # bytes read at a time


def digest(*parts: bytes | str) -> str:
    """Hash parts into 32 hexadecimal digits (BLAKE2b, 128 bits); the borders between the parts count."""
    count = len(parts)
    if count == 1 and isinstance(whole := parts[0], bytes):
        state = hashlib.blake2b(b"1:0:[]0:%d:" % len(whole), digest_size=16)
        state.update(whole)
        return state.hexdigest()
    try:
        joined = "\0".join(parts)  # type: ignore[arg-type]  # most keys are texts only: one join, one call
        if joined.count("\0") == count - 1:
            whole = b"%d:%d:" % (count, count) + joined.encode("utf-8", "surrogatepass")
            return hashlib.blake2b(whole, digest_size=16).hexdigest()
    except TypeError:
        pass
    return _digest_any(parts)


def _digest_any(parts: Sequence[bytes | str]) -> str:
    """The same for parts that are bytes, or hold the mark between texts."""
    state = hashlib.blake2b(digest_size=16)
    texts = [part for part in parts if isinstance(part, str)]
    joined = "\0".join(texts)
    if joined.count("\0") >= len(texts):  # a text with the mark itself: JSON keeps the borders apart, slowly
        joined = json.dumps(texts)
    state.update(b"%d:%d:" % (len(parts), len(texts)))
    state.update(joined.encode("utf-8", "surrogatepass"))
    for number, part in enumerate(parts):
        if isinstance(part, bytes):
            state.update(b"%d:%d:" % (number, len(part)))
            state.update(part)
    return state.hexdigest()


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes; for small files in half the time of `hashlib.file_digest` and its large buffer."""
    state = hashlib.sha256()
    with path.open("rb", buffering=0) as file:
        while part := file.read(_PART):
            state.update(part)
    return state.hexdigest()


def digest_files(root: Path, folders: Iterable[str], suffixes: frozenset[str] = frozenset()) -> str:
    """Hash names and bytes of the files below some folders (or files) of a root: all, or those with one of the suffixes.

    Links are followed, as by whatever reads these files later.
    """
    paths: list[Path] = []
    for folder in folders:
        start = root / folder
        below = [start] if start.is_file() else _files_below(start)
        paths += (path for path in below if not suffixes or path.suffix in suffixes)
    parts: list[bytes | str] = []
    for path in sorted(paths):
        parts += [path.relative_to(root).as_posix(), path.read_bytes()]
    return digest(*parts)


def _files_below(folder: Path) -> Iterator[Path]:
    """Every file below a folder, whatever links lead to it; a folder met again through a link is not entered again."""
    entered: set[tuple[int, int]] = set()
    for here, folders, names in os.walk(folder, followlinks=True):
        found = os.stat(here)  # noqa: PTH116 - a path object for every folder of code is not needed
        if (found.st_dev, found.st_ino) in entered:
            folders.clear()
            continue
        entered.add((found.st_dev, found.st_ino))
        yield from (path for name in names if (path := Path(here, name)).is_file())
