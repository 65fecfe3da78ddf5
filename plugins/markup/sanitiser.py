"""The one choke point for HTML: nothing reaches a page, feed or index that nh3 has not passed."""

from __future__ import annotations

import re
from html import unescape
from typing import Final

import nh3

from plugins.markup import tags

_CLEANER: Final = nh3.Cleaner(
    tags=set(tags.ALLOWED | {"h1"}),
    attributes={name: set(attributes) for name, attributes in tags.ATTRIBUTES.items()},
    clean_content_tags=set(),
    url_schemes=set(tags.SCHEMES),
    link_rel=None,
    strip_comments=True,
)
_TAG: Final = re.compile(r"<[^<>]*>")
_BLOCK: Final = re.compile(
    r"</?(?:p|div|h[1-6]|li|ul|ol|t[rdh]|table|thead|tbody|blockquote|br|hr|pre|dd|dt|dl|figure|figcaption|summary|details)\b[^<>]*>"
)


def sanitise(html: str) -> str:
    """HTML with allowed tags, attributes and address schemes only."""
    return str(_CLEANER.clean(html))


def visible_text(html: str) -> str:
    """What a reader sees of sanitised HTML, with one space between words and a line for each block."""
    text = _TAG.sub("", _BLOCK.sub("\n", html))
    if "&" in text:
        text = unescape(text)
    if "  " in text or not text.replace("\n", "").isprintable():  # nearly never; no other white space is printable
        text = "\n".join([" ".join(line.split()) for line in text.split("\n")])
    return "\n".join([line for raw in text.split("\n") if (line := raw.strip(" "))])
