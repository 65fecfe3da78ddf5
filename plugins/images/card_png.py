"""Share cards as PNG, put together from pieces that were coded before."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image

from plugins.images.card_bands import Band
from plugins.images.card_bits import END
from plugins.images.card_blocks import ROW, rows_of
from plugins.images.card_palette import PALETTE
from plugins.images.card_text import HEIGHT, WIDTH

_SIZE = ROW * HEIGHT  # bytes of a card before they are coded
_FILTERS = 2 * HEIGHT  # their sum, and that of each times its place
_FILTERS_WEIGHTED = ROW * HEIGHT * (HEIGHT - 1)
_ADLER = 65521


def _chunk(kind: bytes, content: bytes) -> bytes:
    named = kind + content
    return len(content).to_bytes(4, "big") + named + zlib.crc32(named).to_bytes(4, "big")


_PALETTED = bytes([8, 3, 0, 0, 0])  # bits of a pixel, colours from a palette, and the usual methods
_HEAD = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", WIDTH.to_bytes(4, "big") + HEIGHT.to_bytes(4, "big") + _PALETTED)
_HEAD += _chunk(b"PLTE", PALETTE)
_TAIL = _chunk(b"IEND", b"")
_ZLIB = b"\x78\x01"


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """A card without words."""

    band: Band

    @classmethod
    def of(cls, image: Image.Image) -> Ground:
        """The ground with these pixels, which are places in the palette (mode L)."""
        return cls(Band.of(0, rows_of(image, HEIGHT)))

    def with_bands(self, bands: Iterable[Band]) -> bytes:
        """The file of a card with bands on this ground, from top to bottom.

        They may lie only in rows that are equal to the row above.
        """
        pieces, total, weighted, row = [_ZLIB], self.band.total, self.band.weighted, 0
        for band in bands:
            pieces.append(_between(self.band, row, band.top))
            pieces += band.pieces
            total, weighted, row = total + band.total, weighted + band.weighted, band.bottom
        pieces.append(_between(self.band, row, HEIGHT))
        total, weighted = 1 + total + _FILTERS, weighted + _FILTERS_WEIGHTED
        checksum = (_SIZE * total - weighted) % _ADLER << 16 | total % _ADLER
        pieces += [END, checksum.to_bytes(4, "big")]
        return _HEAD + _chunk(b"IDAT", b"".join(pieces)) + _TAIL


@lru_cache(maxsize=256)
def _between(band: Band, top: int, bottom: int) -> bytes:
    return band.between(top, bottom)
