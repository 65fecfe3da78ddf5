"""Periods in words, both ways: "6 tháng đầu năm 2020" is 2020-H1."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import lru_cache

from plugins.domain.calendar_day import written_day
from plugins.domain.period import Period, PeriodError, PeriodKind
from plugins.vietnamese.folding import fold
from plugins.vietnamese.quantities import clean

_ROMAN = ("I", "II", "III", "IV")
_QUARTERS = {roman.lower(): number for number, roman in enumerate(_ROMAN, 1)} | {str(n): n for n in range(1, 5)}
_QUARTERS |= {"một": 1, "nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4}
_CURE = "viết như 6 tháng đầu năm 2020, quý III/2020, 9 tháng năm 2020, năm 2020, tháng 7/2020, nhiệm kỳ 2015 – 2020"

_YEAR = r"(?: ?[/-] ?(?P<year>[0-9]{4})|(?: của)? năm (?P<of_year>[0-9]{4})| (?P<bare_year>[0-9]{4}))?"
_DAY = r"(?:ngày )?(?P<{0}_day>[0-9]{{1,2}})[/.-](?P<{0}_month>[0-9]{{1,2}})(?:[/.-](?P<{0}_year>[0-9]{{4}}))?"
_DASH = r" ?(?:[-–—/]|đến) ?"


def _half(number: int) -> Callable[[re.Match[str], int], Period]:
    return lambda match, year: Period.half(year, number)


def _month_of(match: re.Match[str], year: int) -> Period:
    return Period.month(year, int(match["number"]))


# Each form and what it means, given the year; tried in order on lower-case text.
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], int], Period]], ...] = tuple(
    (re.compile(pattern), meaning)
    for pattern, meaning in (
        (rf"(?:6|sáu) tháng đầu(?: năm(?= [0-9]))?{_YEAR}", _half(1)),
        (r"(?:6|sáu) tháng đầu năm", _half(1)),
        (rf"(?:6|sáu) tháng cuối(?: năm(?= [0-9]))?{_YEAR}", _half(2)),
        (r"(?:6|sáu) tháng cuối năm", _half(2)),
        (rf"(?:6|sáu) tháng{_YEAR}", _half(1)),
        (rf"(?:9|chín) tháng(?: đầu)?(?: năm(?= [0-9]))?{_YEAR}", lambda match, year: Period.nine_months(year)),
        (r"(?:9|chín) tháng đầu năm", lambda match, year: Period.nine_months(year)),
        (
            rf"quý (?P<number>{'|'.join(sorted(_QUARTERS, key=len, reverse=True))}){_YEAR}",
            lambda match, year: Period.quarter(year, _QUARTERS[match["number"]]),
        ),
        (rf"tháng (?P<number>[0-9]{{1,2}}){_YEAR}", _month_of),
        (r"(?:cả )?năm (?P<year>[0-9]{4})", lambda match, year: Period.year(year)),
    )
)
_TERM = re.compile(rf"(?:nhiệm kỳ|giai đoạn|từ năm)(?: năm)? (?P<first>[0-9]{{4}}){_DASH}(?:năm )?(?P<last>[0-9]{{4}})")
_INTERVAL = re.compile(rf"(?:từ )?{_DAY.format('first')}{_DASH}{_DAY.format('last')}")
_SINGLE_DAY = re.compile(r"(?:ngày )?(?P<day>[0-9]{1,2})[/.-](?P<month>[0-9]{1,2})[/.-](?P<year>[0-9]{4})")
_LONG_DAY = re.compile(r"\b([0-9]{1,2}) tháng ([0-9]{1,2}) năm ([0-9]{4})")


@lru_cache(maxsize=1024)  # a site reports on few periods, again and again
def read_period(text: str, default_year: int | None = None) -> Period:
    """Read a code ("2020-H1") or the words for a period ("6 tháng đầu năm 2020", "từ 1/7/2020 đến 10/9/2020").

    `default_year` serves words without a year ("6 tháng đầu năm"). Raises PeriodError with the cure.
    """
    words = clean(text)
    lower = words.lower()
    if lower[:4].isdigit():
        return Period.parse(re.sub(r" ?[-–] ?(?=[0-9]{4}$)", "/", words.replace("–", "-")))
    lower = _LONG_DAY.sub(r"\1/\2/\3", lower)
    try:
        return _read_words(words, lower, default_year)
    except PeriodError:
        raise
    except ValueError:
        raise PeriodError(f"“{words}” có ngày không tồn tại trên lịch", "xem lại ngày, tháng, năm") from None


def _read_words(words: str, lower: str, default_year: int | None) -> Period:
    if match := _TERM.fullmatch(lower):
        return Period.term(int(match["first"]), int(match["last"]))
    if match := _SINGLE_DAY.fullmatch(lower):
        day = date(*(int(match[part]) for part in ("year", "month", "day")))
        return Period.interval(day, day)
    if match := _INTERVAL.fullmatch(lower):
        return _interval(words, match, default_year)
    for pattern, meaning in _FORMS:
        if match := pattern.fullmatch(lower):
            stated = next((year for name, year in match.groupdict().items() if name.endswith("year") and year), None)
            year = int(stated) if stated else default_year
            if year is None:
                raise PeriodError(
                    f"“{words}” chưa ghi năm", f"viết thêm năm, ví dụ {words.removesuffix(' năm')} năm 2020"
                )
            return meaning(match, year)
    if (better := _with_marks(words) or _written_out(lower)) is not None:
        raise PeriodError(f"không hiểu kỳ báo cáo “{words}”", f"có phải “{better}”?")
    raise PeriodError(f"không hiểu kỳ báo cáo “{words}”" if words else "chưa ghi kỳ báo cáo", _CURE)


_SHORT = (
    (re.compile(r"nửa đầu(?: năm)?[ /]*([0-9]{4})"), r"6 tháng đầu năm \1"),
    (re.compile(r"nửa cuối(?: năm)?[ /]*([0-9]{4})"), r"6 tháng cuối năm \1"),
    (re.compile(r"6 ?t[ /-]+([0-9]{4})|(?:h1|0?1[/-][0-9]{4} - 0?6)[ /-]+([0-9]{4})"), r"6 tháng đầu năm \1\2"),
    (re.compile(r"9 ?t[ /-]+([0-9]{4})|0?1[/-][0-9]{4} - 0?9[ /-]+([0-9]{4})"), r"9 tháng đầu năm \1\2"),
    (re.compile(r"h2[ /-]+([0-9]{4})"), r"6 tháng cuối năm \1"),
    (re.compile(r"q(?:uy)? ?(i{1,3}|iv|[1-4])[ /-]+([0-9]{4})"), r"quý \1/\2"),
    (re.compile(r"t(?:h|hg)?[. ]?([0-9]{1,2})[ /-]+([0-9]{4})"), r"tháng \1/\2"),
    (re.compile(r"(?:đến|hết)(?: hết)?(?: ngày)? 30[/-]0?6[/-]([0-9]{4})"), r"6 tháng đầu năm \1"),
    (re.compile(r"(?:đến|hết)(?: hết)?(?: ngày)? 30[/-]0?9[/-]([0-9]{4})"), r"9 tháng đầu năm \1"),
    (re.compile(r"(?:đến|hết)(?: hết)?(?: ngày)? 31[/-]12[/-]([0-9]{4})"), r"năm \1"),
)


def _written_out(lower: str) -> str | None:
    """The period meant by a short form such as "6T/2020" or "Q1/2020"; None when it is none of the usual ones."""
    bare = lower.strip(" []()\"'“”.").replace("–", "-")
    if bare != lower and bare[:4].isdigit():
        with suppress(PeriodError):
            return Period.parse(bare.upper()).code
    if bare != lower and any(pattern.fullmatch(bare) for pattern, _ in _FORMS):
        return bare
    found = next((match.expand(full) for short, full in _SHORT if (match := short.fullmatch(bare))), None)
    return re.sub(r"(?<=quý )[ivx]+", lambda match: match[0].upper(), found) if found else None


def _with_marks(words: str) -> str | None:
    """A period that was typed without its marks, or without some of them; None when it is none of the usual ones."""
    year = re.search(r"[0-9]{4}", words)
    if year is None:
        return None
    usual = ["6 tháng đầu năm ", "6 tháng cuối năm ", "9 tháng đầu năm ", "9 tháng năm ", "năm ", "cả năm "]
    parts = [*(f"quý {roman}" for roman in _ROMAN), *(f"tháng {month}" for month in range(1, 13))]
    usual += [f"{part}{joint}" for part in parts for joint in ("/", " năm ")]
    wanted = _letters(words)
    return next((full for name in usual if _letters(full := f"{name}{year[0]}") == wanted), None)


def _letters(words: str) -> str:
    return "".join(char for char in fold(words) if char.isalnum())


def _interval(words: str, match: re.Match[str], default_year: int | None) -> Period:
    last_year = int(match["last_year"]) if match["last_year"] else default_year
    if last_year is None:
        raise PeriodError(f"“{words}” chưa ghi năm", "viết thêm năm sau ngày cuối, ví dụ từ 1/7 đến 10/9/2020")
    end = date(last_year, int(match["last_month"]), int(match["last_day"]))
    first_year = int(match["first_year"]) if match["first_year"] else last_year
    return Period.interval(date(first_year, int(match["first_month"]), int(match["first_day"])), end)


def period_title(period: Period) -> str:
    """The name with a capital, for where it stands alone: "Quý III năm 2020"."""
    name = period_name(period)
    return name[:1].upper() + name[1:]


def period_name(period: Period) -> str:
    """The Vietnamese name, which `read_period` reads back: "6 tháng đầu năm 2020", "quý III năm 2020"."""
    start, end = period.start, period.end
    match period.kind:
        case PeriodKind.YEAR:
            return f"năm {start.year}"
        case PeriodKind.HALF:
            return f"6 tháng {'đầu' if end.month == 6 else 'cuối'} năm {start.year}"
        case PeriodKind.QUARTER:
            return f"quý {_ROMAN[start.month // 3]} năm {start.year}"
        case PeriodKind.NINE_MONTHS:
            return f"9 tháng đầu năm {start.year}"
        case PeriodKind.MONTH:
            return f"tháng {start.month} năm {start.year}"
        case PeriodKind.TERM:
            return f"nhiệm kỳ {start.year} – {end.year}"
        case _:
            first, last = map(written_day, (start, end))
            return f"ngày {first}" if first == last else f"từ ngày {first} đến ngày {last}"
