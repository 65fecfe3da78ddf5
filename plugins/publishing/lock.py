"""A lock that the operating system takes back when its holder dies, so that nobody ever deletes a stale one by hand."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plugins.publishing.failure import TargetBusyError

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


_PATIENCE = 30.0  # seconds in which the children of a killed holder end too, on a busy machine


def _taken(handle: int) -> bool:
    try:
        _take(handle)
    except OSError:
        return False
    return True


def _has_ended(holder: str) -> bool:
    """Whether the process that took the lock is gone, so that only its dying children can hold it."""
    if not holder.isdecimal() or sys.platform == "win32":
        return False
    try:
        os.kill(int(holder), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False


@contextmanager
def hold(path: Path) -> Iterator[None]:
    """Hold the lock of this file or raise TargetBusyError at once; the file itself stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        end = time.monotonic() + _PATIENCE
        while not _taken(handle):
            holder = os.pread(handle, 20, 1).decode("ascii", "replace").strip() if sys.platform != "win32" else ""
            if time.monotonic() > end or not _has_ended(holder):
                who = f" (tiến trình {holder})" if holder else ""
                raise TargetBusyError(f"một lần đăng khác đang chạy{who}; đợi xong rồi thử lại")
            time.sleep(0.02)
        os.ftruncate(handle, 0)
        os.write(handle, f" {os.getpid()}\n".encode())
        yield
    finally:
        os.close(handle)
