"""Be Vietnam Pro for share cards: measured and drawn word by word, since titles share most of their words."""

from __future__ import annotations

import hashlib
import unicodedata
from enum import Enum
from functools import lru_cache
from pathlib import Path

import fontpkg_be_vietnam_pro
from PIL import Image, ImageDraw, ImageFont

# Characters that the typeface lacks and that mean the same as one it has.
_STAND_INS = str.maketrans({"\u2011": "-", "\u202f": " ", "\u00a0": " ", "\u2009": " ", "\u2007": " ", "\u00ad": None})


class Weight(Enum):
    """The cuts of the typeface that cards use; the value is the end of the file's name."""

    REGULAR = "Regular"
    SEMIBOLD = "SemiBold"
    BOLD = "Bold"

    __hash__ = object.__hash__  # that of Enum is written in Python and asked for a hundred times a card

    @property
    def file(self) -> Path:
        """Where the package keeps the font file."""
        return Path(fontpkg_be_vietnam_pro.ROOT) / "files" / f"BeVietnamPro-{self.value}.ttf"


@lru_cache(maxsize=4096)  # wards, dates and labels come again and again
def printable(text: str) -> str:
    """Text as it is drawn: NFC (the basic layout cannot stack loose marks), spaces folded, stand-ins put in."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_STAND_INS).split())


@lru_cache(maxsize=1)
def typeface_digest() -> str:
    """SHA-256 of the font files: other letters, other cards."""
    return hashlib.sha256(b"".join(weight.file.read_bytes() for weight in Weight)).hexdigest()


@lru_cache(maxsize=len(Weight))
def _letters(weight: Weight) -> frozenset[str]:
    from fontTools.ttLib import TTFont  # slow to import, and only needed where cards are drawn

    with TTFont(weight.file, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))


def missing_letters(text: str, weight: Weight = Weight.BOLD) -> tuple[str, ...]:
    """Characters of the printable text for which the typeface has no glyph, in their order, each once."""
    known = _letters(weight)
    return tuple(dict.fromkeys(letter for letter in printable(text) if letter not in known))


@lru_cache(maxsize=64)
def _font(weight: Weight, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(weight.file, size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=8192)
def word_width(word: str, weight: Weight, size: int) -> int:
    """Advance width of a word in whole pixels."""
    return round(_font(weight, size).getlength(word))


@lru_cache(maxsize=1024)
def word_mask(word: str, weight: Weight, size: int) -> tuple[Image.Image, int, int]:
    """Coverage of a word (mode L) and where it lies to the right of the pen and below the ascender line."""
    room = size // 2  # around the advance width, for letters that reach beyond it
    canvas = Image.new("L", (word_width(word, weight, size) + 2 * room, 2 * size + room))
    ImageDraw.Draw(canvas).text((room, room), word, font=_font(weight, size), fill=255)
    left, top, right, bottom = canvas.getbbox() or (room, room, room + 1, room + 1)
    return canvas.crop((left, top, right, bottom)), left - room, top - room


def line_width(words: tuple[str, ...], weight: Weight, size: int) -> int:
    """Width in pixels of words set in one line."""
    gaps = (len(words) - 1) * word_width(" ", weight, size) if words else 0
    return sum(word_width(word, weight, size) for word in words) + gaps


def ascender(weight: Weight, size: int) -> int:
    """Height in pixels from the baseline to the line from which `word_mask` measures."""
    return _font(weight, size).getmetrics()[0]
