"""The words of a share card, and the address that changes with them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cache, lru_cache
from json.encoder import encode_basestring_ascii
from typing import NamedTuple

import PIL

from plugins.images.font_files import typeface_digest
from plugins.images.letters import printable

# Raise when the drawing makes other pictures of the same words.
CARD_VERSION = 7
WIDTH, HEIGHT = 1200, 630
CARDS_FOLDER = "the"


@cache
def card_versions() -> str:
    """What the key of every card holds besides its words."""
    return json.dumps([CARD_VERSION, PIL.__version__, typeface_digest()])


@lru_cache(maxsize=4096)
def _encoded(text: str) -> str:
    """Words as they are drawn, as JSON: most are those of other cards too."""
    return encode_basestring_ascii(printable(text))


class CardText(NamedTuple):
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
        return CardText._make([*map(printable, self._words()), self.illustrative])

    @property
    def words(self) -> str:
        """Everything that is written on the card."""
        return " ".join(self._words())

    @property
    def key(self) -> str:
        """Content address (32 hex digits) of the card."""
        words = ", ".join([*map(_encoded, self._words()), "true" if self.illustrative else "false"])
        return hashlib.sha256(f"[{card_versions()}, [{words}]]".encode()).hexdigest()[:32]

    def _words(self) -> tuple[str, ...]:
        return self.title, self.ward, self.date, self.figure, self.figure_label, self.kind, self.site_name


@dataclass(frozen=True, slots=True)
class CardRequest:
    """A card that a page wants; `slug` (ASCII) begins the file name."""

    text: CardText
    slug: str

    @property
    def path(self) -> str:
        """Address below the site root, known without drawing: `the/hoi-nghi-3fa9c1d2ee.png`."""
        return card_path(self.slug, self.text.key)


def card_path(slug: str, key: str) -> str:
    """The address below the site root of the card with a content key."""
    return f"{CARDS_FOLDER}/{slug[:80].strip('-') or 'the'}-{key[:10]}.png"
