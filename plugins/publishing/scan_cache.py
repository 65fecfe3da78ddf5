"""Scans of files by content hash, kept between publishes: an unchanged page is not read a second time."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from plugins.publishing import disk
from plugins.publishing.page_scan import Scan, scan_page, scan_style, scan_text
from plugins.publishing.picture_metadata import SUFFIXES, find_metadata

_VERSION = 2  # raise when a scanner changes what it finds
_TEXT = (".xml", ".json", ".csv", ".txt", ".webmanifest", ".js", ".svg")

Findings = tuple[Scan, tuple[str, ...]]  # what a text points at and carries; the metadata of a picture
_NOTHING: Findings = (Scan(), ())


def scan_file(path: str, content: bytes) -> Findings:
    """Scan one file by what its name says it is."""
    if path.endswith(SUFFIXES):
        return Scan(), find_metadata(content)
    text = content.decode("utf-8", "replace") if path.endswith((".html", ".css", *_TEXT)) else ""
    if path.endswith(".html"):
        return scan_page(text), ()
    if path.endswith(".css"):
        return scan_style(text), ()
    return (scan_text(text), ()) if text else _NOTHING


class ScanCache:
    """Findings by hash and kind of file; a damaged cache is an empty one."""

    def __init__(self, path: Path) -> None:
        """Keep the findings in one file at `path`."""
        self._path = path
        self._known = self._load()
        self._used: dict[str, Findings] = {}

    def look(self, path: str, sha256: str) -> Findings | None:
        """Return what is known of a file with this name and hash."""
        known = self._known.get(key := _key(path, sha256))
        if known is not None:
            self._used[key] = known
        return known

    def learn(self, path: str, sha256: str, content: bytes) -> Findings:
        """Scan a file and remember the findings."""
        found = self._used[_key(path, sha256)] = scan_file(path, content)
        return found

    def save(self) -> None:
        """Write what was used this time; the rest is forgotten."""
        if self._used.keys() == self._known.keys():
            return
        body = json.dumps({key: _pack(found) for key, found in sorted(self._used.items())}, ensure_ascii=False)
        disk.replace_file_quickly(self._path, f"{_check(body)}\n{body}".encode())

    def _load(self) -> dict[str, Findings]:
        try:
            check, body = self._path.read_text(encoding="utf-8").split("\n", 1)
            if check != _check(body):
                return {}
            return {key: _unpack(found) for key, found in json.loads(body).items()}
        except (OSError, ValueError, TypeError, AttributeError, KeyError):
            return {}


def _check(body: str) -> str:
    return f"{_VERSION} {hashlib.sha256(body.encode()).hexdigest()}"


def _key(path: str, sha256: str) -> str:
    return f"{sha256}.{path.rsplit('.', 1)[-1]}"


def _pack(found: Findings) -> list[list[str]]:
    scan, metadata = found
    return [list(part) for part in (scan.links, scan.resources, scan.anchors, scan.inline, scan.personal, metadata)]


def _unpack(packed: Mapping[int, list[str]] | list[list[str]]) -> Findings:
    links, resources, anchors, inline, personal, metadata = (tuple(packed[index]) for index in range(6))
    return Scan(links, resources, anchors, inline, personal), metadata
