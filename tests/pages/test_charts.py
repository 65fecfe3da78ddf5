"""Charts show what the table says: positions in proportion, gaps and breaks left open."""

from __future__ import annotations

from decimal import Decimal

from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.pages.charts import draw_attainment, draw_series
from plugins.pages.views import AttainmentBar, AttainmentChart, SeriesChart, SeriesPoint


def bars(*percents: str) -> BeautifulSoup:
    chart = AttainmentChart(
        anchor="a",
        title="Mức đạt",
        description="Lời",
        bars=tuple(AttainmentBar(label=f"Dòng {p}", percent=Decimal(p), percent_label=f"{p}%") for p in percents),
    )
    return BeautifulSoup(draw_attainment(chart), "html.parser")


def line(*values: str | None, breaks: dict[int, str] | None = None) -> BeautifulSoup:
    points = tuple(
        SeriesPoint(
            period=str(2015 + place),
            value=None if value is None else Decimal(value),
            break_before=(breaks or {}).get(place, ""),
        )
        for place, value in enumerate(values)
    )
    return BeautifulSoup(
        draw_series(SeriesChart(anchor="s", title="Chuỗi", description="Lời", unit="hộ", points=points)), "html.parser"
    )


def test_bar_of_half_the_plan_is_half_as_long_as_the_plan() -> None:
    drawing = bars("50")
    track, bar = drawing.select_one(".cp-chart__track"), drawing.select_one(".cp-chart__bar")
    assert Decimal(bar["width"]) * 2 == Decimal(track["width"])


def test_part_above_the_plan_has_a_pattern_and_starts_at_the_plan_line() -> None:
    drawing = bars("36.26", "138.5")
    plan = Decimal(drawing.select_one(".cp-chart__plan")["x1"])
    (over,) = drawing.select(".cp-chart__over")
    assert over["fill"] == "url(#a-soc)"
    assert abs(Decimal(over["x"]) - plan) <= Decimal("0.1")
    assert drawing.select_one("pattern")["id"] == "a-soc"


def test_drawing_has_a_name_and_a_description_for_screen_readers() -> None:
    svg = bars("10").svg
    assert svg["role"] == "img"
    assert svg["aria-labelledby"].split() == [svg.title["id"], svg.desc["id"]]


def test_line_stops_at_a_gap_and_at_a_break() -> None:
    assert len(line("1", "2", "3").select(".cp-chart__line")) == 2
    assert len(line("1", None, "3").select(".cp-chart__line")) == 0
    drawing = line("1", "2", "3", breaks={1: "Chuẩn nghèo đổi"})
    assert len(drawing.select(".cp-chart__line")) == 1
    assert "Chuẩn nghèo đổi" in drawing.get_text()


def test_nothing_is_drawn_of_nothing() -> None:
    assert not draw_attainment(AttainmentChart(anchor="a", title="", description="", bars=()))
    assert not draw_series(
        SeriesChart(anchor="a", title="", description="", unit="", points=(SeriesPoint(period="2020", value=None),))
    )


def test_words_in_a_drawing_are_escaped() -> None:
    chart = AttainmentChart(
        anchor="a",
        title="<b>",
        description="&",
        bars=(AttainmentBar(label="<i>", percent=Decimal(1), percent_label="1%"),),
    )
    assert "<b>" not in draw_attainment(chart)
    assert "<i>" not in draw_attainment(chart)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.decimals(min_value=0, max_value=10**12, places=2), min_size=1, max_size=20))
def test_every_bar_stays_inside_the_drawing(percents: list[Decimal]) -> None:
    for bar in bars(*map(str, percents)).select("rect[x]"):
        assert Decimal(bar["width"]) >= 0
        assert Decimal(bar["x"]) + Decimal(bar["width"]) <= Decimal("320.1")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.one_of(st.none(), st.decimals(min_value=-(10**9), max_value=10**12, places=2)), min_size=1, max_size=30)
)
def test_higher_value_never_lies_lower(values: list[Decimal | None]) -> None:
    dots = [Decimal(dot["cy"]) for dot in line(*(None if v is None else str(v) for v in values)).select("circle")]
    known = [value for value in values if value is not None]
    assert len(dots) == len(known)
    for (value, y), (other, z) in zip(
        zip(known, dots, strict=True), list(zip(known, dots, strict=True))[1:], strict=False
    ):
        assert y <= z if value >= other else y >= z
