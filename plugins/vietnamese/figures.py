"""One number in digits, by the Vietnamese rule: dot for thousands, comma for decimals; anything else is refused."""

from __future__ import annotations

import re
from decimal import Decimal


class NumberError(ValueError):
    """A text that is no number, or not only one; `problem` and `cure` are Vietnamese, for the editor."""

    def __init__(self, problem: str, cure: str) -> None:
        super().__init__(f"{problem}; {cure}")
        self.problem = problem
        self.cure = cure


# Only fractions that are exact in decimals: ⅓ has no exact value and is refused.
FRACTIONS: dict[str, Decimal] = {
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
    "⅕": Decimal("0.2"),
    "⅖": Decimal("0.4"),
    "⅗": Decimal("0.6"),
    "⅘": Decimal("0.8"),
    "⅛": Decimal("0.125"),
    "⅜": Decimal("0.375"),
    "⅝": Decimal("0.625"),
    "⅞": Decimal("0.875"),
}
_VULGAR = "½¼¾⅕⅖⅗⅘⅛⅜⅝⅞⅓⅔⅙⅚⅐⅑⅒"
MAX_DIGITS = 24

# What a number in digits looks like before it is judged; a final dot or comma belongs to the sentence.
FIGURE = rf"[0-9]+(?:[.,][0-9]+)*[{_VULGAR}]?|[{_VULGAR}]"
_RIGHT = re.compile(r"([0-9]+|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,([0-9]+))?")
_GROUPED_BY_COMMAS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")


def read_figure(text: str) -> Decimal:
    """The exact value of digits: "1.234,5" is 1234.5, "1,234" has three decimals, "½" is 0.5.

    Raises NumberError with the cure: "36.26" should be written "36,26", "1,234,567" "1.234.567".
    """
    match = _RIGHT.fullmatch(text)
    if match is None:
        return _with_fraction(text)
    if len(text) > MAX_DIGITS:
        raise NumberError(f"số “{text}” dài bất thường", "kiểm tra lại số chữ số")
    whole, decimals = match.groups()
    return Decimal(f"{whole.replace('.', '')}.{decimals}" if decimals else whole.replace(".", ""))


def _with_fraction(text: str) -> Decimal:
    if text[-1:] not in _VULGAR or not text:
        raise _refusal(text)
    fraction = FRACTIONS.get(text[-1])
    if fraction is None:
        raise NumberError(f"phân số “{text}” không viết được thành số thập phân đúng", "viết số thập phân, ví dụ 0,33")
    if not text[:-1]:
        return fraction
    if "," in text:
        raise NumberError(f"“{text}” vừa có số thập phân vừa có phân số", "chỉ dùng một cách viết")
    return read_figure(text[:-1]) + fraction


def _refusal(text: str) -> NumberError:
    """Why the digits are refused and how to write them, so far as that can be guessed."""
    commas, dots = text.count(","), text.count(".")
    if _GROUPED_BY_COMMAS.fullmatch(text):
        swapped = text.translate(str.maketrans(",.", ".,"))
        return NumberError(f"số “{text}” viết theo kiểu Anh", f"viết {swapped} (dấu chấm ngăn hàng nghìn)")
    if dots == 1 and not commas:
        decimal = text.replace(".", ",")
        return NumberError(
            f"dấu chấm trong “{text}” không ngăn hàng nghìn", f"viết {decimal} (dấu phẩy cho phần thập phân)"
        )
    if dots or commas:
        return NumberError(f"dấu chấm, dấu phẩy trong “{text}” đặt không đúng", "viết như 1.234.567,8")
    return NumberError(f"“{text}” không phải là số", "viết số bằng chữ số, ví dụ 1.234,5")
