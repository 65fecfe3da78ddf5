"""Pages in a real browser: nothing overflows, nothing moves, nothing comes from elsewhere, scripts are a comfort only."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import TOOLS, needed
from tests.theme import factories

pytestmark = pytest.mark.browser
PAGES = {name: page.path for name, page in factories.all_pages().items() if name != "redirect"}


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
@pytest.mark.parametrize("size", ["2", "5"])
def test_no_page_scrolls_sideways(browser: Browser, theme_site: str, width: int, size: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    context.add_init_script(f"localStorage.setItem('cp-text-size', '{size}')")
    page = context.new_page()
    wide = []
    for name, path in PAGES.items():
        page.goto(theme_site + path)
        if (found := page.evaluate("document.documentElement.scrollWidth")) > width:
            wide.append((name, found))
    context.close()
    assert wide == []


def test_console_is_silent_and_every_request_stays_at_home(browser: Browser, theme_site: str) -> None:
    page = browser.new_page()
    complaints: list[str] = []
    addresses: dict[str, list[str]] = {}
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for name, path in PAGES.items():
        if name == "search":
            continue  # its index is built with a whole site; tests/browser/test_search.py covers it
        asked = addresses.setdefault(name, [])
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.goto(theme_site + path, wait_until="networkidle")
    page.close()
    assert complaints == []
    assert all(address.startswith(theme_site) for asked in addresses.values() for address in asked)


def test_first_view_of_an_article_needs_at_most_eight_requests(browser: Browser, theme_site: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(theme_site + PAGES["article"], wait_until="networkidle")
    context.close()
    assert len(asked) <= 8, asked


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_while_a_page_loads(browser: Browser, theme_site: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    context.add_init_script(
        # Tables of editors have the widths that their words ask for, which nobody knows before the last row.
        "window.moved = []; new PerformanceObserver(list => list.getEntries().forEach(entry => window.moved.push(...entry.sources"
        ".map(({node}) => node && (node.closest ? node : node.parentElement)).filter(node => !node?.closest('.cp-prose table'))"
        ".map(node => [entry.value, node && (node.className || node.outerHTML)]))))"
        ".observe({type: 'layout-shift', buffered: true})"
    )
    page = context.new_page()
    moved = {}
    for name, path in PAGES.items():
        if name == "search":
            continue  # without the index of a whole site it only says so
        page.goto(theme_site + path, wait_until="networkidle")
        if shift := page.evaluate("window.moved"):
            moved[name] = shift
    context.close()
    assert moved == {}


def test_text_size_is_remembered_without_cookies(browser: Browser, theme_site: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(theme_site + PAGES["home"])
    before = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    page.get_by_role("button", name="Cỡ chữ lớn hơn").click()
    page.goto(theme_site + PAGES["article"])
    after = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    assert after > before
    assert context.cookies() == []
    context.close()


def test_dark_background_can_be_chosen_and_is_remembered(browser: Browser, theme_site: str) -> None:
    context = browser.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(theme_site + PAGES["home"])
    page.get_by_role("button", name="Đổi nền sáng, tối").click()
    page.goto(theme_site + PAGES["article"])
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 23, 27)"
    context.close()


def test_page_is_whole_without_scripts(browser: Browser, theme_site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(theme_site + PAGES["article"])
    assert not page.get_by_role("button", name="Cỡ chữ lớn hơn").is_visible()
    assert not page.get_by_text("Sao chép liên kết").is_visible()
    assert page.get_by_role("link", name="Zalo").is_visible()
    page.goto(theme_site + PAGES["ward_period"])
    page.get_by_text("Trích dẫn số liệu Giao quân").click()
    assert page.get_by_text("Giao quân: 18 thanh niên (phường Cầu Ông Lãnh").is_visible()
    context.close()


def test_figure_of_the_box_lands_on_its_sentence(browser: Browser, theme_site: str) -> None:
    page = browser.new_page()
    page.goto(theme_site + PAGES["ward_period"])
    page.get_by_role("link", name=re.compile("Số này từ đâu ra ?: Giao quân")).click()
    sentence = page.locator(":target")
    assert "giao 18 thanh niên" in sentence.inner_text()
    assert sentence.is_visible()
    page.close()


def test_old_address_leads_on_by_itself(browser: Browser, theme_site: str) -> None:
    page = browser.new_page()
    page.goto(theme_site + factories.redirect().path)
    page.wait_for_url(theme_site + PAGES["article"])
    page.close()


def test_print_hides_what_paper_cannot_do(browser: Browser, theme_site: str) -> None:
    page = browser.new_page()
    page.goto(theme_site + PAGES["article"])
    page.emulate_media(media="print")
    for gone in ("nav.cp-masthead__nav", ".cp-share", ".cp-neighbours", ".cp-search-form"):
        assert not page.locator(gone).first.is_visible(), gone
    assert "https://phuong.example.gov.vn/tin/2020/07/so-ket-6-thang/" in page.locator(".cp-print-address").inner_text()
    page.close()


def test_markup_checker_has_no_error_and_no_warning(theme_site: str) -> None:
    jar = needed(TOOLS / "vnu-jar" / "build" / "dist" / "vnu.jar", "vnu-jar")
    java = needed(Path(shutil.which("java") or "/usr/bin/java"), "Java")
    local = ["-Dnu.validator.servlet.allow-forbidden-hosts=true", "-Dnu.validator.servlet.allowed-address-type=all"]
    addresses = [theme_site + page.path for name, page in factories.all_pages().items() if name != "search"]
    answer = subprocess.run([java, *local, "-jar", jar, *addresses], capture_output=True, text=True, check=False)
    assert answer.stderr.replace(theme_site, "") == ""
