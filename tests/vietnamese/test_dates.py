"""Days are read day first, periods by the words offices use."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.domain.period import Period
from plugins.vietnamese.dates import DateError, PeriodError, period_name, read_date, read_period
from plugins.vietnamese.periods import period_title

YEARS = st.integers(1976, 2099)
DAYS = st.dates(date(1976, 1, 1), date(2099, 12, 31))


@pytest.mark.parametrize(
    ("text", "moment", "has_time"),
    [
        ("2020-07-08", "2020-07-08T00:00:00+07:00", False),
        ("2020/7/8", "2020-07-08T00:00:00+07:00", False),
        ("08/07/2020", "2020-07-08T00:00:00+07:00", False),
        ("7/8/2020", "2020-08-07T00:00:00+07:00", False),
        ("8-7-2020", "2020-07-08T00:00:00+07:00", False),
        ("8.7.2020", "2020-07-08T00:00:00+07:00", False),
        ("8 / 7 / 2020", "2020-07-08T00:00:00+07:00", False),
        ("8 tháng 7 năm 2020", "2020-07-08T00:00:00+07:00", False),
        ("8 tháng 7, 2020", "2020-07-08T00:00:00+07:00", False),
        ("Ngày 8 tháng 7 năm 2020", "2020-07-08T00:00:00+07:00", False),
        ("Ngày\u00a08/7/2020", "2020-07-08T00:00:00+07:00", False),
        ("Thứ Ba, 07/07/2020", "2020-07-07T00:00:00+07:00", False),
        ("Chủ Nhật, ngày 5/7/2020", "2020-07-05T00:00:00+07:00", False),
        ("2020-07-08 14:30", "2020-07-08T14:30:00+07:00", True),
        ("2020-07-08T14:30:00+07:00", "2020-07-08T14:30:00+07:00", True),
        ("08/07/2020 14h30", "2020-07-08T14:30:00+07:00", True),
        ("08/07/2020, lúc 8 giờ", "2020-07-08T08:00:00+07:00", True),
        ("08/07/2020 8 giờ 30 phút", "2020-07-08T08:30:00+07:00", True),
        ("14h30 ngày 8/7/2020", "2020-07-08T14:30:00+07:00", True),
        ("08/07/2020 0h", "2020-07-08T00:00:00+07:00", True),
        ("29/02/2020", "2020-02-29T00:00:00+07:00", False),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_day_is_read_day_first_in_vietnams_time(form: str, text: str, moment: str, has_time: bool) -> None:
    read = read_date(unicodedata.normalize(form, text))  # type: ignore[arg-type]
    assert (read.when.isoformat(), read.has_time) == (moment, has_time)
    assert read.day.isoformat() == moment[:10]


@pytest.mark.parametrize(
    ("text", "problem", "cure"),
    [
        ("31/02/2020", "không có ngày 31/2/2020", "xem lại"),
        ("29/02/2021", "không có ngày 29/2/2021", "xem lại"),
        ("0/1/2020", "không có ngày", "xem lại"),
        ("13/13/2020", "không có ngày", "xem lại"),
        ("1/99/2020", "không có ngày", "xem lại"),
        ("07/13/2020", "ngày phải đứng trước tháng", "viết 13/07/2020"),
        ("2020", "chưa đủ", "08/07/2020"),
        ("12", "chưa đủ", "08/07/2020"),
        ("", "chưa ghi ngày", "08/07/2020"),
        ("8/7/20", "bốn chữ số", "08/07/2020"),
        ("8/7/02020", "bốn chữ số", "08/07/2020"),
        ("8/7-2020", "không phải là ngày", "08/07/2020"),
        ("hôm nay", "không phải là ngày", "08/07/2020"),
        ("“08/07/2020”", "“08/07/2020” không phải là ngày", "viết 08/07/2020"),
        ("O8/O7/2O2O", "không phải là ngày", "viết 08/07/2020"),
        ("08,07,2020", "không phải là ngày", "viết 08/07/2020"),
        ("20200708", "không phải là ngày", "viết 08/07/2020"),
        ("“31/02/2020”", "không phải là ngày", "ví dụ 08/07/2020"),
        ("8/7/1974", "nằm ngoài", "xem lại năm"),
        ("8/7/2101", "nằm ngoài", "xem lại năm"),
        ("08/07/2020 25:00", "giờ", "00:00"),
        ("08/07/2020 5:30 CH", "24 giờ", "viết 08/07/2020 17:30"),
        ("8/7/2020, 12 giờ sáng", "không phải là ngày", "08/07/2020"),
        ("08/07/2020 12h SA", "24 giờ", "viết 08/07/2020 00:00"),
        ("08/07/2020 13:30 CH", "không phải là ngày", "08/07/2020"),
        ("08/07/2020 8:75", "giờ", "00:00"),
        ("8h ngày 08/07/2020 9h", "hai giờ", "một giờ"),
        ("Thứ Hai, 07/07/2020", "thứ ba, không phải thứ hai", "xem lại thứ"),
    ],
)
def test_a_doubtful_day_is_refused_with_a_cure(text: str, problem: str, cure: str) -> None:
    with pytest.raises(DateError) as caught:
        read_date(text)
    assert problem in caught.value.problem
    assert cure in caught.value.cure


def test_the_caller_sets_the_last_year() -> None:
    assert read_date("31/12/2026", latest=date(2026, 1, 1)).day == date(2026, 12, 31)
    with pytest.raises(DateError, match="1975 – 2026"):
        read_date("01/01/2027", latest=date(2026, 1, 1))


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="0123456789/-.: hgiờngàytháừđếnquýIVXH", max_size=24))
def test_no_text_fails_otherwise_than_with_a_cure(text: str) -> None:
    try:
        read_date(text)
    except DateError as error:
        assert error.problem and error.cure
    try:
        read_period(text, 2020)
    except PeriodError as error:
        assert error.problem and error.cure


PERIODS = [
    ("6 tháng đầu năm 2020", "2020-H1"),
    ("sáu tháng đầu năm 2020", "2020-H1"),
    ("6 tháng đầu 2020", "2020-H1"),
    ("6 tháng năm 2020", "2020-H1"),
    ("6 tháng cuối năm 2020", "2020-H2"),
    ("9 tháng năm 2020", "2020-9M"),
    ("9 tháng đầu năm 2020", "2020-9M"),
    ("quý III/2020", "2020-Q3"),
    ("Quý 3 năm 2020", "2020-Q3"),
    ("quý tư năm 2020", "2020-Q4"),
    ("Quý I-2020", "2020-Q1"),
    ("năm 2020", "2020"),
    ("cả năm 2020", "2020"),
    ("tháng 7/2020", "2020-07"),
    ("tháng 07 năm 2020", "2020-07"),
    ("nhiệm kỳ 2015-2020", "2015/2020"),
    ("nhiệm kỳ 2015 – 2020", "2015/2020"),
    ("giai đoạn 2016 đến 2020", "2016/2020"),
    ("2015-2020", "2015/2020"),
    ("từ 1/7/2020 đến 10/9/2020", "2020-07-01/2020-09-10"),
    ("từ 1/7 đến 10/9/2020", "2020-07-01/2020-09-10"),
    ("1/7/2020 – 10/9/2020", "2020-07-01/2020-09-10"),
    ("từ ngày 1 tháng 7 năm 2020 đến ngày 10 tháng 9 năm 2020", "2020-07-01/2020-09-10"),
    ("ngày 7/7/2020", "2020-07-07/2020-07-07"),
    ("7/7/2020", "2020-07-07/2020-07-07"),
    ("2020-H1", "2020-H1"),
    ("2020-h1", "2020-H1"),
    ("2015/2020", "2015/2020"),
    ("2020-07-01/2020-09-10", "2020-07-01/2020-09-10"),
]


@pytest.mark.parametrize(("text", "code"), PERIODS)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_period_is_read_from_words_or_its_code(form: str, text: str, code: str) -> None:
    assert read_period(unicodedata.normalize(form, text)).code == code  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("6 tháng đầu năm", "2020-H1"),
        ("6 tháng cuối năm", "2020-H2"),
        ("9 tháng", "2020-9M"),
        ("9 tháng đầu năm", "2020-9M"),
        ("quý III", "2020-Q3"),
        ("tháng 7", "2020-07"),
        ("từ 1/7 đến 10/9", "2020-07-01/2020-09-10"),
        ("quý III/2019", "2019-Q3"),
    ],
)
def test_the_default_year_fills_in(text: str, code: str) -> None:
    assert read_period(text, default_year=2020).code == code


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("6 tháng đầu năm", "ví dụ 6 tháng đầu năm 2020"),
        ("quý III", "ví dụ quý III năm 2020"),
        ("từ 1/7 đến 10/9", "10/9/2020"),
        ("tháng 13/2020", "chọn từ 1 đến 12"),
        ("quý V/2020", "viết như 6 tháng đầu năm 2020"),
        ("", "viết như 6 tháng đầu năm 2020"),
        ("hôm qua", "viết như 6 tháng đầu năm 2020"),
        ("31/2/2020", "xem lại ngày"),
        ("từ 1/1/2020 đến 31/2/2020", "xem lại ngày"),
        ("năm 0000", "xem lại"),
        ("từ 10/9/2020 đến 1/7/2020", "đổi lại thứ tự"),
        ("2020-H7", "viết như 2020"),
        ("6 thang dau nam 2020", "có phải “6 tháng đầu năm 2020”?"),
        ("Quy III 2020", "có phải “quý III/2020”?"),
        ("thang 7 nam 2020", "có phải “tháng 7 năm 2020”?"),
        ("[2020-h1]", "có phải “2020-H1”?"),
        ("[2020-h7]", "viết như 6 tháng đầu năm 2020"),
        ("“6 tháng đầu năm 2020”", "có phải “6 tháng đầu năm 2020”?"),
        ("“sáu tháng đầu năm 2020”", "có phải “sáu tháng đầu năm 2020”?"),
        ("6T/2020", "có phải “6 tháng đầu năm 2020”?"),
        ("Q3/2020", "có phải “quý 3/2020”?"),
        ("q.iii/2020", "viết như 6 tháng đầu năm 2020"),
        ("(quý III/2020)", "có phải “quý III/2020”?"),
    ],
)
def test_a_doubtful_period_is_refused_with_a_cure(text: str, cure: str) -> None:
    with pytest.raises(PeriodError) as caught:
        read_period(text)
    assert cure in caught.value.cure
    if meant := re.fullmatch("có phải “(.*)”\\?", caught.value.cure):
        read_period(meant[1])


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("2020", "năm 2020"),
        ("2020-H1", "6 tháng đầu năm 2020"),
        ("2020-H2", "6 tháng cuối năm 2020"),
        ("2020-9M", "9 tháng đầu năm 2020"),
        ("2020-Q4", "quý IV năm 2020"),
        ("2020-07", "tháng 7 năm 2020"),
        ("2015/2020", "nhiệm kỳ 2015 – 2020"),
        ("2020-07-01/2020-09-10", "từ ngày 01/7/2020 đến ngày 10/9/2020"),
        ("2020-07-07", "ngày 07/7/2020"),
    ],
)
def test_a_period_has_its_usual_name(code: str, name: str) -> None:
    assert period_name(Period.parse(code)) == name


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.builds(Period.half, YEARS, st.integers(1, 2)),
        st.builds(Period.quarter, YEARS, st.integers(1, 4)),
        st.builds(Period.month, YEARS, st.integers(1, 12)),
        st.builds(Period.nine_months, YEARS),
        st.builds(lambda year, length: Period.term(year, year + length), YEARS, st.integers(0, 6)),
        st.builds(lambda day, length: Period.interval(day, day + timedelta(length)), DAYS, st.integers(0, 800)),
    )
)
def test_the_name_leads_back_to_the_period(period: Period) -> None:
    assert read_period(period_name(period)) == period
    assert read_period(period.code) == period


def test_the_name_of_a_period_that_stands_alone_begins_with_a_capital() -> None:
    assert period_title(Period.quarter(2020, 3)) == "Quý III năm 2020"
