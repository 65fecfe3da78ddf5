"""The long runs of `inv trials`: random editing, killed builds, hostile articles, hidden articles, titles, endless saving.

Prints what held and what did not.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

from tests.site.building import Builder
from tests.site.embargo import run_embargo
from tests.site.hostile_site import run_hostile
from tests.site.saving import run_saving
from tests.site.sequences import run_kills, run_sequences
from tests.site.titles import run_titles

TRIALS = {
    "hostile": (5000, run_hostile),
    "saving": (50, run_saving),
    "embargo": (10_000, run_embargo),
    "titles": (10_000, run_titles),
    "sequences": (500, run_sequences),
    "kills": (200, run_kills),
}


def main() -> int:
    """Run the trials; exit 1 when anything was broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, (count, _) in TRIALS.items():
        parser.add_argument(f"--{name}", type=int, default=count)
    parser.add_argument("--seed", type=int, default=1)
    chosen = vars(parser.parse_args())
    broken: list[str] = []
    for name, (_, run) in TRIALS.items():
        if not chosen[name]:
            continue
        began = time.monotonic()
        with tempfile.TemporaryDirectory() as folder, Builder() as builder:
            found = run(chosen[name], chosen["seed"], Path(folder), builder)
        print(f"{name}: {chosen[name]} run, {len(found)} broken, {time.monotonic() - began:.0f} s", flush=True)
        broken += found
    print("\n".join(broken))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
