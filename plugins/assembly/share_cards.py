"""Share cards: the picture that a chat shows for a link, one for every article, ward and period."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from plugins.assembly.card_keys import CardKeys
from plugins.assembly.settings import BuildSettings
from plugins.domain.issue import Issue, Place
from plugins.domain.period import Period
from plugins.edition import Article, Edition, addresses
from plugins.edition.words import ward_of
from plugins.engine.plan import Finished
from plugins.images.card_store import CardStore
from plugins.images.card_text import CARDS_FOLDER, HEIGHT, WIDTH, CardRequest, CardText, card_path, key_in_path
from plugins.images.refusal import Refusal
from plugins.pages.views import ShareImageView
from plugins.vietnamese.formatting import format_date
from plugins.vietnamese.periods import period_name


@dataclass(frozen=True, slots=True)
class PlannedCard:
    """A card with its path on the site and its content key, both known before it is drawn; `make` gives its words."""

    path: str
    key: str
    make: Callable[[], CardRequest]


class ShareCards:
    """The cards of an edition, by the address of their page."""

    def __init__(self, edition: Edition, keys: CardKeys) -> None:
        self._owners = {article.url: article.path for article in edition.articles}
        self._stored: dict[str, Finished] = {}
        self.cards: dict[str, PlannedCard] = {}
        for article in edition.articles:
            make = partial(_article_card, edition, article)
            key = keys.key(article.card, lambda make=make: make().text.key)  # type: ignore[misc]
            self.cards[article.url] = PlannedCard(card_path(article.slug, key), key, make)
        for address, request in _requests(edition):
            key = request.text.key
            self.cards[address] = PlannedCard(card_path(request.slug, key), key, lambda request=request: request)  # type: ignore[misc]
        keys.keep()

    def path(self, address: str) -> str:
        """Where the card of the page at an address lies; "" for none."""
        card = self.cards.get(address)
        return card.path if card else ""

    def view(self, address: str) -> ShareImageView | None:
        """The card of the page at an address."""
        card = self.cards.get(address)
        if card is None:
            return None
        text = card.make().text
        figure = f"{text.figure_label}: {text.figure}" if text.figure else ""
        alt = ". ".join(part for part in (text.title, text.ward, figure) if part)
        return ShareImageView(url=f"/{card.path}", width=WIDTH, height=HEIGHT, alt=alt, media_type="image/png")

    def draw(self, settings: BuildSettings, held: Callable[[PlannedCard], bool]) -> list[Issue]:
        """Draw the cards that neither the site holds already (`held`) nor the store.

        A card that cannot be drawn is an issue of its article.
        """
        wanted = {address: card for address, card in self.cards.items() if not held(card)}
        if not wanted:
            return []
        issues: list[Issue] = []
        with CardStore(settings.cache / "cards", jobs=settings.jobs) as store:
            drawn = store.ensure([card.make() for card in wanted.values()])
            for (address, card), result in zip(wanted.items(), drawn, strict=True):
                if isinstance(result, Refusal):
                    issues.append(result.issue(Place(self._owners.get(address, address))))
                else:
                    self._stored[card.path] = Finished(store.file(card.key), result.digest)
        return issues

    def prune(self, settings: BuildSettings, removed: Iterable[str]) -> None:
        """Remove cards of no page from the store: those that a build took off the site (paths `removed`).

        A fresh build removes whatever it does not know.
        """
        folder = settings.cache / "cards"
        shown = {key_in_path(card.path) for card in self.cards.values()}
        gone = {key_in_path(path) for path in removed if path.startswith(f"{CARDS_FOLDER}/")} - shown
        if folder.exists() and (settings.fresh or gone):
            with suppress(OSError), CardStore(folder, jobs=1) as store:  # what cannot be removed costs only room
                if settings.fresh:
                    store.prune({card.key for card in self.cards.values()})
                else:
                    store.drop(gone)

    def file(self, card: PlannedCard) -> Finished:
        """The drawn file of a card that was wanted."""
        return self._stored[card.path]


def _article_card(edition: Edition, article: Article) -> CardRequest:
    """The card of an article; nothing on it changes unless the article's `card` digest or a registry does."""
    site = edition.registries.site
    figure, indicator_id = article.headline
    indicator = edition.registries.indicators.get(indicator_id)
    category = site.category(article.category)
    text = CardText(
        title=article.title,
        ward=", ".join(ward_of(edition, ward_id).name for ward_id in article.wards),
        date=format_date(article.moment.date()),
        figure=figure,
        figure_label=indicator.label if indicator else "",
        kind=category.label if category else "",
        site_name=site.short_name or site.name,
        illustrative=article.is_illustrative,
    )
    return CardRequest(text, article.slug)


def _requests(edition: Edition) -> Iterator[tuple[str, CardRequest]]:
    site = edition.registries.site
    name = site.short_name or site.name
    yield addresses.HOME, CardRequest(CardText(title=site.name, site_name=name, kind=""), "trang-chu")
    for ward_id in edition.ward_ids:
        ward = ward_of(edition, ward_id)
        text = CardText(
            title=ward.name, ward=ward.full_name.removeprefix(f"{ward.name}, "), kind="Đơn vị", site_name=name
        )
        yield addresses.ward(ward_id), CardRequest(text, ward_id)
        for period in edition.figures.periods_of(ward_id):
            articles = edition.figures.by_ward_period[ward_id, period.code]
            figure, label = _main_figure(edition, articles, ward_id, period)
            text = CardText(
                title=f"Thành tích {period_name(period)}",
                ward=ward.label_on_page,
                figure=figure,
                figure_label=label,
                kind="Thành tích",
                site_name=name,
                illustrative=any(article.is_illustrative for article in articles),
            )
            yield addresses.period(ward_id, period), CardRequest(text, f"{ward_id}-{period.slug}")


def _main_figure(edition: Edition, articles: list[Article], ward_id: str, period: Period) -> tuple[str, str]:
    """The first result of the newest report on a ward's period, with its label; two empty texts without any."""
    for article in articles:
        stated, name = article.headline
        if stated and any(key[:3] == (name, ward_id, period.code) for key in article.figures):
            return stated, edition.registries.indicators[name].label
    return "", ""
