"""The line of a source file that an issue is about, with its place marked underneath."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from plugins.domain.issue import Place
from plugins.frontmatter.cleaning import unify_newlines
from plugins.vietnamese.encodings import decode

_LONGEST = 100  # characters of a line that are shown
_BEFORE = 60  # of them at most so many before the place
_LARGEST = 1 << 20  # bytes of a file that is worth opening for a line
_LONG_NUMBER = re.compile(r"(\d{2})((?:[ .-]?\d){5,})([ .-]?\d)")
_TAB, _UNSEEN = "⇥", "·"


class Excerpts:
    """Shows lines of the files of one project; keeps the last file, since issues come file by file."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._path = ""
        self._lines: list[str] = []

    def of(self, place: Place, discreet: bool = False) -> list[str]:
        """The line and a caret below its column, ready to print; nothing where there is no such line.

        `discreet` hides the middle of long numbers: what is printed here may end in a log that others read. The caret stands under the sign as terminals draw it: marks that combine take no room, wide signs take two.
        """
        line = self.line(place, discreet)
        if line is None:
            return []
        at = max(place.column, 1) - 1
        start = max(0, at - _BEFORE) if len(line) > _LONGEST else 0
        shown = line[start : start + _LONGEST]
        lead, tail = "…" if start else "", "…" if start + _LONGEST < len(line) else ""
        gutter = f"{place.line:>6} | "
        if not place.column:
            return [f"{gutter}{lead}{visible(shown)}{tail}"]
        offset = len(lead) + width(visible(shown[: at - start]))
        return [f"{gutter}{lead}{visible(shown)}{tail}", f"{'':>6} | {' ' * offset}^"]

    def line(self, place: Place, discreet: bool = False) -> str | None:
        """The whole line of a place; None when there is no such line. See `of` for `discreet`."""
        if place.line < 1:
            return None
        if place.path != self._path:
            self._path, self._lines = place.path, _read_lines(self._root / place.path)
        line = self._lines[place.line - 1] if place.line <= len(self._lines) else None
        if line is None or not discreet:
            return line
        return _LONG_NUMBER.sub(lambda match: match[1] + "•" * len(match[2]) + match[3], line)


def _read_lines(path: Path) -> list[str]:
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > _LARGEST:
            return []
        return unify_newlines(decode(path.read_bytes()).text).split("\n")
    except (OSError, ValueError):
        return []


def visible(text: str) -> str:
    """A line as it may be printed: tabs and signs without a shape of their own get one, so that nothing is hidden."""
    return "".join(
        _TAB if sign == "\t" else _UNSEEN if unicodedata.category(sign) in _SHAPELESS else sign for sign in text
    )


_SHAPELESS = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs"})


def width(text: str) -> int:
    """How many columns a terminal gives to a text."""
    columns = 0
    for sign in text:
        if not unicodedata.category(sign).startswith("M"):
            columns += 2 if unicodedata.east_asian_width(sign) in "WF" else 1
    return columns
