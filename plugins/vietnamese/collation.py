"""Vietnamese dictionary order: a ă â b c d đ e ê …, then tones ngang huyền hỏi ngã sắc nặng, then case.

The rules are those of the Unicode CLDR for Vietnamese, with numbers in order of their value ("Phường 2" before
"Phường 10").
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
# The order in which signs stand before digits and letters; a sign not listed follows by its code point.
_SIGNS = " _-–—,;:!?.…'‘’\"“”«»()[]{}@*/\\&#%‰`^+<=>|~$₫"

# Letters stand behind everything else, numbers right before them.
_NUMBER = chr(0x10_FF00)
_PRIMARY = {sign: chr(1 + place) for place, sign in enumerate(_SIGNS)}
_PRIMARY |= {letter: chr(0x10_FF80 + place) for place, letter in enumerate(_LETTERS)}
_TOKEN = re.compile(r"[0-9]+|.", re.DOTALL)


def sort_key(text: str) -> tuple[str, str, str, str]:
    """A key that sorts as a Vietnamese dictionary does; composed and decomposed text have the same one.

    Compares letters first, then tones, then case (small before capital), last the text itself.
    """
    composed = unicodedata.normalize("NFC", text)
    weights = [_weights(token) for token in _TOKEN.findall(composed)]
    letters, tones, cases = ("".join(level) for level in zip(*weights, strict=True)) if weights else ("", "", "")
    return letters, tones, cases, composed


@cache
def _weights(token: str) -> tuple[str, str, str]:
    """Letter, tone and case of one character, or of a whole number (longer numbers are larger)."""
    if token[0] in "0123456789":
        digits = token.lstrip("0")
        return f"{_NUMBER}{chr(1 + len(digits))}{digits}", "0", "0"
    small = token.lower()
    marks = unicodedata.normalize("NFD", small)
    tone = "".join(_TONES.get(mark, "") for mark in marks)
    letter = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES))
    if letter not in _PRIMARY and marks[0] in _PRIMARY:  # a foreign letter goes with the one it is drawn from
        letter, tone = marks[0], "6"
    return _PRIMARY.get(letter, letter), tone or "0", "0" if token == small else "1"
