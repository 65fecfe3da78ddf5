"""Links, pictures and bold words that look right to an editor and are not: brackets torn apart, left open, swapped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from plugins.domain.issue import Issue, Place, Severity
from plugins.markup.block_slips import find_block_slips
from plugins.markup.comments import blank, has_comments
from plugins.markup.locating import Locator, position
from plugins.markup.unknown_signs import find_unknown_signs

_CAPTION: Final = r"(?:[ \t]+\"[^\"\n]*\")?"
_WELL: Final = re.compile(r"\]\([^()\s]+\)")
_UNCLICKED: Final = re.compile(r"\](?:(?<=\[\])|(?<=\[ \]))\(|\]\([\"'“‘]")
_ODD: Final = re.compile(r"\[(?:\^|(?<=\)\[)|(?<=!\[)\[)")
_APART: Final = re.compile(rf"\](?P<gap>[ \t]+|[ \t]*\n[ \t]*)\((?:https?://|[^()\s]*[./])[^()\s]*{_CAPTION}\)")
_OPEN: Final = re.compile(
    r"\]\((?P<target>[^()\s]*[./#][^()\s]*)"
    r"(?:(?=[ \t]*$|[ \t]+[^\W\d_][^()\n]*(?:\(|$))|[ \t]+\"[^\"\n()]*\"(?=[ \t]*$))",
    re.MULTILINE,
)
_EMPTY: Final = re.compile(r"\](?P<gap>\(\s*\))")
_SWAPPED: Final = re.compile(r"(?P<all>\((?P<words>[^()\[\]\n]+)\)\[(?P<target>(?:/|https?://|\.\./)[^\[\]\s]*)\])")
_WORDLESS: Final = re.compile(r"(?<![!\]])(?P<at>\[[ \t]*\])\([^()\s]")
_QUOTED: Final = re.compile(r"\]\((?P<at>[\"'“‘][^\"'“”‘’()\s]+[\"'”’])\)")
_WIKI: Final = re.compile(r"!\[\[(?P<name>[^\[\]|\n]+)[^\[\]\n]*\]\]")
_NOTE: Final = re.compile(r"\[\^(?P<name>[^\[\]\s]+)\](?!:)")
_BOLD: Final = re.compile(r"(?<![\\*])\*\*(?!\*)")
_ALL_BOLD: Final = re.compile(r"\*\*(?=\S)[^*\n]+(?<=\S)\*\*")


def find_slips(body: str, locator: Locator) -> list[Issue]:
    """A warning for each: the words stay readable, but not as the editor meant them."""
    source = blank(body, keep_length=True)[0] if has_comments(body) else body
    issues: list[Issue] = []
    brackets = source.count("]")
    odd = bool(brackets) and brackets != len(_WELL.findall(source))
    if odd:
        issues += _links(source, locator)
    if brackets and _UNCLICKED.search(source):
        issues += _emptied(source, locator)
    if brackets and _ODD.search(source):
        issues += _others(source, locator)
    if "**" in source and "***" not in source:
        issues += _bold(source, locator)
    issues += find_unknown_signs(source, locator, odd_brackets=odd)
    issues += find_block_slips(source, locator)
    return issues


def _links(source: str, locator: Locator) -> Iterator[Issue]:
    for match in _APART.finditer(source):
        between = "chỗ xuống dòng" if "\n" in match["gap"] else "dấu cách"
        problem = f"giữa ] và ( có {between} nên không thành liên kết"
        place = _place(locator, match.start("gap"))
        yield Issue("lien-ket-ho", place, problem, f"xóa {between} giữa ] và (", Severity.WARNING)
    for match in _OPEN.finditer(source):
        problem = "liên kết mở ngoặc ( mà không đóng nên hiện nguyên ký hiệu"
        cure = f"thêm dấu ) ngay sau “{match[0][2:].rstrip('.,;:')[-40:]}”"
        yield Issue("lien-ket-ho", _place(locator, match.start("target")), problem, cure, Severity.WARNING)
    for match in _EMPTY.finditer(source):
        opening = source.rfind("[", 0, match.start())
        if opening < 0:
            continue
        what, target = ("ảnh", "tên tệp ảnh") if source[opening - 1 : opening] == "!" else ("liên kết", "địa chỉ")
        problem = f"{what} “{source[opening + 1 : match.start()][:40]}” chưa có {target}"
        cure = f"ghi {target} vào giữa hai ngoặc ( và )"
        yield Issue("lien-ket-ho", _place(locator, match.start("gap")), problem, cure, Severity.WARNING)


def _emptied(source: str, locator: Locator) -> Iterator[Issue]:
    """Links that nobody can click: without words, or with an address between quotation marks."""
    for match in _WORDLESS.finditer(source):
        problem, cure = "liên kết không có chữ để bấm", "viết chữ vào giữa [ và ], ví dụ tên bài hay tên tệp"
        yield Issue("lien-ket-ho", _place(locator, match.start("at")), problem, cure, Severity.WARNING)
    for match in _QUOTED.finditer(source):
        problem = "địa chỉ nằm trong dấu nháy nên không thành liên kết"
        yield Issue(
            "lien-ket-ho", _place(locator, match.start("at")), problem, "xóa dấu nháy quanh địa chỉ", Severity.WARNING
        )


def _others(source: str, locator: Locator) -> Iterator[Issue]:
    for match in _SWAPPED.finditer(source):
        problem = "ngoặc ( ) và [ ] đổi chỗ cho nhau nên không thành liên kết"
        cure = f"viết “[{match['words']}]({match['target']})”"
        yield Issue("lien-ket-ho", _place(locator, match.start("all")), problem, cure, Severity.WARNING)
    for match in _WIKI.finditer(source):
        problem = "ảnh viết bằng ngoặc vuông kép nên hiện nguyên ký hiệu"
        cure = f"viết “![ảnh chụp gì]({match['name'].strip()})”"
        yield Issue("lien-ket-ho", _place(locator, match.start()), problem, cure, Severity.WARNING)
    for match in _NOTE.finditer(source):
        problem = f"chú thích kiểu [^{match['name']}] không dùng được, hiện nguyên ký hiệu"
        cure = f"viết <sup>{match['name']}</sup>, rồi ghi lời chú thành một đoạn ở cuối bài"
        yield Issue("chu-thich-cuoi", _place(locator, match.start()), problem, cure, Severity.WARNING)


def _bold(source: str, locator: Locator) -> Iterator[Issue]:
    """The first sign in a paragraph that makes nothing bold."""
    if source.count("**") == 2 * len(_ALL_BOLD.findall(source)) and "\\*" not in source:
        return  # nearly always
    at = 0
    for block in source.split("\n\n"):
        signs = [match.start() for match in _BOLD.finditer(block)] if "**" in block else []
        loose = next((sign for sign in signs if _is_loose(block, sign)), None)
        if loose is not None:
            problem = "dấu ** có dấu cách cả hai bên nên không in đậm, hiện nguyên ký hiệu"
            place = _place(locator, at + loose)
            yield Issue("dam-ho", place, problem, "viết ** sát vào chữ cần in đậm: **chữ đậm**", Severity.WARNING)
        elif len(signs) % 2:
            problem = "in đậm mở bằng ** mà không đóng nên hiện nguyên ký hiệu"
            cure = "thêm ** ngay sau chữ cuối cần in đậm, hoặc xóa dấu ** này"
            yield Issue("dam-ho", _place(locator, at + signs[-1]), problem, cure, Severity.WARNING)
        at += len(block) + 2


def _is_loose(block: str, sign: int) -> bool:
    return not block[sign - 1 : sign].strip() and not block[sign + 2 : sign + 3].strip()


def _place(locator: Locator, at: int) -> Place:
    return Place(locator.path, *position(locator.body, at, locator.body_line))
