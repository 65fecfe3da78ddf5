"""Prepares front matter for YAML: what an editor types after a known key is text, whatever signs it holds.

Values are put between quotes where YAML would trip over them ("Hội nghị: sơ kết", "@", "%", "#1", a stray quote). A
quote opens in the column in which the value began, so every line and column stays exact.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from plugins.domain.issue import Issue, Place
from plugins.frontmatter.vocabulary import LEVELS, Shape

_LINE: Final = re.compile(
    r"(?P<lead>[ \u00a0]*(?:-[ \u00a0]+)*)(?P<key>[^\W\d_][^:#\n\"'\[{]*?)[ \u00a0]*:(?P<gap>[ \t\u00a0]*)(?P<value>.*)"
)
_STUCK: Final = re.compile(r"([ ]*-)([^\W\d_][^:#\n\"'\[{]*?)[ \u00a0]*:[ \t]")
_BULLET: Final = re.compile(
    r"(?P<lead>[ \u00a0]*)(?P<sign>[•▪●·◦–—*+])(?P<gap>[ \t\u00a0]*)(?P<key>[^\W\d_][^:#\n\"'\[{]*?)[ \u00a0]*:"
)
_ASKED: Final = re.compile(r"[ \u00a0]*HỎI[ \u00a0]*:")
_SAFE: Final = re.compile(r"[^\W_](?:[^\W_]|[ .,()/%+–_-](?! *#)|:(?=\S))*")
_COMMENT: Final = re.compile(r"(?:^|[ \t\u00a0])#(?=[ \t\u00a0]|$)")
_DOUBLE: Final = re.compile(r'"(?:[^"\\]|\\["\\/abefnrtv0 N_LP]|\\x[0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4})*"', re.DOTALL)
_SINGLE: Final = re.compile(r"'(?:[^']|'')*'", re.DOTALL)
_AFTER_QUOTES: Final = re.compile(r"[ \t\u00a0]*(?:[ \t\u00a0]#.*)?")
_BLOCK: Final = re.compile(r"[|>][0-9+-]{0,2}(?:[ \t]+#.*)?")
_TEXT_KEYS: Final = frozenset(
    key.name for level in LEVELS.values() for key in level.keys.values() if key.shape is Shape.TEXT
)
_LIST_KEYS: Final = frozenset({"ward", "tags"})


@dataclass(slots=True)
class Prepared:
    """Front matter for the YAML parser; in `shifted` lines a missing space after a colon was put in."""

    text: str
    shifted: set[int] = field(default_factory=set)
    issues: list[Issue] = field(default_factory=list)


def _key_name(raw: str) -> str | None:
    """The canonical name of a key of any level, or None when the line is not `known key: …`."""
    for level in LEVELS.values():
        if key := level.find(raw):
            return key.name
    return None


def prepare(front: str, path: str, first_line: int) -> Prepared:
    """Quote what needs it, line by line; tabs in indentation are errors and become single spaces."""
    lines = front.split("\n")
    prepared = Prepared("")
    if "\t" in front:
        _untab(lines, prepared, path, first_line)
    number = 0
    while number < len(lines):
        number = _prepare_line(lines, number, prepared, path, first_line)
    prepared.text = "\n".join(lines)
    return prepared


def _untab(lines: list[str], prepared: Prepared, path: str, first_line: int) -> None:
    for number, line in enumerate(lines):
        bare = line.lstrip(" \t\u00a0")
        lead = line[: len(line) - len(bare)]
        if "\t" in lead and bare:
            lines[number] = lead.replace("\t", " ") + bare
            prepared.issues.append(
                Issue(
                    "thut-tab",
                    Place(path, first_line + number, lead.index("\t") + 1),
                    "dòng này thụt vào bằng phím Tab",
                    "thay Tab bằng dấu cách cho thẳng hàng với các dòng cùng mục, hoặc chạy python3 run.py check --fix",
                )
            )


def _prepare_line(lines: list[str], number: int, prepared: Prepared, path: str, first_line: int) -> int:
    """Prepare the value that begins on a line; returns the number of the next line to look at."""
    match = _LINE.fullmatch(lines[number])
    if any(
        mended(lines, number, prepared, Place(path, first_line)) for mended in (_asked, _bulleted, _fallen_out, _dashed)
    ):
        match = _LINE.fullmatch(lines[number])
    if match is None and (stuck := _STUCK.match(lines[number])) and _key_name(stuck[2]):
        place = Place(path, first_line + number, stuck.start(2) + 1)
        prepared.issues.append(Issue("yaml", place, "dấu gạch dính liền với tên khóa", "thêm dấu cách sau dấu gạch"))
        lines[number] = f"{stuck[1]} {lines[number][stuck.start(2) :]}"
        return number + 1
    if match is None or (name := _key_name(match["key"])) is None:
        return number + 1
    gap, value = match["gap"], match["value"].rstrip(" \t\u00a0")
    if value and not gap:
        if value[0] == "/":  # an address, not a key
            return number + 1
        prepared.shifted.add(first_line + number)
        gap = " "
    lead = match["lead"].replace("\u00a0", " ") + match["key"]
    opening = f"{lead}{' ' * (match.start('gap') - len(lead) - 1)}:{' ' * len(gap)}"
    if name in _LIST_KEYS and value[:1] == "[" and not _is_closed(lines, number):
        place = Place(path, first_line + number, match.start("value") + 1)
        cure = "thêm dấu ] ở cuối dòng"
        prepared.issues.append(Issue("yaml", place, "ngoặc vuông [ mở ra mà không có ] đóng lại", cure))
        value += "]"
    if not value or name not in _TEXT_KEYS | _LIST_KEYS or (name in _LIST_KEYS and value[0] == "["):
        if match["gap"]:
            lines[number] = opening + value
        return number + 1
    if _BLOCK.fullmatch(value):
        lines[number] = opening + value
        return _deeper(lines, number, match.start("key"))
    end = _deeper(lines, number, match.start("key"))
    if end > number + 1:
        end = _unstick(lines, number, end, prepared, Place(path, first_line))
    _quote(lines, number, end, opening, value)
    return end


def _asked(lines: list[str], number: int, prepared: Prepared, start: Place) -> bool:
    """Whether a line is a question that import asked and whose # was taken away; it becomes a comment again."""
    match = _ASKED.match(lines[number])
    if match is None:
        return False
    place = Place(start.path, start.line + number, match[0].index("H") + 1)
    cure = "xóa cả dòng này; phần cần điền là các dòng bên dưới"
    prepared.issues.append(Issue("cau-hoi-con", place, "dòng HỎI là lời máy hỏi, không phải khai báo", cure))
    lines[number] = "#" + lines[number][1:]
    return True


def item_with_bullet(line: str) -> re.Match[str] | None:
    """The lead, sign and key of a line that begins an item with `•`, `–` or the like; None for other lines."""
    match = _BULLET.match(line)
    return match if match and _key_name(match["key"]) is not None else None


def _bulleted(lines: list[str], number: int, prepared: Prepared, start: Place) -> bool:
    """Whether an item begins with a sign that Word makes of a dash; the line then goes on as if it were one."""
    match = item_with_bullet(lines[number])
    if match is None:
        return False
    sign = match["sign"]
    place = Place(start.path, start.line + number, match.start("sign") + 1)
    cure = "thay bằng dấu gạch nối “- ”, hoặc chạy python3 run.py check --fix"
    prepared.issues.append(Issue("gach-dau-muc", place, f"mục này mở đầu bằng “{sign}”, không phải dấu gạch", cure))
    gap = " " * max(len(match["gap"]), 1)
    lines[number] = f"{match['lead']}-{gap}{lines[number][match.start('key') :]}"
    return True


def _fallen_out(lines: list[str], number: int, prepared: Prepared, start: Place) -> bool:
    """Whether a line at the margin is a figure's key; it is then put back below the keys of the item above."""
    match = _LINE.fullmatch(lines[number])
    if match is None or match["lead"] or LEVELS[""].find(match["key"]) or not LEVELS["metrics"].find(match["key"]):
        return False
    dashed = 0
    for line in reversed(lines[:number]):
        above = _LINE.fullmatch(line)
        if above and (not above["lead"] or "-" in above["lead"]):
            dashed = above.start("key") if "-" in above["lead"] else 0
            break
    if dashed:
        problem = f"khóa “{match['key']}” là của số liệu nhưng không thụt vào"
        cure = f"để {dashed} dấu cách ở đầu dòng này, thẳng hàng với “indicator” của số liệu ngay trên"
        prepared.issues.append(Issue("thut-le", Place(start.path, start.line + number, 1), problem, cure))
        lines[number] = " " * dashed + lines[number]
    return dashed > 0


def _dashed(lines: list[str], number: int, prepared: Prepared, start: Place) -> bool:
    """Whether a key of the article, which can begin no item, has a dash before it; the dash is then left out."""
    match = _LINE.fullmatch(lines[number])
    if match is None or not match["lead"].startswith("-") or LEVELS[""].find(match["key"]) is None:
        return False
    if any(LEVELS[level].find(match["key"]) for level in ("metrics", "changes")):
        return False
    problem = f"trước khóa “{match['key']}” thừa dấu gạch"
    prepared.issues.append(
        Issue("thua-gach", Place(start.path, start.line + number, 1), problem, "xóa dấu gạch ở đầu dòng này")
    )
    lines[number] = lines[number][match.start("key") :]
    return True


def _is_closed(lines: list[str], number: int) -> bool:
    """Whether the bracket opened on a line is closed there or further on, before the next key."""
    for later, line in enumerate(lines[number:]):
        if later and _LINE.fullmatch(line):
            return False
        if "]" in line:
            return True
    return False


def _deeper(lines: list[str], number: int, indent: int) -> int:
    """The line after the last one that stands deeper than `indent` and so continues the value of line `number`."""
    end = number + 1
    for later in range(number + 1, len(lines)):
        line = lines[later]
        bare = line.lstrip(" \u00a0")
        if bare:
            if len(line) - len(bare) <= indent:
                break
            end = later + 1
    return end


def _item_column(lines: list[str], number: int) -> int | None:
    """Where the keys of the item stand whose line `number` is; None outside lists and in items out of line."""
    dashed: list[int] = []
    for line in reversed(lines[: number + 1]):
        match = _LINE.fullmatch(line)
        if match and "-" in match["lead"]:
            dashed.append(match.start("key"))
        elif match and not match["lead"]:
            break
    own = _LINE.fullmatch(lines[number])
    return dashed[0] if own and dashed and {*dashed, own.start("key")} == {dashed[0]} else None


def _in_level(level: str, match: re.Match[str]) -> bool:
    return LEVELS[level].find(match["key"]) is not None


def _unstick(lines: list[str], number: int, end: int, prepared: Prepared, start: Place) -> int:
    """Find a key line indented by mistake among the lines that continue a value; cut the value before it."""
    item = _item_column(lines, number)
    for later in range(number + 1, end):
        match = _LINE.fullmatch(lines[later])
        if not match or not match["gap"] or match["lead"].strip(" \u00a0"):
            continue
        column = len(match["lead"]) + 1
        level = "" if item is None else next((name for name in ("metrics", "changes") if _in_level(name, match)), "")
        if LEVELS[level].find(match["key"]):
            place = Place(start.path, start.line + later, column)
            indent = item if item is not None and level else 0
            if all(issue.place.line != place.line for issue in prepared.issues):  # a tab there has been named already
                problem = f"dòng “{match['key']}: …” bị thụt vào nên dính vào dòng trên"
                cure = f"để đúng {indent} dấu cách ở đầu dòng này" if indent else "xóa các dấu cách ở đầu dòng này"
                prepared.issues.append(Issue("thut-le", place, problem, cure))
            lines[later] = " " * indent + lines[later][column - 1 :]
            return later
    return end


def _quote(lines: list[str], number: int, end: int, opening: str, value: str) -> None:
    """Write one value, perhaps of several lines, as a YAML scalar that means exactly its words."""
    if end == number + 1 and _SAFE.fullmatch(value):
        lines[number] = opening + value
        return
    rest = [value, *lines[number + 1 : end]]
    whole = _closed("\n".join(rest))
    if whole is None:
        words = "\n".join(map(without_comment, rest)).rstrip(" \u00a0")
        whole = "'" + words.replace("'", "''") + "'" if words.strip() else ""
    lines[number:end] = (opening + whole).split("\n")


def _closed(value: str) -> str | None:
    """The quoted scalar that a value is already, without a comment after it; None when quotes are just signs in it."""
    match = _DOUBLE.match(value) or _SINGLE.match(value)
    return match[0] if match and _AFTER_QUOTES.fullmatch(value, match.end()) else None


def without_comment(line: str) -> str:
    """A line up to a comment: `#` with space on both sides. `#1` and `C#` are words."""
    match = _COMMENT.search(line) if "#" in line else None
    if match is None:
        return line
    return line[: match.start()].rstrip(" \t\u00a0")
