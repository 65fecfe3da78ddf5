"""Last touches on sanitised HTML: heading levels and ids, table frames, placeholders for links and pictures."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape, unescape
from typing import Final

from plugins.domain.issue import Issue, Place
from plugins.markup.locating import Locator
from plugins.vietnamese.folding import slugify

ID_PREFIX: Final = "muc-"
_HEADING: Final = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
_TAG: Final = re.compile(r"<[^<>]*>")
_CELL: Final = re.compile(
    r"<(t[hd])(?= )((?: (?:colspan|rowspan)=\"[^\"]*\")*)(?: align=\"([^\"]*)\")?((?: [a-z]+=\"[^\"]*\")*)>"
)
_REFERENCE: Final = re.compile(r"<(?:a|img)(?: [a-z]+=\"[^\"]*\")*>")
_ATTRIBUTE: Final = re.compile(r" ([a-z]+)=\"([^\"]*)\"")
_ALONE: Final = re.compile(r"<p>(<img [^<>]*?)( title=\"([^\"]*)\")>\s*</p>")
_SCHEME: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_NEARBY: Final = re.compile(  # this machine, or another one in the office
    r"https?://(?:localhost|0\.0\.0\.0|127\.[\d.]+|\[::1\]|10\.[\d.]+|192\.168\.[\d.]+|172\.(?:1[6-9]|2\d|3[01])\.[\d.]+)"
    r"(?::\d+)?(?=[/?#]|$)",
    re.IGNORECASE,
)
_EMPTY: Final = re.compile(r"<p>\s*</p>\n?")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the body: level on the page (2 to 6), element id, plain text."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A link or picture that the engine must resolve: its target as written, where, and its words.

    `text` is a picture's description; empty for links. `title` is a picture's caption, "" for none.
    """

    target: str
    place: Place
    text: str = ""
    title: str = ""


@dataclass(slots=True)
class Finished:
    """What came of the last touches; `outside` are absolute addresses, which nothing resolves."""

    html: str
    headings: list[Heading] = field(default_factory=list)
    links: list[Reference] = field(default_factory=list)
    pictures: list[Reference] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)


def finish(html: str, locator: Locator) -> Finished:
    """Give sanitised HTML its headings, frames and placeholders."""
    finished = Finished(_EMPTY.sub("", html) if "<p></p>" in html or "<p>\n" in html else html)
    if "<h" in html:
        _number_headings(finished)
    if "<table" in html:
        _frame_tables(finished)
    if "<a " in html or "<img" in html:
        finished.html = _REFERENCE.sub(lambda match: _refer(match[0], finished, locator), finished.html)
    if finished.pictures:
        finished.html = _ALONE.sub(r'<figure class="cp-figure">\1><figcaption>\3</figcaption></figure>', finished.html)
    return finished


def _number_headings(finished: Finished) -> None:
    """The highest level used becomes h2, no level is jumped, ids are slugs unique in the article."""
    pieces = _HEADING.split(finished.html)  # text, level, inner HTML, text, …
    if len(pieces) == 1:
        return
    top = min(map(int, pieces[1::3]))
    taken: set[str] = set()
    before = 1
    for at in range(1, len(pieces), 3):
        level, inner = pieces[at : at + 2]
        before = min(int(level) - top + 2, before + 1, 6)
        text = " ".join(unescape(_TAG.sub("", inner)).split())
        stem = name = ID_PREFIX + (slugify(text, 60) or "phan")
        number = 2
        while name in taken:
            name = f"{stem}-{number}"
            number += 1
        taken.add(name)
        finished.headings.append(Heading(before, name, text))
        pieces[at : at + 2] = f'<h{before} id="{name}">', f"{inner}</h{before}>"
    finished.html = "".join(pieces)


def _frame_tables(finished: Finished) -> None:
    """Each table scrolls in its own frame; header cells say what they head; alignment is a class."""

    def cell(match: re.Match[str]) -> str:
        scope = ' scope="col"' if match[1] == "th" else ""
        aligned = f' class="cp-{match[3]}"' if match[3] in ("left", "center", "right") else ""
        return f"<{match[1]}{match[2]}{match[4]}{scope}{aligned}>"

    html = _CELL.sub(cell, finished.html).replace("<th>", '<th scope="col">')
    before, *tables = html.split("<table>")
    framed = (f"{_frame(number)}<table>{rest}" for number, rest in enumerate(tables, 1))
    finished.html = before + "".join(framed).replace("</table>", "</table></div>")


def _frame(number: int) -> str:
    """Focusable, so that the arrow keys scroll a table wider than the screen; regions of a page differ in name."""
    return f'<div class="cp-table-wrap" tabindex="0" role="region" aria-label="Bảng {number}, cuộn ngang nếu rộng">'


def _refer(tag: str, finished: Finished, locator: Locator) -> str:
    attributes = {name: unescape(value) for name, value in _ATTRIBUTE.findall(tag)}
    if tag.startswith("<img"):
        return _picture(attributes, finished, locator)
    return _link(attributes, finished, locator)


def _link(attributes: dict[str, str], finished: Finished, locator: Locator) -> str:
    target = attributes.get("href", "").strip()
    title = f' title="{escape(attributes["title"])}"' if attributes.get("title") else ""
    if not target:
        return "<a>"
    if _SCHEME.match(target):
        if nearby := _NEARBY.match(target):
            problem = "liên kết dẫn tới trang xem thử trên máy của cơ quan, người đọc không mở được"
            cure = f"chỉ viết phần sau tên máy: “/{target[nearby.end() :].lstrip('/')[:80]}”"
            finished.issues.append(Issue("lien-ket-cam", locator.target(target), problem, cure))
            return "<a>"
        if target.lower().startswith("mailto:") and not _EMAIL.match(target):
            cure = "viết như mailto:lienhe@example.vn, không dấu cách"
            problem = f"địa chỉ thư “{target[7:60]}” không đúng nên bấm vào không gửi được"
            finished.issues.append(Issue("lien-ket-sai", locator.target(target), problem, cure))
            return "<a>"
        finished.outside.append(target)
        return f'<a href="{escape(target)}"{title}>'
    if target.startswith("//"):
        cure = f"viết đủ https:{target[:60]}"
        finished.issues.append(Issue("lien-ket-sai", locator.target(target), "liên kết thiếu https:", cure))
        return "<a>"
    if target.startswith("#"):
        return _anchor(target, title, finished, locator)
    finished.links.append(Reference(target, locator.target(target)))
    return f'<a href="cp-link:{len(finished.links) - 1}"{title}>'


def _anchor(target: str, title: str, finished: Finished, locator: Locator) -> str:
    """A link within the article: with or without our prefix, marked or unmarked."""
    known = {heading.id for heading in finished.headings}
    wanted = target[1:]
    for name in (wanted, ID_PREFIX + wanted, ID_PREFIX + slugify(wanted, 60)):
        if name in known:
            return f'<a href="#{name}"{title}>'
    listed = ", ".join(f"#{heading.id.removeprefix(ID_PREFIX)}" for heading in finished.headings[:6])
    cure = f"trong bài có: {listed}" if listed else "bài chưa có đề mục nào; xóa liên kết này"
    finished.issues.append(Issue("neo-la", locator.target(target), f"bài không có mục “{target[:60]}”", cure))
    return "<a>"


def _picture(attributes: dict[str, str], finished: Finished, locator: Locator) -> str:
    target = attributes.get("src", "").strip()
    alt = " ".join(attributes.get("alt", "").split())
    if not target:
        return escape(alt)
    place = locator.target(target)
    if _SCHEME.match(target) or target.startswith("//"):
        cure = "tải ảnh về, để cạnh bài rồi ghi tên tệp"
        finished.issues.append(Issue("anh-ngoai", place, f"ảnh lấy từ trang khác: {target[:80]}", cure))
        return escape(alt)
    title = attributes.get("title", "").strip()
    finished.pictures.append(Reference(target, place, alt, title))
    caption = f' title="{escape(title)}"' if title else ""
    return f'<img src="cp-picture:{len(finished.pictures) - 1}" alt="{escape(alt)}"{caption}>'


_EMAIL: Final = re.compile(r"mailto:[^\s@]+@[^\s@]+\.[^\s@]+", re.IGNORECASE)
_LINK_SLOT: Final = re.compile(r'href="cp-link:(\d+)"')
_PICTURE_SLOT: Final = re.compile(r'<img src="cp-picture:(\d+)"([^<>]*)>')


def fill(html: str, links: Callable[[int], str], pictures: Callable[[int], str]) -> str:
    """HTML with its placeholders replaced.

    A link's value is an address. A picture's is an address, or ready HTML beginning with `<` that takes the place of
    the whole element.
    """

    def picture(match: re.Match[str]) -> str:
        value = pictures(int(match[1]))
        return value if value.startswith("<") else f'<img src="{escape(value)}"{match[2]}>'

    if "cp-link:" in html:
        html = _LINK_SLOT.sub(lambda match: f'href="{escape(links(int(match[1])))}"', html)
    return _PICTURE_SLOT.sub(picture, html) if "cp-picture:" in html else html
