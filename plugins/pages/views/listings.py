"""Lists of articles and overviews of lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from plugins.pages.views.common import LinkView, Page, TimeView
from plugins.pages.views.news import CardView


@dataclass(frozen=True, slots=True, kw_only=True)
class PaginationView:
    """Where one is in a long list; pages are numbered from the oldest, so that addresses keep their content."""

    label: str  #: "Trang mới nhất, tin 41–52 trong 52 tin"
    newer: LinkView | None = None
    older: LinkView | None = None
    pages: tuple[LinkView, ...] = ()  #: a few page numbers, the current one marked


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingView(Page):
    """A category, a tag, a year, all news: one page of it."""

    template: ClassVar[str] = "listing.html"

    cards: tuple[CardView, ...]  #: newest first
    kind: str = ""  #: small words over the heading: "Chuyên mục", "Chủ đề", "Lưu trữ"
    intro: str = ""  #: one sentence
    pagination: PaginationView | None = None
    siblings: tuple[LinkView, ...] = ()  #: other categories or years, the current one marked


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewEntryView:
    """One list in an overview."""

    label: str
    url: str
    intro: str = ""  #: one sentence on what the list holds
    counts: str = ""  #: "12 tin"
    updated: TimeView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewGroupView:
    """Lists under one heading."""

    heading: str  #: empty when there is only one group
    entries: tuple[OverviewEntryView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewView(Page):
    """All categories, all tags or all years."""

    template: ClassVar[str] = "overview.html"

    groups: tuple[OverviewGroupView, ...]
    intro: str = ""
