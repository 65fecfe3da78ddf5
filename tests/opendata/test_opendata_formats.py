"""One definition of the columns, the same content in every format."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from plugins.domain.document import Change, ChangeKind
from plugins.domain.observation import Observation, ObservationKind, ObservationStatus
from plugins.domain.period import Period
from plugins.domain.quantity import Precision, Quantity
from plugins.edition import ILLUSTRATIVE_TAG, Article
from plugins.opendata.column import Column, ColumnType, plain_number
from plugins.opendata.delimited import FORMULA_SIGNS, ExcelCsv, StrictCsv, guard, unguard
from plugins.opendata.json_rows import JsonRows
from plugins.opendata.table import Table, one_chapter
from tests.opendata.conftest import Shelf, Small, figure, shelve, telling

TABLES = ["observations", "indicators", "wards"]
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@pytest.mark.parametrize("name", TABLES)
def test_csv_and_json_hold_the_same(seed: Shelf, name: str) -> None:
    types = {
        field["name"]: field["type"]
        for resource in seed.json("datapackage.json")["resources"]
        if resource["path"] == f"{name}.csv"
        for field in resource["schema"]["fields"]
    }
    read: dict[str, Callable[[str], object]] = {
        "string": unguard,
        "date": str,
        "number": Decimal,
        "integer": Decimal,
        "boolean": {"true": True, "false": False}.__getitem__,
    }
    rows = seed.csv(f"{name}.csv")
    assert rows
    typed = [{key: read[types[key]](text) if text else None for key, text in row.items()} for row in rows]
    assert typed == seed.json(f"{name}.json")


@examples(max_examples=200, deadline=None)
@given(WORDS | st.builds("{}{}".format, st.sampled_from([*FORMULA_SIGNS, "'", "''="]), WORDS))
def test_a_guarded_text_starts_no_formula_and_can_be_had_back(text: str) -> None:
    assert guard(text)[:1] not in set(FORMULA_SIGNS)
    assert unguard(guard(text)) == text


@examples(max_examples=100, deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=4))
def test_every_text_survives_every_format(texts: list[tuple[str, str]]) -> None:
    columns = tuple(
        Column(str(place), ColumnType.STRING, str(place), "", lambda row, place=place: row[place])  # type: ignore[misc]
        for place in range(2)
    )
    table = Table("t", "", "", (columns,), one_chapter(texts), len(texts), ())
    shelf = Shelf(
        files={f"du-lieu/t{form.suffix}": lambda form=form: table.in_format(form) for form in (StrictCsv(), JsonRows())}
    )  # type: ignore[misc]
    assert [(unguard(row["0"]), unguard(row["1"])) for row in shelf.csv("t.csv")] == texts
    assert [(row["0"] or "", row["1"] or "") for row in shelf.json("t.json")] == texts


@examples(max_examples=200, deadline=None)
@given(st.lists(WORDS | st.text(alphabet=",;\"\r\n'= a", max_size=6), min_size=2, max_size=4))
def test_cells_are_quoted_as_by_the_csv_module(texts: list[str]) -> None:
    columns = tuple(Column(str(place), ColumnType.STRING, "", "", str) for place in range(len(texts)))
    for form in (StrictCsv(), ExcelCsv()):
        expected = io.StringIO(newline="")
        csv.writer(expected, delimiter=form.delimiter, lineterminator="\r\n").writerow(map(guard, texts))
        assert form.encoder(columns)(texts) + "\r\n" == expected.getvalue()


@examples(max_examples=200, deadline=None)
@given(st.decimals(allow_nan=False, allow_infinity=False, places=4) | st.decimals(min_value=-1, max_value=10**18))
def test_a_number_keeps_every_digit_and_has_no_exponent(number: Decimal) -> None:
    written = plain_number(number)
    assert Decimal(written) == number
    assert "E" not in written.upper()
    assert json.loads(written, parse_float=Decimal, parse_int=Decimal) == number


def test_formulas_are_disarmed_in_csv_and_left_alone_in_json(edition: Small, tmp_path: Path) -> None:
    shelf = shelve(edition(telling(figure(), title="=HYPERLINK(1)")), tmp_path)
    assert shelf.csv("observations.csv")[0]["article_title"] == "'=HYPERLINK(1)"
    assert b";'=HYPERLINK(1);" in shelf.bytes_of("observations-excel.csv")
    assert shelf.json("observations.json")[0]["article_title"] == "=HYPERLINK(1)"


def test_a_negative_number_stays_a_number(edition: Small) -> None:
    row = shelve(edition(telling(figure("-3,5 hộ", "-3.5")))).csv("observations.csv")[0]
    assert (row["value"], row["value_stated"]) == ("-3.5", "'-3,5 hộ")


def test_targets_are_rows_of_their_own_kind_and_never_results(edition: Small) -> None:
    plan = Quantity("1,2 tỷ đồng", Decimal("1.2"), 10**9, "đồng", Precision.AT_LEAST)
    result = figure(target=plan, status=ObservationStatus.PROVISIONAL, change_stated="tăng 5%")
    rows = shelve(edition(telling(figure("700 suất", "700", kind=ObservationKind.TARGET), result))).csv(
        "observations.csv"
    )
    assert [(row["value"], row["kind"], row["target"]) for row in rows] == [
        ("700", "target", ""),
        ("627", "result", "1200000000"),
    ]
    assert (rows[1]["target_stated"], rows[1]["status"], rows[1]["change_stated"]) == (
        "1,2 tỷ đồng",
        "provisional",
        "tăng 5%",
    )


def test_illustrative_and_corrected_articles_say_so_in_each_row(edition: Small) -> None:
    changes = (
        Change(date(2020, 8, 1), ChangeKind.CORRECTION, "Sửa số"),
        Change(date(2020, 9, 1), ChangeKind.UPDATE, "Thêm ảnh"),
    )
    marked = telling(figure(), tags=(ILLUSTRATIVE_TAG,), changes=changes)
    shelf = shelve(edition(marked, telling(figure(), path="content/b.md", day=9)))
    rows = shelf.json("observations.json")
    assert [(row["illustrative"], row["corrected"]) for row in rows] == [(True, "2020-08-01"), (False, None)]
    assert shelf.views["/du-lieu/"]().illustrative
    assert shelf.changed["/du-lieu/"] == date(2020, 9, 1)


def test_two_units_of_one_code_stay_apart(edition: Small) -> None:
    old, new = figure(ward="nguyen-cu-trinh-26758"), figure(ward="cau-ong-lanh-26758-2025", period=Period.year(2025))
    rows = shelve(edition(telling(old, new))).csv("observations.csv")
    assert [(row["ward_code"], row["ward_name"], row["ward_valid_from"], row["ward_valid_to"]) for row in rows] == [
        ("26758", "Phường Nguyễn Cư Trinh", "", "2025-06-30"),
        ("26758", "Phường Cầu Ông Lãnh", "2025-07-01", ""),
    ]


def test_rows_begin_with_the_oldest_article(edition: Small) -> None:
    told = [telling(figure(), path=f"content/{name}.md", day=day) for name, day in (("b", 20), ("a", 3), ("c", 11))]
    rows = shelve(edition(*told)).csv("observations.csv")
    assert [row["published"] for row in rows] == ["2020-07-03", "2020-07-11", "2020-07-20"]


def test_figures_are_read_once_for_all_three_files_and_again_when_the_files_are_gone(
    edition: Small, tmp_path: Path
) -> None:
    whole = edition(telling(figure()))
    shelf = shelve(whole, tmp_path / "spool")
    assert edition.read == []
    names = [f"observations{suffix}" for suffix in (".csv", "-excel.csv", ".json")]
    before = [shelf.bytes_of(name) for name in names]
    assert edition.read == ["content/a.md"]
    assert before == [shelve(whole).bytes_of(name) for name in names]
    shelve(whole, tmp_path / "spool")  # another build clears the folder
    assert [shelf.bytes_of(name) for name in names] == before


NAMES = [f"observations{suffix}" for suffix in (".csv", "-excel.csv", ".json")]


def told(name: str, day: int, stated: str = "627 suất quà") -> tuple[Article, tuple[Observation, ...]]:
    """An article whose digest changes with its figure."""
    return telling(figure(stated), path=f"content/{name}.md", day=day)


@pytest.mark.parametrize(
    ("before", "after", "read"),
    [
        ([("a", 3), ("b", 8), ("c", 11)], [("a", 3), ("b", 8), ("c", 11)], []),
        ([("a", 3), ("b", 8), ("c", 11)], [("a", 3), ("b", 8), ("c", 11), ("d", 12)], ["d"]),
        ([("a", 3), ("b", 8), ("c", 11)], [("a", 3), ("x", 5), ("b", 8), ("c", 11)], ["x"]),
        ([("a", 3), ("b", 8), ("c", 11)], [("x", 1), ("a", 3), ("c", 11)], ["x"]),
        ([("a", 3), ("b", 8), ("c", 11)], [("a", 3), ("b", 8, "1.178 suất quà"), ("c", 11)], ["b"]),
        ([("a", 3), ("b", 8), ("c", 11)], [("c", 11)], []),
        ([("a", 3)], [("b", 8), ("c", 11)], ["b", "c"]),
    ],
)
def test_a_build_takes_over_what_the_last_one_wrote_of_unchanged_articles(
    edition: Small, tmp_path: Path, before: list[Any], after: list[Any], read: list[str]
) -> None:
    first = shelve(edition(*(told(*one) for one in before)), tmp_path, "1")
    for name in NAMES:
        first.bytes_of(name)
    edition.read.clear()
    whole = edition(*(told(*one) for one in after))
    second = shelve(whole, tmp_path, "1")
    taken = [second.bytes_of(name) for name in NAMES]
    assert edition.read == [f"content/{name}.md" for name in read]
    assert taken == [shelve(whole).bytes_of(name) for name in NAMES]


def spoil_note(folder: Path) -> None:
    (folder / "index.json").write_text("{}")


def spoil_file(folder: Path) -> None:
    next(folder.glob("*/observations.json")).write_bytes(b"[]")


def delete_file(folder: Path) -> None:
    next(folder.glob("*/observations.csv")).unlink()


@pytest.mark.parametrize("spoil", [spoil_note, spoil_file, delete_file])
def test_files_of_an_earlier_build_that_are_not_what_was_written_are_made_anew(
    edition: Small, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    whole = edition(told("a", 3), told("b", 8))
    before = [shelve(whole, tmp_path, "1").bytes_of(name) for name in NAMES]
    spoil(tmp_path)
    assert [shelve(whole, tmp_path, "1").bytes_of(name) for name in NAMES] == before


def test_other_code_or_other_registries_take_nothing_over(edition: Small, tmp_path: Path) -> None:
    shelve(edition(told("a", 3)), tmp_path, "1").bytes_of(NAMES[0])
    edition.read.clear()
    shelve(edition(told("a", 3)), tmp_path, "2").bytes_of(NAMES[0])
    assert edition.read == ["content/a.md"]
    assert len(list(tmp_path.iterdir())) == 2  # the files, and the note about them


def test_a_site_without_figures_has_no_open_data(edition: Small) -> None:
    shelf = shelve(edition(telling()))
    assert not shelf.files
    assert not shelf.views


@pytest.mark.parametrize(
    ("part", "value", "matters"),
    [
        ("title", "Tên khác", True),
        ("url", "/tin/2020/07/khac/", True),
        ("figures_digest", "khác", True),
        ("changes", (Change(date(2020, 8, 1), ChangeKind.CORRECTION, ""),), True),
        ("tags", (ILLUSTRATIVE_TAG,), True),
        ("excerpt", "Tóm tắt khác", False),
        ("content", "khác", False),
    ],
)
def test_files_are_made_anew_only_for_what_stands_in_them(
    edition: Small, part: str, value: object, matters: bool
) -> None:
    article, seen = telling(figure())
    inputs = [
        shelve(edition((one, seen))).inputs["du-lieu/observations.csv"]
        for one in (article, replace(article, **{part: value}))  # type: ignore[arg-type]
    ]
    assert (inputs[0] != inputs[1]) is matters


def test_the_excel_copy_quotes_semicolons_but_not_decimal_commas(edition: Small) -> None:
    raw = (
        shelve(edition(telling(figure("1,5 suất; một", "1.5")))).bytes_of("observations-excel.csv").decode("utf-8-sig")
    )
    assert ";1,5;" in raw
    assert ';"1,5 suất; một";' in raw
    assert ExcelCsv().delimiter == ";"
