"""What safety costs: the share of a cold build's processor time that goes into not losing and not leaking anything.

Every function below is timed where it is called, outermost calls only, in one process, so that nothing escapes the
clock; share cards keep their own processes, and their time counts as part of the whole. A function that would be needed
in part without any danger (finding the files, reading their bytes) is counted in full, so the share is an upper bound.
With `--workers` the same corpus is also built with and without a worker that may be killed, in pairs on one processor, to
see what that costs. Each pair changes the order. Time in our code and time in the system are told apart, because creating
some thousand files costs the system now half as much and now twice as much, whoever asks; with TMPDIR in memory it is steady.
"""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.corpus import write_corpus

ROOT = Path(__file__).resolve().parents[1]
# what it is for → where the function is called, and its name there
GUARDS: dict[str, list[tuple[str, str]]] = {
    "configuration checked first": [("assembly.build", "read_configuration")],
    "every file classed": [("assembly.gathering", "take_snapshot")],
    "whole files only (reading included)": [("assembly.compiling", "read_stable")],
    "encodings and old fonts recognised": [("frontmatter.reading", "decode"), ("frontmatter.reading", "find_legacy")],
    "unseen signs": [("frontmatter.reading", name) for name in ("_is_odd", "clean_front", "clean_body")],
    "nesting and repetition": [("markup.rendering", "refuse")],
    "sanitiser": [("markup.rendering", "sanitise")],
    "forbidden addresses": [("markup.rendering", "_bad_addresses")],
    "visible words compared": [("markup.rendering", "visible_text")],
    "personal data": [("assembly.hints", "may_be_personal"), ("assembly.hints", "find_suspicions")],
    "letters that cards lack": [("assembly.compiling", "letters_of_article")],
    "one owner for each address": [
        ("assembly.build", "shared_addresses"),
        ("assembly.build", "lost_addresses"),
        ("engine.plan", "Plan.add"),
    ],
    "links lead somewhere": [("assembly.site_plan", "SitePlan.dead_links")],
    "what is out is decided": [("assembly.build", "sort_articles")],
    "attached files": [("assembly.build", "attachment_addresses")],
    "files hashed": [("engine.tree", "hashlib.sha256")],
    "tree sealed and verified": [("engine.tree", "SiteTrees._seal"), ("engine.tree", "SiteTrees._verify")],
    "files counted": [("assembly.build", "Session._counts")],
}


class Meter:
    """Adds up the processor time of functions by what they are for; a call within another counts once."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._inside = False

    def watch(self, purpose: str, module: str, name: str) -> None:
        """Put a clock around a function of ours, as one module sees it. Raises AttributeError when it is gone."""
        holder: Any = importlib.import_module(f"plugins.{module}")
        *path, last = name.split(".")
        if path == ["hashlib"]:  # a clock around the library's function, for this module alone
            holder.hashlib = type("Hashing", (), {**vars(holder.hashlib)})
        for part in path:
            holder = getattr(holder, part)
        timed = self._timed(purpose, getattr(holder, last))
        setattr(holder, last, staticmethod(timed) if path == ["hashlib"] else timed)

    def _timed(self, purpose: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            if self._inside:
                return function(*arguments, **named)
            self._inside = True
            began = time.process_time()
            try:
                return function(*arguments, **named)
            finally:
                self.seconds[purpose] += time.process_time() - began
                self._inside = False

        return call


def build_here(root: Path, meter: Meter | None, workers: bool) -> None:
    """Build in this process, with forked workers or without."""
    from plugins.assembly import commands
    from plugins.assembly.fastpath import take_inputs
    from plugins.assembly.settings import BuildSettings
    from plugins.engine import workers as crews

    if not workers:
        crews.can_fork = lambda: False
    for purpose, functions in GUARDS.items() if meter else ():
        for module, name in functions:
            assert meter is not None
            meter.watch(purpose, module, name)
    settings = BuildSettings(root=root, jobs=1)
    code = commands.build(settings, take_inputs(root))
    if code:
        raise SystemExit(f"the corpus does not build: exit {code}")


@dataclass(frozen=True, slots=True)
class Used:
    """Processor time in seconds: in our code, and in the system on its behalf."""

    user: float
    system: float

    @property
    def whole(self) -> float:
        """Both together."""
        return self.user + self.system

    def __add__(self, other: Used) -> Used:
        return Used(self.user + other.user, self.system + other.system)

    def __sub__(self, other: Used) -> Used:
        return Used(self.user - other.user, self.system - other.system)

    def __str__(self) -> str:
        return f"{self.user:.2f} + {self.system:.2f} s"


def processor_time() -> Used:
    """What this process and its ended children have used."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return Used(sum(one.ru_utime for one in used), sum(one.ru_stime for one in used))


def _site(folder: Path, articles: int) -> Path:
    write_corpus(folder, articles, "ours")
    for name in ("theme", "plugins"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
    shutil.copy2(ROOT / "pelicanconf.py", folder)
    return folder


def _child(articles: int, mode: str) -> Used:
    """Build in a process of its own, on one processor; returns what it used."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.safety", "--articles", str(articles), "--mode", mode],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    user, system = map(float, done.stdout.split()[-2:])
    return Used(user, system)


def _pairs(articles: int, count: int) -> None:
    """Build in pairs, without and with a worker, and print what each used and what all together did."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    sums = {"alone": Used(0, 0), "workers": Used(0, 0)}
    for number in range(count):
        order = ("alone", "workers") if number % 2 == 0 else ("workers", "alone")
        used = {mode: _child(articles, mode) for mode in order}
        sums = {mode: sums[mode] + used[mode] for mode in sums}
        print(f"pair {number + 1}: {used['alone']} in one process, {used['workers']} with a worker", flush=True)
    alone, workers = sums["alone"], sums["workers"]
    shares = f"{workers.user / alone.user - 1:+.1%} of our code, {workers.whole / alone.whole - 1:+.1%} with the system"
    print(f"a worker costs {shares}, over {count} pairs")


def main() -> int:
    """Build once with clocks and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--workers", type=int, default=0, metavar="PAIRS", help="pairs of builds with and without")
    parser.add_argument("--mode", choices=("clocks", "workers", "alone"), default="clocks", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    os.environ["CONG_PHUONG_NOW"] = "2026-06-01T08:00:00+07:00"
    meter = Meter() if chosen.mode == "clocks" else None
    with tempfile.TemporaryDirectory() as name:
        root = _site(Path(name), chosen.articles)
        before = processor_time()
        build_here(root, meter, workers=chosen.mode == "workers")
        whole = processor_time() - before
    if meter is None:
        print(whole.user, whole.system)
        return 0
    safe = sum(meter.seconds.values())
    print(f"{chosen.articles} articles, cold, Python {platform.python_version()}: {whole} of processor time")
    for purpose in GUARDS:
        print(f"{meter.seconds[purpose]:8.3f} s {meter.seconds[purpose] / whole.whole:6.1%}  {purpose}")
    print(f"{safe:8.3f} s {safe / whole.whole:6.1%}  safety in all")
    if chosen.workers:
        _pairs(chosen.articles, chosen.workers)
    return 0


if __name__ == "__main__":
    sys.exit(main())
