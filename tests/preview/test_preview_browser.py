"""An open browser follows what is saved."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.preview.conftest import PATIENCE, REPORT, REPORT_PAGE, Running

pytestmark = pytest.mark.browser
SHOWS = "tag => document.querySelector(\"meta[name='xem-truoc']\")?.content === tag"
"""Whether a browser shows the version of a page that has a tag; between two pages it shows none."""


def test_an_open_page_shows_what_was_saved_without_a_reload_by_hand(alone: Running, browser: Browser) -> None:
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(alone.url.rstrip("/") + REPORT_PAGE)
    expect(page.locator("main")).to_contain_text("627 suất quà", timeout=PATIENCE * 1000)
    alone.project.edit(REPORT, "Có 45 hộ nghèo", "Nay có 45 hộ nghèo")
    expect(page.locator("main")).to_contain_text("Nay có 45 hộ nghèo", timeout=PATIENCE * 1000)
    alone.project.edit(REPORT, "category: tin-tuc", "category: la")
    expect(page.get_by_role("alert")).to_contain_text(f"{REPORT}:4", timeout=PATIENCE * 1000)
    expect(page.locator("main")).to_contain_text("Nay có 45 hộ nghèo")
    alone.project.edit(REPORT, "category: la", "category: tin-tuc")
    cured = alone.eventually(REPORT_PAGE, lambda answer: "xt-errors" not in answer.text)
    page.wait_for_function(SHOWS, arg=cured.headers["ETag"], timeout=PATIENCE * 1000)
    expect(page.get_by_role("alert")).to_have_count(0)
    page.get_by_text("Số liệu: 1 đã khai báo").click()
    expect(page.locator(".xt-panel")).to_contain_text("45 hộ nghèo")
    assert complaints == []
    page.close()


def test_the_errors_of_a_file_with_a_long_name_fit_a_phone(alone: Running, browser: Browser) -> None:
    path = f"content/2021/{'2021-07-08-so-ket-' * 4}6-thang/bai.md"
    alone.project.write(path, "---\ntitle: Bài hỏng\n---\n\nMột câu.\n")
    page = browser.new_page(viewport={"width": 360, "height": 740})
    alone.eventually(f"/_xem-truoc/bai/{path}", lambda answer: answer.status == 200)
    page.goto(f"{alone.url.rstrip('/')}/_xem-truoc/bai/{path}")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.close()
