"""A lock that the operating system takes back when its holder dies, so that nobody ever deletes a stale one by hand."""

from __future__ import annotations

import os
import sys
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


@contextmanager
def hold(path: Path) -> Iterator[None]:
    """Hold the lock of this file or raise TargetBusyError at once; the file itself stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            _take(handle)
        except OSError:
            holder = os.pread(handle, 20, 1).decode("ascii", "replace").strip() if sys.platform != "win32" else ""
            who = f" (tiến trình {holder})" if holder else ""
            raise TargetBusyError(f"một lần đăng khác đang chạy{who}; đợi xong rồi thử lại") from None
        os.ftruncate(handle, 0)
        os.write(handle, f" {os.getpid()}\n".encode())
        yield
    finally:
        os.close(handle)
