"""Work in step: every work goes on in its turn, and none disturbs the others."""

from __future__ import annotations

import pytest

from plugins.domain.steps import Steps, alone, in_step


def climb(name: str, count: int, diary: list[str]) -> Steps[str]:
    for number in range(1, count + 1):
        diary.append(f"{name}{number}")
        yield
    return name.upper()


def fall(diary: list[str]) -> Steps[str]:
    yield
    diary.append("falls")
    raise ValueError("lỗi thử")


def test_the_first_step_of_all_comes_before_the_second_of_any() -> None:
    diary: list[str] = []
    in_step(climb(name, 2, diary) for name in "abc")
    assert diary == ["a1", "b1", "c1", "a2", "b2", "c2"]


def test_results_stand_in_the_order_of_the_works_whichever_ends_first() -> None:
    assert in_step([climb("a", 3, []), climb("b", 0, []), climb("c", 1, [])]) == ["A", "B", "C"]


def test_a_work_that_raises_leaves_the_others_alone() -> None:
    diary: list[str] = []
    first, second, third = in_step([climb("a", 3, diary), fall(diary), climb("c", 3, diary)])
    assert (first, str(second), third) == ("A", "lỗi thử", "C")
    assert diary == ["a1", "c1", "a2", "falls", "c2", "a3", "c3"]


def test_nothing_to_do_gives_no_results() -> None:
    assert in_step([]) == []


def test_alone_gives_the_same_result_and_raises_what_the_work_raises() -> None:
    assert alone(climb("a", 3, [])) == "A"
    with pytest.raises(ValueError, match="lỗi thử"):
        alone(fall([]))
