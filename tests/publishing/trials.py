"""Long trials of publishing: each returns what it counted, and the suite runs them short.

inv trials --publishing                              every trial at its full count, as a table
inv trials --publishing r8-ssh,r8-store --runs 20    some of them, so many times
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]

import disk_trials  # noqa: E402
import line_trials  # noqa: E402
import real_trials  # noqa: E402
from trial_tools import Outcome  # noqa: E402

TRIALS: dict[str, tuple[Callable[[int], Outcome], int]] = {
    "r1": (disk_trials.kills, 200),
    "r2": (line_trials.readers, 20),
    "r5": (disk_trials.full_disk, 100_000),
    "r6": (disk_trials.at_once, 50),
    "r8-folder": (disk_trials.cut_folder, 100),
    "r8-ssh": (line_trials.cut_ssh, 100),
    "r8-store": (line_trials.cut_store, 100),
    "r9": (real_trials.clocks, 100),
    "r14": (disk_trials.backwards, 40),
    "r15": (disk_trials.emptied, 100),
    "r17": (real_trials.browsed, 100_000),
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trials", nargs="?", default="all", help=f"all, or some of {', '.join(TRIALS)}")
    parser.add_argument("--runs", type=int, default=0, help="runs of each instead of the promised number")
    arguments = parser.parse_args()
    wanted = list(TRIALS) if arguments.trials == "all" else arguments.trials.split(",")
    if unknown := [name for name in wanted if name not in TRIALS]:
        parser.error(f"unknown: {', '.join(unknown)}; known: {', '.join(TRIALS)}")
    print("| thử | số lần | đúng như hứa | ghi chú | giây |\n|---|---|---|---|---|", flush=True)
    held = True
    for name in wanted:
        trial, count = TRIALS[name]
        started = time.monotonic()
        outcome = trial(arguments.runs or count)
        held &= outcome.holds
        took = time.monotonic() - started
        print(f"| {outcome.trial} | {outcome.runs} | {outcome.good} | {outcome.detail} | {took:.0f} |", flush=True)
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
