"""Cards: what a result shows of a page before its sentences come."""

from __future__ import annotations

import json
from typing import Final

from plugins.search.page import Terms
from plugins.vietnamese.folding import slugify

_JSON: Final = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


def derived_url(title: str, date: str) -> str:
    """The address an article has by default; a card whose page lives there need not repeat it."""
    return f"/tin/{date[:4]}/{date[5:7]}/{slugify(title)}/"


def card(document: Terms) -> list[object]:
    """Title, date, address ("" when it follows from these two), ward ids, category, kind ("" for an article)."""
    url = "" if document.url == derived_url(document.title, document.date) else document.url
    kind = "" if document.kind == "article" else document.kind
    row: list[object] = [document.title, document.date, url, list(document.ward_ids), document.category, kind]
    while row and not row[-1]:
        row.pop()
    return row


def compact(value: object) -> bytes:
    """JSON without spaces, UTF-8."""
    return _JSON.encode(value).encode()
