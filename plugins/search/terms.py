"""From a page to its terms: which words and adjacent pairs it carries, and how strongly."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from hashlib import blake2b
from itertools import chain, pairwise
from typing import Final

from plugins.search.page import LEVELS, DocumentTerms, Levels, SearchPage, Term
from plugins.vietnamese.folding import chunk_surfaces

_TITLE, _HEADING, _FIGURE, _SUMMARY = 9, 4, 3, 2
#: The body counts a term once per occurrence, up to this many: a report that repeats a word is not about it.
_BODY_CAP: Final = 3
_HIGHEST: Final = _TITLE + _HEADING + _FIGURE + _SUMMARY + _BODY_CAP
_LEVEL: Final = tuple(bisect_right(LEVELS, score) - 1 for score in range(_HIGHEST + 1))
#: The token that ends a clause. Only decimals hold a comma too, and no pair with either is kept: they are found alone.
_END: Final = ","


class _Stretches(dict[bytes, tuple[str, ...]]):
    """Tokens of stretches without spaces, remembered, since most are words met before; bytes are parted and found quicker."""

    _LIMIT: Final = 65_536

    def __missing__(self, stretch: bytes) -> tuple[str, ...]:
        tokens: list[str] = []
        for chunk in stretch.decode("utf-8", "surrogatepass").split():  # bytes are not parted at every kind of space
            tokens += chunk_surfaces(chunk)
            if chunk[-1] in ".,;:!?…)":
                tokens.append(_END)
        if len(self) >= self._LIMIT:
            self.clear()
        self[stretch] = kept = tuple(tokens)
        return kept


_STRETCHES: Final = _Stretches()


def _tokens(texts: Iterable[str]) -> list[str]:
    joined = " . ".join(texts).replace("\n", " . ").encode("utf-8", "surrogatepass")
    return list(chain.from_iterable(map(_STRETCHES.__getitem__, joined.split())))


def _terms(texts: Iterable[str]) -> Iterable[Term]:
    """Words of the texts, then their neighbouring pairs."""
    tokens = _tokens(texts)
    return chain(tokens, pairwise(tokens))


def _weights(page: SearchPage) -> dict[Term, int]:
    """What terms weigh outside the body; a place counts once, however often it has a term."""
    weights = dict.fromkeys(_terms(page.figures), _FIGURE)
    around = (*page.headings, *page.ward_labels, page.category)
    for texts, weight in ((around, _HEADING), ((page.summary,), _SUMMARY), ((page.title,), _TITLE)):
        for term in dict.fromkeys(_terms(texts)):
            weights[term] = weights.get(term, 0) + weight
    return weights


def levels_of(page: SearchPage) -> Levels:
    """The terms of a page by level, in no order that means anything, each once."""
    tokens = _tokens((page.body,))
    words: Counter[Term] = Counter(tokens)
    pairs: Counter[Term] = Counter(pairwise(tokens))
    groups: list[list[Term]] = [[] for _ in LEVELS]
    for term, weight in _weights(page).items():
        count = (words if type(term) is str else pairs).pop(term, 0)
        groups[_LEVEL[weight + (count if count < _BODY_CAP else _BODY_CAP)]].append(term)
    once, twice, more = (groups[_LEVEL[count]].append for count in range(1, _BODY_CAP + 1))
    for counts in (words, pairs):
        for term, count in counts.items():
            (once if count == 1 else twice if count == 2 else more)(term)
    return tuple(groups)


def is_kept(term: Term) -> bool:
    """Whether a term is to be listed: not the end of a clause, nor a pair with one or with a decimal.

    Every pair is met in many pages, so asking once for each is cheaper than leaving them out of every page's terms.
    """
    return term != _END if isinstance(term, str) else "," not in term[0] and "," not in term[1]


def index_document(page: SearchPage) -> DocumentTerms:
    """The terms of one page that is not stored; depends on nothing else."""
    levels = tuple(tuple(filter(is_kept, terms)) for terms in levels_of(page))
    fingerprint = blake2b(repr(levels).encode(), digest_size=12).hexdigest()
    card = (page.url, page.title, page.date, page.ward_ids, page.ward_labels, page.category, page.kind)
    return DocumentTerms(*card, fingerprint, levels)
