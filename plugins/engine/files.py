"""Small dealings with files that several parts of a build share."""

from __future__ import annotations

import os
import stat
from pathlib import Path


def count_files(folder: Path) -> int:
    """How many files, of any kind, lie below a folder."""
    count, waiting = 0, [str(folder)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    count += 1
    return count


def read_plain(path: Path) -> bytes:
    """The bytes of a plain file; raises OSError for anything else, and never waits for it."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    with open(handle, "rb") as file:  # noqa: PTH123 - it is open already
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(f"{path} is no plain file")
        return file.read()


def replace_file(path: Path, content: bytes) -> None:
    """Write a file so that a reader finds the old bytes or the new ones, never half of them."""
    fresh = f"{path}.new"
    with open(fresh, "wb") as file:  # noqa: PTH123 - there are thousands, and path objects cost time
        file.write(content)
    os.replace(fresh, path)  # noqa: PTH105 - as above
