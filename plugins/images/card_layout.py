"""Setting a title into a box: words wrapped, lines evened out, letters as large as they fit."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from operator import add

from plugins.images.font_files import Weight
from plugins.images.typeface import line_width, word_width

Line = tuple[str, ...]
LINE_HEIGHT = 1.24  # of the letter size; stacked marks (Ễ) reach into it but never into the line above
ELLIPSIS = "…"
PAUSES = (".", ":", ";", ",", "?", "!", "–")
LEAST_PART = 0.3  # of the longer line


@dataclass(frozen=True, slots=True)
class Setting:
    """Lines of words at one letter size (pixels)."""

    lines: tuple[Line, ...]
    size: int

    @property
    def leading(self) -> int:
        """The distance of baselines in pixels."""
        return round(self.size * LINE_HEIGHT)

    @property
    def height(self) -> int:
        """The height of all lines in pixels."""
        return len(self.lines) * self.leading


@dataclass(frozen=True, slots=True)
class _Words:
    """Words with their advance widths, where each begins and ends in one endless line, and the width of a space, in pixels."""

    words: Line
    widths: tuple[int, ...]
    begins: tuple[int, ...]
    ends: tuple[int, ...]
    gap: int

    @classmethod
    def measured(cls, words: Line, weight: Weight, size: int) -> _Words:
        """The words at one letter size."""
        widths = tuple([word_width(word, weight, size) for word in words])
        gap = word_width(" ", weight, size)
        begins = tuple(accumulate([wide + gap for wide in widths[:-1]], initial=0))
        return cls(words, widths, begins, tuple(map(add, begins, widths)), gap)

    def wrap(self, width: int) -> tuple[Line, ...]:
        """As few lines as possible, no wider than `width` unless a single word is."""
        return self._lines(self._starts(width))

    def even(self, width: int) -> tuple[Line, ...]:
        """As many lines as `wrap` makes, but in the narrowest box that holds them: no lonely last word."""
        starts = self._starts(width)
        if len(starts) == 2 and (paused := self._at_a_pause(width)):
            return paused
        low, high = max(width // 2, max(self.widths)), width
        while high - low > 8 and len(starts) > 1:
            middle = (low + high) // 2
            narrower = self._starts(middle)
            if len(narrower) <= len(starts):
                starts, high = narrower, middle
            else:
                low = middle
        return self._lines(starts)

    def _starts(self, width: int) -> list[int]:
        """The numbers of the words that begin the lines of `wrap`."""
        starts, start = [0], 0
        while (number := bisect_right(self.ends, width + self.begins[start], start + 1)) < len(self.words):
            before = number - 1
            along = before > start and _belongs_to_next(self.words[before])
            start = before if along and self.ends[number] - self.begins[before] <= width else number
            starts.append(start)
        return starts

    def _lines(self, starts: list[int]) -> tuple[Line, ...]:
        return tuple([self.words[start:end] for start, end in pairwise([*starts, len(self.words)])])

    def _at_a_pause(self, width: int) -> tuple[Line, ...] | None:
        """Two lines parted where a reader pauses, as evenly as possible; None if that leaves a stump or too long a line."""
        best, longest = None, width + 1
        for end, word in enumerate(self.words[:-1], start=1):
            if word.endswith(PAUSES):
                longer, shorter = sorted((self._width(0, end), self._width(end, len(self.words))), reverse=True)
                if longer < longest and shorter >= longer * LEAST_PART:
                    best, longest = (self.words[:end], self.words[end:]), longer
        return best

    def _width(self, start: int, end: int) -> int:
        return self.ends[end - 1] - self.begins[start]


@lru_cache(maxsize=256)
def fit(text: str, weight: Weight, sizes: tuple[int, ...], width: int, height: int) -> Setting:
    """Set the text at the largest of `sizes` (descending) at which it fits a box of width x height pixels.

    At the smallest size a text that is still too long ends with an ellipsis; a word wider than the box is broken.
    """
    words = tuple(text.split())
    if not words:
        return Setting((), sizes[0])
    for size in sizes[:-1]:
        measured = _Words.measured(words, weight, size)
        most = height // round(size * LINE_HEIGHT)
        if max(measured.widths) > width or sum(measured.widths) > width * most:
            continue
        if len(measured.wrap(width)) <= most:
            return Setting(measured.even(width), size)
    size = sizes[-1]
    measured = _Words.measured(_broken(words, weight, size, width), weight, size)
    most = height // round(size * LINE_HEIGHT)
    lines = measured.wrap(width)
    return Setting(measured.even(width) if len(lines) <= most else _cut(lines, most, weight, size, width), size)


def _belongs_to_next(word: str) -> bool:
    """A number stays with the noun it counts: "6 tháng" is not torn apart."""
    return word.replace(".", "").replace(",", "").isdecimal()


def _broken(words: Line, weight: Weight, size: int, width: int) -> Line:
    """The words, those wider than the box cut into pieces that fit."""
    pieces: list[str] = []
    for word in words:
        while line_width((word,), weight, size) > width:
            end = next(n for n in range(len(word), 0, -1) if n == 1 or line_width((word[:n],), weight, size) <= width)
            pieces.append(word[:end])
            word = word[end:]
        pieces.append(word)
    return tuple(pieces)


def _cut(lines: tuple[Line, ...], most: int, weight: Weight, size: int, width: int) -> tuple[Line, ...]:
    kept, last = lines[: most - 1], list(lines[most - 1])
    while len(last) > 1 and line_width((*last[:-1], last[-1] + ELLIPSIS), weight, size) > width:
        last.pop()
    while len(last[-1]) > 1 and line_width((*last[:-1], last[-1] + ELLIPSIS), weight, size) > width:
        last[-1] = last[-1][:-1]
    return (*kept, (*last[:-1], last[-1].rstrip(",.;:–-") + ELLIPSIS))
