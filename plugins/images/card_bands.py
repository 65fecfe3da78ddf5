"""Rows of a card from edge to edge, put together from the blocks that stand in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise, repeat

from PIL import Image

from plugins.images.card_bits import ZEROS, coded
from plugins.images.card_blocks import ROW, rows_of, sums
from plugins.images.card_ink import Line, side_by_side
from plugins.images.card_text import WIDTH

_FILTER = coded(b"\2")  # before each row: a pixel is told by its step from the pixel above it


@dataclass(frozen=True, slots=True, eq=False)
class Band:
    """Rows of a card as pieces, with sums as those of a block that begins with the card, and without its filters."""

    top: int
    bottom: int
    pieces: Sequence[str]
    total: int
    weighted: int

    @classmethod
    def of(cls, top: int, rows: Sequence[bytes]) -> Band:
        """The band of these rows, each as wide as the card."""
        pieces = {row: coded(row) + _FILTER for row in set(rows)}  # many are equal
        return cls(top, top + len(rows), [pieces[row] for row in rows], *_sums_at(top, rows))

    def rows(self, top: int, bottom: int) -> Sequence[str]:
        """The pieces of the rows between two heights."""
        each = len(self.pieces) // (self.bottom - self.top)
        return self.pieces[(top - self.top) * each : (bottom - self.top) * each]


def _sums_at(top: int, rows: Sequence[bytes]) -> tuple[int, int]:
    total, weighted = sums(rows)
    return total, weighted + total * (top * ROW + 1)


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


@lru_cache(maxsize=64)
def _kept_band(*lines: Line) -> Band:
    band = _new_band(*lines)
    return Band(band.top, band.bottom, ["".join(reversed(band.pieces))], band.total, band.weighted)


def _new_band(*lines: Line) -> Band:
    if len(lines) == 1:
        return _band(lines[0])
    blocks = sorted([one for line in lines for one in line.blocks], key=lambda one: one.x)
    return _band(Line.of(blocks)) if side_by_side(blocks) else _interlocked(lines)


def _band(line: Line) -> Band:
    height, total, weighted, pen = line.bottom - line.top, 0, 0, 0
    columns: list[Iterable[str]] = []
    before = _FILTER
    for one in line.blocks:
        block = one.block
        if before := ZEROS[one.x - pen] + before:  # words bring the room between them along
            columns.append(repeat(before, height))
            before = ""
        blank, above = [ZEROS[block.width]], one.y - line.top
        columns.append([*blank * above, *block.rows, *blank * (height - above - len(block.rows))])
        pen = one.x + block.width
        total += block.total
        weighted += block.weighted + block.total * (one.y * ROW + 1 + one.x)
    columns.append(repeat(ZEROS[WIDTH - pen], height))
    return Band(line.top, line.bottom, list(chain.from_iterable(zip(*columns, strict=True))), total, weighted)


def _interlocked(lines: Sequence[Line]) -> Band:
    """Lines that share rows and columns: dots below letters of one beside marks above letters of the next.

    Only the rows that they share are drawn and coded.
    """
    bands = [_band(line) for line in lines]
    pieces: list[str] = []
    total, weighted = sum([band.total for band in bands]), sum([band.weighted for band in bands])
    edges = sorted({edge for band in bands for edge in (band.top, band.bottom)})
    for top, bottom in pairwise(edges):
        sharing = [number for number, band in enumerate(bands) if band.top <= top and bottom <= band.bottom]
        if len(sharing) == 1:
            pieces += bands[sharing[0]].rows(top, bottom)
            continue
        together = Band.of(top, _drawn([lines[number] for number in sharing], top, bottom))
        pieces += together.pieces
        alone = [_sums_at(top, _drawn([lines[number]], top, bottom)) for number in sharing]
        total += together.total - sum([total for total, _ in alone])
        weighted += together.weighted - sum([weighted for _, weighted in alone])
    return Band(edges[0], edges[-1], pieces, total, weighted)


def _drawn(lines: Sequence[Line], top: int, bottom: int) -> list[bytes]:
    """The rows between two heights of a card with nothing but some lines on it."""
    ink = Image.new("L", (WIDTH, bottom - top + 1))
    for one in [one for line in lines for one in line.blocks]:
        one.block.put_on(ink, one.x, one.y - (top - 1))
    return rows_of(ink, ink.height)[1:]
