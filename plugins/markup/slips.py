"""Markdown that looks right to an editor and is not: brackets torn apart or left open, tables without their rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from plugins.domain.issue import Issue, Place, Severity
from plugins.markup.locating import Locator, position

_APART: Final = re.compile(r"\](?P<gap>[ \t]+)\((?:https?://|[^()\s]*[./])[^()\s]*\)")
_OPEN: Final = re.compile(
    r"\]\((?P<target>[^()\s]*[./#][^()\s]*)(?=[ \t]*$|[ \t]+[^\W\d_][^()\n]*(?:\(|$))", re.MULTILINE
)
_ROW: Final = re.compile(r"(?<=\n\n)[ ]{0,3}\|[^\n]*\|[^\n]*\|[ \t]*\n(?=[ ]{0,3}\|)")
_RULE: Final = re.compile(r"[ ]{0,3}\|?[ \t]*:?-+:?[ \t|:-]*(?:\n|\Z)")


def find_slips(source: str, locator: Locator) -> list[Issue]:
    """A warning for each: the words stay readable, but not as the editor meant them."""
    issues: list[Issue] = []
    if (first := source.find("]")) >= 0:
        issues += _links(source, first, locator)
    if "\n|" in source:
        issues += _tables(source, locator)
    return issues


def _links(source: str, start: int, locator: Locator) -> Iterator[Issue]:
    for match in _APART.finditer(source, start):
        problem = "giữa ] và ( có dấu cách nên không thành liên kết"
        place = _place(locator, match.start("gap"))
        yield Issue("lien-ket-ho", place, problem, "xóa dấu cách giữa ] và (", Severity.WARNING)
    for match in _OPEN.finditer(source, start):
        problem = "liên kết mở ngoặc ( mà không đóng nên hiện nguyên ký hiệu"
        cure = f"thêm dấu ) ngay sau “{match['target'][-40:]}”"
        yield Issue("lien-ket-ho", _place(locator, match.start("target")), problem, cure, Severity.WARNING)


def _tables(source: str, locator: Locator) -> Iterator[Issue]:
    for match in _ROW.finditer("\n\n" + source):
        if not _RULE.match("\n\n" + source, match.end()):
            cells = match[0].strip().strip("|").count("|") + 1
            rule = f"|{' --- |' * cells}"
            problem = "bảng thiếu dòng gạch dưới dòng tên cột nên không thành bảng"
            cure = f"thêm dòng “{rule}” ngay dưới dòng tên cột"
            yield Issue("bang-thieu-gach", _place(locator, match.start() - 2), problem, cure, Severity.WARNING)


def _place(locator: Locator, at: int) -> Place:
    return Place(locator.path, *position(locator.body, at, locator.body_line))
