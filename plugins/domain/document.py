"""An article as its author wrote it, checked for form: every value typed, every value with its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from plugins.domain.issue import Place
from plugins.domain.period import Period


class Status(StrEnum):
    """What the author wants done with the article; "scheduled" is not a status but a published one whose time has not come."""

    PUBLISHED = "published"
    DRAFT = "draft"
    WITHDRAWN = "withdrawn"


class ChangeKind(StrEnum):
    """Why a published article was changed."""

    CORRECTION = "correction"
    UPDATE = "update"


@dataclass(frozen=True, slots=True)
class Change:
    """One public note on a change of a published article."""

    day: date
    kind: ChangeKind
    note: str
    place: Place | None = field(default=None, compare=False)


class Written(NamedTuple):
    """Words of the front matter and where they begin in the file."""

    text: str
    place: Place


class Claim(NamedTuple):
    """One entry of `metrics` as written; nothing of it is checked against the article yet.

    Every field but `indicator` and `place` may be missing; the missing period and wards fall back to the article's.
    """

    indicator: Written
    place: Place
    value: Written | None = None
    attainment: Written | None = None
    target: Written | None = None
    change: Written | None = None
    quote: Written | None = None
    period: Written | None = None
    ward: Written | None = None
    status: Written | None = None
    kind: Written | None = None
    note: Written | None = None

    @property
    def stated(self) -> tuple[Written | None, ...]:
        """What the article's text must say too."""
        return self.value, self.attainment, self.target, self.change, self.quote


@dataclass(frozen=True, slots=True)
class Document:
    """An article read from one file.

    `path` is relative to the project (`content/2020/…md`); `moment` is aware, Asia/Ho_Chi_Minh, midnight when no time
    was stated (`has_time` false); `category`, `wards` and `tags` are ids known to the registries; `body` is Markdown,
    NFC, with LF line ends, and begins at line `body_line` of the file; `places` tells where each key's value stands.

    What could be read of a file with errors is a document too, good only for finding more of them: `doubtful` names the
    keys whose values in it are not those that the author meant.
    """

    path: str
    title: str
    moment: datetime
    has_time: bool
    category: str
    slug: str
    body: str
    body_line: int
    wards: tuple[str, ...] = ()
    period: Period | None = None
    tags: tuple[str, ...] = ()
    summary: str | None = None
    author: str | None = None
    image: str | None = None
    image_alt: str | None = None
    status: Status = Status.PUBLISHED
    claims: tuple[Claim, ...] = ()
    changes: tuple[Change, ...] = ()
    places: dict[str, Place] = field(default_factory=dict)
    doubtful: frozenset[str] = frozenset()

    def place_of(self, key: str) -> Place:
        """Where the value of a front matter key stands; the whole file where the key is missing."""
        return self.places.get(key) or Place(self.path)
