"""Words on cards as blocks of coded rows: each letter is drawn and coded once, and words are joined from letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import adler32

from PIL import Image, ImageChops

from plugins.images.card_bits import ZEROS, Piece, coded, filled, packed, whole
from plugins.images.card_palette import stepped
from plugins.images.card_text import WIDTH
from plugins.images.font_files import Weight
from plugins.images.typeface import letter_shape, word_width

ROW = WIDTH + 1  # bytes of a row of a card, with the number of its filter in front
Step = tuple[int, int, int]  # row, place in it, and the byte, see card_bits.py
Ink = tuple[int, int, Image.Image]  # where it lies in its block, and its pixels as steps from the ground (mode L)


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A part of a card with a row of pieces more than it has rows of pixels: the step back to the ground.

    `total` is the sum of its bytes before they are coded, `weighted` the sum of each times its place in a card whose upper
    left corner the block is. A block whose pieces are not `complete` has no room for what fills their last bytes: it is
    to be drawn together with what stands beside it.
    """

    width: int
    rows: Sequence[bytes]
    total: int
    weighted: int
    steps: tuple[Step, ...]
    inks: tuple[Ink, ...]
    complete: bool = True

    @classmethod
    def of(cls, ink: Image.Image) -> Block:
        """The block with these pixels."""
        rows = rows_of(ink, ink.height + 1)
        pieces = [whole(row) for row in rows]
        return cls.told(ink.width, pieces, sums(rows), ((0, 0, ink),))

    @classmethod
    def told(cls, width: int, pieces: Sequence[Piece], sums: tuple[int, int], inks: tuple[Ink, ...]) -> Block:
        """The block of these pieces, with the sums that it would have without steps."""
        steps = steps_of(pieces)
        return cls(width, packed([piece.digits for piece in pieces]), *added(sums, steps), steps, inks)

    def put_on(self, image: Image.Image, x: int, y: int) -> None:
        """Put its ink on an image (mode L), with its upper left corner at a place that may lie outside."""
        for right_by, down_by, ink in self.inks:
            if -ink.height < y + down_by < image.height:
                put(image, ink, (x + right_by, y + down_by))


@dataclass(frozen=True, slots=True, eq=False)
class _Letters:
    """Letters that reach into each other, most often a single one, and where they lie from pen and ascender line.

    Of each row there are the zeros it begins with, the piece of what follows ("" if nothing does) and the zeros behind.
    """

    ink: Image.Image
    width: int
    right_by: int
    down_by: int
    rows: list[tuple[int, str, int]]
    total: int
    weighted: int


def rows_of(ink: Image.Image, height: int) -> list[bytes]:
    """What each pixel of that many rows adds to the one above it, counted as bytes are: without carrying."""
    here = ink.crop((0, 0, ink.width, height))
    above = ink.crop((0, -1, ink.width, height - 1))
    steps = ImageChops.subtract_modulo(here, above).tobytes()
    return [steps[start : start + ink.width] for start in range(0, len(steps), ink.width)]


def sums(rows: Sequence[bytes]) -> tuple[int, int]:
    """The sum of all bytes, and that of each times its place in a card, from the first byte on; up to multiples of 65521.

    Told by the checksum of each row, which is such a pair of sums with the places counted from the end.
    """
    total = weighted = 0
    for number, row in enumerate(rows):
        checksum = adler32(row)
        one = (checksum & 0xFFFF) - 1
        total += one
        weighted += number * ROW * one + len(row) * (one + 1) - (checksum >> 16)
    return total, weighted


def steps_of(pieces: Sequence[Piece]) -> tuple[Step, ...]:
    """The steps that pieces take where they stand for zeros."""
    return tuple([(number, piece.place, piece.step) for number, piece in enumerate(pieces) if piece.step])


def added(before: tuple[int, int], steps: Iterable[Step]) -> tuple[int, int]:
    """The sums of rows together with those of steps."""
    total, weighted = before
    for row, place, step in steps:
        total += step
        weighted += step * (row * ROW + place)
    return total, weighted


def put(image: Image.Image, ink: Image.Image, place: tuple[int, int]) -> None:
    """Put ink over ink; of two pixels the one with more stays."""
    below = image.crop((*place, place[0] + ink.width, place[1] + ink.height))
    image.paste(ImageChops.lighter(below, ink), place)


@lru_cache(maxsize=1024)
def word_block(word: str, weight: Weight, size: int, shift: int, lead: int, trail: int) -> tuple[int, int, Block]:
    """A word with room before and behind it, and where the block lies right of the pen and below the ascender line.

    `lead` and `trail` count the pixels of that room from the pen and from its next place.
    """
    placed, pen = [], 0
    for cluster in _clusters(word, weight, size):
        letters = _letters(cluster, weight, size, shift)
        placed.append((pen + letters.right_by, letters.down_by, letters))
        pen += word_width(cluster, weight, size)
    left, top = min(-lead, placed[0][0]), min([y for _, y, _ in placed])
    width = max(pen + trail, placed[-1][0] + placed[-1][2].width) - left
    return left, top, _joined([(x - left, y - top, letters) for x, y, letters in placed], width)


def _joined(placed: Sequence[tuple[int, int, _Letters]], width: int) -> Block:
    """Letters at their places as one block; the zeros between two of them become one run."""
    rows = [_Row() for _ in range(max([y + len(letters.rows) for _, y, letters in placed]))]
    total = weighted = 0
    for x, y, letters in placed:
        right = x + letters.width
        for row, (before, core, behind) in zip(rows[y:], letters.rows, strict=False):
            if core:
                row.blank(x + before)
                row.parts.append(core)
                row.reached = right - behind
        total += letters.total
        weighted += letters.weighted + letters.total * (y * ROW + x)
    for row in rows:
        row.blank(width)
    inks = tuple([(x, y, letters.ink) for x, y, letters in placed])
    if not all(row.zeros for row in rows):
        return Block(width, [b""] * len(rows), 0, 0, (), inks, complete=False)
    return Block.told(width, [row.piece() for row in rows], (total, weighted), inks)


class _Row:
    """A row of a block in the making: its parts, where it has come to, and number, place and count of its last zeros."""

    __slots__ = ("number", "parts", "place", "reached", "zeros")

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.reached = self.number = self.place = self.zeros = 0

    def blank(self, end: int) -> None:
        """Zeros up to a place."""
        if end > self.reached:
            self.number, self.place, self.zeros = len(self.parts), self.reached, end - self.reached
            self.parts.append(ZEROS[self.zeros][0].digits)

    def piece(self) -> Piece:
        digits, step = filled(self.parts, self.number, self.zeros)
        return Piece(digits, self.place, step)


@lru_cache(maxsize=4096)
def blank_block(width: int, height: int, before: str = "") -> Block:
    """A block without ink, each row with the same digits before it, which count for nothing."""
    digits, step = filled([before, ZEROS[width][0].digits], 1, width)
    return Block.told(width, [Piece(digits, 0, step)] * height, (0, 0), ())


@lru_cache(maxsize=2048)
def heightened(block: Block, above: int, height: int) -> Block:
    """A block as one of so many rows, some of them above it: the others have no ink. Its own is not told."""
    below = height - above - len(block.rows)
    parts = [(0, blank_block(block.width, above)), (above, block), (height - below, blank_block(block.width, below))]
    rows = [row for _, part in parts for row in part.rows]
    total = sum([part.total for _, part in parts])
    weighted = sum([part.weighted + part.total * y * ROW for y, part in parts])
    steps = tuple([(row + y, place, step) for y, part in parts for row, place, step in part.steps])
    return Block(block.width, rows, total, weighted, steps, ())


def _clusters(word: str, weight: Weight, size: int) -> Iterator[str]:
    """The letters of a word; one that reaches into the place of the next stays together with it."""
    cluster, pen, reached = "", 0, 0
    for letter in word:
        shape = letter_shape(letter, weight, size)
        if cluster and reached <= pen and shape.right_by >= 0:
            yield cluster
            cluster = ""
        cluster += letter
        reached = max(reached, pen + shape.right_by + shape.mask.width)
        pen += shape.advance
    yield cluster


@lru_cache(maxsize=2048)
def _letters(cluster: str, weight: Weight, size: int, shift: int) -> _Letters:
    pen, shapes = 0, []
    for letter in cluster:
        shape = letter_shape(letter, weight, size)
        shapes.append((pen + shape.right_by, shape))
        pen += shape.advance
    left, top = min([x for x, _ in shapes]), min([shape.down_by for _, shape in shapes])
    right = max([x + shape.mask.width for x, shape in shapes])
    bottom = max([shape.down_by + shape.mask.height for _, shape in shapes])
    ink = Image.new("L", (right - left, bottom - top))
    for x, shape in shapes:
        put(ink, shape.mask, (x - left, shape.down_by - top))
    ink = stepped(ink, shift)
    rows = rows_of(ink, ink.height + 1)
    return _Letters(ink, ink.width, left, top, [_parted(row) for row in rows], *sums(rows))


def _parted(row: bytes) -> tuple[int, str, int]:
    from_ink = row.lstrip(b"\0")
    core = from_ink.rstrip(b"\0")
    return len(row) - len(from_ink), coded(core) if core else "", len(from_ink) - len(core)
