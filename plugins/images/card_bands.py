"""Rows of a card from edge to edge, put together from the blocks that stand in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, pairwise

from PIL import Image

from plugins.images.card_bits import BEGINNING, coded, packed, whole
from plugins.images.card_blocks import ROW, Block, added, blank_block, heightened, rows_of, steps_of, sums
from plugins.images.card_ink import Line, side_by_side
from plugins.images.card_text import WIDTH

_FILTER = coded(b"\2")  # as digits; before each row: a pixel is told by its step from the pixel above it


@dataclass(frozen=True, slots=True, eq=False)
class Band:
    """Rows of a card as pieces, with sums as those of a block that begins with the card, and without its filters."""

    top: int
    bottom: int
    pieces: Sequence[bytes]
    total: int
    weighted: int

    @classmethod
    def of(cls, top: int, rows: Sequence[bytes]) -> Band:
        """The band of these rows, each as wide as the card; the first row of a card brings the beginning of its data along."""
        known = {row: whole(row, _FILTER) for row in set(rows)}  # many are equal
        pieces = [known[row] for row in rows]
        if top == 0:
            pieces[0] = whole(rows[0], _FILTER + BEGINNING)
        total, weighted = added(sums(rows), steps_of(pieces))
        coded_rows = packed([piece.digits for piece in pieces])
        return cls(top, top + len(rows), coded_rows, total, weighted + total * (top * ROW + 1))

    def between(self, top: int, bottom: int) -> bytes:
        """The data of the rows between two heights, as long as they are not joined."""
        each = len(self.pieces) // (self.bottom - self.top)
        return b"".join(self.pieces[(top - self.top) * each : (bottom - self.top) * each])

    def joined(self) -> Band:
        """The same with all rows in one piece."""
        return replace(self, pieces=[b"".join(self.pieces)])


def bands_of(lines: Iterable[Line]) -> Iterator[Band]:
    """Lines from top to bottom; those with rows in common as one band."""
    group: list[Line] = []
    for line in sorted(lines, key=lambda line: line.top):
        if group and line.top >= max([one.bottom for one in group]):
            yield _band_of(*group)
            group = []
        group.append(line)
    if group:
        yield _band_of(*group)


def _band_of(*lines: Line) -> Band:
    return (_kept_band if all(line.repeated for line in lines) else _new_band)(*lines)


def _new_band(*lines: Line) -> Band:
    if len(lines) == 1:
        return _rows(lines[0]).joined()
    blocks = sorted([one for line in lines for one in line.blocks], key=lambda one: one.x)
    return (_rows(Line.of(blocks)) if side_by_side(blocks) else _interlocked(lines)).joined()


_kept_band = lru_cache(maxsize=64)(_new_band)


def _rows(line: Line) -> Band:
    """A line from edge to edge, row by row."""
    columns: list[Sequence[bytes]] = []
    total, weighted, corner = 0, 0, line.top * ROW + 1
    for x, block in _edge_to_edge(line):
        columns.append(block.rows)
        total += block.total
        weighted += block.weighted + block.total * (corner + x)
    return Band(line.top, line.bottom, list(chain.from_iterable(zip(*columns, strict=True))), total, weighted)


def _edge_to_edge(line: Line) -> Iterator[tuple[int, Block]]:
    """The blocks of a line, and of the room between them, as high as the line, each with the place where it begins."""
    height, pen = line.bottom - line.top, line.blocks[0].x
    yield 0, blank_block(pen, height, _FILTER)
    for block, x, y in line.blocks:
        if x > pen:  # words bring the room between them along
            yield pen, blank_block(x - pen, height)
        yield x, heightened(block, y - line.top, height)
        pen = x + block.width
    if pen < WIDTH:
        yield pen, blank_block(WIDTH - pen, height)


def _interlocked(lines: Sequence[Line]) -> Band:
    """Lines that share rows and columns: dots below letters of one beside marks above letters of the next.

    Only the rows that they share are drawn and coded.
    """
    bands = [_rows(line) for line in lines]
    pieces: list[bytes] = []
    total, weighted = sum([band.total for band in bands]), sum([band.weighted for band in bands])
    edges = sorted({edge for band in bands for edge in (band.top, band.bottom)})
    for top, bottom in pairwise(edges):
        sharing = [number for number, band in enumerate(bands) if band.top <= top and bottom <= band.bottom]
        if len(sharing) == 1:
            pieces.append(bands[sharing[0]].between(top, bottom))
            continue
        together = Band.of(top, _drawn([lines[number] for number in sharing], top, bottom))
        pieces += together.pieces
        alone = [_sums_between(lines[number], top, bottom) for number in sharing]
        total += together.total - sum([total for total, _ in alone])
        weighted += together.weighted - sum([weighted for _, weighted in alone])
    return Band(edges[0], edges[-1], pieces, total, weighted)


def _sums_between(line: Line, top: int, bottom: int) -> tuple[int, int]:
    """What the rows between two heights have to do with the sums of a line."""
    total, weighted = sums(_drawn([line], top, bottom))
    weighted += total * (top * ROW + 1)
    placed = ((line.top + row, x + 1 + at, step) for x, block in _edge_to_edge(line) for row, at, step in block.steps)
    return added((total, weighted), [one for one in placed if top <= one[0] < bottom])


def _drawn(lines: Sequence[Line], top: int, bottom: int) -> list[bytes]:
    """The rows between two heights of a card with nothing but some lines on it."""
    ink = Image.new("L", (WIDTH, bottom - top + 1))
    for one in [one for line in lines for one in line.blocks]:
        one.block.put_on(ink, one.x, one.y - (top - 1))
    return rows_of(ink, ink.height)[1:]
