"""What editors write about pictures in `ảnh.yaml` beside them: description, caption, credit, children and consent."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import yaml

from plugins.domain.issue import Issue, Place
from plugins.registries.resemblance import most_alike
from plugins.registries.syntax import explain
from plugins.vietnamese.folding import fold

FILE_NAMES = ("ảnh.yaml", "anh.yaml", "images.yaml")
LARGEST = 256 * 1024
# Folded key -> field. Marks are optional: not every keyboard has them.
_TEXTS = {"mo ta": "alt", "chu thich": "caption", "nguon": "credit", "nguon anh": "credit"}
_FLAGS = {"tre em": "children", "dong y": "consent"}
_KEYS = "mô tả, chú thích, nguồn, trẻ em, đồng ý"
_ANSWERS = {"co": True, "khong": False}
# A caption with a colon inside is no YAML, but is what people write: such values are put in quotes before reading.
_COLON_INSIDE = re.compile(r"^([ \t]+[^:#\n]+:[ \t]+)([^\s\"'|>\[{&*!%@`#][^\n]*:(?:[ \t][^\n]*)?)$", re.MULTILINE)
_SHAPE = "viết tên tệp ảnh, dấu hai chấm, rồi mỗi dòng thụt vào một mục: " + _KEYS


@dataclass(frozen=True, slots=True)
class PictureNotes:
    """An editor's words about one picture; `place` is where they stand. `name` is as written, in NFC."""

    name: str
    place: Place
    alt: str = ""
    caption: str = ""
    credit: str = ""
    children: bool = False
    consent: bool = False


def consent_issue(notes: PictureNotes, place: Place) -> Issue | None:
    """The complaint when a picture that shows children is used at `place` without their guardians' consent."""
    if not notes.children or notes.consent:
        return None
    return Issue(
        "anh-tre-em",
        place,
        f"ảnh “{notes.name}” có trẻ em nhưng chưa ghi đã được cha mẹ hoặc người giám hộ đồng ý",
        f"khi đã có sự đồng ý, thêm dòng “đồng ý: có” cho ảnh ấy trong {notes.place.path}; nếu chưa có, dùng ảnh khác",
        also=(notes.place,),
    )


def read_notes(text: str, path: str) -> tuple[dict[str, PictureNotes], list[Issue]]:
    """Notes by picture name (NFC, case folded) and the complaints; `path` is the file's, for their places."""
    text = unicodedata.normalize("NFC", text.removeprefix("\ufeff"))
    if len(text) > LARGEST:
        return {}, [Issue("anh-ghi-chu-hong", Place(path), "quá dài", "tách ảnh ra nhiều thư mục, mỗi thư mục một tệp")]
    text = _COLON_INSIDE.sub(lambda match: match[1] + "'" + match[2].rstrip().replace("'", "''") + "'", text)
    reader = _NotesReader(path)
    try:
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=yaml.CSafeLoader)):
            return {}, [Issue("anh-ghi-chu-hong", Place(path), "dùng dấu * của YAML", "viết thẳng nội dung")]
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        if isinstance(error, RecursionError):
            return {}, [Issue("anh-ghi-chu-hong", Place(path), "không đọc được tệp này", _SHAPE)]
        fault = explain(text, error)
        return {}, [Issue("anh-ghi-chu-hong", Place(path, fault.line, fault.column), fault.problem, fault.cure)]
    return reader.pictures(root), reader.issues


class _NotesReader:
    def __init__(self, path: str) -> None:
        self._path = path
        self.issues: list[Issue] = []

    def _place(self, node: yaml.Node) -> Place:
        return Place(self._path, node.start_mark.line + 1, node.start_mark.column + 1)

    def _complain(self, node: yaml.Node, problem: str, cure: str, code: str = "anh-ghi-chu-hong") -> None:
        self.issues.append(Issue(code, self._place(node), problem, cure))

    def pictures(self, root: yaml.Node | None) -> dict[str, PictureNotes]:
        found: dict[str, PictureNotes] = {}
        for name, key, value in self._pairs(root):
            if name.casefold() in found:
                self._complain(key, f"ảnh “{name}” được ghi hai lần", "gộp hai phần làm một", "anh-ghi-chu-trung")
                continue
            found[name.casefold()] = self._one(PictureNotes(name, self._place(key)), value)
        return found

    def _one(self, notes: PictureNotes, node: yaml.Node) -> PictureNotes:
        for label, key, value in self._pairs(node):
            field = _TEXTS.get(fold(label)) or _FLAGS.get(fold(label))
            if field is None:
                near = most_alike(fold(label), [*_TEXTS, *_FLAGS], 1)
                shown = {fold(known): known for known in (*_KEYS.split(", "), "nguồn ảnh")}
                cure = f"có phải “{shown[near[0]]}”?" if near else f"dùng một trong các mục: {_KEYS}"
                self._complain(key, f"mục “{label}” không có", cure, "anh-ghi-chu-la")
            elif not isinstance(value, yaml.ScalarNode):
                self._complain(value, f"mục “{label}” phải là chữ trên một dòng", _SHAPE)
            else:
                is_flag = fold(label) in _FLAGS
                answer = self._answer(label, field, value) if is_flag else " ".join(value.value.split())
                change: dict[str, Any] = {field: answer}
                notes = replace(notes, **change)
        return notes

    def _answer(self, label: str, field: str, value: yaml.ScalarNode) -> bool:
        answer = _ANSWERS.get(fold(value.value.strip()))
        if answer is None:
            self._complain(value, f"mục “{label}” ghi “{value.value}”", "ghi “có” hoặc “không”")
            return field == "children"  # an unclear answer about children is taken as yes, about consent as no
        return answer

    def _pairs(self, node: yaml.Node | None) -> Iterator[tuple[str, yaml.Node, yaml.Node]]:
        if node is None or (isinstance(node, yaml.ScalarNode) and not node.value):
            return
        if not isinstance(node, yaml.MappingNode):
            self._complain(node, "không theo dạng “tên: nội dung”", _SHAPE)
            return
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value.strip():
                yield " ".join(key.value.split()), key, value
            else:
                self._complain(key, "chỗ tên để trống hoặc không phải là chữ", _SHAPE)
