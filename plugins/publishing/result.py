"""How a publish or a rollback ended."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from plugins.domain.issue import Issue
from plugins.publishing.difference import Difference

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class PublishResult:
    """The exit code of the contract, the issues that refused, what changed, and files and bytes that went over."""

    exit_code: int
    issues: tuple[Issue, ...] = ()
    difference: Difference | None = None
    release: str = ""
    files: int = 0
    size: int = 0
