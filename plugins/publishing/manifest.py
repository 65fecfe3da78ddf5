"""What one version of the site consists of: every file with its hash and size."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

MANIFEST = "manifest.json"

_HASHED = re.compile(r"(?:^|/)(?:[^/]*[.\-_])?[0-9a-f]{8,64}\.[a-z0-9]{1,8}$")
_ASSET_FOLDERS = ("tai-nguyen/", "anh/", "the/")
_LISTS = ("chuyen-muc/", "chu-de/", "luu-tru/", "tim-kiem/")


class ManifestError(ValueError):
    """The manifest cannot be read; the message is Vietnamese."""


class Stage(IntEnum):
    """When a file may go out on a target without a switch: nothing may point at something that is not there yet."""

    ASSET = 0
    PAGE = 1
    LIST = 2


def stage(path: str) -> Stage:
    """Return the stage of a file: assets before the pages that use them, lists and feeds after what they name."""
    if path.startswith(_ASSET_FOLDERS):
        return Stage.ASSET
    if not is_page(path):
        return Stage.LIST if path.endswith((".html", ".xml", ".json", ".txt", ".csv")) else Stage.ASSET
    if path == "index.html" or path.startswith(_LISTS) or "/trang/" in path:
        return Stage.LIST
    return Stage.PAGE


def is_page(path: str) -> bool:
    """Tell whether a file is a page with an address of its own, which a resident may have kept."""
    return path == "index.html" or path.endswith("/index.html")


def is_immutable(path: str) -> bool:
    """Tell whether a file carries its content hash in its name, so that it never changes under that name."""
    return path.startswith(_ASSET_FOLDERS) and _HASHED.search(path) is not None


def address(path: str) -> str:
    """Return the address of a file as a resident types it, from the root of the site."""
    return "/" + (path.removesuffix("index.html") if is_page(path) else path)


@dataclass(frozen=True, slots=True)
class Entry:
    """Hash (SHA-256, hex) and size (bytes) of one file."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files of one version by path relative to the site's root, forward slashes."""

    files: Mapping[str, Entry]

    @staticmethod
    def parse(raw: bytes) -> Manifest:
        """Read `manifest.json`; raise ManifestError when it is not one or names a path outside the site."""
        try:
            document = json.loads(raw)
            files = {
                str(path): Entry(str(entry["sha256"]), int(entry["size"])) for path, entry in document["files"].items()
            }
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ManifestError(f"{MANIFEST} hỏng ({error.__class__.__name__})") from None
        if document.get("version") != 1:
            raise ManifestError(
                f"{MANIFEST} thuộc phiên bản “{document.get('version')}”, chương trình chỉ đọc được bản 1"
            )
        for path in files:
            if not _is_inside(path):
                raise ManifestError(f"{MANIFEST} ghi đường dẫn không hợp lệ “{path}”")
        return Manifest(files)

    def encode(self) -> bytes:
        """Return the bytes of `manifest.json`: sorted, compact, one final newline."""
        files = {path: {"sha256": entry.sha256, "size": entry.size} for path, entry in sorted(self.files.items())}
        text = json.dumps({"version": 1, "files": files}, ensure_ascii=False, separators=(",", ":"))
        return (text + "\n").encode()

    @property
    def digest(self) -> str:
        """A hash of what the version holds, whatever the spelling of the file it was read from."""
        return hashlib.sha256(self.encode()).hexdigest()

    @property
    def pages(self) -> frozenset[str]:
        """The paths that are pages."""
        return frozenset(filter(is_page, self.files))

    def __iter__(self) -> Iterator[str]:
        return iter(self.files)


NOTHING = Manifest({})


def _is_inside(path: str) -> bool:
    parts = path.split("/")
    return not any(part in ("", ".", "..") or any(c < " " or c in '\\:*?"<>|' for c in part) for part in parts)
