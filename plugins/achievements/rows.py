"""One figure as a row of an achievement page: the stated value, its sentence, and what arithmetic adds, labelled."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from plugins.achievements.comparability import amount_words, compare
from plugins.domain.observation import Observation, ObservationStatus
from plugins.domain.period import Period
from plugins.domain.quantity import Precision
from plugins.edition import Article, Edition, addresses
from plugins.edition.cards import Figure, attainment_words, row_url
from plugins.edition.words import article_link, day_view, moment_view, ward_of
from plugins.pages.views import AchievementRowView, ChangeView, LinkView, TimeView
from plugins.vietnamese.formatting import format_date, format_number, spoken
from plugins.vietnamese.periods import period_name

_WHOLE, _HUNDREDTH = Decimal(1), Decimal("0.01")


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
    unit = quantity.unit
    if plan is None or quantity.of is not None or unit.startswith("%"):
        return "", ""
    value = quantity.value
    rounded = plan.quantize(_WHOLE if unit == "đồng" or value == value.to_integral_value() else _HUNDREDTH)
    words = amount_words(rounded, unit)
    sign = "=" if plan == rounded else "≈"
    division = f"{amount_words(value, unit)} : {attainment_words(observation)} {sign} {words}"
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


@dataclass(frozen=True, slots=True)
class _Report:
    """What all rows that come from one article share."""

    article: LinkView
    day: TimeView
    origin: str
    corrected: str


class RowWriter:
    """Makes the rows of one ward in one period; what several of them say is put into words once."""

    def __init__(self, edition: Edition, ward_id: str, period: Period) -> None:
        self._edition = edition
        self._ward = ward_of(edition, ward_id).full_name
        self._period = period_name(period)
        self._reports: dict[str, _Report] = {}
        self._links: dict[str, LinkView] = {}

    def row(self, figure: Figure, anchor: str, earlier: list[Figure]) -> AchievementRowView:
        """Everything that the row of one figure says."""
        article, observation = figure
        report = self._reports.get(article.path) or self._read(article)
        indicator = self._links.get(observation.indicator) or self._link(observation.indicator)
        attained = attainment_words(observation)
        plan, division = implied_plan(observation)
        return AchievementRowView(
            anchor=anchor,
            indicator=indicator,
            value=observation.quantity.stated,
            spoken=spoken(observation.quantity),
            quote=observation.source.quote.sentence.rstrip(" ;"),  # of an entry of a list
            quote_url=observation.source.link,
            article=report.article,
            article_date=report.day,
            citation=self._citation(indicator.label, attained, article, observation, report.origin),
            attainment=attained,
            attainment_base=attainment_base(observation),
            implied_plan=plan,
            implied_plan_note=division,
            target=observation.target.stated if observation.target else "",
            change=change_view(self._edition, observation, earlier),
            status="sơ bộ" if observation.status is ObservationStatus.PROVISIONAL else "",
            note=_note(observation, article),
            corrected=report.corrected,
        )

    def _read(self, article: Article) -> _Report:
        site, corrected = self._edition.registries.site, article.revised
        report = self._reports[article.path] = _Report(
            article=article_link(article),
            day=moment_view(article.moment, article.has_time),
            origin=f"Nguồn: “{article.title}”, {site.name}, ngày {format_date(article.moment.date())}, {site.url}",
            corrected=f"đính chính ngày {day_view(corrected.day).label}" if corrected else "",
        )
        return report

    def _link(self, indicator_id: str) -> LinkView:
        label = self._edition.registries.indicators[indicator_id].label
        link = self._links[indicator_id] = LinkView(label=label, url=addresses.indicator(indicator_id))
        return link

    def _citation(self, label: str, attained: str, article: Article, observation: Observation, origin: str) -> str:
        """A ready sentence for an official letter: unit, indicator, period, figure, source, day and address."""
        plan = f", đạt {attained} kế hoạch" if attained else ""
        mark = f" ({words_of(observation.note)})" if observation.note else ""
        mark += " (số liệu minh họa)" if article.is_illustrative else ""
        figure = f"{self._ward}: {label} {self._period} là {observation.quantity.stated}{plan}{mark}"
        return f"{figure}. {origin}{observation.source.link}."


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
