"""Share cards as JPEG, put together from parts that were encoded on their own.

Most of a card is the ground, the same on thousands of cards. A JPEG with restart markers is a row of pieces that can
be decoded, and therefore exchanged, each without the others: here every piece is 240 x 16 pixels, five in a row. Only
pieces that hold ink are encoded for a card. What comes out is, to the byte, what encoding the whole card would give.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image

from plugins.images.card_ink import Box
from plugins.images.card_text import HEIGHT, WIDTH

_BLOCK = 16  # pixels: what a baseline JPEG with halved colours encodes as one unit
_INTERVAL = 15  # units from one restart marker to the next
PIECE_WIDTH = _BLOCK * _INTERVAL
PIECES_IN_A_ROW = WIDTH // PIECE_WIDTH
_RESTART = re.compile(b"\xff[\xd0-\xd7]")
_START_OF_SCAN = 0xDA


@dataclass(frozen=True, slots=True)
class Tile:
    """A part of a card that begins and ends where pieces do; the numbers count pieces."""

    left: int
    top: int
    right: int
    bottom: int

    @classmethod
    def around(cls, box: Box) -> Tile:
        """The smallest tile that holds a box of the card (left, top, right, bottom in pixels)."""
        left, top, right, bottom = box
        return cls(left // PIECE_WIDTH, top // _BLOCK, -(-right // PIECE_WIDTH), -(-bottom // _BLOCK))

    @property
    def box(self) -> Box:
        """The same in pixels."""
        bottom = min(self.bottom * _BLOCK, HEIGHT)
        return self.left * PIECE_WIDTH, self.top * _BLOCK, self.right * PIECE_WIDTH, bottom

    def touches(self, other: Tile) -> bool:
        """Whether two tiles have a piece in common."""
        beside = self.right <= other.left or other.right <= self.left
        return not (beside or self.bottom <= other.top or other.bottom <= self.top)

    def with_(self, other: Tile) -> Tile:
        """The smallest tile that holds both."""
        left, top = min(self.left, other.left), min(self.top, other.top)
        return Tile(left, top, max(self.right, other.right), max(self.bottom, other.bottom))


@dataclass(frozen=True, slots=True)
class CodedCard:
    """A whole card: what stands before the pieces in the file, and the pieces from left to right, row by row."""

    head: bytes
    pieces: tuple[bytes, ...]

    def replaced(self, parts: Sequence[tuple[Tile, Sequence[bytes]]]) -> bytes:
        """The file of this card with the pieces of some tiles replaced."""
        pieces = list(self.pieces)
        for tile, new in parts:
            width = tile.right - tile.left
            for number, row in enumerate(range(tile.top, tile.bottom)):
                start = row * PIECES_IN_A_ROW + tile.left
                pieces[start : start + width] = new[number * width : (number + 1) * width]
        file = _FRAME.copy()
        file[0], file[1::2] = self.head, pieces
        return b"".join(file)


_COUNT = PIECES_IN_A_ROW * -(-HEIGHT // _BLOCK)
# Room for the head, then pieces in turns with markers, which count from 0 to 7 again and again; at last the end.
_FRAME = [b""] * (2 * _COUNT + 1)
_FRAME[2:-1:2] = [bytes((0xFF, 0xD0 + number % 8)) for number in range(_COUNT - 1)]
_FRAME[-1] = b"\xff\xd9"


def coded(card: Image.Image, quality: int) -> CodedCard:
    """A card (1200 x 630 pixels, RGB) encoded whole."""
    content = _encoded(card, quality)
    start = _scan_start(content)
    return CodedCard(content[:start], _pieces(content[start:], _COUNT))


def coded_tile(tile: Tile, image: Image.Image, quality: int) -> tuple[bytes, ...]:
    """The pieces of a tile whose pixels are `image`."""
    content = _encoded(image, quality)
    return _pieces(content[_scan_start(content) :], (tile.right - tile.left) * (tile.bottom - tile.top))


def _encoded(image: Image.Image, quality: int) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=quality, subsampling="4:2:0", restart_marker_blocks=_INTERVAL)
    return buffer.getvalue()


def _scan_start(content: bytes) -> int:
    """Where the first piece begins: behind the last header, that of the scan."""
    at = 2
    while True:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4])
        at += 2 + length
        if marker == _START_OF_SCAN:
            return at


def _pieces(scan: bytes, count: int) -> tuple[bytes, ...]:
    """A scan cut at its markers; a byte FF within a piece is always followed by 00, so nothing else looks like one.

    Raises ValueError when there are not `count` pieces.
    """
    pieces = _RESTART.split(scan[:-2])
    if len(pieces) != count:
        raise ValueError(f"{len(pieces)} pieces encoded, {count} expected")
    return tuple(pieces)
