"""YAML as a tree of texts with their places: no types guessed, no aliases, no tags, bounded depth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

import yaml

from plugins.domain.issue import Issue, Place

# PyYAML built without libyaml has no C parser; the pure one is slower and says the same.
_LOADER: Final[Any] = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
DEPTH: Final = 6


@dataclass(slots=True)
class Text:
    """A scalar: its words and where they begin (line and column of the file, from 1)."""

    text: str
    line: int
    column: int


@dataclass(slots=True)
class Listing:
    """A YAML sequence."""

    line: int
    column: int
    nodes: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """A YAML mapping, duplicates included."""

    line: int
    column: int
    pairs: list[tuple[Node, Node]] = field(default_factory=list)


Node: TypeAlias = Text | Listing | Mapping


class YamlError(ValueError):
    """Front matter that is not the YAML we accept; carries the Issue."""

    def __init__(self, issue: Issue) -> None:
        super().__init__(str(issue))
        self.issue = issue


# What libyaml and PyYAML say, in the words of an editor: (part of the English problem, Vietnamese problem, cure).
_PROBLEMS: Final = (
    (
        "mapping values are not allowed",
        "dấu hai chấm ở đây làm hỏng dòng này",
        "đặt cả giá trị trong dấu nháy kép, hoặc xem lại khoảng thụt đầu dòng",
    ),
    (
        "could not find expected ':'",
        "dòng này không có dấu hai chấm sau tên khóa",
        "viết theo mẫu “khóa: giá trị”; nếu là phần tiếp của dòng trên thì nối vào cuối dòng trên",
    ),
    ("expected ',' or", "thiếu dấu phẩy hoặc dấu ngoặc đóng", "viết mỗi mục trên một dòng, mở đầu bằng “- ”"),
    ("end of stream", "ngoặc hoặc dấu nháy mở ra mà không đóng", "đóng ngoặc hoặc dấu nháy, hoặc bỏ đi"),
    ("'-' indicator", "khoảng thụt đầu dòng không khớp với các dòng trên", "thụt thẳng hàng với khóa cùng cấp"),
    ("expected key", "khoảng thụt đầu dòng không khớp với các dòng trên", "thụt thẳng hàng với khóa cùng cấp"),
    ("block end", "khoảng thụt đầu dòng không khớp với các dòng trên", "thụt thẳng hàng với khóa cùng cấp"),
    ("block entries", "dấu “-” không đứng đúng chỗ", "viết mỗi mục trên một dòng riêng, dưới tên khóa"),
    ("node content", "không hiểu chỗ này", "đặt giá trị trong dấu nháy kép"),
    ("cannot start any token", "ký tự này không mở đầu giá trị được", "đặt giá trị trong dấu nháy kép"),
    ("escape", "dấu \\ trong dấu nháy kép không hợp lệ", "dùng dấu nháy đơn, hoặc viết \\\\"),
)


_KEY: Final = re.compile(r"(?:^|[ ])[^\s:]*:(?=[ \t]|$)")
_NO_COLON: Final = "dòng này không có dấu hai chấm sau tên khóa"
_REMARKS: Final = ("//", "<!--")
_REMARK: Final = "muốn ghi chú trong phần khai báo thì mở đầu dòng bằng dấu # và một dấu cách"
_PATTERN: Final = "viết theo mẫu “khóa: giá trị”; nếu là phần tiếp của dòng trên thì nối vào cuối dòng trên"


def _without_colon(front: str, error: yaml.YAMLError) -> int | None:
    """The line (from 0) without a colon that makes the colon of the next one a surprise; None for other mistakes."""
    mark = getattr(error, "problem_mark", None)
    lines = front.split("\n")
    if mark is None or not 0 < mark.line < len(lines) or "mapping values" not in str(getattr(error, "problem", "")):
        return None
    above = next(
        (at for at in range(mark.line - 1, -1, -1) if lines[at].strip() and lines[at].lstrip()[0] != "#"), None
    )
    if above is None or _KEY.search(lines[above]):
        return None
    return above


_WITH_VALUE: Final = re.compile(r"(?P<key>[^\s:#-][^:]*):[ ]+(?P<value>[^\s#\[{|>&*!].*)")


def _value_above_list(front: str, error: yaml.YAMLError) -> tuple[int, re.Match[str]] | None:
    """The line (from 0) that gives its key a value although a list stands below it; None for other mistakes."""
    mark = getattr(error, "problem_mark", None)
    lines = front.split("\n")
    if mark is None or not 0 < mark.line < len(lines) or not lines[mark.line].lstrip().startswith("- "):
        return None
    match = _WITH_VALUE.fullmatch(lines[mark.line - 1])
    return (mark.line - 1, match) if match else None


def _explain(error: yaml.YAMLError, front: str, path: str, first_line: int) -> Issue:
    if (bare := _without_colon(front, error)) is not None:
        remark = front.split("\n")[bare].lstrip().startswith(_REMARKS)
        return Issue("yaml", Place(path, first_line + bare, 1), _NO_COLON, _REMARK if remark else _PATTERN)
    if (above := _value_above_list(front, error)) is not None:
        number, match = above
        problem = f"khóa {match['key']} vừa có chữ “{match['value'][:40]}” vừa có các mục ở dưới"
        cure = "xóa chữ ấy, để trống sau dấu hai chấm; nếu chữ là của một mục thì chuyển xuống dưới"
        return Issue("yaml", Place(path, first_line + number, match.start("value") + 1), problem, cure)
    marks = ["problem_mark", "context_mark"]
    if "simple key" in str(getattr(error, "context", "")):
        marks.reverse()  # the problem is seen only in the next line, the key stands in this one
    mark = next((mark for name in marks if (mark := getattr(error, name, None)) is not None), None)
    place = Place(path, first_line + mark.line, mark.column + 1) if mark else Place(path, first_line)
    english = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "")
    line = front.split("\n")[mark.line] if mark and mark.line <= front.count("\n") else ""
    for part, problem, cure in _PROBLEMS:
        if part in english:
            return Issue("yaml", place, problem, _REMARK if line.lstrip().startswith(_REMARKS) else cure)
    return Issue("yaml", place, "phần khai báo viết sai cú pháp", "viết theo mẫu “khóa: giá trị”, mỗi khóa một dòng")


class _Builder:
    """Turns parser events into nodes; stops at the first thing we do not accept."""

    def __init__(self, path: str, first_line: int, shifted: set[int]) -> None:
        self.path = path
        self.first_line = first_line
        self.shifted = shifted

    def place(self, event: Any) -> tuple[int, int]:
        mark = event.start_mark
        line = self.first_line + mark.line
        column = mark.column + 1
        return (line, column - 1) if self.shifted and line in self.shifted and column > 1 else (line, column)

    def refuse(self, event: Any, problem: str, cure: str) -> YamlError:
        return YamlError(Issue("yaml-cam", Place(self.path, *self.place(event)), problem, cure))

    def check(self, event: Any, depth: int) -> None:
        if event.anchor is not None:
            raise self.refuse(event, "phần khai báo không dùng được & và *", "viết lại giá trị ở từng chỗ")
        if event.tag is not None:
            raise self.refuse(event, "phần khai báo không dùng được dấu ! trước giá trị", "đặt trong dấu nháy kép")
        if depth > DEPTH:
            raise self.refuse(event, f"phần khai báo lồng quá {DEPTH} cấp", "bỏ bớt cấp, xem mẫu ở sổ tay")

    def node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        kind = type(event)
        if kind is yaml.AliasEvent:
            raise self.refuse(event, "phần khai báo không dùng được & và *", "viết lại giá trị ở từng chỗ")
        if event.anchor is not None or event.tag is not None or depth > DEPTH:
            self.check(event, depth)
        if kind is yaml.ScalarEvent:
            return Text(event.value, *self.place(event))
        if kind is yaml.SequenceStartEvent:
            listing = Listing(*self.place(event))
            for inner in events:
                if type(inner) is yaml.SequenceEndEvent:
                    break
                listing.nodes.append(self.node(inner, events, depth + 1))
            return listing
        mapping = Mapping(*self.place(event))
        for inner in events:
            if type(inner) is yaml.MappingEndEvent:
                break
            key = self.node(inner, events, depth + 1)
            mapping.pairs.append((key, self.node(next(events), events, depth + 1)))
        return mapping


def read_tree(front: str, path: str, first_line: int, shifted: set[int] | None = None) -> Node | None:
    """Parse front matter; None when it holds nothing. Lines named in `shifted` are one column longer than the file's.

    Raises YamlError, whose `issue` has the place in the file, the reason and the cure.
    """
    builder = _Builder(path, first_line, shifted or set())
    try:
        events = yaml.parse(front, Loader=_LOADER)
        root: Node | None = None
        for event in events:
            kind = type(event)
            if kind in (yaml.ScalarEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent, yaml.AliasEvent):
                if root is not None:
                    raise builder.refuse(event, "phần khai báo bị cắt làm đôi", "xóa dòng “...” ở trên")
                root = builder.node(event, events, 1)
        return root
    except yaml.YAMLError as error:
        raise YamlError(_explain(error, front, path, first_line)) from None
