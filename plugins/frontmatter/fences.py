"""The `---` lines between which the front matter stands, as people really type them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from plugins.domain.issue import Issue, Place
from plugins.frontmatter.vocabulary import LEVELS

# Word and phones turn --- into dashes; spaces and no-break spaces trail.
_DASHES: Final = r"(?:-{3,}|[–—]-{0,2}|[–—]{2,3})[ \t\u00a0]*$"
_FENCE: Final = re.compile(_DASHES, re.MULTILINE)
_CLOSING: Final = re.compile(rf"\n{_DASHES}", re.MULTILINE)  # a line's beginning is found much quicker by its line end
_NEARLY: Final = re.compile(r"(?:--|[=_*]{2,}|- ?- ?-)[ \t]*")  # meant for the closing line
_KEY_LINE: Final = re.compile(r"([^\W\d_][^:\n]{0,40}?)[ \u00a0]*:")
_UNCLOSED: Final = "phần khai báo mở bằng --- nhưng không có dòng --- đóng lại"
_FIRST_LINES: Final = 8  # among these one that was meant to open the front matter is looked for
_SAMPLE: Final = "đặt một dòng --- trước và một dòng --- sau phần khai báo (title, date, category)"


@dataclass(frozen=True, slots=True)
class Parts:
    """A file cut in two; lines count from 1 in the file."""

    front: str
    front_line: int
    body: str
    body_line: int


def second_front(body: str) -> int | None:
    """Where a second article's front matter begins in a body, which means that two articles lie in one file."""
    for match in _FENCE.finditer(body):
        lines = [line for line in body[match.end() :].split("\n", _FIRST_LINES)[:_FIRST_LINES] if line.strip()]
        if len(lines) > 1 and all(map(_is_key_line, lines[:2])) and body.count("\n```", 0, match.start()) % 2 == 0:
            return match.start()
    return None


def is_fence(line: str) -> bool:
    """Whether a line is a `---` line, however typed."""
    return _FENCE.fullmatch(line) is not None


def split(text: str, path: str) -> Parts | Issue:
    """Cut a file at its fences; an Issue when there are none or only one."""
    start = len(text) - len(text.lstrip())
    if start == len(text):
        return Issue("tep-trong", Place(path, 1, 1), "tệp không có chữ nào", "viết nội dung hoặc xóa tệp")
    start = text.rfind("\n", 0, start) + 1
    opening = _FENCE.match(text, start)
    first_line = text.count("\n", 0, start) + 1
    if opening is None:
        return _without_opening(text[start:], path, first_line)
    closing = _CLOSING.search(text, opening.end())
    if closing is None:
        return _without_closing(text[opening.end() + 1 :], path, first_line)
    front = text[opening.end() + 1 : closing.start() + 1]
    body = text[closing.end() + 1 :]
    return Parts(front, first_line + 1, body, first_line + 2 + front.count("\n"))


def likely_parts(text: str) -> tuple[Parts, bool]:
    """Where a file without its fences was meant to be cut, and whether that is sure enough to read its front matter."""
    start = text.rfind("\n", 0, len(text) - len(text.lstrip())) + 1
    lines = text.split("\n")
    if (opening := _meant_opening(lines)) is not None:
        parts = split("\n".join([*[""] * opening, "---", *lines[opening + 1 :]]), "")
        if isinstance(parts, Parts):
            return parts, True
    first = text.count("\n", 0, start)
    if not is_fence(lines[first]):
        match = _KEY_LINE.match(text, start)
        closing = next((at for at in range(first, len(lines)) if is_fence(lines[at])), None)
        if closing is None or not (match and LEVELS[""].find(match[1])):
            return _cut(lines, first, first, first), False
        return _cut(lines, first, closing, closing + 1), True
    end, is_line = _likely_end(lines[first + 1 :], first + 1)
    return _cut(lines, first + 1, end - is_line, end), is_line


def _cut(lines: list[str], first: int, last: int, body: int) -> Parts:
    """The parts whose front matter is the lines from `first` to before `last`, counted from 0."""
    return Parts("\n".join(lines[first:last]), first + 1, "\n".join(lines[body:]), body + 1)


def _meant_opening(lines: list[str]) -> int | None:
    """The line (from 0), one of the first written ones, that was meant to open the front matter."""
    written = [at for at, line in enumerate(lines[:_FIRST_LINES]) if line.strip()]
    for at, below in pairwise(written):
        line = lines[at].strip()
        meant = is_fence(line) or _NEARLY.fullmatch(line) or line.startswith("---")
        if meant and _is_key_line(lines[below]):
            return at
    return None


def _is_key_line(line: str) -> bool:
    match = _KEY_LINE.match(line)
    return match is not None and LEVELS[""].find(match[1]) is not None


def _without_opening(text: str, path: str, line: int) -> Issue:
    place = Place(path, line, 1)
    lines = text.split("\n", _FIRST_LINES)
    opening = _meant_opening(lines)
    if opening == 0:
        cure = f"đổi dòng {line} thành ---"
        return Issue("thieu-vach-mo", place, f"dòng “{lines[0].strip()[:40]}” không phải là dòng ---", cure)
    if opening is not None:
        problem = f"có chữ “{lines[0].strip()[:40]}” đứng trước dòng --- mở phần khai báo"
        return Issue("chu-truoc-vach", place, problem, "xóa đi, hoặc chuyển xuống dưới phần khai báo")
    sample = _SAMPLE if not path.startswith("content/pages/") else _SAMPLE.replace("title, date, category", "title")
    if _is_key_line(lines[0]):
        return Issue("thieu-vach-mo", place, "thiếu dòng --- trước phần khai báo", sample)
    return Issue("thieu-khai-bao", place, "bài không có phần khai báo ở đầu tệp", sample)


def _without_closing(front: str, path: str, first_line: int) -> Issue:
    end, is_line = _likely_end(front.split("\n"), first_line)
    cure = f"đổi dòng {end} thành ---" if is_line else f"thêm một dòng --- ngay sau dòng {end}"
    return Issue("thieu-vach-dong", Place(path, first_line, 1), _UNCLOSED, cure)


def _likely_end(lines: list[str], first_line: int) -> tuple[int, bool]:
    """The last line of front matter that was not closed, and whether that line was meant to close it."""
    last = first_line
    for number, line in enumerate(lines, start=first_line + 1):
        if not line.strip():
            continue
        if _NEARLY.fullmatch(line):
            return number, True
        match = _KEY_LINE.match(line)
        within = " \t\u00a0-#" if number == last + 1 else " \t\u00a0"  # behind a gap they open a list or a heading
        if not (line[0] in within or (match and LEVELS[""].find(match[1]))):
            break
        last = number
    return last, False
