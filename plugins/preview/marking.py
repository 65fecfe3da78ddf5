"""The script, the style and the tag that every page of the preview carries; imports next to nothing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

PREFIX = "/_xem-truoc/"
STATIC = Path(__file__).parent / "static"
OWN_FILES = {f"{PREFIX}preview.css": "text/css; charset=utf-8", f"{PREFIX}preview.js": "text/javascript; charset=utf-8"}
_HEAD = (
    f'<meta name="xem-truoc" content="%s"><link rel="stylesheet" href="{PREFIX}preview.css">'
    f'<script src="{PREFIX}preview.js" defer></script></head>'
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A finished page and the tag that changes with it."""

    content: bytes
    etag: str


def finish(page: str, overlay: str = "") -> Marked:
    """Put an overlay on top of a page, and give it the script and the tag by which it knows that it is out of date."""
    if overlay:
        opening = page.find(">", page.find("<body")) + 1
        page = f"{page[:opening]}\n{overlay}{page[opening:]}"
    tag = tag_of(page.encode())
    return Marked(page.replace("</head>", _HEAD % tag.replace('"', "&quot;"), 1).encode(), tag)


def tag_of(content: bytes) -> str:
    """The entity tag of some bytes."""
    return f'"{hashlib.blake2b(content, digest_size=16).hexdigest()}"'
