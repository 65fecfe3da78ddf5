"""YAML with an address for every value: each complaint names line and column, and none hides another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

import yaml

from plugins.domain.issue import Issue, Place
from plugins.registries.syntax import explain

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Choice = TypeVar("_Choice", bound=StrEnum)
_LOST = "chu-sau-thang"
_SWALLOWING = re.compile(r"\s(?:#\w|[&!]\S)")
_SWALLOWED = re.compile(r":?\s+(?P<lost>#\w.*)")
_MEANT = {  # what people write for a key
    **dict.fromkeys(("title", "name", "tên", "nhãn", "tiêu đề"), ("label", "name")),
    **dict.fromkeys(("url", "link", "href", "địa chỉ", "đường dẫn"), ("address", "url")),
    **dict.fromkeys(("slug", "code", "key", "mã"), ("id",)),
}
_TRUE = {"true", "có", "yes"}
_FALSE = {"false", "không", "no"}


@dataclass(slots=True)
class Complaints:
    """The issues found so far in one file."""

    path: str
    issues: list[Issue] = field(default_factory=list)

    def at(self, node: yaml.Node | None, code: str, problem: str, cure: str) -> None:
        """Note an issue at the node, or at the whole file."""
        place = Place(self.path)
        if node is not None:
            place = Place(self.path, node.start_mark.line + 1, node.start_mark.column + 1)
            if any(issue.code == _LOST and issue.place.line == place.line for issue in self.issues):
                return  # of which too little was read to judge the rest
        self.issues.append(Issue(code, place, problem, cure))


def compose(text: str, complaints: Complaints) -> yaml.Node | None:
    """Parse the text into nodes; a syntax error becomes an issue. None when there is nothing to read."""
    try:
        node = yaml.compose(text.removeprefix("\ufeff"), Loader=_Loader)
    except yaml.YAMLError as error:
        fault = explain(text.removeprefix("\ufeff"), error)
        place = Place(complaints.path, fault.line, fault.column)
        complaints.issues.append(Issue("yaml-sai", place, fault.problem, fault.cure))
        return None
    if node is None:
        complaints.at(None, "yaml-trong", "tệp trống", "chép lại tệp mẫu trong content/data rồi sửa")
    elif _SWALLOWING.search(text):
        _complain_of_swallowed(node, text.removeprefix("\ufeff").split("\n"), complaints)
    return node


def _complain_of_swallowed(node: yaml.Node, lines: list[str], complaints: Complaints) -> None:
    """Complain about each value of which YAML silently drops a part: `phone: #028 …`, `note: !Quan trọng`."""
    first, last = node.start_mark, node.end_mark
    opening = lines[first.line][first.column : first.column + 1] if first.line < len(lines) else ""
    if opening and opening in "&!":
        cure = "đặt giá trị trong dấu nháy kép"
        complaints.at(node, "yaml-sai", f"“{opening}” không mở đầu giá trị được", cure)
    elif isinstance(node, yaml.ScalarNode):
        rest = lines[last.line][last.column :] if last.line < len(lines) and not node.style else ""
        if match := _SWALLOWED.match(rest):
            place = Place(complaints.path, last.line + 1, last.column + match.start("lost") + 1)
            problem = f"từ dấu # trở đi (“{match['lost'][:40]}”) bị coi là ghi chú nên mất"
            cure = "đặt cả giá trị trong dấu nháy kép; nếu đúng là ghi chú thì để một dấu cách sau dấu #"
            complaints.issues.append(Issue(_LOST, place, problem, cure))
    else:
        children = [one for pair in node.value for one in pair] if isinstance(node, yaml.MappingNode) else node.value
        for child in children:
            _complain_of_swallowed(child, lines, complaints)


def words(node: yaml.Node) -> str:
    """A scalar as text: NFC, runs of spaces as one; a value is never turned into a number or a date by itself."""
    return " ".join(unicodedata.normalize("NFC", str(node.value)).split())


class Section:
    """A mapping with a closed list of keys; reading it collects complaints instead of raising."""

    def __init__(self, node: yaml.Node | None, complaints: Complaints, keys: tuple[str, ...], what: str) -> None:
        self.node = node
        self.complaints = complaints
        self._values: dict[str, yaml.Node] = {}
        self._meant: set[str] = set()  # keys that were probably meant by what was complained about
        if isinstance(node, yaml.MappingNode):
            self._take(node, keys, what)
        elif node is not None:
            cure = f"viết thành các dòng “khóa: giá trị” với các khóa {', '.join(keys)}"
            complaints.at(node, "cau-hinh-sai-kieu", f"{what} phải là một nhóm khóa", cure)

    def _take(self, node: yaml.MappingNode, keys: tuple[str, ...], what: str) -> None:
        repeated = False
        for key_node, value in node.value:
            key = words(key_node)
            if key not in keys:
                near = get_close_matches(key, keys, n=1) or [one for one in _MEANT.get(key.lower(), ()) if one in keys]
                self._meant.update(near)
                cure = f"có phải “{near[0]}”?" if near else f"dùng một trong các khóa {', '.join(keys)}"
                self.complaints.at(key_node, "cau-hinh-khoa-la", f"{what} không có khóa “{key}”", cure)
            elif key in self._values:
                if not repeated:  # one missing dash repeats every key of an entry
                    cure = "giữ lại một dòng; nếu đây là mục khác thì thêm dấu gạch “- ” ở đầu mục"
                    self.complaints.at(key_node, "cau-hinh-khoa-lap", f"khóa “{key}” viết hai lần", cure)
                repeated = True
            else:
                self._values[key] = value

    @property
    def readable(self) -> bool:
        """Whether there is a mapping; when not, that has been complained about and more would be noise."""
        return isinstance(self.node, yaml.MappingNode)

    def is_list(self, key: str) -> bool:
        """Whether the value of a key is a list, or missing; when not, that has been complained about."""
        value = self._values.get(key)
        return value is None or isinstance(value, yaml.SequenceNode) or not value.value

    def node_of(self, key: str) -> yaml.Node | None:
        """The value's node, or the section's own when the key is missing."""
        return self._values.get(key, self.node)

    def text(self, key: str, *, required: bool = False) -> str:
        """A piece of text, empty when missing."""
        value = self._values.get(key)
        if value is not None and not isinstance(value, yaml.ScalarNode):
            self.complaints.at(value, "cau-hinh-sai-kieu", f"“{key}” phải là một dòng chữ", "bỏ các dòng con đi")
            return ""
        found = "" if value is None else words(value)
        if required and not found and self.readable and key not in self._meant:
            self.complaints.at(self.node_of(key), "cau-hinh-thieu", f"thiếu “{key}”", f"thêm dòng “{key}: …”")
        return found

    def flag(self, key: str, *, default: bool = False) -> bool:
        """A yes or no."""
        found = self.text(key).lower()
        if not found or found in _TRUE | _FALSE:
            return found in _TRUE if found else default
        self.complaints.at(
            self.node_of(key), "cau-hinh-sai-gia-tri", f"“{key}: {found}” không rõ", "viết true hoặc false"
        )
        return default

    def choice(self, key: str, kind: type[_Choice], default: _Choice) -> _Choice:
        """One of the values of the enumeration; the default when missing."""
        found = self.text(key)
        if not found:
            return default
        allowed = [str(member) for member in kind]
        if found in allowed:
            return kind(found)
        near = get_close_matches(found, allowed, n=1)
        cure = f"có phải “{near[0]}”?" if near else f"chọn một trong {', '.join(allowed)}"
        self.complaints.at(self.node_of(key), "cau-hinh-sai-gia-tri", f"“{key}” không nhận giá trị “{found}”", cure)
        return default

    def nodes(self, key: str) -> Iterator[yaml.Node]:
        """The entries of a list, none when missing."""
        value = self._values.get(key)
        if isinstance(value, yaml.SequenceNode):
            yield from value.value
        elif value is not None and not (isinstance(value, yaml.ScalarNode) and not value.value):
            cure = "viết mỗi mục một dòng, bắt đầu bằng “- ”"
            self.complaints.at(value, "cau-hinh-sai-kieu", f"“{key}” phải là một danh sách", cure)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of pieces of text."""
        found = []
        for node in self.nodes(key):
            if isinstance(node, yaml.ScalarNode) and node.value:
                found.append(words(node))
            elif isinstance(node, yaml.MappingNode):
                problem = f"mục của “{key}” có dấu hai chấm nên thành một nhóm khóa"
                self.complaints.at(node, "cau-hinh-sai-kieu", problem, 'đặt cả dòng trong dấu nháy thẳng: - "…"')
            else:
                self.complaints.at(node, "cau-hinh-sai-kieu", f"mục của “{key}” phải là một dòng chữ", "viết “- chữ”")
        return tuple(found)

    def section(self, key: str, keys: tuple[str, ...]) -> Section:
        """A nested mapping; missing reads as empty."""
        return Section(self._values.get(key), self.complaints, keys, f"“{key}”")

    def sections(self, key: str, keys: tuple[str, ...]) -> Iterator[Section]:
        """A list of mappings."""
        complained = False
        for node in self.nodes(key):
            if isinstance(node, yaml.MappingNode) or not complained:  # entries written all alike are wrong all alike
                yield Section(node, self.complaints, keys, f"mục của “{key}”")
            complained = complained or not isinstance(node, yaml.MappingNode)
