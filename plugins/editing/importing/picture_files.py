"""Pictures of a report as files of the article: names unique on the site, types that browsers show."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from plugins.editing.importing.isolation import RawPicture

_SIGNATURES = (
    (b"\xff\xd8\xff", ".jpg"),
    (b"\x89PNG\r\n\x1a\n", ".png"),
    (b"GIF8", ".gif"),
)
_KINDS = {"image/x-emf": "EMF", "image/x-wmf": "WMF", "image/bmp": "BMP", "image/tiff": "TIFF", "image/svg+xml": "SVG"}
_SMALLEST = 64  # bytes; below it a picture is a spacer
_EMPTY_ALT = re.compile(
    r"(?:picture|image|hình ảnh|ảnh|hình|chart|graphic|logo|rectangle|text box)?\s*\d*|.*\.(?:jpe?g|png|gif|bmp|tiff?|webp|heic)"
    r"|[A-Za-z]{2,5}[-_]?\d{3,}.*|\d{6,}.*|z\d{6,}.*",
    re.IGNORECASE,
)
_MACHINE_ALT = re.compile(r"description automatically generated|mô tả được tạo tự động|ai-generated content", re.I)


@dataclass(frozen=True, slots=True)
class PictureFiles:
    """Names by the picture's number in the file, the files themselves, and the refused kinds ("EMF") in order."""

    names: dict[int, str]
    files: tuple[tuple[str, bytes], ...]
    refused: tuple[str, ...]


def name_pictures(pictures: Sequence[RawPicture], stem: str) -> PictureFiles:
    """Give each picture a file; equal pictures share one."""
    names: dict[int, str] = {}
    files: dict[str, bytes] = {}
    by_digest: dict[str, str] = {}
    refused: list[str] = []
    for number, picture in enumerate(pictures):
        suffix = suffix_of(picture.content)
        if not suffix or len(picture.content) < _SMALLEST:
            refused.append(_KINDS.get(picture.media_type, picture.media_type.rsplit("/", 1)[-1].upper() or "lạ"))
            continue
        digest = sha256(picture.content).hexdigest()
        if digest not in by_digest:
            by_digest[digest] = f"{stem}-{len(files) + 1}{suffix}"
            files[by_digest[digest]] = picture.content
        names[number] = by_digest[digest]
    return PictureFiles(names, tuple(files.items()), tuple(refused))


def suffix_of(content: bytes) -> str:
    """The file suffix by the picture's first bytes, whatever the file calls it; "" for kinds the site does not take."""
    for signature, suffix in _SIGNATURES:
        if content.startswith(signature):
            return suffix
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return ".webp"
    return ".avif" if content[4:12] in (b"ftypavif", b"ftypavis") else ""


def useful_alt(alt: str) -> str:
    """A description worth keeping: not a file name, not a machine's guess, not "Picture 1"."""
    words = " ".join(alt.split())
    return "" if _EMPTY_ALT.fullmatch(words) or _MACHINE_ALT.search(words) else words
