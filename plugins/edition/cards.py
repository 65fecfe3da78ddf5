"""Wards and figures as cards: shown on ward pages and on the home page alike."""

from __future__ import annotations

from plugins.domain.indicator import Indicator
from plugins.domain.observation import Observation, ObservationKind
from plugins.domain.period import Period
from plugins.domain.ward import Ward
from plugins.edition import addresses
from plugins.edition.article import Article
from plugins.edition.edition import Edition
from plugins.edition.words import day_view, ward_of
from plugins.pages.views import HeadlineFigureView, WardCardView
from plugins.vietnamese.formatting import format_percent, spoken
from plugins.vietnamese.periods import period_name

Figure = tuple[Article, Observation]
"""An observation with the article that states it."""

HEADLINES = 6
ENOUGH = 3  # figures that make a period worth showing


def attainment_words(observation: Observation) -> str:
    """The stated per cent of the plan, "138,5%"; nothing when none is stated."""
    return "" if observation.attainment is None else format_percent(observation.attainment)


def row_url(observation: Observation) -> str:
    """The address of the first row of an observation's indicator."""
    return f"{addresses.period(observation.ward, observation.period)}#{addresses.row_anchor(observation.indicator)}"


def ward_card(edition: Edition, ward_id: str) -> WardCardView:
    """A ward in a list."""
    ward = ward_of(edition, ward_id)
    articles = edition.by_ward.get(ward_id, [])
    figures = sum(1 for article in articles for key in article.figures if key.ward == ward_id)
    counts = [f"{len(articles)} tin"] if articles else []
    counts += [f"{figures} số liệu"] if figures else []
    return WardCardView(
        name=ward.name,
        url=addresses.ward(ward_id),
        place=place_words(ward),
        validity=ward.validity,
        former=ward.valid_to is not None,
        counts=", ".join(counts),
        updated=day_view(articles[0].moment.date()) if articles else None,
    )


def place_words(ward: Ward) -> str:
    """The units above a ward: "Quận 1, TP. Hồ Chí Minh"."""
    return ward.full_name.removeprefix(f"{ward.name}, ")


def headline_figures(
    edition: Edition, ward_id: str, limit: int = HEADLINES
) -> tuple[tuple[HeadlineFigureView, ...], str, list[Figure]]:
    """Results of core indicators in a ward's newest period that has enough of them, one for each indicator.

    A period with fewer than three stands back behind an older one with more. Returns the views, the name of the
    period, and the figures behind them.
    """
    indicators = edition.registries.indicators
    best: tuple[int, Period | None, dict[str, Figure]] = (0, None, {})
    for period in edition.figures.periods_of(ward_id):
        chosen: dict[str, Figure] = {}
        for figure in edition.figures.of_ward_period(ward_id, period):
            observation = figure[1]
            if observation.kind is ObservationKind.RESULT and indicators[observation.indicator].core:
                chosen.setdefault(observation.indicator, figure)
        if len(chosen) > best[0]:
            best = len(chosen), period, chosen
        if len(chosen) >= ENOUGH:
            break
    _, shown, found = best
    if shown is None:
        return (), "", []
    picked = [found[i.id] for i in indicators if i.id in found][:limit]
    return tuple(_headline(edition, indicators[f[1].indicator], f) for f in picked), period_name(shown), picked


def _headline(edition: Edition, indicator: Indicator, figure: Figure) -> HeadlineFigureView:
    article, observation = figure
    attained = attainment_words(observation)
    ward = ward_of(edition, observation.ward)
    return HeadlineFigureView(
        label=indicator.label,
        value=observation.quantity.stated,
        detail=f"{ward.name_in_sentence}, {period_name(observation.period)}",
        url=row_url(observation),
        spoken=spoken(observation.quantity),
        attainment=f"đạt {attained} kế hoạch" if attained else "",
        source_url=observation.source.link,
        source_label=article.title,
    )
