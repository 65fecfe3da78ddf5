"""The catalogue of indicators, and one indicator over wards and periods."""

from __future__ import annotations

from collections import defaultdict

from plugins.achievements.comparability import compare, measure, shape_heading
from plugins.achievements.series import (
    Outline,
    Series,
    adds_up_within_year,
    break_before,
    chart_of,
    outlines_of,
    periods_between,
)
from plugins.domain.indicator import AggregationOverWards, Better, Indicator
from plugins.domain.period import Period
from plugins.edition import Edition, addresses
from plugins.edition.cards import Figure, attainment_words, row_url
from plugins.edition.words import HOME, INDICATORS, newest_day, ward_link, ward_of
from plugins.pages.views import (
    ComparisonRowView,
    ComparisonView,
    FactView,
    IndicatorCardView,
    IndicatorGroupView,
    IndicatorsView,
    IndicatorView,
    LinkView,
    NoticeView,
    SeriesRowView,
    WardSeriesView,
)
from plugins.vietnamese.collation import sort_key
from plugins.vietnamese.formatting import spoken
from plugins.vietnamese.periods import period_title

ROWS = 10  # figures of one ward in one table; older ones stand on the ward's own page
COMPARISONS = 4  # newest periods in which wards are set side by side


def indicators_view(edition: Edition) -> IndicatorsView:
    """The whole catalogue by group; indicators without a figure are named but not linked."""
    catalogue = edition.registries.indicators
    groups = tuple(
        IndicatorGroupView(
            anchor=f"nhom-{addresses.row_anchor(group.id)}",
            heading=group.label,
            indicators=tuple(_indicator_card(edition, indicator) for indicator in catalogue.of_group(group.id)),
        )
        for group in catalogue.groups
    )
    return IndicatorsView(
        path=addresses.INDICATORS,
        title="Chỉ tiêu",
        description=f"{len(catalogue)} chỉ tiêu công tác của phường, xã: tên gọi, đơn vị tính, cách hiểu và số liệu đã công bố.",
        section=addresses.INDICATORS,
        breadcrumbs=(HOME,),
        updated=newest_day(list(edition.articles)),
        groups=groups,
    )


def _indicator_card(edition: Edition, indicator: Indicator) -> IndicatorCardView:
    count = edition.figures.counts.get(indicator.id, 0)
    wards = len(edition.figures.wards_of.get(indicator.id, ()))
    return IndicatorCardView(
        label=indicator.label,
        url=addresses.indicator(indicator.id) if count else "",
        unit=indicator.unit,
        definition=indicator.definition,
        counts=f"{count} số liệu, {wards} đơn vị" if count else "",
    )


def indicator_view(edition: Edition, indicator: Indicator) -> IndicatorView:
    """One indicator: what it means, its series in each ward, wards side by side where that is honest.

    Only the figures that it shows are read.
    """
    figures = edition.figures
    bearing = figures.by_indicator.get(indicator.id, [])
    outlines = sorted(outlines_of(edition, indicator.id), key=lambda one: _series_order(edition, one))
    count, wards = figures.counts.get(indicator.id, 0), figures.wards_of.get(indicator.id, ())
    return IndicatorView(
        path=addresses.indicator(indicator.id),
        title=indicator.label,
        description=f"{indicator.label}: {count} số liệu của {len(wards)} đơn vị qua các kỳ báo cáo.",
        section=addresses.INDICATORS,
        breadcrumbs=(HOME, INDICATORS),
        updated=newest_day(bearing),
        illustrative=any(article.is_illustrative for article in bearing),
        definition=indicator.definition,
        facts=_facts(edition, indicator),
        caution=indicator.caution.rstrip(".") + "." if indicator.caution else "",
        direction=_direction(indicator),
        series=tuple(_ward_series(edition, indicator, one) for one in outlines),
        comparisons=_comparisons(edition, indicator, outlines),
        notices=(NoticeView(text=_ACROSS_REFORM, kind="caution"),)
        if _has_former_and_current(edition, outlines)
        else (),
    )


_ACROSS_REFORM = (
    "Từ ngày 01/7/2025 các đơn vị cấp xã được sắp xếp lại. Đơn vị cũ và đơn vị mới đứng thành chuỗi riêng, "
    "không nối, không cộng và không so với nhau, kể cả khi trùng tên hoặc trùng mã."
)


def _has_former_and_current(edition: Edition, outlines: list[Outline]) -> bool:
    return len({ward_of(edition, one.ward).valid_to is None for one in outlines}) == 2


def _series_order(edition: Edition, outline: Outline) -> tuple[object, ...]:
    ward = ward_of(edition, outline.ward)
    return ward.valid_to is not None, sort_key(ward.short_name), ward.id, outline.shape


def _facts(edition: Edition, indicator: Indicator) -> tuple[FactView, ...]:
    groups = {group.id: group.label for group in edition.registries.indicators.groups}
    facts = [
        FactView(term="Nhóm", description=groups[indicator.group]),
        FactView(term="Đơn vị tính", description=indicator.unit),
        FactView(term="Gộp các kỳ", description=indicator.agg_time.label),
        FactView(term="Gộp các đơn vị", description=indicator.agg_wards.label),
    ]
    others = [alias for alias in indicator.aliases if alias.casefold() != indicator.label.casefold()]
    if others:
        facts.append(FactView(term="Cách gọi khác", description=", ".join(others)))
    facts.append(FactView(term="Căn cứ", description=_basis(indicator)))
    return tuple(facts)


def _basis(indicator: Indicator) -> str:
    checked = indicator.source_status.label
    return f"{indicator.source}; {checked}" if indicator.source else checked


def _direction(indicator: Indicator) -> str:
    if indicator.better is Better.NEUTRAL:
        return "Chỉ tiêu trung tính: tăng hay giảm không tự nói lên tốt hay xấu."
    return f"Hướng đánh giá: {indicator.better.label}."


def _ward_series(edition: Edition, indicator: Indicator, outline: Outline) -> WardSeriesView:
    periods = outline.newest(ROWS)
    left_out = sum(count for period, count in outline.counts.items() if period < periods[0])
    series = outline.read(edition, periods)
    ward = ward_of(edition, series.ward)
    heading = shape_heading(periods[-1])
    caption = f"{indicator.label}, {ward.name_in_sentence}, {heading[:1].lower()}{heading[1:]}"
    anchor = f"{series.ward}-{series.shape}"
    return WardSeriesView(
        anchor=anchor,
        ward=ward_link(edition, series.ward),
        validity=ward.validity,
        rows=tuple(_series_rows(edition, indicator, series)),
        caption=caption,
        chart=chart_of(edition, series, f"bieu-do-{anchor}", caption),
        note=_CUMULATIVE if adds_up_within_year(indicator, periods[-1]) else "",
        earlier=LinkView(
            label=f"{left_out} số liệu của các kỳ trước, ở trang thành tích của đơn vị",
            url=addresses.achievements(series.ward),
        )
        if left_out
        else None,
    )


_CUMULATIVE = "Số liệu cộng dồn từ đầu năm, không cộng với kỳ khác trong năm."


def _series_rows(edition: Edition, indicator: Indicator, series: Series) -> list[SeriesRowView]:
    rows: list[SeriesRowView] = []
    previous: Figure | None = None
    for period in periods_between(list(series.periods)):
        link = LinkView(label=period_title(period), url=addresses.period(series.ward, period))
        figures = series.periods.get(period, [])
        if not figures:
            rows.append(SeriesRowView(period=LinkView(label=period_title(period), url="")))
        before = previous if len(figures) == 1 else None
        rows += [_series_row(edition, indicator, figure, before, link) for figure in figures]
        previous = figures[0] if len(figures) == 1 else previous if not figures else None
    return rows


def _series_row(
    edition: Edition, indicator: Indicator, figure: Figure, previous: Figure | None, period: LinkView
) -> SeriesRowView:
    article, observation = figure
    before = previous[1] if previous else None
    following = before is not None and before.period == observation.period.year_earlier()
    change = (
        compare(indicator, ward_of(edition, observation.ward), before, observation) if before and following else None
    )
    return SeriesRowView(
        period=period,
        value=observation.quantity.stated,
        spoken=spoken(observation.quantity),
        attainment=attainment_words(observation),
        target=observation.target.stated if observation.target else "",
        change=observation.change_stated or (change.label if change else ""),
        tone=change.tone if change and not observation.change_stated else "",
        quote_url=observation.source.link,
        article=article.title,
        note="; ".join(part for part in (observation.note, "minh họa" if article.is_illustrative else "") if part),
        break_before=break_before(indicator, before, observation),
    )


def _comparisons(edition: Edition, indicator: Indicator, outlines: list[Outline]) -> tuple[ComparisonView, ...]:
    """Wards side by side in the newest periods in which at least two of them have a figure."""
    counts: dict[Period, dict[str, int]] = defaultdict(dict)
    for outline in outlines:
        for period, count in outline.counts.items():
            counts[period][outline.ward] = count
    shared = [period for period in sorted(counts, reverse=True) if len(counts[period]) > 1]
    return tuple(_comparison(edition, indicator, period, counts[period]) for period in shared[:COMPARISONS])


def _comparison(edition: Edition, indicator: Indicator, period: Period, counts: dict[str, int]) -> ComparisonView:
    reason = _why_not_by_counts(edition, period, counts)
    if reason:
        return ComparisonView(period=period_title(period), reason=reason)
    figures = [figure for ward in counts for figure in edition.figures.results(indicator.id, ward, period)]
    reason = _why_not(indicator, figures)
    if reason:
        return ComparisonView(period=period_title(period), reason=reason)
    ordered = sorted(
        figures, key=lambda figure: (sort_key(ward_of(edition, figure[1].ward).short_name), figure[1].ward)
    )
    return ComparisonView(
        period=period_title(period),
        rows=tuple(
            ComparisonRowView(
                ward=ward_link(edition, observation.ward),
                value=observation.quantity.stated,
                url=row_url(observation),
                spoken=spoken(observation.quantity),
                attainment=attainment_words(observation),
                note="minh họa" if article.is_illustrative else "",
            )
            for article, observation in ordered
        ),
    )


def _why_not_by_counts(edition: Edition, period: Period, counts: dict[str, int]) -> str:
    """The reason, known before any figure is read, for which wards cannot be set side by side; nothing without one."""
    lineage = edition.registries.wards.lineage
    if any(lineage.crosses_change(period, ward_of(edition, ward_id)) for ward_id in counts):
        return "Có đơn vị được lập hoặc kết thúc ngay trong kỳ này nên không so sánh giữa các đơn vị."
    if any(count > 1 for count in counts.values()):
        return "Có đơn vị nêu nhiều số liệu riêng rẽ trong kỳ nên không so sánh giữa các đơn vị."
    return ""


def _why_not(indicator: Indicator, figures: list[Figure]) -> str:
    """The reason for which the wards of some results cannot be set side by side; nothing when they can."""
    if len({measure(observation.quantity) for _, observation in figures}) > 1:
        return "Các đơn vị báo cáo theo đơn vị tính khác nhau nên không so sánh."
    if indicator.agg_wards is AggregationOverWards.NONE:
        return "Chỉ tiêu này phụ thuộc quy mô và cách tính của từng đơn vị nên không so sánh giữa các đơn vị."
    return ""
