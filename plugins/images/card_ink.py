"""Putting words on a card: ready stamps where the ground has one colour, blending where it has not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from operator import mul

from PIL import Image, ImageChops, ImageColor

from plugins.images.card_layout import Line, Setting
from plugins.images.typeface import Weight, ascender, word_mask, word_width

IsFlat = Callable[[int, int, int, int], bool]


def everywhere(_left: int, _top: int, _right: int, _bottom: int) -> bool:
    """The answer of a ground that has one colour."""
    return True


@dataclass(slots=True)
class Ink:
    """A card that is being written on; `amount` says how many edges, weighted by contrast, its words have so far."""

    card: Image.Image
    amount: float = 0.0

    def write(
        self,
        setting: Setting,
        weight: Weight,
        pen: tuple[int, int],
        colour: str,
        ground: str,
        is_flat: IsFlat = everywhere,
        *,
        repeated: bool = False,
    ) -> None:
        """Write lines, the first with its left end and baseline at `pen`, in `colour` on a ground of colour `ground`.

        `is_flat` tells of a box (left, top, right, bottom) of the card whether nothing else is drawn there; `repeated`
        lines stand on many cards and are kept whole.
        """
        written_to = 0  # above this height words of the line before must be kept
        style = weight, setting.size, colour, ground
        for number, line in enumerate(setting.lines):
            left, top = pen[0], pen[1] + number * setting.leading - ascender(weight, setting.size)
            parts = [(0, _line_stamp(line, *style))] if repeated else _word_stamps(line, *style)
            lowest = written_to
            for right_by, stamp in parts:
                x, y = left + right_by + stamp.right_by, top + stamp.down_by
                right, bottom = x + stamp.image.width, y + stamp.image.height
                if y >= written_to and is_flat(x, y, right, bottom):
                    self.card.paste(stamp.image, (x, y))
                else:
                    self.card.paste(colour, (x, y), stamp.mask)
                lowest = max(lowest, bottom)
                self.amount += stamp.edges
            written_to = lowest


@dataclass(frozen=True, slots=True)
class _Stamp:
    """Words in colour on their ground, the mask for other grounds, where they lie from the pen, and their edges."""

    image: Image.Image
    mask: Image.Image
    right_by: int
    down_by: int
    edges: float


def _word_stamps(line: Line, weight: Weight, size: int, colour: str, ground: str) -> list[tuple[int, _Stamp]]:
    """The stamps of a line's words, each with the distance of its pen from the line's."""
    stamps, pen, gap = [], 0, word_width(" ", weight, size)
    for word in line:
        stamps.append((pen, _stamp(word, weight, size, colour, ground)))
        pen += word_width(word, weight, size) + gap
    return stamps


@lru_cache(maxsize=64)
def _line_stamp(line: Line, weight: Weight, size: int, colour: str, ground: str) -> _Stamp:
    words = _word_stamps(line, weight, size, colour, ground)
    left, top = words[0][1].right_by, min(stamp.down_by for _, stamp in words)
    right = max(pen + stamp.right_by + stamp.mask.width for pen, stamp in words)
    bottom = max(stamp.down_by + stamp.mask.height for _, stamp in words)
    mask = Image.new("L", (right - left, bottom - top))
    for pen, stamp in words:
        mask.paste(stamp.mask, (pen + stamp.right_by - left, stamp.down_by - top))
    return _Stamp(_coloured(mask, colour, ground), mask, left, top, sum(stamp.edges for _, stamp in words))


@lru_cache(maxsize=1024)
def _stamp(word: str, weight: Weight, size: int, colour: str, ground: str) -> _Stamp:
    mask, right_by, down_by = word_mask(word, weight, size)
    return _Stamp(_coloured(mask, colour, ground), mask, right_by, down_by, _contrast(colour, ground) * _edges(mask))


def _coloured(mask: Image.Image, colour: str, ground: str) -> Image.Image:
    """What blending would show on a flat ground; to copy it is twenty times as fast as to blend."""
    stamp = Image.new("RGB", mask.size, ground)
    stamp.paste(colour, (0, 0), mask)
    return stamp


def _edges(mask: Image.Image) -> float:
    """The sum of all steps between neighbouring pixels; 1 is a step from no to full coverage."""
    framed = Image.new("L", (mask.width + 2, mask.height + 2))
    framed.paste(mask, (1, 1))
    steps = (ImageChops.difference(framed, ImageChops.offset(framed, *by)).histogram() for by in ((1, 0), (0, 1)))
    return sum(sum(map(mul, range(256), histogram)) for histogram in steps) / 255


@lru_cache(maxsize=64)
def _contrast(colour: str, ground: str) -> float:
    """How far two colours are apart in lightness, 0 to 1."""
    light = [
        sum(ImageColor.getrgb(name)[i] * part for i, part in enumerate((299, 587, 114))) for name in (colour, ground)
    ]
    return abs(light[0] - light[1]) / 255_000
