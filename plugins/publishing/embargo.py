"""Looks for traces of articles that must not be seen yet in everything that is about to go out."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from urllib.parse import quote

from plugins.publishing.build import Build, Unpublished

_TEXT = (".html", ".xml", ".json", ".csv", ".txt", ".js", ".webmanifest")
_TELLING_WORDS = 4  # syllables from which a title is one article's own; a shorter one is any notice's


def find_unpublished(build: Build) -> Iterator[tuple[str, Unpublished, str]]:
    """Yield (path, article, trace) for each file that gives an unpublished article away.

    A trace is the address or the slug as part of one, the title as the site would write it, or a marker from the report.
    """
    if not build.unpublished:
        return
    for path in build.manifest.files:
        parts = set(path.split("/"))
        for article in build.unpublished:
            under = bool(article.url) and f"/{path}".startswith(f"{article.url.rstrip('/')}/")
            if under or (article.slug and article.slug in parts):
                yield path, article, "địa chỉ"
    needles = [(article, what, form) for article in build.unpublished for what, form in _traces(article)]
    for path in filter(lambda path: path.endswith(_TEXT), build.manifest.files):
        content = (build.root / path).read_bytes()
        told = set()
        for article, what, form in needles:
            if form in content and (article, what) not in told and _stands_alone(form, content):
                told.add((article, what))
                yield path, article, what


def _stands_alone(form: bytes, content: bytes) -> bool:
    """Whether a trace is no mere part of longer words: "Thông báo số 1" is not in "Thông báo số 11"."""
    words = form.decode()
    before, behind = (r"(?<!\w)" if words[0].isalnum() else ""), (r"(?!\w)" if words[-1].isalnum() else "")
    return re.search(f"{before}{re.escape(words)}{behind}", content.decode("utf-8", "replace")) is not None


def _traces(article: Unpublished) -> Iterator[tuple[str, bytes]]:
    for address in filter(None, (article.url, f"/{article.slug}/" if article.slug else "")):
        yield "địa chỉ", address.encode()
    words = [("dấu hiệu", marker) for marker in article.markers]
    if len(article.title.split()) >= _TELLING_WORDS:
        words.append(("tiêu đề", article.title))
    for what, text in words:
        escaped = json.dumps(text)[1:-1]
        for form in {text, html.escape(text), html.escape(text, quote=False), escaped, quote(text)}:
            yield what, form.encode()
