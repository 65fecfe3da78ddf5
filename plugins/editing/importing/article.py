"""Composes the article: front matter with proposed metrics, and the body."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from plugins.editing.front_matter import entry_lines, key_line, remark
from plugins.editing.importing.figures import Entry
from plugins.editing.importing.proving import Trial, try_article
from plugins.registries import Registries


@dataclass(frozen=True, slots=True)
class Head:
    """The front matter's plain keys, "" or () for what is not known; `questions` are printed as comments above all."""

    title: str
    date: str
    category: str
    wards: tuple[str, ...] = ()
    period: str = ""
    slug: str = ""
    author: str = ""
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Composed:
    """The article's text, its entries as they now stand, and what the build still says about it."""

    text: str
    entries: tuple[Entry, ...]
    trial: Trial


def compose(head: Head, entries: Sequence[Entry], body: str, path: str, registries: Registries) -> Composed:
    """Write the article; an entry that the build would refuse becomes a question with the build's own reason."""
    current = list(entries)
    for _ in range(3):
        text, places = _text(head, current, body)
        trial = try_article(path, text, registries)
        objections = trial.objections_by_line().items()
        wrong = {number: issue for line, issue in objections if (number := places.get(line)) is not None}
        if not wrong:
            break
        for number, issue in wrong.items():
            current[number] = replace(current[number], doubt=f"{issue.problem}; {issue.cure}")
    return Composed(text, tuple(current), trial)


def _text(head: Head, entries: Sequence[Entry], body: str) -> tuple[str, dict[int, int]]:
    """The whole file, and which entry stands on which line."""
    lines = ["---", key_line("title", head.title), key_line("date", head.date), key_line("category", head.category)]
    if head.wards:
        value = head.wards[0] if len(head.wards) == 1 else "[" + ", ".join(head.wards) + "]"
        lines.append(f"ward: {value}")
    lines += [
        key_line(key, words)
        for key, words in (("period", head.period), ("slug", head.slug), ("author", head.author))
        if words
    ]
    lines += [remark("Bài còn là bản nháp. Xem lại xong thì đổi draft thành published để đăng."), "status: draft"]
    lines += [remark(f"HỎI: {question}") for question in head.questions]
    places: dict[int, int] = {}
    if entries:
        lines.append(remark("Số liệu do máy đề xuất từ câu văn trong bài: đọc lại từng mục, sai thì sửa hoặc xóa."))
        lines.append("metrics:" if any(not entry.doubt for entry in entries) else "# metrics:")
    for number, entry in enumerate(entries):
        if entry.doubt:
            asked = entry.value or entry.quote[:60]
            lines.append(remark(f"HỎI: “{asked}” – {entry.doubt}", 2))
            lines += entry_lines(entry.lines(), comment=True)
            continue
        for line in entry_lines(entry.lines()):
            lines.append(line)
            places[len(lines)] = number
    return "\n".join([*lines, "---", "", body]), places
