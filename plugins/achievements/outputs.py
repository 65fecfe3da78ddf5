"""All pages of wards, periods and indicators, each with the key of what it depends on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from plugins.achievements.achievements_page import achievements_view
from plugins.achievements.indicator_pages import indicator_view, indicators_view
from plugins.achievements.period_page import period_view
from plugins.achievements.ward_pages import NEWS_ON_WARD_PAGE, ward_view, wards_view
from plugins.domain.indicator import Indicator
from plugins.domain.period import Period
from plugins.edition import Article, Edition, addresses
from plugins.edition.press import Press
from plugins.pages.views import ShareImageView


def add_pages(edition: Edition, press: Press) -> None:
    """Plan every page of this plugin; nothing is built until its view is asked for."""
    figures = edition.figures
    newest = _newest_day(edition.articles)
    press.page(addresses.WARDS, "danh sách đơn vị", [edition.cards], lambda: wards_view(edition), newest)
    for ward_id in edition.ward_ids:
        _add_ward(edition, ward_id, press)
    counts = [f"{name} {count} {len(figures.wards_of[name])}" for name, count in sorted(figures.counts.items())]
    press.page(
        addresses.INDICATORS, "danh mục chỉ tiêu", [*counts, edition.cards], lambda: indicators_view(edition), newest
    )
    for indicator in edition.registries.indicators:
        if figures.counts.get(indicator.id):
            _add_indicator(edition, indicator, press)


def _add_indicator(edition: Edition, indicator: Indicator, press: Press) -> None:
    articles = edition.figures.by_indicator[indicator.id]
    inputs = edition.figures.digest_parts(articles)
    owner = f"chỉ tiêu {indicator.id}"
    view = partial(indicator_view, edition, indicator)
    press.page(addresses.indicator(indicator.id), owner, inputs, view, _newest_day(articles))


def _add_ward(edition: Edition, ward_id: str, press: Press) -> None:
    figures, articles = edition.figures, edition.by_ward.get(ward_id, [])
    bearing = figures.by_ward.get(ward_id, [])
    periods = figures.periods_of(ward_id)
    address = addresses.ward(ward_id)
    image = press.share_image(address)
    inputs = [
        *(article.card for article in articles[: max(50, NEWS_ON_WARD_PAGE)]),
        *(period.code for period in periods),
        *figures.digest_parts(bearing),
        card_of(image),
    ]
    view = partial(ward_view, edition, ward_id, image)
    press.page(address, f"đơn vị {ward_id}", inputs, view, _newest_day(articles))
    if not periods:
        return
    press.page(
        addresses.achievements(ward_id),
        f"thành tích {ward_id}",
        figures.digest_parts(bearing),
        partial(achievements_view, edition, ward_id),
        _newest_day(bearing),
    )
    for period in periods:
        _add_period(edition, ward_id, period, [known.code for known in periods], press)


def _add_period(edition: Edition, ward_id: str, period: Period, periods: list[str], press: Press) -> None:
    address = addresses.period(ward_id, period)
    image = press.share_image(address)
    articles = list(_bearing_on(edition, ward_id, period))
    inputs = [*edition.figures.digest_parts(articles), *periods, card_of(image)]
    view = partial(period_view, edition, ward_id, period, image)
    press.page(address, f"thành tích {ward_id} {period.code}", inputs, view, _newest_day(articles))


def _newest_day(articles: Sequence[Article]) -> date | None:
    """The newest day of publication or noted change among the fifty newest articles."""
    days = [article.revised.day if article.revised else article.moment.date() for article in articles[:50]]
    return max(days, default=None)


def _bearing_on(edition: Edition, ward_id: str, period: Period) -> Iterator[Article]:
    """Articles with figures of the period, and of the same period a year earlier, with which they are compared."""
    for known in (period, period.year_earlier()):
        yield from edition.figures.by_ward_period.get((ward_id, known.code), [])


def card_of(image: ShareImageView | None) -> str:
    """What a key must hold of a share card."""
    return f"{image.url} {image.alt}" if image else ""
