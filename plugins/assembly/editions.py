"""Which of the articles are published at a moment: the one place that decides it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from plugins.assembly.gathering import Gathered
from plugins.assembly.stored_body import decode_body, decode_html
from plugins.domain.document import Status
from plugins.domain.observation import Observation
from plugins.edition import Article, Body, Edition
from plugins.edition.records import decode_observations
from plugins.engine.store import BodyReader, Row
from plugins.registries import Registries


@dataclass(frozen=True, slots=True)
class Sorting:
    """All articles by what becomes of them; `next_publish` is when the next scheduled one is due."""

    published: tuple[Article, ...]
    withdrawn: tuple[Article, ...]
    drafts: tuple[Article, ...]
    scheduled: tuple[Article, ...]

    @property
    def next_publish(self) -> datetime | None:
        """The moment at which the site must be built again."""
        return min((article.moment for article in self.scheduled), default=None)

    def flips(self, now: datetime) -> tuple[datetime | None, datetime | None]:
        """The moments at which an article, a draft or withdrawn one too, changed its class last and will next.

        From the first on and before the second every article is in the class that it is in now.
        """
        newest = (*self.published[:1], *self.withdrawn[:1], *self.drafts)
        past = [article.moment for article in newest if article.moment <= now]
        later = [article.moment for article in (*self.scheduled, *self.drafts) if article.moment > now]
        return max(past, default=None), min(later, default=None)


def sort_articles(articles: list[Article], now: datetime) -> Sorting:
    """Decide for each article whether it is out; an article is out from its very moment on, not a second earlier."""
    groups: dict[tuple[Status, bool], list[Article]] = defaultdict(list)
    for article in sorted(articles, key=by_moment, reverse=True):
        groups[article.status, article.moment <= now].append(article)

    def those(status: Status, *due: bool) -> tuple[Article, ...]:
        found = [article for answer in due for article in groups[status, answer]]
        return tuple(found)

    # an article withdrawn before its day has never been out: there is nothing to say about it
    hidden = (*those(Status.DRAFT, False, True), *those(Status.WITHDRAWN, False))
    return Sorting(those(Status.PUBLISHED, True), those(Status.WITHDRAWN, True), hidden, those(Status.PUBLISHED, False))


def by_moment(article: Article) -> tuple[float, str]:
    """Articles in the order in which they came out; seconds are compared much quicker than moments of time zones."""
    return article.moment.timestamp(), article.path


class Bodies:
    """Bodies and observations of articles, read from the store when a page asks for them."""

    def __init__(self, rows: dict[str, Row], reader: BodyReader) -> None:
        self._rows = rows
        self._reader = reader

    def body(self, article: Article) -> Body:
        """The body of an article."""
        return decode_body(self._raw(article))

    def html(self, article: Article) -> str:
        """Only the HTML of that body."""
        return decode_html(self._raw(article))

    def _raw(self, article: Article) -> bytes:
        return self._reader.read(self._rows[article.path].refs().body)

    def observations(self, article: Article) -> tuple[Observation, ...]:
        """The observations of an article."""
        return decode_observations(
            article.path, article.url, self._reader.read(self._rows[article.path].refs().figures)
        )


def make_edition(
    registries: Registries,
    gathered: Gathered,
    sorting: Sorting,
    reader: BodyReader,
    now: datetime,
    preview: bool = False,
) -> Edition:
    """The edition of a moment; a preview also shows drafts and scheduled articles."""
    bodies = Bodies(gathered.rows, reader)
    articles = sorting.published
    if preview:
        shown = (*sorting.published, *sorting.drafts, *sorting.scheduled)
        articles = tuple(sorted(shown, key=by_moment, reverse=True))
    return Edition(
        registries=registries,
        articles=articles,
        withdrawn=sorting.withdrawn,
        static=tuple(sorted(gathered.static.values(), key=lambda page: page.path)),
        now=now,
        observations_of=bodies.observations,
        body_of=bodies.body,
        html_of=bodies.html,
    )
