"""Trials of a newsroom that never stops saving: no build publishes half of anything, and no published file ever changes."""

from __future__ import annotations

import random
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plugins.engine.reading import QUIET_NS
from tests.factories import SITE, Project, article, bare_project
from tests.site.building import Builder
from tests.site.sequences import broken_promises

ARTICLES = 4
_LONG_REST = QUIET_NS / 2e9  # seconds between two writes, of those after which a build takes a file for saved
_LONG = "Câu ở giữa cho bài dài ra. " * 400
_ENDS = re.compile(r"Đầu bản (\d+)\b.*?Cuối bản (\d+)\b", re.S)


class Editor(threading.Thread):
    """Saves articles, an attached file and the site's settings all the time: in place bit by bit, or by renaming.

    A build takes a file that was left alone for a while for saved. On a busy machine a save may rest as long half-way,
    which no editor's program does: what is built meanwhile proves nothing, and `rested` says so.
    """

    def __init__(self, project: Project, seed: int) -> None:
        super().__init__(daemon=True)
        self._project = project
        self._chance = random.Random(seed)
        self._ending = threading.Event()
        self._saving = threading.Condition()
        self._rests = 0
        self.saves = 0

    def run(self) -> None:
        """Save until told to stop."""
        while not self._ending.is_set():
            with self._saving:
                self.saves += 1
                self._save(*self._chance.choice(versions(self.saves)))
                self._saving.notify_all()
            self._ending.wait(self._chance.choice([0, 0.02, 0.1, 0.4, 0.9]))

    @contextmanager
    def pausing(self) -> Iterator[None]:
        """Nothing is saved, and nothing is half-saved, during the block."""
        with self._saving:
            yield

    def rested(self) -> bool:
        """Whether a save took too long since this was asked last; waits for the one that is going on."""
        with self._saving:
            rests, self._rests = self._rests, 0
            return rests > 0

    def wait_for_a_save(self) -> None:
        """Wait until one more file is saved."""
        with self._saving:
            self._saving.wait()

    def stop(self) -> None:
        """Finish the save that is going on, and no more."""
        self._ending.set()
        self.join()

    def _save(self, path: str, content: bytes) -> None:
        target = self._project.root / path
        if self._chance.random() < 0.3:
            other = target.with_name(f"{target.name}.tmp")
            other.write_bytes(content)
            other.replace(target)
            return
        mode = "r+b" if self._chance.random() < 0.5 else "wb"  # over the old bytes, or after emptying the file
        began = time.monotonic()
        with target.open(mode, buffering=0) as file:
            third = len(content) // 3
            for part in (content[:third], content[third : 2 * third], content[2 * third :]):
                file.write(part)
                time.sleep(self._chance.uniform(0, 0.05))
                self._rests += time.monotonic() - began > _LONG_REST
                began = time.monotonic()
            file.truncate()
        self._rests += time.monotonic() - began > _LONG_REST


def versions(number: int) -> list[tuple[str, bytes]]:
    """Every file that is edited, as its version of that number."""
    words = f"Đầu bản {number}. Tải [kế hoạch](ke-hoach.pdf).\n\n{_LONG}\n\nCuối bản {number} đây."
    files = [(f"content/2020/b{n}.md", article(f"Bài {n}", words).encode()) for n in range(ARTICLES)]
    plan = b"%%PDF-1.4 Start %d " % number + b"x" * 30_000 + b" End %d." % number
    site = SITE.replace("name: Cổng phường thử", f"name: Cổng phường {number}")
    return [*files, ("content/2020/ke-hoach.pdf", plan), ("content/data/site.yaml", f"{site}# {number}\n".encode())]


def run_saving(count: int, seed: int, folder: Path, builder: Builder) -> list[str]:
    """Build `count` times while an editor saves; return a line for each half of anything that was published."""
    project = bare_project(folder / "site")
    for path, content in versions(0):
        project.write(path, content)
    found = [] if builder.run(project).code == 0 else ["the first site does not build"]
    editor = Editor(project, seed)
    editor.start()
    codes: list[int] = []
    for number in range(4 * count):
        if len(codes) == count:
            break
        told = builder.run(project)
        if editor.rested():
            with editor.pausing():
                found += [] if builder.run(project).code == 0 else [f"build {number}: nobody saves, and yet it fails"]
            continue
        codes.append(told.code)
        editor.wait_for_a_save()  # before the site is looked at
        found += [f"build {number}: {line}" for line in _halves(project)]
        if told.code not in (0, 1, 2) or any("[tep-dang-ghi]" not in e and "[cau-hinh" not in e for e in told.errors):
            found.append(f"build {number}: exit {told.code} {told.errors} {told.err}")
    editor.stop()
    if builder.run(project).code != 0:
        found.append("nobody saves any more, and yet the site does not build")
    print(
        f"  {editor.saves} saves, {codes.count(0)} of {len(codes)} builds complete, the others refused and changed nothing"
    )
    return found + [f"at the end: {line}" for line in _halves(project)]


def _halves(project: Project) -> list[str]:
    found = [f"{path} is not what was published" for path in broken_promises(project.output)]
    for number in range(ARTICLES):
        ends = _ENDS.search(project.page(f"/tin/2020/07/bai-{number}/"))
        if ends is None or ends[1] != ends[2]:
            found.append(f"article {number}: {ends.groups() if ends else 'an end is missing'}")
    for file in sorted((project.output / "tep").iterdir()):
        content = file.read_bytes()
        start, end = re.search(rb"Start (\d+) ", content), re.search(rb" End (\d+)\.\Z", content)
        if start is None or end is None or start[1] != end[1]:
            found.append(f"{file.name}: half a file")
    return found
