"""Issues as editors see them on a page: the place, the line itself with the spot marked, the cure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from plugins.assembly.excerpts import Excerpts
from plugins.assembly.privacy import CODE as PERSONAL_DATA
from plugins.domain.issue import Issue

_LONGEST_LINE = 400  # characters shown of a line, around the spot
_SPOT = 40


@dataclass(frozen=True, slots=True)
class Report:
    """One issue in finished words; `before`, `marked` and `after` are the source line, empty when there is none."""

    severity: str
    label: str
    place: str
    problem: str
    cure: str
    also: tuple[str, ...]
    number: int = 0
    before: str = ""
    marked: str = ""
    after: str = ""

    @property
    def line(self) -> bool:
        """Whether the source line can be shown."""
        return bool(self.before or self.marked or self.after)


def reports(root: Path, issues: Iterable[Issue]) -> tuple[Report, ...]:
    """The issues with their source lines, read from the files as they are now."""
    excerpts = Excerpts(root)
    return tuple(_report(excerpts, issue) for issue in issues)


def _report(excerpts: Excerpts, issue: Issue) -> Report:
    place = issue.place
    text = excerpts.line(place, discreet=issue.code == PERSONAL_DATA) or ""
    before, marked, after = _split(text, place.column)
    return Report(
        severity=issue.severity.name.lower(),
        label=issue.severity.label,
        place=str(place),
        problem=issue.problem,
        cure=issue.cure,
        also=tuple(str(one) for one in issue.also),
        number=place.line,
        before=before,
        marked=marked,
        after=after,
    )


def _split(text: str, column: int) -> tuple[str, str, str]:
    """The line before the spot, the word at it, and the rest; the whole line is the spot when no column is known."""
    if not text.strip():
        return "", "", ""
    if not 0 < column <= len(text):
        return "", text[:_LONGEST_LINE], ""
    start = column - 1
    word = len(text[start:].split(" ", 1)[0])
    end = min(start + max(1, min(word, _SPOT)), len(text))
    first = max(0, start - _LONGEST_LINE // 2)
    return ("…" if first else "") + text[first:start], text[start:end], text[end : end + _LONGEST_LINE // 2]
