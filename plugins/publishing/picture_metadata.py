"""Finds in pictures what a camera or an editor left: place, device, names, comments; reads segments, decodes nothing."""

from __future__ import annotations

import struct
from collections.abc import Iterator

SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif")
_PNG_TEXT = {
    b"eXIf": "EXIF",
    b"tEXt": "chú thích",
    b"iTXt": "chú thích/XMP",
    b"zTXt": "chú thích",
    b"iCCP": "ICC",
    b"tIME": "giờ",
}
_WEBP = {b"EXIF": "EXIF", b"XMP ": "XMP", b"ICCP": "ICC"}
_JPEG_FREE = (*range(0xD0, 0xD8), 0x01)  # markers without a length


def find_metadata(content: bytes) -> tuple[str, ...]:
    """Name the kinds of metadata in a picture, in order; a damaged or unknown picture gives `không đọc được`."""
    try:
        if content.startswith(b"\xff\xd8"):
            found = _jpeg(content)
        elif content.startswith(b"\x89PNG\r\n\x1a\n"):
            found = _png(content)
        elif content[:4] == b"RIFF" and content[8:12] == b"WEBP":
            found = _webp(content)
        elif content[:6] in (b"GIF87a", b"GIF89a"):
            found = _gif(content)
        elif content[4:8] == b"ftyp":
            found = _avif(content)
        else:
            return ("không đọc được",)
        return tuple(dict.fromkeys(found))
    except (IndexError, struct.error):
        return ("không đọc được",)


def _jpeg(content: bytes) -> Iterator[str]:
    at = 2
    while at < len(content):
        if content[at] != 0xFF:  # entropy-coded data up to the next marker
            at = content.find(b"\xff", at)
            if at < 0:
                break
            continue
        marker = content[at + 1]
        if marker == 0xD9:
            if len(content) > at + 2:
                yield "dữ liệu nối sau ảnh"
            return
        if marker in (0x00, 0xFF) or marker in _JPEG_FREE:
            at += 1 if marker == 0xFF else 2
            continue
        (length,) = struct.unpack_from(">H", content, at + 2)
        yield from _jpeg_segment(marker, content[at + 4 : at + 2 + length])
        at += 2 + length
    yield "không đọc được"


def _jpeg_segment(marker: int, body: bytes) -> Iterator[str]:
    if marker == 0xFE:
        yield "chú thích"
    elif marker == 0xE1:
        yield "XMP" if b"adobe.com/x" in body[:64] else "EXIF"
    elif marker == 0xE2 and body.startswith(b"ICC_PROFILE"):
        yield "ICC"
    elif marker == 0xED:
        yield "IPTC"
    elif 0xE2 <= marker <= 0xEF and marker != 0xEE:  # APP14 of Adobe only tells the colour transform
        yield f"APP{marker - 0xE0}"


def _png(content: bytes) -> Iterator[str]:
    at = 8
    while True:
        length, kind = struct.unpack_from(">I4s", content, at)
        if kind in _PNG_TEXT:
            yield _PNG_TEXT[kind]
        at += 12 + length
        if kind == b"IEND":
            if len(content) > at:
                yield "dữ liệu nối sau ảnh"
            return


def _webp(content: bytes) -> Iterator[str]:
    (total,) = struct.unpack_from("<I", content, 4)
    at = 12
    while at + 8 <= total + 8:
        kind, length = struct.unpack_from("<4sI", content, at)
        if kind in _WEBP:
            yield _WEBP[kind]
        at += 8 + length + length % 2
    if len(content) > total + 8:
        yield "dữ liệu nối sau ảnh"


def _gif(content: bytes) -> Iterator[str]:
    at = 13 + (3 << ((content[10] & 7) + 1) if content[10] & 0x80 else 0)
    while content[at] != 0x3B:
        if content[at] == 0x21:
            if content[at + 1] == 0xFE:
                yield "chú thích"
            elif content[at + 1] == 0xFF and content[at + 3 : at + 14] == b"XMP DataXMP":
                yield "XMP"
            at += 2
        elif content[at] == 0x2C:
            packed = content[at + 9]
            at += 11 + (3 << ((packed & 7) + 1) if packed & 0x80 else 0)
        else:
            yield "không đọc được"
            return
        while content[at]:
            at += content[at] + 1
        at += 1
    if len(content) > at + 1:
        yield "dữ liệu nối sau ảnh"


def _avif(content: bytes) -> Iterator[str]:
    # item entries in the meta box name their type; pixel data cannot come before `mdat`
    head = content[: content.find(b"mdat")] if b"mdat" in content else content
    if b"Exif" in head:
        yield "EXIF"
    if b"application/rdf+xml" in head:
        yield "XMP"
    if b"colrprof" in head or b"colrrICC" in head:
        yield "ICC"
