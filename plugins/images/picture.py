"""What the site publishes of one photo."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

WEBP, JPEG, AVIF = "image/webp", "image/jpeg", "image/avif"
SUFFIXES = {WEBP: "webp", JPEG: "jpg", AVIF: "avif"}
PICTURES_FOLDER = "anh"


@dataclass(frozen=True, slots=True)
class Variant:
    """One file of a picture: address below the site root, size in pixels, media type, size in bytes."""

    path: str
    width: int
    height: int
    mime: str
    size: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A published photo.

    `width` and `height` (pixels) are those of the widest variant, upright; `variants` ascend by width within each
    media type, the preferred type first; `fallback` is a JPEG that every browser shows. `key` is the content address
    in the store. `taken` is the day the camera states (YYYY-MM-DD) or empty; `frames` is more than 1 for an animation,
    of which the first frame is kept.
    """

    key: str
    width: int
    height: int
    variants: tuple[Variant, ...]
    fallback: Variant
    taken: str = ""
    frames: int = 1

    def files(self) -> tuple[Variant, ...]:
        """Every file of the picture, the fallback last."""
        return (*self.variants, self.fallback)

    def record(self) -> dict[str, Any]:
        """The picture as JSON values; `from_record` is its inverse."""
        return asdict(self)

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Picture:
        """Raises KeyError, TypeError or ValueError for anything that `record` did not write."""
        fields = {
            **record,
            "variants": tuple(Variant(**variant) for variant in record["variants"]),
            "fallback": Variant(**record["fallback"]),
        }
        return cls(**fields)


def variant_path(slug: str, key: str, width: int, mime: str) -> str:
    """Address of a variant below the site root: `anh/hoi-nghi-3fa9c1d2ee-960.webp`."""
    return f"{PICTURES_FOLDER}/{slug}-{key[:10]}-{width}.{SUFFIXES[mime]}"
