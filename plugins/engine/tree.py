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
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from plugins.engine.exchange import exchange
from plugins.engine.files import count_files, replace_file
from plugins.engine.hashing import digest
from plugins.engine.plan import MANIFEST, Output, Plan
from plugins.engine.record import Written, read_record, write_record
from plugins.engine.workers import Crew, Failure, raise_disk_error

SECONDS_FOR_A_PAGE = 60.0


@dataclass(slots=True)
class Tree:
    """A folder and what is known of the files in it; `files` is empty for a folder that cannot be trusted."""

    folder: Path
    files: dict[str, Written] = field(default_factory=dict)

    def holds(self, path: str, key: str) -> bool:
        """Whether a file was written for this key and still is what was written then."""
        written = self.files.get(path)
        return written is not None and written.key == key and self.intact(path, written)

    def intact(self, path: str, written: Written) -> bool:
        """Whether a file on disk still has the size and time it was given."""
        try:
            found = os.lstat(f"{self.folder}/{path}")
        except OSError:
            return False
        return (found.st_size, found.st_mtime_ns) == (written.size, written.mtime_ns)


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

    def __init__(self, output: Path, cache: Path) -> None:
        self.output = output
        self.records = cache / "trees"
        self.spare = cache / "spare"
        self._live: Tree | None = None

    def live(self) -> Tree:
        """The tree that is served now; read once, since under the build's lock nobody else changes it."""
        if self._live is None:
            self._live = self._open(self.output)
        return self._live

    def update(
        self,
        plan: Plan,
        jobs: int,
        progress: Callable[[int, int], None],
        *,
        fresh: bool = False,
        prepare: Callable[[], object] = lambda: None,
    ) -> Changes:
        """Make the live tree hold exactly the outputs of a plan, or leave it as it is and raise.

        `prepare` is called once before the work is divided, only when there is something to make. Raises MakingFailed when an output cannot be made, OSError when a file cannot be written.
        """
        live = Tree(self.output) if fresh else self.live()
        stale = [output for output in plan if not live.holds(output.path, output.key)]
        removed = tuple(sorted(path for path in live.files if plan.get(path) is None))
        if not stale and not removed and live.files:
            return Changes(0, len(plan), (), ())
        if stale:
            prepare()
        spare = self._prepare_spare(fresh)
        try:
            made = self._fill(spare, live, plan, stale, jobs, progress)
        except (IsADirectoryError, NotADirectoryError, FileExistsError):
            # somebody put a folder where a file belongs, or the reverse: that tree is of no use any more
            shutil.rmtree(self.spare)
            spare = self._prepare_spare(fresh=True)
            made = self._fill(spare, live, plan, stale, jobs, progress)
        files = {**spare.files, **made}
        for path in [path for path in files if plan.get(path) is None]:
            del files[path]
            _remove(self.spare, path)
        self._seal(spare.folder, files)
        self._verify(spare, made, len(files))
        exchange(self.spare, self.output)
        self._live = None
        self._forget_old_records()
        changed = sorted(
            path
            for path, written in made.items()
            if path not in live.files or live.files[path].sha256 != written.sha256
        )
        return Changes(len(stale), len(plan) - len(stale), removed, tuple(changed))

    def _open(self, folder: Path) -> Tree:
        try:
            sealed = (folder / MANIFEST).read_bytes()
            record = (self.records / f"{digest(sealed)}.txt").read_bytes()
            return Tree(folder, read_record(record))
        except (OSError, ValueError):
            return Tree(folder)  # no record, or a damaged one: everything is made anew

    def _prepare_spare(self, fresh: bool) -> Tree:
        spare = Tree(self.spare) if fresh else self._open(self.spare)
        if not spare.files and self.spare.exists():
            shutil.rmtree(self.spare)
        self.spare.mkdir(parents=True, exist_ok=True)
        (self.spare / MANIFEST).unlink(missing_ok=True)  # from here on it is no known version any more
        return spare

    def _fill(
        self, spare: Tree, live: Tree, plan: Plan, stale: list[Output], jobs: int, progress: Callable[[int, int], None]
    ) -> dict[str, Written]:
        """Bring every file that the spare tree lacks: linked from the live tree, or made."""
        unmade = {output.path for output in stale}
        done: dict[str, Written] = {}
        for output in plan:
            if output.path not in unmade and not spare.holds(output.path, output.key):
                _link(self.output / output.path, self.spare / output.path)
                done[output.path] = live.files[output.path]
        failures: list[tuple[Output, Failure]] = []

        # outputs hold closures, which cannot be sent: the forked children know them by number
        crew: Crew[int, Written] = Crew(
            lambda number: _make(stale[number], live, self.spare), jobs, SECONDS_FOR_A_PAGE, 32
        )
        for count, (number, result) in enumerate(crew.run(range(len(stale))), start=1):
            if isinstance(result, Failure):
                failures.append((stale[number], result))
            else:
                done[stale[number].path] = result
            progress(count, len(stale))
        raise_disk_error(failure for _, failure in failures)
        if failures:
            raise MakingFailed(failures)
        return done

    def _seal(self, folder: Path, files: dict[str, Written]) -> None:
        """Write the tree's public manifest, and the record under that manifest's digest."""
        ordered = sorted(files.items())
        # the signs of a path need no escaping in JSON, see engine/plan.py
        listing = ",".join(f'"{path}":{{"sha256":"{one.sha256}","size":{one.size}}}' for path, one in ordered)
        sealed = f'{{"version":1,"files":{{{listing}}}}}'.encode()
        self.records.mkdir(parents=True, exist_ok=True)
        replace_file(self.records / f"{digest(sealed)}.txt", write_record(ordered))
        (folder / MANIFEST).write_bytes(sealed)

    def _verify(self, tree: Tree, made: dict[str, Written], count: int) -> None:
        """Raise OSError unless what was just made is there, each file of its size, and nothing is there that should not be.

        A full disk must not go unseen; what the tree held before was looked at when it was found to hold it.
        """
        missing = [path for path, written in made.items() if not tree.intact(path, written)]
        found = count_files(tree.folder)
        if missing or found != count + 1:
            (tree.folder / MANIFEST).unlink()  # no known version: the next build fills it from nothing
            raise OSError(f"{len(missing)} files are missing or short, {found} found, {count + 1} expected")

    def _forget_old_records(self) -> None:
        kept = set()
        for folder in (self.output, self.spare):
            with contextlib.suppress(OSError):
                kept.add(digest((folder / MANIFEST).read_bytes()))
        for record in self.records.iterdir():
            if record.stem not in kept:
                record.unlink(missing_ok=True)


def _make(output: Output, live: Tree, spare: Path) -> Written:
    """Make one output in the spare tree; bytes that the live tree holds already are linked, not written."""
    made = output.make()
    if isinstance(made, Path):
        return _copy(output, made, spare)
    sha256 = hashlib.sha256(made).hexdigest()
    known = live.files.get(output.path)
    if known is not None and known.sha256 == sha256 and live.intact(output.path, known):
        _link(live.folder / output.path, spare / output.path)
        return Written(output.key, sha256, known.size, known.mtime_ns)
    target = f"{spare}/{output.path}"
    handle = _create(target)
    try:
        size = 0
        while size < len(made):
            size += os.write(handle, made[size:])
        found = os.fstat(handle)
    finally:
        os.close(handle)
    return Written(output.key, sha256, found.st_size, found.st_mtime_ns)


def _copy(output: Output, original: Path, spare: Path) -> Written:
    """Hard-link (or copy) a finished file of a store into the tree."""
    _link(original, spare / output.path)
    with (spare / output.path).open("rb") as copied:
        sha256 = hashlib.file_digest(copied, "sha256").hexdigest()
    found = os.lstat(spare / output.path)
    if found.st_size != original.stat().st_size:
        raise OSError(f"{output.path}: short copy")
    return Written(output.key, sha256, found.st_size, found.st_mtime_ns)


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


def _link(original: Path, target: Path) -> None:
    for _ in range(3):
        try:
            os.link(original, target)
            return
        except FileExistsError:
            target.unlink()
        except FileNotFoundError:
            if target.parent.is_dir():
                raise
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError:  # another file system, or one without hard links
            shutil.copy2(original, target)
            return


def _remove(folder: Path, path: str) -> None:
    """Delete a file and the folders that it leaves empty."""
    target = folder / path
    target.unlink(missing_ok=True)
    for parent in target.relative_to(folder).parents:
        try:
            (folder / parent).rmdir()
        except OSError:
            return
