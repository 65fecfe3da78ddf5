"""The addresses a site may have: what a dead one was probably meant to be, and which lists may still get a page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from functools import cached_property
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


class SiteAddresses:
    """The addresses of a site, in order for many questions; `exists` tells whether there is a page at one."""

    def __init__(self, edition: Edition, exists: Callable[[str], bool]) -> None:
        self._edition = edition
        self._exists = exists

    def near(self, wanted: str) -> str | None:
        """The address that was probably meant by one that leads nowhere; None when none is near."""
        whole = re.sub("/{2,}", "/", wanted.lower() if wanted.endswith("/") else f"{wanted.lower()}/")
        whole = re.sub(r"(?:index)?\.(?:html?|php|md)/$", "/", whole).replace("//", "/")
        if self._exists(whole):
            return whole
        same_name = _last(whole)
        found = self._by_name.get(same_name) if same_name else None
        if found is None:
            slugs = self._by_month.get("/".join(whole.split("/")[:4]) + "/", {})
            near = get_close_matches(same_name[:100], slugs, 1, 0.85)
            found = slugs[near[0]] if near else next(iter(get_close_matches(whole[:200], self._others, 1, 0.8)), None)
        return found if found is not None and self._exists(found) else None

    @cached_property
    def _by_name(self) -> dict[str, str]:
        """Articles by the last part of their address; the newest has a name that several share."""
        return {_last(article.url): article.url for article in reversed(self._edition.articles)}

    @cached_property
    def _by_month(self) -> dict[str, dict[str, str]]:
        """The articles of each month by the last part of their address."""
        months: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for name, url in self._by_name.items():
            months[url.removesuffix(f"{name}/")][name] = url
        return months

    @cached_property
    def _others(self) -> tuple[str, ...]:
        """Addresses of what is no article."""
        return tuple(_others(self._edition))


def dead_menu(edition: Edition, exists: Callable[[str], bool], source: str) -> list[Issue]:
    """A warning for each entry of the main menu that is left out because its page can never be; `source` is site.yaml.

    An entry whose list only lacks articles so far is in order: it appears with the first one.
    """
    issues = []
    known = SiteAddresses(edition, exists)
    for entry in edition.registries.site.menu:
        path = entry.address.partition("#")[0].partition("?")[0]
        if not path.startswith("/") or exists(path) or may_be_list(path, edition.registries):
            continue
        at = source.find(entry.address)
        line = source.count("\n", 0, at) + 1
        place = Place(SITE_FILE, line, at - source.rfind("\n", 0, at)) if at >= 0 else Place(SITE_FILE)
        near = known.near(path)
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
