"""Undoes hard line breaks: text from mails and PDF files is cut at a width in the middle of sentences."""

from __future__ import annotations

import re

_BULLET = re.compile(r"\s*(?:[-–—+*•▪►✓●○◦·|#]|\(?(?:\d{1,2}|[IVXivx]{1,4}|[a-zđ])(?:\.\d{1,2})*[.)/]\s|\([0-9a-zđ]\))")
_ENDED = re.compile(r"[.;:!?…”\"|]\s*$")
_COUNT = re.compile(r"\d[\d.,/]*\s*(?:%|[^\W\d_])")
_DRAWN = re.compile(r"\S {3,}\S")  # the columns of a table drawn with spaces
_NARROWEST, _WIDEST = 45, 140


def unwrapped(plain: str) -> str:
    """The text, of the same length, with a space for every line feed that only marks the width of the page.

    A line goes on when it is of a page's width, ends without a mark and the next one begins in the middle of a
    sentence; or when it belongs to a block of at least three lines of nearly one width.
    """
    lines = plain.split("\n")
    pieces: list[str] = []
    block = _blocks(lines)
    for index, line in enumerate(lines[:-1]):
        pieces.append(line)
        pieces.append(" " if _goes_on(line, lines[index + 1], block[index] == block[index + 1] != 0) else "\n")
    return "".join([*pieces, lines[-1]])


def _goes_on(line: str, following: str, same_block: bool) -> bool:
    words, after = line.strip(), following.strip()
    if not after or "|" in line or "\t" in line.strip() or not _NARROWEST <= len(words) <= _WIDEST:
        return False
    if _BULLET.match(following) or _DRAWN.search(words) or _DRAWN.search(after):
        return False
    if words.isupper() or after.isupper():
        return False
    if _ENDED.search(words) is None and (after[0].islower() or after[0] in "(%" or _COUNT.match(after)):
        return True
    return same_block and (_ENDED.search(words) is None or len(after) >= _NARROWEST)


def _blocks(lines: list[str]) -> list[int]:
    """A number for each line of a block cut at one width, 0 for all others; the short last line belongs to it."""
    numbers = [0] * len(lines)
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and lines[end].strip() and not (end > start and _BULLET.match(lines[end])):
            end += 1
        widths = [len(line.rstrip()) for line in lines[start : max(start, end - 1)]]
        if (
            len(widths) >= 2
            and min(widths) >= _NARROWEST
            and max(widths) <= _WIDEST
            and max(widths) - min(widths) <= 14
        ):
            numbers[start:end] = [start + 1] * (end - start)
        start = max(end, start + 1)
    return numbers
