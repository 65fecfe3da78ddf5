"""Numbers, money and dates are written as Vietnamese readers expect them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.domain.quantity import Precision, Quantity
from plugins.vietnamese.dates import read_date
from plugins.vietnamese.formatting import (
    format_change,
    format_date,
    format_date_long,
    format_datetime,
    format_money,
    format_money_short,
    format_number,
    format_percent,
    format_quantity,
    format_range,
    format_weekday_date,
    scale_word,
    spoken,
)
from plugins.vietnamese.numerals import read_number, read_quantity


@pytest.mark.parametrize(
    ("number", "digits", "text"),
    [
        ("0", None, "0"),
        ("-0", None, "0"),
        ("999", None, "999"),
        ("1234.5", None, "1.234,5"),
        ("1234567.50", None, "1.234.567,50"),
        ("1E+3", None, "1.000"),
        ("-1.76", None, "-1,76"),
        ("2.345", 2, "2,35"),
        ("-2.345", 2, "-2,35"),
        ("2.5", 0, "3"),
        ("4.00", 2, "4"),
        ("-0.001", 2, "0"),
        ("999.999", 1, "1.000"),
    ],
)
def test_numbers_have_dots_for_thousands_and_a_decimal_comma(number: str, digits: int | None, text: str) -> None:
    assert format_number(Decimal(number), digits) == text


@pytest.mark.parametrize(
    ("dong", "full", "short"),
    [
        (0, "0 đồng", "0 đồng"),
        (999, "999 đồng", "999 đồng"),
        (5_650, "5.650 đồng", "5,65 nghìn đồng"),
        (999_999, "999.999 đồng", "1 triệu đồng"),
        (205_000_000, "205.000.000 đồng", "205 triệu đồng"),
        (999_994_999, "999.994.999 đồng", "999,99 triệu đồng"),
        (999_999_999, "999.999.999 đồng", "1 tỷ đồng"),
        (4_250_000_000, "4.250.000.000 đồng", "4,25 tỷ đồng"),
        (-4_255_000_000, "-4.255.000.000 đồng", "-4,26 tỷ đồng"),
        (1_332_500_000_000, "1.332.500.000.000 đồng", "1.332,5 tỷ đồng"),
        (999_999_999_999, "999.999.999.999 đồng", "1.000 tỷ đồng"),
    ],
)
def test_money_is_written_in_full_and_rounded_with_carry(dong: int, full: str, short: str) -> None:
    assert format_money(dong) == full
    assert format_money_short(dong) == short
    assert format_money(dong, nbsp=True) == full.replace(" ", "\u00a0")
    assert format_money_short(dong, nbsp=True) == short.replace(" ", "\u00a0")


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 10**15), st.integers(0, 3))
def test_short_money_is_never_off_by_more_than_half_its_last_place(dong: int, digits: int) -> None:
    assert read_quantity(format_money(dong)).dong == dong
    short = read_quantity(format_money_short(dong, digits))
    places = [short.multiplier] if dong >= short.multiplier else [short.multiplier // 1_000]
    assert abs(short.value - dong) * 2 <= Decimal(places[0]).scaleb(-digits) or short.value == dong
    assert short.number < 1_000 or short.multiplier == 10**9


@pytest.mark.parametrize(
    ("text", "written", "said"),
    [
        ("36,26 %", "36,26%", "ba mươi sáu phẩy hai mươi sáu phần trăm"),
        ("138,5%", "138,5%", "một trăm ba mươi tám phẩy năm phần trăm"),
        ("0,05%", "0,05%", "không phẩy không năm phần trăm"),
        ("1,20%", "1,20%", "một phẩy hai mươi phần trăm"),
        ("1,00%", "1,00%", "một phẩy không không phần trăm"),
        ("3,1416", "3,1416", "ba phẩy một bốn một sáu"),
        ("4,896 tỷ", "4,896 tỷ", "bốn phẩy tám trăm chín mươi sáu tỷ"),
        ("hơn 4 tỷ đồng", "hơn 4 tỷ đồng", "hơn bốn tỷ đồng"),
        ("8000000đ", "8.000.000 đồng", "tám triệu đồng"),
        ("18/13 thanh niên", "18/13 thanh niên", "mười tám trên mười ba thanh niên"),
        ("2,5 triệu đồng/người", "2,5 triệu đồng/người", "hai phẩy năm triệu đồng trên người"),
        ("800 m2", "800 m²", "tám trăm mét vuông"),
        ("-5", "-5", "âm năm"),
    ],
)
def test_a_quantity_is_written_and_said(text: str, written: str, said: str) -> None:
    quantity = read_quantity(text)
    assert format_quantity(quantity) == written
    assert spoken(quantity) == said


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi bốn"),
        (25, "hai mươi lăm"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (1_005, "một nghìn không trăm linh năm"),
        (1_000_000, "một triệu"),
        (1_000_200, "một triệu không nghìn hai trăm"),
        (2_020_015, "hai triệu không trăm hai mươi nghìn không trăm mười lăm"),
        (1_000_000_001, "một tỷ không trăm linh một"),
        (1_332_500_000_000, "một nghìn ba trăm ba mươi hai tỷ năm trăm triệu"),
    ],
)
def test_whole_numbers_are_said_as_taught_at_school(number: int, words: str) -> None:
    assert spoken(Quantity("", Decimal(number))) == words


def test_no_break_spaces_hold_number_and_unit_together() -> None:
    quantity = Quantity("", Decimal(4), 10**9, "đồng", Precision.MORE_THAN)
    assert format_quantity(quantity, nbsp=True) == "hơn 4\u00a0tỷ\u00a0đồng"


def test_only_scales_have_words() -> None:
    assert (scale_word(1), scale_word(10**9), scale_word(10**12)) == ("", "tỷ", "nghìn tỷ")
    with pytest.raises(KeyError):
        scale_word(7)


@pytest.mark.parametrize(
    ("difference", "unit", "text"),
    [
        ("12.5", "%", "tăng 12,5%"),
        ("-1.76", "%", "giảm 1,76%"),
        ("-44", "vụ", "giảm 44 vụ"),
        ("2.5", "điểm phần trăm", "tăng 2,5 điểm phần trăm"),
        ("3", "", "tăng 3"),
        ("0", "%", "không đổi"),
        ("0.001", "%", "không đổi"),
    ],
)
def test_a_change_says_its_direction(difference: str, unit: str, text: str) -> None:
    assert format_change(Decimal(difference), unit) == text


def test_percentages_have_no_space() -> None:
    assert format_percent(Decimal("36.26")) == "36,26%"
    assert format_percent(Decimal("36.26"), 1) == "36,3%"


def test_days_are_written_day_first() -> None:
    day = date(2020, 7, 7)
    assert format_date(day) == "07/7/2020"
    assert format_date_long(day) == "ngày 07 tháng 7 năm 2020"
    assert format_weekday_date(day) == "Thứ Ba, 07/7/2020"
    assert format_range(day, date(2020, 9, 10)) == "07/7/2020 – 10/9/2020"
    assert format_range(day, day) == "07/7/2020"


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2020, 7, 8), "08/7/2020"),
        (date(2025, 6, 30), "30/6/2025"),
        (date(2021, 2, 5), "05/02/2021"),
        (date(2021, 1, 31), "31/01/2021"),
        (date(2020, 10, 1), "01/10/2020"),
    ],
)
def test_only_days_below_ten_and_the_first_two_months_carry_a_zero(day: date, written: str) -> None:
    assert format_date(day) == written
    assert read_date(written).day == day


def test_moments_are_shown_in_vietnam() -> None:
    evening_in_london = datetime(2020, 7, 7, 20, 30, tzinfo=UTC)
    assert format_datetime(evening_in_london) == "08/7/2020 03:30"
    assert format_date(evening_in_london) == "08/7/2020"
    assert format_datetime(datetime(2020, 7, 7, 14, 5)) == "07/7/2020 14:05"


@settings(max_examples=200, deadline=None)
@given(st.dates(date(1976, 1, 1), date(2099, 12, 31)), st.times())
def test_written_days_are_read_back(day: date, time: object) -> None:
    for write in (format_date, format_date_long, format_weekday_date, date.isoformat):
        assert read_date(write(day)).day == day


@settings(max_examples=200, deadline=None)
@given(st.decimals(-(10**12), 10**12, places=4), st.integers(0, 3))
def test_rounding_is_half_up_and_readable(number: Decimal, digits: int) -> None:
    rounded = read_number(format_number(number, digits))
    assert abs(rounded - number) * 2 <= Decimal(1).scaleb(-digits)
