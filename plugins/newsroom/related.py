"""Related articles in time linear in their number: neighbours in the lists of shared tags, never all pairs."""

from __future__ import annotations

from plugins.edition import ILLUSTRATIVE_TAG, Article, Edition

RELATED = 4
_NEAR = 3  # neighbours looked at in each list


class RelatedArticles:
    """Finds articles that share tags and wards with one; older ones first, so that a new article changes few pages."""

    def __init__(self, edition: Edition) -> None:
        self._articles = edition.articles
        self._all = edition.position
        lists = {f"#{tag}": articles for tag, articles in edition.by_tag.items() if tag != ILLUSTRATIVE_TAG}
        lists |= {f"@{ward}": articles for ward, articles in edition.by_ward.items()}
        # all in numbers of the list of all, which grow with age as they do in every list
        self._lists = {name: [self._all[article.path] for article in articles] for name, articles in lists.items()}
        self._places = {name: {n: place for place, n in enumerate(numbers)} for name, numbers in self._lists.items()}

    def of(self, article: Article) -> list[Article]:
        """At most four articles, the most shared tags and wards first, then the nearest in the list of all."""
        here = self._all[article.path]
        names = [f"#{tag}" for tag in article.tags if tag != ILLUSTRATIVE_TAG] + [f"@{ward}" for ward in article.wards]
        chosen = self._pick(here, names, older=True)
        if len(chosen) < RELATED:
            chosen += self._pick(here, names, older=False)
        return [self._articles[number] for number in chosen[:RELATED]]

    def _pick(self, here: int, names: list[str], *, older: bool) -> list[int]:
        near: list[int] = []
        for name in names:
            place = self._places[name][here]
            part = slice(place + 1, place + 1 + _NEAR) if older else slice(max(0, place - _NEAR), place)
            near += self._lists[name][part]
        different = set(near)
        if len(different) == len(near):  # most often nobody shares two
            return sorted(near, reverse=not older)
        return sorted(different, key=lambda number: (-near.count(number), abs(number - here)))
