"""Looks at HTML as a browser would and says what in it could run, load or phone home."""

from __future__ import annotations

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
