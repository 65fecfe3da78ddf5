"""Figures side by side only where that is honest, and what arithmetic adds is said to be computed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from plugins.achievements.achievements_page import achievements_view
from plugins.achievements.comparability import compare, difference_words, shape, shape_heading
from plugins.achievements.indicator_pages import indicator_view, indicators_view
from plugins.achievements.period_page import period_view
from plugins.achievements.rows import implied_plan
from plugins.achievements.series import periods_between, series_of
from plugins.achievements.ward_pages import ward_view, wards_view
from plugins.domain.indicator import Better, SeriesBreak
from plugins.domain.observation import ObservationKind
from plugins.domain.period import Period
from plugins.domain.source import TextQuote
from plugins.vietnamese.numerals import read_quantity
from tests.edition.editions import NAMESAKE, NEW, OLD, article_of, edition_of, observation, registries, reports

H1 = Period.parse("2020-H1")


@pytest.mark.parametrize(
    ("earlier", "later", "words"),
    [
        ("4 tỷ đồng", "4,5 tỷ đồng", "tăng 500 triệu đồng (12,5%)"),
        ("627 suất quà", "600 suất quà", "giảm 27 suất quà (4,3%)"),
        ("5 hộ", "5 hộ", "không đổi"),
        ("4 tỷ đồng", "hơn 4 tỷ đồng", "gần như không đổi"),
        ("hơn 4 tỷ đồng", "5 tỷ đồng", "tăng khoảng 1 tỷ đồng (25%)"),
        ("98,5%", "99%", "tăng 0,5 điểm phần trăm"),
        ("0 hộ", "5 hộ", "tăng 5 hộ"),
        ("3 vụ", "1 vụ", "giảm 2 vụ (66,7%)"),
    ],
)
def test_a_change_is_told_in_the_unit_of_the_figures(earlier: str, later: str, words: str) -> None:
    assert difference_words(read_quantity(earlier), read_quantity(later)) == words


@pytest.mark.parametrize(
    ("better", "later", "tone"),
    [
        (Better.HIGHER, "6 suất", "good"),
        (Better.HIGHER, "4 suất", "bad"),
        (Better.LOWER, "4 suất", "good"),
        (Better.LOWER, "6 suất", "bad"),
        (Better.HIGHER, "5 suất", ""),
        (Better.NEUTRAL, "6 suất", ""),
    ],
)
def test_only_a_change_that_is_better_or_worse_has_a_tone(better: Better, later: str, tone: str) -> None:
    indicator = replace(registries().indicators["suat_qua"], better=better)
    ward = registries().wards[OLD]
    assert compare(indicator, ward, observation("5 suất", "2019-H1"), observation(later)).tone == tone


def test_nothing_is_compared_across_a_change_of_unit_of_counting_or_of_measure() -> None:
    indicator = registries().indicators["suat_qua"]
    old, new = registries().wards[OLD], registries().wards[NEW]
    before, after = observation("5 suất", "2025-H1"), observation("6 suất", "2026-H1")
    assert "Đơn vị thay đổi" in compare(indicator, old, before, after).reason
    assert "Đơn vị thay đổi" in compare(indicator, new, before, after).reason
    broken = replace(indicator, breaks=(SeriesBreak(date(2020, 1, 1), "Đổi cách tính"),))
    assert compare(broken, old, observation("5 suất", "2019-H1"), observation("6 suất")).reason == "Đổi cách tính"
    other = compare(indicator, old, observation("5 suất", "2019-H1"), observation("6 triệu đồng"))
    assert "đơn vị tính khác nhau" in other.reason and other.label == ""


@pytest.mark.parametrize(
    ("value", "parts", "plan"),
    [
        ("18 thanh niên", {"attainment": "138,5%"}, "13 thanh niên"),
        ("hơn 4 tỷ đồng", {"attainment": "36,26%"}, "khoảng 11 tỷ 31 triệu đồng"),
        ("18 thanh niên", {}, ""),
        ("18 thanh niên", {"attainment": "138,5%", "target": "13 thanh niên"}, ""),
        ("18/13 thanh niên", {"attainment": "138,5%"}, ""),
        ("98,5%", {"attainment": "100%"}, ""),
    ],
)
def test_the_implied_plan_is_computed_only_where_the_report_leaves_it_open(
    value: str, parts: dict[str, str], plan: str
) -> None:
    words, division = implied_plan(observation(value, **parts))
    if "tỷ" in value:
        assert words.startswith("khoảng 11") and "≈" in division
    else:
        assert words == plan
        assert bool(division) is bool(plan)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("2020-H1", "2021-H1", True),
        ("2020-H1", "2020-H2", False),
        ("2020-H1", "2020-Q2", False),
        ("2020", "2021", True),
        ("2020-9M", "2021-9M", True),
        ("2020-07", "2021-07", True),
        ("2020-07", "2020-08", False),
        ("2015/2020", "2010/2015", True),
    ],
)
def test_periods_of_one_shape_may_stand_in_one_series(one: str, other: str, alike: bool) -> None:
    assert (shape(Period.parse(one)) == shape(Period.parse(other))) is alike


@pytest.mark.parametrize(
    ("code", "heading"),
    [
        ("2020", "Cả năm"),
        ("2020-H1", "6 tháng đầu năm"),
        ("2020-9M", "9 tháng đầu năm"),
        ("2020-Q3", "Quý III"),
        ("2020-07", "Tháng 7"),
        ("2015/2020", "Nhiệm kỳ"),
        ("2020-07-01/2020-09-10", "Đợt, chiến dịch"),
    ],
)
def test_a_shape_is_named_without_a_year(code: str, heading: str) -> None:
    assert shape_heading(Period.parse(code)) == heading


def test_a_series_holds_one_indicator_one_ward_one_shape_and_results_alone() -> None:
    edition = reports(
        observation("5 suất", "2019-H1"),
        observation("6 suất"),
        observation("9 suất", "2020"),
        observation("7 suất", ward=NAMESAKE),
        observation("8 suất", "2021-H1", kind=ObservationKind.TARGET),
        observation("8 suất", "2021-H1", kind=ObservationKind.CONTEXT),
    )
    found = series_of(edition.figures.of_indicator("suat_qua"))
    assert [(one.ward, [period.code for period in one.periods]) for one in found] == [
        (OLD, ["2019-H1", "2020-H1"]),
        (OLD, ["2020"]),
        (NAMESAKE, ["2020-H1"]),
    ]


def test_years_without_a_report_stand_in_a_series_as_gaps() -> None:
    periods = [Period.parse("2018-H1"), Period.parse("2021-H1")]
    assert [period.code for period in periods_between(periods)] == ["2018-H1", "2019-H1", "2020-H1", "2021-H1"]
    assert periods_between(periods[:1]) == periods[:1]
    terms = [Period.parse("2010/2015"), Period.parse("2015/2020")]
    assert periods_between(terms) == terms


def test_targets_and_context_never_stand_among_results() -> None:
    edition = reports(
        observation("18 thanh niên", indicator="giao_quan"),
        observation("13 thanh niên", indicator="giao_quan", kind=ObservationKind.TARGET),
        observation("120 hộ", indicator="ho_ngheo", kind=ObservationKind.CONTEXT),
    )
    view = period_view(edition, OLD, H1)
    assert [row.value for group in view.groups for row in group.rows] == ["18 thanh niên"]
    assert [row.value for row in view.targets] == ["13 thanh niên"]
    assert [row.value for row in view.context] == ["120 hộ"]
    assert view.sourced == "3/3 số liệu có câu nguồn"
    assert "13 thanh niên" not in str(indicator_view(edition, registries().indicators["giao_quan"]).series)
    assert "13 thanh niên" not in str(achievements_view(edition, OLD).tables)
    assert "120 hộ" not in str(ward_view(edition, OLD).figures)


def test_each_row_has_its_sentence_its_address_and_an_anchor_of_its_own() -> None:
    edition = reports(observation("5 suất"), observation("6 suất"), observation("7 hộ", indicator="ho_ngheo"))
    rows = [row for group in period_view(edition, OLD, H1).groups for row in group.rows]
    assert [row.anchor for row in rows] == ["suat-qua", "suat-qua-2", "ho-ngheo"]
    assert [row.quote for row in rows] == ["Câu nêu 5 suất.", "Câu nêu 6 suất.", "Câu nêu 7 hộ."]
    assert all(row.quote_url and row.citation for row in rows)


def test_the_sentence_of_a_list_s_entry_is_quoted_without_its_semicolon() -> None:
    seen = observation("5 suất")
    entry = seen._replace(source=seen.source._replace(quote=TextQuote("5 suất", "Quà cho 5 suất;")))
    [group] = period_view(reports(entry), OLD, H1).groups
    assert [row.quote for row in group.rows] == ["Quà cho 5 suất"]


def test_figures_stated_twice_in_a_period_are_compared_with_nothing_and_added_to_nothing() -> None:
    edition = reports(observation("5 suất", "2019-H1"), observation("6 suất"), observation("7 suất"))
    view = period_view(edition, OLD, H1)
    rows = [row for group in view.groups for row in group.rows]
    assert [row.change for row in rows] == [None, None]
    assert "13 suất" not in str(view)


def test_a_stated_change_goes_before_a_computed_one() -> None:
    edition = reports(observation("5 suất", "2019-H1"), observation("6 suất", change="tăng 25%"))
    [row] = [row for group in period_view(edition, OLD, H1).groups for row in group.rows]
    assert row.change is not None
    assert (row.change.label, row.change.computed) == ("tăng 25%", False)


def test_a_computed_change_says_so_and_leads_to_the_earlier_figure() -> None:
    edition = reports(observation("5 suất", "2019-H1"), observation("6 suất"))
    [row] = [row for group in period_view(edition, OLD, H1).groups for row in group.rows]
    assert row.change is not None and row.change.computed
    assert row.change.label == "tăng 1 suất (20%)"
    assert row.change.basis == "so với 6 tháng đầu năm 2019: 5 suất"
    assert row.change.basis_url.endswith("/2019-h1/#suat-qua")


def test_a_result_of_nothing_is_a_bar_of_no_length() -> None:
    edition = reports(
        observation("500 suất", attainment="0%"), observation("5 hộ", indicator="ho_ngheo", attainment="50%")
    )
    chart = period_view(edition, OLD, H1).chart
    assert chart is not None
    assert [(str(bar.percent), bar.percent_label) for bar in chart.bars] == [("0", "0%"), ("50", "50%")]


def test_a_period_that_the_ward_did_not_live_through_is_marked() -> None:
    edition = reports(observation("5 suất", "2025", ward=NEW))
    assert "Số liệu gộp" in str(period_view(edition, NEW, Period.parse("2025")).notices)
    assert "Số liệu gộp" not in str(period_view(reports(observation("5 suất")), OLD, H1).notices)


def test_newer_and_older_periods_are_neighbours() -> None:
    edition = reports(*(observation("5 suất", code) for code in ("2019-H1", "2020-H1", "2021-H1")))
    view = period_view(edition, OLD, H1)
    assert view.newer is not None and view.newer.url.endswith("/2021-h1/")
    assert view.older is not None and view.older.url.endswith("/2019-h1/")
    assert period_view(edition, OLD, Period.parse("2021-H1")).newer is None


def test_wards_are_set_side_by_side_only_in_one_period_of_one_measure() -> None:
    indicator = registries().indicators["suat_qua"]

    def reason(*figures: object) -> list[str]:
        view = indicator_view(reports(*figures), indicator)  # type: ignore[arg-type]
        return [one.reason for one in view.comparisons]

    assert reason(observation("5 suất"), observation("6 suất", ward=NAMESAKE)) == [""]
    assert reason(observation("5 suất"), observation("6 suất", "2021-H1", ward=NAMESAKE)) == []
    assert "đơn vị tính khác nhau" in reason(observation("5 suất"), observation("6 triệu đồng", ward=NAMESAKE))[0]
    assert "ngay trong kỳ" in reason(observation("5 suất", "2025"), observation("6 suất", "2025", ward=NEW))[0]
    twice = (observation("5 suất"), observation("6 suất"), observation("7 suất", ward=NAMESAKE))
    assert "nhiều số liệu riêng rẽ" in reason(*twice)[0]


def test_an_indicator_in_former_and_current_wards_says_why_they_are_not_joined() -> None:
    both = reports(observation("5 suất", "2024-H1"), observation("6 suất", "2026-H1", ward=NEW))
    view = indicator_view(both, registries().indicators["suat_qua"])
    assert "Từ ngày 01/7/2025" in str(view.notices)
    assert [one.anchor.rsplit("-half", 1)[0] for one in view.series] == [NEW, OLD]
    alone = indicator_view(reports(observation("5 suất")), registries().indicators["suat_qua"])
    assert alone.notices == ()


def test_a_chart_is_drawn_only_where_two_neighbouring_periods_make_a_line() -> None:
    def chart_over(*codes: str) -> object:
        edition = reports(*(observation("5 suất", code) for code in codes))
        return indicator_view(edition, registries().indicators["suat_qua"]).series[0].chart

    assert chart_over("2020-H1", "2021-H1") is not None
    assert chart_over("2020-H1", "2022-H1") is None


def test_targets_are_not_counted_among_the_older_results_of_an_indicator() -> None:
    results = [observation("5 suất", f"{year}-H1") for year in range(2008, 2020)]
    target = observation("9 suất", "2009-H1", kind=ObservationKind.TARGET)
    view = indicator_view(reports(*results, target), registries().indicators["suat_qua"])
    earlier = view.series[0].earlier
    assert earlier is not None and earlier.label.startswith("2 số liệu")
    assert "13 số liệu của 1 đơn vị" in view.description


def test_an_indicator_page_shows_the_newest_figures_and_says_where_the_older_ones_stand() -> None:
    years = [f"{year}-H1" for year in range(2008, 2021)]
    view = indicator_view(
        reports(*(observation("5 suất", code) for code in years)), registries().indicators["suat_qua"]
    )
    [table] = view.series
    assert [row.period.label[-4:] for row in table.rows] == [str(year) for year in range(2011, 2021)]
    assert table.chart is not None and len(table.chart.points) == len(table.rows)
    assert table.earlier is not None
    assert table.earlier.label.startswith("3 số liệu") and table.earlier.url == f"/don-vi/{OLD}/thanh-tich/"


def test_the_column_of_changes_stands_only_where_something_changed() -> None:
    alone = reports(observation("5 suất", "2020-H1"))
    both = reports(observation("5 suất", "2019-H1"), observation("6 suất", "2020-H1"))
    assert not period_view(alone, OLD, H1).has_changes
    assert period_view(both, OLD, H1).has_changes


def test_wards_that_have_ended_stand_after_those_that_exist() -> None:
    view = wards_view(reports(observation("5 suất")))
    assert [group.heading for group in view.groups] == ["Đơn vị hiện nay", "Đơn vị đã kết thúc"]
    assert [ward.name for ward in view.groups[0].wards] == ["Phường Bến Thành", "Phường Cầu Ông Lãnh"]


def test_only_indicators_with_figures_are_linked() -> None:
    view = indicators_view(reports(observation("5 suất")))
    linked = [one.label for group in view.groups for one in group.indicators if one.url]
    assert linked == ["Suất quà"]
    assert sum(len(group.indicators) for group in view.groups) == 4


def test_pages_of_invented_figures_say_so() -> None:
    invented = observation("5 suất")
    edition = edition_of((article_of(0, invented, tags=("so-lieu-minh-hoa",)), (invented,)))
    assert period_view(edition, OLD, H1).illustrative
    assert achievements_view(edition, OLD).illustrative
    assert indicator_view(edition, registries().indicators["suat_qua"]).illustrative
    assert ward_view(edition, OLD).illustrative
