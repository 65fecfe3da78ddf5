"""Which sources changed: told by the system where it can, found by looking at all files where it cannot."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Protocol

from plugins.preview.inotify import Inotify, NotWatchable

FOLDERS = ["content", "theme", "plugins"]
_LEAST_PAUSE = 0.15  # seconds between two looks
_SHARE = 10  # a look may take one tenth of the time, so that a large site does not keep the machine busy

Stamp = tuple[int, int, int]


class Watcher(Protocol):
    """Waits for changes."""

    def wait(self, seconds: float) -> set[str] | None:
        """Changed paths, from the project's root; None when everything must be looked at."""

    def close(self) -> None:
        """Stop."""


def stamps(root: Path, folders: list[str]) -> dict[str, Stamp]:
    """Size, time and number of every file below some folders; links are not followed."""
    found: dict[str, Stamp] = {}
    waiting = [folder for folder in folders if (root / folder).is_dir()]
    while waiting:
        below = waiting.pop()
        try:
            with os.scandir(root / below) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        if entry.name != "__pycache__":
                            waiting.append(f"{below}/{entry.name}")
                    else:
                        stat = entry.stat(follow_symlinks=False)
                        found[f"{below}/{entry.name}"] = (stat.st_size, stat.st_mtime_ns, stat.st_ino)
        except OSError:
            continue  # gone between the listing and the look
    return found


class Polling:
    """Looks at every file now and then."""

    def __init__(self, root: Path, folders: list[str]) -> None:
        self._root, self._folders = root, folders
        self._known = stamps(root, folders)
        self._pause = _LEAST_PAUSE

    def wait(self, seconds: float) -> set[str] | None:
        """See Watcher.wait."""
        end = time.monotonic() + seconds
        while True:
            time.sleep(max(0.0, min(self._pause, end - time.monotonic())))
            began = time.monotonic()
            found = stamps(self._root, self._folders)
            self._pause = max(_LEAST_PAUSE, (time.monotonic() - began) * _SHARE)
            changed = {path for path, _ in found.items() ^ self._known.items()}
            self._known = found
            if changed or time.monotonic() >= end:
                return changed

    def close(self) -> None:
        """See Watcher.close."""


def watch(root: Path, folders: list[str] | None = None) -> Watcher:
    """The best watcher that this system offers."""
    wanted = [folder for folder in folders or FOLDERS if (root / folder).is_dir()]
    try:
        return Inotify(root, wanted)
    except (NotWatchable, AttributeError):
        return Polling(root, wanted)
