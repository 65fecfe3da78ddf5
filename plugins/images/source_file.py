"""Opening a photo without being led elsewhere: regular files only, no links, no waiting, no more than the limit."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from plugins.images.limits import Limits
from plugins.images.refusal import Refusal, refuse

_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def inspect(name: str, path: Path, limits: Limits) -> os.stat_result | Refusal:
    """The status of a regular file within the size limit; never opens it. `name` is used in the refusal."""
    try:
        status = path.lstat()
    except (OSError, ValueError):  # ValueError: a NUL in the name
        return refuse(name, "anh-khong-co")
    if not stat.S_ISREG(status.st_mode):
        return refuse(name, "anh-khong-phai-tep")
    if status.st_size == 0:
        return refuse(name, "anh-rong")
    if status.st_size > limits.file_bytes:
        found, limit = (f"{size / 1024**2:.1f}".replace(".", ",") for size in (status.st_size, limits.file_bytes))
        return refuse(name, "anh-qua-nang", found=found, limit=limit.removesuffix(",0"))
    return status


def read(name: str, path: Path, limits: Limits) -> bytes | Refusal:
    """The bytes of a photo; a FIFO, a device or a link put in its place meanwhile is refused without waiting."""
    checked = inspect(name, path, limits)
    if isinstance(checked, Refusal):
        return checked
    try:
        handle = os.open(path, _FLAGS)
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                return refuse(name, "anh-khong-phai-tep")
            content = file.read(limits.file_bytes + 1)
    except OSError:
        return refuse(name, "anh-khong-doc-duoc")
    if len(content) > limits.file_bytes:
        return refuse(name, "anh-doi-giua-chung")
    return content
