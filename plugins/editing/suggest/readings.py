"""How much a number says: its scale, the first of a range, and numbers typed by another rule than the Vietnamese one."""

from __future__ import annotations

import re
from decimal import Decimal

from plugins.editing.suggest.units import unit_at
from plugins.vietnamese.amounts import Amount, read_amount
from plugins.vietnamese.figures import FIGURE, NumberError

_NO_SCALE = re.compile(r"\s(?:lệ|trọng|suất|giá)\b")  # "mỗi năm tỷ lệ …", "khu phố 3 tỷ lệ …" say no billions
_ENGLISH = re.compile(r"(\d+)\.(\d+)(?![\d.,])")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?![\d.,])")
_RANGE_TO = re.compile(rf"\s?[-–]\s?(?:{FIGURE})(?=\s?%|\s[^\W\d_])|%\s?[-–]\s?(?:{FIGURE})(?=%)")
_TO = re.compile(r"\s(?:đến|tới)\s(?:trên |hơn |gần |khoảng )?(?=\d)")
_SCALED_TO = re.compile(_TO.pattern + r"|\s?[-–]\s?(?=\d)")  # "500 triệu - 1 tỷ đồng"
_FROM = re.compile(r"(?P<moved>(?:tăng|giảm|nâng|hạ|lên|xuống)(?: [^\W\d_]+){0,3} )?\btừ (?:khoảng |hơn |gần |trên )?$")


def stated_amount(lower: str, start: int) -> tuple[Amount | None, str | None]:
    """The amount, and a doubt when it could only be read by guessing."""
    try:
        amount = read_amount(lower, start)
        if amount is not None and amount.multiplier > 1 and _NO_SCALE.match(lower, amount.end):
            amount = read_amount(lower[: lower.rfind(" ", start, amount.end)], start)
        return amount, None
    except NumberError as error:
        grouped = _GROUPED.match(lower, start)
        if grouped is not None:
            number = Decimal(grouped[0].replace(",", ""))
            scale, end = _scale(lower, grouped.end())
            return Amount(number, scale, end, None), f"{error.problem}; {error.cure}"
        english = _ENGLISH.match(lower, start)
        if english is None:
            return _first_number(lower, start), f"{error.problem}; {error.cure}"
        number = Decimal(f"{english[1]}.{english[2]}")
        scale, end = _scale(lower, english.end())
        return Amount(number, scale, end, None), f"{error.problem}; {error.cure}"


def start_of_range(lower: str, start: int, first: Amount) -> Amount | None:
    """The first number of "10–12", "từ 70 đến 80" or "từ 5 triệu đến 7 triệu" with the scale and the end of the last."""
    dash = _RANGE_TO.match(lower, first.end) if first.multiplier == 1 else None
    if dash is not None:
        scale, end = _scale(lower, dash.end())
        return Amount(first.number, scale, end)
    opened = (
        _FROM.search(lower, max(0, start - 30), start) if lower.find("từ", max(0, start - 12), start) >= 0 else None
    )
    bare = (_TO if first.multiplier == 1 else _SCALED_TO).match(lower, first.end)
    link = bare or (_TO.match(lower, unit_at(lower, first)[0]) if opened else None)
    if link is None or (opened is not None and opened["moved"] and "bình quân" not in opened["moved"]):
        return None
    try:
        last = read_amount(lower, link.end())
    except NumberError:
        return None
    if last is None or last.of is not None:
        return None
    scale = last.multiplier if first.multiplier == 1 and bare is not None else first.multiplier
    if first.number * scale >= last.number * last.multiplier:
        return None
    return Amount(first.number, scale, last.end)


def _scale(lower: str, at: int) -> tuple[int, int]:
    """The scale that stands behind a number ("200–250 triệu đồng") and where it ends."""
    rest = read_amount("1" + lower[at : at + 24])
    if rest is None or rest.number != 1 or (rest.multiplier > 1 and _NO_SCALE.match(lower, at + rest.end - 1)):
        return 1, at
    return rest.multiplier, at + rest.end - 1


def _first_number(lower: str, start: int) -> Amount | None:
    digits = re.compile(r"\d+").match(lower, start)
    return Amount(Decimal(digits[0]), 1, digits.end(), None) if digits else None
