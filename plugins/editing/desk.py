"""The desk's commands: `new`, `import` and `schema`, from arguments to files and words on the screen; returns exit codes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from plugins.domain.issue import Issue
from plugins.editing.drafting import AnswersError, ask, new_article, previous_figures
from plugins.editing.drafting.answers import read_category, read_day, read_period_answer, read_ward
from plugins.editing.importing.report_import import import_report
from plugins.editing.placing import Placed, place
from plugins.editing.schema import write_schema
from plugins.registries import Registries, load_registries

DONE, CONTENT, USAGE, INTERRUPTED = 0, 1, 2, 130


def new(
    root: Path,
    today: date,
    *,
    title: str | None = None,
    ward: str | None = None,
    category: str | None = None,
    period: str | None = None,
    day: str | None = None,
    read: Callable[[str], str] = input,
) -> int:
    """Ask for what is not given, write the draft, print its path and address."""
    registries = _registries(root)
    if registries is None:
        return USAGE
    try:
        answers = ask(registries, today, title=title, ward=ward, category=category, period=period, day=day, read=read)
    except AnswersError as error:
        return _complain(f"{error.problem}: {error.cure}")
    except (EOFError, KeyboardInterrupt):
        print("\nĐã dừng, chưa tạo gì.", file=sys.stderr)
        return INTERRUPTED
    content = root / "content"
    asked, report = answers.ward, (answers.day, answers.period, answers.category)
    previous = previous_figures(content, asked.id, registries, *report) if asked else ()
    draft = new_article(answers, registries, previous, root=root)
    placed = place(root, draft.path, draft.text)
    if isinstance(placed, Issue):
        return _complain(str(placed))
    print(f"Đã tạo {placed.article}")
    print(f"Ảnh: chép vào cùng thư mục {placed.article.rpartition('/')[0]}/")
    print(f"Xem thử: python3 run.py preview, rồi mở http://127.0.0.1:8000{draft.address}")
    return DONE


def import_file(
    root: Path,
    source: Path,
    today: date,
    *,
    category: str | None = None,
    ward: str | None = None,
    day: str | None = None,
    period: str | None = None,
) -> int:
    """Import a report, write the article and its pictures, print the account and what to do next."""
    registries = _registries(root)
    if registries is None:
        return USAGE
    try:
        stated = read_day(day, today) if day else None
        chosen_ward = read_ward(ward, registries, stated or today) if ward else None
        chosen_period = read_period_answer(period, stated or today) if period else None
        result = import_report(
            source,
            registries=registries,
            root=root,
            today=today,
            category=read_category(category, registries).id if category else "",
            ward=chosen_ward.id if chosen_ward else "",
            day=stated,
            period=chosen_period.code if chosen_period else "",
        )
    except AnswersError as error:
        return _complain(f"{error.problem}: {error.cure}")
    if isinstance(result, Issue):
        print(result, file=sys.stderr)
        return CONTENT
    placed = place(root, result.path, result.markdown, result.pictures)
    if isinstance(placed, Issue):
        return _complain(str(placed))
    print(result.report.text())
    _say_next(placed)
    return DONE


def schema(root: Path) -> int:
    """Write the JSON Schema for editors' tools."""
    registries = _registries(root)
    if registries is None:
        return USAGE
    print(f"Đã ghi {write_schema(root, registries).as_posix()}")
    return DONE


def _say_next(placed: Placed) -> None:
    count = len(placed.files) - 1
    print(f"Bài: {placed.article}" + (f" và {count} ảnh cùng thư mục" if count else ""))
    print("Việc tiếp theo: mở bài, đọc lại các số liệu, rồi chạy python3 run.py check")


def _registries(root: Path) -> Registries | None:
    loaded = load_registries(root / "content" / "data")
    if isinstance(loaded, Registries):
        return loaded
    for issue in loaded:
        print(issue, file=sys.stderr)
    return None


def _complain(words: str) -> int:
    print(words, file=sys.stderr)
    return USAGE
