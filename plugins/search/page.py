"""What search knows of a published page, and what it keeps of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol, TypeAlias

#: Scores a term can reach on a page; a posting stores the position in this table (three bits).
LEVELS: Final = (1, 2, 3, 4, 6, 9, 13, 20)

Term: TypeAlias = str | tuple[str, str]
"""A word, or a pair of neighbours, as surfaces."""

Levels: TypeAlias = tuple[Sequence[Term], ...]
"""The terms of a page for each of LEVELS; also those that `terms.is_kept` says are not to be listed."""


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A published page as plain, sanitised text (never Markdown or HTML).

    `date` is ISO ("2020-07-08") or "" for pages without one; `year` is that of the date or 0; `ward_labels` goes with
    `ward_ids`; `figures` are the stated figures of the page, one text each; `kind` is "article", "unit", "indicator"…
    """

    url: str
    title: str
    headings: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    body: str = ""
    ward_ids: tuple[str, ...] = ()
    ward_labels: tuple[str, ...] = ()
    category: str = ""
    year: int = 0
    date: str = ""
    kind: str = "article"
    summary: str = ""


class Terms(Protocol):
    """What the index needs of a page: its card, and its words and adjacent pairs by level.

    `levels` may be made from a stored text when it is asked for. `fingerprint` stands for it, so that unchanged pages
    need not be read. Two values are equal when all of it is.
    """

    @property
    def url(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def date(self) -> str: ...
    @property
    def ward_ids(self) -> tuple[str, ...]: ...
    @property
    def ward_labels(self) -> tuple[str, ...]: ...
    @property
    def category(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def levels(self) -> Levels: ...
    @property
    def fingerprint(self) -> str: ...


@dataclass(frozen=True, slots=True)
class DocumentTerms:
    """What the index takes from one page: its card, and its words and adjacent pairs by level."""

    url: str
    title: str
    date: str
    ward_ids: tuple[str, ...]
    ward_labels: tuple[str, ...]
    category: str
    kind: str
    fingerprint: str
    levels: Levels
