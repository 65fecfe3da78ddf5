"""The repository's own content, built whole, as residents meet it: one page of every kind in a real browser."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from benchmarks.page_host import PageHost
from benchmarks.pages import measure, pages_of
from plugins.vietnamese.formatting import format_date
from tests.browser.conftest import TOOLS, BuiltSite, needed
from tests.browser.kinds import KINDS, PERIOD, SEED, opened, phone

pytestmark = pytest.mark.browser


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
        page.goto(real_site.address + path)
        if (found := page.evaluate("document.documentElement.scrollWidth")) > 320:
            wide.append((path, found))
    context.close()
    assert wide == []


def test_first_view_of_every_kind_of_page_is_light_whole_without_scripts_and_still(
    browser: Browser, real_site: BuiltSite
) -> None:
    host = PageHost(real_site.output)
    missed = {}
    with host.serve() as address:
        for kind, path in pages_of(real_site.output).items():
            view = measure(browser, host, address, kind, path, runs=1, slow=False)
            if misses := [miss for miss in view.misses if miss != "LCP"]:
                missed[kind] = (path, misses, view)
    assert missed == {}


def test_every_date_of_the_portal_itself_is_written_the_administrative_way(real_site: BuiltSite) -> None:
    others = set()
    for path in real_site.paths():
        soup = BeautifulSoup((real_site.output / _file(path)).read_bytes(), "html.parser")
        for words_of_authors in soup.select(
            ".cp-prose, .cp-card__summary, .cp-card__title, h1, q, details, meta, title"
        ):
            words_of_authors.decompose()
        for found in re.finditer(r"\b([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})\b", soup.get_text(" ")):
            day = date(int(found[3]), int(found[2]), int(found[1]))
            if found[0] != format_date(day):
                others.add((path, found[0]))
    assert others == set()


def test_no_page_shows_notes_that_editors_wrote_for_themselves(real_site: BuiltSite) -> None:
    for path in (path for path in real_site.paths() if path.startswith("/chi-tieu/")):
        html = (real_site.output / _file(path)).read_text(encoding="utf-8")
        assert not re.search("chưa đọc|chưa kiểm tra|biết có văn bản", html), path


def test_every_link_says_where_it_leads(real_site: BuiltSite) -> None:
    for path in real_site.paths():
        soup = BeautifulSoup((real_site.output / _file(path)).read_bytes(), "html.parser")
        assert [link for link in soup.select("a") if not link.get("href") or not link.get_text(strip=True)] == [], path


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
