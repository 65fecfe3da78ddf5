"""The site on disk: two trees, of which one is live and the other is brought up to date and then takes its place.

A tree says by its own `manifest.json` which version it is; what the engine knows about that version (keys, times) is
kept apart, under the digest of that manifest. So whatever is killed at whatever moment, a tree is either one that the
engine knows to the last file, or one that it does not trust and replaces.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from plugins.engine.aside import Aside
from plugins.engine.exchange import exchange
from plugins.engine.files import count_files, replace_file
from plugins.engine.hashing import digest, sha256_of
from plugins.engine.plan import MANIFEST, Output, Plan
from plugins.engine.record import Written, write_record
from plugins.engine.twin import GRAIN_NS, Level, Tree, level, link, remove, settle
from plugins.engine.workers import Crew, Failure, raise_disk_error

SECONDS_FOR_A_PAGE = 60.0


@dataclass(frozen=True, slots=True)
class Changes:
    """What one update did, in files: made anew, kept, gone; and which paths differ from the tree that was live."""

    rendered: int
    reused: int
    removed: tuple[str, ...]
    changed: tuple[str, ...]


class MakingFailed(Exception):
    """Some outputs could not be made; `failures` pairs each with the reason."""

    def __init__(self, failures: list[tuple[Output, Failure]]) -> None:
        super().__init__(f"{len(failures)} outputs failed")
        self.failures = failures


class SiteTrees:
    """The live tree at `output` and the spare one beside the records in `cache`."""

    def __init__(self, output: Path, cache: Path, *, hashing: bool = False) -> None:
        """`hashing` looks at every byte of both trees, else only where somebody had a hand on a file."""
        self.output = Path(os.path.realpath(output))  # behind a link it is the folder itself that is exchanged
        self._hashing = hashing
        self.records = cache / "trees"
        self.spare = cache / "spare"
        self._live: Tree | None = None
        self._levelling: Aside[Level] | None = None

    @contextlib.contextmanager
    def levelled(self, jobs: int) -> Iterator[None]:
        """Bring the spare tree level with the live one while a block runs: `update` will need it so.

        To be entered under the build's lock; with one job nothing runs beside the block, and it is done when needed.
        """
        if jobs > 1:
            self._begin(jobs)
        try:
            yield
        finally:
            if self._levelling is not None:
                self._levelling.settle()

    def known(self, fresh: bool = False) -> Tree:
        """The tree that is served now and what is damaged in it; a `fresh` build knows nothing of it.

        It is read once, since under the lock nobody else changes it.
        """
        if fresh:
            return Tree(self.output)
        if self._live is None:
            found = self._begin(1).result()
            self._live = Tree.of_version(self.output, self.records, found.version)
            self._live.damaged, self._live.has_strays = found.damaged, found.has_strays
        return self._live

    def _begin(self, jobs: int) -> Aside[Level]:
        if self._levelling is None:
            self._levelling = Aside(
                partial(level, self.output, self.spare, self.records, hashing=self._hashing), beside=jobs > 1
            )
        return self._levelling

    def update(
        self,
        plan: Plan,
        jobs: int,
        progress: Callable[[int, int], None],
        *,
        fresh: bool = False,
        prepare: Callable[[int], object] = lambda count: None,
    ) -> Changes:
        """Make the live tree hold exactly the outputs of a plan, or leave it as it is and raise.

        What the plan still waits for is made last. `prepare` is told how much there is to make before that is divided, if it is
        anything. Raises MakingFailed when an output cannot be made, OSError when a file cannot be written.
        """
        live = self.known(fresh)
        making = _Making(live, self._begin_version, jobs, progress, prepare)
        making.bring(plan, plan.missing(live.files))
        making.bring(plan.complete(), plan.missing(live.files))
        made, removed = making.made, tuple(sorted(making.removed))
        if not made and not removed and live.files and not live.has_strays:
            return Changes(0, len(plan), (), ())
        files = {**making.open().files, **made}
        for path in removed:
            del files[path]
        version = self._seal(files)
        self._verify(made, len(plan), counted=bool(live.files))
        exchange(self.spare, self.output)
        self._forget_other_records({version, live.version})
        changed = sorted(
            path
            for path, written in made.items()
            if path not in live.files or live.files[path].sha256 != written.sha256
        )
        return Changes(len(made), len(plan) - len(made), removed, tuple(changed))

    def _begin_version(self, live: Tree) -> Tree:
        """Begin a new version in the spare tree: it is level with a known live tree, and empty beside an unknown one."""
        self._live = self._levelling = None  # from here on it is level no more
        if not live.files and self.spare.exists():
            shutil.rmtree(self.spare)
        self.spare.mkdir(parents=True, exist_ok=True)
        (self.spare / MANIFEST).unlink(missing_ok=True)  # from here on it is no known version any more
        return Tree(self.spare, live.files)

    def _seal(self, files: dict[str, Written]) -> str:
        """Write the tree's public manifest, and the record under that manifest's digest, which is returned."""
        ordered = sorted(files.items())
        # the signs of a path need no escaping in JSON, see engine/plan.py
        listing = ",".join([f'"{path}":{{"sha256":"{one[1]}","size":{one[2]}}}' for path, one in ordered])
        sealed = f'{{"version":1,"files":{{{listing}}}}}'.encode()
        version = digest(sealed)
        self.records.mkdir(parents=True, exist_ok=True)
        record = self.records / f"{version}.txt"
        replace_file(record, write_record(ordered))
        settle(record, time.time_ns() - GRAIN_NS)
        (self.spare / MANIFEST).write_bytes(sealed)
        return version

    def _verify(self, made: dict[str, Written], count: int, *, counted: bool) -> None:
        """Raise OSError unless what was just made is there, each file of its size, and nothing is there that should not be.

        A full disk must not go unseen; what the tree held before was looked at, and `counted`, when it was made level.
        """
        tree = Tree(self.spare)
        missing = [path for path, written in made.items() if not tree.intact(path, written)]
        found = count + 1 if counted else count_files(self.spare)
        if missing or found != count + 1:
            (self.spare / MANIFEST).unlink()  # no known version: the next build fills it from nothing
            raise OSError(f"{len(missing)} files are missing or short, {found} found, {count + 1} expected")

    def _forget_other_records(self, kept: set[str]) -> None:
        """Keep the records of the two trees: the new one, and the one that was live before."""
        for record in self.records.iterdir():
            if record.stem not in kept:
                record.unlink(missing_ok=True)


class _Making:
    """A new version of the site taking shape in the spare tree, which is only begun when something differs."""

    def __init__(
        self,
        live: Tree,
        begin: Callable[[Tree], Tree],
        jobs: int,
        progress: Callable[[int, int], None],
        prepare: Callable[[int], object],
    ) -> None:
        self.made: dict[str, Written] = {}
        self.removed: set[str] = set()
        self._live = live
        self._begin = begin
        self._spare: Tree | None = None
        self._jobs = jobs
        self._progress = progress
        self._prepare = prepare

    def open(self) -> Tree:
        """The spare tree, as it was when the version was begun."""
        if self._spare is None:
            self._spare = self._begin(self._live)
        return self._spare

    def bring(self, outputs: Iterable[Output], missing: Iterable[str]) -> None:
        """Make what the live tree does not hold of some outputs, and remove files that have no output any more."""
        stale = [output for output in outputs if not self._live.holds(output.path, output.key)]
        for path in missing:
            if path not in self.removed:
                remove(self.open().folder, path)
                self.removed.add(path)
        if stale:
            self._prepare(len(stale))
            for early in (True, False):
                self._fill(self.open().folder, [output for output in stale if output.early is early], early=early)

    def _fill(self, folder: Path, stale: list[Output], *, early: bool) -> None:
        failures: list[tuple[Output, Failure]] = []
        tasks = _tasks(stale)
        # outputs hold closures, which cannot be sent: the forked children know them by number
        crew: Crew[int, list[Written]] = Crew(
            lambda number: [_make(output, self._live, folder) for output in tasks[number]],
            self._jobs,
            SECONDS_FOR_A_PAGE,
            32,
            stands_back=early,
        )
        before = len(self.made)
        for count, (number, result) in enumerate(crew.run(range(len(tasks))), start=1):
            if isinstance(result, Failure):
                failures.append((tasks[number][0], result))
            else:
                self.made.update(zip([output.path for output in tasks[number]], result, strict=True))
            self._progress(before + count, before + len(tasks))
        raise_disk_error(failure for _, failure in failures)
        if failures:
            raise MakingFailed(failures)


def _tasks(outputs: Iterable[Output]) -> list[list[Output]]:
    """Outputs one by one, those that share their work together."""
    tasks: dict[str | int, list[Output]] = {}
    for number, output in enumerate(outputs):
        tasks.setdefault(output.shared or number, []).append(output)
    return list(tasks.values())


def _make(output: Output, live: Tree, spare: Path) -> Written:
    """Make one output in the spare tree; bytes that both trees hold already are not written again."""
    made = output.make()
    if isinstance(made, Path):
        return _take(output, made, spare)
    sha256 = hashlib.sha256(made).hexdigest()
    known = live.files.get(output.path)
    if known is not None and known.sha256 == sha256 and output.path not in live.damaged:
        return known._replace(key=output.key)
    target = f"{spare}/{output.path}"
    handle = _create(target)
    try:
        size = 0
        while size < len(made):
            size += os.write(handle, made[size:])
        found = os.fstat(handle)
    finally:
        os.close(handle)
    return Written.of(output.key, sha256, found)


def _take(output: Output, original: Path, spare: Path) -> Written:
    """Hard-link (or copy) a finished file of a store into the tree."""
    target = spare / output.path
    sha256 = sha256_of(original)
    link(original, target)
    found = os.lstat(target)
    if found.st_size != os.stat(original).st_size:  # noqa: PTH116 - as below
        raise OSError(f"{output.path}: short copy")
    return Written.of(output.key, sha256, found)


def _create(target: str) -> int:
    """Open a new file for writing; never an old one, which may be a link to a live page."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    if target.endswith("/index.html"):  # a page has a folder of its own, most often a new one
        with contextlib.suppress(OSError):
            os.mkdir(target[: -len("/index.html")])  # noqa: PTH102 - as below
    for _ in range(3):
        try:
            return os.open(target, flags, 0o644)
        except FileExistsError:
            os.unlink(target)  # noqa: PTH108 - the hot path of ten thousand pages
        except FileNotFoundError:
            os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120
    raise OSError(f"cannot create {target}")
