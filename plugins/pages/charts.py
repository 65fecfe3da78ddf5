"""Inline SVG from the rows of a table: no colour, size or style in it, the style sheet decides on screen and paper.

Coordinates are in units of a view box 320 wide, which is a phone's width, so that letters stay readable there.
Values are exact decimals; only positions are rounded, to tenths of a unit.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_HALF_EVEN, Decimal
from itertools import pairwise

from markupsafe import Markup

from plugins.pages.printing import printed
from plugins.pages.views.charts import AttainmentChart, SeriesChart, SeriesPoint

WIDTH = 320
_LETTER = Decimal("7")
_TENTH = Decimal("0.1")
_PLAN = Decimal(100)
_NOUGHT = Decimal(0)
_BAR_STEP, _BAR_HEIGHT, _HEAD = 46, 16, 26
_LEFT, _RIGHT, _TOP, _FOOT, _SERIES_HEIGHT = 4, 316, 34, 182, 210


def draw_attainment(chart: AttainmentChart) -> Markup:
    """Return bars against the line of the plan (100 %); the part above the plan is drawn with another pattern."""
    if not chart.bars:
        return Markup("")
    scale = (WIDTH - 2) / max(_PLAN, *(bar.percent for bar in chart.bars))
    plan = _PLAN * scale
    height = _HEAD + _BAR_STEP * len(chart.bars)
    track, fill = _at(plan), f"url(#{chart.anchor}-soc)"
    line = f'<line class="cp-chart__plan" x1="{_at(plan + 1)}" x2="{_at(plan + 1)}"'
    parts = [
        _hatching(chart.anchor),
        _text(_at(plan + 1), 13, "cp-chart__plan-label", chart.plan_label, "end" if plan > WIDTH / 2 else "start"),
    ]
    for top, bar in zip(range(_HEAD, height, _BAR_STEP), chart.bars, strict=True):
        full = max(bar.percent, _NOUGHT) * scale
        within = min(full, plan)
        y = top + 20
        parts += (
            _text(1, top + 13, "cp-chart__name", bar.label),
            _text(319, top + 13, "cp-chart__value", bar.percent_label, "end"),
            _rect("cp-chart__track", "1", y, track),
            _rect("cp-chart__bar", "1", y, _at(within)),
            _rect("cp-chart__over", _at(1 + within), y, _at(full - within), fill) if full > within else "",
            f'{line} y1="{y - 4}" y2="{y + _BAR_HEIGHT + 4}"/>',
        )
    return _figure(chart.anchor, chart.title, chart.description, height, parts)


def draw_series(chart: SeriesChart) -> Markup:
    """Return a line over periods; it stops at a period without a figure and at every break of the series."""
    known = [point.value for point in chart.points if point.value is not None]
    if not known:
        return Markup("")
    low, high = min(Decimal(0), *known), max(Decimal(0), *known)
    span = (high - low) or Decimal(1)
    widest = max(len(point.period) for point in chart.points) * _LETTER + 6
    inset = min(max(Decimal(22), widest / 2), Decimal(60))
    step = (_RIGHT - _LEFT - 2 * inset) / max(1, len(chart.points) - 1)
    xs = [_LEFT + inset + step * place for place in range(len(chart.points))]
    ys = [
        _FOOT - (point.value - low) / span * (_FOOT - _TOP) if point.value is not None else None
        for point in chart.points
    ]
    zero = _FOOT - (0 - low) / span * (_FOOT - _TOP)
    every = max(1, int((widest / step).to_integral_value(ROUND_CEILING)))
    parts = [
        f'<line class="cp-chart__axis" x1="{_LEFT}" x2="{_RIGHT}" y1="{_at(zero)}" y2="{_at(zero)}"/>',
        *_scale(chart, max(known), zero),
    ]
    for (x1, y1, _), (x2, y2, point) in pairwise(zip(xs, ys, chart.points, strict=True)):
        if point.break_before:
            parts.append(_break((x1 + x2) / 2, point.break_before))
        elif y1 is not None and y2 is not None:
            parts.append(f'<line class="cp-chart__line" x1="{_at(x1)}" y1="{_at(y1)}" x2="{_at(x2)}" y2="{_at(y2)}"/>')
    for place, (x, y, point) in enumerate(zip(xs, ys, chart.points, strict=True)):
        if (len(chart.points) - 1 - place) % every == 0:
            parts.append(_text(_at(x), "200", "cp-chart__period", point.period, "middle"))
        parts.append(_point(x, y, point))
    return _figure(chart.anchor, chart.title, chart.description, _SERIES_HEIGHT, parts)


def _scale(chart: SeriesChart, top: Decimal, zero: Decimal) -> list[str]:
    """Return what the heights mean: the highest value with its line, and nought; without words only the unit."""
    if not chart.top_label or top <= 0:
        return [_text(str(_LEFT), 12, "cp-chart__unit", chart.unit)]
    return [
        f'<line class="cp-chart__grid" x1="{_LEFT}" x2="{_RIGHT}" y1="{_TOP}" y2="{_TOP}"/>',
        _text(str(_LEFT), str(_TOP - 16), "cp-chart__unit", chart.top_label),
        _text(str(_LEFT), _at(zero - 5), "cp-chart__unit", chart.zero_label),
    ]


def _point(x: Decimal, y: Decimal | None, point: SeriesPoint) -> str:
    if y is None:
        return _text(_at(x), str(_FOOT - 6), "cp-chart__gap", "–", "middle")
    dot = f'<circle class="cp-chart__dot" cx="{_at(x)}" cy="{_at(y)}" r="4"/>'
    return dot + (_text(_at(x), _at(y - 9), "cp-chart__value", point.short, "middle") if point.short else "")


def _break(x: Decimal, reason: str) -> str:
    return (
        f'<g><title>{printed(reason)}</title><line class="cp-chart__break" x1="{_at(x)}" x2="{_at(x)}" '
        f'y1="{_TOP - 12}" y2="{_FOOT}"/>{_text(_at(x), str(_TOP - 16), "cp-chart__gap", "≠", "middle")}</g>'
    )


def _figure(anchor: str, title: str, description: str, height: int, parts: list[str]) -> Markup:
    name = printed(anchor)
    return Markup(
        f'<svg class="cp-chart__drawing" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'role="img" aria-labelledby="{name}-ten {name}-mo-ta"><title id="{name}-ten">{printed(title)}</title>'
        f'<desc id="{name}-mo-ta">{printed(description)}</desc>{"".join(parts)}</svg>'
    )


def _hatching(anchor: str) -> str:
    return (
        f'<defs><pattern id="{printed(anchor)}-soc" width="6" height="6" patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><rect class="cp-chart__ground" width="6" height="6"/>'
        '<rect class="cp-chart__stripe" width="3" height="6"/></pattern></defs>'
    )


def _rect(kind: str, x: str, y: int, width: str, fill: str = "") -> str:
    paint = f' fill="{printed(fill)}"' if fill else ""
    return f'<rect class="{kind}" x="{x}" y="{y}" width="{width}" height="{_BAR_HEIGHT}"{paint}/>'


def _text(x: str | int, y: str | int, kind: str, words: str, anchor: str = "start") -> str:
    place = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text class="{kind}" x="{x}" y="{y}"{place}>{printed(words)}</text>'


def _at(position: Decimal) -> str:
    """Return a position rounded to tenths, without a needless zero."""
    return str(position.quantize(_TENTH, ROUND_HALF_EVEN)).removesuffix(".0")
