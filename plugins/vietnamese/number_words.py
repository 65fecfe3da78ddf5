"""Numbers in words, both ways: "hai mươi mốt" is 21."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_UNITS = {word: value for value, word in enumerate(_DIGITS)} | {"bẩy": 7}
_AFTER_TENS = _UNITS | {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_LINK = {"linh", "lẻ"}

# Every word a number may begin with.
FIRST_WORDS = frozenset(_UNITS) | {"mười"}
# Every word that may stand in one.
NUMBER_WORDS = FIRST_WORDS | frozenset(_AFTER_TENS) | _LINK | {"mươi", "trăm"}


def read_group(words: Sequence[str], start: int) -> tuple[int, int]:
    """Read a number below a thousand from lower-case words at `start`: (value, index after it).

    The index is `start` when no number stands there. "một trăm linh năm" is 105, "hai mươi mốt" 21, "mười lăm" 15.
    """
    end = len(words)
    at = start
    value = 0
    if at + 1 < end and words[at] in _UNITS and words[at + 1] == "trăm":
        value, at = _UNITS[words[at]] * 100, at + 2
        if at + 1 < end and words[at] in _LINK and words[at + 1] in _AFTER_TENS:
            return value + _AFTER_TENS[words[at + 1]], at + 2
    tens, after = _read_tens(words, at)
    if after > at:
        return value + tens, after
    if at == start and at < end and words[at] in _UNITS:
        return _UNITS[words[at]], at + 1
    return value, at


def _read_tens(words: Sequence[str], at: int) -> tuple[int, int]:
    """ "mười [một]" or "hai mươi [mốt]"."""
    if at < len(words) and words[at] == "mười":
        tens, at = 10, at + 1
    elif at + 1 < len(words) and words[at] in _UNITS and words[at + 1] in ("mươi", "mười"):
        tens, at = _UNITS[words[at]] * 10, at + 2
    else:
        return 0, at
    if at < len(words) and words[at] in _AFTER_TENS and words[at + 1 : at + 2] != ["trăm"]:
        return tens + _AFTER_TENS[words[at]], at + 1
    return tens, at


def number_in_words(number: Decimal) -> str:
    """A number as it is said: 36.26 is "ba mươi sáu phẩy hai mươi sáu", 105 "một trăm linh năm".

    Decimals are said as a number of up to three digits, otherwise digit by digit, zeros always one by one.
    """
    sign = "âm " if number < 0 else ""
    whole, _, decimals = format(abs(number), "f").partition(".")
    spoken = sign + _whole_in_words(int(whole))
    return f"{spoken} phẩy {_decimals_in_words(decimals)}" if decimals else spoken


def _decimals_in_words(digits: str) -> str:
    significant = digits.lstrip("0")
    zeros = ["không"] * (len(digits) - len(significant))
    if len(significant) > 3:
        return " ".join([*zeros, *(_DIGITS[int(digit)] for digit in significant)])
    return " ".join([*zeros, _whole_in_words(int(significant))] if significant else zeros)


def _whole_in_words(number: int) -> str:
    if number >= 10**9:
        head, rest = divmod(number, 10**9)
        tail = _below_billion(rest, follows=True) if rest else ""
        return f"{_whole_in_words(head)} tỷ {tail}".rstrip()
    return _below_billion(number, follows=False) or _DIGITS[0]


def _below_billion(number: int, *, follows: bool) -> str:
    """Words for 0 … 999.999.999; `follows` says that a higher group was spoken before it, so no zero may be dropped."""
    words: list[str] = []
    for scale, name in ((10**6, " triệu"), (10**3, " nghìn"), (1, "")):
        group, number = divmod(number, scale)
        if group:
            words.append(_group_in_words(group, full=follows or bool(words)) + name)
        elif scale == 10**3 and number >= 100 and (follows or words):
            words.append("không nghìn")  # "một triệu hai trăm" could be heard as 1,2 million
    return " ".join(words)


def _group_in_words(group: int, *, full: bool) -> str:
    hundreds, rest = divmod(group, 100)
    tens, unit = divmod(rest, 10)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or full else []
    if tens == 0 and unit:
        return " ".join([*words, *(["linh"] if words else []), _DIGITS[unit]])
    if tens:
        words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    if unit:
        words.append({1: "mốt" if tens > 1 else "một", 5: "lăm"}.get(unit, _DIGITS[unit]))
    return " ".join(words)
