from __future__ import annotations

from plugins.search.units import SearchUnit, unit_pages

UNITS = (
    SearchUnit("cau-ong-lanh-26752", "Phường Cầu Ông Lãnh", "Quận 1", "30/6/2025", ("ben-thanh", "cau-ong-lanh-moi")),
    SearchUnit("co-giang", "Phường Cô Giang", "Quận 1", "30/6/2025", ("cau-ong-lanh-moi",)),
    SearchUnit("cau-ong-lanh-moi", "Phường Cầu Ông Lãnh"),
    SearchUnit("ben-thanh", "Phường Bến Thành", successors=("unknown",)),
    SearchUnit("an-khe", "Phường An Khê"),
)


def test_a_former_unit_says_what_became_of_it() -> None:
    pages = {page.url: page for page in unit_pages(UNITS, ["cau-ong-lanh-26752"])}
    former = pages["/don-vi/cau-ong-lanh-26752/"]
    assert former.title == "Phường Cầu Ông Lãnh, Quận 1 (đến 30/6/2025)"
    assert former.body == "Nay thuộc Phường Bến Thành, Phường Cầu Ông Lãnh."
    assert former.kind == "unit"


def test_a_new_unit_names_those_it_came_from() -> None:
    (page,) = (p for p in unit_pages(UNITS, ["cau-ong-lanh-moi"]) if p.url == "/don-vi/cau-ong-lanh-moi/")
    assert page.body == ("Gồm toàn bộ hoặc một phần Phường Cầu Ông Lãnh, Quận 1; Phường Cô Giang, Quận 1.")
    assert page.headings == ("Phường Cầu Ông Lãnh, Quận 1", "Phường Cô Giang, Quận 1")


def test_only_covered_units_and_their_lineage_are_listed() -> None:
    assert [p.url for p in unit_pages(UNITS, ["co-giang"])] == ["/don-vi/cau-ong-lanh-moi/", "/don-vi/co-giang/"]
    assert [p.url for p in unit_pages(UNITS, ["an-khe", "no-such"])] == ["/don-vi/an-khe/"]
    assert list(unit_pages(UNITS, [])) == []


def test_a_circle_of_successions_ends() -> None:
    circle = (SearchUnit("a", "A", successors=("b",)), SearchUnit("b", "B", successors=("a",)))
    assert len(list(unit_pages(circle, ["a"]))) == 2
