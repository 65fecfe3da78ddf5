"""Search on the built site of the repository's own content, as residents use it."""

from __future__ import annotations

import statistics
import unicodedata
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

import pytest
import yaml
from playwright.sync_api import Browser, Page

from benchmarks.search_judging import ndcg
from plugins.vietnamese.folding import fold
from tests.browser.conftest import ROOT, BuiltSite

pytestmark = pytest.mark.browser
ENTRIES = yaml.safe_load((ROOT / "tests/search/judged/sample.yaml").read_text(encoding="utf-8"))


@pytest.fixture
def tab(browser: Browser, real_site: BuiltSite) -> Iterator[Page]:
    context = browser.new_context(base_url=real_site.address, viewport={"width": 360, "height": 800})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


def answers(tab: Page, question: str) -> list[str]:
    """The ends of the addresses found, best first."""
    tab.goto(f"/tim-kiem/?q={quote(question)}")
    tab.locator('.cp-search[data-search-state="found"]').wait_for()
    links = tab.locator(".cp-search__link").evaluate_all("nodes => nodes.map(node => node.href)")
    return [urlsplit(link).path.strip("/").split("/")[-1] for link in links]


def test_what_residents_ask_of_the_sample_site_is_answered_first(tab: Page) -> None:
    scores = {}
    for entry in ENTRIES:
        question = unicodedata.normalize(entry.get("form", "NFC"), entry["q"])
        scores[entry["q"]] = ndcg(answers(tab, question), entry["grades"])
    print("\nnDCG@10", round(statistics.mean(scores.values()), 3), {q: round(s, 2) for q, s in scores.items() if s < 1})
    assert len(scores) >= 20
    assert {query: score for query, score in scores.items() if score < 0.6} == {}
    assert statistics.mean(scores.values()) >= 0.9


def test_no_marks_are_needed(tab: Page) -> None:
    for entry in ENTRIES[::5]:
        assert set(entry["grades"]) <= set(answers(tab, fold(entry["q"]))), entry["q"]


def test_a_result_is_in_view_on_a_phone_and_shows_its_sentence(tab: Page) -> None:
    answers(tab, "627 suất")
    title = tab.locator(".cp-search__link").first
    assert title.bounding_box()["y"] < 760
    title.scroll_into_view_if_needed()
    tab.locator(".cp-search__sentence mark").first.wait_for()
    assert "627 suất quà" in tab.locator(".cp-search__sentence").first.inner_text()


def test_filters_and_keyboard_lead_to_the_page(tab: Page) -> None:
    tab.goto("/tim-kiem/")
    tab.locator("#tim-q").focus()
    tab.keyboard.type("ho ngheo")
    tab.keyboard.press("Enter")
    tab.locator('.cp-search[data-search-state="found"]').wait_for()
    everything = tab.get_by_role("status").inner_text()
    tab.get_by_label("Năm").select_option("2024")
    assert "nam=2024" in tab.evaluate("location.search")  # asked anew at once
    tab.locator('.cp-search[data-search-state="found"]').wait_for()
    assert tab.get_by_role("status").inner_text() != everything
    dates = tab.locator(".cp-search__facts").all_inner_texts()
    assert dates and all("/2024" in words for words in dates)
    tab.locator(".cp-search__link").first.focus()
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/tin/2024/**")
