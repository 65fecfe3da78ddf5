"""A report as lines, sentences and clauses, with offsets back to the text that was given."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from plugins.editing.suggest.tidying import tidied
from plugins.editing.suggest.wrapping import unwrapped
from plugins.vietnamese.folding import canonical

_ODD = re.compile("[\r\u00a0\u00ad\u2000-\u200d\u202f\u2044\u2060\u2215\u3000\ufeff％]")
_LONE_TAB = re.compile(r"(?m)^(\t*[^\t\n]+)\t(?=[^\t\n]*$)")  # two of them in a line part the cells of a table
_MARKS = {"\u2044": "/", "\u2215": "/", "％": "%"}
_STOP = re.compile(r"[.!?…]+[\"”’)\]]*(?=\s+[\"“‘(\[]?(?P<next>[^\W_])|\s*$)")
_ABBREVIATION = re.compile(r"(?:\b(?:tp|tx|tt|p|q|h|ths|ts|bs|gs|pgs|đ/c|đc|kp|bch|v\.v|n|tr|st)|\b[a-zđ])$")
_OI = str.maketrans("ƣƢ", "ưƯ")  # what converters make of ư
_SHORT_I = re.compile(r"\b(?:tỉ|kì|lí|quí)\b")
_LONG_I = str.maketrans("íìỉ", "ýỳỷ")
_EMPHASIS = re.compile(r"\*+|__")
_SEMICOLON = re.compile(";")
LIST_MARK = re.compile(
    r"\s*(?:[-–—+*•▪►✓●○◦·]|#{1,6}\s|\(?(?:[0-9]{1,2}|[ivx]{1,4}|[a-zđ])(?:\.[0-9]{1,2})*[.)/](?!\d)|\([0-9a-zđ]\))\s*"
)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the plain text, `end` excluded."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line with its sentences; `bullet` says that it begins with a list mark, `body` is where its words begin."""

    span: Span
    body: int
    bullet: bool
    sentences: tuple[Span, ...]


def _same_length(text: str) -> str:
    """The text in lower case and one spelling ("tỷ", "kỳ"), character by character like the original."""
    text = text.translate(_OI)
    lower = canonical(text).lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return _SHORT_I.sub(lambda word: word[0].translate(_LONG_I), lower)


def _composed(given: str) -> tuple[str, list[int] | None]:
    """NFC with, when composing moved anything, the offset of each character in the given text."""
    if unicodedata.is_normalized("NFC", given):
        return given, None
    pieces: list[str] = []
    offsets: list[int] = []
    at = 0
    while at < len(given):
        end = at + 1
        while end < len(given) and unicodedata.combining(given[end]):
            end += 1
        piece = unicodedata.normalize("NFC", given[at:end])
        pieces.append(piece)
        offsets += [at] * len(piece)
        at = end
    return "".join(pieces), [*offsets, len(given)]


class Prose:
    """A text prepared for reading: `plain` (NFC, tidied) and `lower` run character by character alike."""

    def __init__(self, given: str) -> None:
        self.given = given
        composed, self._composed = _composed(given)
        self._stated = _ODD.sub(lambda odd: _MARKS.get(odd[0], " "), _LONE_TAB.sub(r"\1 ", composed))
        plain, self._tidied = tidied(self._stated)
        self.plain = unwrapped(plain)
        self.lower = _same_length(self.plain)

    def offset(self, at: int) -> int:
        """Where a character of the plain text stands in the given text."""
        at = at if self._tidied is None else self._tidied[at]
        return at if self._composed is None else self._composed[at]

    def words(self, start: int, end: int) -> str:
        """The given text, letter by letter, behind a stretch of the plain text, without marks of emphasis behind it."""
        return self.given[self.offset(start) : self.offset(end)].rstrip("*_ \t\r\n\u00a0")

    def said(self, start: int, end: int) -> str:
        """The words of a stretch as stated, short forms too, with single spaces, for fields that quote them."""
        if self._tidied is not None:
            start, end = self._tidied[start], self._tidied[end]
        return " ".join(_EMPHASIS.sub("", self._stated[start:end]).split())

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines that hold anything."""
        found = []
        at = 0
        for raw in self.plain.split("\n"):
            end = at + len(raw)
            if raw.strip():
                found.append(self._line(at, end))
            at = end + 1
        return tuple(found)

    def _line(self, start: int, end: int) -> Line:
        mark = LIST_MARK.match(self.lower, start, end)
        body = mark.end() if mark and mark.end() < end else start
        return Line(Span(start, end), body, body > start, tuple(self._sentences(body, end)))

    def _sentences(self, start: int, end: int) -> list[Span]:
        spans = []
        for stop in _STOP.finditer(self.plain, start, end):
            before = self.lower[max(start, stop.start() - 5) : stop.start()]
            if stop.end() < end and (_ABBREVIATION.search(before) or (stop["next"] or "A").islower()):
                continue
            spans.append(Span(start, stop.end()))
            start = stop.end()
        if self.plain[start:end].strip():
            spans.append(Span(start, end))
        return spans

    def clauses(self, sentence: Span) -> list[Span]:
        """The parts of a sentence between semicolons."""
        cuts = [match.end() for match in _SEMICOLON.finditer(self.plain, sentence.start, sentence.end)]
        edges = [sentence.start, *cuts, sentence.end]
        return [Span(first, last) for first, last in pairwise(edges) if first < last]


def at_or_before(starts: list[int], position: int) -> int:
    """Index of the last start that is not after the position, -1 when there is none; starts are sorted."""
    return bisect_right(starts, position) - 1
