"""The period a figure is about: an interval of days with the code of SDMX, the standard of statistical offices."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import total_ordering


class PeriodError(ValueError):
    """A text that names no period; `problem` and `cure` are Vietnamese, for the editor."""

    def __init__(self, problem: str, cure: str) -> None:
        super().__init__(f"{problem}; {cure}")
        self.problem = problem
        self.cure = cure


class PeriodKind(StrEnum):
    """The shape of a period; it follows from its first and last day."""

    YEAR = "year"
    HALF = "half"
    NINE_MONTHS = "nine-months"
    QUARTER = "quarter"
    MONTH = "month"
    TERM = "term"  # whole calendar years, more than one: "nhiệm kỳ 2015 – 2020"
    INTERVAL = "interval"


_CODE = re.compile(
    r"(?P<year>\d{4})(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<nine>9M)|(?P<month>0[1-9]|1[0-2])))?"
    r"|(?P<first>\d{4})/(?P<last>\d{4})"
    r"|(?P<start>\d{4}-\d\d-\d\d)(?:/(?P<end>\d{4}-\d\d-\d\d))?"
)
_WHOLE_MONTHS = {1: PeriodKind.MONTH, 3: PeriodKind.QUARTER, 6: PeriodKind.HALF}


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _is_whole_months(start: date, end: date) -> bool:
    return start.day == 1 and end == _last_day(end.year, end.month)


def _kind_of(start: date, end: date) -> PeriodKind:
    if not _is_whole_months(start, end):
        return PeriodKind.INTERVAL
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if start.month == 1 and months % 12 == 0:
        return PeriodKind.YEAR if months == 12 else PeriodKind.TERM
    if start.month == 1 and months == 9:
        return PeriodKind.NINE_MONTHS
    if months in _WHOLE_MONTHS and (start.month - 1) % months == 0:
        return _WHOLE_MONTHS[months]
    return PeriodKind.INTERVAL


def _code_of(start: date, end: date, kind: PeriodKind) -> str:
    year = f"{start.year:04d}"
    match kind:
        case PeriodKind.YEAR:
            return year
        case PeriodKind.HALF:
            return f"{year}-H{end.month // 6}"
        case PeriodKind.QUARTER:
            return f"{year}-Q{end.month // 3}"
        case PeriodKind.NINE_MONTHS:
            return f"{year}-9M"
        case PeriodKind.MONTH:
            return f"{year}-{start.month:02d}"
        case PeriodKind.TERM:
            return f"{year}/{end.year:04d}"
        case _:
            return f"{start.isoformat()}/{end.isoformat()}"


def _said(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


@total_ordering
@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` to `end`, both included; `kind` follows from them.

    `code` is SDMX-like and follows from the days too: "2020-H1", "2015/2020", "2020-07-01/2020-09-10".
    Periods are ordered by (end, start), so that the newest comes last and a year follows its second half.
    Raises PeriodError when `end` is before `start`, ValueError when `kind` contradicts the days.
    """

    start: date
    end: date
    kind: PeriodKind
    code: str = field(init=False, repr=False, compare=False)  # kept, since every figure is asked for it several times

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise PeriodError(
                f"kỳ kết thúc ({_said(self.end)}) trước khi bắt đầu ({_said(self.start)})",
                "đổi lại thứ tự hai mốc",
            )
        if self.kind is not _kind_of(self.start, self.end):
            raise ValueError(f"{self.start}/{self.end} is not a {self.kind}")
        object.__setattr__(self, "code", _code_of(self.start, self.end, self.kind))

    @classmethod
    def interval(cls, start: date, end: date) -> Period:
        """The days from `start` to `end`; whole halves, quarters, years … get their own kind."""
        return cls(start, end, _kind_of(start, end) if start <= end else PeriodKind.INTERVAL)

    @classmethod
    def year(cls, year: int) -> Period:
        """A calendar year."""
        return cls.interval(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def half(cls, year: int, number: int) -> Period:
        """The first or second six months of a year."""
        return cls._months(year, number, 6)

    @classmethod
    def quarter(cls, year: int, number: int) -> Period:
        """One of the four quarters of a year."""
        return cls._months(year, number, 3)

    @classmethod
    def month(cls, year: int, number: int) -> Period:
        """A calendar month."""
        return cls._months(year, number, 1)

    @classmethod
    def nine_months(cls, year: int) -> Period:
        """January to September, as offices report in autumn."""
        return cls.interval(date(year, 1, 1), date(year, 9, 30))

    @classmethod
    def term(cls, first: int, last: int) -> Period:
        """The whole years `first` to `last`, as in "nhiệm kỳ 2015 – 2020"."""
        return cls.interval(date(first, 1, 1), date(last, 12, 31))

    @classmethod
    def _months(cls, year: int, number: int, length: int) -> Period:
        last = number * length
        if not length <= last <= 12:
            what = "tháng" if length == 1 else f"kỳ {length} tháng"
            raise PeriodError(f"một năm không có {what} thứ {number}", f"chọn từ 1 đến {12 // length}")
        return cls.interval(date(year, last - length + 1, 1), _last_day(year, last))

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read a code such as "2020-H1", or the slug made of it. Raises PeriodError."""
        code = text.strip().replace("--", "/").upper()
        match = _CODE.fullmatch(code)
        if match is None:
            raise PeriodError(
                f"“{text}” không phải là mã kỳ báo cáo", "viết như 2020, 2020-H1, 2020-Q3, 2020-9M, 2020-07"
            )
        try:
            return cls._from_match(match)
        except PeriodError:
            raise
        except ValueError:
            raise PeriodError(f"“{text}” có ngày không tồn tại trên lịch", "xem lại ngày, tháng, năm") from None

    @classmethod
    def _from_match(cls, match: re.Match[str]) -> Period:
        if match["start"]:
            start = date.fromisoformat(match["start"])
            return cls.interval(start, date.fromisoformat(match["end"]) if match["end"] else start)
        if match["first"]:
            return cls.term(int(match["first"]), int(match["last"]))
        year = int(match["year"])
        if match["nine"]:
            return cls.nine_months(year)
        for name, length in (("half", 6), ("quarter", 3), ("month", 1)):
            if match[name]:
                return cls._months(year, int(match[name]), length)
        return cls.year(year)

    @property
    def slug(self) -> str:
        """The code as a part of an address: lower case, "/" written "--"."""
        return self.code.lower().replace("/", "--")

    @property
    def days(self) -> int:
        """How many days it holds."""
        return (self.end - self.start).days + 1

    @property
    def is_cumulative(self) -> bool:
        """Whether figures run on from 1 January over more than a quarter: such periods overlap and are never added."""
        same_year = self.start.year == self.end.year
        return same_year and (self.start.month, self.start.day) == (1, 1) and self.end >= date(self.start.year, 4, 1)

    def contains(self, day: date) -> bool:
        """Whether the day lies in the period."""
        return self.start <= day <= self.end

    def overlaps(self, other: Period) -> bool:
        """Whether the two share a day."""
        return self.start <= other.end and other.start <= self.end

    def year_earlier(self) -> Period:
        """The same stretch one year before; whole months stay whole, 29 February becomes 28."""
        start = _shift_year(self.start)
        if _is_whole_months(self.start, self.end):
            return Period.interval(start, _last_day(self.end.year - 1, self.end.month))
        return Period.interval(start, _shift_year(self.end))

    def __lt__(self, other: Period) -> bool:
        return (self.end, self.start) < (other.end, other.start)

    def __str__(self) -> str:
        return self.code


def _shift_year(day: date) -> date:
    """The same day one year before, 28 for 29 February."""
    if (day.month, day.day) == (2, 29):
        day -= timedelta(days=1)
    return day.replace(year=day.year - 1)
