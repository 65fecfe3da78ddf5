"""From a page to its terms."""

from __future__ import annotations

import pytest

from plugins.search.page import LEVELS, SearchPage, Term
from plugins.search.terms import index_document


def score_of(page: SearchPage, term: Term) -> int:
    """The least score of the level at which a page has a term; 0 when it does not have it."""
    return next((LEVELS[n] for n, terms in enumerate(index_document(page).levels) if term in terms), 0)


@pytest.mark.parametrize("space", [" ", "\n", "\t", "\u00a0", "\u3000", "\x85", "\x1c"])
def test_words_are_neighbours_across_any_space_and_no_neighbours_across_the_end_of_a_clause(space: str) -> None:
    page = SearchPage("/a/", "", body=f"Họp{space}tổ dân phố.{space}Bàn việc hè")
    assert score_of(page, ("họp", "tổ")) == (0 if space == "\n" else 1)  # a line is a clause of its own
    assert score_of(page, "bàn") == 1
    assert score_of(page, ("phố", "bàn")) == 0


def test_a_decimal_is_a_word_without_neighbours_and_the_end_of_a_clause_is_no_word() -> None:
    page = SearchPage("/a/", "", body="Đạt 138,5% kế hoạch, vượt mức.")
    terms = {term for level in index_document(page).levels for term in level}
    words, pairs = (
        {term for term in terms if isinstance(term, str)},
        {term for term in terms if not isinstance(term, str)},
    )
    assert words == {"đạt", "138,5", "kế", "hoạch", "vượt", "mức"}
    assert pairs == {("kế", "hoạch"), ("vượt", "mức")}


@pytest.mark.parametrize(("times", "score"), [(1, 1), (2, 2), (3, 3), (4, 3)])
def test_a_word_of_the_body_counts_once_for_each_time_up_to_three(times: int, score: int) -> None:
    assert score_of(SearchPage("/a/", "", body="quà. " * times), "quà") == score


def test_places_add_up_for_words_and_pairs_alike() -> None:
    page = SearchPage("/a/", "Nghĩa vụ", headings=("Nghĩa vụ",), figures=("nghĩa vụ",), body="nghĩa vụ", summary="vụ")
    assert score_of(page, "vụ") == 13  # 9 + 4 + 3 + 2 + 1 = 19
    assert score_of(page, ("nghĩa", "vụ")) == 13  # 9 + 4 + 3 + 1 = 17
