"""YAML as text with places: every scalar a string, no anchors, tags or duplicate keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from plugins.domain.issue import Issue, Place


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value as written, with the place of its first character."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys in file order, each with its own place, and their values."""

    pairs: tuple[tuple[Scalar, Value], ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Sequence:
    """Values in file order."""

    values: tuple[Value, ...]
    place: Place


Value = Scalar | Mapping | Sequence


def read_yaml(text: str, path: str) -> tuple[Value | None, list[Issue]]:
    """Parse a small settings file; `path` names it in the issues. The value is None for an empty or broken file."""
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=yaml.CSafeLoader)):
            return None, [Issue("yaml", Place(path), "dùng ký hiệu neo & và *", "viết đầy đủ giá trị ở từng chỗ")]
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(path, mark.line + 1, mark.column + 1) if mark else Place(path)
        return None, [Issue("yaml", place, "sai cú pháp YAML", "xem lại thụt đầu dòng, dấu hai chấm và dấu nháy")]
    except (yaml.YAMLError, RecursionError):
        return None, [Issue("yaml", Place(path), "không đọc được", "lưu lại tệp bằng UTF-8, không có ký tự điều khiển")]
    if node is None:
        return None, []
    issues: list[Issue] = []
    try:
        return _value(node, path, issues), issues
    except RecursionError:
        return None, [Issue("yaml", Place(path), "lồng nhau quá sâu", "viết lại theo mẫu ở docs/publishers.md")]


def _value(node: yaml.Node, path: str, issues: list[Issue]) -> Value:
    place = Place(path, node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.MappingNode):
        return Mapping(tuple(_pairs(node, path, issues)), place)
    if isinstance(node, yaml.SequenceNode):
        return Sequence(tuple(_value(child, path, issues) for child in node.value), place)
    return Scalar(str(node.value), place)


def _pairs(node: yaml.MappingNode, path: str, issues: list[Issue]) -> Iterator[tuple[Scalar, Value]]:
    seen: dict[str, Place] = {}
    for key_node, value_node in node.value:
        key = _value(key_node, path, issues)
        if not isinstance(key, Scalar):
            issues.append(Issue("khoa-sai", key.place, "khóa không phải là chữ", "viết khóa bằng một từ"))
            continue
        if key.text in seen:
            cure = "giữ một dòng, xóa dòng kia"
            issues.append(Issue("khoa-trung", key.place, f"khóa {key.text} viết hai lần", cure, also=(seen[key.text],)))
            continue
        seen[key.text] = key.place
        yield key, _value(value_node, path, issues)
