"""How a publish or a rollback ended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from plugins.domain.issue import Issue
from plugins.domain.system_error import reason
from plugins.publishing.build import BuildError
from plugins.publishing.difference import Difference
from plugins.publishing.failure import TargetBusyError, TargetError, UsageError

Say = Callable[[str], None]

REFUSED, USAGE, FAILED, BUSY = 1, 2, 3, 4
ENDINGS = (BuildError, UsageError, TargetBusyError, TargetError, OSError)
"""What ends a publish or a rollback; anything else is our own mistake."""


@dataclass(frozen=True, slots=True)
class PublishResult:
    """The exit code of the contract, the issues that refused, what changed, and files and bytes that went over."""

    exit_code: int
    issues: tuple[Issue, ...] = ()
    difference: Difference | None = None
    release: str = ""
    files: int = 0
    size: int = 0


def ended(error: Exception, doing: str, say: Say) -> PublishResult:
    """Say why a command could not go on (`doing` is what it was about) and give its exit code."""
    code = {BuildError: REFUSED, UsageError: USAGE, TargetBusyError: BUSY}.get(type(error), FAILED)
    say(f"LỖI: {doing} không thành: {reason(error)}" if code == FAILED else f"LỖI: {error}")
    return PublishResult(code)
