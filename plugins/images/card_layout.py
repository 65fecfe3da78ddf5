"""Setting a title into a box: words wrapped, lines evened out, letters as large as they fit."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.images.typeface import Weight, line_width

Line = tuple[str, ...]
LINE_HEIGHT = 1.24  # of the letter size; stacked marks (Ễ) reach into it but never into the line above
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Setting:
    """Lines of words at one letter size (pixels); `leading` is the distance of baselines in pixels."""

    lines: tuple[Line, ...]
    size: int

    @property
    def leading(self) -> int:
        return round(self.size * LINE_HEIGHT)

    @property
    def height(self) -> int:
        return len(self.lines) * self.leading


def fit(text: str, weight: Weight, sizes: tuple[int, ...], width: int, height: int) -> Setting:
    """Set the text at the largest of `sizes` (descending) at which it fits a box of width x height pixels.

    At the smallest size a text that is still too long ends with an ellipsis; a word wider than the box is broken.
    """
    words = tuple(text.split())
    for size in sizes:
        most = height // round(size * LINE_HEIGHT)
        if any(line_width((word,), weight, size) > width for word in words) and size != sizes[-1]:
            continue
        lines = _wrap(_broken(words, weight, size, width), weight, size, width)
        if len(lines) <= most:
            return Setting(_even(words, lines, weight, size, width), size)
    return Setting(_cut(lines, most, weight, size, width), size)


def _wrap(words: Line, weight: Weight, size: int, width: int) -> tuple[Line, ...]:
    lines: list[Line] = []
    for word in words:
        if lines and line_width((*lines[-1], word), weight, size) <= width:
            lines[-1] = (*lines[-1], word)
            continue
        start: Line = (word,)
        if lines and len(lines[-1]) > 1 and _belongs_to_next(lines[-1][-1]):
            together = (lines[-1][-1], word)
            if line_width(together, weight, size) <= width:
                lines[-1], start = lines[-1][:-1], together
        lines.append(start)
    return tuple(lines)


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


def _even(words: Line, lines: tuple[Line, ...], weight: Weight, size: int, width: int) -> tuple[Line, ...]:
    """As many lines, but the narrowest box that still holds them: no lonely last word."""
    low, high = width // 2, width
    while high - low > 8:
        middle = (low + high) // 2
        narrower = _wrap(words, weight, size, middle)
        if len(narrower) <= len(lines) and all(line_width(line, weight, size) <= middle for line in narrower):
            lines, high = narrower, middle
        else:
            low = middle
    return lines


def _cut(lines: tuple[Line, ...], most: int, weight: Weight, size: int, width: int) -> tuple[Line, ...]:
    kept, last = lines[: most - 1], list(lines[most - 1])
    while len(last) > 1 and line_width((*last[:-1], last[-1] + ELLIPSIS), weight, size) > width:
        last.pop()
    while len(last[-1]) > 1 and line_width((*last[:-1], last[-1] + ELLIPSIS), weight, size) > width:
        last[-1] = last[-1][:-1]
    return (*kept, (*last[:-1], last[-1].rstrip(",.;:–-") + ELLIPSIS))
