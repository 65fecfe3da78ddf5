"""The rule of ward ids (decision 0002), and that the shipped table follows it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tools.units.identity import base_id, folded, split_name
from tools.units.merge import LAST_DAY, merge
from tools.units.sources import Unit, Units

WARDS = Path(__file__).resolve().parents[2] / "content" / "data" / "wards.csv"


@pytest.mark.parametrize(
    ("name", "kind", "short", "ward_id"),
    [
        ("Phường Cầu Ông Lãnh", "phường", "Cầu Ông Lãnh", "cau-ong-lanh-26752"),
        ("Phường 1", "phường", "Phường 1", "phuong-1-26752"),
        ("Phường Móng Cái 1", "phường", "Móng Cái 1", "mong-cai-1-26752"),
        ("Phường 1 Bảo Lộc", "phường", "1 Bảo Lộc", "1-bao-loc-26752"),
        ("Xã M'Drắk", "xã", "M'Drắk", "mdrak-26752"),
        ("Phường Văn Miếu - Quốc Tử Giám", "phường", "Văn Miếu - Quốc Tử Giám", "van-mieu-quoc-tu-giam-26752"),
        ("Thị trấn Đắk Đoa", "thị trấn", "Đắk Đoa", "dak-doa-26752"),
        ("Đặc khu Côn Đảo", "đặc khu", "Côn Đảo", "con-dao-26752"),
    ],
)
def test_an_id_is_the_folded_short_name_and_the_code(name: str, kind: str, short: str, ward_id: str) -> None:
    assert split_name(name) == (kind, short)
    assert base_id(short, "26752") == ward_id


def test_a_name_without_a_known_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="kind"):
        split_name("Thôn Vĩ Dạ")


def test_the_shipped_ids_follow_the_rule() -> None:
    with WARDS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    former = {row["code"] for row in rows if row["valid_to"]}
    for row in rows:
        base = f"{folded(row['short_name'])}-{row['code']}"
        assert row["id"] == (f"{base}-2025" if not row["valid_to"] and row["code"] in former else base)


def _units(
    package: str, former: list[Unit], current: list[Unit], steps: dict[str, set[str]], partly: set[str]
) -> Units:
    return Units(
        package,
        "1",
        {unit.code: unit for unit in former},
        {unit.code: unit for unit in current},
        {old: frozenset(new) for old, new in steps.items()},
        frozenset(partly),
    )


def test_merging_keeps_all_units_divides_cautiously_and_leaves_a_second_code_out() -> None:
    old = [Unit(f"0000{number}", f"Xã {name}", "Huyện H", "Tỉnh T") for number, name in enumerate("ABCD", 1)]
    twin = Unit("00009", "Xã A", "Huyện H", "Tỉnh T")
    new = [Unit(code, f"Xã {name}", "", "Tỉnh T") for code, name in (("00001", "A"), ("00002", "E"), ("00005", "F"))]
    steps = {"00001": {"00001"}, "00002": {"00001", "00002"}, "00003": {"00002"}}
    first = _units("one", [*old, twin], new, steps, {"00002", "00003"})
    second = _units("two", old[:3], new, {"00001": {"00001"}}, set())
    merged = merge(first, second)
    assert [ward.id for ward in merged.wards] == [
        "a-00001",
        "a-00001-2025",
        "b-00002",
        "c-00003",
        "d-00004",
        "e-00002-2025",
        "f-00005",
    ]
    assert [(step.predecessor, step.successor, step.extent, step.sources) for step in merged.lineage] == [
        ("a-00001", "a-00001-2025", "whole", "2"),
        ("b-00002", "a-00001-2025", "part", "1"),
        ("b-00002", "e-00002-2025", "part", "1"),
        ("c-00003", "e-00002-2025", "part", "1"),
    ]
    assert [(left.code, kept.code) for left, kept in merged.left_out] == [("00009", "00001")]
    notes = {ward.id: ward.note for ward in merged.wards if ward.valid_to == LAST_DAY}
    assert [ward_id for ward_id, note in notes.items() if note] == ["d-00004"]
