"""What may stand beside what: periods of one shape, figures of one measure, units that did not change in between."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from plugins.domain.indicator import Better, Indicator
from plugins.domain.observation import Observation, ObservationKind
from plugins.domain.period import Period, PeriodKind
from plugins.domain.quantity import Quantity
from plugins.domain.ward import Ward
from plugins.vietnamese.formatting import format_money_short, format_number, format_percent
from plugins.vietnamese.periods import period_name

SCALES = {"đồng": "tiền", "%": "%"}


def measure(quantity: Quantity) -> str:
    """What a quantity measures: money, per cent, or things counted by their noun."""
    unit = quantity.unit.split("/")[0].strip()
    return SCALES.get(unit, unit)


def shape(period: Period) -> str:
    """Periods of one shape may be set side by side over the years: first halves, third quarters, Julys, years."""
    if period.kind is PeriodKind.TERM:
        return f"{period.kind.value}-{period.end.year - period.start.year}"  # terms differ by a leap day
    if period.kind is PeriodKind.INTERVAL:
        return f"{period.kind.value}-{period.days}"
    return f"{period.kind.value}-{period.end.month:02d}"


def shape_heading(period: Period) -> str:
    """The name of a period's shape: "6 tháng đầu năm", "Cả năm", "Quý III", "Tháng 7"."""
    if period.kind is PeriodKind.TERM:
        return "Nhiệm kỳ"
    if period.kind is PeriodKind.INTERVAL:
        return "Đợt, chiến dịch"
    if period.kind is PeriodKind.YEAR:
        return "Cả năm"
    within = " năm" if period.kind in (PeriodKind.HALF, PeriodKind.NINE_MONTHS) else ""
    name = period_name(period).replace(f" năm {period.end.year}", within)
    return name[:1].upper() + name[1:]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A change computed from two stated figures, or the reason why there is none; texts are Vietnamese."""

    label: str = ""
    tone: str = ""
    reason: str = ""


def compare(indicator: Indicator, ward: Ward, earlier: Observation, later: Observation) -> Comparison:
    """Compare one indicator of one ward over two periods, the earlier stated first.

    Nothing is compared across a change of the unit or of the way of counting, nor figures of different measures.
    """
    if not (ward.valid_on(earlier.period.start) and ward.valid_on(later.period.end)):
        return Comparison(reason="Đơn vị thay đổi giữa hai kỳ nên không so sánh.")
    change = indicator.break_between(earlier.period.end, later.period.end)
    if change is not None:
        return Comparison(reason=change.note)
    if measure(earlier.quantity) != measure(later.quantity):
        return Comparison(reason="Hai kỳ báo cáo theo đơn vị tính khác nhau nên không so sánh.")
    return Comparison(difference_words(earlier.quantity, later.quantity), tone(indicator, earlier, later))


def tone(indicator: Indicator, earlier: Observation, later: Observation) -> str:
    """ "good", "bad" or nothing: neutral indicators and unchanged figures are never coloured."""
    difference = later.quantity.value - earlier.quantity.value
    if indicator.better is Better.NEUTRAL or not difference or later.kind is not ObservationKind.RESULT:
        return ""
    return "good" if (difference > 0) == (indicator.better is Better.HIGHER) else "bad"


def difference_words(earlier: Quantity, later: Quantity) -> str:
    """ "tăng 0,5 tỷ đồng (12,5%)": exact unless one side is stated with "hơn", "gần" …, then "khoảng"."""
    difference = later.value - earlier.value
    if not difference:
        return "gần như không đổi" if earlier.precision or later.precision else "không đổi"
    about = "khoảng " if earlier.precision or later.precision else ""
    verb = "tăng" if difference > 0 else "giảm"
    if later.unit.startswith("%"):
        return f"{verb} {about}{format_number(abs(difference))} điểm phần trăm"
    words = f"{verb} {about}{amount_words(abs(difference), later.unit)}"
    if earlier.value > 0:
        share = (abs(difference) * 100 / earlier.value).quantize(Decimal("0.1"))
        words += f" ({format_percent(share, 1)})"
    return words


def amount_words(value: Decimal, unit: str) -> str:
    """An amount in its unit: money in tỷ and triệu, everything else as a plain number."""
    if unit == "đồng":
        return format_money_short(int(value.to_integral_value()))
    separator = "" if unit.startswith("%") else " "
    return f"{format_number(value, 2)}{separator}{unit}".strip()
