"""Reads front matter written the ordinary way straight into entries, far quicker than by way of the YAML parser.

Ordinary is: known keys, each once, one line each, with texts, lists of entries or words, nothing required left out.
Anything else is left to the parser and to `shape`, which know what to complain about. Tests hold the entries equal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from plugins.frontmatter.quoting import without_comment
from plugins.frontmatter.shape import Entry, parts_of
from plugins.frontmatter.tree import Text
from plugins.frontmatter.vocabulary import LEVELS, Key, Shape, choice_of

# Indentation, dash, then a key with the space before its value and the value, or else a word.
_PIECES: Final = r"( *)(?:(- +)(?=\S))?(?:([^\W\d_][^:#\n\"'\[{]*):(?:( +)(.*))?|([^\W_][^:#\n\"'\[\]{}]*))"
_SPECIAL: Final = frozenset("\"'|>#")  # what no plain value begins with
_LINE: Final = re.compile(_PIECES)
_LINES: Final = re.compile(f"^{_PIECES}$", re.MULTILINE)
_FLOW: Final = re.compile(r"\[ *[^\W_][^\[\]{}\"'#&*!|>%@`:?\\]*\]")
_FLOW_WORD: Final = re.compile(r"[^\W_][^,]*")
_QUOTED: Final = re.compile(r"'(?:[^']|'')+'|\"[^\"\\]+\"")
_QUOTE_OPENS: Final = re.compile(r": +[\"']")
_GIVE_UP: Final = ("\t", "\u00a0", "\x85", "\u2028", "\u2029")
_TEXT, _TEXTS, _ENTRIES = Shape.TEXT, Shape.TEXTS, Shape.ENTRIES  # a name of the module is looked up much quicker
_REQUIRED: Final = {
    level: {key.name for key in vocabulary.keys.values() if key.required} for level, vocabulary in LEVELS.items()
}


@lru_cache(maxsize=512)
def _key(level: str, name: str) -> Key | None:
    """A known key, None for an unknown one (a name with a space before its colon counts as unknown)."""
    return LEVELS[level].find(name) if name == name.rstrip() else None


def read_simple(front: str, first_line: int, level: str = "") -> Entry | None:
    """The entry of ordinary front matter of a level, or None when it has anything that only others can judge."""
    if any(sign in front for sign in _GIVE_UP):
        return None
    reader = _Reader(level)
    for number, pieces in _lines(front, first_line):
        if pieces is None or not reader.line(pieces, number):
            return None
    return reader.top if reader.is_whole() else None


def _lines(front: str, first_line: int) -> Iterable[tuple[int, tuple[str, ...] | None]]:
    """Each line that says something: its number and its pieces, None when it is not ordinary."""
    if "#" not in front and " \n" not in front and front.endswith("\n"):
        found = _LINES.findall(front)
        if len(found) == front.count("\n"):  # nearly always: every line says something, and one call reads them all
            return enumerate(found, first_line)
    return _one_by_one(front, first_line)


def _one_by_one(front: str, first_line: int) -> Iterator[tuple[int, tuple[str, ...] | None]]:
    for number, line in enumerate(front.split("\n"), first_line):
        if line and not line.isspace() and line[0] != "#":
            yield number, _pieces(line)


def _pieces(line: str) -> tuple[str, ...] | None:
    if "#" in line:
        if _QUOTE_OPENS.search(line):
            return None  # the sign may be within the quotes
        line = without_comment(line)
    match = _LINE.fullmatch(line.rstrip(" "))
    return match.groups("") if match else None


class _Reader:
    """Puts lines into entries one after the other; `line` says whether a line was ordinary."""

    def __init__(self, level: str) -> None:
        self.level = level
        self.top = Entry(0, 0)
        self.open: Key | None = None  # the key without a value whose list the lines below it belong to
        self.dash = -1  # where the dashes of that list stand, -1 before the first
        self.entry: Entry | None = None  # the last of that list, if it is one of entries

    def is_whole(self) -> bool:
        """Whether the list opened last has something in it, and nothing required is missing."""
        if self.open is not None and self.dash < 0:
            return False
        levels = [(self.level, [self.top]), *self.top.entries.items()]
        return all(_REQUIRED[level] <= entry.texts.keys() for level, entries in levels for entry in entries)

    def line(self, pieces: tuple[str, ...], number: int) -> bool:
        """Take one line that is neither blank nor a comment."""
        indent, dash, name, gap, value, word = pieces
        column = len(indent) + 1
        if dash:
            column += len(dash)
            if not name:
                return self._word(len(indent), Text(word, number, column))
            if not self._new_entry(len(indent), number, column):
                return False
        elif not name:
            return False
        behind = column + len(name) + 1 + len(gap)
        if column == 1:
            return self._top(name, value, number, behind)
        entry = self.entry
        if entry is None or self.open is None or column != entry.column:
            return False
        return self._text(entry, _key(self.open.name, name), value, number, behind)

    def _top(self, name: str, value: str, number: int, column: int) -> bool:
        if self.open is not None and self.dash < 0:
            return False
        if not self.top.line:
            self.top.line, self.top.column = number, 1
        key = _key(self.level, name)
        self.open, self.dash, self.entry = None, -1, None
        if key is None or key.name in self.top.places:
            return False
        if not value:
            self.open = key
            return key.shape is not _TEXT
        if key.shape is _TEXTS and value[0] == "[":
            return self._flow(key, value, number, column)
        if key.shape is _ENTRIES or (key.shape is _TEXTS and value[0] == "("):
            return False
        return self._text(self.top, key, value, number, column)

    def _flow(self, key: Key, value: str, number: int, column: int) -> bool:
        if not _FLOW.fullmatch(value):
            return False
        words = [Text(match[0].rstrip(" ]"), number, column + match.start()) for match in _FLOW_WORD.finditer(value, 1)]
        if len(words) != value.count(",") + 1 or " " in {word.text[-1:] for word in words}:
            return False
        self.top.places[key.name] = (number, column)
        self.top.lists[key.name] = words
        return True

    def _begin_node(self, key: Key, indent: int, number: int) -> bool:
        """A dash: the first one of a list says where the others stand."""
        if self.dash < 0:
            self.dash = indent
            self.top.places[key.name] = (number, indent + 1)
        return self.dash == indent

    def _word(self, indent: int, word: Text) -> bool:
        key = self.open
        if key is None or key.shape is not _TEXTS or not self._begin_node(key, indent, word.line):
            return False
        self.top.lists.setdefault(key.name, []).append(word)
        return True

    def _new_entry(self, indent: int, number: int, column: int) -> bool:
        key = self.open
        if key is None or key.shape is not _ENTRIES or not self._begin_node(key, indent, number):
            return False
        self.entry = Entry(number, column)
        self.top.entries.setdefault(key.name, []).append(self.entry)
        return True

    def _text(self, entry: Entry, key: Key | None, value: str, number: int, column: int) -> bool:
        """Take the value of a key, with or without quotes; False for anything that only looks like a text."""
        if key is None or not value:
            return False
        name = key.name
        said: str | None = value
        if value[0] in _SPECIAL:
            said = _unquoted(value)
        if said is None or name in entry.places:
            return False
        entry.places[name] = (number, column)
        if key.shape is _TEXTS:
            entry.lists[name] = parts_of(Text(said, number, column))
            return True
        if key.choices is not None and (said := choice_of(key, said)) is None:
            return False
        entry.texts[name] = Text(said, number, column)
        return True


def _unquoted(value: str) -> str | None:
    """What stands between the quotes of a value; None when it is not that simple."""
    if not _QUOTED.fullmatch(value):
        return None
    inside = value[1:-1].replace("''", "'") if value[0] == "'" else value[1:-1]
    return None if inside.isspace() else inside
