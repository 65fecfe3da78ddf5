"""The task file of the equal site: `inv build` there builds the peers' pages, and starts as the product's `inv build` does."""

from __future__ import annotations

import sys
from pathlib import Path

from invoke.context import Context
from invoke.tasks import task

ROOT = Path(__file__).resolve().parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))


@task
def build(ctx: Context) -> None:
    """Build the equal site."""
    from plugins.assembly.entry import no_collector
    from plugins.assembly.fastpath import quick_build, take_inputs
    from plugins.assembly.settings import BuildSettings

    settings = BuildSettings(root=ROOT, search=False)
    inputs = take_inputs(ROOT)
    if not quick_build(settings, inputs):
        with no_collector():
            from benchmarks.equal_site import build_equal

            raise SystemExit(build_equal(settings, inputs))
