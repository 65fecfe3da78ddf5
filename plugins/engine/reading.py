"""Reading one file so that a half-saved one is never taken for whole."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path

from plugins.domain.system_error import reason

QUIET_NS = 200_000_000  # a file saved less than this long ago may not be finished yet
_PATIENCE = 3.0  # seconds to wait for an editor to finish saving
_PAUSE = 0.05


class Unstable(Exception):
    """The file kept changing for as long as we were willing to wait."""


class Unreadable(Exception):
    """The file is gone, is not a plain file any more, or may not be read; says why in Vietnamese."""


def read_stable(path: Path | str, quiet_ns: int = QUIET_NS) -> tuple[bytes, os.stat_result]:
    """Read a plain file whose size and time are the same before and after, and that was left alone for `quiet_ns`.

    Raises Unstable when somebody keeps writing to it, Unreadable when it cannot be read at all.
    """
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            content, before, after = _read_once(path)
        except OSError as problem:
            raise Unreadable(reason(problem)) from problem
        same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
        rested = not 0 <= time.time_ns() - after.st_mtime_ns < quiet_ns
        if same and rested and len(content) == after.st_size:
            return content, after
        if time.monotonic() > end:
            raise Unstable(str(path))
        time.sleep(_PAUSE)


def _read_once(path: Path | str) -> tuple[bytes, os.stat_result, os.stat_result]:
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    try:
        before = os.fstat(handle)
        if not stat.S_ISREG(before.st_mode):
            raise Unreadable("không phải tệp thường")
        chunks = []
        while chunk := os.read(handle, before.st_size + 1):
            chunks.append(chunk)
        return b"".join(chunks), before, os.stat(path, follow_symlinks=False)  # noqa: PTH116
    finally:
        os.close(handle)
