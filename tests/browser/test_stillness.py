"""Nothing moves while a page arrives: each page of the repository's own site is sent in small pieces, as a slow network does."""

from __future__ import annotations

import contextlib
import functools
import http.server
import re
import time
from typing import BinaryIO, cast

import pytest
from conftest import BuiltSite
from kinds import KINDS, phone
from playwright.sync_api import Browser

from benchmarks.local_server import running

pytestmark = pytest.mark.browser

PIECE = 6
"""Tags sent at a time."""
PIECES = 40
"""How many pieces are sent slowly: more than the first screen of any kind of page."""
FRAME = 0.018
"""Seconds between two pieces: the browser draws in between."""
WATCH = """
window.moved = [];
new PerformanceObserver(list => list.getEntries().forEach(entry => {
  if (!entry.hadRecentInput) window.moved.push([entry.value,
    ...entry.sources.map(source => [source.node && (source.node.className || source.node.textContent.trim()), source.previousRect, source.currentRect])]);
})).observe({type: "layout-shift", buffered: true});
"""


class _InPieces(http.server.SimpleHTTPRequestHandler):
    def copyfile(self, source: object, outputfile: object) -> None:
        """Send what lies behind the head of a page a few tags at a time; other files at once."""
        content, out = cast(BinaryIO, source).read(), cast(BinaryIO, outputfile)
        head, body, rest = content.partition(b"<body")
        tags = re.findall(rb"[^>]*>", body + rest)
        slow = [b"".join(tags[start : start + PIECE]) for start in range(0, PIECES * PIECE, PIECE)]
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            for piece in [head, *filter(None, slow)]:
                out.write(piece)
                time.sleep(FRAME)
            out.write(content[len(head) + sum(map(len, slow)) :])

    def log_message(self, *_: object) -> None:
        """Keep the test output clean."""


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_moves_while_a_page_of_any_kind_arrives(browser: Browser, real_site: BuiltSite, width: int) -> None:
    context = phone(browser, width)
    context.add_init_script(WATCH)
    moved = {}
    with running(functools.partial(_InPieces, directory=str(real_site.output))) as address:
        for name, path in KINDS.items():
            page = context.new_page()
            page.goto(address + path, wait_until="load")
            if name == "search":
                page.locator(".cp-search__sentence mark").first.wait_for()
            if shifts := page.evaluate("window.moved"):
                moved[name] = shifts
            page.close()
    context.close()
    assert moved == {}
