"""The files of Be Vietnam Pro. Loads no font, so that a build that draws nothing need not wait for Pillow."""

from __future__ import annotations

import hashlib
from enum import Enum
from functools import lru_cache
from pathlib import Path

import fontpkg_be_vietnam_pro


class Weight(Enum):
    """The cuts of the typeface that cards use; the value is the end of the file's name."""

    REGULAR = "Regular"
    SEMIBOLD = "SemiBold"
    BOLD = "Bold"

    __hash__ = object.__hash__  # that of Enum is written in Python and asked for a hundred times a card

    @property
    def file(self) -> Path:
        """Where the package keeps the font file."""
        return Path(fontpkg_be_vietnam_pro.ROOT) / "files" / f"BeVietnamPro-{self.value}.ttf"


@lru_cache(maxsize=1)
def typeface_digest() -> str:
    """SHA-256 of the font files: other letters, other cards."""
    return hashlib.sha256(b"".join(weight.file.read_bytes() for weight in Weight)).hexdigest()
