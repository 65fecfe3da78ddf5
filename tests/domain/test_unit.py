"""Units have one spelling each, and convert exactly."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plugins.domain.unit import COUNT_NOUNS, MULTIPLIERS, UNITS, canonical_unit, spoken_unit, unit_of


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("đ", "đồng"),
        ("₫", "đồng"),
        ("VNĐ", "đồng"),
        ("Đồng", "đồng"),
        ("m2", "m²"),
        (" km2 ", "km²"),
        ("phần trăm", "%"),
        ("đ/người", "đồng/người"),
        ("suất quà", "suất quà"),
        ("đảng viên", "đảng viên"),
        ("", ""),
    ],
)
def test_each_unit_has_one_spelling(written: str, canonical: str) -> None:
    assert canonical_unit(written) == canonical


def test_a_hectare_is_ten_thousand_square_metres() -> None:
    hectare = unit_of("ha")
    assert hectare is not None
    assert (hectare.base, hectare.factor) == ("square_metre", Decimal(10_000))
    assert unit_of("suất quà") is None


def test_no_name_means_two_units_and_every_base_exists() -> None:
    names = [name for unit in UNITS for name in {unit.label.lower(), *unit.aliases}]
    assert len(names) == len(set(names))
    assert {unit.base for unit in UNITS} <= {unit.code for unit in UNITS}


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("%", "phần trăm"),
        ("m²", "mét vuông"),
        ("đồng", "đồng"),
        ("đồng/người", "đồng trên người"),
        ("suất quà", "suất quà"),
    ],
)
def test_signs_are_said_in_words(unit: str, words: str) -> None:
    assert spoken_unit(unit) == words


def test_scale_words_are_never_nouns_to_count() -> None:
    assert not set(COUNT_NOUNS) & MULTIPLIERS.keys()
    assert all(noun == noun.strip() and "\n" not in noun for noun in COUNT_NOUNS)
    assert MULTIPLIERS["tỷ"] == MULTIPLIERS["tỉ"] == 10**9
