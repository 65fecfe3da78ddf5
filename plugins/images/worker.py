"""The process in which pictures are decoded: small, limited by the system, and no loss when it is killed.

It reads one JSON task a line from its standard input and answers each with one JSON line. Its only argument holds the
limits and the recipe.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from math import ceil
from typing import Any

from plugins.images.limits import Limits
from plugins.images.photo_task import make_picture
from plugins.images.recipe import Recipe
from plugins.images.refusal import refuse

try:
    import resource
except ImportError:  # Windows has no such limits; the pixel and time limits still hold there
    resource = None  # type: ignore[assignment]

OUT_OF_MEMORY = "out-of-memory"


def restrict(limits: Limits) -> None:
    """Let the system enforce memory and file size on this process."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory_bytes, limits.memory_bytes))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (64 * 1024**2, 64 * 1024**2))


def allow_time(limits: Limits) -> None:
    """Grant the next task its processor seconds; the system ends the process that needs more."""
    if resource is not None:
        usage = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (ceil(usage.ru_utime + usage.ru_stime) + limits.seconds, hard))


def answer(line: str, recipe: Recipe, limits: Limits) -> dict[str, Any]:
    """The answer to one task; running out of memory is an answer, too."""
    task = json.loads(line)
    allow_time(limits)
    try:
        return make_picture(task, recipe, limits)
    except MemoryError:
        return {OUT_OF_MEMORY: True}
    except Exception as error:  # an encoder that cannot get memory says so in words
        if "memory" in str(error).lower() or str(error).startswith("encoding error 1"):
            return {OUT_OF_MEMORY: True}
        return {"refusal": asdict(refuse(task["name"], "anh-hong"))}


def main() -> None:
    """Answer tasks until the input ends."""
    settings = json.loads(sys.argv[1])
    limits = Limits(**settings["limits"])
    recipe = Recipe(**{**settings["recipe"], "widths": tuple(settings["recipe"]["widths"])})
    restrict(limits)
    for line in sys.stdin:
        sys.stdout.write(json.dumps(answer(line, recipe, limits)) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
