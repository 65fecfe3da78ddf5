"""What the trials of publishing share: an outcome to report, a project that goes back and forth, many runs side by side."""

from __future__ import annotations

import contextlib
import hashlib
import multiprocessing
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from site_factory import Site, configure, make_site

from plugins.publishing.clock import now
from plugins.publishing.publication import Clock, publish

CREW = 8  # runs that mostly wait for servers go side by side


@dataclass(frozen=True)
class Outcome:
    """So many runs, so many of them as promised, and what else was counted."""

    trial: str
    runs: int
    good: int
    detail: str = ""

    @property
    def holds(self) -> bool:
        return self.runs == self.good


def quiet(_: str) -> None:
    """Say nothing."""


class Pair:
    """One project that goes back and forth between two versions which differ in pages, theme and pictures."""

    def __init__(self, project: Path, targets: dict[str, dict[str, object]], articles: int = 30) -> None:
        first = make_site(articles)
        more = {f"them-{n}": f"bài thêm {n} " * 30 for n in range(5)}
        second = Site({**first.articles, "bai-00000": "đã sửa lại", **more}, look="body{margin:1px}" * 50)
        self.project = project
        self.versions = (first, second)
        self.at = 0
        configure(project, targets)

    def build(self) -> None:
        """Build the version that is not the last one built."""
        self.versions[self.at].build(self.project)
        self.at = 1 - self.at

    def publish(self, target: str, clock: Clock = now) -> int:
        return publish(self.project, target, confirm_removal=True, say=quiet, clock=clock).exit_code


def digest(project: Path) -> str:
    """Return the hash by which served_version() names the build of a project."""
    return hashlib.sha256((project / "output/manifest.json").read_bytes()).hexdigest()


@contextlib.contextmanager
def workplace() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="phuong-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def side_by_side(part: Callable[[int, int], tuple[int, int]], count: int, seed: int) -> tuple[int, int]:
    """Share `count` runs out among processes, each with its own servers and seed; return the sums of their two counts."""
    shares = [len(range(first, count, CREW)) for first in range(min(CREW, count))]
    seeds = range(100 * seed, 100 * seed + len(shares))
    with ProcessPoolExecutor(len(shares), multiprocessing.get_context("fork")) as pool:
        good, struck = zip(*pool.map(part, shares, seeds), strict=True)
    return sum(good), sum(struck)
