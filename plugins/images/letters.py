"""The letters of Be Vietnam Pro: which words a share card can show. Loads no font, so that every article can be asked."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from plugins.images.refusal import Refusal, refuse

# Every letter the font files have, the same in each weight; a test compares this with the files.
LETTERS = (
    r"\r -~\u00a0-\u0107\u010a-\u0113\u0116-\u011b\u011e-\u0121\u0126-\u012b\u012e-\u0131\u0139\u013a\u013d\u013e"
    r"\u0141-\u0144\u0147\u0148\u014c\u014d\u0150-\u0155\u0158-\u015b\u015e-\u016b\u016e-\u017e\u01a0\u01a1\u01af\u01b0"
    r"\u01e6\u01e7\u02c6\u02c7\u02d8-\u02dc\u0300-\u0304\u0306-\u030c\u0312\u031b\u0323\u0326-\u0328\u1e20\u1e21"
    r"\u1e80-\u1e85\u1e9e\u1ea0-\u1ef9\u2013\u2014\u2018-\u201a\u201c-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u2044"
    r"\u2070\u2074-\u2079\u2080-\u2089\u20ab\u20ac\u2122\u215b-\u215e\u2212\u2215\u2248\u2260\u2264\u2265"
)
_MISSING = re.compile(f"[^{LETTERS}]")
# Characters that the typeface lacks and that mean the same as one it has.
_STAND_INS = str.maketrans({"\u2011": "-", "\u202f": " ", "\u00a0": " ", "\u2009": " ", "\u2007": " ", "\u00ad": None})
_REPLACED = re.compile(
    f"[{''.join(map(chr, _STAND_INS))}]"
)  # translating costs more than seeing that there is nothing to do


@lru_cache(maxsize=4096)  # wards, dates and labels come again and again
def printable(text: str) -> str:
    """Text as it is drawn: NFC (the basic layout cannot stack loose marks), spaces folded, stand-ins put in."""
    text = unicodedata.normalize("NFC", text)
    return " ".join((text.translate(_STAND_INS) if _REPLACED.search(text) else text).split())


def missing_letters(text: str) -> tuple[str, ...]:
    """Characters of the printable text for which the typeface has no glyph, in their order, each once."""
    if not _MISSING.search(text) and unicodedata.is_normalized("NFC", text):  # nearly always
        return ()
    return tuple(dict.fromkeys(_MISSING.findall(printable(text))))


def letters_refused(name: str, words: str) -> Refusal | None:
    """The refusal of the card of `name` when the typeface lacks letters of its words, or None when every glyph is there."""
    missing = missing_letters(words)
    shown = ", ".join(f"“{letter}” (U+{ord(letter):04X})" for letter in missing)
    return refuse(name, "the-thieu-ky-tu", found=shown) if missing else None
