"""`inv bench`: builds of the same corpus by us and by our peers, taking turns in every round.

Cells: cold (no output, no caches), warm (nothing changed, a new process), edit (one sentence added to one article), add
(one article more), preview (from saving an article to its new text over HTTP). Ratios are medians of same-round ratios,
so that a busy minute hits both sides.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.contestants import Contestant, make_contestants
from benchmarks.measuring import Cost, measure, wait_until_quiet
from benchmarks.previewing import measure_preview

GROWTH = (3_000, 30_000)  # articles
CELLS = ("cold", "warm", "edit", "add")
Runs = dict[str, dict[str, list[Cost]]]


def run(contestants: list[Contestant], count: int, seed: int, rounds: int) -> Runs:
    """Measure every cell of every contestant `rounds` times, then once more to see its memory, which disturbs the time."""
    runs: Runs = {cell: {c.name: [] for c in contestants} for cell in CELLS}
    for number in range(rounds + 1):
        watched = number == rounds
        for cell in CELLS:
            for contestant in contestants:
                _prepare(contestant, cell, count, number, seed)
                others = wait_until_quiet()
                cost = measure(contestant.command, contestant.folder, watched=watched)
                runs[cell][contestant.name].append(cost)
                memory = f"{cost.peak_mb:6.0f} MB" if watched else "memory unwatched"
                words = f"{cost.wall:8.2f} s  {cost.cpu:8.2f} s cpu  {memory}  others {others:.1f}"
                print(f"round {number + 1} {cell:5} {contestant.name:8} {words}", file=sys.stderr, flush=True)
    return runs


def _prepare(contestant: Contestant, cell: str, count: int, number: int, seed: int) -> None:
    if cell == "cold":
        contestant.clean()
    elif cell == "edit":
        contestant.edit((count // 2 + number) % count, f"lần {number} {time.time_ns()}")
    elif cell == "add":
        contestant.add(count + number, seed)
    if cell in ("edit", "add"):
        time.sleep(0.3)  # an editor's hand is slower than the clock's grain


def table(runs: Runs) -> dict[str, dict[str, Any]]:
    """Times: medians, and medians of ratios of same-round pairs, by cell. Memory: that of the last round, which gives no times."""
    cells: dict[str, dict[str, Any]] = {}
    for cell, by_name in runs.items():
        ours = by_name["ours"][:-1]
        values: dict[str, Any] = {"runs": len(ours), "peak_mb": round(by_name["ours"][-1].peak_mb)}
        for name, [*costs, watched] in by_name.items():
            values[f"{name}_s"] = round(statistics.median(cost.wall for cost in costs), 3)
            values[f"{name}_cpu_s"] = round(statistics.median(cost.cpu for cost in costs), 3)
            if name != "ours":
                pairs = list(zip(ours, costs, strict=True))
                values[f"ratio_{name}"] = round(statistics.median(a.wall / b.wall for a, b in pairs), 3)
                values[f"ratio_{name}_cpu"] = round(statistics.median(a.cpu / b.cpu for a, b in pairs), 3)
                values[f"{name}_peak_mb"] = round(watched.peak_mb)
        cells[cell] = values
    return cells


def preview_cell(contestants: list[Contestant], count: int) -> dict[str, Any]:
    """The preview of each contestant that has one: from saving to the new text, and from starting to the first page."""
    values: dict[str, Any] = {}
    for port, contestant in enumerate(contestants, start=8771):
        if not contestant.preview:
            continue
        wait_until_quiet()
        cost = measure_preview(contestant, count // 2, port)
        words = f"{cost.save:8.3f} s to new text  {cost.first_page:8.2f} s to the first page  {cost.peak_mb:6.0f} MB"
        print(f"preview {contestant.name:8} {words}", file=sys.stderr, flush=True)
        values[f"{contestant.name}_s"] = round(cost.save, 3)
        values[f"{contestant.name}_first_page_s"] = round(cost.first_page, 3)
        values["peak_mb" if contestant.name == "ours" else f"{contestant.name}_peak_mb"] = round(cost.peak_mb)
    if "hugo_s" in values:
        values["ratio_hugo"] = round(values["ours_s"] / values["hugo_s"], 3)
    return values


def growth(work: Path, seed: int) -> dict[str, Any]:
    """Time for each article of a cold build at 30,000 articles against 3,000: 1 means that nothing grows with the site."""
    values: dict[str, Any] = {}
    for count in GROWTH:
        [ours] = make_contestants(work / f"{count}-growth", count, seed, [], True)
        wait_until_quiet()
        cost = measure(ours.command, ours.folder)
        print(
            f"growth {count}: {cost.wall:.2f} s, {cost.cpu:.2f} s cpu, {cost.peak_mb:.0f} MB",
            file=sys.stderr,
            flush=True,
        )
        values[f"{count}_ms"] = round(cost.wall / count * 1000, 3)
        values[f"{count}_cpu_ms"] = round(cost.cpu / count * 1000, 3)
        values[f"{count}_peak_mb"] = round(cost.peak_mb)
    few, many = GROWTH
    values["ratio"] = round(values[f"{many}_ms"] / values[f"{few}_ms"], 3)
    values["ratio_cpu"] = round(values[f"{many}_cpu_ms"] / values[f"{few}_cpu_ms"], 3)
    return values


def machine() -> dict[str, Any]:
    """What the figures were measured on."""
    model = next(
        (line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line),
        "",
    )
    return {
        "cores": os.cpu_count(),
        "processor": model,
        "system": platform.system(),
        "python": platform.python_version(),
    }


def main(arguments: list[str] | None = None) -> int:
    """Measure and print a table; `--json` also writes it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--peers", default="hugo,pelican")
    parser.add_argument("--equal", action="store_true", help="only the pages that the peers make too")
    parser.add_argument("--work", type=Path, default=Path(".cache/bench"))
    parser.add_argument("--json", type=Path)
    parser.add_argument("--growth", action="store_true", help="instead: a cold build at 3,000 and at 30,000 articles")
    chosen = parser.parse_args(arguments)
    peers = [name for name in chosen.peers.split(",") if name]
    unknown = sorted(set(peers) - {"hugo", "pelican"})
    if unknown:
        parser.error(f"no peer named {', '.join(unknown)}")
    if chosen.growth:
        return _tell({"machine": machine(), "growth": growth(chosen.work.resolve(), chosen.seed)}, chosen.json)
    work = chosen.work.resolve() / f"{chosen.articles}{'-equal' if chosen.equal else ''}"
    contestants = make_contestants(work, chosen.articles, chosen.seed, peers, chosen.equal)
    cells = table(run(contestants, chosen.articles, chosen.seed, chosen.rounds))
    cells["preview"] = preview_cell(contestants, chosen.articles)
    result = {"machine": machine(), "articles": chosen.articles, "equal_pages": chosen.equal, "cells": cells}
    return _tell(result, chosen.json)


def _tell(result: dict[str, Any], file: Path | None) -> int:
    print(json.dumps(result, indent=1))
    if file:
        file.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
