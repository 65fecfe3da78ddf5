"""Brackets and quotation marks: what is said inside them says nothing about the figures behind them."""

from __future__ import annotations

import re
from bisect import bisect_right

_ENCLOSED = re.compile(r"\([^()\n]{1,240}\)|“[^”\n]{1,400}”|\"[^\"\n]{1,400}\"")


class Enclosures:
    """The bracketed and quoted stretches of a text."""

    def __init__(self, text: str) -> None:
        self._spans = [match.span() for match in _ENCLOSED.finditer(text)]
        self._starts = [start for start, _ in self._spans]

    def reach(self, place: int, default: int) -> int:
        """Up to where words at a place can speak: the end of the enclosure that they stand in, else the default."""
        index = bisect_right(self._starts, place) - 1
        if index >= 0 and place < self._spans[index][1]:
            return self._spans[index][1]
        return default
