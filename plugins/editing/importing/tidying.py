"""Cleans the words of blocks: NFC, ordinary spaces, no invisible signs, no leftovers of web pages, Unicode fonts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import replace

from plugins.editing.importing.blocks import Block, Inline, Inlines, Table, Words, block_text
from plugins.vietnamese.encodings import CONVERSIONS, legacy_name

_LEFTOVER = re.compile(r"&(?:amp;)?nbsp;?|(?<!\w)nbsp(?:;|(?!\w))")
_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffc\x00-\x08\x0e-\x1f\x7f-\x9f]"
)
_SPACES = re.compile("[\t\x0b\x0c \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_BREAKS = re.compile(r"[ ]*(?:[\r\n\u2028\u2029][ ]*)+")
_AREA = re.compile(r"(?<![^\W\d_])(?:[kdcm]?m|ha)\Z")


def tidy(blocks: Iterable[Block]) -> tuple[list[Block], list[str]]:
    """Clean blocks, without those that became empty, and the names of old font encodings that were converted."""
    found: list[Block] = []
    converted: dict[str, None] = {}
    for block in blocks:
        name = legacy_name(block_text(block).replace("\n", " "))
        if name:
            converted[name] = None
        clean = _block(block, CONVERSIONS[name] if name else str)
        if isinstance(clean, Table) or clean.inlines:
            found.append(clean)
    return found, list(converted)


def clean_text(text: str) -> str:
    """Words with one kind of space, composed letters and nothing invisible; line breaks stay."""
    text = _INVISIBLE.sub("", _LEFTOVER.sub(" ", unicodedata.normalize("NFC", text)))
    return _BREAKS.sub("\n", _SPACES.sub(" ", text))


def _block(block: Block, convert: Callable[[str], str]) -> Block:
    if isinstance(block, Table):
        rows = tuple(
            tuple(replace(cell, inlines=_inlines(cell.inlines, convert)) for cell in row) for row in block.rows
        )
        return replace(block, rows=rows)
    return replace(block, inlines=_inlines(block.inlines, convert))


def _inlines(inlines: Inlines, convert: Callable[[str], str]) -> Inlines:
    """Clean, with runs of one style joined, no space at the ends and none twice."""
    joined: list[Inline] = []
    for part in inlines:
        last = joined[-1] if joined else None
        if isinstance(part, Words) and isinstance(last, Words) and replace(part, text="") == replace(last, text=""):
            joined[-1] = replace(last, text=last.text + part.text)
        else:
            joined.append(part)
    cleaned: list[Inline] = []
    for part in joined:
        if isinstance(part, Words):
            part = _unraised(replace(part, text=clean_text(convert(part.text))), cleaned)
            before = cleaned[-1] if cleaned else None
            if before is None or (isinstance(before, Words) and before.text[-1:] in (" ", "\n")):
                after_space = isinstance(before, Words) and before.text[-1:] == " "
                part = replace(part, text=part.text.lstrip(" " if after_space else " \n"))
            if not part.text:
                continue
        cleaned.append(part)
    return _stripped(cleaned)


def _unraised(part: Words, before: list[Inline]) -> Words:
    """A raised 2 or 3 after a measure of length is one sign: m², km²."""
    last = before[-1] if before else None
    if part.raised and part.text in ("2", "3") and isinstance(last, Words) and _AREA.search(last.text):
        before[-1] = replace(last, text=last.text + ("²" if part.text == "2" else "³"))
        return replace(part, text="")
    return part


def _stripped(inlines: list[Inline]) -> Inlines:
    while inlines and isinstance(inlines[-1], Words):
        text = inlines[-1].text.rstrip(" \n")
        if text:
            inlines[-1] = replace(inlines[-1], text=text)
            break
        inlines.pop()
    return tuple(inlines)
