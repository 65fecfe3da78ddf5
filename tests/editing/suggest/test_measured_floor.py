"""Precision and recall over the marked passages may not fall below what docs/suggest.md states."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from marked_passages import Score, measure, passages

from plugins.registries.loading import Registries

ALL = passages(Path(__file__).parent / "passages")


@pytest.fixture(
    scope="module", params=["tune", "held", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"]
)
def score(request: pytest.FixtureRequest, registries: Registries) -> Score:
    return measure([passage for passage in ALL if passage.split == request.param], registries.indicators)


def test_the_set_is_large_enough_to_mean_something() -> None:
    assert len(ALL) >= 430
    assert sum(passage.split != "tune" for passage in ALL) >= 380
    assert sum(len(passage.figures) for passage in ALL) >= 1900


def test_results_and_awards_are_found_and_nothing_else_is(score: Score) -> None:
    assert score.recall("result", "award") >= 0.95, score.lines
    assert score.precision("result", "award") >= 0.97, score.lines


def test_no_target_ever_becomes_a_result(score: Score) -> None:
    assert score.gold["target as result"] == 0, score.lines


def test_no_target_becomes_a_result_where_no_date_is_known_either(registries: Registries) -> None:
    undated = measure([replace(passage, day=None) for passage in ALL], registries.indicators)
    assert undated.gold["target as result"] == 0, undated.lines
    assert undated.recall("result", "award") >= 0.98, undated.lines
    assert undated.precision("result", "award") >= 0.98, undated.lines


@pytest.mark.parametrize("kind", ["target", "award", "context", "part", "unit_price"])
def test_every_kind_is_mostly_told_apart(score: Score, kind: str) -> None:
    assert score.recall(kind) >= 0.8, score.lines


@pytest.mark.parametrize("detail", ["indicator", "unit", "attainment", "change", "ambiguous"])
def test_what_belongs_to_a_figure_is_found(score: Score, detail: str) -> None:
    assert not score.gold[detail] or score.recall(detail) >= 0.85, score.lines


def test_a_share_is_mostly_told_from_a_plan(score: Score) -> None:
    assert score.recall("share") >= 0.75, score.lines


def test_period_and_ward_are_read_from_the_words_around(registries: Registries) -> None:
    later = measure(
        [passage for passage in ALL if passage.split in ("second", "third", "fourth", "fifth", "sixth", "seventh")],
        registries.indicators,
    )
    assert later.recall("period") >= 0.95, later.lines
    assert later.recall("ward") >= 0.95, later.lines
