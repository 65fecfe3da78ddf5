"""The questions at the keyboard; everything else is decided elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from plugins.editing.drafting.answers import (
    Answers,
    AnswersError,
    read_category,
    read_day,
    read_period_answer,
    read_title,
    read_ward,
    wards_on,
)
from plugins.registries import Registries

Answer = TypeVar("Answer")


def ask(
    registries: Registries,
    today: date,
    *,
    title: str | None = None,
    ward: str | None = None,
    category: str | None = None,
    period: str | None = None,
    day: str | None = None,
    read: Callable[[str], str] = input,
    write: Callable[[str], None] = print,
) -> Answers:
    """Ask for whatever is not given; a given answer is never asked for again.

    `read` shows a question and returns a line (it may raise EOFError, which goes through), `write` shows a line. A
    given answer that means nothing raises AnswersError; a typed one is asked for again.
    """

    def answer(given: str | None, question: str, meaning: Callable[[str], Answer]) -> Answer:
        if given is not None:
            return meaning(given)
        while True:
            try:
                return meaning(read(question))
            except AnswersError as error:
                write(f"  {error.problem}: {error.cure}")

    chosen_title = answer(title, "Tiêu đề bài: ", read_title)
    chosen_day = read_day(day or "", today)
    wards = wards_on(registries, chosen_day)
    if ward is None and len(wards) > 1:
        write("Đơn vị:")
        for number, one in enumerate(wards, start=1):
            write(f"  {number}. {one.name} ({one.id})")
    typed_ward = "" if ward is None and len(wards) < 2 else ward
    chosen_ward = answer(
        typed_ward,
        "Chọn đơn vị (số, hoặc gõ tên không cần dấu; Enter nếu bài không có số liệu): ",
        lambda text: read_ward(text, registries, chosen_day),
    )
    if category is None:
        write("Chuyên mục:")
        for number, section in enumerate(registries.site.categories, start=1):
            write(f"  {number}. {section.label}")
    chosen_category = answer(category, "Chọn chuyên mục (số hoặc tên): ", lambda text: read_category(text, registries))
    chosen_period = answer(
        period,
        "Kỳ báo cáo, ví dụ 6 tháng đầu năm 2026 (Enter nếu không phải báo cáo): ",
        lambda text: read_period_answer(text, chosen_day),
    )
    return Answers(chosen_title, chosen_category.id, chosen_day, chosen_ward, chosen_period)
