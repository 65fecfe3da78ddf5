"""Stated values in running text, left to right, without the numbers that count nothing: dates, documents, places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from plugins.domain.quantity import Precision, Quantity
from plugins.domain.unit import UNITS, canonical_unit
from plugins.vietnamese.amounts import Amount, read_amount
from plugins.vietnamese.figures import FIGURE, NumberError
from plugins.vietnamese.number_words import FIRST_WORDS
from plugins.vietnamese.quantities import PRECISION, PRECISION_WORDS, TRAILING, clean
from plugins.vietnamese.uncounted import COUNTED, uncounted_spans


@dataclass(frozen=True, slots=True)
class Found:
    """A value in a text: `text[start:end]` are its words, precision word and unit included."""

    start: int
    end: int
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Digits in a text that look like a value but are written ambiguously."""

    start: int
    end: int
    error: NumberError


_CANDIDATE = re.compile(rf"(?<![\w.,])(?:{FIGURE}|(?:{'|'.join(FIRST_WORDS)})(?!\w))")
_PRECISION_BEFORE = re.compile(rf"(?<!\w)({PRECISION}) ?(?:(?:{PRECISION}) ?)?\Z")
_LONGEST_PRECISION = 2 * max(map(len, PRECISION_WORDS)) + 2
_RANGE = re.compile(rf" ?[-–—] ?(?:{FIGURE})| (?:đến|tới) (?:{FIGURE})(?= ?(?:%|[^\W\d_]))")
_MEASURES = sorted({name for unit in UNITS for name in (unit.label.lower(), *unit.aliases)}, key=len, reverse=True)
_MEASURE = re.compile(rf" ?(?:{'|'.join(map(re.escape, _MEASURES))})(?!\w)(?:/[^\W\d_]+)*")
_ANY_NOUN = re.compile(r" [^\W\d_]+(?: [^\W\d_]+)?")
_FUNCTION_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        và của trong đạt so tăng giảm với là tại cho ở theo được đã có từ đến trên dưới hoặc hay để vượt do bằng còn
        trở kế cùng như nhưng thì mà các những này đó nên bị thuộc gồm nhằm khi nếu sau trước qua vào về ra lên xuống
        """,
    )
)


def find_quantities(text: str) -> list[Found]:
    """Every value that can be read, in order of place; offsets count in `text` as given, decomposed or not.

    Dates, years, document numbers, ordinals, names of places, telephone numbers and list marks are passed over; so are
    number words that no known noun follows ("một số", "năm 2020").
    """
    return [hit for hit in _scan(text) if isinstance(hit, Found)]


def find_unreadable(text: str) -> list[Unreadable]:
    """Every value that is written ambiguously ("36.26%", "10–12 triệu"), in order of place."""
    return [hit for hit in _scan(text) if isinstance(hit, Unreadable)]


def numbers_in(text: str) -> tuple[Decimal, ...]:
    """The values of all quantities in a text, plans ("13" of "18/13") included, to compare figures by value."""
    numbers: list[Decimal] = []
    for found in find_quantities(text):
        quantity = found.quantity
        numbers.append(quantity.value)
        if quantity.of is not None:
            numbers.append(quantity.of * quantity.multiplier)
    return tuple(numbers)


def _scan(text: str) -> Iterator[Found | Unreadable]:
    plain, places = _flatten(text)
    lower = plain.lower()
    if len(lower) != len(plain):  # a few foreign capitals grow; offsets matter more than they do
        lower = "".join(small if len(small := char.lower()) == 1 else char for char in plain)
    skipped = iter([*uncounted_spans(lower), (len(lower) + 1, 0)])
    begin, over = next(skipped)
    at = 0
    while (match := _CANDIDATE.search(lower, at)) is not None:
        start = match.start()
        while begin <= start:
            at = max(at, over)
            begin, over = next(skipped)
        if at > start:
            continue
        try:
            hit, at = _read_at(plain, lower, start)
        except NumberError as error:
            hit, at = Unreadable(start, match.end(), error), match.end()
        if hit is not None:
            yield replace(hit, start=places[hit.start], end=places[hit.end])


def _read_at(plain: str, lower: str, start: int) -> tuple[Found | Unreadable | None, int]:
    """What the number at `start` says, and where to go on."""
    amount = read_amount(lower, start)
    assert amount is not None  # candidates begin with a digit or a number word
    end = _end_of_noun(lower, amount)
    if end == amount.end and ((amount.in_words and amount.multiplier == 1) or amount.of is not None):
        return None, end  # "một" may be an article, "7/7" a day
    between = _RANGE.match(lower, amount.end)
    if between is not None:
        words = f"“{plain[start : between.end()]}” là một khoảng, không phải một số"
        error = NumberError(words, "ghi một con số, hoặc tách thành hai số liệu")
        return Unreadable(start, between.end(), error), between.end()
    unit = canonical_unit(plain[amount.end : end])
    precision = Precision.EXACT
    before = _PRECISION_BEFORE.search(lower, max(0, start - _LONGEST_PRECISION), start)
    if before is not None:
        precision, start = PRECISION_WORDS[before[1]], before.start()
    for words, meaning in TRAILING.items():
        if lower.startswith(words, end):
            precision, end = meaning, end + len(words)
    quantity = Quantity(clean(plain[start:end]), amount.number, amount.multiplier, unit, precision, amount.of)
    return Found(start, end, quantity), end


def _end_of_noun(lower: str, amount: Amount) -> int:
    """Where the unit ends: a unit of measure, a noun known to be counted, else up to two words that are nouns."""
    match = _MEASURE.match(lower, amount.end) or COUNTED.match(lower, amount.end)
    if match is not None:
        return match.end()
    match = _ANY_NOUN.match(lower, amount.end)
    if match is None or (amount.in_words and amount.multiplier == 1):
        return amount.end
    end = amount.end
    for word in match[0].split():
        if word in _FUNCTION_WORDS:
            break
        end += 1 + len(word)
    return end


def _flatten(text: str) -> tuple[str, list[int]]:
    """NFC text with single spaces (a line break where a paragraph or list entry ends) and each character's offset."""
    plain: list[str] = []
    places: list[int] = []
    at = 0
    for match in (_SPECIAL if unicodedata.is_normalized("NFC", text) else _CLUSTER).finditer(text):
        start, end = match.span()
        flat = _FLAT[match.lastgroup] if match.lastgroup else unicodedata.normalize("NFC", match[0])
        plain += text[at:start], flat
        places.extend(range(at, start))
        places.extend([start] * len(flat))
        at = end
    plain.append(text[at:])
    places.extend(range(at, len(text) + 1))
    return "".join(plain), places


_FLAT = {"break": "\n", "space": " ", "invisible": ""}
_SPECIAL = re.compile(
    r"(?P<break>\s*\n(?:\s*\n|(?=\s*(?:[0-9]+[.)]|[-*+•])\s))\s*)|(?P<space>\s\s+|[^\S ])"
    r"|(?P<invisible>[\u00ad\u200b-\u200d\u2060\ufeff]+)"
)
_CLUSTER = re.compile(rf"{_SPECIAL.pattern}|\w[\u0300-\u036f]+")
