"""The achievement page of one ward in one period."""

from __future__ import annotations

from collections import defaultdict

from plugins.achievements.rows import RowWriter
from plugins.achievements.series import adds_up_within_year
from plugins.domain.observation import ObservationKind
from plugins.domain.period import Period
from plugins.edition import Edition, addresses
from plugins.edition.cards import Figure
from plugins.edition.words import HOME, WARDS, article_link, newest_day, ward_feeds, ward_link, ward_notices, ward_of
from plugins.pages.views import (
    AchievementGroupView,
    AchievementRowView,
    AttainmentBar,
    AttainmentChart,
    LinkView,
    NoticeView,
    ShareImageView,
    WardPeriodView,
)
from plugins.vietnamese.formatting import format_date
from plugins.vietnamese.periods import period_name, period_title


def period_view(
    edition: Edition, ward_id: str, period: Period, share_image: ShareImageView | None = None
) -> WardPeriodView:
    """Build the page: results by group, then targets and context, each figure with its sentence."""
    figures = edition.figures.of_ward_period(ward_id, period)
    rows = _rows(edition, ward_id, period, figures)
    ward, name = ward_of(edition, ward_id), period_name(period)
    illustrative = any(article.is_illustrative for article, _ in figures)
    articles = {article.path: article for article, _ in figures}
    newer, older = _neighbours(edition, ward_id, period)
    results = [figure for figure in figures if figure[1].kind is ObservationKind.RESULT]
    ward_short = ward_link(edition, ward_id)
    return WardPeriodView(
        path=addresses.period(ward_id, period),
        title=f"Thành tích {name} – {ward.name_in_sentence}",
        description=f"{len(figures)} số liệu {name} của {ward.full_name}, mỗi số kèm câu nguồn trong bài viết.",
        section=addresses.WARDS,
        breadcrumbs=(HOME, WARDS, ward_short, LinkView(label="Thành tích", url=addresses.achievements(ward_id))),
        updated=newest_day(list(articles.values())),
        illustrative=illustrative,
        share_image=share_image,
        feeds=ward_feeds(edition, ward_id),
        ward=ward_short,
        ward_full=ward.full_name,
        period=name,
        interval=f"từ {format_date(period.start)} đến {format_date(period.end)}",
        interval_iso=f"{period.start.isoformat()}/{period.end.isoformat()}",
        groups=_groups(edition, results, rows),
        targets=tuple(rows[id(o)] for _, o in figures if o.kind is ObservationKind.TARGET),
        context=tuple(rows[id(o)] for _, o in figures if o.kind is ObservationKind.CONTEXT),
        sourced=f"{len(figures)}/{len(figures)} số liệu có câu nguồn",
        chart=_chart(edition, ward_id, period, results, rows),
        chart_note=_chart_note(results),
        notices=(*ward_notices(edition, (ward_id,)), *_period_notices(edition, ward_id, period, results)),
        newer=newer,
        older=older,
        all_periods_url=addresses.achievements(ward_id),
        articles=tuple(article_link(article) for article in articles.values()),
    )


def _rows(edition: Edition, ward_id: str, period: Period, figures: list[Figure]) -> dict[int, AchievementRowView]:
    """The row of each observation, by identity; anchors of one indicator are counted up."""
    earlier: dict[str, list[Figure]] = defaultdict(list)
    for figure in edition.figures.of_ward_period(ward_id, period.year_earlier()):
        if figure[1].kind is ObservationKind.RESULT:
            earlier[figure[1].indicator].append(figure)
    stated: dict[str, int] = defaultdict(int)
    for _, observation in figures:
        stated[observation.indicator] += observation.kind is ObservationKind.RESULT
    seen: dict[str, int] = defaultdict(int)
    rows: dict[int, AchievementRowView] = {}
    writer = RowWriter(edition, ward_id, period)
    for figure in figures:
        observation = figure[1]
        seen[observation.indicator] += 1
        number = seen[observation.indicator]
        anchor = addresses.row_anchor(observation.indicator) + (f"-{number}" if number > 1 else "")
        comparable = observation.kind is ObservationKind.RESULT and stated[observation.indicator] == 1
        rows[id(observation)] = writer.row(figure, anchor, earlier[observation.indicator] if comparable else [])
    return rows


def _groups(
    edition: Edition, results: list[Figure], rows: dict[int, AchievementRowView]
) -> tuple[AchievementGroupView, ...]:
    indicators = edition.registries.indicators
    order = {indicator.id: number for number, indicator in enumerate(indicators)}
    by_group: dict[str, list[Figure]] = defaultdict(list)
    for figure in results:
        by_group[indicators[figure[1].indicator].group].append(figure)
    return tuple(
        AchievementGroupView(
            anchor=f"nhom-{addresses.row_anchor(group.id)}",
            heading=group.label,
            rows=tuple(rows[id(o)] for _, o in sorted(by_group[group.id], key=lambda f: order[f[1].indicator])),
        )
        for group in indicators.groups
        if group.id in by_group
    )


def _chart(
    edition: Edition, ward_id: str, period: Period, results: list[Figure], rows: dict[int, AchievementRowView]
) -> AttainmentChart | None:
    """Bars of the stated attainments, in the order of the table; the same rows, nothing computed."""
    order = {indicator.id: number for number, indicator in enumerate(edition.registries.indicators)}
    stated = [(seen.attainment, seen) for _, seen in results if seen.attainment is not None]
    if not stated:
        return None
    stated.sort(key=lambda pair: order[pair[1].indicator])
    bars = tuple(
        AttainmentBar(
            label=row.indicator.label, percent=attainment, percent_label=row.attainment, base=row.attainment_base
        )
        for attainment, row in ((attainment, rows[id(observation)]) for attainment, observation in stated)
    )
    words = "; ".join(f"{bar.label} đạt {bar.percent_label}" for bar in bars)
    return AttainmentChart(
        anchor="bieu-do-dat",
        title=f"Mức đạt so với kế hoạch, {period_name(period)}, {ward_of(edition, ward_id).name_in_sentence}",
        description=f"{words}.",
        bars=bars,
    )


def _chart_note(results: list[Figure]) -> str:
    left_out = sum(1 for _, observation in results if observation.attainment is None)
    if not left_out or left_out == len(results):
        return ""
    return f"{left_out} số liệu không nêu tỷ lệ đạt nên không có trong biểu đồ."


def _neighbours(edition: Edition, ward_id: str, period: Period) -> tuple[LinkView | None, LinkView | None]:
    periods = edition.figures.periods_of(ward_id)
    at = periods.index(period)

    def link(number: int) -> LinkView | None:
        if not 0 <= number < len(periods):
            return None
        return LinkView(label=period_title(periods[number]), url=addresses.period(ward_id, periods[number]))

    return link(at - 1), link(at + 1)


def _period_notices(edition: Edition, ward_id: str, period: Period, results: list[Figure]) -> tuple[NoticeView, ...]:
    notices = []
    ward = ward_of(edition, ward_id)
    if edition.registries.wards.lineage.crosses_change(period, ward):
        text = (
            "Kỳ này có những ngày đơn vị chưa thành lập hoặc đã kết thúc, nên số liệu có thể gộp từ các đơn vị cũ; "
            "không đem so với kỳ khác."
        )
        notices.append(NoticeView(text=text, kind="caution", heading="Số liệu gộp"))
    indicators = edition.registries.indicators
    if any(adds_up_within_year(indicators[observation.indicator], period) for _, observation in results):
        text = "Số liệu cộng dồn từ ngày 1 tháng 1; các kỳ trong cùng một năm chồng lên nhau nên không cộng với nhau."
        notices.append(NoticeView(text=text, kind="notice"))
    return tuple(notices)
