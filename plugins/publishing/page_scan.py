"""What a published text file points at, offers as anchors and carries that it should not; one pass over its bytes."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.publishing.personal_data import find_personal_data

# a tag with quoted attributes, or a stretch whose inside is not markup
_TAG = re.compile(
    r"<!--.*?-->|<(script|style|textarea|title)\b((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>(.*?)</\1\s*>"
    r"|<([a-z][a-z0-9-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>`]+)))?")
_CSS = re.compile(r"url\(\s*([\"']?)(.*?)\1\s*\)|@import\s+([\"'])(.*?)\3", re.IGNORECASE | re.DOTALL)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_MARKUP = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>", re.DOTALL | re.IGNORECASE)
_LOCATION = re.compile(r"<loc>\s*([^<]+?)\s*</loc>")

_RESOURCE_LINKS = frozenset(("stylesheet", "icon", "shortcut", "apple-touch-icon", "mask-icon", "manifest", "preload"))
_RESOURCE_LINKS |= {"prefetch", "modulepreload", "preconnect", "dns-prefetch", "prerender"}
_DATA_TYPES = ("application/ld+json", "application/json", "text/template")
_LINK_TAGS = ("a", "area")


@dataclass(frozen=True, slots=True)
class Scan:
    """Findings in one file, each in order of appearance without repeats.

    `links` are followed by a click, `resources` are fetched by the browser itself, `inline` names script or style the
    security policy would refuse, `personal` quotes what looks like personal data.
    """

    links: tuple[str, ...] = ()
    resources: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    inline: tuple[str, ...] = ()
    personal: tuple[str, ...] = ()


def scan_page(text: str) -> Scan:
    """Scan one HTML page."""
    links: dict[str, None] = {}
    resources: dict[str, None] = {}
    anchors: dict[str, None] = {}
    inline: dict[str, None] = {}
    for tag, attributes, inside in _tags(text):
        if "id" in attributes:
            anchors[attributes["id"]] = None
        if tag == "a" and attributes.get("name"):
            anchors[attributes["name"]] = None
        for address in _clicked(tag, attributes):
            links[address] = None
        for address in _fetched(tag, attributes):
            resources[address] = None
        for trouble in _inline(tag, attributes, inside):
            inline[trouble] = None
    visible = html.unescape(_MARKUP.sub(" ", text))
    return Scan(tuple(links), tuple(resources), tuple(anchors), tuple(inline), find_personal_data(visible))


def scan_style(text: str) -> Scan:
    """Scan one style sheet."""
    found = (plain or imported for _, plain, _, imported in _CSS.findall(_COMMENT.sub("", text)))
    return Scan(resources=tuple(dict.fromkeys(found)))


def scan_text(text: str) -> Scan:
    """Scan a feed, site map, data file or search index: addresses of a site map, and personal data."""
    locations = (html.unescape(address) for address in _LOCATION.findall(text))
    return Scan(links=tuple(dict.fromkeys(locations)), personal=find_personal_data(text))


def _tags(text: str) -> Iterator[tuple[str, dict[str, str], str]]:
    for match in _TAG.finditer(text):
        tag = match[1] or match[4]
        if tag:
            yield tag.lower(), _attributes(match[2] if match[1] else match[5]), match[3] or ""


def _attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(text):
        value = double or single or bare
        found.setdefault(name.lower(), html.unescape(value) if "&" in value else value)
    return found


def _clicked(tag: str, attributes: dict[str, str]) -> Iterator[str]:
    if tag in _LINK_TAGS and "href" in attributes:
        yield attributes["href"].strip()
    elif tag == "form" and attributes.get("action"):
        yield attributes["action"].strip()
    elif tag == "meta" and attributes.get("http-equiv", "").lower() == "refresh":
        _, _, target = attributes.get("content", "").partition("=")
        if target:
            yield target.strip(" '\"")
    elif tag == "link" and "href" in attributes and not _rel(attributes) & _RESOURCE_LINKS:
        yield attributes["href"].strip()


def _fetched(tag: str, attributes: dict[str, str]) -> Iterator[str]:
    if tag == "link" and "href" in attributes and _rel(attributes) & _RESOURCE_LINKS:
        yield attributes["href"].strip()
    if tag in ("image", "use", "feimage"):
        yield from (attributes[name].strip() for name in ("href", "xlink:href") if name in attributes)
    if tag not in ("a", "area", "link"):
        yield from (attributes[name].strip() for name in ("src", "poster", "background") if attributes.get(name))
    if tag == "object" and attributes.get("data"):
        yield attributes["data"].strip()
    for name in ("srcset", "imagesrcset"):
        for candidate in attributes.get(name, "").split(","):
            if candidate.strip():
                yield candidate.split()[0]
    if attributes.get("ping"):
        yield from attributes["ping"].split()


def _inline(tag: str, attributes: dict[str, str], inside: str) -> Iterator[str]:
    data = attributes.get("type", "").lower() in _DATA_TYPES
    if tag == "script" and inside.strip() and not attributes.get("src") and not data:
        yield "<script>"
    if tag == "style":
        yield "<style>"
    yield from (f"{name}=" for name in attributes if name == "style" or (name.startswith("on") and len(name) > 3))


def _rel(attributes: dict[str, str]) -> set[str]:
    return set(attributes.get("rel", "").lower().split())
