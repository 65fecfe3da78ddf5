"""Units change on 1/7/2025: a former unit says what became of it, and nothing is joined, added or compared across."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

from tests.factories import Project, article, bare_project, claim
from tests.site.building import Builder

OLD, NEW, NAMESAKE = "cau-ong-lanh-26752", "cau-ong-lanh-26758-2025", "nguyen-cu-trinh-26758"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, builder: Builder) -> Project:
    """Half-years of a former ward, of the ward that now has its name, and of the one that had its code."""
    project = bare_project(tmp_path_factory.mktemp("wards") / "project")
    reports = [
        (OLD, "2024-H1", "10/07/2024", 101),
        (OLD, "2025-H1", "25/06/2025", 102),
        (NAMESAKE, "2025-H1", "26/06/2025", 203),
        (NEW, "2025-H2", "10/01/2026", 304),
        (NEW, "2026-H1", "20/05/2026", 305),
    ]
    for ward, period, day, number in reports:
        text = article(
            f"Báo cáo {period} {ward}",
            f"Trao {number} suất quà, còn {number + 500} hộ nghèo.",
            metrics=claim("suat_qua", f"{number} suất quà") + "\n" + claim("ho_ngheo", f"{number + 500} hộ nghèo"),
            ward=ward,
            period=period,
            date=day,
        )
        project.write(f"content/2025/{ward}-{period}.md", text)
    builder.build(project)
    return project


def text_of(html: str) -> str:
    return " ".join(BeautifulSoup(html, "html5lib").main.get_text().split())


@pytest.mark.parametrize("address", ["", "thanh-tich/", "thanh-tich/2024-h1/"])
def test_every_page_of_a_former_ward_says_when_it_ended_and_what_it_is_now(site: Project, address: str) -> None:
    html = site.page(f"/don-vi/{OLD}/{address}")
    assert "kết thúc ngày 30/6/2025" in text_of(html)
    assert f'href="/don-vi/{NEW}/"' in html
    assert 'href="/don-vi/ben-thanh-26743-2025/"' in html
    assert "một phần" in text_of(html).lower()


def test_an_article_about_a_former_ward_says_so_too(site: Project) -> None:
    assert "kết thúc ngày 30/6/2025" in text_of(site.page(f"/tin/2024/07/bao-cao-2024-h1-{OLD}/"))


@pytest.mark.parametrize("indicator", ["suat_qua", "ho_ngheo"])
def test_no_series_holds_figures_from_both_sides_of_the_change(site: Project, indicator: str) -> None:
    page = BeautifulSoup(site.page(f"/chi-tieu/{indicator}/"), "html5lib")
    of_ward = {101: OLD, 102: OLD, 203: NAMESAKE, 304: NEW, 305: NEW}
    numbers = {number + 500: ward for number, ward in of_ward.items()} if indicator == "ho_ngheo" else of_ward
    seen = set()
    for holder in page.main.select("table, svg, figure"):
        found = {
            int(number) for number in re.findall(r"\b(?:[1-8]\d\d)\b", holder.get_text(" ")) if int(number) in numbers
        }
        seen |= found
        assert len({numbers[number] == NEW for number in found}) <= 1, holder.get_text(" ")
        if "So sánh các đơn vị" not in holder.get_text():
            assert len({numbers[number] for number in found}) <= 1, holder.get_text(" ")
    assert seen == set(numbers)
    assert "Từ ngày 01/7/2025" in text_of(str(page))


def test_the_first_half_year_of_a_new_ward_is_compared_with_nothing_before_it(site: Project) -> None:
    words = text_of(site.page(f"/don-vi/{NEW}/thanh-tich/2026-h1/"))
    assert "305 suất quà" in words
    for number in ("102", "203", "602", "703"):
        assert number not in words


def test_within_one_ward_the_change_on_a_year_earlier_is_computed_and_labelled(site: Project) -> None:
    words = text_of(site.page(f"/don-vi/{OLD}/thanh-tich/2025-h1/"))
    assert "tăng 1 hộ nghèo" in words or "tăng 1 hộ" in words
    assert "6 tháng đầu năm 2024" in words


def test_wards_of_one_name_or_one_code_have_pages_of_their_own(site: Project) -> None:
    for ward, number in [(OLD, "26752"), (NEW, "26758"), (NAMESAKE, "26758")]:
        assert number in text_of(site.page(f"/don-vi/{ward}/"))
    assert "305 suất quà" not in text_of(site.page(f"/don-vi/{NAMESAKE}/"))
    assert "305 suất quà" not in text_of(site.page(f"/don-vi/{OLD}/"))
