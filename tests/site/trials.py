"""The long runs of `inv trials`: many random editing sessions, many killed builds, many hostile articles; prints what held and what did not."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.site.building import Builder
from tests.site.hostile_site import run_hostile
from tests.site.sequences import run_kills, run_sequences


def main() -> int:
    """Run both trials; exit 1 when anything was broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sequences", type=int, default=500)
    parser.add_argument("--hostile", type=int, default=5000)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    broken: list[str] = []
    trials = (
        ("hostile", chosen.hostile, run_hostile),
        ("sequences", chosen.sequences, run_sequences),
        ("kills", chosen.kills, run_kills),
    )
    for name, count, run in trials:
        if not count:
            continue
        began = time.monotonic()
        with tempfile.TemporaryDirectory() as folder, Builder() as builder:
            found = run(count, chosen.seed, Path(folder), builder)
        print(f"{name}: {count} run, {len(found)} broken, {time.monotonic() - began:.0f} s", flush=True)
        broken += found
    print("\n".join(broken))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
