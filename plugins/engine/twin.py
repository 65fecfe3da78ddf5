"""Bringing the spare tree level with the live one, before it is known what will change: this needs no plan."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from plugins.engine.aside import Aside
from plugins.engine.files import count_files, read_plain
from plugins.engine.hashing import digest
from plugins.engine.plan import MANIFEST
from plugins.engine.record import Written, read_record, record_lines, untouched
from plugins.engine.workers import available_cores

GRAIN_NS = 20_000_000  # the coarsest grain of file times seen on common file systems, with room


@dataclass(slots=True)
class Tree:
    """A folder and what is known of the files in it.

    `version` is the digest of its manifest; a folder that cannot be trusted has none, and no `files`. `damaged` are the
    files that no longer are what was written; `has_strays` says whether there are others. Files on which nobody had a hand since `settled_ns` need not be hashed.
    """

    folder: Path
    files: dict[str, Written] = field(default_factory=dict)
    version: str = ""
    damaged: frozenset[str] = frozenset()
    has_strays: bool = False
    settled_ns: int = sys.maxsize

    @classmethod
    def read(cls, folder: Path, records: Path) -> Tree:
        """The tree in a folder, as its manifest and its record tell; the files themselves are not looked at."""
        try:
            return cls.of_version(folder, records, digest(read_plain(folder / MANIFEST)))
        except OSError:
            return cls(folder)

    @classmethod
    def of_version(cls, folder: Path, records: Path, version: str) -> Tree:
        """The tree in a folder whose manifest is known to have that digest."""
        record = records / f"{version}.txt"
        try:
            return cls(folder, read_record(read_plain(record)), version, settled_ns=record.stat().st_mtime_ns)
        except (OSError, ValueError):
            return cls(folder)  # no record, or a damaged one: everything is made anew

    def holds(self, path: str, key: str) -> bool:
        """Whether a file was written for this key and still is what was written then."""
        written = self.files.get(path)
        return written is not None and written[0] == key and path not in self.damaged

    def intact(self, path: str, written: Written) -> bool:
        """Whether a file on disk still is what was written."""
        try:
            return written.fits(f"{self.folder}/{path}", self.settled_ns)
        except OSError:
            return False


def is_whole(folder: Path, records: Path) -> bool:
    """Whether a tree is a known version to the last file, and holds nothing else; two processes share the looking."""
    began_ns = time.time_ns() - GRAIN_NS
    try:
        record = records / f"{digest(read_plain(folder / MANIFEST))}.txt"
        lines, settled_ns = record_lines(read_plain(record)), record.stat().st_mtime_ns
    except (OSError, ValueError):
        return False
    share = len(lines) * 7 // 8  # takes about as long as counting all and looking at the others

    def rest() -> bool:
        try:
            return count_files(folder) == len(lines) + 1 and untouched(str(folder), lines[share:], settled_ns)
        except OSError:  # a folder that may not be looked into: the build will say so
            return False

    others = Aside(rest, beside=available_cores() > 1)
    try:
        whole = bool(lines) and untouched(str(folder), lines[:share], settled_ns) and others.result()
        if whole:
            settle(record, max(began_ns, settled_ns))
        return whole
    finally:
        others.abandon()


def settle(record: Path, moment_ns: int) -> None:
    """Note in the time of its record until when the files of a tree are known to be right.

    Where that cannot be noted, files are hashed again. Times are coarse, so `moment_ns` lies a grain before the last look.
    """
    with contextlib.suppress(OSError):
        os.utime(record, ns=(moment_ns, moment_ns))


class Level(NamedTuple):
    """The spare tree holds the files of the live tree's `version`, no others, and none of the `damaged`.

    `has_strays` says whether the live tree holds files that nobody knows.
    """

    version: str
    damaged: frozenset[str]
    has_strays: bool = False


def level(output: Path, spare: Path, records: Path, *, hashing: bool = False) -> Level:
    """Bring the spare tree level with the live one by linking what it lacks; bears being begun again.

    `hashing` looks at every byte of both, else only where somebody had a hand on a file. When nothing is damaged the
    spare tree ends as the same known version as the live one. Raises OSError when files cannot be linked or copied.
    """
    live, other = Tree.read(output, records), Tree.read(spare, records)
    if hashing:
        live.settled_ns = other.settled_ns = 0
    damaged = frozenset(path for path, written in live.files.items() if not live.intact(path, written))
    if not live.files:
        return Level("", damaged)
    if damaged or other.version != live.version or not _is_whole(other):
        _make_level(live, other, damaged)
    settle(records / f"{live.version}.txt", time.time_ns() - GRAIN_NS)  # linking changed the times of inodes
    return Level(live.version, damaged, not damaged and count_files(output) != len(live.files) + 1)


def _make_level(live: Tree, other: Tree, damaged: frozenset[str]) -> None:
    output, spare = live.folder, other.folder
    wanted = {path: written for path, written in live.files.items() if path not in damaged}
    try:
        _bring(live, other, wanted)
    except (IsADirectoryError, NotADirectoryError, FileExistsError, FileNotFoundError, _Strays):
        # somebody put a folder where a file belongs, or the reverse, or added files: that tree is of no use any more
        _bring(live, Tree(spare), wanted)
    if not damaged:
        link(output / MANIFEST, spare / MANIFEST)


class _Strays(OSError):
    """There are files that nobody knows."""


def _is_whole(tree: Tree) -> bool:
    intact = all(tree.intact(path, written) for path, written in tree.files.items())
    return intact and count_files(tree.folder) == len(tree.files) + 1


def _bring(live: Tree, spare: Tree, wanted: Mapping[str, Written]) -> None:
    """Make the spare tree hold the wanted files of the live one, and no others."""
    if not spare.files and spare.folder.exists():
        shutil.rmtree(spare.folder)
    spare.folder.mkdir(parents=True, exist_ok=True)
    (spare.folder / MANIFEST).unlink(missing_ok=True)  # from here on it is no known version any more
    for path in spare.files.keys() - wanted.keys():
        remove(spare.folder, path)
    for path, written in wanted.items():
        held = spare.files.get(path)
        if held is None or held[1:] != written[1:] or not spare.intact(path, held):
            link(live.folder / path, spare.folder / path)
    if count_files(spare.folder) != len(wanted):
        raise _Strays(f"{spare.folder} holds files that nobody knows")


def link(original: Path, target: Path) -> None:
    """Hard-link a file, or copy it where there are no links; what stood in its place is replaced."""
    for _ in range(3):
        try:
            os.link(original, target)
            return
        except FileExistsError:
            target.unlink()
        except FileNotFoundError:
            if not original.exists():
                raise
            target.parent.mkdir(parents=True, exist_ok=True)  # unless another process was quicker
        except OSError:  # another file system, or one without hard links
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(original, target)
            return


def remove(folder: Path, path: str) -> None:
    """Delete a file and the folders that it leaves empty."""
    target = folder / path
    target.unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        for parent in target.parents:
            if parent == folder:
                return
            parent.rmdir()
