"""One build at a time: a lock that dies with its owner."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class LockHeld(Exception):
    """Another build is running; `owner` is its process id as text, or empty when unknown."""

    def __init__(self, owner: str) -> None:
        super().__init__(owner)
        self.owner = owner


_PATIENCE = 30.0  # seconds in which the children of a killed owner end too, on a busy machine


def _has_ended(owner: str) -> bool:
    """Whether the process that took the lock is gone, so that only its dying children can hold it."""
    if not owner.isdecimal() or sys.platform == "win32":
        return False
    try:
        os.kill(int(owner), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


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

    The operating system drops the lock when the owner and its children have ended, however they end; an owner that was
    killed may leave children for a moment, which is waited for. Raises LockHeld when somebody else holds it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
    try:
        end = time.monotonic() + _PATIENCE
        while not _seize(handle):
            owner = os.pread(handle, 64, 0).decode("ascii", "replace").strip() if hasattr(os, "pread") else ""
            if time.monotonic() > end or not _has_ended(owner):
                raise LockHeld(owner)
            time.sleep(0.02)
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode(), 0) if hasattr(os, "pwrite") else os.write(handle, b"\n")
        yield
    finally:
        os.close(handle)
