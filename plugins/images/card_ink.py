"""Passages of words on a card as lines of blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

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


class Placed(NamedTuple):
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
        top = min([y for _, _, y in blocks])
        bottom = max([y + len(block.rows) for block, _, y in blocks])
        if not side_by_side(blocks):
            ink = Image.new("L", (WIDTH - 1, bottom - 1 - top))
            for one in blocks:
                one.block.put_on(ink, one.x - 1, one.y - top)
            blocks = [Placed(Block.of(ink), 1, top)]
        return cls(tuple(blocks), top, bottom, repeated)


def side_by_side(blocks: Sequence[Placed]) -> bool:
    """Whether blocks in order from the left are complete, and leave each other and the edges of the card alone."""
    end = 1  # the filter of a row needs a zero behind it
    for block, x, _ in blocks:
        if x < end or not block.complete:
            return False
        end = x + block.width
    return end <= WIDTH


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


def _blocks(line: Sequence[str], passage: Passage, top: int) -> list[Placed]:
    style = passage.weight, passage.setting.size, passage.shift
    blocks, pen = [], passage.pen[0]
    for word in line:
        parts, advance = _word(word, *style)
        blocks += [Placed(block, pen + right_by, top + down_by) for block, right_by, down_by in parts]
        pen += advance
    return blocks


@lru_cache(maxsize=1024)
def _word(word: str, weight: Weight, size: int, shift: int) -> tuple[Sequence[Placed], int]:
    """The blocks of a word and of the room behind it, placed from pen and ascender line, and where the next word begins.

    What of it stands on other cards too is a block of its own.
    """
    gap, room = word_width(" ", weight, size), size // 8  # room for letters that begin before the pen
    blocks, pen, lead, left = [], 0, room, len(word)
    for part in _PARTS.findall(word):
        left -= len(part)
        right_by, down_by, block = word_block(part, weight, size, shift, lead, 0 if left else gap - room)
        blocks.append(Placed(block, pen + right_by, down_by))
        pen += word_width(part, weight, size)
        lead = 0
    return blocks, pen + gap
