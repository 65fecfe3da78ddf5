"""Which known words resemble a mistyped one; runs on the error path only."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from heapq import nlargest

_SHORT_LIST = 12
_LEAST_ALIKE = 0.6


def _pairs(word: str) -> set[str]:
    padded = f" {word} "
    return {padded[start : start + 2] for start in range(len(padded) - 1)}


def most_alike(word: str, known: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """The known words most like the given one, best first, at most `limit`, none that is quite different.

    A short list is made by shared letter pairs (Dice), then ordered by `difflib`, which is too slow for thousands.
    """
    wanted = _pairs(word)

    def shared(candidate: str) -> float:
        pairs = _pairs(candidate)
        return 2 * len(wanted & pairs) / (len(wanted) + len(pairs))

    matcher = SequenceMatcher(b=word)
    scored = []
    for candidate in nlargest(_SHORT_LIST, known, key=shared):
        matcher.set_seq1(candidate)
        scored.append((-matcher.ratio(), candidate))
    return tuple(candidate for score, candidate in sorted(scored)[:limit] if -score >= _LEAST_ALIKE)
