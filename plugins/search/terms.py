"""From a page to its terms: which words and adjacent pairs it carries, and how strongly."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from itertools import chain, pairwise
from typing import Final, TypeAlias

from plugins.search.page import LEVELS, DocumentTerms, SearchPage
from plugins.vietnamese.folding import surfaces

_Term: TypeAlias = str | tuple[str, str]
"""A word, or a pair of neighbours; pairs are joined only once they are counted, since most come again and again."""

_TITLE, _HEADING, _FIGURE, _SUMMARY = 9, 4, 3, 2
#: The body counts a term once per occurrence, up to this many: a report that repeats a word is not about it.
_BODY_CAP: Final = 3
_HIGHEST: Final = _TITLE + _HEADING + _FIGURE + _SUMMARY + _BODY_CAP
_LEVEL: Final = tuple(bisect_right(LEVELS, score) - 1 for score in range(_HIGHEST + 1))
#: The token that ends a clause. Only decimals hold a comma too, and no pair is made with either: they are found alone.
_END: Final = ","


class _Stretches(dict[str, tuple[str, ...]]):
    """Tokens of stretches without spaces, remembered, since most are words met before."""

    _LIMIT: Final = 65_536

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        tokens = tuple(surfaces(chunk))
        if chunk[-1] in ".,;:!?…)":
            tokens = (*tokens, _END)
        if len(self) >= self._LIMIT:
            self.clear()
        self[chunk] = tokens
        return tokens


_STRETCHES: Final = _Stretches()


def _tokens(texts: Iterable[str]) -> list[str]:
    joined = " . ".join(texts).replace("\n", " . ")
    return list(chain.from_iterable(map(_STRETCHES.__getitem__, joined.split())))


def _terms(texts: Iterable[str]) -> Iterable[_Term]:
    """Words of the texts, then their neighbouring pairs."""
    tokens = _tokens(texts)
    return chain(tokens, pairwise(tokens))


def _weights(page: SearchPage) -> dict[_Term, int]:
    """What terms weigh outside the body; a place counts once, however often it has a term."""
    weights = dict.fromkeys(_terms(page.figures), _FIGURE)
    around = (*page.headings, *page.ward_labels, page.category)
    for texts, weight in ((around, _HEADING), ((page.summary,), _SUMMARY), ((page.title,), _TITLE)):
        for term in dict.fromkeys(_terms(texts)):
            weights[term] = weights.get(term, 0) + weight
    return weights


def _by_level(body: list[str], weights: dict[_Term, int]) -> tuple[str, ...]:
    """Terms of each level joined by spaces, from the tokens of the body and what terms weigh elsewhere."""
    words, pairs = Counter(body), Counter(pairwise(body))
    words.pop(_END, None)
    groups: list[list[str]] = [[] for _ in LEVELS]
    for term, weight in weights.items():
        if isinstance(term, str):
            count, written = words.pop(term, 0), term
        else:
            count, written = pairs.pop(term, 0), "_".join(term)
            if "," in written:
                continue
        groups[_LEVEL[weight + (count if count < _BODY_CAP else _BODY_CAP)]].append(written)
    once, twice, more = (groups[_LEVEL[count]].append for count in range(1, _BODY_CAP + 1))
    for word, count in words.items():
        (once if count == 1 else twice if count == 2 else more)(word)
    for (first, second), count in pairs.items():
        if "," not in (written := f"{first}_{second}"):
            (once if count == 1 else twice if count == 2 else more)(written)
    return tuple(map(" ".join, groups))


def index_document(page: SearchPage) -> DocumentTerms:
    """The terms of one page; depends on nothing else, so that it can be kept until the page changes."""
    body, weights = _tokens((page.body,)), _weights(page)
    weights.pop(_END, None)
    card = (page.url, page.title, page.date, page.ward_ids, page.ward_labels, page.category, page.kind)
    return DocumentTerms(*card, _by_level(body, weights))
