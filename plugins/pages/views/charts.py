"""What charts are drawn from: the same rows as the table beside them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesPoint:
    """One period of a series."""

    period: str  #: short label under the axis, "6T/2020"
    value: Decimal | None  #: none = not reported: a gap in the line
    label: str = ""  #: the value in words, as in the table
    short: str = ""  #: a few signs for the drawing, "4,2"; empty = only a dot
    break_before: str = ""  #: reason why the line stops before this point (definition, unit, ward changed)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesChart:
    """A line of one indicator in one ward over periods of one kind."""

    anchor: str  #: unique on the page; ids of title and description are made from it
    title: str  #: "Thu ngân sách, phường Cầu Ông Lãnh, 6 tháng đầu các năm"
    description: str  #: text alternative: the shape in one or two sentences
    unit: str  #: "tỷ đồng"; at the axis
    points: tuple[SeriesPoint, ...]  #: oldest first
    zero_label: str = "0"  #: finished label of the axis' foot
    top_label: str = ""  #: finished label of the highest value


@dataclass(frozen=True, slots=True, kw_only=True)
class AttainmentBar:
    """One bar: how much of the plan was reached."""

    label: str  #: "Giao quân"
    percent: Decimal  #: 138.5
    percent_label: str  #: "138,5%"
    base: str = ""  #: "kế hoạch năm 2020", what 100 % is


@dataclass(frozen=True, slots=True, kw_only=True)
class AttainmentChart:
    """Bars against the 100 % line of the plan."""

    anchor: str
    title: str
    description: str  #: text alternative
    bars: tuple[AttainmentBar, ...]  #: in the order of the table
    plan_label: str = "100% kế hoạch"
