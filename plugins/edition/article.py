"""An article as the whole site knows it: everything but its body."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from plugins.domain.document import Change, Status
from plugins.domain.issue import Place
from plugins.domain.observation import Observation, ObservationKind
from plugins.domain.period import Period

ILLUSTRATIVE_TAG = "so-lieu-minh-hoa"
"""Articles with this tag, and the figures in them, are invented; every page that shows them says so."""


class FigureKey(NamedTuple):
    """What is known of an observation without reading it: what it is about; `period` is the period's code."""

    indicator: str
    ward: str
    period: str
    kind: ObservationKind

    @classmethod
    def of(cls, observation: Observation) -> FigureKey:
        """The key of an observation."""
        return cls(observation.indicator, observation.ward, observation.period.code, observation.kind)


@dataclass(frozen=True, slots=True)
class Reference:
    """A link or picture of a body: what the author wrote, and where.

    `text` is a picture's description, `title` its caption; both are empty for links.
    """

    target: str
    place: Place
    text: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """What lists, feeds and other pages may know of an article.

    `url` is its address on the site; `excerpt` the summary, or the beginning of the text; `figures` are the keys
    of its observations in their order; `headline` is its first result in words with the indicator's id. Three digests say
    what changed: `content` with any byte of the file, `card` with what lists show, `figures_digest` with its observations.
    """

    path: str
    url: str
    title: str
    moment: datetime
    has_time: bool
    category: str
    slug: str
    excerpt: str
    content: str
    card: str
    figures_digest: str
    wards: tuple[str, ...] = ()
    period: Period | None = None
    tags: tuple[str, ...] = ()
    author: str = ""
    image: str = ""
    image_alt: str = ""
    status: Status = Status.PUBLISHED
    changes: tuple[Change, ...] = ()
    figures: tuple[FigureKey, ...] = ()
    headline: tuple[str, str] = ("", "")
    links: tuple[Reference, ...] = ()
    pictures: tuple[Reference, ...] = ()
    image_place: Place | None = None
    slug_place: Place | None = None
    date_place: Place | None = None
    anchors: tuple[str, ...] = ()

    @property
    def is_illustrative(self) -> bool:
        """Whether its figures are invented for demonstration."""
        return ILLUSTRATIVE_TAG in self.tags

    @property
    def output(self) -> str:
        """The path of its page in the output."""
        return f"{self.url[1:]}index.html"

    @property
    def revised(self) -> Change | None:
        """The newest noted change; the only thing that may move the date of a published article."""
        return max(self.changes, key=lambda change: change.day) if self.changes else None
