"""Signs of other programs' Markdown that this one does not know: they stay in the text as they were typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from plugins.domain.issue import Issue, Place, Severity
from plugins.markup.locating import Locator, position


class Sign(NamedTuple):
    """One character that is looked for first (of two, it would take 30 times as long), the pattern of its use, the cure."""

    quick: str
    pattern: re.Pattern[str]
    cure: str


_SIGNS: Final = (
    Sign("`", re.compile(r"(?<!\\)(?P<at>```)"), "xóa dấu ```; chữ thường thì không cần khung"),
    Sign(
        "~",
        re.compile(r"(?<!\\)(?P<at>~~)\S[^~\n]*~~"),
        "xóa dấu ~~; chữ bỏ đi thì xóa hẳn, sửa số thì ghi vào changes",
    ),
    Sign("=", re.compile(r"(?<![=\w\\])(?P<at>==)[^\s=][^=\n]*=="), "thay == bằng ** để in đậm"),
    Sign("{", re.compile(r"\)(?P<at>\{[^{}\n]*\})"), "xóa phần trong ngoặc nhọn; ảnh tự vừa cỡ màn hình"),
)
_BRACKETS: Final = (
    Sign("]", re.compile(r"^[ ]*[-*+] (?P<at>\[[ xX]\]) ", re.M), "xóa ô vuông [ ]"),
    Sign("]", re.compile(r"^(?P<at>\[TOC\])", re.M), "xóa dòng này; trang không có mục lục"),
)
_BY_NAME: Final = Sign(
    "]",
    re.compile(r"(?<!\[\d)(?<!\[\d\d)\](?P<at>\[[^\[\]\n]+\])"),
    "viết địa chỉ liên kết trong ngoặc tròn: [chữ](địa chỉ)",
)
_DEFINED: Final = re.compile(r"^[ ]{0,3}\[([^\[\]\n]+)\]:", re.M)
_TIMES: Final = re.compile(r"(?P<at>\*)(?<=\d\*)\d[\d.,]*\*\d")  # begins with a plain sign, which is found sooner


def find_unknown_signs(source: str, locator: Locator, *, odd_brackets: bool) -> Iterator[Issue]:
    """A warning at the first place of each; those with brackets are looked for where a bracket is no link's alone."""
    for sign in (*_SIGNS, *_BRACKETS) if odd_brackets else _SIGNS:
        if sign.quick in source and (match := sign.pattern.search(source)) is not None:
            yield _unknown(sign, match, locator)
    if odd_brackets and (match := _by_name(source)) is not None:
        yield _unknown(_BY_NAME, match, locator)
    if "*" in source and (times := _TIMES.search(source)) is not None:
        problem = "dấu * giữa các số biến số ở giữa thành chữ nghiêng và mất dấu"
        yield Issue("ky-hieu-la", _place(locator, times.start("at")), problem, "thay * bằng chữ x", Severity.WARNING)


def _unknown(sign: Sign, match: re.Match[str], locator: Locator) -> Issue:
    problem = f"ký hiệu “{match['at'][:30]}” không dùng được ở đây, hiện nguyên ký hiệu"
    return Issue("ky-hieu-la", _place(locator, match.start("at")), problem, sign.cure, Severity.WARNING)


def _by_name(source: str) -> re.Match[str] | None:
    """The first link by the name of an address that nothing defines."""
    defined = {match[1].casefold() for match in _DEFINED.finditer(source)}
    found = _BY_NAME.pattern.finditer(source)
    return next((match for match in found if match["at"][1:-1].casefold() not in defined), None)


def _place(locator: Locator, at: int) -> Place:
    return Place(locator.path, *position(locator.body, at, locator.body_line))
