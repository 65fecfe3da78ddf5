"""The main job on the real report: ten figures on one page, each with its sentence, none without."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from tests.factories import SEED_ARTICLE, Project, seed_project
from tests.site.building import Builder

PERIOD = "/don-vi/cau-ong-lanh-26752/thanh-tich/2020-h1/"
ARTICLE = "/tin/2020/07/so-ket-6-thang-dau-nam/"
FIGURES = [
    ("Thu ngân sách nhà nước trên địa bàn", "hơn 4 tỷ đồng", "36,26%", "Thu ngân sách hơn 4 tỷ đồng – đạt 36,26%"),
    ("Suất quà, phần quà chăm lo", "627 suất quà", "", "627 suất quà đến tay người có công"),
    ("", "205 triệu đồng", "", "an sinh xã hội với tổng số tiền là 205 triệu đồng"),
    ("Giao quân (thanh niên nhập ngũ)", "18 thanh niên", "138,5%", "Phường bàn giao 18 thanh niên lên đường"),
    ("Kết nạp đảng viên mới", "2 đảng viên", "", "từ đầu năm đến nay đã kết nạp 2 đảng viên"),
    ("Giấy khen – tập thể", "6 tập thể", "", "Giấy khen cho 6 tập thể và 22 cá nhân"),
    ("Giấy khen – cá nhân", "22 cá nhân", "", "Giấy khen cho 6 tập thể và 22 cá nhân"),
    ("Giấy khen – tập thể", "9 tập thể", "", "Giấy khen cho 9 tập thể và 16 cá nhân"),
    ("Giấy khen – cá nhân", "16 cá nhân", "", "Giấy khen cho 9 tập thể và 16 cá nhân"),
    ("Giấy khen – cá nhân", "11 cá nhân", "", "Giấy khen cho 11 cá nhân có thành tích xuất sắc trong chữa cháy"),
]


@pytest.fixture(scope="session")
def seed(tmp_path_factory: pytest.TempPathFactory, builder: Builder) -> Project:
    """The repository's report, built."""
    project = seed_project(tmp_path_factory.mktemp("seed") / "project")
    builder.build(project)
    return project


@pytest.fixture
def changed(seed: Project) -> Iterator[Callable[[str, str], None]]:
    """Replaces words of the report; they are put back after the test."""
    original = seed.read(SEED_ARTICLE)
    yield lambda old, new: seed.edit(SEED_ARTICLE, old, new)
    seed.write(SEED_ARTICLE, original)


def words(element: Tag) -> str:
    return " ".join(element.get_text().split())


def rows(project: Project) -> list[Tag]:
    """The row of each figure: the nearest element around a link to the article's sentence that has an id."""
    page = BeautifulSoup(project.page(PERIOD), "html5lib")
    links = page.select(f'main a[href^="{ARTICLE}#"]')
    found = {id(row): row for link in links if (row := link.find_parent(["tr", "li", "article"], id=True))}
    return list(found.values())


def place(project: Project, words_around: str) -> str:
    """File, line and column of what stands behind the bar."""
    text = project.read(SEED_ARTICLE)
    before, _, behind = words_around.partition("|")
    at = text.index(before + behind) + len(before)
    return f"{SEED_ARTICLE}:{text.count(chr(10), 0, at) + 1}:{at - text.rfind(chr(10), 0, at)}"


@pytest.mark.parametrize(("label", "value", "attainment", "sentence"), FIGURES)
def test_each_figure_of_the_report_stands_on_the_period_page_with_the_sentence_that_its_link_leads_to(
    seed: Project, label: str, value: str, attainment: str, sentence: str
) -> None:
    fitting = [row for row in rows(seed) if value in words(row) and label in words(row)]
    assert len(fitting) == 1
    [row] = fitting
    assert attainment in words(row)
    assert sentence in words(row)
    [address] = {link["href"] for link in row.select(f'a[href^="{ARTICLE}#"]')}
    article = BeautifulSoup(seed.page(ARTICLE), "html5lib")
    target = article.find(id=address.partition("#")[2])
    assert target is not None
    assert sentence in words(target)
    assert value in words(target)


def test_the_page_has_the_ten_figures_and_no_other(seed: Project) -> None:
    assert len(rows(seed)) == 10
    assert "10/10 số liệu có câu nguồn" in seed.page(PERIOD)


def test_the_plan_behind_18_at_138_5_per_cent_is_computed_and_said_to_be(seed: Project) -> None:
    [row] = [row for row in rows(seed) if "18 thanh niên" in words(row)]
    assert "13 thanh niên" in words(row)
    assert re.search(r"suy ra|tính|ước tính", words(row), re.IGNORECASE)


def test_each_figure_in_the_article_links_to_its_row_on_the_period_page(seed: Project) -> None:
    article = BeautifulSoup(seed.page(ARTICLE), "html5lib")
    page = BeautifulSoup(seed.page(PERIOD), "html5lib")
    links = article.select("a.cp-value")
    assert [words(link) for link in links] == [value for _, value, _, _ in FIGURES]
    for link in links:
        address, _, anchor = link["href"].partition("#")
        assert address == PERIOD
        assert page.find(id=anchor) is not None


@pytest.mark.parametrize(
    ("old", "new", "first", "second"),
    [
        ("nửa năm, 627 suất", "nửa năm, 628 suất", "quote: |627 suất", "nửa năm, |628 suất"),
        ("value: 627 suất", "value: 628 suất", "value: |628 suất", "quote: |627 suất"),
        ("quote: 627 suất", "quote: 628 suất", "quote: |628 suất", "nửa năm, |627 suất"),
    ],
    ids=["text", "metric", "quote"],
)
def test_one_digit_changed_on_either_side_stops_the_build_names_both_places_and_keeps_the_old_site(
    seed: Project, builder: Builder, changed: Callable[[str, str], None], old: str, new: str, first: str, second: str
) -> None:
    before = seed.tree()
    changed(old, new)
    told = builder.run(seed)
    assert told.code == 1
    [error] = told.errors
    assert error.startswith(f"{place(seed, first)}: LỖI")
    assert place(seed, second) in error
    assert "627" in error and "628" in error
    assert "cách sửa: xem lại số nào đúng" in error
    assert "Chưa dựng trang: 1 lỗi, trang cũ giữ nguyên." in told.out
    assert "Traceback" not in told.out + told.err
    assert seed.tree() == before


def test_after_a_refused_build_the_corrected_article_is_built(
    seed: Project, builder: Builder, changed: Callable[[str, str], None], tmp_path: Path
) -> None:
    changed("value: 627 suất quà", "value: 628 suất quà")
    assert builder.run(seed).code == 1
    changed("value: 628 suất quà", "value: 627 suất quà")
    before = seed.tree()
    builder.build(seed)
    assert seed.tree() == before


def test_every_local_link_and_picture_of_every_page_leads_to_a_file_and_every_anchor_to_an_element(
    seed: Project,
) -> None:
    pages = {path.relative_to(seed.output).as_posix(): path for path in seed.output.rglob("*.html")}
    soups = {name: BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser") for name, path in pages.items()}
    ids = {name: {element["id"] for element in soup.select("[id]")} for name, soup in soups.items()}
    for name, soup in soups.items():
        for element in soup.select("a[href], img[src], link[href], script[src]"):
            target = element.get("href") or element.get("src")
            address, _, anchor = target.partition("#")
            if address.startswith(("http", "mailto:", "tel:", "data:")):
                continue
            path = name if not address else address.partition("?")[0][1:]
            path = f"{path}index.html" if path.endswith("/") or not path else path
            assert (seed.output / path).is_file(), f"{name} → {target}"
            if anchor and path in ids:
                assert anchor in ids[path], f"{name} → {target}"
