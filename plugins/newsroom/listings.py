"""Lists of articles by category, tag and year, with pages numbered from the oldest.

Page 1 holds the twenty oldest articles and never changes; the address of the list itself shows the newest twenty to
thirty-nine. So a new article changes the front of its lists and nothing behind it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from plugins.edition import Article, Edition, addresses
from plugins.edition.words import HOME, card_view, feeds_of, newest_day
from plugins.pages.views import (
    FeedView,
    LinkView,
    ListingView,
    OverviewEntryView,
    OverviewGroupView,
    OverviewView,
    PaginationView,
)
from plugins.vietnamese.collation import sort_key

PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class Listing:
    """One list: where it stands, what it is called, and its articles, newest first.

    `siblings` are lists of the same kind; `parent` is the overview it belongs to.
    """

    address: str
    kind: str
    label: str
    intro: str
    articles: list[Article]
    parent: LinkView | None
    siblings: tuple[LinkView, ...] = ()
    feeds: tuple[FeedView, ...] = ()


@dataclass(frozen=True, slots=True)
class ListingPage:
    """One page of a list: `number` counts from the oldest, None is the front; `last` is the newest numbered page."""

    listing: Listing
    number: int | None
    last: int
    articles: list[Article]

    @property
    def address(self) -> str:
        """Where the page stands."""
        if self.number is None:
            return self.listing.address
        return addresses.page_of(self.listing.address, self.number)


def pages_of(listing: Listing) -> Iterator[ListingPage]:
    """Cut a list into its front and its numbered pages."""
    total = len(listing.articles)
    last = max(0, total // PAGE_SIZE - 1)
    yield ListingPage(listing, None, last, listing.articles[: total - last * PAGE_SIZE])
    for number in range(1, last + 1):
        start = total - number * PAGE_SIZE
        yield ListingPage(listing, number, last, listing.articles[start : start + PAGE_SIZE])


def listing_view(edition: Edition, page: ListingPage) -> ListingView:
    """Build one page of a list."""
    listing = page.listing
    number = f", trang {page.number}" if page.number is not None else ""
    section = addresses.CATEGORIES if listing.kind == "Chuyên mục" else addresses.ARCHIVE
    return ListingView(
        path=page.address,
        title=f"{listing.label}{number}",
        description=f"{listing.kind} {listing.label} trên {edition.registries.site.name}{number}.",
        section=listing.address if listing.kind == "Chuyên mục" else section,
        breadcrumbs=(HOME, *((listing.parent,) if listing.parent else ())),
        updated=newest_day(page.articles),
        illustrative=any(article.is_illustrative for article in page.articles),
        cards=tuple(card_view(edition, article) for article in page.articles),
        kind=listing.kind,
        intro=listing.intro if page.number is None else "",
        pagination=_pagination(page),
        siblings=tuple(replace(link, current=link.url == listing.address) for link in listing.siblings),
        feeds=listing.feeds,
    )


def _pagination(page: ListingPage) -> PaginationView | None:
    if page.last == 0:
        return None

    def numbered(number: int) -> LinkView:
        return LinkView(label=f"Trang {number}", url=addresses.page_of(page.listing.address, number))

    if page.number is None:
        return PaginationView(label="Tin mới nhất", older=numbered(page.last))
    first = (page.number - 1) * PAGE_SIZE + 1
    newest = LinkView(label="Tin mới nhất", url=page.listing.address)
    return PaginationView(
        label=f"Trang {page.number}: tin thứ {first} đến {first + PAGE_SIZE - 1}, tính từ tin đầu tiên",
        newer=numbered(page.number + 1) if page.number < page.last else newest,
        older=numbered(page.number - 1) if page.number > 1 else None,
    )


def all_listings(edition: Edition) -> list[Listing]:
    """Every list that has at least one article."""
    return [*_categories(edition), *_tags(edition), *_years(edition)]


def _categories(edition: Edition) -> list[Listing]:
    known = [category for category in edition.registries.site.categories if category.id in edition.by_category]
    links = tuple(LinkView(label=category.label, url=addresses.category(category.id)) for category in known)
    parent = LinkView(label="Chuyên mục", url=addresses.CATEGORIES)
    return [
        Listing(
            addresses.category(category.id),
            "Chuyên mục",
            category.label,
            category.description,
            edition.by_category[category.id],
            parent,
            links,
            feeds_of(addresses.category(category.id), category.label),
        )
        for category in known
    ]


def _tags(edition: Edition) -> list[Listing]:
    parent = LinkView(label="Chủ đề", url=addresses.TAGS)
    return [
        Listing(addresses.tag(tag.id), "Chủ đề", tag.label, tag.description, edition.by_tag[tag.id], parent)
        for tag in edition.registries.site.tags
        if tag.id in edition.by_tag
    ]


def _years(edition: Edition) -> list[Listing]:
    years = sorted(edition.by_year, reverse=True)
    links = tuple(LinkView(label=f"Năm {year}", url=addresses.year(year)) for year in years)
    parent = LinkView(label="Lưu trữ", url=addresses.ARCHIVE)
    return [
        Listing(addresses.year(year), "Lưu trữ", f"Tin năm {year}", "", edition.by_year[year], parent, links)
        for year in years
    ]


def overview_views(edition: Edition, listings: list[Listing]) -> list[OverviewView]:
    """The overviews of categories, tags and years."""
    titles = {"Chuyên mục": ("Chuyên mục", addresses.CATEGORIES), "Chủ đề": ("Chủ đề", addresses.TAGS)}
    titles["Lưu trữ"] = ("Lưu trữ theo năm", addresses.ARCHIVE)
    return [
        _overview(edition, title, address, [listing for listing in listings if listing.kind == kind])
        for kind, (title, address) in titles.items()
        if any(listing.kind == kind for listing in listings)
    ]


def _overview(edition: Edition, title: str, address: str, listings: list[Listing]) -> OverviewView:
    if address == addresses.TAGS:
        listings = sorted(listings, key=lambda listing: sort_key(listing.label))
    entries = tuple(
        OverviewEntryView(
            label=listing.label,
            url=listing.address,
            intro=listing.intro,
            counts=f"{len(listing.articles)} tin",
            updated=newest_day(listing.articles),
        )
        for listing in listings
    )
    return OverviewView(
        path=address,
        title=title,
        description=f"{title} trên {edition.registries.site.name}: {len(entries)} danh sách tin.",
        section=address,
        breadcrumbs=(HOME,),
        updated=newest_day(list(edition.articles)),
        groups=(OverviewGroupView(heading="", entries=entries),),
    )
