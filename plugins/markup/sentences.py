"""Where a sentence of Vietnamese report prose begins and ends.

Reports list results in one long sentence, parted by semicolons; each part states its own figure, so a semicolon ends a
sentence here. A full stop ends one only before a capital, a digit or a quotation mark, and not after an abbreviation
("TP. Hồ Chí Minh", "Q. 1", "đ/c. An").
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_END: Final = re.compile(r"(?P<hard>[;!?]+(?:…|\.{3})?|…|\.+)(?P<close>[\"”»’)\]]*)(?P<gap>\s+|$)")
_MARK: Final = re.compile("[;!?….]")  # found quickly; most are no ends
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
_OPENS: Final = re.compile(r"[\"“«‘(\[–—-]*\s*(?:[^\W_])")
_DOTTED: Final = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")


def _ends_here(text: str, match: re.Match[str]) -> bool:
    """Whether a punctuation mark ends a sentence."""
    mark = match["hard"]
    if mark[0] in ";!?" or match.end() == len(text):
        return True
    following = _OPENS.match(text, match.end())
    if following is None:
        return False
    first = following[0][-1]
    if first.islower():
        return False
    if mark[0] == "…" or len(mark) > 1:
        return True
    before = _LAST_WORD.search(text, max(0, match.start() - 30), match.start())
    word = before[0] if before else ""
    if word.lower() in _ABBREVIATIONS:
        return False
    # Initials ("N. T. Minh", "v.v." apart) and numbering ("1. Kinh tế") are no ends either.
    if len(word) > 1 and word.lower() == "v.v":
        return True
    return not (_DOTTED.fullmatch(word) or (word.isdigit() and len(word) <= 2 and _starts_block(text, before)))


def _starts_block(text: str, before: re.Match[str] | None) -> bool:
    return before is not None and (before.start() == 0 or text[: before.start()].rstrip()[-1:] in ";:.")


@lru_cache(maxsize=64)
def _ends(text: str) -> tuple[tuple[int, int], ...]:
    """Where each sentence ends, and where the next may begin; kept, since the figures of a paragraph ask one by one."""
    found: list[tuple[int, int]] = []
    done = 0
    for mark in _MARK.finditer(text):
        if mark.start() < done:
            continue  # within the last mark: "?!", "…"
        match = _END.match(text, mark.start())
        if match is not None:
            done = match.end()
            if _ends_here(text, match):
                found.append((match.end("close"), done))
    return tuple(found)


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
