"""Whole small articles with their expected outcome: figures, complaints with their places, and marked sentences.

A case is a file: the article, a line of equals signs, the outcome, another such line, the marked HTML.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.metrics.whole_articles import compile_text, told

CASES = sorted(Path(__file__).with_name("cases").glob("*.md"))
RULE = "=====\n"


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_an_article_gives_these_figures_and_complaints(case: Path) -> None:
    article, outcome, html = case.read_text(encoding="utf-8").split(RULE)
    compiled = compile_text(article)
    assert told(compiled) == outcome.strip().split("\n")
    frame = '<div class="cp-table-wrap">'  # what else a table's frame says is the business of plugins/markup
    assert re.sub(r'<div class="cp-table-wrap"[^>]*>', frame, compiled.html).strip() == html.strip()
