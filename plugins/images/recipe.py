"""How pictures are made; a change of anything here makes every picture anew."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass

import PIL

# Raise when the code makes other bytes out of the same source and settings.
RECIPE_VERSION = 1


@dataclass(frozen=True, slots=True)
class Recipe:
    """Sizes and qualities; the figures behind the defaults are in docs/pictures.md.

    Widths are in pixels of the upright picture. Qualities are those of the codecs (0 to 100). `webp_method` is
    libwebp's effort (0 to 6), `avif_speed` libaom's (0 slowest to 10).
    """

    widths: tuple[int, ...] = (480, 960, 1600)
    webp_quality: int = 78
    webp_method: int = 2
    jpeg_width: int = 960
    jpeg_quality: int = 80
    avif: bool = False
    avif_quality: int = 60
    avif_speed: int = 8

    def __post_init__(self) -> None:
        """Raises ValueError for a recipe that no codec understands."""
        if not self.widths or list(self.widths) != sorted(set(self.widths)) or self.widths[0] < 1:
            raise ValueError("widths must be positive and ascending")
        qualities = (self.webp_quality, self.jpeg_quality, self.avif_quality)
        if self.jpeg_width < 1 or not all(1 <= quality <= 100 for quality in qualities):
            raise ValueError("qualities go from 1 to 100 and widths are positive")
        if not 0 <= self.webp_method <= 6 or not 0 <= self.avif_speed <= 10:
            raise ValueError("webp_method goes from 0 to 6 and avif_speed from 0 to 10")

    def key(self, source_digest: str) -> str:
        """Content address (32 hex digits) of what this recipe makes of the source with that digest.

        The version of Pillow counts, since it brings its own codecs: other codecs, other bytes.
        """
        parts = json.dumps([RECIPE_VERSION, PIL.__version__, source_digest, asdict(self)], sort_keys=True)
        return hashlib.sha256(parts.encode()).hexdigest()[:32]

    def ladder(self, width: int) -> tuple[int, ...]:
        """Widths made of an upright picture `width` pixels wide, ascending, never wider than the source.

        A source narrower than the widest size also keeps its own width; a size within a tenth of it is left out.

        >>> Recipe().ladder(4000), Recipe().ladder(1200), Recipe().ladder(1000), Recipe().ladder(300)
        ((480, 960, 1600), (480, 960, 1200), (480, 1000), (300,))
        """
        widest = min(width, self.widths[-1])
        return (*(size for size in self.widths if size * 11 <= widest * 10), widest)
