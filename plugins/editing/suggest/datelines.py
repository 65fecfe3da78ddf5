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
    r"|chương trình|báo cáo|quy định|văn bản|trước|dự kiến|phấn đấu|phát động|sinh|/[a-zđ-]+)[^.;,\d]{0,30}(?:\d+[^.;,\s]*[^.;,\d]{0,40})?$"
)
_TERM = re.compile(r"(?:nhiệm kỳ|giai đoạn)\s*(20\d\d)\s*[-–—]\s*(20\d\d)")
_PLANNED = re.compile(r"(?:mục tiêu|phương hướng|phấn đấu|nhiệm vụ)[^.;:\n]{0,30}$")
_YEAR_ALONE = re.compile(
    r"(?<!\d)(?<!-)(?<!- )(?<!– )(?<!đến năm )(?<!vào năm )(?<!tới năm )(20\d\d)\b(?!\s*[-–—]\s*20)"
)
# "Năm 2023 nhóm kết nạp được 7 thành viên": what is told of a period is over.
_HAPPENED_IN = re.compile(
    r"(?:(?!phấn đấu|dự kiến|mục tiêu|chỉ tiêu|kế hoạch|\bsẽ\b|\bcần\b|\bđể\b)[^.;:\n]){0,60}?\b(?:đã (?!đề ra|được giao|đặt|đăng ký|phê duyệt|ban hành|thông qua|xây dựng kế)|[^\W\d_]+ được (?:thêm |hơn |gần |trên )?\d)"
    r"|(?: chỉ)? còn \d[\d,]*%"
)
_OPENS = re.compile(r"(?:^|[\n.!?])[\W_]*$")


def opening_day(lower: str) -> date | None:
    """The first date that opens a sentence ("Sáng 7/7/2020, …"), None without one."""
    return next((day for start, day in _days(lower) if _OPENS.search(lower, max(0, start - 8), start)), None)


def report_day(lower: str) -> date | None:
    """The opening day, else the last other date of the text, else the end of the first period it looks back on.

    A term of office counts as such a period when something later is named too; else two terms, or one that is planned
    for, tell that the text was written where the last of them begins.
    """
    found = opening_day(lower) or max((day for _, day in _days(lower)), default=None)
    if found is not None:
        return found
    stated = stated_periods(lower)
    periods = [period for _, period in stated]
    told = [period.end for end, period in stated if _short(period) and _HAPPENED_IN.match(lower, end)]
    if periods:
        first = periods[0].end
        if _short(periods[0]) or any(later.start.year >= first.year for later in periods[1:]):
            return max([first, *told])
    return max(told, default=None) or _between_terms(lower)


def _short(period: Period) -> bool:
    return period.end.year - period.start.year <= 1


def _between_terms(lower: str) -> date | None:
    """The middle of the year in which the last term begins, when another is over or that one is planned for."""
    terms = [(int(term[1]), int(term[2]), term.start()) for term in _TERM.finditer(lower)]
    if not terms:
        return None
    begins = max(first for first, _, _ in terms)
    earlier = any(end <= begins for _, end, _ in terms)
    planned = any(_PLANNED.search(lower, max(0, at - 60), at) for first, _, at in terms if first == begins)
    later = any(int(year[1]) > begins for year in _YEAR_ALONE.finditer(lower))
    return date(begins, 7, 1) if earlier or (planned and not later) else None


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
