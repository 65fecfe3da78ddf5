"""What goes to the browser."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

HTML = "text/html; charset=utf-8"
_TYPES = {
    ".html": HTML,
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, content and headers of an answer."""

    status: int
    content: bytes = b""
    media_type: str = HTML
    etag: str = ""
    headers: dict[str, str] = field(default_factory=dict)


def media_type_of(path: str) -> str:
    """The media type of a file of the site, by its name."""
    return _TYPES.get(Path(path).suffix, "application/octet-stream")
