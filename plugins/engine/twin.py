"""Bringing the spare tree level with the live one, before it is known what will change: this needs no plan."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from plugins.engine.aside import Aside
from plugins.engine.files import count_files
from plugins.engine.hashing import digest
from plugins.engine.plan import MANIFEST
from plugins.engine.record import Written, read_record, record_lines, untouched
from plugins.engine.workers import available_cores


@dataclass(slots=True)
class Tree:
    """A folder and what is known of the files in it.

    `version` is the digest of its manifest; a folder that cannot be trusted has none, and no `files`. `damaged` are the
    files that no longer are what was written.
    """

    folder: Path
    files: dict[str, Written] = field(default_factory=dict)
    version: str = ""
    damaged: frozenset[str] = frozenset()

    @classmethod
    def read(cls, folder: Path, records: Path) -> Tree:
        """The tree in a folder, as its manifest and its record tell; the files themselves are not looked at."""
        try:
            return cls.of_version(folder, records, digest((folder / MANIFEST).read_bytes()))
        except OSError:
            return cls(folder)

    @classmethod
    def of_version(cls, folder: Path, records: Path, version: str) -> Tree:
        """The tree in a folder whose manifest is known to have that digest."""
        try:
            return cls(folder, read_record((records / f"{version}.txt").read_bytes()), version)
        except (OSError, ValueError):
            return cls(folder)  # no record, or a damaged one: everything is made anew

    def holds(self, path: str, key: str) -> bool:
        """Whether a file was written for this key and still is what was written then."""
        written = self.files.get(path)
        return written is not None and written[0] == key and path not in self.damaged

    def intact(self, path: str, written: Written) -> bool:
        """Whether a file on disk still has the size and time it was given."""
        try:
            return written.fits(os.lstat(f"{self.folder}/{path}"))
        except OSError:
            return False


def is_whole(folder: Path, records: Path) -> bool:
    """Whether a tree is a known version to the last file, and holds nothing else; two processes share the looking."""
    try:
        version = digest((folder / MANIFEST).read_bytes())
        lines = record_lines((records / f"{version}.txt").read_bytes())
    except (OSError, ValueError):
        return False
    share = len(lines) * 7 // 8  # takes about as long as counting all and looking at the others

    def rest() -> bool:
        return count_files(folder) == len(lines) + 1 and untouched(str(folder), lines[share:])

    others = Aside(rest, beside=available_cores() > 1)
    try:
        return bool(lines) and untouched(str(folder), lines[:share]) and others.result()
    finally:
        others.abandon()


class Level(NamedTuple):
    """The spare tree holds the files of the live tree's `version`, no others, and none of the `damaged`."""

    version: str
    damaged: frozenset[str]


def level(output: Path, spare: Path, records: Path) -> Level:
    """Bring the spare tree level with the live one by linking what it lacks; bears being begun again.

    When nothing is damaged the spare tree ends as the same known version as the live one. Raises OSError when files
    cannot be linked or copied.
    """
    live, other = Tree.read(output, records), Tree.read(spare, records)
    damaged = frozenset(path for path, written in live.files.items() if not live.intact(path, written))
    if not live.files:
        return Level("", damaged)
    if other.version == live.version and not damaged and _is_whole(other):
        return Level(live.version, damaged)
    wanted = {path: written for path, written in live.files.items() if path not in damaged}
    try:
        _bring(live, other, wanted)
    except (IsADirectoryError, NotADirectoryError, FileExistsError, FileNotFoundError, _Strays):
        # somebody put a folder where a file belongs, or the reverse, or added files: that tree is of no use any more
        _bring(live, Tree(spare), wanted)
    if not damaged:
        link(output / MANIFEST, spare / MANIFEST)
    return Level(live.version, damaged)


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
