"""An edition with one article in another version, without grouping ten thousand articles again."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from plugins.edition import Article, Edition

Key = TypeVar("Key", bound=Hashable)
_KEPT = ("by_ward", "ward_ids", "by_category", "by_tag", "by_year", "position", "figures")


def revised(edition: Edition, number: int, article: Article) -> Edition:
    """The edition with another version of its article at `number`, which stays in its place and keeps its figures.

    What was grouped already is taken over from the old edition, which must not be used any more.
    """
    articles = (*edition.articles[:number], article, *edition.articles[number + 1 :])
    new = replace(edition, articles=articles)
    grouped = vars(edition)
    vars(new).update({name: grouped[name] for name in _KEPT if name in grouped})
    groups: list[tuple[str, Iterable[str]]] = [
        ("by_ward", article.wards),
        ("by_category", (article.category,)),
        ("by_tag", article.tags),
        ("by_year", (f"{article.moment.year:04d}",)),
    ]
    for name, keys in groups:
        _exchange(grouped.get(name, {}), keys, article)
    if "figures" in grouped:
        figures = edition.figures
        _exchange(figures.by_ward, {key.ward for key in article.figures}, article)
        _exchange(figures.by_ward_period, {(key.ward, key.period) for key in article.figures}, article)
        _exchange(figures.by_indicator, {key.indicator for key in article.figures}, article)
    return new


def _exchange(groups: Mapping[Key, list[Article]], keys: Iterable[Key], article: Article) -> None:
    """Put an article in the place of its earlier version in some groups."""
    for key in keys:
        articles = groups.get(key, [])
        for number, known in enumerate(articles):
            if known.path == article.path:
                articles[number] = article
                break
