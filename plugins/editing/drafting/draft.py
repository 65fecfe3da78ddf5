"""The text of a new article: everything asked for filled in, last time's indicators as lines to switch on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from plugins.editing.drafting.answers import Answers
from plugins.editing.drafting.previous import PreviousFigure
from plugins.editing.front_matter import entry_lines, key_line, remark
from plugins.editing.placing import ARTICLE, folder_of, free_stem, slug_of
from plugins.registries import Registries
from plugins.vietnamese.folding import slugify
from plugins.vietnamese.periods import period_name

_MOST_OFFERED = 12
_BODY = """\
<!-- Viết bài ở đây, mỗi đoạn cách nhau một dòng trống. Xóa dòng này đi.
     Ảnh: chép tệp ảnh vào cùng thư mục rồi ghi ![ảnh chụp gì](ten-anh.jpg "chú thích"). -->
"""


@dataclass(frozen=True, slots=True)
class Draft:
    """A new article, not written yet: its path relative to the project, its text, its address on the site."""

    path: str
    text: str
    address: str


def new_article(
    answers: Answers, registries: Registries, previous: Sequence[PreviousFigure] = (), *, root: Path
) -> Draft:
    """Compose a draft. `previous` are the figures the ward reported last time; without any, the catalogue's core
    indicators are offered. `root` is the project, looked at only for a free folder name."""
    stem = free_stem(root, answers.day, answers.title)
    slug = slug_of(stem, answers.title)
    lines = ["---", key_line("title", answers.title), f"date: {answers.day:%d/%m/%Y}", f"category: {answers.category}"]
    if answers.ward is not None:
        lines.append(f"ward: {answers.ward.id}")
    if answers.period is not None:
        lines.append(f"period: {answers.period.code}")
    if slug:
        lines.append(f"slug: {slug}")
    lines += [remark("Viết xong thì đổi draft thành published để đăng."), "status: draft"]
    if answers.ward is not None:
        lines += _metrics(answers, registries, previous)
    text = "\n".join([*lines, "---", "", _BODY])
    day = answers.day
    address = f"/tin/{day.year:04d}/{day.month:02d}/{slug or slugify(answers.title)}/"
    return Draft(f"{folder_of(day, stem)}/{ARTICLE}", text, address)


def _metrics(answers: Answers, registries: Registries, previous: Sequence[PreviousFigure]) -> list[str]:
    """Every offered indicator as comments: its name, what was stated last time, and the lines to fill in."""
    known = [figure for figure in previous if figure.indicator in registries.indicators]
    period = f" {period_name(answers.period)}" if answers.period else ""
    if known:
        intro = f"Kỳ trước đơn vị đã báo các chỉ tiêu dưới đây. Bỏ dấu # trước những dòng cần dùng, ghi số{period}."
        offered = [(figure.indicator, f"kỳ trước ({figure.period}) ghi “{figure.value}”") for figure in known]
    else:
        intro = f"Các chỉ tiêu thường dùng. Bỏ dấu # trước những dòng cần dùng, ghi số{period}."
        offered = [(one.id, "") for one in registries.indicators if one.core][:_MOST_OFFERED]
    lines = [remark(intro), remark("Giá trị phải chép nguyên văn từ câu trong bài."), "metrics:"]
    for indicator, said in offered:
        label = registries.indicators[indicator].label
        lines.append(remark(f"{label}: {said}" if said else label, 2))
        lines += entry_lines([("indicator", indicator), ("value", ""), ("attainment", "")], comment=True)
    return lines
