"""What is wrong with YAML that cannot be parsed, in the words of somebody who does not know YAML."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

import yaml

_KEY: Final = re.compile(r"\s*(?:- +)?[^\s:#][^:#]*:(?= |$)")
_SECOND_COLON: Final = re.compile(r"(?P<key>\s*(?:- +)?[^\s:#][^:#]*: +)(?P<value>[^\"'\s].*:(?: .*|$))")
_STUCK: Final = re.compile(r"\s*(?:- +)?(?P<key>[^\s:：#][^:：#]{0,40})(?:：|:(?=[^ \n]))")


class Fault(NamedTuple):
    """A mistake with its place (line and column from 1) and cure, in Vietnamese."""

    line: int
    column: int
    problem: str
    cure: str


def explain(text: str, error: yaml.YAMLError) -> Fault:
    """The mistake behind the parser's complaint."""
    lines = text.split("\n")
    mark = getattr(error, "problem_mark", None)
    number, column = (mark.line, mark.column) if mark and mark.line < len(lines) else (0, 0)
    line = lines[number]
    above = next((at for at in range(number - 1, -1, -1) if lines[at].strip(" ") and lines[at].strip()[0] != "#"), None)
    conflict = next((at for at, one in enumerate(lines) if one.startswith("<<<<<<< ")), None)
    if conflict is not None:
        cure = "giữ phần đúng, xóa phần kia cùng ba dòng <<<<<<<, ======= và >>>>>>>"
        return Fault(conflict + 1, 1, "tệp còn dấu xung đột của git: hai người cùng sửa một chỗ", cure)
    if isinstance(error, yaml.reader.ReaderError):
        before = text.encode()[: error.position].decode(errors="ignore")
        place = before.count("\n") + 1, len(before) - before.rfind("\n")
        return Fault(*place, "có ký tự điều khiển, mắt thường không thấy", "xóa rồi gõ lại chữ ở chỗ đó")
    begun = getattr(error, "context_mark", None)
    if begun and "quoted scalar" in str(getattr(error, "context", "")):
        cure = "thêm dấu nháy vào cuối giá trị, hoặc xóa dấu nháy ở đầu"
        return Fault(begun.line + 1, begun.column + 1, "giá trị mở bằng dấu nháy mà không đóng", cure)
    opened = begun or mark
    if opened and "alias" in f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}":
        cure = "đặt giá trị trong dấu nháy kép"
        return Fault(opened.line + 1, opened.column + 1, "“*” không mở đầu giá trị được", cure)
    if "\t" in line[: len(line) - len(line.lstrip())]:
        cure = "thay Tab bằng dấu cách cho thẳng hàng với các dòng cùng nhóm"
        return Fault(number + 1, 1, "dòng này thụt vào bằng phím Tab", cure)
    if match := _SECOND_COLON.fullmatch(line):
        cure = f'đặt cả giá trị trong dấu nháy kép: {match["key"].strip()} "…"'
        return Fault(number + 1, match.start("value") + 1, "giá trị có dấu hai chấm bên trong", cure)
    if above is not None and not _KEY.match(lines[above]) and (stuck := _STUCK.match(lines[above])):
        cure = f"viết “{stuck['key'].strip()}: …”, dấu hai chấm thường rồi một dấu cách"
        return Fault(above + 1, stuck.start("key") + 1, "sau tên khóa thiếu dấu hai chấm và dấu cách", cure)
    if above is not None and not _KEY.match(lines[above]) and not lines[above].lstrip().startswith("- "):
        cure = "viết theo mẫu “khóa: giá trị”; nếu là phần tiếp của dòng trên thì nối vào cuối dòng trên"
        return Fault(above + 1, 1, "dòng này không có dấu hai chấm sau tên khóa", cure)
    if "cannot start any token" in str(getattr(error, "problem", "")):
        return Fault(
            number + 1, column + 1, f"“{line[column]}” không mở đầu giá trị được", "đặt giá trị trong dấu nháy kép"
        )
    if _KEY.match(line):
        cure = "thụt vào đúng bằng các dòng cùng nhóm ở trên và dưới nó"
        return Fault(
            number + 1, len(line) - len(line.lstrip()) + 1, "dòng này không thẳng hàng với các dòng cùng nhóm", cure
        )
    cure = "xem lại dấu ngoặc, dấu nháy và khoảng thụt đầu dòng ở dòng này và dòng ngay trên"
    return Fault(number + 1, column + 1, "tệp không đúng cú pháp YAML", cure)
