"""Finds an editor's words in an article whatever white space, dashes, quotation marks and case either used."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

_DASHES = "‐‑‒–—−"
_SPELLINGS = (
    *((sign, "-") for sign in _DASHES),
    *((sign, '"') for sign in "“”„"),
    *((sign, "'") for sign in "‘’"),
    *((sign, " ") for sign in "\t\n\r\x0b\x0c\u00a0\u2007\u2009\u202f"),
)
_SPELT = re.compile("[" + "".join(re.escape(spelling) for spelling, _ in _SPELLINGS) + "]")
_SHORT = 200  # characters up to which one look for any spelling is cheaper than a look for each
_RUN_OF_SPACES = re.compile(r" {2,}")
_BETWEEN = "¦"  # a printable sign that hardly any report has


def _alike(text: str) -> str:
    """The text with all spellings of a sign made one, sign for sign."""
    if len(text) > _SHORT or _SPELT.search(text):
        for spelling, sign in _SPELLINGS:  # much faster than one translate on text beyond Latin-1
            if spelling in text:
                text = text.replace(spelling, sign)
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(sign.lower() if len(sign.lower()) == 1 else sign for sign in text)


def one_spaced(text: str) -> str:
    """Text with single spaces only, none at its ends; to ask whether it is so already costs half of making it so."""
    if "  " not in text and text.isprintable() and text.strip() == text:  # no other white space is printable
        return text
    return " ".join(text.split())


def normal_words(words: str) -> str:
    """Words as they are searched for."""
    return one_spaced(_alike(words))


def _normal_each(texts: Sequence[str]) -> list[str]:
    """The same for some words at once, which asks all the questions once."""
    joined = _alike(_BETWEEN.join(texts))
    odd = "  " in joined or f" {_BETWEEN}" in joined or f"{_BETWEEN} " in joined or "İ" in joined
    if odd or not joined.isprintable() or joined.strip() != joined or joined.count(_BETWEEN) != len(texts) - 1:
        return [normal_words(words) for words in texts]
    return joined.split(_BETWEEN)


@dataclass(frozen=True, slots=True)
class SearchableText:
    """A text prepared once, in which many words are then found by plain string search.

    `_normal` has one space where the text has any white space; `_places` tells where each of its signs stands in the
    text, and is None while the two agree sign for sign. `_expected` gives words that will be looked for as they are
    searched for.
    """

    _normal: str
    _places: list[int] | None
    _expected: Mapping[str, str]

    @classmethod
    def of(cls, text: str, expected: Sequence[str] = ()) -> SearchableText:
        """Prepare a text, and all at once the words that are expected to be looked for; others may be too."""
        normal = _alike(text)
        ready = dict(zip(expected, _normal_each(expected), strict=True)) if expected else {}
        if "  " not in normal:
            return cls(normal, None, ready)
        places = [n for n, sign in enumerate(normal) if sign != " " or n == 0 or normal[n - 1] != " "]
        return cls(_RUN_OF_SPACES.sub(" ", normal), [*places, len(text)], ready)

    def find(self, words: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
        """Every place, as (start, end) in the text, where words stand between two positions of the text.

        Words are not found inside longer words, nor numbers inside longer numbers: "18 thanh niên" is not in
        "118 thanh niên", nor "4" in "4,5".
        """
        wanted = self._expected.get(words) or normal_words(words)
        low, high = self._inside(start), len(self._normal) if end is None else self._inside(end)
        while (at := self._next(wanted, low, high)) >= 0:
            yield self._outside(at), self._outside(at + len(wanted) - 1) + 1
            low = at + 1

    def first(self, words: str, start: int = 0, end: int | None = None) -> tuple[int, int] | None:
        """The first place where words stand, or None."""
        if self._places is not None:  # hardly ever; without it none of the steps in between is needed
            return next(self.find(words, start, end), None)
        wanted = self._expected.get(words) or normal_words(words)
        at = self._next(wanted, start, len(self._normal) if end is None else end)
        return None if at < 0 else (at, at + len(wanted))

    def _next(self, wanted: str, low: int, high: int) -> int:
        """Where wanted words next stand alone in the normal text, or -1."""
        at = self._normal.find(wanted, low, high) if wanted else -1
        while at >= 0 and not self._stands_alone(wanted, at, at + len(wanted)):
            at = self._normal.find(wanted, at + 1, high)
        return at

    def _stands_alone(self, wanted: str, at: int, last: int) -> bool:
        text = self._normal
        if at and (before := text[at - 1]) != " " and wanted[0].isalnum():
            if before.isalnum():
                return False
            if wanted[0].isdigit() and before in ".," and at > 1 and text[at - 2].isdigit():
                return False
        if last < len(text) and (behind := text[last]) != " " and wanted[-1].isalnum():
            if behind.isalnum():
                return False
            if wanted[-1].isdigit() and behind in ".," and text[last + 1 : last + 2].isdigit():
                return False
        return True

    def _inside(self, position: int) -> int:
        return position if self._places is None else bisect_left(self._places, position)

    def _outside(self, position: int) -> int:
        return position if self._places is None else self._places[position]


_GAP = r"[^\S\u2029]+"  # never across the barrier between two blocks of text
_NUMBER = r"\d+(?:[.,]\d+)*"
_NUMBER_OR_REST = re.compile(rf"{_NUMBER}|\D+")
_LOOSE = {**dict.fromkeys("-‐‑‒–—−", "[-‐‑‒–—−]"), **dict.fromkeys('"“”„', '["“”„]'), **dict.fromkeys("'‘’", "['‘’]")}


def same_words_other_numbers(words: str) -> re.Pattern[str]:
    """A pattern for the same words with any numbers in place of theirs; only made when there is a mistake to explain."""
    pieces = [
        _NUMBER
        if piece[0].isdigit()
        else _GAP.join("".join(_LOOSE.get(c) or re.escape(c) for c in word) for word in piece.split(" "))
        for piece in _NUMBER_OR_REST.findall(" ".join(words.split()))
    ]
    return re.compile(rf"(?<!\w)(?<!\d[.,]){''.join(pieces)}(?!\w)(?![.,]\d)", re.IGNORECASE)
