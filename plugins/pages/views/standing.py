"""Standing pages: texts, contact, search, open data, not found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from plugins.pages.views.common import DownloadView, LinkView, Page
from plugins.pages.views.site import OfficeView


@dataclass(frozen=True, slots=True, kw_only=True)
class StaticPageView(Page):
    """A page of content/pages: introduction, contact, accessibility statement."""

    template: ClassVar[str] = "static.html"

    body: Markup  #: sanitised HTML, without the title
    office: OfficeView | None = None  #: contact page: the office block stands before the text
    offices: tuple[OfficeView, ...] = ()  #: further offices: police, health station …


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView(Page):
    """The search page; the component `search` fills it."""

    template: ClassVar[str] = "search.html"

    index_url: str = "/tim-kiem/"  #: folder of the index shards
    places: tuple[LinkView, ...] = ()  #: where else to look; shown without script too


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundView(Page):
    """404: search form and popular places."""

    template: ClassVar[str] = "not_found.html"

    places: tuple[LinkView, ...]  #: home, wards, newest, contact


@dataclass(frozen=True, slots=True, kw_only=True)
class DataColumnView:
    """One column of the open data."""

    name: str  #: "value_text"
    meaning: str  #: in Vietnamese
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataPageView(Page):
    """Open data: files, columns, licence."""

    template: ClassVar[str] = "data.html"

    intro: str
    files: tuple[DownloadView, ...]
    rules: tuple[str, ...] = ()  #: what must be known before the figures are used, one sentence or two each
    licence: LinkView | None = None
    columns: tuple[DataColumnView, ...] = ()  #: of observations.csv
    note: str = ""
