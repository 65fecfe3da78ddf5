"""Figures of one indicator in one ward over the years, in periods of one shape."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from plugins.achievements.comparability import amount_words, measure, shape
from plugins.domain.indicator import AggregationOverTime, Indicator
from plugins.domain.observation import Observation, ObservationKind
from plugins.domain.period import Period, PeriodKind
from plugins.edition import Edition
from plugins.edition.cards import Figure
from plugins.edition.words import ward_of
from plugins.pages.views import SeriesChart, SeriesPoint
from plugins.vietnamese.formatting import format_number


@dataclass(frozen=True, slots=True)
class Series:
    """All results of one indicator, ward and shape of period, by period, oldest first."""

    indicator: str
    ward: str
    shape: str
    periods: dict[Period, list[Figure]]

    def single(self, period: Period) -> Observation | None:
        """The only figure of a period; None when there is none or more than one."""
        figures = self.periods.get(period, [])
        return figures[0][1] if len(figures) == 1 else None


def series_of(figures: list[Figure]) -> list[Series]:
    """Sort results into series; targets and context are left out."""
    found: dict[tuple[str, str, str], dict[Period, list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for figure in figures:
        observation = figure[1]
        if observation.kind is ObservationKind.RESULT:
            key = observation.indicator, observation.ward, shape(observation.period)
            found[key][observation.period].append(figure)
    return [Series(*key, dict(sorted(periods.items()))) for key, periods in found.items()]


def periods_between(periods: list[Period]) -> list[Period]:
    """The periods of one shape from the first to the last, with those in which nothing was reported."""
    if len(periods) < 2 or periods[0].kind in (PeriodKind.TERM, PeriodKind.INTERVAL):
        return periods
    filled, current = [periods[-1]], periods[-1]
    while current > periods[0]:
        current = current.year_earlier()
        filled.append(current)
    return filled[::-1]


def adds_up_within_year(indicator: Indicator, period: Period) -> bool:
    """Whether a figure of the period contains those of shorter periods of its year, so that they are never added."""
    return indicator.agg_time is AggregationOverTime.YTD and period.is_cumulative


def break_before(indicator: Indicator, earlier: Observation | None, later: Observation | None) -> str:
    """Why the line stops between two points of a series; nothing when it need not."""
    if earlier is None or later is None:
        return ""
    change = indicator.break_between(earlier.period.end, later.period.end)
    if change is not None:
        return change.note
    if measure(earlier.quantity) != measure(later.quantity):
        return f"đổi đơn vị tính từ {earlier.quantity.unit} sang {later.quantity.unit}"
    return ""


@dataclass(frozen=True, slots=True)
class Outline:
    """A series whose figures have not been read: how many results each of its periods has, oldest first."""

    indicator: str
    ward: str
    shape: str
    counts: dict[Period, int]

    def newest(self, limit: int) -> list[Period]:
        """The newest periods that together hold at most `limit` figures; the newest of all is always among them."""
        kept: list[Period] = []
        room = limit
        for period, count in reversed(self.counts.items()):
            room -= count
            if kept and room < 0:
                break
            kept.append(period)
        return kept[::-1]

    def read(self, edition: Edition, periods: Iterable[Period]) -> Series:
        """The figures of some of its periods."""
        figures = {period: edition.figures.results(self.indicator, self.ward, period) for period in periods}
        return Series(self.indicator, self.ward, self.shape, figures)


def outlines_of(edition: Edition, indicator: str) -> list[Outline]:
    """All series of an indicator, known from the articles' keys alone."""
    found: dict[tuple[str, str], dict[Period, int]] = defaultdict(dict)
    for (ward, period), count in edition.figures.results_by_period(indicator).items():
        found[ward, shape(period)][period] = count
    return [Outline(indicator, *key, dict(sorted(counts.items()))) for key, counts in found.items()]


def short_period(period: Period) -> str:
    """A period under the axis of a chart."""
    year = period.end.year
    short = {
        PeriodKind.YEAR: f"{year}",
        PeriodKind.HALF: f"{'6T đầu' if period.end.month == 6 else '6T cuối'} {year}",
        PeriodKind.NINE_MONTHS: f"9T {year}",
        PeriodKind.QUARTER: f"Q{period.end.month // 3} {year}",
        PeriodKind.MONTH: f"T{period.end.month} {year}",
    }
    return short.get(period.kind, period.code)


def chart_of(edition: Edition, series: Series, anchor: str, title: str) -> SeriesChart | None:
    """A line of the series; None unless two neighbouring periods have one figure each, of one measure."""
    indicator = edition.registries.indicators[series.indicator]
    periods = periods_between(list(series.periods))
    known = [found for found in (series.single(period) for period in periods) if found is not None]
    if len(known) < 2 or len({measure(found.quantity) for found in known}) > 1:
        return None
    points, previous = [], None
    for period in periods:
        found = series.single(period)
        points.append(
            SeriesPoint(
                period=short_period(period),
                value=found.quantity.value if found else None,
                label=found.quantity.stated if found else "",
                break_before=break_before(indicator, previous, found),
            )
        )
        previous = found or previous
    if not any(a.value is not None and b.value is not None and not b.break_before for a, b in pairwise(points)):
        return None
    unit = known[-1].quantity.unit
    top = max(found.quantity.value for found in known)
    return SeriesChart(
        anchor=anchor,
        title=title,
        description=_description(edition, series, known),
        unit=unit,
        points=tuple(points),
        zero_label=format_number(Decimal(0)),
        top_label=amount_words(top, unit),
    )


def _description(edition: Edition, series: Series, known: list[Observation]) -> str:
    first, last = known[0], known[-1]
    gaps = len(periods_between(list(series.periods))) - len(known)
    words = (
        f"{ward_of(edition, series.ward).name}: {short_period(first.period)} là {first.quantity.stated}, "
        f"{short_period(last.period)} là {last.quantity.stated}."
    )
    return words + (f" {gaps} kỳ không có số liệu được để trống." if gaps > 0 else "")
