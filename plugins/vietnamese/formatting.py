"""Writing numbers, money, per cents and dates the Vietnamese way; the only place that rounds for readers."""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from plugins.domain.calendar_day import written_day, written_month
from plugins.domain.quantity import EXACT_ARITHMETIC, Quantity
from plugins.domain.unit import MULTIPLIERS, spoken_unit
from plugins.vietnamese.number_words import number_in_words
from plugins.vietnamese.timezone import VIETNAM

NBSP = "\u00a0"

_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
_MONEY_SCALES = tuple((MULTIPLIERS[word], word) for word in ("tỷ", "triệu", "nghìn"))
_MONEY_NAMES = dict(_MONEY_SCALES)
_SCALE_WORDS = {
    1: "",
    10: "chục",
    100: "trăm",
    1_000: "nghìn",
    10_000: "vạn",
    100_000: "trăm nghìn",
    10_000_000: "chục triệu",
    100_000_000: "trăm triệu",
    1_000_000: "triệu",
    10**9: "tỷ",
    10**10: "chục tỷ",
    10**11: "trăm tỷ",
    10**12: "nghìn tỷ",
    10**13: "vạn tỷ",
    10**15: "triệu tỷ",
    10**18: "tỷ tỷ",
}
_SIGNS = ("%", "‰", "°")  # written without a space after the number


def format_number(number: Decimal | int, digits: int | None = None) -> str:
    """1234.5 as "1.234,5"; all digits as they are, or rounded half up to at most `digits` decimals."""
    exact = Decimal(number)
    if digits is not None:
        exact = exact.quantize(_last_place(digits), ROUND_HALF_UP, EXACT_ARITHMETIC)
    whole, _, decimals = f"{exact or exact.copy_abs():,f}".partition(".")  # nought has no sign
    if digits is not None:
        decimals = decimals.rstrip("0")
    grouped = whole.replace(",", ".")
    return f"{grouped},{decimals}" if decimals else grouped


def format_quantity(quantity: Quantity, *, nbsp: bool = False) -> str:
    """The normal spelling of a quantity: "hơn 4 tỷ đồng", "18/13 thanh niên", "36,26%"; no rounding.

    With `nbsp` the number, its scale and its unit stay on one line.
    """
    number = format_number(quantity.number)
    if quantity.of is not None:
        number += f"/{format_number(quantity.of)}"
    words = " ".join(filter(None, (number, scale_word(quantity.multiplier))))
    separator = "" if quantity.unit[:1] in _SIGNS and quantity.multiplier == 1 else " "
    amount = f"{words}{separator}{quantity.unit}".strip()
    if nbsp:
        amount = amount.replace(" ", NBSP)
    return f"{quantity.precision} {amount}" if quantity.precision else amount


def scale_word(multiplier: int) -> str:
    """The word for a multiplier: 10⁹ is "tỷ", 1 is "". Raises KeyError for a number that is no scale."""
    return _SCALE_WORDS[multiplier]


def format_money(dong: int, *, nbsp: bool = False) -> str:
    """All digits: "4.250.000.000 đồng"."""
    return f"{format_number(dong)}{NBSP if nbsp else ' '}đồng"


def format_money_short(dong: int, digits: int = 2, *, nbsp: bool = False) -> str:
    """In tỷ, triệu or nghìn, rounded half up: "4,25 tỷ đồng"; 999.999.999 becomes "1 tỷ đồng", not "1000 triệu"."""
    for scale, name in _MONEY_SCALES:
        if abs(dong) < scale:
            continue
        rounded = EXACT_ARITHMETIC.divide(Decimal(dong), Decimal(scale)).quantize(_last_place(digits), ROUND_HALF_UP)
        larger = scale * 1_000
        if abs(rounded) >= 1_000 and larger in _MONEY_NAMES:
            rounded, name = rounded / 1_000, _MONEY_NAMES[larger]
        words = f"{format_number(rounded, digits)} {name} đồng"
        return words.replace(" ", NBSP) if nbsp else words
    return format_money(dong, nbsp=nbsp)


def format_percent(percent: Decimal, digits: int | None = None) -> str:
    """36.26 as "36,26%"; `digits` as in `format_number`."""
    return f"{format_number(percent, digits)}%"


def format_change(difference: Decimal, unit: str = "%", digits: int = 2) -> str:
    """A difference in words: "tăng 12,5%", "giảm 44 vụ", "không đổi" (also for one that rounds to nothing)."""
    amount = format_number(abs(difference), digits)
    if amount == "0":
        return "không đổi"
    separator = "" if unit[:1] in _SIGNS else " "
    return f"{'tăng' if difference > 0 else 'giảm'} {amount}{separator}{unit}".rstrip()


def format_date(day: date) -> str:
    """ "07/7/2020", "05/02/2021", as `written_day` decides; an aware datetime is shown as of Vietnam."""
    return written_day(_local(day))


def format_date_long(day: date) -> str:
    """ "ngày 07 tháng 7 năm 2020"."""
    day = _local(day)
    return f"ngày {day.day:02d} tháng {written_month(day.month)} năm {day.year}"


def format_datetime(moment: datetime) -> str:
    """ "07/7/2020 14:30", in Vietnam."""
    local = moment.astimezone(VIETNAM) if moment.tzinfo else moment
    return f"{written_day(local)} {local.hour:02d}:{local.minute:02d}"


def format_weekday_date(day: date) -> str:
    """ "Thứ Ba, 07/7/2020"."""
    return f"{_WEEKDAYS[_local(day).weekday()]}, {format_date(day)}"


def format_range(start: date, end: date) -> str:
    """ "01/7/2020 – 10/9/2020"; a single day is written once."""
    first, last = format_date(start), format_date(end)
    return first if first == last else f"{first} – {last}"


@lru_cache(maxsize=4096)  # a figure is spoken on its article, ward, period and indicator pages
def spoken(quantity: Quantity) -> str:
    """The quantity in words, for screen readers: "36,26%" is "ba mươi sáu phẩy hai mươi sáu phần trăm"."""
    words = [quantity.precision.value, number_in_words(quantity.number)]
    if quantity.of is not None:
        words += ["trên", number_in_words(quantity.of)]
    words += [scale_word(quantity.multiplier), spoken_unit(quantity.unit) if quantity.unit else ""]
    return " ".join(filter(None, words))


@lru_cache(maxsize=64)
def _last_place(digits: int) -> Decimal:
    return Decimal(1).scaleb(-digits)


def _local(day: date) -> date:
    if isinstance(day, datetime) and day.tzinfo is not None:
        return day.astimezone(VIETNAM)
    return day
