"""Quantities keep the words and the exact number."""

from __future__ import annotations

from decimal import Decimal, localcontext

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.domain.quantity import Precision, Quantity


def test_value_is_the_number_times_its_scale() -> None:
    quantity = Quantity("hơn 4 tỷ đồng", Decimal(4), 10**9, "đồng", Precision.MORE_THAN)
    assert quantity.value == 4_000_000_000
    assert quantity.dong == 4_000_000_000
    assert str(quantity) == "hơn 4 tỷ đồng"


@pytest.mark.parametrize(
    ("number", "multiplier", "unit", "dong"),
    [
        ("4.896", 10**9, "đồng", 4_896_000_000),
        ("0.5", 1, "đồng", None),
        ("205", 10**6, "đồng/người", None),
        ("627", 1, "suất quà", None),
    ],
)
def test_only_whole_amounts_of_dong_are_money(number: str, multiplier: int, unit: str, dong: int | None) -> None:
    assert Quantity("", Decimal(number), multiplier, unit).dong == dong


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**30), st.integers(0, 6), st.sampled_from([1, 10**3, 10**9]))
def test_no_digit_is_lost_whatever_the_callers_context(coefficient: int, decimals: int, multiplier: int) -> None:
    with localcontext() as context:
        context.prec = 3
        value = Quantity("", Decimal((0, tuple(map(int, str(coefficient))), -decimals)), multiplier).value
    with localcontext() as context:
        context.prec = 100
        assert value * 10**decimals == coefficient * multiplier


def test_precision_words_differ_and_exact_has_none() -> None:
    assert Precision.EXACT == ""
    assert len({precision.value for precision in Precision}) == len(Precision)
