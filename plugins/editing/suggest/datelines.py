"""The day of a report that came without one: from its opening words, else from the period it looks back on."""

from __future__ import annotations

import re
from datetime import date

from plugins.domain.period import Period
from plugins.editing.suggest.periods import stated_periods

_DATED = re.compile(
    r"(?:ngày|sáng|chiều|tối|hôm|đến|đến hết)\s+(?:ngày\s+)?(\d{1,2})\s?[/-]\s?(\d{1,2})\s?[/-]\s?(20\d\d)\b"
)
# The date of a document or of something to come says nothing about the day of the report.
_OF_ANOTHER = re.compile(
    r"(?:nghị quyết|chỉ thị|quyết định|công văn|kế hoạch|thông tư|nghị định|kết luận|luật|thông báo|hướng dẫn"
    r"|chương trình|báo cáo|quy định|văn bản|trước|dự kiến|sinh|/[a-zđ-]+)[^.;,\d]{0,30}(?:\d+[^.;,\s]*[^.;,\d]{0,40})?$"
)
_OPENS = re.compile(r"(?:^|[\n.!?])[\W_]*$")


def opening_day(lower: str) -> date | None:
    """The first date that opens a sentence ("Sáng 7/7/2020, …"), None without one."""
    return next((day for start, day in _days(lower) if _OPENS.search(lower, max(0, start - 8), start)), None)


def report_day(lower: str) -> date | None:
    """The opening day, else the last other date of the text, else the end of the first period it looks back on.

    A term of office counts only when a later one is named too: alone it may as well lie ahead.
    """
    found = opening_day(lower) or max((day for _, day in _days(lower)), default=None)
    if found is not None:
        return found
    periods = stated_periods(lower)
    return _last_day(periods[0], periods[1:]) if periods else None


def _last_day(first: Period, later: list[Period]) -> date | None:
    if first.end.year - first.start.year > 1 and not any(period.start.year >= first.end.year for period in later):
        return None
    return first.end


def _days(lower: str) -> list[tuple[int, date]]:
    found = []
    for match in _DATED.finditer(lower):
        if _OF_ANOTHER.search(lower, max(0, match.start() - 90), match.start()):
            continue
        try:
            found.append((match.start(), date(int(match[3]), int(match[2]), int(match[1]))))
        except ValueError:
            continue
    return found
