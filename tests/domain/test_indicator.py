"""An indicator knows its direction and what may be done with its figures, in words a resident reads."""

from __future__ import annotations

from datetime import date

import pytest

from plugins.domain.indicator import (
    AggregationOverTime,
    AggregationOverWards,
    Better,
    Indicator,
    SeriesBreak,
    SourceStatus,
)

POOR = Indicator(
    id="ho_ngheo",
    group="an_sinh_van_hoa",
    label="Số hộ nghèo",
    unit="hộ",
    better=Better.LOWER,
    agg_time=AggregationOverTime.LAST,
    agg_wards=AggregationOverWards.SUM,
    breaks=(SeriesBreak(date(2016, 1, 1), "giai đoạn 2016–2020"), SeriesBreak(date(2022, 1, 1), "giai đoạn 2022–2025")),
)


@pytest.mark.parametrize(
    ("earlier", "later", "note"),
    [
        (date(2020, 12, 31), date(2021, 12, 31), None),
        (date(2021, 12, 31), date(2022, 1, 1), "giai đoạn 2022–2025"),
        (date(2022, 1, 1), date(2023, 1, 1), None),
        (date(2015, 1, 1), date(2023, 1, 1), "giai đoạn 2016–2020"),
    ],
)
def test_days_on_both_sides_of_a_new_standard_are_not_compared(earlier: date, later: date, note: str | None) -> None:
    change = POOR.break_between(earlier, later)
    assert (change.note if change else None) == note


@pytest.mark.parametrize("kind", [Better, AggregationOverTime, AggregationOverWards, SourceStatus])
def test_every_choice_has_its_own_vietnamese_words(
    kind: type[Better | AggregationOverTime | AggregationOverWards | SourceStatus],
) -> None:
    labels = [choice.label for choice in kind]
    assert len(set(labels)) == len(labels)
    assert all(not label.isascii() for label in labels)


def test_a_neutral_indicator_is_not_called_good_or_bad() -> None:
    assert Better.NEUTRAL.label == "không xếp tốt, xấu"
