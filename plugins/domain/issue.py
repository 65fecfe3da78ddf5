"""A mistake as a value: an address, a reason and a way out, in the editor's language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import NamedTuple


class Severity(IntEnum):
    """How much an issue matters; the order is the order of printing, worst first."""

    ERROR = 0
    WARNING = 1
    HINT = 2

    @property
    def label(self) -> str:
        """The Vietnamese word shown before the code."""
        return ("LỖI", "CẢNH BÁO", "GỢI Ý")[self]


class Place(NamedTuple):
    """Where in the sources something stands.

    `path` is relative to the project with forward slashes; `line` and `column` count from 1 in characters of the file
    as an editor shows it; 0 means the whole file.
    """

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join([self.path, *(str(number) for number in (self.line, self.column) if number)])


@dataclass(frozen=True, slots=True)
class Issue:
    """One complaint about the content.

    `code` is stable and names the rule (`slug-trung`); `problem` says what is wrong, `cure` how to put it right, both
    in Vietnamese and without a final full stop; `also` lists further places that belong to the same mistake, such as
    the second of two articles at one address.
    """

    code: str
    place: Place
    problem: str
    cure: str
    severity: Severity = Severity.ERROR
    also: tuple[Place, ...] = ()

    def __str__(self) -> str:
        """The issue in one line, also where words of the article that it repeats run over several."""
        also = f" (xem thêm {', '.join(map(str, self.also))})" if self.also else ""
        said = f"{self.place}: {self.severity.label} [{self.code}] {self.problem}{also} | cách sửa: {self.cure}"
        return " ".join(line.strip() for line in said.splitlines())


_SHOWN = 5  # further places of one mistake that are named


def together(issues: Iterable[Issue], codes: frozenset[str]) -> list[Issue]:
    """Make one complaint of all that have one of the codes and the same cure, at the first place, with their number.

    Fifty tags pasted from Word are one mistake, and so is one missing line that fifty figures need.
    """
    groups: dict[object, list[Issue]] = {}
    for number, issue in enumerate(issues):
        joined = issue.code in codes
        groups.setdefault((issue.code, issue.severity, issue.cure) if joined else number, []).append(issue)
    return [_joined(group) for group in groups.values()]


def _joined(group: list[Issue]) -> Issue:
    first, *more = group
    if not more:
        return first
    problem = f"{first.problem}; cùng loại còn {len(more)} chỗ nữa"
    return replace(first, problem=problem, also=tuple(issue.place for issue in more[:_SHOWN]))


def worst_first(issues: Iterable[Issue]) -> list[Issue]:
    """Sort issues for printing: errors before warnings before hints, then by file, line and column."""
    return sorted(set(issues), key=lambda issue: (issue.severity, issue.place, issue.code, issue.problem))
