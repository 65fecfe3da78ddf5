"""One page of every kind of the repository's own site, and ways to open it."""

from __future__ import annotations

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.conftest import BuiltSite

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
        page.locator(".cp-search__result").first.scroll_into_view_if_needed()
        page.locator(".cp-search__sentence mark").first.wait_for()


def phone(browser: Browser, width: int = 360, **options: object) -> BrowserContext:
    return browser.new_context(viewport={"width": width, "height": 800}, **options)  # type: ignore[arg-type]
