"""Periods are intervals; their codes say the same in SDMX's words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.domain.period import Period, PeriodError, PeriodKind

DAYS = st.dates(date(1976, 1, 1), date(2099, 12, 31))
YEARS = st.integers(1976, 2099)
PERIODS = st.one_of(
    st.builds(Period.year, YEARS),
    st.builds(Period.half, YEARS, st.integers(1, 2)),
    st.builds(Period.quarter, YEARS, st.integers(1, 4)),
    st.builds(Period.month, YEARS, st.integers(1, 12)),
    st.builds(Period.nine_months, YEARS),
    st.builds(lambda year, length: Period.term(year, year + length), YEARS, st.integers(1, 6)),
    st.builds(lambda one, other: Period.interval(min(one, other), max(one, other)), DAYS, DAYS),
)

TABLE = [
    ("2020", PeriodKind.YEAR, "2020-01-01", "2020-12-31", "2020", "2019"),
    ("2020-H1", PeriodKind.HALF, "2020-01-01", "2020-06-30", "2020-h1", "2019-H1"),
    ("2020-H2", PeriodKind.HALF, "2020-07-01", "2020-12-31", "2020-h2", "2019-H2"),
    ("2020-Q1", PeriodKind.QUARTER, "2020-01-01", "2020-03-31", "2020-q1", "2019-Q1"),
    ("2020-Q3", PeriodKind.QUARTER, "2020-07-01", "2020-09-30", "2020-q3", "2019-Q3"),
    ("2020-9M", PeriodKind.NINE_MONTHS, "2020-01-01", "2020-09-30", "2020-9m", "2019-9M"),
    ("2020-02", PeriodKind.MONTH, "2020-02-01", "2020-02-29", "2020-02", "2019-02"),
    ("2015/2020", PeriodKind.TERM, "2015-01-01", "2020-12-31", "2015--2020", "2014/2019"),
    ("2020-07-01/2020-09-10", PeriodKind.INTERVAL, "2020-07-01", "2020-09-10", "2020-07-01--2020-09-10", "2019-07-01/2019-09-10"),
    ("2020-02-29/2020-02-29", PeriodKind.INTERVAL, "2020-02-29", "2020-02-29", "2020-02-29--2020-02-29", "2019-02-28/2019-02-28"),
    ("2020-02-01/2020-04-30", PeriodKind.INTERVAL, "2020-02-01", "2020-04-30", "2020-02-01--2020-04-30", "2019-02-01/2019-04-30"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "kind", "start", "end", "slug", "earlier"), TABLE)
def test_a_code_names_an_interval(code: str, kind: PeriodKind, start: str, end: str, slug: str, earlier: str) -> None:
    period = Period.parse(code)
    assert (period.kind, period.start.isoformat(), period.end.isoformat()) == (kind, start, end)
    assert (period.code, str(period), period.slug) == (code, code, slug)
    assert period.year_earlier().code == earlier


@settings(max_examples=300, deadline=None)
@given(PERIODS)
def test_code_and_slug_lead_back_to_the_period(period: Period) -> None:
    assert Period.parse(period.code) == period
    assert Period.parse(period.slug) == period
    assert Period(period.start, period.end, period.kind) == period


@settings(max_examples=200, deadline=None)
@given(PERIODS)
def test_the_year_earlier_has_the_same_shape_and_ends_in_the_year_before(period: Period) -> None:
    earlier = period.year_earlier()
    assert earlier < period
    assert earlier.end.year == period.end.year - 1
    if period.kind is not PeriodKind.INTERVAL:
        assert earlier.kind is period.kind


@settings(max_examples=200, deadline=None)
@given(PERIODS, PERIODS)
def test_two_periods_overlap_when_one_contains_an_end_of_the_other(one: Period, other: Period) -> None:
    sharing = one.contains(other.start) or one.contains(other.end) or other.contains(one.start)
    assert one.overlaps(other) == other.overlaps(one) == sharing
    assert (one < other) + (other < one) + (one == other) == 1


def test_order_is_by_end_then_start() -> None:
    codes = ["2020", "2020-H1", "2020-9M", "2020-Q1", "2020-H2", "2019", "2020-06"]
    assert [p.code for p in sorted(map(Period.parse, codes))] == [
        "2019", "2020-Q1", "2020-H1", "2020-06", "2020-9M", "2020", "2020-H2",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("code", "cumulative"),
    [
        ("2020-H1", True),
        ("2020-9M", True),
        ("2020", True),
        ("2020-01-01/2020-05-31", True),
        ("2020-Q1", False),
        ("2020-H2", False),
        ("2020-01", False),
        ("2020-07-01/2020-09-10", False),
        ("2015/2020", False),
    ],
)
def test_running_totals_from_new_year_are_cumulative(code: str, cumulative: bool) -> None:
    assert Period.parse(code).is_cumulative is cumulative


def test_whole_months_written_as_days_are_the_same_period() -> None:
    assert Period.parse("2020-01-01/2020-06-30") == Period.half(2020, 1)
    assert Period.parse("2020-07-07").days == 1
    assert Period.parse("2020/2020") == Period.year(2020)


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("2020-H3", "viết như 2020"),
        ("2020-13", "viết như 2020"),
        ("", "viết như 2020"),
        ("20-H1", "viết như 2020"),
        ("2020-02-30/2020-03-01", "xem lại ngày"),
        ("2020-09-10/2020-07-01", "đổi lại thứ tự"),
        ("2020/2015", "đổi lại thứ tự"),
    ],
)
def test_a_wrong_code_is_refused_with_a_cure(text: str, cure: str) -> None:
    with pytest.raises(PeriodError) as caught:
        Period.parse(text)
    assert cure in caught.value.cure
    assert caught.value.problem


def test_there_is_no_fifth_quarter() -> None:
    with pytest.raises(PeriodError, match="chọn từ 1 đến 4"):
        Period.quarter(2020, 5)


def test_a_kind_that_contradicts_the_days_is_refused() -> None:
    with pytest.raises(ValueError, match="is not a"):
        Period(date(2020, 1, 1), date(2020, 6, 30), PeriodKind.YEAR)
