"""Warnings about a claim that its sentence contradicts: none where the sentence can be read in the editor's favour."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plugins.domain.issue import Issue, Severity
from plugins.domain.period import Period
from plugins.markup.sentences import sentence_span
from plugins.metrics.sense import agrees, named_periods, told_as_wish
from plugins.vietnamese.periods import read_period
from tests.editing.suggest.marked_passages import Gold, Passage, passages
from tests.factories import article, claim
from tests.metrics.whole_articles import compile_text

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
        ("Trong tháng 13/2020, phường trao", ""),
    ],
)
def test_periods_that_a_text_is_about_are_named(text: str, code: str) -> None:
    assert [period.code for _, period in named_periods(text, 2020)] == ([code] if code else [])


def test_a_year_may_be_named_for_any_part_of_it() -> None:
    assert agrees(Period.year(2020), Period.half(2020, 1)) and not agrees(Period.year(2019), Period.half(2020, 1))
    assert not agrees(Period.quarter(2020, 1), Period.half(2020, 1))
    assert agrees(Period.month(2020, 7), Period.interval(date(2020, 7, 1), date(2020, 9, 10)))


def doubts(body: str, **parts: str) -> list[Issue]:
    """The complaints about the 5 gifts of an article about the first half of 2020."""
    written = claim("suat_qua", "5 suất quà", **parts)
    return [*compile_text(article("Bài", body, metrics=written, ward="cau-ong-lanh-26752", period="2020-H1")).issues]


@pytest.mark.parametrize(
    ("body", "wish"),
    [
        ("Phường phấn đấu trao 5 suất quà.", "phấn đấu"),
        ("Dự kiến trao 5 suất quà.", "Dự kiến"),
        ("Phường đã trao như dự kiến 5 suất quà.", ""),  # told as done
        ("Phường họp (cuối kỳ sẽ trao 5 suất quà).", "sẽ"),
        ("Phường sẽ họp tổng kết (đợt này trao 5 suất quà).", ""),  # the wish is about another matter
        ("Phường trao 5 suất quà.", ""),
    ],
)
def test_a_result_behind_a_word_that_makes_it_a_target_is_doubted_with_that_word(body: str, wish: str) -> None:
    found = doubts(body)
    assert [(issue.code, issue.severity) for issue in found] == [("loai-lech-cau", Severity.WARNING)] * bool(wish)
    assert all(f"“{wish}” trước “5 suất quà”" in issue.problem and "kind: target" in issue.cure for issue in found)


def test_a_figure_declared_a_target_may_stand_behind_a_word_that_makes_it_one() -> None:
    assert doubts("Phường phấn đấu trao 5 suất quà.", kind="target") == []


def test_a_result_with_its_plan_beside_it_is_not_taken_for_the_plan() -> None:
    assert doubts("Theo kế hoạch được giao, chỉ tiêu là 4 suất quà, trao 5 suất quà.", target="4 suất quà") == []


def test_a_figure_that_begins_its_sentence_has_no_words_before_it_to_doubt_it_by() -> None:
    assert doubts("5 suất quà sẽ được trao trong năm 2021.") == []


def test_a_figure_of_a_sentence_about_another_period_is_doubted_where_it_is_declared() -> None:
    [issue] = doubts("Trong năm 2019, phường trao 5 suất quà.")
    assert (issue.code, issue.severity) == ("ky-lech-cau", Severity.WARNING)
    assert issue.problem == "câu nói về “năm 2019”, còn số liệu khai cho 6 tháng đầu năm 2020"
    [own] = doubts("Trong năm 2019, phường trao 5 suất quà.", period="6 tháng đầu năm 2020")
    assert (own.code, own.place.line) == (issue.code, issue.place.line + 1)  # the line of its own period


def test_a_clause_that_begins_with_the_year_before_is_about_that_year() -> None:
    [issue] = doubts("Năm ngoái phường trao 5 suất quà.")
    assert issue.problem == "câu nói về “Năm ngoái”, còn số liệu khai cho 6 tháng đầu năm 2020"
    assert doubts("Năm ngoái phường trao 5 suất quà.", period="2019") == []


@pytest.mark.parametrize(
    "body",
    [
        "Trong 6 tháng đầu năm 2020, phường trao 5 suất quà.",
        "Trong năm 2020, phường trao 5 suất quà.",
        "So với năm 2019, phường trao 5 suất quà.",
        "Hằng tháng phường trao 5 suất quà.",
    ],
)
def test_a_figure_of_a_sentence_about_its_own_period_or_none_is_not_doubted(body: str) -> None:
    assert doubts(body) == []
