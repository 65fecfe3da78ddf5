"""What a new article needs to know, and what each typed answer means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from plugins.domain.period import Period, PeriodError
from plugins.domain.ward import Ward
from plugins.registries import Category, Registries
from plugins.registries.resemblance import most_alike
from plugins.vietnamese.dates import DateError, read_date, read_period
from plugins.vietnamese.folding import fold, slugify
from plugins.vietnamese.formatting import format_date


class AnswersError(ValueError):
    """An answer that means nothing; `problem` and `cure` are Vietnamese, for the person at the keyboard."""

    def __init__(self, problem: str, cure: str) -> None:
        super().__init__(f"{problem}; {cure}")
        self.problem = problem
        self.cure = cure


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers, understood. Without a ward or a period the article carries none."""

    title: str
    category: str
    day: date
    ward: Ward | None = None
    period: Period | None = None


def read_title(text: str) -> str:
    """A title with at least one letter or digit. Raises AnswersError."""
    words = " ".join(text.split())
    if not slugify(words):
        raise AnswersError("chưa có tiêu đề", "gõ tiêu đề bài, ví dụ Sơ kết công tác 6 tháng đầu năm 2026")
    return words


def read_day(text: str, today: date) -> date:
    """The day of the article; nothing typed means today. Raises AnswersError."""
    if not text.strip():
        return today
    try:
        return read_date(text).day
    except DateError as error:
        raise AnswersError(error.problem, error.cure) from None


def wards_on(registries: Registries, day: date) -> list[Ward]:
    """The site's wards that exist on a day, in the site's order."""
    covered = (registries.wards.get(ward_id) for ward_id in registries.covered)
    return [ward for ward in covered if ward is not None and ward.valid_on(day)]


def read_ward(text: str, registries: Registries, day: date) -> Ward | None:
    """The ward meant by a number of the list, an id, or a part of a name typed with or without marks.

    Nothing typed means the only ward there is, or none. Raises AnswersError for nothing and for several.
    """
    choices = wards_on(registries, day)
    wanted = " ".join(fold(text).split())
    if not wanted:
        return choices[0] if len(choices) == 1 else None
    if wanted.isdecimal() and 1 <= int(wanted) <= len(choices):
        return choices[int(wanted) - 1]
    exact = [ward for ward in choices if wanted in (ward.id, fold(ward.short_name), fold(ward.name))]
    found = exact or [ward for ward in choices if wanted in fold(ward.full_name)]
    if not found:
        found = [ward for ward in registries.wards.by_name(text) if ward in choices]
    if len(found) == 1:
        return found[0]
    listed = ", ".join(f"{ward.name} ({ward.id})" for ward in found or choices)
    if found:
        raise AnswersError(f"“{text.strip()}” hợp với nhiều đơn vị: {listed}", "gõ mã trong ngoặc")
    raise AnswersError(
        _why_not(text, registries, day), f"chọn một trong: {listed}" if listed else "xem lại ngày của bài"
    )


def _why_not(text: str, registries: Registries, day: date) -> str:
    ward = registries.wards.get(text.strip())
    if ward is not None and ward.id in registries.covered:
        return f"{ward.name} ({ward.validity}) không có vào ngày {format_date(day)}"
    return f"trang không có đơn vị “{text.strip()}”"


def read_category(text: str, registries: Registries) -> Category:
    """The section meant by a number of the list, an id, or a part of its name. Raises AnswersError."""
    choices = registries.site.categories
    wanted = " ".join(fold(text).split())
    if wanted.isdecimal() and 1 <= int(wanted) <= len(choices):
        return choices[int(wanted) - 1]
    exact = [one for one in choices if wanted in (one.id, fold(one.label))]
    found = exact or [one for one in choices if wanted and (wanted in fold(one.label) or wanted in one.id)]
    if len(found) == 1:
        return found[0]
    listed = ", ".join(one.id for one in found or choices)
    near = most_alike(wanted, [one.id for one in choices], 1) if wanted and not found else []
    cure = f"có phải “{near[0]}”?" if near else f"chọn một trong: {listed}"
    problem = "chưa chọn chuyên mục" if not wanted else f"không rõ chuyên mục “{text.strip()}”"
    raise AnswersError(problem, cure)


def read_period_answer(text: str, day: date) -> Period | None:
    """The period; nothing typed means none. Words without a year take the day's. Raises AnswersError."""
    if not text.strip():
        return None
    try:
        return read_period(text, day.year)
    except PeriodError as error:
        raise AnswersError(error.problem, error.cure) from None
