"""Hints that spare reading a file again: what a path held when its size, time and inode were as they are now.

Losing the ledger costs one hash a file; trusting it wrongly would publish an old picture, so a file as young as the
look at it is never trusted (two changes within one tick of the clock look the same, as git found out).
"""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

_YOUNG_NS = 2_000_000_000


class Ledger:
    """Digests by path and file status, kept in one JSON file."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._seen: dict[str, list[int | str]] = {}
        self._used: set[str] = set()
        self._changed = False
        try:
            entries = json.loads(file.read_bytes())
            self._seen = {path: entry for path, entry in entries.items() if len(entry) == 4}
        except (OSError, ValueError, AttributeError, TypeError):
            self._seen = {}

    def digest(self, path: Path, status: os.stat_result) -> str | None:
        """The digest noted for a path whose status has not changed since, else None."""
        key = str(path)
        self._used.add(key)
        entry = self._seen.get(key)
        if entry is None or entry[:3] != _stamp(status):
            return None
        return str(entry[3])

    def noted(self, path: Path) -> str | None:
        """The digest noted for a path when it was last read, whatever has become of the file."""
        self._used.add(str(path))
        entry = self._seen.get(str(path))
        return None if entry is None else str(entry[3])

    def note(self, path: Path, status: os.stat_result, digest: str) -> None:
        """Remember a digest computed from the file with that status, unless the file is too young to be trusted."""
        if time.time_ns() - status.st_mtime_ns > _YOUNG_NS:
            self._seen[str(path)] = [*_stamp(status), digest]
            self._used.add(str(path))
            self._changed = True

    def save(self, *, forget_unused: bool = False) -> None:
        """Write the ledger if it changed; with `forget_unused` only what this run asked for stays."""
        if forget_unused:
            kept = {path: entry for path, entry in self._seen.items() if path in self._used}
            self._changed = self._changed or len(kept) < len(self._seen)
            self._seen = kept
        if self._changed:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            new = self._file.with_name(f"{self._file.name}.{os.getpid()}.new")
            new.write_text(json.dumps(self._seen, sort_keys=True, ensure_ascii=False), encoding="utf-8")
            new.replace(self._file)
            self._changed = False


def _stamp(status: os.stat_result) -> list[int | str]:
    """What tells that a file is the one seen: the time of its inode too, which nobody sets back."""
    return [status.st_size, max(status.st_mtime_ns, status.st_ctime_ns), status.st_ino]
