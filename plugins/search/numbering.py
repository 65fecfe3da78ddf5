"""Document numbers that do not shift when an article is added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Final

from plugins.search.page import Terms

_FIRST_YEAR: Final = 1990
_SMALLEST_CAPACITY: Final = 256
#: A file of cards holds whole months up to this many pages, or a part of a crowded month.
_CARDS_PER_FILE: Final = 128


@lru_cache(maxsize=65_536)
def month_slot(date: str) -> int:
    """Months since January 1990, counted from 1; 0 for a page without a date (units, indicators)."""
    return max(1, (int(date[:4]) - _FIRST_YEAR) * 12 + int(date[5:7])) if date else 0


@dataclass(frozen=True, slots=True)
class Numbering:
    """Documents in order of date, each with its number: month slot × capacity + place within the month.

    A new article moves only the later ones of its own month; with the date of today, none.
    """

    documents: tuple[Terms, ...]
    numbers: tuple[int, ...]
    capacity: int

    @classmethod
    def of(cls, documents: Sequence[Terms]) -> Numbering:
        """Numbers for a set of documents, whatever order they come in."""
        ordered = sorted(documents, key=attrgetter("date", "url"))  # months come in the order of dates
        months = [list(group) for _, group in groupby(ordered, key=lambda d: month_slot(d.date))]
        capacity = _SMALLEST_CAPACITY
        while capacity < max(map(len, months), default=0):
            capacity *= 2
        numbers = [month_slot(m[0].date) * capacity + place for m in months for place in range(len(m))]
        return cls(tuple(ordered), tuple(numbers), capacity)

    def card_files(self) -> list[list[int]]:
        """Positions of the documents of each file of cards.

        A year is halved into quarters, and these into months, until a file holds no more than its limit: an edit
        changes one file, a new article one more at most.
        """
        years = (list(group) for _, group in groupby(range(len(self.numbers)), key=lambda i: self._span(i, 12)))
        return [part for year in years for part in self._split(year, 12)]

    def _span(self, position: int, months: int) -> int:
        slot = self.numbers[position] // self.capacity
        return -1 if slot == 0 else (slot - 1) // months

    def _split(self, positions: list[int], months: int) -> list[list[int]]:
        if len(positions) <= _CARDS_PER_FILE:
            return [positions]
        if months == 1:
            return [positions[i : i + _CARDS_PER_FILE] for i in range(0, len(positions), _CARDS_PER_FILE)]
        finer = 3 if months == 12 else 1
        groups = (list(group) for _, group in groupby(positions, key=lambda i: self._span(i, finer)))
        return [part for group in groups for part in self._split(group, finer)]
