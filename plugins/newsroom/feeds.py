"""Atom and JSON feeds: titles, summaries and addresses of the newest articles."""

from __future__ import annotations

import json
from datetime import datetime, time
from html import escape

from plugins.domain.document import ChangeKind
from plugins.edition import Article, Edition
from plugins.vietnamese.formatting import format_date
from plugins.vietnamese.timezone import VIETNAM

FEED_LENGTH = 20
_MADE_UP = "Bài minh họa, số liệu không có thật."


def updated_at(article: Article) -> datetime:
    """When an article last truly changed: its newest noted change, else its publication."""
    revised = article.revised
    if revised is None:
        return article.moment
    return max(article.moment, datetime.combine(revised.day, time(), VIETNAM))


def summary_of(article: Article) -> str:
    """The excerpt, with a correction told first, and before that a word when the article is made up."""
    notes = [_MADE_UP] if article.is_illustrative else []
    notes += [
        f"Đính chính ngày {format_date(change.day)}: {change.note}"
        for change in article.changes
        if change.kind is ChangeKind.CORRECTION
    ]
    return " ".join([*notes, article.excerpt])


def atom(edition: Edition, title: str, address: str, feed_address: str, articles: list[Article]) -> bytes:
    """An Atom feed (RFC 4287) of articles, newest first; its time is that of its newest entry."""
    base = edition.registries.site.url
    newest = max((updated_at(article) for article in articles), default=datetime(1975, 1, 1, tzinfo=VIETNAM))
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">',
        f"<title>{escape(title, quote=False)}</title>",
        f"<id>{escape(base + address, quote=False)}</id>",
        f"<updated>{newest.isoformat()}</updated>",
        f"<author><name>{escape(edition.registries.site.office.name or edition.registries.site.name, quote=False)}</name></author>",
        f'<link rel="self" type="application/atom+xml" href="{escape(base + feed_address)}"/>',
        f'<link rel="alternate" type="text/html" href="{escape(base + address)}"/>',
    ]
    for article in articles:
        link = base + article.url
        lines += [
            "<entry>",
            f"<title>{escape(article.title, quote=False)}</title>",
            f"<id>{escape(link, quote=False)}</id>",
            f'<link rel="alternate" type="text/html" href="{escape(link)}"/>',
            f"<published>{article.moment.isoformat()}</published>",
            f"<updated>{updated_at(article).isoformat()}</updated>",
            f"<summary>{escape(summary_of(article), quote=False)}</summary>",
            "</entry>",
        ]
    return ("\n".join([*lines, "</feed>"]) + "\n").encode()


def json_feed(edition: Edition, title: str, address: str, feed_address: str, articles: list[Article]) -> bytes:
    """The same as a JSON Feed (version 1.1)."""
    base = edition.registries.site.url
    entries = [
        {
            "id": base + article.url,
            "url": base + article.url,
            "title": article.title,
            "summary": summary_of(article),
            "content_text": summary_of(article),
            "date_published": article.moment.isoformat(),
            "date_modified": updated_at(article).isoformat(),
        }
        for article in articles
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": base + address,
        "feed_url": base + feed_address,
        "language": "vi",
        "items": entries,
    }
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()
