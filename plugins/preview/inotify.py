"""Linux tells us which files change (inotify(7)), without looking at thousands of them again and again."""

from __future__ import annotations

import ctypes
import os
import select
import stat
import struct
import sys
from pathlib import Path

_CLOSE_WRITE, _ATTRIB, _MOVED_FROM, _MOVED_TO, _CREATE, _DELETE = 0x8, 0x4, 0x40, 0x80, 0x100, 0x200
_IS_DIR, _OVERFLOW = 0x40000000, 0x4000
_MASK = _CLOSE_WRITE | _ATTRIB | _MOVED_FROM | _MOVED_TO | _CREATE | _DELETE
_HEAD = struct.Struct("iIII")
_BUFFER = 1 << 16


class NotWatchable(OSError):
    """The system offers no inotify, or not enough of it for so many folders."""


class Inotify:
    """Watches folders and everything below them."""

    def __init__(self, root: Path, folders: list[str]) -> None:
        if not sys.platform.startswith("linux"):
            raise NotWatchable("inotify is Linux's")
        self._library = ctypes.CDLL(None, use_errno=True)
        self._root = root
        self._handle = self._library.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        if self._handle < 0:
            raise NotWatchable(ctypes.get_errno(), "inotify_init1")
        self._folders: dict[int, str] = {}
        try:
            for folder in folders:
                self._add_tree(folder)
        except NotWatchable:
            self.close()
            raise

    def wait(self, seconds: float) -> set[str] | None:
        """Paths (from the root, forward slashes) that changed, after at most some seconds.

        None when changes were lost or whole folders came or went: then everything must be looked at.
        """
        ready, _, _ = select.select([self._handle], [], [], seconds)
        changed: set[str] = set()
        whole = True
        while ready:
            try:
                packed = os.read(self._handle, _BUFFER)
            except BlockingIOError:
                break
            whole &= self._take(packed, changed)
        return changed if whole else None

    def close(self) -> None:
        """Stop watching."""
        os.close(self._handle)

    def _take(self, packed: bytes, changed: set[str]) -> bool:
        """Add the paths of some events; False when the events do not tell everything."""
        whole, at = True, 0
        while at < len(packed):
            watch, mask, _, length = _HEAD.unpack_from(packed, at)
            name = os.fsdecode(packed[at + _HEAD.size : at + _HEAD.size + length].rstrip(b"\0"))
            at += _HEAD.size + length
            folder = self._folders.get(watch)
            if mask & _OVERFLOW or folder is None:
                whole &= not mask & _OVERFLOW
                continue
            path = f"{folder}/{name}"
            if mask & _IS_DIR:
                whole = False
                if mask & (_CREATE | _MOVED_TO):
                    self._add_tree(path)
            elif name and (not mask & _CREATE or self._is_link(path)):
                changed.add(path)
        return whole

    def _is_link(self, path: str) -> bool:
        """Whether a new file is a link to one that exists; any other is still empty, and its closing is told too."""
        try:
            found = (self._root / path).lstat()
        except OSError:
            return False
        return stat.S_ISLNK(found.st_mode) or found.st_nlink > 1

    def _add_tree(self, folder: str) -> None:
        waiting = [folder]
        while waiting:
            below = waiting.pop()
            watch = self._library.inotify_add_watch(self._handle, os.fsencode(self._root / below), _MASK)
            if watch < 0:
                problem = ctypes.get_errno()
                if below == folder and not (self._root / below).is_dir():
                    continue  # it went as quickly as it came
                raise NotWatchable(problem, os.strerror(problem), below)
            self._folders[watch] = below
            try:
                with os.scandir(self._root / below) as entries:
                    waiting += [
                        f"{below}/{entry.name}"
                        for entry in entries
                        if entry.is_dir(follow_symlinks=False) and entry.name != "__pycache__"
                    ]
            except OSError:
                continue
