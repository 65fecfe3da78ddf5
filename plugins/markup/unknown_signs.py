"""Signs of other programs' Markdown that this one does not know: they stay in the text as they were typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from plugins.domain.issue import Issue, Place, Severity
from plugins.markup.locating import Locator, position


class Sign(NamedTuple):
    """A plain sign that is looked for first, the pattern of its use, and what to do instead."""

    quick: str
    pattern: re.Pattern[str]
    cure: str


_SIGNS: Final = (
    Sign("```", re.compile(r"(?<!\\)(?P<at>```)"), "xóa dấu ```; chữ thường thì không cần khung"),
    Sign(
        "~~",
        re.compile(r"(?<!\\)(?P<at>~~)\S[^~\n]*~~"),
        "xóa dấu ~~; chữ bỏ đi thì xóa hẳn, sửa số thì ghi vào changes",
    ),
    Sign("==", re.compile(r"(?<![=\w\\])(?P<at>==)[^\s=][^=\n]*=="), "thay == bằng ** để in đậm"),
    Sign("){", re.compile(r"\)(?P<at>\{[^{}\n]*\})"), "xóa phần trong ngoặc nhọn; ảnh tự vừa cỡ màn hình"),
    Sign("] ", re.compile(r"^[ ]*[-*+] (?P<at>\[[ xX]\]) ", re.M), "xóa ô vuông [ ]"),
    Sign("[TOC]", re.compile(r"^(?P<at>\[TOC\])", re.M), "xóa dòng này; trang không có mục lục"),
    Sign(
        "][",
        re.compile(r"(?<!\[\d)(?<!\[\d\d)\](?P<at>\[[^\[\]\n]+\])"),
        "viết địa chỉ liên kết trong ngoặc tròn: [chữ](địa chỉ)",
    ),
)
_DEFINED: Final = re.compile(r"^[ ]{0,3}\[([^\[\]\n]+)\]:", re.M)
_TIMES: Final = re.compile(r"(?P<at>\*)(?<=\d\*)\d[\d.,]*\*\d")  # begins with a plain sign, which is found sooner


def find_unknown_signs(source: str, locator: Locator) -> Iterator[Issue]:
    """A warning at the first place of each."""
    for sign in _SIGNS:
        if sign.quick in source and (match := _first(sign, source)) is not None:
            problem = f"ký hiệu “{match['at'][:30]}” không dùng được ở đây, hiện nguyên ký hiệu"
            yield Issue("ky-hieu-la", _place(locator, match.start("at")), problem, sign.cure, Severity.WARNING)
    if "*" in source and (times := _TIMES.search(source)) is not None:
        problem = "dấu * giữa các số biến số ở giữa thành chữ nghiêng và mất dấu"
        yield Issue("ky-hieu-la", _place(locator, times.start("at")), problem, "thay * bằng chữ x", Severity.WARNING)


def _first(sign: Sign, source: str) -> re.Match[str] | None:
    if sign.quick != "][":
        return sign.pattern.search(source)
    defined = {match[1].casefold() for match in _DEFINED.finditer(source)}
    found = sign.pattern.finditer(source)
    return next((match for match in found if match["at"][1:-1].casefold() not in defined), None)


def _place(locator: Locator, at: int) -> Place:
    return Place(locator.path, *position(locator.body, at, locator.body_line))
