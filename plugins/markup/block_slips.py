"""Lists and tables that become a paragraph because a blank line, a space or a rule is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from plugins.domain.issue import Issue, Place, Severity
from plugins.markup.locating import Locator, position

_ITEM: Final = re.compile(r"[ ]{0,3}(?:[-*+]|\d{1,3}\.)[ \t]")
_RULE: Final = re.compile(r"[ ]{0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t|:-]*)?")
_NEARLY_RULE: Final = re.compile(r"[ ]{0,3}\|(?:[ \t]*[-–—_=]+[ \t]*\|?)+[ \t]*")
_CELLS: Final = re.compile(r"(?<!\\)\|")
_UNDERLINE: Final = re.compile(r"(?:-{2,}|={2,})[ \t]*")
_EMPTY_HEADING: Final = re.compile(r"^[ ]{0,3}(?P<sign>#{1,6})[ \t#]*$", re.MULTILINE)
_SIGN_LAST: Final = re.compile(r"#[ \t]*$", re.MULTILINE)  # begins with a plain sign, which is found quickly
_BULLETS: Final = "•▪●◦‣■♦✓"
# What people type at the beginning of an item: a sign, and what it stands for.
_TYPED: Final = re.compile(
    rf"[ ]{{0,3}}(?:(?P<sign>[{_BULLETS}–—])|(?P<dash>[-+])(?=[^\W\d_])|(?P<number>\d{{1,2}}\)|\d{{1,2}}/(?=[ \t])|\d{{1,2}}\.(?=[^\W\d_]))"
    r"|(?P<letter>(?:[a-zđ][.)]|[IVX]{1,4}[.)/])(?=[ \t])))"
)
# What nearly every block of several lines is: one line, or a list whose items are one line each, or plain lines.
_GOOD: Final = re.compile(
    r"\n*(?:[^\n]*|[-*] [^\n]*(?:\n[-*] [^\n]*)*|[^\W\d_][^\n\t]*(?:\n(?![a-zđIVX]+[.)/])[^\W\d_][^\n\t]*)*)\n*"
)
_BLANK_ABOVE: Final = "thêm một dòng trống trước dòng này"


@dataclass(frozen=True, slots=True)
class Places:
    """Where the lines of a paragraph stand; worked out only for those that are complained about."""

    locator: Locator
    offsets: list[int]

    def __getitem__(self, number: int) -> Place:
        return Place(self.locator.path, *position(self.locator.body, self.offsets[number], self.locator.body_line))


def find_block_slips(source: str, locator: Locator) -> Iterator[Issue]:
    """A warning for each; only paragraphs of several lines are looked into."""
    at = 0
    if _SIGN_LAST.search(source):
        for match in _EMPTY_HEADING.finditer(source):
            place = Place(locator.path, *position(locator.body, match.start("sign"), locator.body_line))
            problem = "dòng này chỉ có dấu # mà không có chữ nên thành một đề mục trống"
            yield Issue("de-muc-trong", place, problem, "viết đề mục sau dấu #, hoặc xóa dòng này", Severity.WARNING)
    for block in source.split("\n\n"):
        if "\n" in block and not _GOOD.fullmatch(block):
            for start, lines in _paragraphs(block):
                yield from _of_lines(lines, locator, at + start)
        at += len(block) + 2


def _paragraphs(block: str) -> Iterator[tuple[int, list[str]]]:
    """The stretches of lines between headings, each with where it begins."""
    start, lines, at = 0, list[str](), 0
    for line in block.split("\n"):
        if not line.strip() or line.startswith("#"):
            yield start, lines
            start, lines = at + len(line) + 1, []
        else:
            lines.append(line)
        at += len(line) + 1
    yield start, lines


def _of_lines(lines: list[str], locator: Locator, start: int) -> Iterator[Issue]:
    if not lines:
        return
    offsets = [*accumulate((len(line) + 1 for line in lines[:-1]), initial=start)]
    places = Places(locator, offsets)
    if lines[0].lstrip(" ").startswith("|"):
        yield from _table(lines, places)
    elif _ITEM.match(lines[0]):
        yield from _stuck_dashes(lines, places)
    else:
        yield from _paragraph(lines, places)


def _table(lines: list[str], places: Places) -> Iterator[Issue]:
    if len(lines) < 2 or not lines[1].lstrip(" ").startswith("|"):
        return
    columns = _count(lines[0])
    if _RULE.fullmatch(lines[0]) and not _RULE.fullmatch(lines[1]):
        problem = "bảng không có dòng tên cột ở trên dòng gạch nên không thành bảng"
        yield Issue("bang-thieu-gach", places[0], problem, "thêm dòng tên các cột ngay trên dòng này", Severity.WARNING)
        return
    if columns > 1 and _NEARLY_RULE.fullmatch(lines[1]) and not _RULE.fullmatch(lines[1]):
        problem = "dòng gạch của bảng phải là dấu gạch nối nên không thành bảng"
        cure = f"viết dòng này thành “|{' --- |' * columns}”"
        yield Issue("bang-thieu-gach", places[1], problem, cure, Severity.WARNING)
        return
    if columns > 1 and not _RULE.fullmatch(lines[1]):
        problem = "bảng thiếu dòng gạch dưới dòng tên cột nên không thành bảng"
        cure = f"thêm dòng “|{' --- |' * columns}” ngay dưới dòng tên cột"
        yield Issue("bang-thieu-gach", places[0], problem, cure, Severity.WARNING)
        return
    for number, line in enumerate(lines[2:], start=2):
        if (cells := _count(line)) > columns:
            problem = f"dòng này có {cells} ô mà bảng chỉ có {columns} cột, các ô thừa không hiện"
            cure = "thêm cột vào dòng tên cột và dòng gạch, hoặc bỏ ô thừa; dấu | là chữ thì viết \\|"
            yield Issue("bang-du-o", places[number], problem, cure, Severity.WARNING)
        elif "|" in line and not line.lstrip(" ").startswith("|"):
            problem = "dòng này thiếu dấu | ở đầu, có lẽ một ô của dòng trên bị xuống dòng"
            cure = (
                "nối vào cuối dòng trên, vì mỗi hàng của bảng viết trên một dòng; nếu là hàng mới thì thêm dấu | ở đầu"
            )
            yield Issue("bang-dinh", places[number], problem, cure, Severity.WARNING)
            return
        elif "|" not in line:
            problem = "dòng này dính liền bảng ở trên nên thành một ô của bảng"
            yield Issue("bang-dinh", places[number], problem, _BLANK_ABOVE, Severity.WARNING)
            return


def _count(row: str) -> int:
    """How many cells a row has."""
    bare = row.strip()
    whole = bare.removeprefix("|")
    whole = whole[:-1] if whole.endswith("|") and not whole.endswith("\\|") else whole
    return len(_CELLS.findall(whole)) + 1


def _stuck_dashes(lines: list[str], places: Places) -> Iterator[Issue]:
    """Lines of a list whose dash has no space behind it: they hang on to the item above."""
    for number, line in enumerate(lines[1:], start=1):
        if (match := _TYPED.match(line)) and match["dash"]:
            problem = f"dấu “{match['dash']}” dính liền chữ nên dòng này không thành một ý của danh sách"
            yield Issue(
                "danh-sach-ho", places[number], problem, f"thêm dấu cách sau dấu “{match['dash']}”", Severity.WARNING
            )


def _paragraph(lines: list[str], places: Places) -> Iterator[Issue]:
    """At most one complaint about a paragraph that was meant to be something else."""
    for number, line in enumerate(lines[1:], start=1):
        following = lines[number + 1] if number + 1 < len(lines) else ""
        if _UNDERLINE.fullmatch(line):
            problem = "dòng gạch này biến dòng chữ ngay trên thành đề mục"
            cure = f"muốn kẻ ngang thì {_BLANK_ABOVE}; muốn làm đề mục thì viết “## ” trước chữ và xóa dòng gạch"
            yield Issue("gach-duoi-chu", places[number], problem, cure, Severity.WARNING)
            return
        if line.lstrip(" ").startswith("|") and following.lstrip(" ").startswith("|") and _RULE.fullmatch(following):
            problem = "bảng dính liền dòng trên nên không thành bảng"
            yield Issue("bang-dinh", places[number], problem, _BLANK_ABOVE, Severity.WARNING)
            return
        if _ITEM.match(line) and not _TYPED.match(lines[0]):
            problem = "danh sách dính liền dòng trên nên không thành danh sách"
            yield Issue("danh-sach-ho", places[number], problem, _BLANK_ABOVE, Severity.WARNING)
            return
    yield from _typed_items(lines, places)


def _typed_items(lines: list[str], places: Places) -> Iterator[Issue]:
    found = [(match, number) for number, line in enumerate(lines) if (match := _TYPED.match(line))]
    if len(found) > 1:
        match, first = found[0]
        sign = match[0].strip()
        problem = f"các dòng mở đầu bằng “{sign}” dính liền nhau thành một đoạn"
        if match["letter"]:
            cure = "để một dòng trống giữa các dòng ấy"
        elif match["number"]:
            cure = "viết mỗi dòng mở đầu bằng “1. ” (số, dấu chấm, dấu cách) và để một dòng trống trước dòng đầu"
        else:
            cure = "viết mỗi dòng mở đầu bằng “- ” (gạch nối, dấu cách) và để một dòng trống trước dòng đầu"
        yield Issue("danh-sach-ho", places[first], problem, cure, Severity.WARNING)
        return
    rows = [number for number, line in enumerate(lines) if "\t" in line.strip()]
    if len(rows) > 1:
        problem = "các dòng có ô cách nhau bằng phím Tab (dán từ Word, Excel) không thành bảng"
        cure = "viết mỗi dòng thành “| ô | ô |”, và dưới dòng tên cột thêm dòng “| --- | --- |”"
        yield Issue("bang-tab", places[rows[0]], problem, cure, Severity.WARNING)
