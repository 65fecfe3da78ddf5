from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from plugins.assembly.searching import SearchIndex, StoredTerms
from plugins.assembly.stored_body import encode_body
from plugins.edition import Body
from plugins.engine.store import BodyReader, BodyRef, BodyWriter, LostBody
from plugins.search.index import build_index
from plugins.search.page import SearchPage, Terms
from plugins.search.terms import index_document, is_kept

PAGES = [
    SearchPage(url=f"/tin/{n}/", title="Tin", date=f"2020-0{n}-01", body=f"Đảng ủy họp lần {n}. Đạt 138,5%.")
    for n in range(1, 9)
]


def stored(folder: Path, pages: list[SearchPage]) -> list[Terms]:
    writer, reader = BodyWriter(folder, "1"), BodyReader(folder)
    kept: list[Terms] = []
    for page in pages:
        card = (page.url, page.title, page.date, page.ward_ids, page.ward_labels, page.category, page.kind)
        body = Body("<p>Không tìm.</p>", page.body, page.headings, "\n".join(page.figures), page.summary)
        kept.append(StoredTerms(*card, index_document(page).fingerprint, writer.append(encode_body(body)), reader))
    return kept


def files_of(folder: Path, index: dict[str, str]) -> dict[str, bytes]:
    return {path: (folder / path).read_bytes() for path in index}


FULL = SearchPage(
    "/tin/day-du/",
    "Trao quà",
    headings=("Kết quả", "Phương hướng"),
    figures=("627 suất quà", "138,5%"),
    body="Phường trao 627 suất quà.\nĐạt 138,5% kế hoạch, vượt kế hoạch. Vượt kế hoạch năm.",
    ward_ids=("cau-ong-lanh-26752",),
    ward_labels=("Phường Cầu Ông Lãnh",),
    category="An sinh",
    date="2020-07-08",
    summary="Phường trao quà.",
)


@pytest.mark.parametrize("page", [PAGES[0], FULL, SearchPage("/trong/", "")])
def test_the_terms_of_a_stored_body_are_those_of_its_page(tmp_path: Path, page: SearchPage) -> None:
    found = stored(tmp_path, [page])[0].levels
    assert [set(filter(is_kept, terms)) for terms in found] == list(map(set, index_document(page).levels))


def test_an_index_of_stored_terms_follows_an_edit_to_the_bytes_of_a_new_one(tmp_path: Path) -> None:
    edited = [dataclasses.replace(PAGES[0], body="Gạo nếp thơm."), *PAGES[1:]]
    for pages in (PAGES, edited):
        index = SearchIndex(tmp_path / "index", BodyReader(tmp_path)).update(stored(tmp_path, pages), "1")
        assert files_of(tmp_path / "index", index) == dict(build_index(map(index_document, pages)))


def test_an_index_whose_old_terms_are_lost_is_made_anew(tmp_path: Path) -> None:
    before = stored(tmp_path, PAGES)
    first = before[0]
    assert isinstance(first, StoredTerms)
    lost = dataclasses.replace(first, ref=BodyRef("bodies-gone.txt", 0, 1, 0))
    with pytest.raises(LostBody):
        _ = lost.levels
    SearchIndex(tmp_path / "index", BodyReader(tmp_path)).update(before, "1")
    for file in tmp_path.glob("bodies-*"):
        file.unlink()
    (tmp_path / "new").mkdir()
    edited = [dataclasses.replace(PAGES[0], body="Gạo nếp thơm."), *PAGES[1:]]
    index = SearchIndex(tmp_path / "index", BodyReader(tmp_path)).update(stored(tmp_path / "new", edited), "1")
    assert files_of(tmp_path / "index", index) == dict(build_index(map(index_document, edited)))
