"""From a page to its terms: which words and adjacent pairs it carries, and how strongly."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain, pairwise
from typing import Final

from plugins.search.page import LEVELS, DocumentTerms, SearchPage
from plugins.vietnamese.folding import surfaces

_TITLE, _HEADING, _FIGURE, _SUMMARY = 9, 4, 3, 2
#: The body counts a term once per occurrence, up to this many: a report that repeats a word is not about it.
_BODY_CAP: Final = 3
_LEVEL: Final = tuple(bisect_right(LEVELS, score) - 1 for score in range(1, LEVELS[-1] + 1))


@lru_cache(maxsize=65_536)
def _stretch(chunk: str) -> tuple[str, ...]:
    """Surfaces of a stretch without spaces, with "" after it where a sentence or clause ends."""
    tokens = tuple(surfaces(chunk))
    return (*tokens, "") if chunk[-1] in ".,;:!?…)" else tokens


def _add(texts: Iterable[str], weight: int, cap: int, words: dict[str, int], pairs: dict[tuple[str, str], int]) -> None:
    """Raise the scores of the terms of some texts by `weight` per occurrence, at most `cap` times."""
    joined = " . ".join(texts).replace("\n", " . ")
    tokens = list(chain.from_iterable(map(_stretch, joined.split())))
    for word, count in Counter(tokens).items():
        words[word] = words.get(word, 0) + weight * min(count, cap)
    for pair, count in Counter(pairwise(tokens)).items():
        pairs[pair] = pairs.get(pair, 0) + weight * min(count, cap)


def _is_worth_a_pair(pair: tuple[str, str]) -> bool:
    """No clause ends inside it, and no decimal stands in it: that is rare enough to be found alone."""
    return bool(pair[0] and pair[1]) and "," not in pair[0] and "," not in pair[1]


def _by_level(scores: dict[str, int]) -> tuple[str, ...]:
    """Terms of each level in order of first occurrence, joined by spaces."""
    groups: list[list[str]] = [[] for _ in LEVELS]
    top = LEVELS[-1]
    for term, score in scores.items():
        groups[_LEVEL[min(score, top) - 1]].append(term)
    return tuple(map(" ".join, groups))


def index_document(page: SearchPage) -> DocumentTerms:
    """The terms of one page; depends on nothing else, so that it can be kept until the page changes."""
    words: dict[str, int] = {}
    pairs: dict[tuple[str, str], int] = {}
    _add((page.body,), 1, _BODY_CAP, words, pairs)
    _add((page.summary,), _SUMMARY, 1, words, pairs)
    _add(page.figures, _FIGURE, 1, words, pairs)
    _add((*page.headings, *page.ward_labels, page.category), _HEADING, 1, words, pairs)
    _add((page.title,), _TITLE, 1, words, pairs)
    words.pop("", None)
    kept = {f"{pair[0]}_{pair[1]}": score for pair, score in pairs.items() if _is_worth_a_pair(pair)}
    card = (page.url, page.title, page.date, page.ward_ids, page.ward_labels, page.category, page.kind)
    return DocumentTerms(*card, _by_level(words), _by_level(kept))
