"""What the engine knows of the files of one tree, and that knowledge as a text."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from plugins.engine.hashing import digest, sha256_of

_RECORD_VERSION = "3"


class Written(NamedTuple):
    """What is known of one file of a tree: its key in the plan, and what `lstat` and its bytes said when it was written.

    `size` (bytes) and `mtime_ns` are texts, as they stand in the record: of tens of thousands few are ever compared.
    """

    key: str
    sha256: str
    size: str
    mtime_ns: str

    @classmethod
    def of(cls, key: str, sha256: str, found: os.stat_result) -> Written:
        """What is known of a file just written."""
        return cls(key, sha256, str(found.st_size), str(found.st_mtime_ns))

    def fits(self, path: str, settled_ns: int) -> bool:
        """Whether a file still is what was written. Raises OSError when there is none."""
        return _fits(path, self[1], self[2], self[3], settled_ns)


def _fits(path: str, sha256: str, size: str, mtime_ns: str, settled_ns: int) -> bool:
    """Whether a file has its size and time, and its bytes too if they are to be looked at.

    They are not if nobody had a hand on it since `settled_ns`: whoever changes a file may set its time back, but not the
    time of its inode.
    """
    found = os.lstat(path)
    if size != str(found.st_size) or mtime_ns != str(found.st_mtime_ns):
        return False
    return found.st_ctime_ns < settled_ns or (stat.S_ISREG(found.st_mode) and sha256_of(Path(path)) == sha256)


_written = partial(tuple.__new__, Written)  # three times as quick as the constructor


def write_record(files: Sequence[tuple[str, Written]]) -> bytes:
    """What is known of a tree as text: a line for each file, below the digest of them all."""
    lines = "".join([f"{sha256} {size} {mtime_ns} {path} {key}\n" for path, (key, sha256, size, mtime_ns) in files])
    text = f"{_RECORD_VERSION}\n{lines}".encode()
    return f"{digest(text)}\n".encode() + text


def read_record(record: bytes) -> dict[str, Written]:
    """What `write_record` gave. Raises ValueError when it is damaged or of another version."""
    files = {}
    for line in record_lines(record):
        sha256, size, mtime_ns, path, key = line.split(" ", 4)
        files[path] = _written((key, sha256, size, mtime_ns))
    return files


def record_lines(record: bytes) -> list[str]:
    """The line of each file, for `untouched`. Raises ValueError when the record is damaged or of another version."""
    check, _, text = record.partition(b"\n")
    if digest(text).encode() != check or not text.startswith(f"{_RECORD_VERSION}\n".encode()):
        raise ValueError("damaged record")
    return text.decode().splitlines()[1:]


def untouched(folder: str, lines: Iterable[str], settled_ns: int) -> bool:
    """Whether the files of some lines still are what was written, see `Written.fits`."""
    try:
        for line in lines:
            sha256, size, mtime_ns, path, _ = line.split(" ", 4)
            if not _fits(f"{folder}/{path}", sha256, size, mtime_ns, settled_ns):
                return False
    except OSError:
        return False
    return True
