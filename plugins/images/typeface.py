"""Be Vietnam Pro for share cards: measured and drawn letter by letter, since titles share all their letters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

from plugins.images.font_files import Weight


@lru_cache(maxsize=64)
def _font(weight: Weight, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(weight.file, size, layout_engine=ImageFont.Layout.BASIC)


@dataclass(frozen=True, slots=True)
class Letter:
    """What a letter covers (mode L), where it lies right of the pen and below the ascender line.

    `advance` is the distance to the next pen in whole pixels.
    """

    mask: Image.Image
    right_by: int
    down_by: int
    advance: int


@lru_cache(maxsize=4096)
def letter_shape(letter: str, weight: Weight, size: int) -> Letter:
    """A letter as it stands in every word: the basic layout puts each in whole pixels and the typeface has no pairs."""
    advance, room = _advance(letter, weight, size), size // 2  # room for what reaches beyond the advance
    canvas = Image.new("L", (advance + 2 * room, 2 * size + room))
    ImageDraw.Draw(canvas).text((room, room), letter, font=_font(weight, size), fill=255)
    left, top, right, bottom = canvas.getbbox() or (room, room, room + 1, room + 1)
    return Letter(canvas.crop((left, top, right, bottom)), left - room, top - room, advance)


@lru_cache(maxsize=4096)
def _advance(letter: str, weight: Weight, size: int) -> int:
    return round(_font(weight, size).getlength(letter))


@lru_cache(maxsize=8192)
def word_width(word: str, weight: Weight, size: int) -> int:
    """Advance width of a word in whole pixels."""
    return sum([_advance(letter, weight, size) for letter in word])


def line_width(words: tuple[str, ...], weight: Weight, size: int) -> int:
    """Width in pixels of words set in one line."""
    gaps = (len(words) - 1) * word_width(" ", weight, size) if words else 0
    return sum(word_width(word, weight, size) for word in words) + gaps


def ascender(weight: Weight, size: int) -> int:
    """Height in pixels from the baseline to the line from which letters are measured."""
    return _font(weight, size).getmetrics()[0]


def rise(text: str, weight: Weight, size: int) -> int:
    """How far the tallest letter of a text reaches above the baseline, in pixels."""
    return ascender(weight, size) - min([letter_shape(letter, weight, size).down_by for letter in text])
