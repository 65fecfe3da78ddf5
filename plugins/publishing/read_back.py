"""Reads the site back after a publish: what residents get must be what was sent."""

from __future__ import annotations

import hashlib
import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import quote

from plugins.publishing.difference import Difference
from plugins.publishing.manifest import MANIFEST, Entry, Manifest, ManifestError, address

SAMPLE = 20  # files read back besides the manifest
_TRIES = 4
_TIMEOUT = 10.0  # seconds for one answer

Reader = Callable[[Sequence[str]], Mapping[str, bytes]]  # paths → the bytes of those that are there


class UnreachableError(Exception):
    """The public address does not answer at all, so nothing can be said about what it serves."""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A file that reads back wrongly, and how."""

    path: str
    what: str


def sample(manifest: Manifest, difference: Difference) -> tuple[str, ...]:
    """Choose files to read back: what changed first, then others evenly over the site."""
    first = [path for path in (*difference.changed, *difference.added) if path in manifest.files][: SAMPLE // 2]
    pages = sorted(manifest.pages or manifest.files)
    rest = pages[:: max(1, len(pages) // (SAMPLE - len(first)))]
    return tuple(dict.fromkeys([*first, *rest]))[:SAMPLE]


def compare_back(manifest: Manifest, paths: Iterable[str], read: Reader) -> list[Mismatch]:
    """Read the manifest, then a sample, with `read` and return what differs."""
    try:
        if Manifest.parse(read((MANIFEST,)).get(MANIFEST, b"")).digest != manifest.digest:
            return [Mismatch(MANIFEST, "là của bản khác")]
    except ManifestError:
        return [Mismatch(MANIFEST, "không đọc được")]
    wanted = {path: manifest.files[path] for path in paths}
    there = read(tuple(wanted))
    return [mismatch for path, entry in wanted.items() if (mismatch := _compare(path, entry, there.get(path, b"")))]


def http_reader(url: str, version: str) -> Reader:
    """Return a reader over HTTP; `version` makes addresses that no cache has seen. Raises UnreachableError."""

    def read(path: str) -> bytes:
        request = urllib.request.Request(
            f"{url}{quote(address(path))}?phien={version}",
            headers={"Cache-Control": "no-cache", "User-Agent": "cong-phuong"},
        )
        for left in reversed(range(_TRIES)):
            try:
                with urllib.request.urlopen(request, timeout=_TIMEOUT) as answer:
                    return bytes(answer.read())
            except urllib.error.HTTPError as error:
                if not left or error.code in (401, 403):
                    return b""
            except (OSError, http.client.HTTPException) as error:
                if not left:
                    raise UnreachableError(str(getattr(error, "reason", error))) from error
            time.sleep(0.3 * (_TRIES - left))
        return b""

    return lambda paths: {path: read(path) for path in paths}


def http_time(url: str) -> datetime | None:
    """Return what the clock of the public server says; None when it does not."""
    try:
        with urllib.request.urlopen(urllib.request.Request(url, method="HEAD"), timeout=_TIMEOUT) as answer:
            return parsedate_to_datetime(answer.headers["Date"])
    except urllib.error.HTTPError as error:
        return parsedate_to_datetime(error.headers["Date"]) if error.headers.get("Date") else None
    except (OSError, http.client.HTTPException, TypeError, ValueError):
        return None


def _compare(path: str, entry: Entry, content: bytes) -> Mismatch | None:
    if hashlib.sha256(content).hexdigest() == entry.sha256:
        return None
    return Mismatch(path, "trống hoặc không có" if not content else "có nội dung khác")
