"""JSON-LD of a page: only fields that the view proves."""

from __future__ import annotations

import json
from functools import singledispatch
from typing import TypeAlias

from markupsafe import Markup

from plugins.pages.links import absolute
from plugins.pages.views import (
    AchievementsView,
    ArticleView,
    DataPageView,
    DownloadView,
    HomeView,
    IndicatorView,
    LinkView,
    OfficeView,
    Page,
    SiteView,
    StaticPageView,
    WardPeriodView,
)

Node: TypeAlias = dict[str, object]

_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode


def json_ld(site: SiteView, page: Page) -> Markup:
    """Return the graph of `page` as JSON that is safe inside a script element; empty when there is nothing to say."""
    graph = [node for node in (describe(page, site), _breadcrumbs(site, page)) if node]
    if not graph:
        return Markup("")
    text = _encode({"@context": "https://schema.org", "@graph": graph})
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))


@singledispatch
def describe(page: Page, site: SiteView) -> Node | None:
    """Return what the page is, in schema.org's words; none for pages that are only a way to others."""
    return None


@describe.register
def _(page: ArticleView, site: SiteView) -> Node:
    address = absolute(site, page.path)
    node: Node = {
        "@type": "NewsArticle",
        "@id": address,
        "url": address,
        "headline": page.title,
        "description": page.description,
        "inLanguage": "vi",
        "isAccessibleForFree": True,
        "datePublished": page.published.iso,
        "publisher": _publisher(site),
    }
    if page.revised:
        node["dateModified"] = page.revised.iso
    if page.author:
        node["creditText"] = page.author  # a person or an office: the view cannot prove which
    if page.picture:
        node["image"] = absolute(site, page.picture.src)
    if page.category:
        node["articleSection"] = page.category.label
    if page.tags:
        node["keywords"] = [tag.label for tag in page.tags]
    corrections = [entry for entry in page.corrections if entry.kind == "correction"]
    if corrections:
        node["correction"] = [
            {"@type": "CorrectionComment", "text": entry.note, "datePublished": entry.date.iso} for entry in corrections
        ]
    return node


@describe.register
def _(page: HomeView, site: SiteView) -> Node:
    return {
        "@type": "WebSite",
        "name": site.name,
        "url": absolute(site, "/"),
        "inLanguage": "vi",
        "publisher": _organisation(site, page.office),
    }


@describe.register
def _(page: StaticPageView, site: SiteView) -> Node | None:
    return _organisation(site, page.office) if page.office else None


@describe.register
def _(page: WardPeriodView, site: SiteView) -> Node:
    node = _dataset(site, page, page.downloads)
    return node | {"temporalCoverage": page.interval_iso, "spatialCoverage": page.ward_full}


@describe.register
def _(page: AchievementsView, site: SiteView) -> Node:
    return _dataset(site, page, page.downloads) | {"spatialCoverage": page.ward_full}


@describe.register
def _(page: IndicatorView, site: SiteView) -> Node:
    return _dataset(site, page, page.downloads) | {"variableMeasured": page.title}


@describe.register
def _(page: DataPageView, site: SiteView) -> Node:
    node = _dataset(site, page, page.files)
    return node | {"license": absolute(site, page.licence.url)} if page.licence else node


def _dataset(site: SiteView, page: Page, downloads: tuple[DownloadView, ...]) -> Node:
    address = absolute(site, page.path)
    node: Node = {
        "@type": "Dataset",
        "@id": address,
        "url": address,
        "name": page.title,
        "description": page.description,
        "inLanguage": "vi",
        "isAccessibleForFree": True,
        "creator": _publisher(site),
    }
    if downloads:
        node["distribution"] = [
            {"@type": "DataDownload", "encodingFormat": file.media_type, "contentUrl": absolute(site, file.url)}
            for file in downloads
        ]
    return node


def _publisher(site: SiteView) -> Node:
    return {"@type": "GovernmentOrganization", "name": site.office.name, "url": absolute(site, "/")}


def _organisation(site: SiteView, office: OfficeView) -> Node:
    node: Node = {"@type": "GovernmentOrganization", "name": office.name, "url": absolute(site, "/")}
    optional = {
        "address": office.address,
        "telephone": office.phone_url.removeprefix("tel:"),
        "email": office.email,
        "openingHours": [line.schema for line in office.hours if line.schema],
    }
    return node | {name: value for name, value in optional.items() if value}


def _breadcrumbs(site: SiteView, page: Page) -> Node | None:
    if not page.breadcrumbs:
        return None
    trail = (*page.breadcrumbs, LinkView(label=page.title, url=page.path))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": link.label, "item": absolute(site, link.url)}
            for place, link in enumerate(trail, 1)
        ],
    }
