"""Lighthouse's four scores, mobile, of one page of each kind of a built site.

    npm install --prefix PLACE lighthouse@12.8.2
    python -m benchmarks.lighthouse OUTPUT --program PLACE/node_modules/.bin/lighthouse [--only KIND,…]

Lighthouse is no dependency of the project. Exits with 1 when a page scores less than 100 for accessibility, best
practices or search engines, or less than 99 for performance; prints the audits that cost points. 404.html asks search
engines to stay out, so its last score is not counted.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.page_host import PageHost
from benchmarks.pages import pages_of

GOALS = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}
UNCOUNTED = {("not found", "seo")}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Scores of one page out of 100, by category, and the audits that cost points."""

    kind: str
    scores: dict[str, int]
    faults: list[str]

    @property
    def misses(self) -> list[str]:
        """Categories below their goal."""
        return [name for name, goal in GOALS.items() if self.scores[name] < goal and (self.kind, name) not in UNCOUNTED]


def judge(program: Path, chromium: str, kind: str, address: str) -> Verdict:
    """Run Lighthouse once. Raises CalledProcessError when it cannot run."""
    command = [
        str(program),
        address,
        "--quiet",
        "--output=json",
        "--output-path=stdout",
        "--chrome-flags=--headless=new --no-sandbox",
        f"--only-categories={','.join(GOALS)}",
    ]
    told = subprocess.run(command, check=True, capture_output=True, env={**os.environ, "CHROME_PATH": chromium})
    report: dict[str, Any] = json.loads(told.stdout)
    categories, audits = report["categories"], report["audits"]
    scores = {name: round(100 * (categories[name]["score"] or 0)) for name in GOALS}
    weighty = (ref["id"] for name in GOALS for ref in categories[name]["auditRefs"] if ref["weight"])
    faults = [
        audit for audit in dict.fromkeys(weighty) if (audits[audit]["score"] or 0) < 0.9 and _counted(audits[audit])
    ]
    return Verdict(kind, scores, faults)


def _counted(audit: dict[str, Any]) -> bool:
    return audit["scoreDisplayMode"] not in ("notApplicable", "manual", "informative")


def main(arguments: list[str] | None = None) -> int:
    """Judge and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=Path)
    parser.add_argument("--program", type=Path, required=True)
    parser.add_argument("--only", default="", help="kinds, with commas between")
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    options = parser.parse_args(arguments)
    wanted = [kind.strip() for kind in options.only.split(",") if kind.strip()]
    missed = False
    print(f"| page | {' | '.join(GOALS)} | costs points |")
    print("|---|--:|--:|--:|--:|---|", flush=True)
    with PageHost(options.output).serve() as address:
        for kind, path in pages_of(options.output).items():
            if wanted and kind not in wanted:
                continue
            verdict = judge(options.program, options.chromium, kind, address + path)
            missed = missed or bool(verdict.misses)
            numbers = " | ".join(str(verdict.scores[name]) for name in GOALS)
            print(f"| {kind} | {numbers} | {', '.join(verdict.faults) or '–'} |", flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
