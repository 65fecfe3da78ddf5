"""Where pictures stand in a body: in a gallery, in a paragraph of their own, or among words.

A body is sanitised HTML with one `<img src="cp-picture:N" …>` for each picture, as the Markdown converter leaves it;
it is changed by patterns, since parsing each page that has a picture would cost more than the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape
from typing import Final

from plugins.images.markup import picture_html
from plugins.pages.views.common import PictureView

# Below 30em one picture of a gallery fills the screen, then two, then three stand side by side.
GALLERY_COLUMN: Final = "(min-width: 43em) 14em, (min-width: 30em) 46vw, 100vw"

_IMG = r'<img src="cp-picture:(\d+)"[^<>]*>'
_FIGURE = rf'<figure class="cp-figure">{_IMG}<figcaption>[^<>]*</figcaption></figure>'
_ITEM = rf"<li>\s*(?:<p>)?\s*(?:{_FIGURE}|{_IMG}([^<>]*))\s*(?:</p>)?\s*</li>"
_ITEM_ALONE: Final = _ITEM.replace(r"(\d+)", r"\d+").replace("([^<>]*)", "[^<>]*")
_GALLERY: Final = re.compile(rf'<(ul|ol)(?: start="\d+")?>\s*(?:{_ITEM_ALONE}\s*){{2,}}</\1>')
_ITEMS: Final = re.compile(_ITEM)
_ALONE: Final = re.compile(rf"{_FIGURE}|<p>\s*((?:<img src=\"cp-picture:\d+\"[^<>]*>\s*(?:<br>\s*)?)+)</p>")
_AMONG_WORDS: Final = re.compile(_IMG)
_NUMBER: Final = re.compile(r"cp-picture:(\d+)")

Viewer = Callable[[int, str, str], PictureView | str]
"""The view of picture N of a body with the words behind it and the `sizes` of its place ("" for the column's); or the
words that stand for a picture that there is not."""


def place_pictures(html: str, view: Viewer) -> str:
    """The body with its pictures in place; every caption and credit appears once.

    A list of two items or more that are pictures, each followed at most by plain words, becomes a gallery; a picture
    alone in its paragraph becomes a figure when there is something to say of it; one among words stays there.
    """
    if "cp-picture:" not in html:
        return html
    html = _GALLERY.sub(lambda match: _gallery(match[0], view), html)
    html = _ALONE.sub(lambda match: _block(match[0], view), html)
    return _AMONG_WORDS.sub(lambda match: _phrase(view(int(match[1]), "", "")), html)


def _gallery(html: str, view: Viewer) -> str:
    items = []
    for match in _ITEMS.finditer(html):
        behind = " ".join(unescape(match[3] or "").split()).lstrip("–—-: ")
        items.append(f"<li>{_flow(view(int(match[1] or match[2]), behind, GALLERY_COLUMN))}</li>")
    return f'<ul class="cp-gallery">{"".join(items)}</ul>'


def _block(html: str, view: Viewer) -> str:
    views = [view(int(number), "", "") for number in _NUMBER.findall(html)]
    return "\n".join(_flow(one) if _has_words(one) else f"<p>{_flow(one)}</p>" for one in views)


def _has_words(view: PictureView | str) -> bool:
    return isinstance(view, PictureView) and bool(view.caption or view.credit)


def _flow(view: PictureView | str) -> str:
    """The picture where blocks may stand."""
    return f"<span>{escape(view)}</span>" if isinstance(view, str) else picture_html(view)


def _phrase(view: PictureView | str) -> str:
    """The picture where only words may stand: its caption and credit follow it in small letters."""
    return f"<span>{escape(view)}</span>" if isinstance(view, str) else picture_html(view, among_words=True)
