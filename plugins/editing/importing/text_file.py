"""Reads a .txt report: any encoding of the last thirty years, one paragraph a line, or lines broken by hand."""

from __future__ import annotations

from plugins.editing.importing.blocks import Block, Paragraph, Words
from plugins.editing.importing.refusal import Refused
from plugins.vietnamese.encodings import convert_legacy, decode

_BROKEN = range(55, 110)  # characters of a line that was broken by hand
LARGEST = 4 * 1024 * 1024


def read_text(content: bytes) -> tuple[list[Block], str]:
    """The paragraphs of a text file, and the encoding when it was an old one. Raises Refused."""
    if not content.strip():
        raise Refused("nhap-tep-trong")
    if len(content) > LARGEST:
        raise Refused("nhap-qua-nang")
    if content.startswith((b"PK\x03\x04", b"%PDF-", b"{\\rtf", b"\xd0\xcf\x11\xe0")):
        raise Refused("nhap-khong-phai-txt")
    if b"\x00" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")) and content[:2].count(0) != 1:
        raise Refused("nhap-khong-phai-txt")
    decoded = decode(content)
    if decoded.bad is not None and decoded.text.count("\ufffd") * 20 > len(decoded.text):
        raise Refused("nhap-khong-phai-txt")
    text = convert_legacy(decoded.text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    old = "" if decoded.encoding in ("UTF-8", "UTF-16") and text == decoded.text else decoded.encoding
    return [Paragraph((Words(words),)) for words in _paragraphs(lines)], old


def _paragraphs(lines: list[str]) -> list[str]:
    found: list[str] = []
    carried = False
    for line in lines:
        bare = line.strip()
        if bare and carried and bare[0].islower():
            found[-1] += " " + bare
        elif bare:
            found.append(bare)
        carried = bool(bare) and len(bare) in _BROKEN and bare[-1] not in ".:;!?…"
    return found
