"""The addresses a site may have: what a dead one was probably meant to be, and which lists may still get a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from typing import Final

from plugins.edition import Edition, addresses
from plugins.registries import Registries

_FIXED: Final = (
    addresses.WARDS,
    addresses.INDICATORS,
    addresses.CATEGORIES,
    addresses.TAGS,
    addresses.ARCHIVE,
    addresses.SEARCH,
    addresses.DATA,
)
_LIST: Final = re.compile(r"(?P<list>/[a-z-]+/)(?:(?P<name>[^/]+)/(?P<rest>.*))?")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_OF_WARD: Final = ("thanh-tich/", "trang/", "feed.xml")


def may_be_list(address: str, registries: Registries) -> bool:
    """Whether articles that cannot be read yet may give a page of a ward, indicator, category, tag or year there."""
    match = _LIST.fullmatch(address)
    if match is None or match["list"] not in _FIXED:
        return False
    name, rest = match["name"], match["rest"] or ""
    if name is None:
        return True
    section = match["list"]
    if section == addresses.WARDS:
        return registries.wards.get(name) is not None and (not rest or rest.startswith(_OF_WARD))
    if section == addresses.INDICATORS:
        known = any(indicator.id == name for indicator in registries.indicators)
    elif section == addresses.CATEGORIES:
        known = any(category.id == name for category in registries.site.categories)
    elif section == addresses.TAGS:
        known = any(tag.id == name for tag in registries.site.tags)
    else:
        known = section == addresses.ARCHIVE and _YEAR.fullmatch(name) is not None
    return known and (not rest or rest.startswith("trang/"))


def near_address(wanted: str, edition: Edition, exists: Callable[[str], bool]) -> str | None:
    """The address of the site that was probably meant by one that leads nowhere; None when none is near."""
    whole = re.sub("/{2,}", "/", wanted.lower() if wanted.endswith("/") else f"{wanted.lower()}/")
    whole = re.sub(r"(?:index)?\.(?:html?|php|md)/$", "/", whole).replace("//", "/")
    if exists(whole):
        return whole
    articles = [article.url for article in edition.articles]
    same_name = _last(whole)
    found = next((url for url in articles if same_name and _last(url) == same_name), None)
    if found is None:
        month = "/".join(whole.split("/")[:4]) + "/"
        slugs = {_last(url): url for url in articles if url.startswith(month)} if whole.startswith("/tin/") else {}
        near = get_close_matches(same_name[:100], slugs, 1, 0.85)
        found = (
            slugs[near[0]] if near else next(iter(get_close_matches(whole[:200], [*_others(edition)], 1, 0.8)), None)
        )
    return found if found is not None and exists(found) else None


def _last(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2]


def _others(edition: Edition) -> Iterator[str]:
    """Addresses of what is no article."""
    yield from _FIXED
    yield from (page.url for page in edition.static)
    yield from (addresses.ward(ward) for ward in edition.ward_ids)
    yield from (addresses.achievements(ward) for ward in edition.ward_ids)
    yield from (addresses.indicator(indicator.id) for indicator in edition.registries.indicators)
    yield from (addresses.category(category.id) for category in edition.registries.site.categories)
    yield from (addresses.tag(tag.id) for tag in edition.registries.site.tags)
