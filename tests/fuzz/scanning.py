"""Looks at HTML as a browser would and says what in it could run, load or phone home."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup

_FORBIDDEN = (
    "script style iframe frame object embed applet form input button select textarea svg math base meta link template "
    "noscript plaintext xmp title audio video source"
)
ADDRESSES = ("href", "src", "action", "formaction", "data", "background", "poster", "srcset", "xlink:href")


def dangers(html: str) -> list[str]:
    """Every element, attribute or address that has no place in an article's body."""
    found = []
    for element in BeautifulSoup(f"<!DOCTYPE html><body>{html}</body>", "html5lib").body.find_all(True):
        if element.name in _FORBIDDEN.split():
            found.append(f"<{element.name}>")
        for name, value in element.attrs.items():
            words = " ".join(value) if isinstance(value, list) else value
            if name.startswith("on") or name in ("style", "srcdoc") or (name == "id" and not words.startswith("muc-")):
                found.append(f"{element.name}[{name}]")
            if name in ADDRESSES:
                bare = "".join(char for char in words if char > " ").lower()
                scheme = bare.split(":")[0] if ":" in bare.split("/")[0] else ""
                foreign = element.name != "a" and (scheme not in ("cp-picture",) or bare.startswith("//"))
                if foreign or (scheme and scheme not in ("http", "https", "mailto", "tel", "cp-link", "cp-picture")):
                    found.append(f"{element.name}[{name}={words}]")
    return found


_NEVER = ["style", "iframe", "frame", "frameset", "object", "embed", "applet", "base"]
_FETCHED = ("src", "srcset", "poster", "data", "background", "action", "formaction")
_ADDRESS = re.compile(r"/(?!/)[^\s\\]*|#.*")


def page_dangers(html: str) -> list[str]:
    """What in a whole page of the site could run without being ours, or ask another host for anything.

    Our own scripts come from our own files; data for machines is a script in name only.
    """
    return dangers_of(BeautifulSoup(html, "html.parser"))


def dangers_of(page: BeautifulSoup) -> list[str]:
    """The same of a page that has been parsed already."""
    found = []
    for element in page.find_all(True):
        attributes = {name: " ".join(v) if isinstance(v, list) else v for name, v in element.attrs.items()}
        inline = element.name == "script" and not attributes.get("src")
        if element.name in _NEVER or (inline and attributes.get("type") != "application/ld+json"):
            found.append(f"<{element.name}>")
        found += [
            f"{element.name}[{name}]" for name in attributes if name.startswith("on") or name in ("style", "srcdoc")
        ]
        fetched = [value for name, value in attributes.items() if name in _FETCHED]
        if element.name == "link" and attributes.get("rel") not in ("canonical", "alternate"):
            fetched.append(attributes.get("href", ""))
        asked = [part.split()[0] for value in fetched for part in value.split(",") if part.strip()]
        found += [f"{element.name} fetches {address}" for address in asked if not _ADDRESS.fullmatch(address)]
        scheme = re.sub(r"[\x00-\x20]", "", attributes.get("href", "")).partition(":")
        if scheme[1] and scheme[0].lower() not in ("http", "https", "mailto", "tel") and "/" not in scheme[0]:
            found.append(f"{element.name}[href={attributes['href']}]")
    return found
