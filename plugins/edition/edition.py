"""One edition of the site: what is published at a moment, and fast ways into it."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from plugins.domain.observation import Observation, ObservationKind
from plugins.domain.period import Period
from plugins.edition.article import Article, FigureKey
from plugins.edition.records import parse_period
from plugins.pages.views import CardView
from plugins.registries import Registries


@dataclass(frozen=True, slots=True)
class Body:
    """What only an article's own page needs: sanitised HTML with placeholders; and what search reads besides its card:
    plain text, headings, stated figures (a line each), and the excerpt.
    """

    html: str
    text: str
    headings: tuple[str, ...] = ()
    figures: str = ""
    excerpt: str = ""


@dataclass(frozen=True)
class Edition:
    """The published articles, newest first, with access to their bodies and observations.

    `static` are the standing pages of content/pages; `withdrawn` articles keep only a page that says so;
    `observations_of`, `body_of` and `html_of` (of a body, its HTML alone, which is cheaper) may read from disk, so pages
    ask for them only when they are rendered.
    """

    registries: Registries
    articles: tuple[Article, ...]
    withdrawn: tuple[Article, ...]
    static: tuple[Article, ...]
    now: datetime
    observations_of: Callable[[Article], tuple[Observation, ...]]
    body_of: Callable[[Article], Body]
    html_of: Callable[[Article], str]

    @cached_property
    def by_path(self) -> dict[str, Article]:
        """Published articles and standing pages by source file."""
        return {article.path: article for article in (*self.articles, *self.static)}

    @cached_property
    def by_ward(self) -> dict[str, list[Article]]:
        """Articles of each ward, newest first."""
        return _grouped(self.articles, lambda article: article.wards)

    @cached_property
    def ward_ids(self) -> tuple[str, ...]:
        """The wards that have a page: those the site covers, and those that its articles are about."""
        return tuple(dict.fromkeys([*self.registries.site.wards, *sorted(self.by_ward)]))

    @cached_property
    def by_category(self) -> dict[str, list[Article]]:
        """Articles of each category, newest first."""
        return _grouped(self.articles, lambda article: (article.category,))

    @cached_property
    def by_tag(self) -> dict[str, list[Article]]:
        """Articles of each tag, newest first."""
        return _grouped(self.articles, lambda article: article.tags)

    @cached_property
    def by_year(self) -> dict[str, list[Article]]:
        """Articles of each year of publication, newest first."""
        return _grouped(self.articles, lambda article: (f"{article.moment.year:04d}",))

    @cached_property
    def position(self) -> dict[str, int]:
        """The place of each article in the list of all, by source file."""
        return {article.path: number for number, article in enumerate(self.articles)}

    @cached_property
    def cards(self) -> str:
        """What all cards together say, for the keys of pages that count or list them all."""
        return hashlib.blake2b("".join(article.card for article in self.articles).encode(), digest_size=16).hexdigest()

    @cached_property
    def card_views(self) -> dict[str, CardView]:
        """The views of cards made so far, by source file."""
        return {}

    @cached_property
    def figures(self) -> Figures:
        """Ways to the observations."""
        return Figures(self)


def _grouped(articles: Sequence[Article], keys: Callable[[Article], Sequence[str]]) -> dict[str, list[Article]]:
    groups: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        for key in keys(article):
            groups[key].append(article)
    return dict(groups)


_KEPT = 1000  # articles whose observations stay decoded: those of a large ward, whose pages follow one another


class Figures:
    """The observations of an edition by ward, period and indicator, decoded only where a page asks for them.

    Which articles bear on a group is known from their cards alone, so that the key of a page costs no decoding.
    """

    def __init__(self, edition: Edition) -> None:
        self._observations_of = edition.observations_of
        self._decoded: dict[str, tuple[Observation, ...]] = {}
        self.by_ward: dict[str, list[Article]] = {}
        self.by_ward_period: dict[tuple[str, str], list[Article]] = {}
        self.by_indicator: dict[str, list[Article]] = {}
        self.counts: dict[str, int] = defaultdict(int)
        self.wards_of: dict[str, set[str]] = defaultdict(set)
        for article in edition.articles:
            self._enter(article)

    def _enter(self, article: Article) -> None:
        wards, periods, indicators = set(), set(), set()
        for indicator, ward, period, _ in article.figures:
            wards.add(ward)
            periods.add((ward, period))
            indicators.add(indicator)
            self.counts[indicator] += 1
            self.wards_of[indicator].add(ward)
        for ward in wards:
            self.by_ward.setdefault(ward, []).append(article)
        for key in periods:
            self.by_ward_period.setdefault(key, []).append(article)
        for indicator in indicators:
            self.by_indicator.setdefault(indicator, []).append(article)

    def of_article(self, article: Article) -> tuple[Observation, ...]:
        """The observations of an article in the order of its claims."""
        known = self._decoded.get(article.path)
        if known is None:
            if len(self._decoded) >= _KEPT:
                del self._decoded[next(iter(self._decoded))]
            known = self._decoded[article.path] = self._observations_of(article)
        return known

    def results_by_period(self, indicator: str) -> dict[tuple[str, Period], int]:
        """How many results of an indicator there are, for each ward and period; nothing is decoded for it."""
        counts = Counter(
            (ward, code)
            for article in reversed(self.by_indicator.get(indicator, []))
            for name, ward, code, kind in article.figures
            if name == indicator and kind is ObservationKind.RESULT
        )
        return {(ward, parse_period(code)): count for (ward, code), count in counts.items()}

    def results(self, indicator: str, ward: str, period: Period) -> list[tuple[Article, Observation]]:
        """The results of an indicator in one ward and period, oldest article first."""
        key = FigureKey(indicator, ward, period.code, ObservationKind.RESULT)
        articles = [article for article in self.by_ward_period.get((ward, key.period), []) if key in article.figures]
        read = self._collect(articles, lambda seen: seen.indicator == indicator and seen.kind is key.kind)
        return [figure for figure in read if figure[1].ward == ward and figure[1].period.code == key.period]

    def of_ward(self, ward: str) -> list[tuple[Article, Observation]]:
        """All observations of a ward, oldest article first."""
        return self._collect(self.by_ward.get(ward, []), lambda seen: seen.ward == ward)

    def of_ward_period(self, ward: str, period: Period) -> list[tuple[Article, Observation]]:
        """The observations of a ward in one period, oldest article first."""
        articles = self.by_ward_period.get((ward, period.code), [])
        code = period.code  # compared much quicker than periods
        return self._collect(articles, lambda seen: seen.ward == ward and seen.period.code == code)

    def of_indicator(self, indicator: str) -> list[tuple[Article, Observation]]:
        """All observations of an indicator, oldest article first."""
        return self._collect(self.by_indicator.get(indicator, []), lambda seen: seen.indicator == indicator)

    def periods_of(self, ward: str) -> tuple[Period, ...]:
        """The periods for which a ward has figures, newest first."""
        return self._periods.get(ward, ())

    @cached_property
    def _periods(self) -> dict[str, tuple[Period, ...]]:
        found: dict[str, list[Period]] = {}
        for ward, code in self.by_ward_period:
            found.setdefault(ward, []).append(parse_period(code))
        return {ward: tuple(sorted(periods, reverse=True)) for ward, periods in found.items()}

    def digest_parts(self, articles: Sequence[Article]) -> list[str]:
        """What a key must hold of the figures of some articles and of the words that lead to them."""
        return [part for article in articles for part in (article.figures_digest, article.card)]

    def _collect(
        self, articles: Sequence[Article], wanted: Callable[[Observation], bool]
    ) -> list[tuple[Article, Observation]]:
        return [
            (article, observation)
            for article in reversed(articles)
            for observation in self.of_article(article)
            if wanted(observation)
        ]
