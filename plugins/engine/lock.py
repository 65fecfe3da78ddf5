"""One build at a time: a lock that dies with its owner."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class LockHeld(Exception):
    """Another build is running; `owner` is its process id as text, or empty when unknown."""

    def __init__(self, owner: str) -> None:
        super().__init__(owner)
        self.owner = owner


def _seize(handle: int) -> bool:
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@contextmanager
def build_lock(path: Path) -> Iterator[None]:
    """Hold the lock file for the length of the block.

    The operating system drops the lock when the owner ends, however it ends, so a dead owner's lock is free at once.
    Raises LockHeld when somebody else holds it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
    try:
        if not _seize(handle):
            raise LockHeld(os.read(handle, 64).decode("ascii", "replace").strip())
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode(), 0) if hasattr(os, "pwrite") else os.write(handle, b"\n")
        yield
    finally:
        os.close(handle)
