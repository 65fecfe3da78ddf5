"""The period a figure is about, from the words of its sentence or of those before it."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date

from plugins.domain.period import Period, PeriodError

_YEAR = r"(?:(?:\s*(?:của |,\s*)?năm|\s*/)?\s*(?P<{0}>20\d\d))"
_PATTERN = re.compile(
    "|".join(
        [
            r"(?P<h1>(?:6|sáu) tháng(?: đầu)? năm|6 tháng đầu|nửa đầu năm|(?:6|sáu) tháng(?! cuối| tới| một))"
            + _YEAR.format("h1y")
            + "?",
            r"(?P<h2>(?:6|sáu) tháng cuối năm|nửa cuối năm)" + _YEAR.format("h2y") + "?",
            r"(?P<m9>(?:9|chín) tháng(?: đầu năm)?)" + _YEAR.format("m9y") + "?",
            r"(?P<q>quý)\s+(?P<qn>iv|iii|ii|i|[1-4])\b" + _YEAR.format("qy") + "?",
            r"(?P<term>nhiệm kỳ|giai đoạn)\s*(?P<t1>20\d\d)\s*[-–—]\s*(?P<t2>20\d\d)",
            r"tháng\s+(?P<mn>1[0-2]|0?[1-9])(?:\s*/\s*|\s+năm\s+)(?P<my>20\d\d)",
            r"từ (?:ngày )?(?P<d1>\d{1,2})\s?[/-]\s?(?P<m1>\d{1,2})(?:\s?[/-]\s?(?P<y1>20\d\d))? đến (?:hết )?(?:ngày )?(?P<d2>\d{1,2})\s?[/-]\s?(?P<m2>\d{1,2})(?:\s?[/-]\s?(?P<y2>20\d\d))?",
            r"(?P<year>(?:trong |cả |kết quả |công tác |kế hoạch |về )?năm)\s+(?P<yy>20\d\d)",
        ]
    )
)
_COMPARED = re.compile(
    r"(?:so với|so|cùng kỳ|bằng|đầu|từ|đến|khóa|tới|học|ngày \d+ tháng \d+|tháng \d+)(?: (?:cùng kỳ|cuối|hết|đầu))?\s*$"
)
_AHEAD = re.compile(
    r"(?:phương hướng|nhiệm vụ|giải pháp|dự toán|mục tiêu|phấn đấu|đến cuối|dự kiến|chương trình công tác)[^.;:\n]{0,40}$"
)
_LOOKED_BACK = re.compile(
    r"(?:kết quả|thực hiện|sơ kết|tổng kết|đánh giá)(?:(?!phương hướng|triển khai|và nhiệm vụ|đề ra)[^.;:\n])*$"
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


class Periods:
    """The periods a text names, by place; comparisons ("so với cùng kỳ năm 2020") do not count."""

    def __init__(self, lower: str, today: date | None, default: str | None) -> None:
        self._default = default
        self._starts: list[int] = []
        self._codes: list[str] = []
        self._ahead: list[bool] = []
        year = today.year if today else _first_year(lower)
        for match in _PATTERN.finditer(lower):
            if _COMPARED.search(lower, max(0, match.start() - 24), match.start()):
                continue
            period = _period(match, year)
            if period is not None:
                self._starts.append(match.start())
                self._codes.append(period.code)
                self._ahead.append(_looks_ahead(lower[max(0, match.start() - 70) : match.start()]))

    def at(self, place: int, *, planned: bool = False) -> str | None:
        """The code of the last period named before a place, else the default.

        A period named with plans ("nhiệm vụ năm 2026") holds for planned figures only.
        """
        index = bisect_right(self._starts, place) - 1
        while not planned and index >= 0 and self._ahead[index]:
            index -= 1
        return self._codes[index] if index >= 0 else self._default


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
