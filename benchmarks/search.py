"""Search measured on a folder of Markdown articles: size and time of the index, quality, bytes and speed in Chromium.

    python -m benchmarks.search CONTENT [--chromium PATH] [--pagefind PATH] [--json FILE]

CONTENT holds articles whose front matter has title, date, slug, ward, category, summary and metrics. The judged queries
are those of `search_judged.yaml`; relevance is decided by the facts of the articles, not by any ranking.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import math
import re
import statistics
import subprocess
import tempfile
import threading
import time
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import yaml

from plugins.search.index import build_index
from plugins.search.page import SearchPage
from plugins.search.sentences import sentence_file
from plugins.search.terms import index_document
from plugins.search.units import SearchUnit, unit_pages

HERE = Path(__file__).parent
SCRIPT = HERE.parent / "theme" / "static" / "search.js"
MACRO = HERE.parent / "theme" / "templates" / "components" / "search" / "macro.html"
INDEX = "/tim-kiem/chi-muc/"
POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'"

# A made-up lineage over the wards of the corpus, so that former names can be judged.
LINEAGE = (
    SearchUnit("binh-khe-cu", "Phường Bình Khê", "Quận 1", "30/6/2025", ("phuong-an-khe",)),
    SearchUnit("cau-muoi-cu", "Phường Cầu Muối", "Quận 1", "30/6/2025", ("phuong-an-khe", "phuong-ben-luc")),
    SearchUnit("phuong-5-cu", "Phường 5", "Quận 3", "30/6/2025", ("phuong-go-noi",)),
    SearchUnit("phuong-5-binh-thanh", "Phường 5", "Quận Bình Thạnh", "30/6/2025", ("phuong-cau-dua",)),
)


@dataclass(frozen=True, slots=True)
class Article:
    """A page and the facts that judgements rest on."""

    page: SearchPage
    metrics: tuple[dict[str, Any], ...] = ()


def read_articles(folder: Path, names: dict[str, str]) -> Iterator[Article]:
    """Articles of the folder in order of file name; figures and text as plain text."""
    for path in sorted(folder.rglob("*.md")):
        header, body = path.read_text(encoding="utf-8")[4:].split("\n---\n", 1)
        front = yaml.load(header, yaml.CSafeLoader)
        date = str(front["date"])[:10]
        text = re.sub(r"[*\[\]]|\(/[^)]*\)", "", body)
        metrics = tuple(front["metrics"])
        yield Article(
            SearchPage(
                url=f"/tin/{date[:4]}/{date[5:7]}/{front['slug']}/",
                title=front["title"],
                headings=tuple(re.findall(r"^## (.*)$", text, re.M)),
                figures=tuple(f"{m['label']} {written(m['value'])} {m['unit']}" for m in metrics),
                body=re.sub(r"^(## |- )", "", text, flags=re.M),
                ward_ids=(front["ward"],),
                ward_labels=(names[front["ward"]],),
                category=front["category"],
                year=int(date[:4]),
                date=date,
                summary=front["summary"],
            ),
            metrics,
        )


def written(value: float) -> str:
    """A figure as Vietnamese reports write it."""
    return f"{value:,}".replace(",", " ").replace(".", ",").replace(" ", ".")


# --- Judgement -----------------------------------------------------------------------------------------------------


def holds(fact: str, wanted: Any, article: Article) -> bool:
    """Whether an article has a fact."""
    page = article.page
    text = f"{page.title}\n{page.body}"
    checks: dict[str, Callable[[], bool]] = {
        "ward": lambda: page.ward_labels == (wanted,),
        "year": lambda: f"năm {wanted}" in page.title,
        "half": lambda: ("đầu năm" if wanted == 1 else "cuối năm") in page.title,
        "event": lambda: wanted in page.title,
        "metric": lambda: wanted.lower() in text.lower(),
        "value": lambda: re.search(rf"(?<![\d.,]){re.escape(wanted)}(?![\w])", text) is not None,
        "category": lambda: page.category == wanted,
        "says": lambda: re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", text, re.I) is not None,
        "number": lambda: f"(số {wanted})" in page.title,
        "unit": lambda: page.url in {f"/don-vi/{name}/" for name in wanted},
    }
    return checks[fact]()


@dataclass(frozen=True, slots=True)
class Judged:
    """A query with the grade of every page that has one."""

    text: str
    grades: dict[str, int]


def judge(entries: list[dict[str, Any]], articles: list[Article]) -> list[Judged]:
    """Grades by the rule of the judged file."""
    written_articles = [article for article in articles if article.metrics]
    judged = []
    for entry in entries:
        facts = {k: v for k, v in entry.items() if k not in {"q", "form", "article", "metric_number"}}
        text = entry["q"]
        if text.startswith("@"):
            metric = written_articles[entry["article"] % len(written_articles)].metrics[entry["metric_number"]]
            value, percent = f"{written(metric['value'])} {metric['unit']}", f"{written(metric['percent'])}%"
            text = value if text == "@value" else percent
            facts = {"value": text}
        text = unicodedata.normalize(entry.get("form", "NFC"), text)
        grades = {}
        for article in articles:
            missing = sum(not holds(fact, wanted, article) for fact, wanted in facts.items())
            if not missing or (missing == 1 and len(facts) >= 3):
                grades[article.page.url] = 1 if missing else 3
        judged.append(Judged(text, grades))
    return judged


def ndcg(urls: list[str], grades: dict[str, int], depth: int = 10) -> float:
    """Normalised discounted cumulative gain (Järvelin & Kekäläinen 2002, gain 2^grade − 1) of a ranking."""

    def gain(values: list[int]) -> float:
        return sum((2**grade - 1) / math.log2(rank + 2) for rank, grade in enumerate(values[:depth]))

    best = gain(sorted(grades.values(), reverse=True))
    return gain([grades.get(url, 0) for url in urls]) / best if best else float(not urls)


# --- Site and browser ----------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Host:
    """A static host in memory that compresses like common hosts (gzip, level 6) and notes what it sent."""

    files: dict[str, tuple[str, bytes]]
    sent: list[tuple[str, int]] = field(default_factory=list)
    folder: Path | None = None

    def serve(self) -> ThreadingHTTPServer:
        """A running server on a free port."""
        host = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                path = self.path.split("?")[0]
                kind, body = host.find(path)
                self.send_response(200 if kind else 404)
                self.send_header("Content-Type", kind or "text/plain")
                self.send_header("Content-Security-Policy", host.policy())
                if not kind.startswith("application/octet"):
                    body = gzip.compress(body, 6, mtime=0)
                    self.send_header("Content-Encoding", "gzip")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                host.sent.append((path, len(body)))
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return server

    def policy(self) -> str:
        """The policy of the site; Pagefind needs WebAssembly."""
        return POLICY if self.folder is None else "default-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'"

    def find(self, path: str) -> tuple[str, bytes]:
        """Media type and bytes of a path; ("", b"") when there is none."""
        if path in self.files:
            return self.files[path]
        file = self.folder / path[1:] if self.folder else None
        if file is None or not file.is_file():
            return "", b""
        kinds = {".js": "text/javascript", ".json": "application/json", ".html": "text/html; charset=utf-8"}
        return kinds.get(file.suffix, "application/octet-stream"), file.read_bytes()


def search_page() -> bytes:
    """The search page as the component renders it, with plain names for theme functions."""
    from jinja2 import Environment

    environment = Environment(autoescape=True)
    environment.globals.update(asset=lambda name: f"/{name}", site={"search_url": "/tim-kiem/"})
    macros = environment.from_string(MACRO.read_text(encoding="utf-8")).module
    body = str(macros.search(INDEX))  # type: ignore[attr-defined]
    return f"<!doctype html><html lang=vi><meta charset=utf-8><title>Tìm kiếm</title><body>{body}".encode()


def make_host(pages: list[SearchPage], index: dict[str, bytes]) -> Host:
    """A host with the search page, the script, the index and the sentences."""
    files = {INDEX + path: ("application/json", content) for path, content in index.items()}
    files |= {INDEX + path: ("application/json", content) for path, content in map(sentence_file, pages)}
    files["/tim-kiem/"] = ("text/html; charset=utf-8", search_page())
    files["/search.js"] = ("text/javascript", SCRIPT.read_bytes())
    return Host(files)


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
    from urllib.parse import quote

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

    server = host.serve()
    address = f"http://127.0.0.1:{server.server_port}"
    with sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        texts = [query.text for query in judged]
        asked = [ask(browser, host, address, text, texts[(i + 1) % len(texts)]) for i, text in enumerate(texts)]
        browser.close()
    server.shutdown()
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
        server = host.serve()
        scores, sizes, requests = [], [], []
        with sync_playwright() as tools:
            browser = tools.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            for query in judged:
                page = browser.new_page()
                page.goto(f"http://127.0.0.1:{server.server_port}/blank.html")
                host.sent.clear()
                urls = page.evaluate(
                    "async (q) => { const p = await import('/pagefind/pagefind.js'); const s = await p.search(q);"
                    " return (await Promise.all(s.results.slice(0, 10).map((r) => r.data()))).map((d) => d.url); }",
                    query.text,
                )
                scores.append(ndcg(urls, query.grades))
                sizes.append(sum(size for _, size in host.sent))
                requests.append(len(host.sent))
                page.close()
            browser.close()
        server.shutdown()
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


def index_report(pages: list[SearchPage]) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Time (CPU) and size of the index."""
    begun = time.process_time()
    terms = [index_document(page) for page in pages]
    middle = time.process_time()
    index = dict(build_index(terms))
    end = time.process_time()
    squeezed = sum(len(gzip.compress(content, 6)) for content in index.values())
    return {
        "documents": len(pages),
        "index_document_ms": round((middle - begun) / len(pages) * 1000, 2),
        "build_index_ms_per_article": round((end - middle) / len(pages) * 1000, 2),
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
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    entries = yaml.safe_load((HERE / "search_judged.yaml").read_text(encoding="utf-8"))
    names = json.loads((options.content.parent / "terms.json").read_text(encoding="utf-8"))["wards"]
    articles = list(read_articles(options.content, names))
    wards = [SearchUnit(key, name) for key, name in sorted(names.items())]
    articles += map(Article, unit_pages([*wards, *LINEAGE], names))
    pages = [article.page for article in articles]
    sizes, index = index_report(pages)
    judged = judge(entries, articles)
    outcome = {"index": sizes, **report(judged, run_browser(options.chromium, make_host(pages, index), judged))}
    if options.pagefind:
        outcome["pagefind"] = run_pagefind(options.chromium, options.pagefind, pages, judged)
    text = json.dumps(outcome, ensure_ascii=False, indent=1)
    print(text)
    if options.json:
        options.json.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
