"""The shipped registry of all communes: its ids are unique and stable, and it tells the truth about 1/7/2025."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from plugins.domain.lineage import Extent
from plugins.registries import Registries, WardRegistry, load_registries

CONTENT = Path(__file__).resolve().parents[2] / "content" / "data"


@pytest.fixture(scope="module")
def wards() -> WardRegistry:
    registries = load_registries(CONTENT)
    assert isinstance(registries, Registries)
    return registries.wards


def test_the_country_has_3321_communes_of_three_kinds_today(wards: WardRegistry) -> None:
    kinds = Counter(str(ward.kind) for ward in wards if not ward.is_former)
    assert kinds == {"xã": 2621, "phường": 687, "đặc khu": 13}


def test_about_ten_thousand_units_ended_on_the_last_day_of_the_old_system(wards: WardRegistry) -> None:
    former = [ward for ward in wards if ward.is_former]
    assert len(former) == 10053
    assert {ward.valid_to for ward in former} == {date(2025, 6, 30)}
    assert all(ward.district for ward in former)


def test_ids_are_unique_plain_ascii_and_carry_the_code(wards: WardRegistry) -> None:
    known = list(wards)
    assert len({ward.id for ward in known}) == len(known)
    for ward in known:
        assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*-\d{5}(?:-2025)?", ward.id), ward.id
        assert f"-{ward.code}" in ward.id


def test_every_current_unit_whose_code_was_in_use_and_no_other_gets_the_year(wards: WardRegistry) -> None:
    former = {ward.code for ward in wards if ward.is_former}
    for ward in wards:
        assert ward.id.endswith("-2025") is (not ward.is_former and ward.code in former), ward.id
    assert sum(ward.id.endswith("-2025") for ward in wards) == 3316


def test_no_two_units_of_one_code_exist_on_the_same_day(wards: WardRegistry) -> None:
    for day in (date(2020, 7, 7), date(2025, 6, 30), date(2025, 7, 1), date(2026, 11, 23)):
        codes = Counter(ward.code for ward in wards if ward.valid_on(day))
        assert max(codes.values()) == 1


def test_rows_are_sorted_so_that_a_row_is_found_by_halving(wards: WardRegistry) -> None:
    ids = [ward.id for ward in wards]
    assert ids == sorted(ids)


def test_every_unit_is_found_by_its_id(wards: WardRegistry) -> None:
    for ward in list(wards)[::97]:
        assert wards[ward.id] == ward


def test_code_26758_was_nguyen_cu_trinh_and_is_cau_ong_lanh(wards: WardRegistry) -> None:
    assert wards["nguyen-cu-trinh-26758"].valid_on(date(2020, 7, 7))
    assert wards["cau-ong-lanh-26758-2025"].valid_on(date(2026, 7, 7))
    assert wards["nguyen-cu-trinh-26758"].code == wards["cau-ong-lanh-26758-2025"].code == "26758"


def test_the_old_cau_ong_lanh_went_in_parts_to_two_wards(wards: WardRegistry) -> None:
    steps = wards.lineage.successors("cau-ong-lanh-26752")
    assert {(wards[step.successor].name, wards[step.successor].code, step.extent) for step in steps} == {
        ("Phường Bến Thành", "26743", Extent.PART),
        ("Phường Cầu Ông Lãnh", "26758", Extent.PART),
    }
    assert {step.day for step in steps} == {date(2025, 7, 1)}


def test_the_new_cau_ong_lanh_is_three_wards_whole_and_a_part_of_a_fourth(wards: WardRegistry) -> None:
    steps = wards.lineage.predecessors("cau-ong-lanh-26758-2025")
    assert {(step.predecessor, step.extent) for step in steps} == {
        ("cau-ong-lanh-26752", Extent.PART),
        ("nguyen-cu-trinh-26758", Extent.WHOLE),
        ("cau-kho-26761", Extent.WHOLE),
        ("co-giang-26755", Extent.WHOLE),
    }
    assert not wards.lineage.whole_only("cau-ong-lanh-26758-2025")


def test_lineage_runs_from_former_to_current_units_and_never_leaves_the_table(wards: WardRegistry) -> None:
    known = {ward.id: ward for ward in wards}
    lines = (CONTENT / "lineage.csv").read_text(encoding="utf-8").splitlines()[2:]
    outgoing: Counter[str] = Counter()
    parts: set[str] = set()
    for line in lines:
        predecessor, successor, extent, *_ = line.split(",")
        assert known[predecessor].is_former
        assert not known[successor].is_former
        outgoing[predecessor] += 1
        if extent == "part":
            parts.add(predecessor)
    assert len(lines) == 10565
    assert all(predecessor in parts for predecessor, count in outgoing.items() if count > 1)


def test_units_whose_successor_is_unknown_say_so(wards: WardRegistry) -> None:
    silent = [w.id for w in wards if w.is_former and not w.note and not wards.lineage.successors(w.id)][:3]
    assert silent == []


def test_every_text_of_the_tables_says_where_it_comes_from() -> None:
    for name in ("wards.csv", "lineage.csv"):
        head = (CONTENT / name).read_text(encoding="utf-8").splitlines()[0]
        assert "vietnam-provinces 2026.9.0 (GPL-3.0-or-later)" in head
        assert "retrieved 2026-11-23" in head
