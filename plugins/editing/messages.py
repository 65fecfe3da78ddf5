"""The table of all messages in the handbook, made from the code: `python -m plugins.editing.messages` brings it up to date."""

from __future__ import annotations

import ast
from pathlib import Path

from plugins.editing.message_scan import Message, Wrapper, learn, scan

ROOT = Path(__file__).resolve().parents[2]
HANDBOOK = ROOT / "docs" / "editors.vi.md"
BEGIN = "<!-- thông báo: bắt đầu (do python -m plugins.editing.messages ghi, đừng sửa tay) -->"
END = "<!-- thông báo: hết -->"

# Package -> heading; messages of value readers belong to the figures and dates of the front matter.
_CHAPTERS = {
    "frontmatter": "Phần khai báo ở đầu bài",
    "vietnamese": "Số, ngày, kỳ báo cáo",
    "domain": "Số, ngày, kỳ báo cáo",
    "metrics": "Số liệu",
    "markup": "Chữ, đề mục, bảng, liên kết trong bài",
    "images": "Ảnh",
    "assembly": "Đối chiếu toàn trang",
    "engine": "Tệp và thư mục",
    "editing": "Nhập báo cáo, tạo bài, kiểm tra",
    "registries": "Cấu hình và danh mục (content/data)",
    "publishing": "Đăng trang",
}
_REST = "Khác"
_SHOWN_WITH_IT = "theo lời chỉ dẫn in kèm thông báo"


def messages(plugins: Path) -> dict[str, list[Message]]:
    """All messages of the code below a folder, by chapter in the handbook's order, sorted by code."""
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(plugins.rglob("*.py"))}
    wrappers: dict[str, Wrapper] = {}
    for tree in trees.values():
        learn(tree, wrappers)
    found: dict[str, set[Message]] = {chapter: set() for chapter in (*_CHAPTERS.values(), _REST)}
    for path, tree in trees.items():
        package = path.relative_to(plugins).parts[0]
        found[_CHAPTERS.get(package, _REST)].update(scan(tree, wrappers))
    return {chapter: _worth_showing(group) for chapter, group in found.items() if group}


def _worth_showing(group: set[Message]) -> list[Message]:
    """Sorted, without those whose cure is only known at run time where the same code has others."""
    cured = {one.code for one in group if one.cure}
    return sorted(one for one in group if one.cure or one.code not in cured)


def table(plugins: Path) -> str:
    """The chapters as Markdown, between the two marks."""
    lines = [BEGIN, ""]
    for chapter, group in messages(plugins).items():
        lines += [f"### {chapter}", "", "| Mã | Mức | Thông báo | Cách sửa |", "| --- | --- | --- | --- |"]
        for one in group:
            cells = (
                ", ".join(f"`{code}`" for code in one.code.split(", ")),
                one.severity,
                one.problem,
                one.cure or _SHOWN_WITH_IT,
            )
            lines.append("| " + " | ".join(map(_cell, cells)) + " |")
        lines.append("")
    return "\n".join([*lines, END])


def refreshed(handbook: str, plugins: Path) -> str:
    """The handbook with the table as the code is now. Raises ValueError when the marks are missing."""
    before, begin, rest = handbook.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{HANDBOOK.name}: the marks of the table are missing")
    return before + table(plugins) + after


def _cell(words: str) -> str:
    return " ".join(words.split()).replace("|", "\\|").replace("<", "&lt;").replace("](", "]\\(")


def main() -> None:
    """Rewrite the table in the handbook."""
    text = HANDBOOK.read_text(encoding="utf-8")
    new = refreshed(text, ROOT / "plugins")
    if new != text:
        HANDBOOK.write_text(new, encoding="utf-8")
    total = sum(map(len, messages(ROOT / "plugins").values()))
    print(f"{HANDBOOK.name}: {total} thông báo{'' if new != text else ', không có gì mới'}")


if __name__ == "__main__":
    main()
