"""The sample content tells the truth about itself: one report is real and complete, everything else says it is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.domain.document import Document
from plugins.frontmatter.known import Known
from plugins.frontmatter.reading import read_document
from plugins.registries import Registries, load_registries
from tests.factories import SEED_ARTICLE, SEED_FIGURES, figures_of

CONTENT = Path(__file__).resolve().parents[2] / "content"
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
    assert [path for path, article in articles.items() if ILLUSTRATIVE not in article.tags] == [SEED_ARTICLE]


def test_an_illustrative_article_says_so_in_its_first_line(articles: dict[str, Document]) -> None:
    for path, article in articles.items():
        first = article.body.strip().split("\n")[0]
        marked = first.startswith("*") and first.endswith("*") and "minh họa" in first
        assert marked is (path != SEED_ARTICLE), path


def test_the_real_report_has_every_figure_of_its_source(articles: dict[str, Document]) -> None:
    report = articles[SEED_ARTICLE]
    assert figures_of(report) == SEED_FIGURES
    assert report.wards == ("cau-ong-lanh-26752",)
    assert report.period is not None and report.period.code == "2020-H1"


def test_no_invented_figure_is_compared_with_the_real_ones(articles: dict[str, Document]) -> None:
    """A change on the year before would be computed from a first half of 2019 of the same ward."""
    real = articles[SEED_ARTICLE]
    assert real.period is not None
    for path, article in articles.items():
        if article.wards == real.wards and article.claims:
            assert article.period not in (real.period, real.period.year_earlier()) or path == SEED_ARTICLE, path


def test_the_articles_cover_every_ward_of_the_site_and_use_every_category_and_tag(
    registries: Registries, articles: dict[str, Document]
) -> None:
    site = registries.site
    assert {ward for article in articles.values() for ward in article.wards} == set(site.wards)
    assert {article.category for article in articles.values()} == {category.id for category in site.categories}
    assert {tag for article in articles.values() for tag in article.tags} == {tag.id for tag in site.tags}
