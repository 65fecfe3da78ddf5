"""The data dictionary docs/data-dictionary.md, written from the columns: `python -m plugins.opendata.dictionary`."""

from __future__ import annotations

from pathlib import Path

from plugins.opendata import indicators, observations, wards
from plugins.opendata.catalogue import ADDRESS, CATALOG, PACKAGE, RULES
from plugins.opendata.datapackage import meaning
from plugins.opendata.table import Columns

FILE = Path(__file__).parents[2] / "docs" / "data-dictionary.md"
_TABLES: tuple[tuple[str, str, Columns], ...] = (
    ("Số liệu", "observations.csv, observations-excel.csv, observations.json", observations.COLUMNS),
    ("Chỉ tiêu", "indicators.csv, indicators.json", indicators.COLUMNS),
    ("Đơn vị", "wards.csv, wards.json", wards.WARD_COLUMNS),
    ("Chia tách, sáp nhập", "lineage.csv", wards.LINEAGE_COLUMNS),
)
_HEAD = f"""\
# Từ điển dữ liệu mở

<!-- Written by `python -m plugins.opendata.dictionary` from the columns in plugins/opendata; do not edit. -->

Các tệp nằm ở `{ADDRESS}` của trang; `{PACKAGE}` (Frictionless Data Package) và `{CATALOG}` (schema.org) mô tả chúng cho phần mềm.

- CSV: UTF-8, dấu phẩy, dòng kết thúc bằng CR LF, dấu chấm thập phân, ngày dạng 2020-06-30, true/false; ô trống: bài không nêu.
- `observations-excel.csv`: có dấu thứ tự byte, dấu chấm phẩy, dấu phẩy thập phân, tiêu đề cột tiếng Việt, có/không. Excel có thể hiện mã số \
đơn vị và mã kỳ khác đi (bỏ số 0 đầu, đổi 2020-07 thành ngày): khi cần đúng từng ký tự, dùng tệp CSV hoặc JSON.
- JSON: danh sách đối tượng cùng tên cột; số giữ mọi chữ số, ô trống là null.
"""


def dictionary() -> str:
    """The text of the dictionary."""
    lines = [_HEAD, "## Quy ước", "", *(f"- {rule}" for rule in RULES), ""]
    for title, files, columns in _TABLES:
        lines += [f"## {title}", "", f"Tệp: {', '.join(f'`{name}`' for name in files.split(', '))}", ""]
        lines += ["| Cột | Tiêu đề | Kiểu | Luôn có | Ý nghĩa |", "|---|---|---|---|---|"]
        for column in columns:
            kind = "địa chỉ web" if column.is_address else column.type.label
            always = "có" if column.required else ""
            lines.append(f"| `{column.name}` | {column.title} | {kind} | {always} | {meaning(column)} |")
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    FILE.write_text(dictionary(), encoding="utf-8")
