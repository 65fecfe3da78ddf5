"""Pages as a reader, a search engine and a printer find them."""

from __future__ import annotations

import itertools
import json
from dataclasses import replace

import html5lib
import pytest
from bs4 import BeautifulSoup

from plugins.pages.rendering import Renderer, page_types
from plugins.pages.views import Page
from tests.theme import factories

PAGES = factories.all_pages()


def soup(renderer: Renderer, page: Page) -> BeautifulSoup:
    return BeautifulSoup(renderer.render(page), "html.parser")


def words(node: BeautifulSoup) -> str:
    return " ".join(node.get_text(" ").split())


def test_there_is_a_factory_for_every_kind_of_page() -> None:
    assert {type(page) for page in PAGES.values()} == set(page_types())


@pytest.mark.parametrize("name", PAGES)
def test_page_is_valid_html_with_one_heading_of_first_rank(renderer: Renderer, name: str) -> None:
    html = renderer.render(PAGES[name])
    html5lib.HTMLParser(strict=True).parse(html)
    page = BeautifulSoup(html, "html.parser")
    assert len(page.select("h1")) == 1
    assert page.html["lang"] == "vi"
    assert page.select_one(".cp-masthead__skip")["href"] == "#noi-dung"
    assert page.select_one("main")["id"] == "noi-dung"


@pytest.mark.parametrize("name", PAGES)
def test_ids_are_unique_and_labels_point_at_something(renderer: Renderer, name: str) -> None:
    page = soup(renderer, PAGES[name])
    ids = [node["id"] for node in page.select("[id]")]
    assert len(ids) == len(set(ids))
    for attribute in ("aria-labelledby", "for", "aria-describedby"):
        for node in page.select(f"[{attribute}]"):
            assert set(node[attribute].split()) <= set(ids), node


@pytest.mark.parametrize("name", PAGES)
def test_headings_do_not_skip_a_rank(renderer: Renderer, name: str) -> None:
    ranks = [int(node.name[1]) for node in soup(renderer, PAGES[name]).select("main h1, main h2, main h3, main h4")]
    assert all(after - before <= 1 for before, after in itertools.pairwise(ranks))


@pytest.mark.parametrize("name", PAGES)
def test_page_has_no_inline_style_or_script_and_loads_nothing_from_another_host(renderer: Renderer, name: str) -> None:
    page = soup(renderer, PAGES[name])
    assert not page.select("style, [style]")
    assert not [node for node in page.find_all(True) if any(key.startswith("on") for key in node.attrs)]
    assert {node.get("type") for node in page.select("script:not([src])")} <= {"application/ld+json"}
    loaded = [
        node.get("src") or node.get("href")
        for node in page.select(
            'script[src], img, source, link[rel~="stylesheet"], link[rel~="icon"], link[rel="preload"], link[rel="manifest"]'
        )
    ]
    assert all(address is None or (address.startswith("/") and not address.startswith("//")) for address in loaded)
    assert "default-src 'none'" in page.select_one('meta[http-equiv="Content-Security-Policy"]')["content"]


@pytest.mark.parametrize("name", PAGES)
def test_head_tells_machines_the_truth(renderer: Renderer, name: str) -> None:
    view = PAGES[name]
    page = soup(renderer, view)
    address = factories.SITE.base_url + (view.target.url if name == "redirect" else view.path)
    assert [link["href"] for link in page.select('link[rel="canonical"]')] == [address]
    assert page.select_one('meta[name="description"]')["content"] == view.description
    assert page.select_one('meta[property="og:title"]')["content"] == view.title
    assert page.select_one('meta[property="og:image"]')["content"].startswith("https://")
    assert bool(page.select('meta[name="robots"][content="noindex"]')) is view.noindex
    assert {link["href"] for link in page.select('link[type="application/atom+xml"]')} >= {
        "/feed.xml",
        *(feed.url for feed in view.feeds if "atom" in feed.media_type),
    }


@pytest.mark.parametrize("name", PAGES)
def test_every_asset_a_page_names_is_published(renderer: Renderer, name: str) -> None:
    page = soup(renderer, PAGES[name])
    named = {node.get("src") or node.get("href") for node in page.select("script[src], link[href]")}
    assert {address[1:] for address in named if address.startswith("/tai-nguyen/")} <= set(renderer.assets.files)


@pytest.mark.parametrize("name", PAGES)
def test_current_section_is_marked_in_the_menu(renderer: Renderer, name: str) -> None:
    view = PAGES[name]
    current = [link["href"] for link in soup(renderer, view).select(".cp-masthead__nav [aria-current]")]
    assert current == ([view.section] if view.section in {link.url for link in factories.SITE.menu} else [])


@pytest.mark.parametrize("name", PAGES)
def test_printed_page_carries_its_address(renderer: Renderer, name: str) -> None:
    note = words(soup(renderer, PAGES[name]).select_one(".cp-print-address"))
    assert factories.SITE.base_url in note


def test_lists_say_when_they_were_last_updated(renderer: Renderer) -> None:
    for name in (
        "home",
        "listing",
        "overview",
        "wards",
        "ward",
        "achievements",
        "ward_period",
        "indicators",
        "indicator",
        "data",
    ):
        view = PAGES[name]
        times = [node["datetime"] for node in soup(renderer, view).select("main time")]
        assert view.updated.iso in times, name
        assert "Cập nhật lần cuối" in words(soup(renderer, view))


def test_achievement_page_leads_every_figure_to_its_sentence(renderer: Renderer) -> None:
    view = factories.ward_period()
    page = soup(renderer, view)
    for group in view.groups:
        for figure in group.rows:
            row = page.find(id=figure.anchor)
            assert figure.value in words(row)
            assert row.select_one("q").get_text() == figure.quote
            assert row.th["abbr"] == figure.indicator.label  # what a screen reader repeats in every cell of the row
            (source,) = [link for link in row.select("a") if link.get_text().startswith("Số này từ đâu ra")]
            assert source["href"] == figure.quote_url
            assert figure.citation in words(row)


def test_implied_plan_is_labelled_as_computed_and_targets_stand_apart(renderer: Renderer) -> None:
    page = soup(renderer, factories.ward_period())
    assert "Kế hoạch tính ra: 13 thanh niên" in words(page.find(id="giao-quan"))
    target = page.find(id="chi-tieu-dang-vien").find_parent("section")
    assert "không phải kết quả" in words(target)
    assert page.find(id="ket-nap").find_parent("section") is not target


def test_neutral_change_has_no_colour_and_a_missing_one_has_a_reason(renderer: Renderer) -> None:
    page = soup(renderer, factories.ward_period())
    assert not page.find(id="giao-quan").select('[class*="--good"], [class*="--bad"]')
    assert page.find(id="thu-ngan-sach").select_one(".cp-achievement__main--good").get_text() == "tăng 0,5 tỷ đồng"
    assert "chưa có số liệu 6 tháng đầu năm 2019" in words(page.find(id="qua"))


def test_former_ward_says_what_became_of_it(renderer: Renderer) -> None:
    for name in ("ward", "article", "ward_period", "achievements"):
        band = soup(renderer, PAGES[name]).select_one(".cp-notice--former")
        assert "đến 30/6/2025" in words(band)
        assert [link["href"] for link in band.select("a")] == [
            "/don-vi/ben-thanh-26743-2025/",
            "/don-vi/cau-ong-lanh-26758-2025/",
        ]
        assert words(band).count("một phần") == 2


def test_correction_stands_above_the_text_and_in_the_structured_data(renderer: Renderer) -> None:
    view = factories.article()
    html = renderer.render(view)
    page = BeautifulSoup(html, "html.parser")
    assert html.index("bản đăng đầu ghi nhầm 672") < html.index("cp-prose")
    news = json.loads(page.select_one('script[type="application/ld+json"]').string)["@graph"][0]
    assert news["@type"] == "NewsArticle"
    assert news["datePublished"] == "2020-07-08"
    assert news["dateModified"] == "2020-07-09"
    assert news["correction"][0]["text"] == view.corrections[0].note


def test_unchanged_article_claims_no_modification(renderer: Renderer) -> None:
    page = soup(renderer, replace(factories.article(), revised=None, corrections=()))
    assert "dateModified" not in page.select_one('script[type="application/ld+json"]').string
    assert "Sửa lần cuối" not in words(page)


def test_illustrative_pages_carry_the_band_and_others_do_not(renderer: Renderer) -> None:
    assert "Số liệu minh họa" in words(soup(renderer, factories.home()))
    assert "Số liệu minh họa" not in words(soup(renderer, replace(factories.home(), illustrative=False)))


def test_spoken_form_is_for_ears_and_printed_form_for_eyes(renderer: Renderer) -> None:
    value = soup(renderer, factories.ward_period()).find(id="thu-ngan-sach").select_one(".cp-achievement__value")
    assert value.select_one("[aria-hidden=true]").get_text() == "hơn 4 tỷ đồng"
    assert value.select_one(".cp-hidden").get_text() == "hơn bốn tỷ đồng"


def test_bare_article_prints_no_empty_part(renderer: Renderer) -> None:
    view = replace(
        factories.article(), figures=(), corrections=(), notices=(), tags=(), related=(), older=None, newer=None, picture=None, revised=None,
        author="", source="", period="", wards=(), category=None,
    )  # fmt: skip
    page = soup(renderer, view)
    assert not page.select(
        ".cp-figures-box, .cp-corrections, .cp-notice--former, .cp-tags, .cp-related, .cp-neighbours, .cp-picture"
    )
    assert not [node for node in page.select("main ul, main ol, main dl, main table") if not words(node)]


def test_text_that_looks_like_html_is_printed_as_text(renderer: Renderer) -> None:
    page = soup(renderer, replace(factories.listing(), title="<script>alert(1)</script> & “ngoặc”"))
    assert page.select_one("h1").get_text() == "<script>alert(1)</script> & “ngoặc”"
    assert "</script> &" not in page.select_one('script[type="application/ld+json"]').string


def test_redirect_page_leads_to_the_new_address(renderer: Renderer) -> None:
    page = soup(renderer, factories.redirect())
    assert page.select_one('meta[http-equiv="refresh"]')["content"] == f"0; url={factories.ARTICLE.url}"
    assert factories.ARTICLE.url in [link["href"] for link in page.select("main a")]


def test_first_view_weighs_less_than_fifty_kilobytes_compressed(renderer: Renderer) -> None:
    import gzip

    for name, view in PAGES.items():
        page = soup(renderer, view)
        files = {
            node.get("src") or node.get("href")
            for node in page.select('script[src], link[rel="stylesheet"], link[rel="preload"], link[rel~="icon"][type]')
        }
        weight = len(gzip.compress(renderer.render(view).encode(), 6))
        weight += sum(
            len(gzip.compress(renderer.assets.files[address[1:]], 6)) for address in files if address.startswith("/tai")
        )
        assert weight <= 50_000, name
        assert 1 + len(files) <= 8, name
