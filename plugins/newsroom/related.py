"""Related articles in time linear in their number: neighbours in the lists of shared tags, never all pairs."""

from __future__ import annotations

from plugins.edition import ILLUSTRATIVE_TAG, Article, Edition

RELATED = 4
_NEAR = 3  # neighbours looked at in each list


class RelatedArticles:
    """Finds articles that share tags and wards with one; older ones first, so that a new article changes few pages."""

    def __init__(self, edition: Edition) -> None:
        self._all = edition.position
        self._lists = {f"#{tag}": articles for tag, articles in edition.by_tag.items() if tag != ILLUSTRATIVE_TAG}
        self._lists |= {f"@{ward}": articles for ward, articles in edition.by_ward.items()}
        self._positions = {
            name: {article.path: number for number, article in enumerate(articles)}
            for name, articles in self._lists.items()
        }

    def of(self, article: Article) -> list[Article]:
        """At most four articles, the most shared tags and wards first, then the nearest in the list of all."""
        names = [f"#{tag}" for tag in article.tags if tag != ILLUSTRATIVE_TAG] + [f"@{ward}" for ward in article.wards]
        older = self._pick(article, names, older=True)
        if len(older) >= RELATED:
            return older[:RELATED]
        newer = [found for found in self._pick(article, names, older=False) if found not in older]
        return (older + newer)[:RELATED]

    def _pick(self, article: Article, names: list[str], *, older: bool) -> list[Article]:
        shared: dict[str, int] = {}
        found: dict[str, Article] = {}
        for name in names:
            articles, position = self._lists[name], self._positions[name][article.path]
            near = slice(position + 1, position + 1 + _NEAR) if older else slice(max(0, position - _NEAR), position)
            for candidate in articles[near]:
                path = candidate.path
                found[path] = candidate
                shared[path] = shared.get(path, 0) + 1
        here, everywhere = self._all[article.path], self._all
        # no two of one side are equally far, so nothing but these two numbers is ever compared
        return [
            found[path] for _, _, path in sorted((-n, abs(everywhere[path] - here), path) for path, n in shared.items())
        ]
