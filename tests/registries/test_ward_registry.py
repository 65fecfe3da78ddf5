"""Wards are found by what people type, in the full table and in a small one of a site's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.registries.table import RegistryError, Table
from plugins.registries.wards import LINEAGE_COLUMNS, NO_LINEAGE, WARD_COLUMNS, WardRegistry

CONTENT = Path(__file__).resolve().parents[2] / "content" / "data"
HEAD = ",".join(WARD_COLUMNS)
ROWS = (
    "phuong-1-27160,27160,Phường 1,Phường 1,phường,Quận 3,Thành phố Hồ Chí Minh,,2025-06-30,",
    "cau-kho-26761,26761,Phường Cầu Kho,Cầu Kho,phường,Quận 1,Thành phố Hồ Chí Minh,,2025-06-30,",
    "thanh-an-27676,27676,Xã Thạnh An,Thạnh An,xã,,Thành phố Hồ Chí Minh,2025-07-01,,",
)


def small(*rows: str, lineage: bytes = NO_LINEAGE, head: str = HEAD) -> WardRegistry:
    content = ("\n".join([head, *rows]) + "\n").encode()
    return WardRegistry(
        Table(content, "content/data/wards.csv", WARD_COLUMNS),
        Table(lineage, "content/data/lineage.csv", LINEAGE_COLUMNS),
    )


@pytest.fixture(scope="module")
def country() -> WardRegistry:
    return WardRegistry(
        Table((CONTENT / "wards.csv").read_bytes(), "content/data/wards.csv", WARD_COLUMNS),
        Table((CONTENT / "lineage.csv").read_bytes(), "content/data/lineage.csv", LINEAGE_COLUMNS),
    )


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Phường Cầu Ông Lãnh", ["cau-ong-lanh-26758-2025", "cau-ong-lanh-26752"]),
        ("phường cầu ông lãnh", ["cau-ong-lanh-26758-2025", "cau-ong-lanh-26752"]),
        ("P. Cầu Ông Lãnh", ["cau-ong-lanh-26758-2025", "cau-ong-lanh-26752"]),
        ("p.cau ong lanh", ["cau-ong-lanh-26758-2025", "cau-ong-lanh-26752"]),
        ("Cau Ong Lanh", ["cau-ong-lanh-26758-2025", "cau-ong-lanh-26752"]),
        ("Cầu Ông Lãnh, Q.1", ["cau-ong-lanh-26752"]),
        ("Phường Cầu Ông Lãnh (Quận 1)", ["cau-ong-lanh-26752"]),
        ("cau ong lanh q1", ["cau-ong-lanh-26752"]),
        ("P.1, Q.3", ["phuong-1-27160"]),
        ("P1 Q3, TP.HCM", ["phuong-1-27160"]),
        ("Phường 1 - Quận 3", ["phuong-1-27160"]),
        ("M'Drắk, Đắk Lắk", ["mdrak-24412-2025", "mdrak-24412"]),
        ("phường Không Có Đâu", []),
        ("  ", []),
    ],
)
def test_a_typed_name_finds_its_wards_current_ones_first(country: WardRegistry, typed: str, found: list[str]) -> None:
    assert [ward.id for ward in country.by_name(typed)] == found


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("cau-ong-lanh-2675", "cau-ong-lanh-26752"),
        ("cau-ong-lahn-26752", "cau-ong-lanh-26752"),
        ("Cầu Ông Lãnh", "cau-ong-lanh-26758-2025"),
        ("caukho-26761", "cau-kho-26761"),
        ("26755", "co-giang-26755"),
    ],
)
def test_a_mistyped_id_is_answered_with_the_ward_meant(country: WardRegistry, typed: str, meant: str) -> None:
    assert meant in [ward.id for ward in country.nearest(typed)]


def test_nothing_is_offered_for_something_quite_different(country: WardRegistry) -> None:
    assert country.nearest("zzzz/qqqq/wwww") == ()


@given(st.permutations(ROWS), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"]), st.booleans())
@settings(max_examples=40, deadline=None)
def test_order_line_ends_and_byte_order_mark_do_not_matter(rows: list[str], end: str, mark: str, note: bool) -> None:
    text = mark + end.join([*(["# a note"] if note else []), HEAD, *rows]) + end
    table = Table(text.encode(), "wards.csv", WARD_COLUMNS)
    registry = WardRegistry(table, Table(NO_LINEAGE, "lineage.csv", LINEAGE_COLUMNS))
    for row in rows:
        ward_id = row.split(",")[0]
        assert registry[ward_id].id == ward_id
    assert registry.get("khong-co-00000") is None
    assert registry.get("") is None
    assert "khong-co-00000" not in registry
    assert 5 not in registry
    assert sorted(ward.id for ward in registry) == sorted(row.split(",")[0] for row in rows)


@pytest.mark.parametrize("odd", ["cau-kho-26761,26761", "a\nb", "phuong-1-27160,", '"', "\ud800", "id"])
def test_a_key_with_signs_of_the_table_is_no_ward(odd: str) -> None:
    assert small(*ROWS).get(odd) is None
    assert small(*ROWS).lineage.successors(odd) == ()


def test_an_unknown_ward_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        small(*ROWS)["khong-co-00000"]


def test_a_quoted_cell_may_hold_a_comma_and_empty_cells_at_the_end_may_be_missing() -> None:
    registry = small('a-00001,00001,"Xã A, B",A,xã,"Huyện C",Tỉnh D,2025-07-01')
    ward = registry["a-00001"]
    assert (ward.name, ward.district, ward.valid_to, ward.note) == ("Xã A, B", "Huyện C", None, "")


def test_the_last_row_needs_no_line_end_and_a_table_may_be_empty() -> None:
    table = Table(f"{HEAD}\n{ROWS[1]}".encode(), "wards.csv", WARD_COLUMNS)
    assert table.first("cau-kho-26761") is not None
    assert Table(HEAD.encode(), "wards.csv", WARD_COLUMNS).first("cau-kho-26761") is None
    assert list(Table(HEAD.encode(), "wards.csv", WARD_COLUMNS).rows()) == []


@pytest.mark.parametrize("row", [ROWS[2].replace("2025-07-01", "1/7/2025"), ROWS[2].replace(",xã,", ",thôn,")])
def test_a_row_that_cannot_be_read_is_named_with_its_line(row: str) -> None:
    registry = small(*ROWS[:2], row)
    assert registry["cau-kho-26761"].code == "26761"
    with pytest.raises(RegistryError) as caught:
        registry.get("thanh-an-27676")
    (issue,) = caught.value.issues
    assert str(issue.place) == "content/data/wards.csv:4:1"
    assert "2025-07-01" in issue.cure


def test_a_step_of_lineage_that_cannot_be_read_is_named_with_its_line() -> None:
    steps = NO_LINEAGE + b"cau-kho-26761,thanh-an-27676,half,2025-07-01,\n"
    with pytest.raises(RegistryError) as caught:
        small(*ROWS, lineage=steps).lineage.successors("cau-kho-26761")
    assert str(caught.value.issues[0].place) == "content/data/lineage.csv:2:1"


def test_a_row_rewritten_by_quotes_is_complained_about_without_a_line() -> None:
    registry = small('"a-00001",00001,"Xã A",A,xóm,,,,')
    with pytest.raises(RegistryError) as caught:
        list(registry)
    assert str(caught.value.issues[0].place) == "content/data/wards.csv"


def test_a_wrong_heading_is_told_with_the_right_one() -> None:
    with pytest.raises(RegistryError) as caught:
        small(head="id,ma,ten")
    assert "id,code,name" in caught.value.issues[0].problem


def test_a_legacy_encoding_is_told_with_its_line() -> None:
    content = f"{HEAD}\n{ROWS[0]}\n".encode() + b"a-00001,00001,X\xe3 A\n"
    with pytest.raises(RegistryError) as caught:
        list(Table(content, "wards.csv", WARD_COLUMNS).rows())
    assert caught.value.issues[0].place.line == 3
    assert "UTF-8" in caught.value.issues[0].cure


def test_a_ward_finds_its_steps_though_ids_begin_or_end_alike() -> None:
    steps = NO_LINEAGE + b"\n".join(
        [
            b"b-00002,a-00001,whole,2025-07-01,",
            b"a-00001,c-00003,part,2025-07-01,",
            b"x-a-00001,d-00004,part,2025-07-01,",
        ]
    )
    lineage = small(*ROWS, lineage=steps).lineage
    assert [step.successor for step in lineage.successors("a-00001")] == ["c-00003"]
    assert [step.predecessor for step in lineage.predecessors("a-00001")] == ["b-00002"]


def test_the_fingerprint_of_a_ward_changes_with_its_own_rows_only() -> None:
    before = small(*ROWS)
    other = small(ROWS[0], ROWS[1], ROWS[2].replace("Thạnh An,xã", "Thanh An,xã"))
    assert before.digest != other.digest
    assert before.digest_of("cau-kho-26761") == other.digest_of("cau-kho-26761")
    assert before.digest_of("thanh-an-27676") != other.digest_of("thanh-an-27676")
    stepped = small(*ROWS, lineage=NO_LINEAGE + b"cau-kho-26761,thanh-an-27676,part,2025-07-01,\n")
    assert before.digest_of("cau-kho-26761") != stepped.digest_of("cau-kho-26761")
