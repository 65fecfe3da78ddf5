"""Warnings about a claim that its sentence contradicts: none where the sentence can be read in the editor's favour."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plugins.domain.period import Period
from plugins.markup.sentences import sentence_span
from plugins.metrics.sense import agrees, named_periods, told_as_wish
from plugins.vietnamese.periods import read_period
from tests.editing.suggest.marked_passages import Gold, Passage, passages

PASSAGES = passages(Path(__file__).parents[1] / "editing/suggest/passages")
FIGURES = [(passage, gold) for passage in PASSAGES for gold in passage.figures]


def before(passage: Passage, gold: Gold) -> str:
    """The words of a figure's sentence before it."""
    first = passage.text.rfind("\n", 0, gold.start) + 1
    last = passage.text.find("\n", gold.start) % (len(passage.text) + 1)
    line = passage.text[first:last]
    start, _ = sentence_span(line, gold.start - first, gold.end - first)
    return line[start : gold.start - first]


def test_no_marked_result_or_award_is_taken_for_a_wish() -> None:
    done = [(passage, gold) for passage, gold in FIGURES if gold.kind in ("result", "award")]
    assert len(done) > 1000
    assert not [before(*one) + one[1].words for one in done if told_as_wish(before(*one))]


def test_targets_told_in_plain_words_are_seen() -> None:
    targets = [one for one in FIGURES if one[1].kind == "target"]
    assert sum(1 for one in targets if told_as_wish(before(*one))) >= 80


def test_no_marked_result_is_taken_for_one_of_another_period() -> None:
    stated = [one for one in FIGURES if one[1].kind == "result" and one[1].extras.get("per", "-") not in ("-", "any")]
    assert len(stated) > 150
    for passage, gold in stated:
        declared = read_period(gold.extras["per"])
        named = [period for _, period in named_periods(before(passage, gold), declared.start.year)]
        assert not named or any(agrees(period, declared) for period in named), before(passage, gold)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Sơ kết công tác 6 tháng đầu năm 2020", "2020-H1"),
        ("Sơ kết công tác quý III/2020", "2020-Q3"),
        ("Trong tháng 5/2020, phường trao", "2020-05"),
        ("Tăng so với 6 tháng đầu năm 2019", ""),
        ("Phương hướng nhiệm vụ 6 tháng cuối năm 2020", ""),
        ("Phường mới sau 6 tháng đầu hoạt động", ""),
    ],
)
def test_periods_that_a_text_is_about_are_named(text: str, code: str) -> None:
    assert [period.code for _, period in named_periods(text, 2020)] == ([code] if code else [])


def test_a_year_may_be_named_for_any_part_of_it() -> None:
    assert agrees(Period.year(2020), Period.half(2020, 1)) and not agrees(Period.year(2019), Period.half(2020, 1))
    assert not agrees(Period.quarter(2020, 1), Period.half(2020, 1))
    assert agrees(Period.month(2020, 7), Period.interval(date(2020, 7, 1), date(2020, 9, 10)))
