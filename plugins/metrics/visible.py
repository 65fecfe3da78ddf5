"""The words a reader sees on a rendered article, and where each stands in its HTML."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from plugins.metrics.matching import SearchableText

BARRIER = "\u2029"  # paragraph separator: stands where one block of text ends and no sentence may run on
_BLOCKS = frozenset(
    [
        "p",
        "li",
        "td",
        "th",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "div",
        "ul",
        "ol",
        "table",
        "tr",
        "thead",
        "tbody",
        "blockquote",
        "dd",
        "dt",
        "br",
        "hr",
        "pre",
        "section",
    ]
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^>]*>")
_TEXT_AND_TAGS = re.compile(r"(</?[a-zA-Z][^>]*>)")
_ENTITY = re.compile(r"(&[#\w]+;)")
_BARE_BLOCKS = frozenset(f"<{slash}{name}>" for name in _BLOCKS for slash in ("", "/"))  # most tags are such
_VOID = frozenset({"br", "hr", "img", "source", "wbr", "col"})


_Run = tuple[int, int]
"""Where a stretch of text stands in the HTML that shows it: start, and end where it is one entity, else 0."""


@dataclass(frozen=True)
class VisibleText:
    """The text of sanitised HTML with barriers between blocks; white space is left as it is, one sign for one."""

    html: str
    text: str
    _runs: tuple[_Run, ...]
    _starts: tuple[int, ...]

    @classmethod
    def of(cls, source: str) -> VisibleText:
        """Read the text of sanitised HTML."""
        parts: list[str] = []
        runs: list[_Run] = []
        starts: list[int] = []
        at = length = 0
        pieces = _TEXT_AND_TAGS.split(source)  # text, tag, text, …, text
        for number, piece in enumerate(pieces):
            if number % 2:
                if _is_block(piece):
                    parts.append(BARRIER)
                    length += 1
            elif "&" in piece:
                length = _add_entities(piece, at, length, parts, runs, starts)
            elif piece:
                runs.append((at, 0))
                starts.append(length)
                parts.append(piece)
                length += len(piece)
            at += len(piece)
        return cls(source, "".join(parts), tuple(runs), tuple(starts))

    @cached_property
    def words(self) -> SearchableText:
        """The text, ready for words to be found in it."""
        return SearchableText.of(self.text)

    def block_around(self, start: int) -> tuple[int, int]:
        """The stretch between the barriers around a position."""
        first = self.text.rfind(BARRIER, 0, start) + 1
        last = self.text.find(BARRIER, start)
        return first, len(self.text) if last < 0 else last

    def to_html(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of HTML that shows text[start:end]."""
        return self._html_offset(start), self._html_offset(end - 1, past=True)

    def _html_offset(self, position: int, past: bool = False) -> int:
        number = bisect_right(self._starts, position) - 1
        first, end_of_entity = self._runs[number]
        if end_of_entity:
            return end_of_entity if past else first
        return first + position - self._starts[number] + (1 if past else 0)


def _is_block(tag: str) -> bool:
    if tag in _BARE_BLOCKS:
        return True
    match = _TAG.match(tag)
    return match is not None and match[2].lower() in _BLOCKS


def _add_entities(text: str, at: int, length: int, parts: list[str], runs: list[_Run], starts: list[int]) -> int:
    """Add text with entities, each a run of its own; returns the length of what is shown so far."""
    for number, piece in enumerate(_ENTITY.split(text)):
        shown = html.unescape(piece) if number % 2 else piece
        if piece:
            runs.append((at, at + len(piece) if number % 2 else 0))
            starts.append(length)
            parts.append(shown)
        at += len(piece)
        length += len(shown)
    return length


def balanced(source: str, start: int, end: int) -> tuple[int, int]:
    """Widen a stretch of HTML until every tag in it is opened and closed inside it.

    The stretch must lie inside one block; widening stops at the block's own tags.
    """
    for _ in range(20):
        opened: list[re.Match[str]] = []
        widened = start
        for match in _TAG.finditer(source, start, end):
            if match[2].lower() in _VOID:
                continue
            if not match[1]:
                opened.append(match)
            elif opened and opened[-1][2] == match[2]:
                opened.pop()
            else:
                widened = _opening_before(source, widened, match[2])
        closing = _closing_after(source, end, opened[0][2]) if opened else end
        if (widened, closing) == (start, end):
            return start, end
        start, end = widened, closing
    return start, end


def _opening_before(source: str, position: int, name: str) -> int:
    found = max(source.rfind(f"<{name}>", 0, position), source.rfind(f"<{name} ", 0, position))
    return position if found < 0 else found


def _closing_after(source: str, position: int, name: str) -> int:
    closing = f"</{name}>"
    found = source.find(closing, position)
    return position if found < 0 else found + len(closing)
