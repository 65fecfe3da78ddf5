"""Writes docs/screenshots anew from the built sample site: few pages, few colours, few bytes.

    python -m tools.screenshots [OUTPUT]

Needs Chromium. Look at every picture before it is committed; that is what they are made for.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

from PIL import Image

from benchmarks.page_host import PageHost

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "screenshots"
WARD = "/don-vi/cau-ong-lanh-26752/"
PAGES = {
    "home": "/",
    "article": "/tin/2020/07/so-ket-6-thang-dau-nam/",
    "ward": WARD,
    "achievements": f"{WARD}thanh-tich/2020-h1/",
    "indicator": "/chi-tieu/ty_le_ho_ngheo/",
    "search": "/tim-kiem/?q=627%20su%E1%BA%A5t",
}
VIEWS = [(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark"), (1280, "print")]
TALLEST = {360: 1600, 1280: 1400}  # pixels; what comes below looks like what stands above
COLOURS = 64


def take(browser: Any, address: str, width: int, mode: str) -> bytes:
    """One page in one mode as a small PNG, cut off below."""
    scheme = "dark" if mode == "dark" else "light"
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    for _ in range(2):  # the typeface is optional: a first visit may go without it
        page.goto(address, wait_until="networkidle")
    if mode == "print":
        page.emulate_media(media="print")
    picture = Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("RGB")
    page.close()
    picture = picture.crop((0, 0, picture.width, min(picture.height, TALLEST[width])))
    small = io.BytesIO()
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(small, "PNG", optimize=True)
    return small.getvalue()


def main() -> None:
    """Take every page in every mode."""
    from playwright.sync_api import sync_playwright

    output = Path(sys.argv[1] if len(sys.argv) > 1 else "output")
    for old in FOLDER.glob("*.png"):
        old.unlink()
    with PageHost(output).serve() as address, sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for name, path in PAGES.items():
            for width, mode in VIEWS:
                if name == "search" and mode != "light":
                    continue
                (FOLDER / f"{name}-{width}-{mode}.png").write_bytes(take(browser, address + path, width, mode))
        browser.close()


if __name__ == "__main__":
    main()
