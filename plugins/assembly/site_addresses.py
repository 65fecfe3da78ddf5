"""The addresses a site may have: what a dead one was probably meant to be, and which lists may still get a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from typing import Final

from plugins.domain.issue import Issue, Place, Severity
from plugins.edition import Edition, addresses
from plugins.registries import Registries

SITE_FILE: Final = "content/data/site.yaml"
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


def dead_menu(edition: Edition, exists: Callable[[str], bool], source: str) -> list[Issue]:
    """A warning for each entry of the main menu that is left out because its page can never be; `source` is site.yaml.

    An entry whose list only lacks articles so far is in order: it appears with the first one.
    """
    issues = []
    for entry in edition.registries.site.menu:
        path = entry.address.partition("#")[0].partition("?")[0]
        if not path.startswith("/") or exists(path) or may_be_list(path, edition.registries):
            continue
        at = source.find(entry.address)
        line = source.count("\n", 0, at) + 1
        place = Place(SITE_FILE, line, at - source.rfind("\n", 0, at)) if at >= 0 else Place(SITE_FILE)
        near = near_address(path, edition, exists)
        cure = f"có phải {near}?" if near else "xem lại địa chỉ, hoặc bỏ mục này"
        problem = f"mục “{entry.label}” của trình đơn dẫn tới {path}, trang không có địa chỉ này nên mục không hiện"
        issues.append(Issue("menu-hong", place, problem, cure, Severity.WARNING))
    return issues


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
