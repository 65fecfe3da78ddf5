"""All pages of wards, periods and indicators, each with the key of what it depends on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from plugins.achievements.achievements_page import achievements_view
from plugins.achievements.indicator_pages import indicator_view, indicators_view
from plugins.achievements.period_page import period_view
from plugins.achievements.ward_pages import NEWS_ON_WARD_PAGE, ward_view, wards_view
from plugins.domain.period import Period
from plugins.edition import Article, Edition, addresses
from plugins.pages.views import Page, ShareImageView

PageMaker = Callable[[str, str, Iterable[str], Callable[[], Page]], None]
"""Takes address, owner in words, the changing inputs, and the function that builds the view."""

ShareImages = Callable[[str], ShareImageView | None]
"""The share card of the page at an address."""


def add_pages(edition: Edition, add: PageMaker, share_image: ShareImages) -> None:
    """Hand every page of this plugin to `add`; nothing is built until its view is asked for."""
    cards = [article.card for article in edition.articles]
    add(addresses.WARDS, "danh sách đơn vị", cards, lambda: wards_view(edition))
    for ward_id in edition.ward_ids:
        _add_ward(edition, ward_id, add, share_image)
    counts = [
        f"{name} {count} {len(edition.figures.wards_of[name])}"
        for name, count in sorted(edition.figures.counts.items())
    ]
    add(addresses.INDICATORS, "danh mục chỉ tiêu", [*counts, *cards[:50]], lambda: indicators_view(edition))
    for indicator in edition.registries.indicators:
        if edition.figures.counts.get(indicator.id):
            articles = edition.figures.by_indicator[indicator.id]
            add(
                addresses.indicator(indicator.id),
                f"chỉ tiêu {indicator.id}",
                edition.figures.digest_parts(articles),
                lambda indicator=indicator: indicator_view(edition, indicator),  # type: ignore[misc]
            )


def _add_ward(edition: Edition, ward_id: str, add: PageMaker, share_image: ShareImages) -> None:
    figures, articles = edition.figures, edition.by_ward.get(ward_id, [])
    periods = figures.periods_of(ward_id)
    # the newest period with a core figure may be any, but in practice the first few decide; all codes stand for the links
    inputs = [
        *(article.card for article in articles[: max(50, NEWS_ON_WARD_PAGE)]),
        *(period.code for period in periods),
        *figures.digest_parts(figures.by_ward.get(ward_id, [])),
        card_of(share_image(addresses.ward(ward_id))),
    ]
    image = share_image(addresses.ward(ward_id))
    add(addresses.ward(ward_id), f"đơn vị {ward_id}", inputs, lambda: ward_view(edition, ward_id, image))
    if not periods:
        return
    add(
        addresses.achievements(ward_id),
        f"thành tích {ward_id}",
        figures.digest_parts(figures.by_ward[ward_id]),
        lambda: achievements_view(edition, ward_id),
    )
    for period in periods:
        _add_period(edition, ward_id, period, add, share_image)


def _add_period(edition: Edition, ward_id: str, period: Period, add: PageMaker, share_image: ShareImages) -> None:
    image = share_image(addresses.period(ward_id, period))
    articles = list(_bearing_on(edition, ward_id, period))
    neighbours = [known.code for known in edition.figures.periods_of(ward_id)]
    add(
        addresses.period(ward_id, period),
        f"thành tích {ward_id} {period.code}",
        [*edition.figures.digest_parts(articles), *neighbours, card_of(image)],
        lambda: period_view(edition, ward_id, period, image),
    )


def _bearing_on(edition: Edition, ward_id: str, period: Period) -> Iterator[Article]:
    """Articles with figures of the period, and of the same period a year earlier, with which they are compared."""
    for known in (period, period.year_earlier()):
        yield from edition.figures.by_ward_period.get((ward_id, known.code), [])


def card_of(image: ShareImageView | None) -> str:
    """What a key must hold of a share card."""
    return f"{image.url} {image.alt}" if image else ""
