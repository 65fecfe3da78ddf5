"""First views of residents, measured in Chromium: one page of each kind of a built site on a slow phone.

    python -m benchmarks.pages OUTPUT [--runs N] [--only KIND,…] [--chromium PATH] [--json FILE]

OUTPUT is a built site; kinds that it lacks are left out. A first view is a fresh browser profile, 360 px wide, processor
slowed 4×, 400 kbit/s with 150 ms latency, gzip. Printed for each page: bytes on the wire without photos, requests, those
to other hosts, largest contentful paint (LCP) of each run, layout shift (CLS), and how much of the page stands
there without scripts. Exits with 1 when a page misses a goal.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.page_host import PageHost

MOST_BYTES, MOST_REQUESTS, LATEST_PAINT = 50_000, 8, 1.8
KBITS, LATENCY, SLOWER = 400, 150, 4
PHOTOS = (".jpg", ".jpeg", ".png", ".webp", ".avif")
KINDS = {
    "home": "index.html",
    "article": "tin/*/*/*/index.html",
    "wards": "don-vi/index.html",
    "ward": "don-vi/*/index.html",
    "achievements": "don-vi/*/thanh-tich/index.html",
    "period": "don-vi/*/thanh-tich/*/index.html",
    "indicators": "chi-tieu/index.html",
    "indicator": "chi-tieu/*/index.html",
    "categories": "chuyen-muc/index.html",
    "category": "chuyen-muc/*/index.html",
    "category older": "chuyen-muc/*/trang/*/index.html",
    "tags": "chu-de/index.html",
    "tag": "chu-de/*/index.html",
    "archive": "luu-tru/index.html",
    "year": "luu-tru/*/index.html",
    "contact": "lien-he/index.html",
    "introduction": "gioi-thieu/index.html",
    "accessibility": "tiep-can/index.html",
    "data": "du-lieu/index.html",
    "search": "tim-kiem/index.html",
    "not found": "404.html",
}
_WATCH = """
window.seen = {paint: 0, shift: 0};
new PerformanceObserver(list => list.getEntries().forEach(entry => { seen.paint = entry.startTime; }))
  .observe({type: 'largest-contentful-paint', buffered: true});
new PerformanceObserver(list => list.getEntries().forEach(entry => { seen.shift += entry.value; }))
  .observe({type: 'layout-shift', buffered: true});
"""
_PARTS = "[...document.querySelectorAll('main :is(h1, h2, h3, p, th, td, dd, a, img, svg):not(button *)')].filter(n => n.checkVisibility()).length"


@dataclass(frozen=True, slots=True)
class FirstView:
    """What one page asks of a phone: bytes without photos, seconds until the largest paint in each run."""

    kind: str
    path: str
    bytes: int
    requests: int
    foreign: int
    paints: list[float]
    shift: float
    whole_without_scripts: float

    @property
    def misses(self) -> list[str]:
        """The goals this page misses, in words."""
        late = statistics.median(self.paints) > LATEST_PAINT
        checks = {
            "bytes": self.bytes > MOST_BYTES,
            "requests": self.requests > MOST_REQUESTS or self.foreign > 0,
            "LCP": late,
            "CLS": self.shift > 0 and self.kind != "search",
            "scripts": self.whole_without_scripts < 1 and self.kind != "search",
        }
        return [name for name, missed in checks.items() if missed]


def pages_of(output: Path) -> dict[str, str]:
    """The heaviest page of each kind, by the address of its file; kinds without a page are left out."""
    found = {
        kind: sorted(output.glob(pattern), key=lambda file: -file.stat().st_size) for kind, pattern in KINDS.items()
    }
    return {
        kind: "/" + files[0].relative_to(output).as_posix().removesuffix("index.html")
        for kind, files in found.items()
        if files
    }


def measure(
    browser: Any, host: PageHost, address: str, kind: str, path: str, runs: int, slow: bool = True
) -> FirstView:
    """Open one page `runs` times as a first view, on a slow phone unless `slow` is false, and once without scripts."""
    paints, shift, foreign, parts = [], 0.0, 0, 0
    for _ in range(runs):
        context = browser.new_context(viewport={"width": 360, "height": 740})
        context.add_init_script(_WATCH)
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        if slow:
            _slow_down(context.new_cdp_session(page))
        host.sent.clear()
        page.goto(address + path, wait_until="load")
        page.wait_for_timeout(600 if slow else 100)  # late paints and shifts
        seen = page.evaluate("window.seen")
        parts = page.evaluate(_PARTS)
        context.close()
        paints.append(round(seen["paint"] / 1000, 2))
        shift = max(shift, seen["shift"])
        foreign = max(foreign, sum(not url.startswith((address, "data:")) for url in asked))
    sent = [answer for answer in host.sent if not answer.path.endswith(PHOTOS)]
    bare = _parts_without_scripts(browser, address + path)
    return FirstView(
        kind,
        path,
        sum(a.size for a in sent),
        len(sent),
        foreign,
        sorted(paints),
        round(shift, 4),
        min(1.0, bare / max(1, parts)),
    )


def _slow_down(session: Any) -> None:
    rate = KBITS * 1000 / 8
    line = {"offline": False, "latency": LATENCY, "downloadThroughput": rate, "uploadThroughput": rate}
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", line)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def _parts_without_scripts(browser: Any, address: str) -> int:
    """Visible headings, paragraphs, cells, links and pictures when the browser runs no script of the page."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(address, wait_until="load")
    parts: int = page.evaluate(_PARTS)
    context.close()
    return parts


def line(view: FirstView) -> str:
    """One row of the table."""
    paints = f"{statistics.median(view.paints):.2f} / {max(view.paints):.2f} s"
    missed = ", ".join(view.misses) or "meets all"
    bare = f"{view.whole_without_scripts:.0%}"
    size = f"{view.bytes / 1000:.1f} KB"
    return (
        f"| {view.kind} | {size} | {view.requests} | {view.foreign} | {paints} | {view.shift:g} | {bare} | {missed} |"
    )


def main(arguments: list[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("output", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", default="", help="kinds, with commas between")
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args(arguments)
    from playwright.sync_api import sync_playwright

    wanted = [kind.strip() for kind in options.only.split(",") if kind.strip()]
    pages = {kind: path for kind, path in pages_of(options.output).items() if not wanted or kind in wanted}
    host = PageHost(options.output)
    print("| page | on the wire | requests | foreign | LCP median / worst | CLS | whole without scripts | goals |")
    print("|---|--:|--:|--:|--:|--:|--:|---|", flush=True)
    views = []
    with host.serve() as address, sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=options.chromium, args=["--no-sandbox"])
        measure(browser, host, address, "warm-up", "/", 1)
        for kind, path in pages.items():
            views.append(measure(browser, host, address, kind, path, options.runs))
            print(line(views[-1]), flush=True)
        browser.close()
    if options.json:
        rows = [asdict(view) for view in views]
        options.json.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 1 if any(view.misses for view in views) else 0


if __name__ == "__main__":
    sys.exit(main())
