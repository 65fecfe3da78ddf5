"""Where the tasks come in: settings are made and the cheap answers given before anything heavy is imported."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plugins.assembly.settings import BuildSettings, SettingsError

WRONG_SETTINGS = 2


def _settings(root: Path, *, fresh: bool = False, jobs: int | str = "") -> BuildSettings | None:
    try:
        if jobs:
            return BuildSettings(root=root, fresh=fresh, jobs=_count(jobs))
        return BuildSettings(root=root, fresh=fresh)
    except SettingsError as problem:
        print(f"Lệnh gõ chưa đúng: {problem}", file=sys.stderr)
        return None


def _count(jobs: int | str) -> int:
    if not str(jobs).isdecimal():
        raise SettingsError(f"--jobs {jobs}: phải là số từ 1 trở lên")
    return int(jobs)


def build(root: Path, *, fresh: bool = False, jobs: int | str = "") -> int:
    """Build the site; `jobs` is the number of processes, also as typed. Returns the exit code."""
    from plugins.assembly.fastpath import quick_build, take_inputs

    settings = _settings(root, fresh=fresh, jobs=jobs)
    if settings is None:
        return WRONG_SETTINGS
    inputs = take_inputs(settings.root)
    if quick_build(settings, inputs):
        return 0
    with no_collector():
        from plugins.assembly import commands

        return commands.guarded(lambda: commands.build(settings, inputs), settings.cache)


@contextmanager
def no_collector() -> Iterator[None]:
    """A build makes hundreds of thousands of lasting objects and few cycles: looking for those costs a tenth of an edit.

    What is there at the end is left to the end of the process: to take it apart would cost two tenths of a second more.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()


def check(root: Path, *, form: str = "text") -> int:
    """Report every problem of content/; returns the exit code."""
    from plugins.assembly import commands

    settings = _settings(root)
    if settings is None:
        return WRONG_SETTINGS
    if form not in ("text", "json", "github"):
        print(f"--format {form}: chọn text, json hoặc github", file=sys.stderr)
        return WRONG_SETTINGS
    return commands.guarded(lambda: commands.check(settings, form), settings.cache)
