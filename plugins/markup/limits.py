"""Cheap refusals before any conversion: nesting and repetition that no article needs and parsers choke on."""

from __future__ import annotations

import re
from typing import Final

from plugins.domain.issue import Issue
from plugins.markup.comments import has_comments
from plugins.markup.locating import Locator

NESTING: Final = 20
COMMENTS: Final = 1000
_QUOTES: Final = re.compile(rf"^[ \t]*(?:>[ \t]*){{{NESTING + 1},}}", re.MULTILINE)
_DEEP_LIST: Final = re.compile(rf"^(?: {{4}}|\t){{{NESTING},}}[ \t]*(?:[-*+]|\d+[.)])[ \t]", re.MULTILINE)
_LISTS_IN_LINE: Final = re.compile(rf"\n([ \t]*(?:(?:[-*+]|\d+[.)])[ \t]+){{{NESTING + 1},}}\S)")
_BRACKETS: Final = re.compile(r"[\[\]]|\n[ \t]*\n")
# Signs that open something; so many in one paragraph make every known Markdown parser slow.
_PER_PARAGRAPH: Final = {"[": 500, "`": 400, "<": 1500, "&": 3000, "*": 1500, "_": 1500, "\\": 3000}
_PARAGRAPHS: Final = re.compile(r"\n[ \t]*\n")
_CURE: Final = "viết lại đoạn này cho đơn giản"


def refuse(body: str, locator: Locator) -> Issue | None:
    """The first reason why a body is not converted at all, or None."""
    for pattern, sign, what in ((_QUOTES, ">", "trích dẫn"), (_DEEP_LIST, "    ", "danh sách")):
        if sign in body and (match := pattern.search(body)):
            return _issue(locator, match[0], f"{what} lồng nhau quá {NESTING} cấp")
    if match := _LISTS_IN_LINE.search(f"\n{body}"):
        return _issue(locator, match[1], f"danh sách lồng nhau quá {NESTING} cấp")
    # Asking whether a sign is there is ten times cheaper than counting none.
    if "[" in body and body.count("[") > NESTING and (at := _deep_brackets(body)) is not None:
        return _issue(locator, body[at : at + 40], f"dấu ngoặc vuông lồng nhau quá {NESTING} cấp")
    if has_comments(body) and body.count("<!--") > COMMENTS:
        problem = f"bài có hơn {COMMENTS} chú thích <!-- -->"
        return Issue("qua-nhieu-dau", locator.place("<!--"), problem, "xóa bớt chú thích")
    if "]" in body and body.count("](") > NESTING and (at := _open_links(body)) is not None:
        return _issue(locator, body[at : at + 60], "nhiều liên kết mở ngoặc ( mà không đóng")
    for sign, limit in _PER_PARAGRAPH.items():
        if sign in body and body.count(sign) > limit:
            return _crowded(body, locator)
    return None


def _issue(locator: Locator, needle: str, problem: str) -> Issue:
    return Issue("long-qua-sau", locator.place(needle), problem, _CURE)


def _deep_brackets(body: str) -> int | None:
    depth = 0
    for match in _BRACKETS.finditer(body):
        if match[0] == "[":
            depth += 1
            if depth > NESTING:
                return match.start()
        else:
            depth = max(0, depth - 1) if match[0] == "]" else 0
    return None


def _open_links(body: str) -> int | None:
    """Where a paragraph begins in which more than a few links open and never end; each costs a scan to its end."""
    at = 0
    for paragraph in _PARAGRAPHS.split(body):
        if paragraph.count("](") - paragraph.count(")") > NESTING:
            return body.index(paragraph, at)
        at += len(paragraph)
    return None


def _crowded(body: str, locator: Locator) -> Issue | None:
    """A paragraph with so many opening signs that conversion would take forever."""
    for paragraph in _PARAGRAPHS.split(body):
        for sign, limit in _PER_PARAGRAPH.items():
            if paragraph.count(sign) > limit:
                problem = f"một đoạn có hơn {limit} dấu {sign}"
                return Issue("qua-nhieu-dau", locator.place(paragraph[:60]), problem, _CURE)
    return None
