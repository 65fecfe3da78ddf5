"""Where a sentence of Vietnamese report prose begins and ends.

Reports list results in one long sentence, parted by semicolons; each part states its own figure, so a semicolon ends a
sentence here. A full stop ends one only before a capital, a digit or a quotation mark, and not after an abbreviation
("TP. Hồ Chí Minh", "Q. 1", "đ/c. An").
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

# Marks such as ";", "?!", "!...", "…", "..": the first sign stands alone in the pattern, since so it is found quickest.
_END: Final = re.compile(r"[;!?….](?:(?<=[;!?])[;!?]*(?:…|\.{3})?|(?<=…)|(?<=\.)\.*)([\"”»’)\]]*)(?:\s+|$)")
_ABBREVIATIONS: Final = frozenset(
    [
        "tp",
        "q",
        "p",
        "tx",
        "tt",
        "h",
        "x",
        "đ/c",
        "đc",
        "ông",
        "bà",
        "ths",
        "ts",
        "pgs",
        "gs",
        "bs",
        "ks",
        "kts",
        "ls",
        "cn",
        "st",
        "nxb",
        "vd",
        "tr",
        "ths.bs",
        "ts.bs",
        "pgs.ts",
        "gs.ts",
        "st",
        "ubnd-tp",
        "số",
        "điều",
        "mục",
        "stt",
        "sđt",
        "dt",
        "đt",
        "tel",
        "fax",
        "t.p",
    ]
)
_LAST_WORD: Final = re.compile(r"[^\s(“\"«\[]+$")
_LONGEST: Final = 30  # characters of a word before a full stop that are looked at
_OPENS: Final = re.compile(r"[\"“«‘(\[–—-]*\s*(?:[^\W_])")
_DOTTED: Final = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")


def _ends_here(text: str, stop: int, closing: int, following: int) -> bool:
    """Whether a punctuation mark ends a sentence: it stands at `stop`, signs that close at `closing`, and then text."""
    mark = text[stop]
    if mark in ";!?" or following == len(text):
        return True
    first = text[following]
    if not first.isalnum():
        opening = _OPENS.match(text, following)
        if opening is None:
            return False
        first = opening[0][-1]
    if first.islower():
        return False
    return mark == "…" or closing > stop + 1 or not _shortens(text, stop)


def _shortens(text: str, stop: int) -> bool:
    """Whether the full stop at `stop` belongs to the word before it: "TP.", "N. T. Minh", the number of "1. Kinh tế"."""
    start = stop - _LONGEST if stop > _LONGEST else 0
    word = text[text.rfind(" ", start, stop) + 1 or start : stop]
    if word.isalpha():  # nearly always
        return len(word) == 1 or word.lower() in _ABBREVIATIONS
    before = _LAST_WORD.search(text, start, stop)
    word = before[0] if before else ""
    if word.lower() in _ABBREVIATIONS:
        return True
    if word.lower() == "v.v":
        return False
    numbering = word.isdigit() and len(word) <= 2 and _starts_block(text, before)
    return numbering or _DOTTED.fullmatch(word) is not None


def _starts_block(text: str, before: re.Match[str] | None) -> bool:
    return before is not None and (before.start() == 0 or text[: before.start()].rstrip()[-1:] in ";:.")


@lru_cache(maxsize=64)
def _ends(text: str) -> tuple[tuple[int, int], ...]:
    """Where each sentence ends, and where the next may begin; kept, since the figures of a paragraph ask one by one."""
    ends = []
    for match in _END.finditer(text):
        stop, following = match.span()
        closing, close = match.span(1)
        if _ends_here(text, stop, closing, following):
            ends.append((close, following))
    return tuple(ends)


def sentence_span(text: str, start: int, end: int) -> tuple[int, int]:
    """Start and end of the sentence, or clause between semicolons, that holds text[start:end].

    A stretch that runs over several sentences gets them all. The end includes the closing mark.
    """
    low, high = 0, len(text.rstrip())
    for close, following in _ends(text):
        if following <= start:
            low = following
        elif close >= end:
            high = close
            break
    while low < start and text[low].isspace():
        low += 1
    return low, max(high, end)
