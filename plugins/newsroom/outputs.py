"""All news pages and feeds, each with what it depends on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from plugins.edition import Article, Edition, addresses
from plugins.edition.press import Press
from plugins.edition.words import ward_of
from plugins.newsroom.article_page import Surroundings, article_view, withdrawn_view
from plugins.newsroom.feeds import FEED_LENGTH, atom, json_feed, updated_at
from plugins.newsroom.listings import all_listings, listing_view, overview_views, pages_of
from plugins.newsroom.related import RelatedArticles
from plugins.newsroom.security_contact import PATH as SECURITY_CONTACT
from plugins.newsroom.security_contact import security_contact
from plugins.newsroom.sitemap import robots, sitemaps
from plugins.newsroom.standing_pages import home_view, not_found_view, search_view, static_view, ward_in_focus
from plugins.pages.views import ArticleView, StaticPageView


def add_pages(edition: Edition, press: Press) -> None:
    """Plan every page and feed of this plugin."""
    add_articles(edition, press)
    add_lists(edition, press)
    add_standing(edition, press)
    add_feeds(edition, press)
    if contact := security_contact(edition):
        press.file(SECURITY_CONTACT, "security.txt", [str(contact)], lambda: contact)


def add_sitemap(edition: Edition, press: Press) -> None:
    """Plan the sitemap; called last, when every page is known."""
    base = edition.registries.site.url
    entries = press.sitemap()
    files = sitemaps(base, entries)
    for path, content in files.items():
        press.file(path, "sơ đồ trang", [content.decode()], lambda content=content: content)  # type: ignore[misc]
    press.file("robots.txt", "robots.txt", [base], lambda: robots(base))


def add_articles(edition: Edition, press: Press) -> None:
    """Plan the page of every article, and the page in the place of each that was withdrawn."""
    related = RelatedArticles(edition)
    for number in range(len(edition.articles)):
        add_article(edition, press, related, number)
    for article in edition.withdrawn:
        add_withdrawn(press, article)


def add_article(edition: Edition, press: Press, related: RelatedArticles, number: int) -> None:
    """Plan the page of one article, by its place in the edition."""
    article = edition.articles[number]
    newer = edition.articles[number - 1] if number else None
    older = edition.articles[number + 1] if number + 1 < len(edition.articles) else None
    others = related.of(article)
    inputs = [
        article.content,
        newer.card if newer else "",
        older.card if older else "",
        *(other.card for other in others),
        press.share_path(article.url),
        *press.body_inputs(article),
    ]
    view = partial(_view, edition, press, article, newer, older, others)
    press.page(article.url, article.path, inputs, view, updated_at(article).date())


def add_withdrawn(press: Press, article: Article) -> None:
    """Plan the page in the place of a withdrawn article."""
    press.page(article.url, article.path, [article.content], partial(withdrawn_view, article), listed=False)


def _view(
    edition: Edition,
    press: Press,
    article: Article,
    newer: Article | None,
    older: Article | None,
    related: list[Article],
) -> ArticleView:
    image = press.share_image(article.url)
    around = Surroundings(newer, older, related, press.lead_picture(article), image, press.body)
    return article_view(edition, article, around)


def add_lists(edition: Edition, press: Press) -> None:
    """Plan every list of articles, page by page, and the pages that list the lists."""
    listings = all_listings(edition)
    shared = [f"{listing.kind} {listing.label}" for listing in listings]
    for listing in listings:
        siblings = [f"{link.label} {link.url}" for link in listing.siblings]
        for page in pages_of(listing):
            newest_numbered = page.number is None or page.number == page.last
            inputs = [*(a.card for a in page.articles), *siblings, str(page.last) if newest_numbered else ""]
            view = partial(listing_view, edition, page)
            press.page(page.address, f"{listing.kind} {listing.label}", inputs, view, _newest(page.articles))
    for overview in overview_views(edition, listings):
        press.page(
            overview.path,
            overview.title,
            [*shared, edition.cards],
            lambda overview=overview: overview,  # type: ignore[misc]
            _newest(edition.articles),
        )


def _newest(articles: Sequence[Article]) -> date | None:
    days = [(updated_at(article) if article.changes else article.moment).date() for article in articles[:50]]
    return max(days, default=None)


def add_standing(edition: Edition, press: Press) -> None:
    """Plan the home page, the search page, the page for wrong addresses, and the standing pages."""
    titles = [f"{page.title} {page.url}" for page in edition.static]
    ward_id = ward_in_focus(edition)
    figures = edition.figures.digest_parts(edition.figures.by_ward.get(ward_id, [])[:200]) if ward_id else []
    image = press.share_image(addresses.HOME)
    press.page(
        addresses.HOME,
        "trang chủ",
        [edition.cards, *figures, *titles, image.url if image else ""],
        lambda: home_view(edition, press.office, image),
        _newest(edition.articles),
    )
    years = sorted(edition.by_year)
    press.page(addresses.SEARCH, "trang tìm kiếm", [*years, *titles], lambda: search_view(edition), listed=False)
    press.page("/404.html", "trang không tìm thấy", [*years, *titles], lambda: not_found_view(edition), listed=False)
    for page in edition.static:
        inputs = [page.content, *press.body_inputs(page)]
        view = partial(_static_view, press, page)
        press.page(page.url, page.path, inputs, view)


def _static_view(press: Press, page: Article) -> StaticPageView:
    return static_view(page, press.body(page), press.office)


def add_feeds(edition: Edition, press: Press) -> None:
    """Plan the feeds of the site, of wards and of categories."""
    name = edition.registries.site.name
    _add_feeds(edition, press, addresses.HOME, name, list(edition.articles[:FEED_LENGTH]))
    for ward_id in edition.ward_ids:
        articles = edition.by_ward.get(ward_id, [])[:FEED_LENGTH]
        title = f"{ward_of(edition, ward_id).label_on_page} – {name}"
        _add_feeds(edition, press, addresses.ward(ward_id), title, articles)
    for category in edition.registries.site.categories:
        articles = edition.by_category.get(category.id, [])[:FEED_LENGTH]
        if articles:
            _add_feeds(edition, press, addresses.category(category.id), f"{category.label} – {name}", articles)


def _add_feeds(edition: Edition, press: Press, address: str, title: str, articles: list[Article]) -> None:
    cards = [article.card for article in articles]
    for name, write in (("feed.xml", atom), ("feed.json", json_feed)):
        path = f"{address}{name}"
        press.file(path[1:], f"nguồn tin {title}", cards, partial(write, edition, title, address, path, articles))
