"""From a page to its terms: which words and adjacent pairs it carries, and how strongly."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain, pairwise
from typing import Final, TypeVar

from plugins.search.page import LEVELS, DocumentTerms, SearchPage
from plugins.vietnamese.folding import surfaces

_Term = TypeVar("_Term")

_TITLE, _HEADING, _FIGURE, _SUMMARY = 9, 4, 3, 2
#: The body counts a term once per occurrence, up to this many: a report that repeats a word is not about it.
_BODY_CAP: Final = 3
_LEVEL: Final = tuple(bisect_right(LEVELS, score) - 1 for score in range(1, LEVELS[-1] + 1))


@lru_cache(maxsize=65_536)
def _stretch(chunk: str) -> tuple[str, ...]:
    """Surfaces of a stretch without spaces, with "" after it where a sentence or clause ends."""
    tokens = tuple(surfaces(chunk))
    return (*tokens, "") if chunk[-1] in ".,;:!?…)" else tokens


def _tokens(texts: Iterable[str]) -> list[str]:
    joined = " . ".join(texts).replace("\n", " . ")
    return list(chain.from_iterable(map(_stretch, joined.split())))


def _capped(terms: Iterable[_Term]) -> dict[_Term, int]:
    """How often each term stands in the body, at most `_BODY_CAP` times."""
    return {term: count if count < _BODY_CAP else _BODY_CAP for term, count in Counter(terms).items()}


def _add(texts: Iterable[str], weight: int, words: dict[str, int], pairs: dict[tuple[str, str], int]) -> None:
    """Raise the scores of the terms of some short texts by `weight`, once however often they stand there."""
    tokens = _tokens(texts)
    for word in set(tokens):
        words[word] = words.get(word, 0) + weight
    for pair in set(pairwise(tokens)):
        pairs[pair] = pairs.get(pair, 0) + weight


def _by_level(scores: dict[str, int]) -> tuple[str, ...]:
    """Terms of each level in the order of the alphabet, joined by spaces."""
    groups: list[list[str]] = [[] for _ in LEVELS]
    levels, top = _LEVEL, LEVELS[-1]
    for term in sorted(scores):
        score = scores[term]
        groups[levels[(score if score < top else top) - 1]].append(term)
    return tuple(map(" ".join, groups))


def index_document(page: SearchPage) -> DocumentTerms:
    """The terms of one page; depends on nothing else, so that it can be kept until the page changes."""
    body = _tokens((page.body,))
    words, pairs = _capped(body), _capped(pairwise(body))
    _add((page.summary,), _SUMMARY, words, pairs)
    _add(page.figures, _FIGURE, words, pairs)
    _add((*page.headings, *page.ward_labels, page.category), _HEADING, words, pairs)
    _add((page.title,), _TITLE, words, pairs)
    words.pop("", None)
    # no clause may end inside a pair, and a decimal is rare enough to be found alone
    kept = {f"{a}_{b}": score for (a, b), score in pairs.items() if a and b and "," not in a and "," not in b}
    card = (page.url, page.title, page.date, page.ward_ids, page.ward_labels, page.category, page.kind)
    return DocumentTerms(*card, _by_level(words), _by_level(kept))
