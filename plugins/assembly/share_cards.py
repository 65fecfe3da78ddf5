"""Share cards: the picture that a chat shows for a link, one for every article, ward and period."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from plugins.assembly.settings import BuildSettings
from plugins.domain.issue import Issue, Place
from plugins.edition import Edition, addresses
from plugins.edition.words import ward_of
from plugins.images.card_store import CardStore
from plugins.images.card_text import HEIGHT, WIDTH, CardRequest, CardText
from plugins.images.refusal import Refusal
from plugins.pages.views import ShareImageView
from plugins.vietnamese.formatting import format_date
from plugins.vietnamese.periods import period_name


class ShareCards:
    """The cards of an edition, by the address of their page. The name of a card is known before it is drawn."""

    def __init__(self, edition: Edition) -> None:
        self.requests = dict(_requests(edition))
        self._owners = {article.url: article.path for article in edition.articles}
        self._stored: dict[str, Path] = {}

    def view(self, address: str) -> ShareImageView | None:
        """The card of the page at an address."""
        request = self.requests.get(address)
        if request is None:
            return None
        text = request.text
        alt = ". ".join(
            part for part in (text.title, text.ward, text.figure and f"{text.figure_label}: {text.figure}") if part
        )
        return ShareImageView(url=f"/{request.path}", width=WIDTH, height=HEIGHT, alt=alt, media_type="image/jpeg")

    def draw(self, settings: BuildSettings) -> list[Issue]:
        """Draw the cards that the store does not hold; a card that cannot be drawn is an issue of its article."""
        issues: list[Issue] = []
        with CardStore(settings.cache / "cards", jobs=settings.jobs) as store:
            drawn = store.ensure(list(self.requests.values()))
            for (address, _), card in zip(self.requests.items(), drawn, strict=True):
                if isinstance(card, Refusal):
                    issues.append(card.issue(Place(self._owners.get(address, address))))
                else:
                    self._stored[card.path] = store.file(card.key)
        return issues

    def files(self) -> Iterator[tuple[str, str, Path]]:
        """Path on the site, content key and stored file of each card."""
        for request in self.requests.values():
            stored = self._stored.get(request.path)
            if stored is not None:
                yield request.path, request.text.key, stored


def _requests(edition: Edition) -> Iterator[tuple[str, CardRequest]]:
    site = edition.registries.site
    name = site.short_name or site.name
    yield addresses.HOME, CardRequest(CardText(title=site.name, site_name=name, kind=""), "trang-chu")
    for article in edition.articles:
        wards = ", ".join(ward_of(edition, ward_id).name for ward_id in article.wards)
        figure, indicator_id = article.headline
        indicator = edition.registries.indicators.get(indicator_id)
        category = site.category(article.category)
        text = CardText(
            title=article.title,
            ward=wards,
            date=format_date(article.moment.date()),
            figure=figure,
            figure_label=indicator.label if indicator else "",
            kind=category.label if category else "",
            site_name=name,
            illustrative=article.is_illustrative,
        )
        yield article.url, CardRequest(text, article.slug)
    for ward_id in edition.ward_ids:
        ward = ward_of(edition, ward_id)
        text = CardText(
            title=ward.name, ward=ward.full_name.removeprefix(f"{ward.name}, "), kind="Đơn vị", site_name=name
        )
        yield addresses.ward(ward_id), CardRequest(text, ward_id)
        for period in edition.figures.periods_of(ward_id):
            articles = edition.figures.by_ward_period[ward_id, period.code]
            text = CardText(
                title=f"Thành tích {period_name(period)}",
                ward=ward.label_on_page,
                kind="Thành tích",
                site_name=name,
                illustrative=any(article.is_illustrative for article in articles),
            )
            yield addresses.period(ward_id, period), CardRequest(text, f"{ward_id}-{period.slug}")
