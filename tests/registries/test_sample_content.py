"""The sample content tells the truth about itself: one report is real and complete, everything else says it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.domain.document import Document
from plugins.frontmatter.known import Known
from plugins.frontmatter.reading import read_document
from plugins.registries import Registries, load_registries

CONTENT = Path(__file__).resolve().parents[2] / "content"
REAL = "content/2020/2020-07-08-so-ket-6-thang-dau-nam.md"
ILLUSTRATIVE = "so-lieu-minh-hoa"


@pytest.fixture(scope="module")
def registries() -> Registries:
    loaded = load_registries(CONTENT / "data")
    assert isinstance(loaded, Registries)
    return loaded


@pytest.fixture(scope="module")
def articles(registries: Registries) -> dict[str, Document]:
    known = Known.of(registries)
    found = {}
    for path in sorted(CONTENT.glob("2*/*.md")):
        reading = read_document(path.relative_to(CONTENT.parent).as_posix(), path.read_bytes(), known)
        assert reading.issues == (), path.name
        assert reading.document is not None
        found[reading.document.path] = reading.document
    return found


def test_only_the_real_report_does_without_the_mark_of_illustrative_figures(articles: dict[str, Document]) -> None:
    assert [path for path, article in articles.items() if ILLUSTRATIVE not in article.tags] == [REAL]


def test_an_illustrative_article_says_so_in_its_first_line(articles: dict[str, Document]) -> None:
    for path, article in articles.items():
        first = article.body.strip().split("\n")[0]
        marked = first.startswith("*") and first.endswith("*") and "minh họa" in first
        assert marked is (path != REAL), path


def test_the_real_report_has_every_figure_of_its_source(articles: dict[str, Document]) -> None:
    report = articles[REAL]
    stated = [
        (
            claim.indicator.text,
            claim.value.text if claim.value else "",
            claim.attainment.text if claim.attainment else "",
        )
        for claim in report.claims
    ]
    assert stated == [
        ("thu_ngan_sach", "hơn 4 tỷ đồng", "36,26%"),
        ("suat_qua", "627 suất quà", ""),
        ("kinh_phi_an_sinh", "205 triệu đồng", ""),
        ("giao_quan", "18 thanh niên", "138,5%"),
        ("ket_nap_dang_vien", "2 đảng viên", ""),
        ("giay_khen_tap_the", "6 tập thể", ""),
        ("giay_khen_ca_nhan", "22 cá nhân", ""),
        ("giay_khen_tap_the", "9 tập thể", ""),
        ("giay_khen_ca_nhan", "16 cá nhân", ""),
        ("giay_khen_ca_nhan", "11 cá nhân", ""),
    ]
    assert report.wards == ("cau-ong-lanh-26752",)
    assert report.period is not None and report.period.code == "2020-H1"


def test_no_invented_figure_is_compared_with_the_real_ones(articles: dict[str, Document]) -> None:
    """A change on the year before would be computed from a first half of 2019 of the same ward."""
    real = articles[REAL]
    assert real.period is not None
    for path, article in articles.items():
        if article.wards == real.wards and article.claims:
            assert article.period not in (real.period, real.period.year_earlier()) or path == REAL, path


def test_the_articles_cover_every_ward_of_the_site_and_use_every_category_and_tag(
    registries: Registries, articles: dict[str, Document]
) -> None:
    site = registries.site
    assert {ward for article in articles.values() for ward in article.wards} == set(site.wards)
    assert {article.category for article in articles.values()} == {category.id for category in site.categories}
    assert {tag for article in articles.values() for tag in article.tags} == {tag.id for tag in site.tags}
