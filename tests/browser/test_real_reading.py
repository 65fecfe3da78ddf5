"""The repository's own site as people read it: on a phone, on paper, in forced colours, with less motion."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import BuiltSite
from tests.browser.kinds import SEED, opened, phone

pytestmark = pytest.mark.browser


def test_on_a_phone_a_figure_stands_before_the_sentence_that_proves_it(browser: Browser, real_site: BuiltSite) -> None:
    context = phone(browser)
    page = context.new_page()
    opened(page, real_site, "achievements of a period")
    rows = page.locator(".cp-achievement__row").all()
    assert len(rows) == 10
    for row in rows:
        name, value, quote = (
            row.locator(part).bounding_box()
            for part in (".cp-achievement__indicator", ".cp-achievement__value", ".cp-achievement__quote")
        )
        assert name and value and quote
        assert name["y"] < value["y"] < quote["y"]
    tree = page.locator("main").aria_snapshot()
    assert len(re.findall("- '?rowheader ", tree)) == 10
    assert re.search("rowheader ['\"]+Giao quân", tree)
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_charts_keep_their_letters_and_lines_in_forced_colours(
    browser: Browser, real_site: BuiltSite, scheme: str
) -> None:
    context = phone(browser, color_scheme=scheme, forced_colors="active")
    page = context.new_page()
    opened(page, real_site, "indicator")
    text = page.locator(".cp-chart__period").first.evaluate("node => getComputedStyle(node).fill")
    line = page.locator(".cp-chart__line").first.evaluate("node => getComputedStyle(node).stroke")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground not in (text, line)
    assert text == page.evaluate("getComputedStyle(document.body).color")
    context.close()


def test_a_printed_article_carries_its_address_and_date_and_no_dead_words(
    browser: Browser, real_site: BuiltSite
) -> None:
    context = browser.new_context()
    page = context.new_page()
    opened(page, real_site, "article")
    page.emulate_media(media="print")
    note = page.locator(".cp-print-address").inner_text()
    assert SEED in note and "cập nhật 08/7/2020" in note
    for name in ("home", "indicator", "achievements of a period"):
        opened(page, real_site, name)
        words = page.locator("main").inner_text()
        assert not re.search("Số này từ đâu ra|Câu nguồn|Trích dẫn", words), name
    context.close()


def test_who_wants_no_motion_gets_none(browser: Browser, real_site: BuiltSite) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    opened(page, real_site, "article")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    moving = (
        "[...document.querySelectorAll('*')].filter(n => parseFloat(getComputedStyle(n).transitionDuration) > 0).length"
    )
    assert page.evaluate(moving) == 0
    context.close()


def test_who_wants_more_contrast_gets_it(browser: Browser, real_site: BuiltSite) -> None:
    soft = "getComputedStyle(document.querySelector('.cp-soft')).color"
    seen = {}
    for contrast in ("no-preference", "more"):
        context = browser.new_context(contrast=contrast)
        page = context.new_page()
        opened(page, real_site, "home")
        seen[contrast] = page.evaluate(soft)
        text = page.evaluate("getComputedStyle(document.body).color")
        context.close()
    assert seen["more"] == text != seen["no-preference"]
