"""The period a figure is about, from the words of its sentence or of those before it."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date, timedelta

from plugins.domain.period import Period, PeriodError

_YEAR = r"(?:(?:\s*(?:của |,\s*)?năm|\s*/)?\s*(?P<{0}>20\d\d))"
_PATTERN = re.compile(
    r"\b(?:"
    + "|".join(
        [
            r"(?P<h1>0?6\s?t(?=\s?/)|(?:0?6|sáu) tháng(?: đầu)? năm|0?6 tháng đầu|nửa đầu năm|(?:0?6|sáu) tháng(?! cuối| tới| một))"
            + _YEAR.format("h1y")
            + "?",
            r"(?P<h2>(?:0?6|sáu) tháng cuối năm|nửa cuối năm)" + _YEAR.format("h2y") + "?",
            r"(?P<m9>0?9\s?t(?=\s?/)|(?:0?9|chín) tháng(?: đầu năm)?)" + _YEAR.format("m9y") + "?",
            r"(?P<q>quý)\s+(?P<qn>iv|iii|ii|i|[1-4])\b" + _YEAR.format("qy") + "?",
            r"(?P<term>nhiệm kỳ|giai đoạn)\s*(?P<t1>20\d\d)\s*[-–—]\s*(?P<t2>20\d\d)",
            r"tháng\s+(?P<mn>1[0-2]|0?[1-9])(?:\s*/\s*|\s+năm\s+)(?P<my>20\d\d)",
            r"từ (?:ngày )?(?P<d1>\d{1,2})\s?[/-]\s?(?P<m1>\d{1,2})(?:\s?[/-]\s?(?P<y1>20\d\d))? đến (?:hết )?(?:ngày )?(?P<d2>\d{1,2})\s?[/-]\s?(?P<m2>\d{1,2})(?:\s?[/-]\s?(?P<y2>20\d\d))?",
            r"(?P<year>(?:trong |cả |kết quả |công tác |kế hoạch |về )?năm)\s+(?P<yy>20\d\d)",
        ]
    )
    + ")"
)
_COMPARED = re.compile(
    r"(?:so với|so|cùng kỳ|bằng|đầu|từ|đến|khóa|tới|học|ngày \d+ tháng \d+|tháng \d+)(?: (?:cùng kỳ|cuối|hết|đầu))?\s*$"
)
_BY = re.compile(r"(?:đến|tới)(?: cuối| hết)? $")
_AFTER = re.compile(r"\b(?:sau|qua|hơn|gần|suốt|được) $")
_MEASURED_BY = re.compile(r"(?:so với|so|cùng kỳ|bằng|khóa|học)(?: (?:cùng kỳ|cuối|hết|đầu))?\s*$")
_AHEAD = re.compile(
    r"(?:phương hướng|nhiệm vụ|giải pháp|dự toán|mục tiêu|phấn đấu|đến cuối|dự kiến|chương trình công tác)[^.;:\n]{0,40}$"
)
_LOOKED_BACK = re.compile(
    r"(?:kết quả|thực hiện|hoàn thành|vượt|sơ kết|tổng kết|đánh giá)(?:(?!phương hướng|triển khai|và nhiệm vụ|đề ra)[^.;:\n])*$"
)
# The plan of a period is no period of the figure: "đạt 50% kế hoạch năm 2020".
_PLAN_OF = re.compile(r"(?:kế hoạch|chỉ tiêu|dự toán|nghị quyết|chương trình|giao|đầu|từ|sang|đến)\s*$")
_GOES_ON_TO = re.compile(r"\s*[-–—]\s*20\d\d")  # "trong 3 năm 2026 - 2028"
_TO_CARRY_OUT = re.compile(r"(?:^|[.\n])\W*thực hiện (?:kế hoạch|chỉ tiêu|chương trình) [^,.;:\n]{1,60}$")
_MID_SENTENCE = re.compile(r"[^\W\d_] $")  # "xây 2 sân bóng trong năm 2026" may plan
_YEAR_BEHIND = re.compile(r" \((?:năm )?(20\d\d)\)")  # "lên 38 triệu đồng (2025)"
_DUE_IN = ("vào ", "vào cuối ", "hoàn thành ", "hoàn thành trong ")  # "vào năm 2030", "hoàn thành năm 2027"
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


class Periods:
    """The periods a text names, by place; comparisons ("so với cùng kỳ năm 2020") do not count."""

    def __init__(self, lower: str, today: date | None, default: str | None) -> None:
        self._lower = lower
        self._default = default
        self._starts: list[int] = []
        self._codes: list[str] = []
        self._ahead: list[bool] = []
        self._held: dict[int, bool] = {}  # periods used so far: whether by plans only
        year = today.year if today else _first_year(lower)
        self._ends: list[tuple[int, str, bool]] = []  # "đến năm 2030": whose it is, and whether all that follows is
        self.to_come: list[tuple[int, int]] = []  # where the text names periods that the report can only plan for
        for match in _PATTERN.finditer(lower):
            before = lower[max(0, match.start() - 24) : match.start()]
            period = None if _lasted(match, before) else _period(match, year)
            if period is not None and today and not match["term"] and _is_to_come(period, today, before):
                self.to_come.append(match.span())
            if period is not None and _BY.search(before) and period.end - period.start > timedelta(days=300):
                self._ends.append((match.start(), period.code, lower.startswith((",", ":", " :"), match.end())))
            elif period is not None and not _COMPARED.search(before):
                self._starts.append(match.start())
                self._codes.append(period.code)
                self._ahead.append(
                    _looks_ahead(lower[max(0, match.start() - 70) : match.start()])
                    or (today is not None and lies_ahead(period, today))
                )

    def at(self, figure: tuple[int, int], sentence: int, clause_end: int, *, planned: bool = False) -> str | None:
        """The code of the period that the sentence names: right behind the figure ("1,5% năm 2020"), else the last
        before it, else one in the rest of its clause.

        A sentence that names none has the default; without a default, the last period named before it. A period named
        with plans ("nhiệm vụ năm 2026"), or whose sentence holds plans only, goes on for planned figures only.
        """
        place, end = figure
        beside = bisect_right(self._starts, place)
        if beside < len(self._starts) and self._lower[end : self._starts[beside]].strip(" (") in ("", "vào"):
            return self._codes[beside]
        bracketed = _YEAR_BEHIND.match(self._lower, end)
        if bracketed is not None:
            return bracketed[1]
        if (by := self._by(place, sentence)) is not None:
            return by
        index = beside - 1
        while index >= 0 and self._ahead[index] and not planned:
            index -= 1
        if index >= 0 and self._starts[index] >= sentence:
            self._held[index] = self._held.get(index, True) and planned
            return self._codes[index]
        while index >= 0 and not planned and (self._ahead[index] or self._held.get(index, False)):
            index -= 1
        if not planned and (after := self._after(place, clause_end)) is not None:
            return after
        named = self._codes[index] if index >= 0 else None
        if planned and index >= 0 and self._ahead[index]:
            return named  # a plan is rarely for the period that an article reports
        return self._default or named

    def _by(self, place: int, sentence: int) -> str | None:
        """The year of "thu nhập bình quân đến năm 2030 đạt 95 triệu đồng", named in the figure's own phrase, or of "Đến
        năm 2030, …" at the head of what follows.
        """
        phrase = max(sentence, *(self._lower.rfind(mark, sentence, place) for mark in ",;:"))
        for start, code, heads in reversed(self._ends):
            if phrase <= start < place or (heads and sentence <= start < place):
                return code
        return None

    def _after(self, place: int, end: int) -> str | None:
        """A period named behind the figure: "… trong thực hiện nhiệm vụ 6 tháng đầu năm 2020"."""
        for index in range(bisect_right(self._starts, place), len(self._starts)):
            start = self._starts[index]
            if start >= end:
                return None
            if not self._ahead[index] and not _PLAN_OF.search(self._lower, place, start):
                return self._codes[index]
        return None


def stated_periods(lower: str) -> list[tuple[int, Period]]:
    """The periods with a year of their own that a text looks back on, in the order of the text, with where they end.

    Second halves are left out: reports name them as often for what is to come.
    """
    found = []
    for match in _PATTERN.finditer(lower):
        if "20" not in match[0] or _COMPARED.search(lower, max(0, match.start() - 24), match.start()):
            continue
        period = _period(match, None)
        if (
            period is not None
            and not match["h2"]
            and not _looks_ahead(lower[max(0, match.start() - 70) : match.start()])
            and not lower.endswith(_DUE_IN, 0, match.start())
            and not (match["year"] and _GOES_ON_TO.match(lower, match.end()))
            and not _TO_CARRY_OUT.search(lower, max(0, match.start() - 80), match.start())
            and not (
                match[0].startswith("trong năm")
                and _MID_SENTENCE.search(lower, max(0, match.start() - 2), match.start())
            )
        ):
            found.append((match.end(), period))
    return found


def period_here(lower: str, place: int, year: int | None) -> Period | None:
    """The period whose words begin at a place."""
    match = _PATTERN.match(lower, place)
    return _period(match, year) if match is not None else None


def period_at(lower: str, place: int, year: int | None) -> Period | None:
    """The period named within a few words from a place, in the same clause."""
    words = re.split(r"[;,.\n]", lower[place : place + 60], maxsplit=1)[0]
    match = _PATTERN.search(words)
    return _period(match, year) if match is not None else None


def lies_ahead(period: Period, today: date) -> bool:
    """Whether a report of a day can only plan for a period: a year from its first day on, less from its middle on."""
    if period.end - period.start > timedelta(days=300):
        return period.start > today
    return period.start + (period.end - period.start) / 2 > today


def _is_to_come(period: Period, today: date, before: str) -> bool:
    """Whether a period can only be planned for; "cuối năm 2026" until late in that year."""
    if _MEASURED_BY.search(before):
        return False
    late = before.endswith(("cuối ", "hết ")) and period.end - today > timedelta(days=183)
    inside = before.strip(" -+•")[-1:].isalpha()  # what opens a sentence is judged by the calendar
    begun = period.end - period.start > timedelta(days=300) and (today - period.start).days in range(45) and inside
    return late or begun or lies_ahead(period, today)


def _lasted(match: re.Match[str], before: str) -> bool:
    """Whether "sau 6 tháng vận hành" tells how long something has lasted, not when."""
    return match[0] in ("6 tháng", "9 tháng") and _AFTER.search(before) is not None


def _looks_ahead(before: str) -> bool:
    """ "nhiệm vụ năm 2026" is a plan, "kết quả thực hiện nhiệm vụ năm 2025" is not."""
    return _AHEAD.search(before) is not None and _LOOKED_BACK.search(before) is None


def _first_year(lower: str) -> int | None:
    match = re.search(r"\b20\d\d\b", lower)
    return int(match[0]) if match else None


def _period(match: re.Match[str], year: int | None) -> Period | None:
    try:
        return _named(match, year)
    except (PeriodError, ValueError):
        return None


def _named(match: re.Match[str], year: int | None) -> Period | None:
    def own(group: str) -> int:
        stated = match[group] or year
        if stated is None:
            raise ValueError(group)
        return int(stated)

    if match["h1"]:
        return Period.half(own("h1y"), 1)
    if match["h2"]:
        return Period.half(own("h2y"), 2)
    if match["m9"]:
        return Period.nine_months(own("m9y"))
    if match["q"]:
        return Period.quarter(own("qy"), _QUARTERS[match["qn"]])
    if match["term"]:
        return Period.term(int(match["t1"]), int(match["t2"]))
    if match["mn"]:
        return Period.month(int(match["my"]), int(match["mn"]))
    if match["d1"]:
        last = int(match["y2"] or year or 0)
        first = int(match["y1"] or last)
        return Period.interval(
            date(first, int(match["m1"]), int(match["d1"])), date(last, int(match["m2"]), int(match["d2"]))
        )
    return Period.year(int(match["yy"]))
