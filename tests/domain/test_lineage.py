"""Succession is many-to-many, whole or in part, and nothing may be added over a division."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from plugins.domain.lineage import Extent, Lineage, Succession
from plugins.domain.ward import Ward, WardKind

DAY = date(2025, 7, 1)
STEPS = (
    Succession("cau-ong-lanh-26752", "ben-thanh-26743-2025", Extent.PART, DAY),
    Succession("cau-ong-lanh-26752", "cau-ong-lanh-26758-2025", Extent.PART, DAY),
    Succession("co-giang-26755", "cau-ong-lanh-26758-2025", Extent.WHOLE, DAY),
    Succession("a-26000", "b-26000", Extent.WHOLE, DAY),
    Succession("c-26001", "d-26002", Extent.WHOLE, DAY),
    Succession("d-26002", "d-26002-2025", Extent.WHOLE, DAY),
    Succession("c-26001", "d-26002-2025", Extent.WHOLE, DAY),
)
LINEAGE = Lineage.of(STEPS)


@dataclass(frozen=True)
class Days:
    start: date
    end: date


def test_a_divided_ward_has_several_successors_and_a_merged_one_several_predecessors() -> None:
    assert [step.successor for step in LINEAGE.successors("cau-ong-lanh-26752")] == [
        "ben-thanh-26743-2025",
        "cau-ong-lanh-26758-2025",
    ]
    assert [step.predecessor for step in LINEAGE.predecessors("cau-ong-lanh-26758-2025")] == [
        "cau-ong-lanh-26752",
        "co-giang-26755",
    ]


def test_a_ward_without_record_has_neither() -> None:
    assert LINEAGE.successors("x-1") == LINEAGE.predecessors("x-1") == ()


@pytest.mark.parametrize(
    ("ward_id", "whole_only", "unchanged"),
    [
        ("b-26000", True, True),
        ("d-26002-2025", True, False),
        ("cau-ong-lanh-26758-2025", False, False),
        ("ben-thanh-26743-2025", False, False),
        ("cau-ong-lanh-26752", False, False),
    ],
)
def test_predecessors_may_be_added_only_when_all_came_whole(ward_id: str, whole_only: bool, unchanged: bool) -> None:
    assert LINEAGE.whole_only(ward_id) is whole_only
    assert LINEAGE.unchanged(ward_id) is unchanged


@pytest.mark.parametrize(
    ("start", "end", "crosses"),
    [
        (date(2025, 1, 1), date(2025, 6, 30), True),
        (date(2025, 1, 1), date(2025, 12, 31), True),
        (date(2025, 7, 1), date(2025, 12, 31), False),
    ],
)
def test_a_period_before_the_ward_was_founded_crosses_the_change(start: date, end: date, crosses: bool) -> None:
    ward = Ward("b-26000", "26000", "Xã B", "B", WardKind.COMMUNE, "", "Tỉnh Y", valid_from=DAY)
    assert LINEAGE.crosses_change(Days(start, end), ward) is crosses


def test_extent_has_vietnamese_words() -> None:
    assert [extent.label for extent in Extent] == ["toàn bộ", "một phần"]
