"""Pages in a real browser: axe finds nothing, the keyboard reaches everything, screen readers hear the figures."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import TOOLS, needed
from tests.theme import factories

pytestmark = pytest.mark.browser
PAGES = {name: page.path for name, page in factories.all_pages().items() if name != "redirect"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_no_violation_on_any_page(browser: Browser, theme_site: str, width: int, scheme: str) -> None:
    axe = needed(TOOLS / "axe-core" / "axe.min.js", "axe-core").read_text(encoding="utf-8")
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    found = []
    for name, path in PAGES.items():
        page.goto(theme_site + path)
        page.evaluate(axe)
        result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        found += [(name, v["id"], [node["target"] for node in v["nodes"]][:3]) for v in result["violations"]]
    context.close()
    assert found == []


def test_keyboard_reaches_skip_link_menu_search_and_every_figure(browser: Browser, theme_site: str) -> None:
    page = browser.new_page()
    page.goto(theme_site + PAGES["ward_period"])
    reached = []
    for _ in range(70):
        page.keyboard.press("Tab")
        name = page.evaluate("document.activeElement.textContent.trim() || document.activeElement.name")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        if page.evaluate("document.activeElement === document.body"):
            break
        assert outline != "none", f"{name}: focus is not visible"
        reached.append(name)
    assert reached[0] == "Đến nội dung chính"
    for figure in ("Thu ngân sách", "Giao quân", "Kết nạp đảng viên"):
        assert f"Số này từ đâu ra: {figure}" in reached
    assert {"Tin tức", "q", "A+Cỡ chữ lớn hơn", "Toàn bộ số liệu (CSV, 412 dòng, 96 KB)"} <= set(reached)
    page.close()


def test_skip_link_moves_the_focus_to_the_content(browser: Browser, theme_site: str) -> None:
    page = browser.new_page()
    page.goto(theme_site + PAGES["home"])
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'noi-dung'")
    page.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_screen_reader_hears_the_achievement_table(browser: Browser, theme_site: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    page.goto(theme_site + PAGES["ward_period"])
    tree = page.locator("main").aria_snapshot()
    assert 'heading "Thành tích phường Cầu Ông Lãnh, 6 tháng đầu năm 2020" [level=1]' in tree
    assert 'table "Kinh tế – ngân sách, 6 tháng đầu năm 2020"' in tree
    for column in ("Chỉ tiêu và câu nguồn", "Kết quả", "So với kế hoạch", "So với cùng kỳ"):
        assert f'columnheader "{column}"' in tree
    assert re.search('link "Số này từ đâu ra ?: Giao quân"', tree)
    assert "hơn bốn tỷ đồng" in tree
    assert "Kế hoạch tính ra: 13 thanh niên" in tree
    assert 'img "Mức đạt so với kế hoạch năm 2020 Thu ngân sách đạt 36,26% dự toán năm; giao quân đạt' in tree
    context.close()


def test_targets_are_at_least_24_pixels_high(browser: Browser, theme_site: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    small = []
    for name, path in PAGES.items():
        page.goto(theme_site + path)
        small += page.evaluate(
            """name => [...document.querySelectorAll("a, button, summary, input")].filter(node => {
                const box = node.getBoundingClientRect();
                const inline = getComputedStyle(node).display === "inline" && node.closest("p, li, td, figcaption, span");
                return box.height > 1 && box.height < 24 && !inline;
            }).map(node => [name, node.textContent.trim(), node.getBoundingClientRect().height])""",
            name,
        )
    context.close()
    assert small == []
