"""A number with its scale words at one place of a text: "1 tỷ 250 triệu", "hai mươi mốt", "2 triệu rưỡi", "18/13".

Works on lower-case NFC text with folded spaces; `quantities` and `prose` prepare it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from plugins.domain.quantity import EXACT_ARITHMETIC
from plugins.domain.unit import MULTIPLIERS
from plugins.vietnamese.figures import FIGURE, NumberError, read_figure
from plugins.vietnamese.number_words import FIRST_WORDS, NUMBER_WORDS, read_group

_SCALE = f"(?:{'|'.join(MULTIPLIERS)})"
_PIECE = re.compile(
    rf"(?P<figure>{FIGURE})(?:/(?P<of>{FIGURE}))?"
    rf"(?P<scales> ?{_SCALE}(?!\w)(?: {_SCALE}(?!\w))*)?(?P<half> rưỡi(?!\w))?"
)
_WORD = re.compile(r"[^\W\d_]+")
_LINKS = ("linh", "lẻ")
_LONGEST = 40  # words; 10¹⁵ − 1 takes 33
_NUMBER_WORDS = NUMBER_WORDS | MULTIPLIERS.keys() | {"rưỡi"}


class Amount(NamedTuple):
    """A number read from a text: the value is number × multiplier; `end` is where the text goes on.

    `of` is the second number of "18/13"; `in_words` says that no digit was used.
    """

    number: Decimal
    multiplier: int
    end: int
    of: Decimal | None = None
    in_words: bool = False


@dataclass(slots=True)  # made for every number read; freezing would double its price
class _Piece:
    """One number with one scale, such as "250 triệu" of "1 tỷ 250 triệu"."""

    number: Decimal
    multiplier: int
    end: int
    of: Decimal | None = None
    final: bool = False  # "rưỡi" ends a number
    in_words: bool = False
    padded: bool = False  # "không trăm …", "linh năm": the writer filled the gap, so nothing is left to guess


def read_amount(text: str, start: int = 0) -> Amount | None:
    """The amount that begins exactly at `start`, or None when none does. Raises NumberError when it is ambiguous."""
    piece = _read_piece(text, start, follows=False)
    if piece is None:
        return None
    if piece.final or piece.of is not None or (piece.multiplier == 1 and not piece.in_words):
        return Amount(piece.number, piece.multiplier, piece.end, piece.of, piece.in_words)
    pieces = [piece]
    while not pieces[-1].final and pieces[-1].multiplier > 1:
        following = _following(text, pieces[-1])
        if following is None:
            break
        _join(pieces, following, text)
    return _sum(pieces)


def _following(text: str, before: _Piece) -> _Piece | None:
    if text[before.end : before.end + 1] != " ":
        return None
    piece = _read_piece(text, before.end + 1, follows=True)
    if piece is None or piece.of is not None:
        return None
    if piece.in_words and not before.in_words:
        return None  # "4 tỷ một năm": digits are not continued in words
    return piece


def _join(pieces: list[_Piece], piece: _Piece, text: str) -> None:
    """Add a piece below the last one, or let "một nghìn hai trăm tỷ" grow."""
    last = pieces[-1]
    if last.multiplier == 1_000 and piece.multiplier == MULTIPLIERS["tỷ"] and len(pieces) == 1 and piece.number < 1_000:
        number = last.number * 1_000 + piece.number
        pieces[-1] = _Piece(number, piece.multiplier, piece.end, None, piece.final, piece.in_words)
        return
    fits = piece.number * piece.multiplier < last.multiplier
    guessing = (
        piece.multiplier == 1
        and not piece.padded
        and (last.multiplier > 1_000 or piece.number < 100 if piece.in_words else piece.number < 1_000)
    )
    if not fits or guessing:
        words = text[last.end : piece.end].strip()
        raise NumberError(
            f"không rõ “{words}” đứng sau chỉ bao nhiêu", "viết như 1,25 tỷ, hoặc ghi đủ hàng: 1 tỷ 250 triệu"
        )
    pieces.append(piece)


def _sum(pieces: list[_Piece]) -> Amount:
    last = pieces[-1]
    if len(pieces) == 1:
        return Amount(last.number, last.multiplier, last.end, None, last.in_words)
    total = sum((piece.number * piece.multiplier for piece in pieces), Decimal(0))
    multiplier = pieces[0].multiplier if last.multiplier > 1 else 1
    number = total.scaleb(1 - len(str(multiplier)), EXACT_ARITHMETIC)
    return Amount(_plain(number), multiplier, last.end, None, last.in_words)


def _plain(number: Decimal) -> Decimal:
    """Without the zeros that adding left behind: 1.250000000 is 1.25."""
    number = number.normalize(EXACT_ARITHMETIC)
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number


def _read_piece(text: str, start: int, *, follows: bool) -> _Piece | None:
    match = _PIECE.match(text, start)
    if match is None:
        return _read_words(text, start, follows=follows)
    figure, of, scales, half = match.groups()
    number = read_figure(figure)
    multiplier = _product(scales.split()) if scales else 1
    if half:
        if multiplier == 1:
            raise NumberError(f"“{match[0]}” thiếu hàng trước chữ rưỡi", "viết như 2 triệu rưỡi, hoặc 2,5")
        number += Decimal("0.5")
    return _Piece(number, multiplier, match.end(), read_figure(of) if of else None, final=bool(half))


def _product(scales: list[str]) -> int:
    """ "nghìn tỷ" is 10¹²; each word must be larger than the one before it (but "tỷ tỷ" is said)."""
    product = MULTIPLIERS[scales[0]]
    for before, scale in pairwise(scales):
        if not (MULTIPLIERS[before] < MULTIPLIERS[scale] or before == scale == "tỷ"):
            raise NumberError(f"“{' '.join(scales)}” không phải là hàng số", "viết như 5 nghìn tỷ, 200 triệu")
        product *= MULTIPLIERS[scale]
    return product


def _read_words(text: str, start: int, *, follows: bool) -> _Piece | None:
    first = _WORD.match(text, start)
    if first is None or (first[0] not in FIRST_WORDS and not (follows and first[0] in _LINKS)):
        return None
    words, ends = _words_from(text, start)
    skipped = 1 if words[0] in _LINKS else 0
    value, at = read_group(words, skipped)
    if at == skipped:
        return None
    scales: list[str] = []
    while at < len(words) and words[at] in MULTIPLIERS:
        scales.append(words[at])
        at += 1
    number, multiplier = Decimal(value), _product(scales) if scales else 1
    final = at < len(words) and words[at] == "rưỡi" and (bool(scales) or (value >= 100 and value % 100 == 0))
    if final:
        number, at = number + (Decimal("0.5") if scales else 50), at + 1
    padded = skipped > 0 or words[:2] == ["không", "trăm"]
    return _Piece(number, multiplier, ends[at - 1], None, final, in_words=True, padded=padded)


def _words_from(text: str, start: int) -> tuple[list[str], list[int]]:
    """The words from `start` on that are parted by single spaces, and where each ends."""
    words: list[str] = []
    ends: list[int] = []
    match = _WORD.match(text, start)
    while match is not None and match[0] in _NUMBER_WORDS and len(words) < _LONGEST:
        words.append(match[0])
        ends.append(match.end())
        if text[match.end() : match.end() + 1] != " ":
            break
        match = _WORD.match(text, match.end() + 1)
    return words, ends
