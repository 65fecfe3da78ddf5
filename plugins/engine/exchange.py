"""Put one folder in the place of another in a single step."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h


def exchange(new: Path, old: Path) -> None:
    """Swap two folders on one file system, so that a reader sees the old one whole or the new one whole.

    Linux does it atomically (renameat2). Where the system or its file system cannot, the swap is two renames with a
    moment between them in which `old` is missing. When `old` does not exist yet, `new` is simply renamed to it.
    """
    if not old.exists():
        new.rename(old)
        return
    if sys.platform.startswith("linux") and _swap(new, old):
        return
    aside = new.with_name(new.name + ".aside")
    old.rename(aside)
    new.rename(old)
    aside.rename(new)


def _swap(new: Path, old: Path) -> bool:
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "renameat2"):
        return False
    if library.renameat2(_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(old), _RENAME_EXCHANGE) == 0:
        return True
    problem = ctypes.get_errno()
    if problem in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise OSError(problem, os.strerror(problem), str(new), None, str(old))


def is_atomic(folder: Path) -> bool:
    """Try whether two new folders below `folder` can be swapped in one step; they are removed again."""
    new, old = folder / "new", folder / "old"
    new.mkdir()
    old.mkdir()
    try:
        return sys.platform.startswith("linux") and _swap(new, old)
    finally:
        new.rmdir()
        old.rmdir()
