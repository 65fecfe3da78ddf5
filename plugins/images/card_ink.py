"""Passages of words on a card as lines of blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image

from plugins.images.card_blocks import Block, word_block
from plugins.images.card_layout import Setting
from plugins.images.card_text import WIDTH
from plugins.images.font_files import Weight
from plugins.images.typeface import ascender, word_width

# A number comes once; its digits, and the days, months and years of dates, come again and again.
_PARTS = re.compile(r"\d\d?/|(?:19|20)\d\d|\d|[^\d/]+/?|/")


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines of words on a card, the first with its left end and baseline at `pen`.

    `shift` tells the ink, see `Ramp`; `repeated` passages stand on many cards and are kept whole.
    """

    setting: Setting
    weight: Weight
    pen: tuple[int, int]
    shift: int
    repeated: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """A block at its place on the card, in pixels."""

    block: Block
    x: int
    y: int


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """Blocks in order from the left, none reaching into the next, and the rows of the card that they take."""

    blocks: tuple[Placed, ...]
    top: int
    bottom: int
    repeated: bool

    @classmethod
    def of(cls, blocks: Sequence[Placed], *, repeated: bool = False) -> Line:
        """The line of these blocks; those that reach into each other become one."""
        top = min([one.y for one in blocks])
        bottom = max([one.y + len(one.block.rows) for one in blocks])
        if not side_by_side(blocks):
            ink = Image.new("L", (WIDTH, bottom - 1 - top))
            for one in blocks:
                one.block.put_on(ink, one.x, one.y - top)
            blocks = [Placed(Block.of(ink), 0, top)]
        return cls(tuple(blocks), top, bottom, repeated)


def side_by_side(blocks: Sequence[Placed]) -> bool:
    """Whether blocks in order from the left leave each other and the edges of the card alone."""
    ends = [0, *[one.x + one.block.width for one in blocks]]
    starts = [*[one.x for one in blocks], WIDTH]
    return all(end <= start for end, start in zip(ends, starts, strict=True))


def lines_of(passage: Passage) -> Sequence[Line]:
    """The words of a passage at their places."""
    return _kept_lines(passage) if passage.repeated else list(_lines(passage))


@lru_cache(maxsize=64)
def _kept_lines(passage: Passage) -> Sequence[Line]:
    return list(_lines(passage))


def _lines(passage: Passage) -> Iterator[Line]:
    top = passage.pen[1] - ascender(passage.weight, passage.setting.size)
    for line in passage.setting.lines:
        yield Line.of(_blocks(line, passage, top), repeated=passage.repeated)
        top += passage.setting.leading


@lru_cache(maxsize=1024)
def _parts(word: str) -> Sequence[str]:
    """What of a word stands on other cards too."""
    return tuple(_PARTS.findall(word))


def _blocks(line: Sequence[str], passage: Passage, top: int) -> list[Placed]:
    style = passage.weight, passage.setting.size
    gap, room = word_width(" ", *style), passage.setting.size // 8  # room for letters that begin before the pen
    blocks, pen = [], passage.pen[0]
    for word in line:
        lead, left = room, len(word)
        for part in _parts(word):
            left -= len(part)
            right_by, down_by, block = word_block(part, *style, passage.shift, lead, 0 if left else gap - room)
            blocks.append(Placed(block, pen + right_by, top + down_by))
            pen += word_width(part, *style)
            lead = 0
        pen += gap
    return blocks
