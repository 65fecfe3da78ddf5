"""Share cards: the picture that a chat shows for a link, one for every article, ward and period."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from plugins.assembly.card_keys import CardKeys
from plugins.domain.issue import Issue, Place
from plugins.domain.period import Period
from plugins.edition import Article, Edition, addresses
from plugins.edition.words import ward_of
from plugins.engine.plan import Output, Plan
from plugins.engine.tree import MakingFailed
from plugins.images.card_text import HEIGHT, WIDTH, CardRequest, CardText, card_path
from plugins.images.refusal import refuse
from plugins.pages.views import ShareImageView
from plugins.vietnamese.formatting import format_date
from plugins.vietnamese.periods import period_name

OWNER = "ảnh chia sẻ"


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

    def add(self, plan: Plan, held: Callable[[PlannedCard], bool]) -> None:
        """Plan the file of every card; those that the site does not hold already (`held`) will be drawn.

        Titles of one length have letters of one size: in their order most words of a card have just been drawn.
        """
        wanted = []
        for card in self.cards.values():
            if held(card):
                plan.add(_output(card, lambda card=card: _drawn(card.make().text)))  # type: ignore[misc]
            else:
                wanted.append((card.make().text, card))
        if wanted:  # loaded once for all workers, and not at all where there is nothing to draw
            import plugins.images.card_drawing  # noqa: F401
        for text, card in sorted(wanted, key=lambda pair: (len(pair[0].title), pair[1].key)):
            plan.add(_output(card, partial(_drawn, text)))

    def refused(self, failed: MakingFailed) -> list[Issue]:
        """What to tell editors of cards that could not be drawn; raises `failed` again where anything else failed."""
        if any(output.owner != OWNER for output, _ in failed.failures):
            raise failed
        addresses = {card.path: address for address, card in self.cards.items()}
        failing = [addresses[output.path] for output, _ in failed.failures]
        return [
            refuse(self.cards[address].make().text.title, "the-may-dung").issue(
                Place(self._owners.get(address, address))
            )
            for address in failing
        ]


def _output(card: PlannedCard, make: Callable[[], bytes]) -> Output:
    return Output(card.path, OWNER, card.key, make, early=True)


def _drawn(text: CardText) -> bytes:
    from plugins.images.card_drawing import draw_card

    return draw_card(text)


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
