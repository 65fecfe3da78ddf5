"""Lists of marked lines that a report gives without the words over them: plans, when one line plans and none looks back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from plugins.editing.suggest.prose import Line, Prose

# Says that an item is still to be done: a least, a bound, a verb of planning.
_PLANS = re.compile(
    r"\d[^.;:\n]{0,40} trở lên|(?:ít nhất|tối thiểu|không dưới|phấn đấu|dự kiến|\bsẽ) |^\W*(?:tiếp tục|tập trung|chỉ tiêu|mục tiêu|đăng ký)\b"
)
# Says that an item tells what was: no list that holds one of these is a list of plans.
_TELLS = re.compile(
    r"\b(?:đã|được|đạt|vượt|ước|hiện|còn|bị|xảy ra|kết quả|so với|cùng kỳ|tính đến|đến nay|ghi nhận|phát hiện|có|qua|trong đó|kế hoạch)\b"
)
_LEAST = 2  # one marked line alone is no list


def planned_items(prose: Prose, to_come: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Where the marked lines begin that stand in a list of plans; `to_come` are the spans of the periods that lie ahead."""
    found: set[int] = set()
    for bullet, group in groupby(prose.lines, key=lambda line: line.bullet):
        items = list(group)
        if bullet and len(items) >= _LEAST and _is_planned(prose, items, to_come):
            found.update(item.span.start for item in items)
    return frozenset(found)


def _is_planned(prose: Prose, items: list[Line], to_come: Sequence[tuple[int, int]]) -> bool:
    words = [prose.lower[item.body : item.span.end] for item in items]
    dated = any(item.body <= start < item.span.end for item in items for start, _ in to_come)
    return (dated or any(map(_PLANS.search, words))) and not any(map(_TELLS.search, words))
