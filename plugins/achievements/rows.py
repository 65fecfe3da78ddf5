"""One figure as a row of an achievement page: the stated value, its sentence, and what arithmetic adds, labelled."""

from __future__ import annotations

from decimal import Decimal

from plugins.achievements.comparability import amount_words, compare
from plugins.domain.indicator import Indicator
from plugins.domain.observation import Observation, ObservationStatus
from plugins.domain.quantity import Precision
from plugins.edition import Article, Edition, addresses
from plugins.edition.cards import Figure, attainment_words, row_url
from plugins.edition.words import article_link, day_view, moment_view, ward_of
from plugins.pages.views import AchievementRowView, ChangeView, LinkView
from plugins.vietnamese.formatting import format_date, format_number, format_percent, spoken
from plugins.vietnamese.periods import period_name


def attainment_base(observation: Observation) -> str:
    """What 100 % is, as far as the report says."""
    if observation.attainment is None:
        return ""
    return f"chỉ tiêu {observation.target.stated}" if observation.target else "kế hoạch được giao"


def implied_plan(observation: Observation) -> tuple[str, str]:
    """The plan that value and attainment imply, in words, with the division; ("", "") when there is none to compute.

    Things are counted in whole numbers, so the quotient is rounded to one; the words always say that it is rounded.
    """
    plan, quantity = observation.implied_target, observation.quantity
    if plan is None or observation.attainment is None or quantity.of is not None or quantity.unit.startswith("%"):
        return "", ""
    counted = quantity.unit != "đồng" and quantity.value == quantity.value.to_integral_value()
    rounded = plan.quantize(Decimal(1)) if counted or quantity.unit == "đồng" else plan.quantize(Decimal("0.01"))
    words = amount_words(rounded, quantity.unit)
    sign = "=" if plan == rounded else "≈"
    division = (
        f"{amount_words(quantity.value, quantity.unit)} : {format_percent(observation.attainment)} {sign} {words}"
    )
    return f"khoảng {words}" if quantity.precision is not Precision.EXACT else words, division


def change_view(edition: Edition, observation: Observation, earlier: list[Figure]) -> ChangeView | None:
    """Change on the same period a year earlier: as stated by the report, else computed where comparable."""
    if observation.change_stated:
        return ChangeView(label=observation.change_stated, basis="so với cùng kỳ, theo báo cáo")
    if len(earlier) != 1:
        return None
    _, before = earlier[0]
    indicator = edition.registries.indicators[observation.indicator]
    result = compare(indicator, ward_of(edition, observation.ward), before, observation)
    if not result.label:
        return ChangeView(label="", reason=result.reason)
    return ChangeView(
        label=result.label,
        basis=f"so với {period_name(before.period)}: {before.quantity.stated}",
        basis_url=row_url(before),
        computed=True,
        tone=result.tone,
    )


def citation(edition: Edition, indicator: Indicator, article: Article, observation: Observation) -> str:
    """A ready sentence for an official letter: unit, indicator, period, figure, source, day and address."""
    ward, site = ward_of(edition, observation.ward), edition.registries.site
    attained = f", đạt {attainment_words(observation)} kế hoạch" if observation.attainment is not None else ""
    mark = f" ({words_of(observation.note)})" if observation.note else ""
    mark += " (số liệu minh họa)" if article.is_illustrative else ""
    return (
        f"{ward.full_name}: {indicator.label} {period_name(observation.period)} là {observation.quantity.stated}{attained}{mark}. "
        f"Nguồn: “{article.title}”, {site.name}, ngày {format_date(article.moment.date())}, {site.url}{observation.source.link}."
    )


def row_view(edition: Edition, figure: Figure, anchor: str, earlier: list[Figure]) -> AchievementRowView:
    """Everything that the row of one figure says."""
    article, observation = figure
    indicator = edition.registries.indicators[observation.indicator]
    plan, division = implied_plan(observation)
    corrected = article.revised
    return AchievementRowView(
        anchor=anchor,
        indicator=LinkView(label=indicator.label, url=addresses.indicator(indicator.id)),
        value=observation.quantity.stated,
        spoken=spoken(observation.quantity),
        quote=observation.source.quote.sentence,
        quote_url=observation.source.link,
        article=article_link(article),
        article_date=moment_view(article.moment, article.has_time),
        citation=citation(edition, indicator, article, observation),
        attainment=attainment_words(observation),
        attainment_base=attainment_base(observation),
        implied_plan=plan,
        implied_plan_note=division,
        target=observation.target.stated if observation.target else "",
        change=change_view(edition, observation, earlier),
        status="sơ bộ" if observation.status is ObservationStatus.PROVISIONAL else "",
        note=_note(observation, article),
        corrected=f"đính chính ngày {day_view(corrected.day).label}" if corrected else "",
    )


def _note(observation: Observation, article: Article) -> str:
    parts = [observation.note]
    if observation.quantity.of is not None:
        parts.append(f"trên tổng số {format_number(observation.quantity.of)}")
    if article.is_illustrative:
        parts.append("số liệu minh họa")
    return "; ".join(words_of(part) for part in parts if part)


def words_of(note: str) -> str:
    """An editor's note without its full stop, so that it can stand inside a line."""
    return note.strip().rstrip(".;")
