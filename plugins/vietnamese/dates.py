"""Reading days and moments: day before month always, full years only, Vietnam's time."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime

from plugins.domain.period import PeriodError
from plugins.vietnamese.periods import period_name, read_period
from plugins.vietnamese.quantities import clean
from plugins.vietnamese.timezone import VIETNAM

__all__ = ["DateError", "Moment", "PeriodError", "period_name", "read_date", "read_period"]

FIRST_YEAR = 1975
LAST_YEAR = 2100


class DateError(ValueError):
    """A text that is no full date; `problem` and `cure` are Vietnamese, for the editor."""

    def __init__(self, problem: str, cure: str) -> None:
        super().__init__(f"{problem}; {cure}")
        self.problem = problem
        self.cure = cure


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time, aware, Asia/Ho_Chi_Minh; midnight when the writer gave no time (`has_time` false)."""

    when: datetime
    has_time: bool

    @property
    def day(self) -> date:
        """The calendar day in Vietnam."""
        return self.when.date()


_WEEKDAYS = (
    ("thứ hai", "thứ 2"),
    ("thứ ba", "thứ 3"),
    ("thứ tư", "thứ 4"),
    ("thứ năm", "thứ 5"),
    ("thứ sáu", "thứ 6"),
    ("thứ bảy", "thứ 7"),
    ("chủ nhật", "cn"),
)
_WEEKDAY = rf"(?:(?P<weekday>{'|'.join(name for names in _WEEKDAYS for name in names)}),? )?"
_TIME = (
    r"(?P<{0}hour>[0-9]{{1,2}})"
    r"(?: ?(?:h|g|giờ) ?(?P<{0}min>[0-9]{{1,2}})?(?: ?phút)?|:(?P<{0}minute>[0-9]{{2}})(?::[0-9]{{2}})?)"
)
_DATE = re.compile(
    rf"(?:(?:lúc |vào lúc )?{_TIME.format('early_')},? )?{_WEEKDAY}(?:ngày )?"
    r"(?:(?P<year>[0-9]{4})(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})"
    r"|(?P<day_first>[0-9]{1,2}) ?(?P<sign>[-/.]) ?(?P<month_second>[0-9]{1,2}) ?(?P=sign) ?(?P<year_third>[0-9]+)"
    r"|(?P<day_word>[0-9]{1,2}) tháng (?P<month_word>[0-9]{1,2}),? (?:năm )?(?P<year_word>[0-9]+))"
    rf"(?:(?:,? (?:lúc |vào lúc )?|t){_TIME.format('late_')}(?: ?\+07:?00)?)?"
)
# What machines and most editors write, of which nothing needs to be asked but whether there is such a day.
_PLAIN = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?: ([0-9]{2}):([0-9]{2}))?")
_CURE = "viết ngày/tháng/năm, ví dụ 08/07/2020"


def read_date(text: str, latest: date | None = None) -> Moment:
    """Read "2020-07-08", "08/07/2020" (always day first), "8 tháng 7 năm 2020", with or without a time of day.

    `latest` is the last year accepted, given by the caller because nothing here asks the clock; years before 1975 are
    refused. Raises DateError with the cure.
    """
    plain = _PLAIN.fullmatch(text)
    if plain is not None and FIRST_YEAR <= int(text[:4]) < (latest.year if latest else LAST_YEAR):
        with suppress(ValueError):  # no such day: the long way says why
            return Moment(_moment(*map(int, plain.groups(default="0"))), plain[4] is not None)
    words = clean(text)
    match = _DATE.fullmatch(words.lower())
    if match is None:
        raise _not_a_date(words)
    year_text, month_text, day_text = (_first(match, names) for names in _PARTS)
    if len(year_text) != 4:
        raise DateError(f"năm trong “{words}” phải đủ bốn chữ số", _CURE)
    year, month, day = int(year_text), int(month_text), int(day_text)
    last_year = latest.year if latest else LAST_YEAR
    if not FIRST_YEAR <= year <= last_year:
        raise DateError(f"năm {year} trong “{words}” nằm ngoài khoảng {FIRST_YEAR} – {last_year}", "xem lại năm")
    hour, minute = _first(match, _HOURS), _first(match, _MINUTES)
    if match["early_hour"] and match["late_hour"]:
        raise DateError(f"“{words}” có hai giờ khác nhau", "chỉ ghi một giờ")
    _refuse_impossible_day(words, year, month, day)
    _refuse_other_weekday(words, match["weekday"], date(year, month, day))
    if int(hour or 0) > 23 or int(minute or 0) > 59:
        raise DateError(f"giờ trong “{words}” không tồn tại", "viết giờ từ 00:00 đến 23:59")
    return Moment(_moment(year, month, day, int(hour or 0), int(minute or 0)), has_time=bool(hour))


def _moment(year: int, month: int, day: int, hour: int, minute: int) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=VIETNAM)


_PARTS = (
    ("year", "year_third", "year_word"),
    ("month", "month_second", "month_word"),
    ("day", "day_first", "day_word"),
)
_HOURS = ("early_hour", "late_hour")
_MINUTES = ("early_min", "early_minute", "late_min", "late_minute")


def _first(match: re.Match[str], names: tuple[str, ...]) -> str:
    return next((value for name in names if (value := match[name])), "")


def _refuse_impossible_day(words: str, year: int, month: int, day: int) -> None:
    if month > 12 >= day >= 1 and month <= 31:
        raise DateError(
            f"“{words}” có tháng {month}: ngày phải đứng trước tháng",
            f"viết {month:02d}/{day:02d}/{year} nếu là ngày {month}",
        )
    try:
        date(year, month, day)
    except ValueError:
        raise DateError(f"không có ngày {day}/{month}/{year} trên lịch", "xem lại ngày và tháng") from None


def _refuse_other_weekday(words: str, stated: str | None, day: date) -> None:
    names = _WEEKDAYS[day.weekday()]
    if stated and stated not in names:
        raise DateError(f"“{words}”: ngày này là {names[0]}, không phải {stated}", "xem lại thứ hoặc ngày")


_HALF_DAY = re.compile(
    r"(?P<day>.*[0-9]{4}),? +(?P<hour>[0-9]{1,2})(?:[:h](?P<minute>[0-9]{2})?)? ?(?P<half>ch|sa|chiều|sáng|tối|pm|am)\b.*"
)


def _with_half_day(words: str) -> DateError | None:
    """The complaint about a time such as “5:30 CH”, with the same on a clock of 24 hours."""
    match = _HALF_DAY.fullmatch(words.lower())
    if match is None or int(match["hour"]) > 12:
        return None
    late = match["half"] in ("ch", "chiều", "tối", "pm")
    hour = int(match["hour"]) % 12 + (12 if late else 0)
    return DateError(
        f"giờ trong “{words}” phải theo 24 giờ", f"viết {match['day']} {hour:02d}:{match['minute'] or '00'}"
    )


_TYPED_FOR = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", ",": "/", ";": "/"})
_RUN_TOGETHER = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")


def _retyped(words: str) -> str | None:
    """The date meant where letters were typed for digits, commas for slashes, or quotes and signs stand around it."""
    better = _RUN_TOGETHER.sub(r"\3/\2/\1", words.strip(" “”‘’\"'#.[]()").translate(_TYPED_FOR))
    if better == words or not re.fullmatch(r"[0-9/.-]+", better):
        return None
    with suppress(DateError):
        return read_date(better).day.strftime("%d/%m/%Y")
    return None


def _not_a_date(words: str) -> DateError:
    if (half_day := _with_half_day(words)) is not None:
        return half_day
    if not words:
        return DateError("chưa ghi ngày", _CURE)
    if (better := _retyped(words)) is not None:
        return DateError(f"“{words.strip('“”')}” không phải là ngày", f"viết {better}")
    if words.isdigit():
        return DateError(f"“{words}” chưa đủ ngày, tháng, năm", _CURE)
    return DateError(f"“{words}” không phải là ngày", _CURE)
