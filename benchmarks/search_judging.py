"""Articles of a generated corpus as search pages, and which of them answer a query: decided by facts, not by a ranking."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from plugins.search.page import SearchPage
from plugins.search.units import SearchUnit

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


def read_articles(folder: Path, wards: dict[str, str], categories: dict[str, str]) -> Iterator[Article]:
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
                ward_labels=(wards[front["ward"]],),
                category=categories[front["category"]],
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
        return math.fsum((2.0**grade - 1) / math.log2(rank + 2) for rank, grade in enumerate(values[:depth]))

    best = gain(sorted(grades.values(), reverse=True))
    return gain([grades.get(url, 0) for url in urls]) / best if best else float(not urls)
