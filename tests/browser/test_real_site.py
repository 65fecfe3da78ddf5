"""The repository's own content, built whole, as residents meet it: one page of every kind in a real browser."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from conftest import TOOLS, BuiltSite, needed
from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser
SEED = "/tin/2020/07/so-ket-6-thang-dau-nam/"
PERIOD = "/don-vi/cau-ong-lanh-26752/thanh-tich/2020-h1/"
KINDS = {
    "home": "/",
    "article": SEED,
    "article of today's ward": "/tin/2026/07/mot-nam-phuong-moi-so-ket-6-thang-dau-nam-2026/",
    "wards": "/don-vi/",
    "ward": "/don-vi/cau-ong-lanh-26758-2025/",
    "former ward": "/don-vi/cau-ong-lanh-26752/",
    "achievements": "/don-vi/cau-ong-lanh-26752/thanh-tich/",
    "achievements of a period": PERIOD,
    "indicators": "/chi-tieu/",
    "indicator": "/chi-tieu/ty_le_ho_ngheo/",
    "indicator with many series": "/chi-tieu/thu_ngan_sach/",
    "listing": "/chuyen-muc/bao-cao/",
    "categories": "/chuyen-muc/",
    "archive": "/luu-tru/2020/",
    "contact": "/lien-he/",
    "accessibility": "/tiep-can/",
    "search": "/tim-kiem/?q=627%20su%E1%BA%A5t",
    "not found": "/404.html",
}


def opened(page: Page, site: BuiltSite, name: str) -> None:
    """Go to the page of a kind and wait until it has said what it has to say."""
    page.goto(site.address + KINDS[name], wait_until="networkidle")
    if name == "search":
        page.locator(".cp-search__result").first.scroll_into_view_if_needed(timeout=10_000)
        page.locator(".cp-search__sentence mark").first.wait_for(timeout=10_000)


def phone(browser: Browser, width: int = 360, **options: object) -> BrowserContext:
    return browser.new_context(viewport={"width": width, "height": 800}, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_no_violation_on_a_page_of_each_kind(
    browser: Browser, real_site: BuiltSite, width: int, scheme: str
) -> None:
    axe = needed(TOOLS / "axe-core" / "axe.min.js", "axe-core").read_text(encoding="utf-8")
    context = phone(browser, width, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    found = []
    for name in KINDS:
        opened(page, real_site, name)
        page.evaluate(axe)
        result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        found += [(name, v["id"], [node["target"] for node in v["nodes"]][:3]) for v in result["violations"]]
    context.close()
    assert found == []


def test_pages_ask_only_their_own_host_for_things_that_exist_and_break_no_policy(
    browser: Browser, real_site: BuiltSite
) -> None:
    context = phone(browser)
    page = context.new_page()
    complaints: list[str] = []
    foreign: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("response", lambda answer: answer.status < 400 or complaints.append(f"{answer.status} {answer.url}"))
    page.on("request", lambda asked: asked.url.startswith(real_site.address) or foreign.append(asked.url))
    for name in KINDS:
        opened(page, real_site, name)
    context.close()
    assert (complaints, foreign) == ([], [])


def test_no_page_of_the_site_scrolls_sideways_at_320(browser: Browser, real_site: BuiltSite) -> None:
    context = phone(browser, 320, java_script_enabled=False)
    page = context.new_page()
    wide = []
    for path in real_site.paths():
        page.goto(real_site.address + path, wait_until="domcontentloaded")
        if (found := page.evaluate("document.documentElement.scrollWidth")) > 320:
            wide.append((path, found))
    context.close()
    assert wide == []


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_while_a_page_of_any_kind_loads(browser: Browser, real_site: BuiltSite, width: int) -> None:
    context = phone(browser, width)
    context.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => {"
        " if (!entry.hadRecentInput) window.moved += entry.value; })).observe({type: 'layout-shift', buffered: true})"
    )
    moved = {}
    for name in KINDS:
        page = context.new_page()
        opened(page, real_site, name)
        if shift := page.evaluate("window.moved"):
            moved[name] = shift
        page.close()
    context.close()
    assert {name: shift for name, shift in moved.items() if name != "search"} == {}
    assert moved.get("search", 0) < 0.1


def test_first_view_is_light(browser: Browser, real_site: BuiltSite) -> None:
    heavy = {}
    for name in KINDS:
        if name == "search":
            continue
        context = phone(browser)
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(urlsplit(request.url).path))
        opened(page, real_site, name)
        context.close()
        files = [real_site.output / unquote(path).lstrip("/") for path in asked]
        files = [path / "index.html" if path.is_dir() else path for path in files]
        bare = [path for path in files if path.suffix not in {".jpg", ".png", ".webp", ".avif"}]
        weight = sum(len(gzip.compress(path.read_bytes(), 6)) for path in bare)
        if weight > 50_000 or len(bare) > 8:
            heavy[name] = (weight, asked)
    assert heavy == {}


def test_every_internal_link_and_anchor_leads_somewhere(real_site: BuiltSite) -> None:
    soups = {
        path: BeautifulSoup((real_site.output / _file(path)).read_bytes(), "html.parser") for path in real_site.paths()
    }
    anchors = {path: {node["id"] for node in soup.select("[id]")} for path, soup in soups.items()}
    lost = set()
    for path, soup in soups.items():
        for node in soup.select("a[href], link[href], img[src], script[src]"):
            target = urljoin(f"https://here{path}", node.get("href") or node.get("src"))
            if not target.startswith("https://here/"):
                continue
            address, anchor = urldefrag(target)
            wanted = unquote(urlsplit(address).path)
            if not (real_site.output / _file(wanted)).is_file():
                lost.add((path, wanted))
            elif anchor and wanted in anchors and unquote(anchor) not in anchors[wanted]:
                lost.add((path, target))
    assert lost == set()


def _file(path: str) -> str:
    return path.lstrip("/") + ("index.html" if path.endswith("/") else "")


def test_markup_checker_has_no_error_and_no_warning_for_any_page(real_site: BuiltSite) -> None:
    jar = needed(TOOLS / "vnu-jar" / "build" / "dist" / "vnu.jar", "vnu-jar")
    java = needed(Path(shutil.which("java") or "/usr/bin/java"), "Java")
    local = ["-Dnu.validator.servlet.allow-forbidden-hosts=true", "-Dnu.validator.servlet.allowed-address-type=all"]
    addresses = [real_site.address + path for path in real_site.paths()]
    answer = subprocess.run([java, *local, "-jar", jar, *addresses], capture_output=True, text=True, check=False)
    assert answer.stderr.replace(real_site.address, "") == ""


def test_keyboard_walks_from_a_figure_to_its_sentence(browser: Browser, real_site: BuiltSite) -> None:
    context = phone(browser)
    page = context.new_page()
    opened(page, real_site, "achievements of a period")
    reached = []
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
        reached.append(page.evaluate("document.activeElement.textContent.trim()"))
    sources = [words for words in reached if words.startswith("Số này từ đâu ra")]
    assert len(sources) == page.locator(".cp-achievement__link").count() >= 10
    page.locator(".cp-achievement__link", has_text="Giao quân").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{SEED}#*")
    assert "giao 18 thanh niên" in page.locator(":target").inner_text()
    context.close()


def test_screen_reader_hears_figures_in_words(browser: Browser, real_site: BuiltSite) -> None:
    context = phone(browser)
    page = context.new_page()
    opened(page, real_site, "achievements of a period")
    tree = page.locator("main").aria_snapshot()
    for words in ("hơn bốn tỷ đồng", 'columnheader "So với kế hoạch"'):
        assert words in tree, words
    opened(page, real_site, "indicator with many series")
    tree = page.locator("main").aria_snapshot()
    assert 'columnheader "So với cùng kỳ"' in tree
    assert re.search(
        'table "Thu ngân sách nhà nước trên địa bàn, phường Cầu Ông Lãnh, 6 tháng đầu năm \\(đến 30/6/2025\\)"', tree
    )
    context.close()


def test_a_wide_table_scrolls_by_keyboard(browser: Browser, real_site: BuiltSite) -> None:
    tables = [path for path in real_site.paths() if "cp-table-wrap" in (real_site.output / _file(path)).read_text()]
    assert tables
    context = phone(browser, 320)
    page = context.new_page()
    page.goto(real_site.address + tables[0])
    frame = page.locator(".cp-table-wrap").first
    frame.focus()
    assert frame.evaluate("node => node === document.activeElement")
    context.close()


def test_pages_are_whole_without_scripts(browser: Browser, real_site: BuiltSite) -> None:
    context = phone(browser, java_script_enabled=False)
    page = context.new_page()
    page.goto(real_site.address + PERIOD)
    assert page.get_by_text("18 thanh niên").first.is_visible()
    page.locator(".cp-achievement__summary").first.click()
    assert page.locator(".cp-achievement__citation").first.is_visible()
    page.goto(real_site.address + "/tim-kiem/")
    assert page.get_by_text("Tìm trong trang").is_visible()
    context.close()
