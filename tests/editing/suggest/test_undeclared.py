"""Figures of the text that front matter leaves out."""

from __future__ import annotations

from plugins.editing.suggest import undeclared
from plugins.registries.loading import Registries

TEXT = "Thu ngân sách hơn 4 tỷ đồng – đạt 36,26%; kết nạp 2 đảng viên; giao 18 thanh niên nhập ngũ."


def values(declared: list[str], registries: Registries) -> list[str | None]:
    return [proposal.value for proposal in undeclared(TEXT, declared, indicators=registries.indicators)]


def test_a_quote_covers_the_figures_inside_it(registries: Registries) -> None:
    assert values(["Thu ngân sách hơn 4 tỷ đồng – đạt 36,26%"], registries) == ["2", "18"]


def test_a_value_covers_itself_whatever_its_case(registries: Registries) -> None:
    assert values(["HƠN 4 tỷ đồng", "18 thanh niên"], registries) == ["2"]


def test_a_value_written_otherwise_covers_the_same_number_of_the_same_noun(registries: Registries) -> None:
    assert values(["4.000 triệu đồng", "02 đảng viên"], registries) == ["18"]


def test_a_number_is_not_covered_by_a_longer_one(registries: Registries) -> None:
    assert values(["2"], registries) != []
    assert "18" in values(["8 thanh niên"], registries)


def test_nothing_declared_leaves_everything(registries: Registries) -> None:
    assert values([], registries) == ["4", "2", "18"]
