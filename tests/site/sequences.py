"""Trials of the engine at any length: an incremental build equals a clean one, a killed build does no harm.

The suite runs a few; the task of the developers runs hundreds.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import signal
import time
from pathlib import Path

from plugins.engine.reading import QUIET_NS
from tests.factories import ROOT, Project, tree_of
from tests.site.building import Builder, Told
from tests.site.edits import Desk

EDITS = 5  # in a sequence
OWN_CODE = 6  # one of so many sites


def run_sequences(count: int, seed: int, folder: Path, builder: Builder, edits: int = EDITS) -> list[str]:
    """Edit and build `count` small sites at random; return a line for each that differs from a clean build.

    Every sixth site has a copy of the code of its own, which is edited too.
    """
    found = []
    for number in range(count):
        place = folder / f"chuoi-{number}"
        desk = Desk.open(place / "site", random.Random(seed + number))
        if number % OWN_CODE:
            found += _sequence(seed + number, place, desk, builder, edits)
        else:
            with _CodeOf(desk) as own:
                found += _sequence(seed + number, place, desk, own, edits)
    return found


class _CodeOf:
    """A builder that builds with the code of a desk's project as it is at each moment."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        root = desk.project.root
        shutil.copytree(ROOT / "plugins", root / "plugins", ignore=shutil.ignore_patterns("__pycache__"))
        self._builder = Builder(root)
        self._loaded = desk.new_code

    def __enter__(self) -> _CodeOf:
        return self

    def __exit__(self, *raised: object) -> None:
        self._builder.__exit__(None, None, None)

    def run(self, project: Project, *, now: str) -> Told:
        """See Builder.run."""
        if self._loaded != self._desk.new_code:
            self._builder.__exit__(None, None, None)
            self._builder, self._loaded = Builder(self._desk.project.root), self._desk.new_code
        return self._builder.run(project, now=now)


def _sequence(seed: int, folder: Path, desk: Desk, builder: Builder | _CodeOf, edits: int) -> list[str]:
    _rest(desk.project)
    told = builder.run(desk.project, now=desk.now.isoformat())
    for _ in range(edits):
        desk.edit()
        _rest(desk.project)
        before = desk.project.tree()
        told = builder.run(desk.project, now=desk.now.isoformat())
        if told.code not in (0, 1):
            return [_told(seed, desk, f"exit {told.code}: {told.err}")]
        if told.code == 1 and desk.project.tree() != before:
            return [_told(seed, desk, "a refused build changed the site")]
    clean = _clean_copy(desk.project, folder / "clean")
    other = builder.run(clean, now=desk.now.isoformat())
    found = _compare(desk.project, told, clean, other)
    shutil.rmtree(folder)
    return [_told(seed, desk, found)] if found else []


def _rest(project: Project) -> None:
    """Date what was just saved back by as long as a build would wait to see whether it is saved whole."""
    saved = time.time_ns() - QUIET_NS - 50_000_000
    for path in (project.root / "content").rglob("*"):
        if path.is_file() and path.stat().st_mtime_ns > saved:
            os.utime(path, ns=(saved, saved))


def _clean_copy(project: Project, root: Path) -> Project:
    """The sources alone, in another folder."""
    for name in ("content", "theme"):
        shutil.copytree(project.root / name, root / name, copy_function=shutil.copy2)
    shutil.copy2(project.root / "pelicanconf.py", root)
    return Project(root)


def _compare(project: Project, told: Told, clean: Project, other: Told) -> str:
    if told.code != other.code or told.errors != other.errors:
        return f"exit {told.code} {told.errors}, clean build exit {other.code} {other.errors}"
    if told.code:
        return ""
    mine, theirs = project.tree(), clean.tree()
    differing = sorted(path for path in mine.keys() | theirs.keys() if mine.get(path) != theirs.get(path))
    return f"differs from a clean build in {differing[:5]}" if differing else ""


def _told(seed: int, desk: Desk, words: str) -> str:
    return f"seed {seed}, after {', '.join(desk.log)}: {words}"


def run_kills(count: int, seed: int, folder: Path, builder: Builder) -> list[str]:
    """Kill `count` builds at random moments; return a line for each that left anything but one complete version."""
    chance = random.Random(seed)
    desk = Desk.open(folder / "site", chance)
    desk.link = desk.status = desk.body  # type: ignore[method-assign]  # every version of this site must build
    began = time.monotonic()
    builder.run(desk.project, jobs=2)
    longest = time.monotonic() - began
    found = []
    for number in range(count):
        before = desk.project.tree()
        desk.edit()
        _rest(desk.project)
        process = builder.begin(desk.project, jobs=2)
        time.sleep(chance.uniform(0, longest))
        with contextlib.suppress(ProcessLookupError):  # it was quicker
            os.kill(process, signal.SIGKILL)
        builder.end(desk.project)
        left = desk.project.tree()
        broken = broken_promises(desk.project.output)
        told = builder.run(desk.project, jobs=2)
        after = desk.project.tree()
        if broken or told.code or left not in (before, after):
            found.append(_told(seed, desk, f"kill {number}: {broken[:5]}, next build exit {told.code} {told.err}"))
    return found


def broken_promises(output: Path) -> list[str]:
    """The files of a site that are not what its manifest says, or that it does not know."""
    files = json.loads((output / "manifest.json").read_bytes())["files"]
    tree = tree_of(output)
    del tree["manifest.json"]
    return sorted(
        path for path in tree.keys() | files.keys() if path not in files or tree.get(path) != files[path]["sha256"]
    )
