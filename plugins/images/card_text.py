"""The words of a share card, and the address that changes with them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from typing import Any

import PIL

from plugins.images.typeface import printable, typeface_digest

# Raise when the drawing makes other pictures of the same words.
CARD_VERSION = 1
WIDTH, HEIGHT = 1200, 630
CARDS_FOLDER = "the"


@dataclass(frozen=True, slots=True)
class CardText:
    """Finished words, nothing is formatted later.

    `figure` with its unit ("1.178 suất quà") and `figure_label` ("Quà tặng gia đình chính sách") may be empty; `kind`
    is the kind of page ("Tin tức"); `illustrative` cards say that their content is invented.
    """

    title: str
    ward: str = ""
    date: str = ""
    figure: str = ""
    figure_label: str = ""
    kind: str = ""
    site_name: str = ""
    illustrative: bool = False

    def printable(self) -> CardText:
        """The same words as they are drawn: NFC, spaces folded."""
        words: dict[str, Any] = {
            name: printable(value) for name, value in asdict(self).items() if isinstance(value, str)
        }
        return replace(self, **words)

    @property
    def key(self) -> str:
        """Content address (32 hex digits) of the card."""
        versions = [CARD_VERSION, PIL.__version__, typeface_digest()]
        parts = json.dumps([versions, asdict(self.printable())], sort_keys=True)
        return hashlib.sha256(parts.encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class CardRequest:
    """A card that a page wants; `slug` (ASCII) begins the file name."""

    text: CardText
    slug: str

    @property
    def path(self) -> str:
        """Address below the site root, known without drawing: `the/hoi-nghi-3fa9c1d2ee.jpg`."""
        return f"{CARDS_FOLDER}/{self.slug[:80].strip('-') or 'the'}-{self.text.key[:10]}.jpg"
