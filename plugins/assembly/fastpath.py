"""The build that has nothing to do: compares inputs and outputs with the last build and stops before anything is loaded.

Imports next to nothing on purpose: at ten thousand articles the answer takes a few tenths of a second.
"""

from __future__ import annotations

import contextlib
import json
import os
import stat
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from plugins.assembly.settings import BuildSettings
from plugins.engine.files import replace_file
from plugins.engine.hashing import digest
from plugins.engine.twin import is_whole

RECORD = "inputs.json"
_VERSION = 3
_RACY_NS = 20_000_000  # see engine/store.py: a file this fresh may have been changed after it was read
_WATCHED = ("content", "theme", "plugins", "pelicanconf.py", "requirements.lock")


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything a build reads, as it was before the build read anything.

    `state` is a digest of path, size, times and inode of every file; `newest_ns` is the newest time among them, `seen_ns`
    when they were looked at.
    """

    state: str
    newest_ns: int
    seen_ns: int


@dataclass(frozen=True, slots=True)
class Told:
    """What a build told its user.

    `flips` are the moments from which on and before which the same articles are out; `lines` are its complaints,
    `summary` is what the next build may say of the site if it has nothing to do.
    """

    flips: tuple[datetime | None, datetime | None]
    lines: list[str]
    summary: str


def take_inputs(root: Path) -> Inputs:
    """Look at every input of a project."""
    seen_ns = time.time_ns()
    lines, newest_ns = [], 0
    for path, found in _walk(str(root)):
        newest_ns = max(newest_ns, found.st_mtime_ns)
        lines.append(f"{path}\0{found.st_size} {found.st_mtime_ns} {found.st_ino} {found.st_ctime_ns}\n")
    return Inputs(digest("".join(sorted(lines))), newest_ns, seen_ns)


def _walk(root: str) -> Iterator[tuple[str, os.stat_result]]:
    for name in _WATCHED:
        with contextlib.suppress(OSError):
            found = os.stat(f"{root}/{name}")  # noqa: PTH116 - path objects cost more than the whole walk
            if stat.S_ISDIR(found.st_mode):
                yield from _walk_below(f"{root}/{name}", len(root) + 1, follows=name != "content")
            else:
                yield name, found


def _walk_below(folder: str, cut: int, *, follows: bool) -> Iterator[tuple[str, os.stat_result]]:
    """Every file below a folder; `follows` says whether whoever reads it follows links (those in content/ are refused)."""
    waiting, entered = [folder], set()
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name != "__pycache__":
                        waiting.append(entry.path)
                    continue
                found = entry.stat(follow_symlinks=False)
                yield entry.path[cut:], found
                if follows and stat.S_ISLNK(found.st_mode):
                    with contextlib.suppress(OSError):
                        behind = entry.stat()
                        if not stat.S_ISDIR(behind.st_mode):
                            yield f"{entry.path[cut:]}/", behind
                        elif behind.st_ino not in entered:
                            entered.add(behind.st_ino)
                            waiting.append(entry.path)


def remember(cache: Path, inputs: Inputs, told: Told) -> None:
    """Keep what a complete build has seen and told, to be told again.

    Nothing is kept when a file was saved so late that its time proves nothing.
    """
    record = cache / RECORD
    if inputs.newest_ns >= inputs.seen_ns - _RACY_NS:
        record.unlink(missing_ok=True)
        return
    content = {
        "version": _VERSION,
        "python": list(sys.version_info[:3]),
        "flips": [moment.timestamp() if moment else None for moment in told.flips],
        "lines": told.lines,
        "summary": told.summary,
        "inputs": inputs.state,
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    replace_file(record, f"{digest(text)}\n{text}".encode())


def nothing_to_do(inputs: Inputs, output: Path, cache: Path, now: datetime) -> list[str] | None:
    """What the last build said, and at the end what is to be said now, if nothing has changed since.

    None when something has, or when output/ is not what that build wrote.
    """
    try:
        check, _, text = (cache / RECORD).read_text(encoding="utf-8").partition("\n")
        record = json.loads(text)
        known = (record["version"], record["python"]) == (_VERSION, list(sys.version_info[:3]))
        last, due = record["flips"]  # a clock that was set back counts too: what was out then may not be out now
        same = (last is None or last <= now.timestamp()) and (due is None or now.timestamp() < due)
        lines: list[str] = [*record["lines"], record["summary"]]
        if not known or not same or digest(text) != check or inputs.state != record["inputs"]:
            return None
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return lines if is_whole(output, cache / "trees") else None


def quick_build(settings: BuildSettings, inputs: Inputs) -> bool:
    """Whether there was nothing to do; if so, what the last build said has been said again."""
    began = time.monotonic()
    if settings.fresh or settings.always_hash:
        return False
    lines = nothing_to_do(inputs, settings.output, settings.cache, settings.now)
    if lines is None:
        return False
    *repeated, summary = lines
    for line in repeated:
        print(line)
    seconds = f"{time.monotonic() - began:.1f}".replace(".", ",")
    print(f"Xong. Không có gì thay đổi từ lần dựng trước. {summary} {seconds} giây.")
    return True
