"""Which years, terms, halves and quarters lie ahead of a report, by the words that open a sentence or lead to a figure."""

from __future__ import annotations

import re
from datetime import date

from plugins.editing.suggest.cues import (
    BACKWARD,
    BY_PLAN,
    DAY_LEAD,
    ENLISTED,
    PLAN_LEAD,
    SECOND_HALF,
    UNTIL,
    YEAR_AFTER,
    YEAR_LEAD,
)
from plugins.editing.suggest.enclosures import Enclosures
from plugins.editing.suggest.periods import lies_ahead, period_here
from plugins.editing.suggest.prose import Span

# "Phát huy kết quả đạt được, năm 2026, …": what follows opens the sentence.
_BUILDING_ON = re.compile(r"^\W*(?:phát huy|tiếp nối|trên cơ sở|với tinh thần|từ những kết quả)[^.;,]{0,80},\s*")
_IN_SECOND_HALF = re.compile(r"(?:trong|cho) (?:0?6|sáu) tháng cuối năm")
_YEAR_END = re.compile(r"(?<!tính )(?<!thống kê )\bđến (?:hết|cuối) năm(?! (?:19|20)\d\d| (?:học|ngoái|trước))")
_BY_PLAN_OF_YEAR = re.compile(
    r"\W*thực hiện (?:kế hoạch|chỉ tiêu|chương trình)[^,;.]{0,60} năm (20\d\d), (?:mỗi|từng)\b"
)
_SPAN_OF_YEARS = re.compile(r"\W*(?:trong )?\d năm 20")  # "Trong 3 năm 2023-2025, …"
_LOOKED_BACK = re.compile(
    r"(?:\d|năm|nhiệm kỳ|thời gian|những) (?:năm )?qua\b(?!.*(?:phấn đấu|mục tiêu|quyết tâm|\bsẽ\b))"
)
_ESTIMATED = re.compile(r"\bước (?:đạt|thực hiện|khoảng|(?=\d))")
_THIS_YEAR = re.compile(r"\W*(?:trong )?năm nay,")
_TOLD = re.compile(r"\b(?:được|đạt|có|tăng|giảm|xảy ra|thu|trồng|gieo)\b")
_SETS_OUT = re.compile(r"[^.;:\d]{0,70}\b(?:tiếp tục|tập trung|phấn đấu|đẩy mạnh|quyết tâm|ra sức|chú trọng)\b")


class Calendar:
    """Compares the times a text names with the day of the report, `today`, None when nothing tells it."""

    def __init__(self, lower: str, today: date | None, enclosures: Enclosures) -> None:
        self._lower = lower
        self._today = today
        self._enclosures = enclosures

    def until(self, sentence: Span, at: int, *, after_targets: bool) -> int:
        """How far from the start of the sentence the last "đến năm 2030" ends that lies ahead, -1 without any.

        `after_targets` says that the sentence before listed plans.
        """
        lower = self._lower
        if lower.find("20", sentence.start, at) < 0:
            return -1
        ends = [
            until.end()
            for until in UNTIL.finditer(lower, sentence.start, at)
            if self._lies_open(until, at, after_targets) and self._enclosures.reach(until.start(), at + 1) > at
        ]
        return max(ends) - sentence.start if ends else -1

    def _lies_open(self, until: re.Match[str], at: int, after_targets: bool) -> bool:
        """As `_unfinished`; where no day is known, what is estimated by then ("đến năm 2025 ước đạt …") is no plan."""
        year_only = self._today is not None and (self._today.month, self._today.day) == (12, 31)
        if self._today is None and _LOOKED_BACK.search(self._lower, self._sentence_start(until.start()), until.start()):
            return False
        near = self._today is None or (year_only and int(until[3]) == self._today.year + 1)
        if near and _ESTIMATED.search(self._lower, until.end(), at + 8):
            return False
        return self._today is None or self._unfinished(until, after_targets)

    def _sentence_start(self, at: int) -> int:
        return max(self._lower.rfind(". ", 0, at), self._lower.rfind("\n", 0, at)) + 1

    def _unfinished(self, until: re.Match[str], after_targets: bool) -> bool:
        """ "Đến cuối năm 2025" lies ahead until late in that year, "đến năm 2025" only before it."""
        year = int(until[3])
        if until["month"] is not None and self._today is not None:
            return (year, int(until["month"])) > (self._today.year, self._today.month)
        ending = until["end"] is not None and self._today is not None and (self._today.month < 7 or after_targets)
        return year > self._year_done() or (ending and self._today is not None and year == self._today.year)

    def second_half(self, before: str) -> int:
        """Where words of the second half of a year end that is still to come, -1 without them."""
        if self._today is not None and not 3 <= self._today.month <= 9:
            late = _YEAR_END.search(before) if self._today.month in (10, 11) else None
            return late.end() if late is not None else -1
        match = SECOND_HALF.match(before.lstrip()) or _IN_SECOND_HALF.search(before) or _YEAR_END.search(before)
        if match is None:
            return -1
        year = YEAR_AFTER.match(match.string, match.end())
        return -1 if year and self._today and int(year[1]) < self._today.year else match.end()

    def _year_done(self) -> int:
        """The last year that a report of this date can look back on as a whole or in part."""
        if self._today is None:
            return 9999
        return self._today.year - 1 if self._today.month <= 2 else self._today.year

    def lead_ahead(self, lead: str) -> bool:
        """Whether a sentence opens with a time to come: "Năm 2026, …", "Nhiệm kỳ 2025–2030, …", "Quý II, …"."""
        if BY_PLAN.match(lead):
            return True
        if re.match(
            r"(?:đại hội (?:xác định|đề ra),? )?(?:trong |về |bước vào )?(?:thời gian tới|nhiệm kỳ (?:tới|mới)|phương hướng|những tháng cuối năm|mục tiêu(?! của (?:mô hình|câu lạc bộ|phong trào|cuộc vận động))|nhiệm vụ)",
            lead,
        ):
            return True
        if self.second_half(lead) > 0:
            return True
        if _THIS_YEAR.match(lead) and self._is_young(lead):
            return True
        lead = _BUILDING_ON.sub("", lead)
        match = YEAR_LEAD.match(lead)
        if match is None:
            return self._period_ahead(lead) or self._shared_out(lead)
        if self._has_just_begun(match) and _SETS_OUT.match(lead, match.end()) and not BACKWARD.search(lead):
            return True
        if match[2] and _SPAN_OF_YEARS.match(lead):
            later = self._today is None or int(match[1]) > self._year_done()
            return later and _TOLD.search(lead) is None
        if match[2]:  # a term lies ahead from its first year on
            return self._today is None or int(match[1]) >= self._today.year
        return int(match[1]) > self._year_done() and not self._enlisted(lead, int(match[1]))

    def _shared_out(self, lead: str) -> bool:
        """ "Thực hiện Kế hoạch trồng cây năm 2026, mỗi thôn trồng 300 cây" while the year is young."""
        plan = _BY_PLAN_OF_YEAR.match(lead)
        if plan is None or BACKWARD.search(lead):
            return False
        return self._today is None or int(plan[1]) > self._year_done() or self._has_just_begun(plan)

    def _is_young(self, lead: str) -> bool:
        """Whether "Năm nay, …" tells of what is to be done; without a date anywhere, unless it says what was done."""
        if self._today is None:
            return _TOLD.search(lead) is None and BACKWARD.search(lead) is None
        return self._today.month <= 2

    def _has_just_begun(self, year: re.Match[str]) -> bool:
        """Whether a year is still so young that "Năm 2025, xã tập trung …" says what is to be done in it."""
        return self._today is not None and self._today.month <= 4 and int(year[1]) == self._today.year

    def _enlisted(self, lead: str, year: int) -> bool:
        """ "Năm 2026, phường có 30 công dân nhập ngũ" in February: the call-up of a year is over when it has begun."""
        return self._today is not None and year == self._today.year and ENLISTED.search(lead) is not None

    def _period_ahead(self, lead: str) -> bool:
        """ "Quý II/2023, …" in April; "Kế hoạch quý II/2023" until it is over."""
        start = PLAN_LEAD.match(lead)
        if self._today is None or start is None:
            return False
        period = period_here(lead, start.end(), self._today.year)
        if period is None:
            return False
        return lies_ahead(period, self._today) or (start[1] is not None and period.end >= self._today)

    def clause_ahead(self, before: str) -> int:
        """Where a clause begins that opens with a time to come ("…; giai đoạn 2026–2030 …"), -1 without one."""
        start = before.rfind(";") + 1
        return start if start and self.lead_ahead(before[start : start + 160]) else -1

    def lead_past(self, lead: str) -> bool:
        """Whether a sentence opens with a time that is over."""
        match = YEAR_LEAD.match(lead)
        day = DAY_LEAD.match(lead)
        if day is not None and self._today is not None and not re.search(r"\bsẽ\b|dự kiến|phấn đấu", lead):
            return (int(day[2]), int(day[1])) <= (self._today.month, self._today.day)
        return match is not None and not self.lead_ahead(lead)
