"""Search measured on a folder of Markdown articles: size and time of the index, quality, bytes and speed in Chromium.

    python -m benchmarks.search CONTENT [--chromium PATH] [--pagefind PATH] [--every N] [--json FILE]

CONTENT holds articles whose front matter has title, date, slug, ward, category, summary and metrics; `terms.json` beside
it has the names of wards and categories by id. The judged queries are
those of `search_judged.yaml`; relevance is decided by the facts of the articles, not by any ranking.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import statistics
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote

import yaml

from benchmarks.search_host import INDEX, Host, make_host
from benchmarks.search_judging import LINEAGE, Article, Judged, judge, ndcg, read_articles
from plugins.search.index import build_index
from plugins.search.page import Levels, SearchPage, Terms
from plugins.search.terms import levels_of
from plugins.search.units import SearchUnit, unit_pages

HERE = Path(__file__).parent

LINKS = "[...document.querySelectorAll('.cp-search__link')].map((a) => a.getAttribute('href'))"
DONE = "() => ['found', 'empty', 'broken'].includes(document.querySelector('.cp-search').dataset.searchState)"
DELAY = """() => {
  const files = performance.getEntriesByType('resource').filter((e) => e.name.includes('/chi-muc/') && !e.name.includes('/t/'));
  return performance.getEntriesByName('search-answered').pop().startTime - Math.max(...files.map((e) => e.responseEnd));
}"""


@dataclass(frozen=True, slots=True)
class Asked:
    """What one cold query gave and cost; bytes are compressed bodies, sentences apart."""

    urls: list[str]
    bytes: int
    requests: int
    sentence_bytes: int
    sentences: int
    delay_ms: float
    further_bytes: int
    further_urls: list[str]


def cost(sent: list[tuple[str, int]]) -> tuple[int, int, int, int]:
    """Bytes and requests of script and index, then of sentences."""
    index = [size for path, size in sent if path == "/search.js" or (path.startswith(INDEX) and "/t/" not in path)]
    sentences = [size for path, size in sent if path.startswith(f"{INDEX}t/")]
    return sum(index), len(index), sum(sentences), len(sentences)


def ask(browser: Any, host: Host, address: str, text: str, further: str) -> Asked:
    """One query in a fresh browser profile on a phone-sized, 4× slowed page, then a further one in the same page."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    host.sent.clear()
    page.goto(f"{address}/tim-kiem/?q={quote(text)}")
    page.wait_for_function(DONE)
    page.wait_for_load_state("networkidle")
    urls, delay = page.evaluate(LINKS), page.evaluate(DELAY)
    first = cost(list(host.sent))
    host.sent.clear()
    page.fill("#tim-q", further)
    page.evaluate("document.querySelector('.cp-search').dataset.searchState = ''")
    page.press("#tim-q", "Enter")
    page.wait_for_function(DONE)
    page.wait_for_load_state("networkidle")
    more, further_urls = cost(list(host.sent)), page.evaluate(LINKS)
    context.close()
    return Asked(urls, *first, delay, more[0], further_urls)


def run_browser(chromium: str, host: Host, judged: list[Judged]) -> list[Asked]:
    """All judged queries, each cold; the further query is the next one of the list."""
    from playwright.sync_api import sync_playwright

    with host.serve() as address, sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        texts = [query.text for query in judged]
        asked = [ask(browser, host, address, text, texts[(i + 1) % len(texts)]) for i, text in enumerate(texts)]
        browser.close()
    return asked


def run_pagefind(chromium: str, pagefind: str, pages: list[SearchPage], judged: list[Judged]) -> dict[str, float]:
    """The same queries asked of Pagefind over the same texts: median bytes, requests, nDCG@10, seconds to index."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        for page in pages:
            file = root / page.url.strip("/") / "index.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            parts = "".join(f"<p>{html.escape(line)}</p>" for line in page.body.splitlines() if line)
            file.write_text(
                f"<!doctype html><html lang=vi><title>{html.escape(page.title)}</title><main data-pagefind-body>"
                f"<h1>{html.escape(page.title)}</h1><p>{html.escape(page.summary)}</p>{parts}</main>",
                encoding="utf-8",
            )
        (root / "blank.html").write_text("<!doctype html><title>-</title>", encoding="utf-8")
        begun = time.perf_counter()
        subprocess.run([pagefind, "--site", str(root), "--quiet"], check=True, capture_output=True)
        seconds = time.perf_counter() - begun
        host = Host({}, folder=root)
        scores, sizes, requests = [], [], []
        with host.serve() as address, sync_playwright() as tools:
            browser = tools.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            for query in judged:
                tab = browser.new_page()
                tab.goto(f"{address}/blank.html")
                host.sent.clear()
                urls = tab.evaluate(
                    "async (q) => { const p = await import('/pagefind/pagefind.js'); const s = await p.search(q);"
                    " return (await Promise.all(s.results.slice(0, 10).map((r) => r.data()))).map((d) => d.url); }",
                    query.text,
                )
                scores.append(ndcg(urls, query.grades))
                sizes.append(sum(size for _, size in host.sent))
                requests.append(len(host.sent))
                tab.close()
            browser.close()
        total = sum(f.stat().st_size for f in (root / "pagefind").rglob("*") if f.is_file())
    return {
        "index_s": round(seconds, 1),
        "index_mb": round(total / 1e6, 1),
        "ndcg10": round(statistics.mean(scores), 3),
        "first_kb_median": round(statistics.median(sizes) / 1024, 1),
        "requests_median": statistics.median(requests),
    }


# --- Report --------------------------------------------------------------------------------------------------------


def quartiles(values: list[float]) -> dict[str, float]:
    """Median and worst, rounded."""
    return {"median": round(statistics.median(values), 1), "max": round(max(values), 1)}


def report(judged: list[Judged], asked: list[Asked]) -> dict[str, Any]:
    """Quality and cost of the queries."""
    scores = [ndcg(result.urls, query.grades) for query, result in zip(judged, asked, strict=True)]
    return {
        "queries": len(judged),
        "ndcg10": round(statistics.mean(scores), 3),
        "below_0.9": {q.text: round(s, 2) for q, s in zip(judged, scores, strict=True) if s < 0.9},
        "first_kb": quartiles([r.bytes / 1024 for r in asked]),
        "first_requests": quartiles([float(r.requests) for r in asked]),
        "sentences_kb": quartiles([r.sentence_bytes / 1024 for r in asked]),
        "sentence_requests": quartiles([float(r.sentences) for r in asked]),
        "further_kb": quartiles([r.further_bytes / 1024 for r in asked]),
        "answer_ms_4x_cpu": quartiles([r.delay_ms for r in asked]),
    }


class FoundTerms:
    """The terms of a page, found whenever they are asked for, as in a build."""

    fingerprint = ""

    def __init__(self, page: SearchPage) -> None:
        self._page = page

    def __getattr__(self, name: str) -> Any:
        return getattr(self._page, name)

    @property
    def levels(self) -> Levels:
        """Words and pairs by level."""
        return levels_of(self._page)


def index_report(pages: list[SearchPage]) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Time (CPU) and size of the index."""
    begun = time.process_time()
    for page in pages:
        levels_of(page)
    middle = time.process_time()
    index = dict(build_index(cast(Terms, FoundTerms(page)) for page in pages))
    end = time.process_time()
    squeezed = sum(len(gzip.compress(content, 6)) for content in index.values())
    return {
        "documents": len(pages),
        "terms_ms_per_article": round((middle - begun) / len(pages) * 1000, 2),
        "build_index_ms_per_article": round((end - middle) / len(pages) * 1000, 2),  # finding the terms again
        "files": len(index),
        "raw_mb": round(sum(map(len, index.values())) / 1e6, 1),
        "gzip_mb": round(squeezed / 1e6, 1),
    }, index


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("content", type=Path)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    parser.add_argument("--pagefind", help="path of a pagefind binary to measure beside ours")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="only every N-th query")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    entries = yaml.safe_load((HERE / "search_judged.yaml").read_text(encoding="utf-8"))
    names = json.loads((options.content.parent / "terms.json").read_text(encoding="utf-8"))
    articles = list(read_articles(options.content, names["wards"], names["categories"]))
    wards = [SearchUnit(key, name) for key, name in sorted(names["wards"].items())]
    articles += map(Article, unit_pages([*wards, *LINEAGE], names["wards"]))
    pages = [article.page for article in articles]
    sizes, index = index_report(pages)
    judged = judge(entries[:: options.every], articles)
    outcome = {"index": sizes, **report(judged, run_browser(options.chromium, make_host(pages, index), judged))}
    print(json.dumps(outcome, ensure_ascii=False, indent=1), flush=True)
    if options.pagefind:
        outcome["pagefind"] = run_pagefind(options.chromium, options.pagefind, pages, judged)
    text = json.dumps(outcome, ensure_ascii=False, indent=1)
    print(text)
    if options.json:
        options.json.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
