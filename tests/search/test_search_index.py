from __future__ import annotations

import dataclasses
import json
import random
import unicodedata
from array import array
from collections.abc import Sequence

import index_reading as reading
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.search.cards import derived_url
from plugins.search.index import build_index, shard_counts
from plugins.search.numbering import Numbering, month_slot
from plugins.search.page import LEVELS, SearchPage
from plugins.search.postings import (
    count_and_last,
    encode_number,
    encode_postings,
    patch_postings,
    shard_of,
)
from plugins.search.terms import index_document

WORDS = [
    "phường",
    "quận",
    "đảng",
    "ủy",
    "hộ",
    "nghèo",
    "nghĩa",
    "vụ",
    "quân",
    "sự",
    "thu",
    "ngân",
    "sách",
    "đường",
    "dương",
    "học",
    "bổng",
    "vượt",
    "khó",
]


def page(number: int, date: str = "", **fields: object) -> SearchPage:
    rng = random.Random(number)
    date = date or f"20{10 + number % 12}-{number % 11 + 1:02}-{number % 27 + 1:02}"
    body = " ".join(rng.choices(WORDS, k=30)) + f". Có {rng.randint(1, 999)} hộ."
    known: dict[str, object] = {"title": f"Tin số {number}", "date": date, "body": body, "url": f"/tin/{number}/"}
    return SearchPage(**{**known, "year": int(date[:4]), **fields})  # type: ignore[arg-type]


def index(pages: Sequence[SearchPage]) -> dict[str, bytes]:
    return dict(build_index([index_document(p) for p in pages]))


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {path for path in {*before, *after} if before.get(path) != after.get(path)}


@given(st.lists(st.integers(0, 10**7), max_size=30))
@settings(max_examples=100, deadline=None)
def test_numbers_survive_their_text_form(values: list[int]) -> None:
    assert reading.numbers("".join(map(encode_number, values))) == values


@given(st.dictionaries(st.integers(0, 2**26), st.integers(0, 7), max_size=40))
@settings(max_examples=100, deadline=None)
def test_postings_survive_their_text_form(postings: dict[int, int]) -> None:
    gaps, levels = encode_postings(array("I", [n << 3 | postings[n] for n in sorted(postings)]))
    number, found = -1, {}
    for i, gap in enumerate(reading.numbers(gaps)):
        number += gap + 1
        found[number] = int(levels[i]) if levels else 0
    assert found == postings


NUMBERS = st.integers(0, 2**20) | st.integers(0, 60)


@given(
    st.dictionaries(NUMBERS, st.integers(0, 7) | st.just(0), max_size=40),
    st.dictionaries(NUMBERS, st.none() | st.integers(0, 7) | st.just(0), min_size=1, max_size=8),
)
@settings(max_examples=400, deadline=None)
def test_patched_postings_are_those_that_would_have_been_written(
    postings: dict[int, int], changes: dict[int, int | None]
) -> None:
    def encoded(levels: dict[int, int | None]) -> tuple[str, str]:
        return encode_postings(array("I", [n << 3 | level for n, level in sorted(levels.items()) if level is not None]))

    gaps, levels = encoded({**postings})
    assert count_and_last(gaps) == (len(postings), max(postings, default=-1))
    assert patch_postings(gaps, levels, changes) == encoded({**postings, **changes})


def test_postings_of_the_lowest_level_write_no_levels() -> None:
    assert encode_postings(array("I", [8, 16, 800])) == (
        encode_number(1) + encode_number(0) + encode_number(97),
        "",
    )


def test_a_shard_is_the_crc32_of_the_key() -> None:
    assert shard_of("123456789", 2**32) == 0xCBF43926  # check value of CRC-32/ISO-HDLC


def test_a_word_is_found_under_its_folded_form_with_each_surface_apart() -> None:
    files = index([page(1, body="đường phố"), page(2, body="dương lịch"), page(3, body="tuyến đường")])
    assert set(reading.lists(files, "duong")) == {"đường", "dương"}
    assert len(reading.lists(files, "duong")["đường"]) == 2


def test_neighbours_are_found_as_a_pair_unless_a_clause_ends_between_them() -> None:
    files = index([page(1, body="nghĩa vụ quân sự"), page(2, body="Có nghĩa. Vụ việc đạt 138,5 phần trăm")])
    assert list(reading.lists(files, "nghia vu")) == ["nghĩa vụ"]
    assert len(reading.lists(files, "nghia vu")["nghĩa vụ"]) == 1
    assert not reading.lists(files, "dat 138,5")
    assert reading.titles(files, "138,5") == {"Tin số 2"}


def test_lines_of_a_text_are_not_neighbours() -> None:
    files = index([page(1, body="một\nhai")])
    assert not reading.lists(files, "mot hai")


@pytest.mark.parametrize(
    ("fields", "score"),
    [
        ({"title": "hòa giải"}, 9),
        ({"headings": ("hòa giải",)}, 4),
        ({"figures": ("41 vụ hòa giải",)}, 3),
        ({"summary": "hòa giải"}, 2),
        ({"category": "Hòa giải"}, 4),
        ({"ward_ids": ("x",), "ward_labels": ("Hòa giải",)}, 4),
        ({"body": "hòa giải hòa giải"}, 2),
        ({"body": "hoà giải " * 9}, 3),
        ({"title": "hòa giải", "headings": ("hòa giải",)}, 13),
        ({"title": "hòa giải", "headings": ("hòa giải",), "figures": ("hòa giải",), "body": "hòa giải" * 9}, 13),
    ],
)
def test_a_term_weighs_by_where_it_stands(fields: dict[str, object], score: int) -> None:
    files = index([page(1, **{"body": "", "title": "x", **fields})])
    (level,) = reading.lists(files, "hoa giai")["hòa giải"].values()
    assert LEVELS[level] <= score < (*LEVELS, 99)[level + 1]


def test_wards_and_categories_are_lists_of_their_own() -> None:
    files = index([page(1, ward_ids=("an-khe",), ward_labels=("Phường An Khê",), category="An sinh"), page(2)])
    assert reading.titles(files, "phuong:an-khe") == reading.titles(files, "muc:an-sinh") == {"Tin số 1"}
    assert reading.manifest(files)["wards"] == [["an-khe", "Phường An Khê"]]
    assert reading.manifest(files)["categories"] == [["an-sinh", "An sinh"]]


def test_the_index_is_the_same_in_whatever_order_the_pages_come() -> None:
    pages = [page(n) for n in range(60)]
    shuffled = random.Random(1).sample(pages, len(pages))
    assert index(pages) == index(shuffled)


def test_decomposed_text_gives_the_same_index() -> None:
    composed = page(1, body="Đảng ủy phường, hộ nghèo")
    decomposed = dataclasses.replace(composed, body=unicodedata.normalize("NFD", composed.body))
    assert index([composed]) == index([decomposed])


def test_an_edit_changes_only_the_files_of_its_own_terms() -> None:
    pages = [page(n) for n in range(300)]
    edited = [dataclasses.replace(p, body=p.body + " gạo") if p.url == "/tin/150/" else p for p in pages]
    files = changed(index(pages), index(edited))
    assert len(files) <= 5  # the word, its pair, the word list, the manifest
    assert not {path for path in files if path.startswith("c/")}


def test_an_article_of_today_moves_no_number() -> None:
    pages = [page(n) for n in range(300)]
    before, after = index(pages), index([*pages, page(999, date="2026-11-23", body="gạo nếp")])
    assert reading.cards(before).items() <= reading.cards(after).items()


def test_an_old_article_moves_only_its_own_month() -> None:
    pages = [page(n) for n in range(300)]
    late = page(999, date="2015-03-01")
    before, after = (reading.cards(index(p)) for p in (pages, [*pages, late]))
    moved = {number for number in before if after.get(number) != before[number]}
    assert {month_slot(before[n][1]) for n in moved} <= {month_slot("2015-03-01")}


def test_crowded_months_and_empty_sites_are_numbered_too() -> None:
    crowd = [index_document(page(n, date="2020-05-05")) for n in range(300)]
    numbering = Numbering.of(crowd)
    assert numbering.capacity == 512
    assert sorted(map(len, numbering.card_files())) == [44, 128, 128]
    assert sorted(p for part in numbering.card_files() for p in part) == list(range(300))
    assert reading.manifest(index([]))["documents"] == 0


def test_pages_without_a_date_come_first_and_say_their_address() -> None:
    files = index([page(1), SearchPage(url="/don-vi/an-khe/", title="Phường An Khê", kind="unit")])
    assert reading.cards(files)[0] == ["Phường An Khê", "", "/don-vi/an-khe/", [], "", "unit"]


def test_a_card_leaves_out_an_address_that_follows_from_title_and_date() -> None:
    url = derived_url("Tin mới: 36,26%", "2020-07-08")
    files = index([page(1, title="Tin mới: 36,26%", date="2020-07-08", url=url)])
    assert url == "/tin/2020/07/tin-moi-36-26/"
    assert list(reading.cards(files).values()) == [["Tin mới: 36,26%", "2020-07-08"]]


def test_the_number_of_shards_grows_with_the_site_within_bounds() -> None:
    assert [shard_counts(n) for n in (0, 20, 5_000, 50_000, 10**7)] == [
        (8, 16),
        (8, 16),
        (512, 2048),
        (1024, 4096),
        (1024, 4096),
    ]


def test_suggestions_know_the_commonest_surface_of_each_syllable() -> None:
    files = index([page(1, title="x", body="đường đi"), page(2, title="x", body="đường, dương 12")])
    assert json.loads(files["words.json"]).split() == ["đi", "đường", "x"]
