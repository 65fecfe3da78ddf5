"""The figures of one ward over all its periods."""

from __future__ import annotations

from collections import defaultdict

from plugins.achievements.comparability import shape_heading
from plugins.achievements.series import Series, adds_up_within_year, chart_of, series_of
from plugins.domain.period import Period
from plugins.edition import Edition, addresses
from plugins.edition.cards import Figure, attainment_words
from plugins.edition.words import HOME, WARDS, newest_day, ward_feeds, ward_link, ward_notices, ward_of
from plugins.pages.views import AchievementsView, LinkView, MatrixCellView, MatrixRowView, MatrixView, PeriodCardView
from plugins.vietnamese.formatting import spoken
from plugins.vietnamese.periods import period_title


def achievements_view(edition: Edition, ward_id: str) -> AchievementsView:
    """Build the page: the list of periods, then one table for each shape of period and group of indicators."""
    ward = ward_of(edition, ward_id)
    figures = edition.figures.of_ward(ward_id)
    articles = edition.figures.by_ward.get(ward_id, [])
    return AchievementsView(
        path=addresses.achievements(ward_id),
        title=f"Thành tích các kỳ – {ward.name_in_sentence}",
        description=f"Số liệu các kỳ báo cáo của {ward.full_name}, mỗi số kèm câu nguồn trong bài viết.",
        section=addresses.WARDS,
        breadcrumbs=(HOME, WARDS, ward_link(edition, ward_id)),
        updated=newest_day(articles),
        illustrative=any(article.is_illustrative for article in articles),
        feeds=ward_feeds(edition, ward_id),
        ward=ward_link(edition, ward_id),
        ward_full=ward.full_name,
        periods=_period_cards(edition, ward_id, figures),
        tables=_tables(edition, ward_id, figures),
        notices=ward_notices(edition, (ward_id,)),
    )


def _period_cards(edition: Edition, ward_id: str, figures: list[Figure]) -> tuple[PeriodCardView, ...]:
    counts: dict[Period, int] = defaultdict(int)
    for _, observation in figures:
        counts[observation.period] += 1
    return tuple(
        PeriodCardView(
            label=period_title(period),
            url=addresses.period(ward_id, period),
            counts=f"{counts[period]} số liệu",
            note="lũy kế từ đầu năm" if period.is_cumulative else "",
        )
        for period in edition.figures.periods_of(ward_id)
    )


def _tables(edition: Edition, ward_id: str, figures: list[Figure]) -> tuple[MatrixView, ...]:
    by_shape: dict[str, list[Series]] = defaultdict(list)
    for series in series_of(figures):
        by_shape[series.shape].append(series)
    newest_first = sorted(by_shape, key=lambda name: max(p for s in by_shape[name] for p in s.periods), reverse=True)
    return tuple(
        table
        for name in newest_first
        for table in _tables_of_shape(edition, ward_id, name, {series.indicator: series for series in by_shape[name]})
    )


def _tables_of_shape(edition: Edition, ward_id: str, name: str, by_indicator: dict[str, Series]) -> list[MatrixView]:
    """One table for each group of indicators that has figures in periods of this shape."""
    periods = sorted({period for series in by_indicator.values() for period in series.periods})

    def adds_up(series: Series) -> bool:
        return adds_up_within_year(edition.registries.indicators[series.indicator], periods[-1])

    heading, indicators = shape_heading(periods[-1]), edition.registries.indicators
    tables = []
    for group in indicators.groups:
        members = [by_indicator[i.id] for i in indicators.of_group(group.id) if i.id in by_indicator]
        if not members:
            continue
        tables.append(
            MatrixView(
                anchor=f"{name}-{addresses.row_anchor(group.id)}",
                heading=f"{group.label}: {heading[:1].lower()}{heading[1:]}",
                caption=f"{group.label}, {ward_of(edition, ward_id).name_in_sentence}, {heading[:1].lower()}{heading[1:]}",
                columns=tuple(
                    LinkView(label=period_title(period), url=addresses.period(ward_id, period)) for period in periods
                ),
                rows=tuple(_matrix_row(edition, series, periods) for series in members),
                note=_CUMULATIVE if any(adds_up(series) for series in members) else "",
            )
        )
    return tables


_CUMULATIVE = "Số liệu cộng dồn từ đầu năm: các kỳ trong cùng một năm chồng lên nhau, không cộng."


def _matrix_row(edition: Edition, series: Series, periods: list[Period]) -> MatrixRowView:
    indicator = edition.registries.indicators[series.indicator]
    title = f"{indicator.label}, {ward_of(edition, series.ward).name_in_sentence}"
    anchor = f"bieu-do-{series.shape}-{addresses.row_anchor(series.indicator)}"
    return MatrixRowView(
        indicator=LinkView(label=indicator.label, url=addresses.indicator(indicator.id)),
        cells=tuple(_cell(series, period) for period in periods),
        chart=chart_of(edition, series, anchor, title),
    )


def _cell(series: Series, period: Period) -> MatrixCellView:
    figures = series.periods.get(period, [])
    if not figures:
        return MatrixCellView()
    observations = [observation for _, observation in figures]
    attained = attainment_words(observations[0]) if len(observations) == 1 else ""
    return MatrixCellView(
        value="; ".join(observation.quantity.stated for observation in observations),
        spoken=spoken(observations[0].quantity) if len(observations) == 1 else "",
        url=f"{addresses.period(series.ward, period)}#{addresses.row_anchor(series.indicator)}",
        note=f"đạt {attained}" if attained else "",
    )
