"""Reads the words of a claim into typed values; what cannot be read becomes an issue at its own place."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple, Protocol, TypeVar

from plugins.domain.document import Claim, Document, Written
from plugins.domain.indicator import Indicator
from plugins.domain.issue import Issue, Place, Severity
from plugins.domain.observation import ObservationKind, ObservationStatus
from plugins.domain.period import Period, PeriodError
from plugins.domain.quantity import Quantity
from plugins.vietnamese.folding import fold
from plugins.vietnamese.formatting import format_date
from plugins.vietnamese.numerals import NumberError, read_percent, read_quantity
from plugins.vietnamese.periods import read_period

Value = TypeVar("Value")


class Indicators(Protocol):
    """The catalogue, as far as claims need it."""

    def get(self, indicator_id: str) -> Indicator | None:
        """The indicator of an id, if there is one."""

    def nearest(self, text: str) -> tuple[Indicator, ...]:
        """Indicators whose id or label is most like some text, best first."""


class ReadClaim(NamedTuple):
    """A claim whose every part has been understood, but not yet proved by the article's text."""

    claim: Claim
    value: Written
    indicator: Indicator
    quantity: Quantity
    period: Period
    ward: str
    kind: ObservationKind
    status: ObservationStatus
    attainment: Decimal | None
    target: Quantity | None


_FIRST_YEAR, _LAST_YEAR = 1930, 2100  # a year outside is a slip of the fingers

_LETTERED = re.compile(r"(?<!\w)(?=[OolI]*\d)[\dOolI.,]+(?=\s|%|$)")  # a number with letters that look like digits
_DIGITS = str.maketrans("OolI", "0011")

_FIGURES = Decimal("0.0001"), Decimal(10) ** 18
_PERCENTS = Decimal("0.001"), Decimal(10) ** 6

KINDS = {
    "": ObservationKind.RESULT,
    "result": ObservationKind.RESULT,
    "ket qua": ObservationKind.RESULT,
    "target": ObservationKind.TARGET,
    "chi tieu": ObservationKind.TARGET,
    "muc tieu": ObservationKind.TARGET,
    "ke hoach": ObservationKind.TARGET,
    "context": ObservationKind.CONTEXT,
    "boi canh": ObservationKind.CONTEXT,
}
STATUSES = {
    "": ObservationStatus.FINAL,
    "final": ObservationStatus.FINAL,
    "chinh thuc": ObservationStatus.FINAL,
    "provisional": ObservationStatus.PROVISIONAL,
    "so bo": ObservationStatus.PROVISIONAL,
}


def read_claim(claim: Claim, document: Document, indicators: Indicators) -> tuple[ReadClaim | None, list[Issue]]:
    """Understand one claim; None together with the issues when a part of it cannot be."""
    issues: list[Issue] = []
    indicator = _indicator(claim, indicators, issues)
    value = claim.value
    if value is None:
        issues.append(
            Issue(
                "thieu-gia-tri",
                claim.place,
                "số liệu chưa có giá trị",
                "thêm dòng value: chép nguyên văn từ bài, ví dụ 627 suất quà",
            )
        )
    quantity = _in_dong(_read(value, _sensible_quantity, "so-khong-doc-duoc", issues), indicator)
    attainment = _read(claim.attainment, _sensible_percent, "ty-le-khong-doc-duoc", issues)
    target = _in_dong(_read(claim.target, _sensible_quantity, "so-khong-doc-duoc", issues), indicator)
    period = _period(claim, document, issues)
    ward = _ward(claim, document, issues)
    kind = _choice(claim.kind, KINDS, "loại số liệu", "result, target hoặc context", ObservationKind.RESULT, issues)
    status = _choice(
        claim.status, STATUSES, "trạng thái số liệu", "sơ bộ hoặc chính thức", ObservationStatus.FINAL, issues
    )
    if indicator is not None and quantity is not None and value is not None:
        issues += _unit_issues(indicator, quantity, value)
    if kind is ObservationKind.RESULT and period is not None and period.start > document.moment.date():
        issues.append(_not_yet(claim, document, period))
    if issues and any(issue.severity is Severity.ERROR for issue in issues):
        return None, issues
    if value is None or indicator is None or quantity is None or period is None or ward is None:
        return None, issues
    return ReadClaim(claim, value, indicator, quantity, period, ward, kind, status, attainment, target), issues


def _indicator(claim: Claim, indicators: Indicators, issues: list[Issue]) -> Indicator | None:
    indicator = indicators.get(claim.indicator.text)
    if indicator is None:
        near = [f"{candidate.id} ({candidate.label})" for candidate in indicators.nearest(claim.indicator.text)[:3]]
        cure = f"có phải {', '.join(near)}?" if near else "chọn mã chỉ tiêu trong content/data/indicators.yaml"
        issues.append(Issue("chi-tieu-la", claim.indicator.place, f"chưa có chỉ tiêu “{claim.indicator.text}”", cure))
    return indicator


def _read(written: Written | None, read: Callable[[str], Value], code: str, issues: list[Issue]) -> Value | None:
    if written is None:
        return None
    try:
        return read(written.text)
    except NumberError as problem:
        opened = written.text[:1] in "\"'“"
        cure = "xóa dấu nháy quanh giá trị" if opened else _retyped(written.text, read) or problem.cure
        issues.append(Issue(code, written.place, problem.problem, cure))
        return None


def _retyped(text: str, read: Callable[[str], Value]) -> str:
    """The cure for letters that were typed for the digits they look like, "" when these are not the mistake."""
    better = _LETTERED.sub(lambda match: match[0].translate(_DIGITS), text)
    try:
        read(better)
    except NumberError:
        return ""
    return f"gõ lại bằng chữ số: “{better}”"


def _sensible_quantity(text: str) -> Quantity:
    quantity = read_quantity(text)
    _refuse_beyond(quantity.value, *_FIGURES, quantity.stated)
    if quantity.of is not None:
        _refuse_beyond(quantity.of * quantity.multiplier, *_FIGURES, quantity.stated)
    return quantity


def _sensible_percent(text: str) -> Decimal:
    percent = read_percent(text)
    _refuse_beyond(percent, *_PERCENTS, text)
    return percent


def _refuse_beyond(number: Decimal, least: Decimal, most: Decimal, stated: str) -> None:
    """Raise NumberError for what no report can mean; within the limits no quotient of two figures loses a digit."""
    if number and not least <= abs(number) <= most:
        size = "nhỏ" if abs(number) < least else "lớn"
        raise NumberError(f"“{stated}” {size} quá mức một báo cáo có thể có", "xem lại từng chữ số")


def _in_dong(quantity: Quantity | None, indicator: Indicator | None) -> Quantity | None:
    """ "1.332,5 tỷ" of an indicator in đồng means tỷ đồng, as offices write it."""
    if quantity is None or indicator is None or quantity.unit or quantity.multiplier == 1 or indicator.unit != "đồng":
        return quantity
    return quantity._replace(unit="đồng")


def _period(claim: Claim, document: Document, issues: list[Issue]) -> Period | None:
    period = document.period
    if claim.period is not None:
        try:
            period = read_period(claim.period.text, default_year=document.moment.year)
        except PeriodError as error:
            issues.append(Issue("ky-khong-doc-duoc", claim.period.place, error.problem, error.cure))
            return None
    if "date" in document.doubtful or (claim.period is None and "period" in document.doubtful):
        return None
    if period is None:
        cure = f"thêm dòng “period: …” ở đầu bài, ví dụ {_usual_period(document)}"
        issues.append(Issue("thieu-ky", claim.place, "số liệu chưa rõ thuộc kỳ nào", cure))
    elif period.start.year < _FIRST_YEAR or period.end.year > _LAST_YEAR:
        place = claim.period.place if claim.period is not None else document.place_of("period")
        problem = f"kỳ {period.code} nằm ngoài các năm {_FIRST_YEAR}–{_LAST_YEAR}"
        issues.append(Issue("ky-ngoai-thoi-gian", place, problem, "xem lại năm của kỳ báo cáo"))
        return None
    return period


def _not_yet(claim: Claim, document: Document, period: Period) -> Issue:
    """The complaint about a result of a period that begins after the article's day."""
    place = claim.period.place if claim.period is not None else document.place_of("period")
    begins, written = format_date(period.start), format_date(document.moment.date())
    problem = f"kỳ {period.code} bắt đầu ngày {begins}, sau ngày của bài ({written}), nên chưa thể có kết quả"
    cure = "xem lại năm của kỳ hoặc ngày của bài; nếu là chỉ tiêu thì ghi kind: target"
    return Issue("ky-chua-toi", place, problem, cure, Severity.WARNING)


def _usual_period(document: Document) -> str:
    """How the last half-year or year that was over on the day of an article is written."""
    day = document.moment
    half = f"period: {day.year}-H1 (6 tháng đầu năm {day.year})"
    return half if day.month > 6 else f"period: {day.year - 1} (năm {day.year - 1})"


def _ward(claim: Claim, document: Document, issues: list[Issue]) -> str | None:
    wards = document.wards
    if "ward" in document.doubtful:
        return None
    if claim.ward is not None:
        if claim.ward.text in wards:
            return claim.ward.text
        cure = f"chọn một trong các phường của bài: {', '.join(wards)}" if wards else "khai báo phường ở đầu bài"
        issues.append(
            Issue(
                "phuong-ngoai-bai", claim.ward.place, f"“{claim.ward.text}” không phải phường đã khai ở đầu bài", cure
            )
        )
        return None
    if len(wards) == 1:
        return wards[0]
    if len(wards) > 1:
        issues.append(
            Issue(
                "phuong-khong-ro",
                claim.place,
                "bài nói về nhiều phường nên số liệu phải ghi rõ phường",
                f"thêm ward: {wards[0]}",
            )
        )
    return None


def _choice(
    written: Written | None, choices: dict[str, Value], name: str, allowed: str, default: Value, issues: list[Issue]
) -> Value:
    if written is None:
        return default
    choice = choices.get(fold(written.text).strip())
    if choice is None:
        issues.append(
            Issue("gia-tri-la", written.place, f"{name} “{written.text}” không có trong danh sách", f"ghi {allowed}")
        )
        return default
    return choice


def dimension(unit: str) -> str:
    """What kind of measure a unit is: money, per cent, or the counted things by their first word."""
    if unit.startswith("đồng"):
        return "tiền"
    return "%" if unit.startswith("%") else "đếm"


def _unit_issues(indicator: Indicator, quantity: Quantity, value: Written) -> list[Issue]:
    """Money where things are counted, or things where money is, is a slip of the indicator or of the unit."""
    if indicator.unit == quantity.unit:
        return []
    wanted, stated = dimension(indicator.unit), dimension(quantity.unit)
    if wanted == stated or "tiền" not in (wanted, stated):
        return []
    place: Place = value.place
    problem = f"chỉ tiêu “{indicator.label}” tính bằng {indicator.unit}, còn giá trị ghi “{quantity.stated}”"
    return [Issue("don-vi-khong-khop", place, problem, "chọn lại chỉ tiêu, hoặc ghi đủ đơn vị như trong bài")]
