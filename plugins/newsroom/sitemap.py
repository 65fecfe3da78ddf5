"""Sitemaps with true dates, split where the protocol's limit asks for it, and robots.txt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape

LIMIT = 50_000  # addresses in one file, sitemaps.org
_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'
_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

Entry = tuple[str, date | None]
"""An address of the site and the day its page last truly changed, if that is known."""


def sitemaps(base: str, entries: Sequence[Entry], limit: int = LIMIT) -> dict[str, bytes]:
    """The sitemap files by path: one, or an index of several."""
    ordered = sorted(entries, key=lambda entry: entry[0])  # two owners of one address are told elsewhere
    if len(ordered) <= limit:
        return {"sitemap.xml": _urlset(base, ordered)}
    parts = [ordered[start : start + limit] for start in range(0, len(ordered), limit)]
    files = {f"sitemap-{number}.xml": _urlset(base, part) for number, part in enumerate(parts, start=1)}
    listed = "".join(
        f"<sitemap>{_place(f'{base}/{name}', max((day for _, day in part if day), default=None))}</sitemap>\n"
        for name, part in zip(files, parts, strict=True)
    )
    return {"sitemap.xml": f"{_HEAD}<sitemapindex {_NAMESPACE}>\n{listed}</sitemapindex>\n".encode(), **files}


def _urlset(base: str, entries: Sequence[Entry]) -> bytes:
    lines = [f"<url>{_place(base + address, changed)}</url>\n" for address, changed in entries]
    return f"{_HEAD}<urlset {_NAMESPACE}>\n{''.join(lines)}</urlset>\n".encode()


def _place(address: str, changed: date | None) -> str:
    day = f"<lastmod>{changed.isoformat()}</lastmod>" if changed else ""
    return f"<loc>{escape(address, quote=False)}</loc>{day}"


def robots(base: str) -> bytes:
    """robots.txt: everything may be read."""
    return f"User-agent: *\nDisallow:\n\nSitemap: {base}/sitemap.xml\n".encode()
