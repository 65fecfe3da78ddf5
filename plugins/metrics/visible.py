"""The words a reader sees on a rendered article, and where each stands in its HTML."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

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
_TAGS = re.compile(r"(</?[a-zA-Z][^>]*>)")
_TAGS_AND_ENTITIES = re.compile(r"(</?[a-zA-Z][^>]*>|&[#\w]+;)")
_BARE = {f"<{slash}{name}>": BARRIER for name in _BLOCKS for slash in ("", "/")}  # most tags are such
_VOID = frozenset({"br", "hr", "img", "source", "wbr", "col"})


@dataclass(frozen=True)
class VisibleText:
    """The text of sanitised HTML with barriers between blocks; white space is left as it is, one sign for one."""

    html: str
    text: str
    _places: tuple[int, ...]  # where each piece begins in the HTML: text, tag or entity, text, …
    _starts: tuple[int, ...]  # and in the text
    _expected: tuple[str, ...]

    @classmethod
    def of(cls, source: str, expected: Iterable[str] = ()) -> VisibleText:
        """Read the text of sanitised HTML, in which some words are expected to be looked for."""
        pieces = (_TAGS_AND_ENTITIES if "&" in source else _TAGS).split(source)
        shown = pieces.copy()
        shown[1::2] = [_BARE[piece] if piece in _BARE else _shown(piece) for piece in pieces[1::2]]
        places, starts = (tuple(accumulate(map(len, parts), initial=0)) for parts in (pieces, shown))
        return cls(source, "".join(shown), places, starts, tuple(expected))

    @cached_property
    def words(self) -> SearchableText:
        """The text, ready for words to be found in it."""
        return SearchableText.of(self.text, self._expected)

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
        first = self._places[number]
        if number % 2:  # an entity, which is one sign or two
            return self._places[number + 1] if past else first
        return first + position - self._starts[number] + (1 if past else 0)


def _shown(piece: str) -> str:
    """What a reader sees of a tag or entity."""
    if piece[0] == "&":
        return html.unescape(piece)
    match = _TAG.match(piece)
    return BARRIER if match and match[2].lower() in _BLOCKS else ""


def balanced(source: str, start: int, end: int) -> tuple[int, int]:
    """Widen a stretch of HTML until every tag in it is opened and closed inside it.

    The stretch must lie inside one block; widening stops at the block's own tags.
    """
    if source.find("<", start, end) < 0:
        return start, end
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
