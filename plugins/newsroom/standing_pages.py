"""Home, search, not found and the pages of content/pages."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from plugins.edition import Article, Edition, addresses
from plugins.edition.cards import headline_figures, ward_card
from plugins.edition.words import HOME, card_view, newest_day
from plugins.pages.views import (
    HomeView,
    LinkView,
    NotFoundView,
    NoticeView,
    OfficeView,
    SearchView,
    ShareImageView,
    StaticPageView,
)

NEWEST = 7
CONTACT = "/lien-he/"


def home_view(edition: Edition, office: OfficeView, share_image: ShareImageView | None) -> HomeView:
    """Build the home page: what is new, the wards, figures that matter, the office in one tap."""
    site = edition.registries.site
    newest = edition.articles[:NEWEST]
    ward_id = ward_in_focus(edition)
    figures, period, behind = headline_figures(edition, ward_id) if ward_id else ((), "", [])
    years = sorted(edition.by_year)
    return HomeView(
        path=addresses.HOME,
        title=site.name,
        description=site.description,
        section=addresses.HOME,
        updated=newest_day(list(edition.articles)),
        illustrative=any(a.is_illustrative for a in newest) or any(a.is_illustrative for a, _ in behind),
        share_image=share_image,
        intro=site.description,
        office=office,
        newest=tuple(card_view(edition, article) for article in newest),
        news_url=addresses.year(years[-1]) if years else "",
        wards=tuple(ward_card(edition, known) for known in edition.ward_ids),
        figures=figures,
        figures_note=f"Kỳ mới nhất: {period}" if period else "",
        figures_url=addresses.achievements(ward_id) if figures and ward_id else "",
        shortcuts=_shortcuts(edition),
        notices=(NoticeView(text=site.notice),) if site.notice else (),
    )


def ward_in_focus(edition: Edition) -> str:
    """The ward whose figures the home page shows: the first covered one with the newest period; nothing without any."""
    with_figures = [ward_id for ward_id in edition.ward_ids if edition.figures.periods_of(ward_id)]
    return max(with_figures, key=lambda ward_id: edition.figures.periods_of(ward_id)[0].end, default="")


def _shortcuts(edition: Edition) -> tuple[LinkView, ...]:
    """The categories that have news; the menu stands on every page and need not be said again."""
    return tuple(
        LinkView(label=category.label, url=addresses.category(category.id))
        for category in edition.registries.site.categories
        if category.id in edition.by_category
    )


def search_view(edition: Edition) -> SearchView:
    """Build the search page."""
    return SearchView(
        path=addresses.SEARCH,
        title="Tìm kiếm",
        description=f"Tìm tin tức, số liệu và đơn vị trên {edition.registries.site.name}, gõ có dấu hay không dấu đều được.",
        breadcrumbs=(HOME,),
        places=_places(edition),
    )


def not_found_view(edition: Edition) -> NotFoundView:
    """Build the page for addresses that do not exist."""
    return NotFoundView(
        path="/404.html",
        title="Không tìm thấy trang",
        description="Địa chỉ này không có, hoặc tin đã chuyển chỗ. Mời bạn tìm lại bằng ô dưới đây.",
        noindex=True,
        places=_places(edition),
    )


def _places(edition: Edition) -> tuple[LinkView, ...]:
    links = [HOME, LinkView(label="Các đơn vị", url=addresses.WARDS)]
    if edition.by_category:
        links.append(LinkView(label="Chuyên mục", url=addresses.CATEGORIES))
    if edition.by_year:
        links.append(LinkView(label="Lưu trữ", url=addresses.ARCHIVE))
    links += [LinkView(label=page.title, url=page.url) for page in edition.static if page.url == CONTACT]
    return tuple(links)


def static_view(page: Article, body: Markup, office: OfficeView) -> StaticPageView:
    """Build a page of content/pages; the contact page begins with the office."""
    return StaticPageView(
        path=page.url,
        title=page.title,
        description=page.excerpt,
        section=page.url,
        breadcrumbs=(HOME,),
        body=body,
        office=replace(office, url="") if page.url == CONTACT else None,
    )
