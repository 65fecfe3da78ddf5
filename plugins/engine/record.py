"""What the engine knows of the files of one tree, and that knowledge as a text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from plugins.engine.hashing import digest

_RECORD_VERSION = "2"


class Written(NamedTuple):
    """What is known of one file of a tree: its key in the plan, and what `lstat` and its bytes said when it was written."""

    key: str
    sha256: str
    size: int
    mtime_ns: int


def write_record(files: Sequence[tuple[str, Written]]) -> bytes:
    """What is known of a tree as text: a line for each file, below the digest of them all."""
    lines = "".join(f"{one.sha256} {one.size} {one.mtime_ns} {path} {one.key}\n" for path, one in files)
    text = f"{_RECORD_VERSION}\n{lines}".encode()
    return f"{digest(text)}\n".encode() + text


def read_record(record: bytes) -> dict[str, Written]:
    """What `write_record` gave. Raises ValueError when it is damaged or of another version."""
    check, _, text = record.partition(b"\n")
    if digest(text).encode() != check or not text.startswith(f"{_RECORD_VERSION}\n".encode()):
        raise ValueError("damaged record")
    files = {}
    for line in text.decode().splitlines()[1:]:
        sha256, size, mtime_ns, path, key = line.split(" ", 4)
        files[path] = Written(key, sha256, int(size), int(mtime_ns))
    return files
