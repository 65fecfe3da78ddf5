"""Reads front matter written the ordinary way straight into entries, far quicker than by way of the YAML parser.

Ordinary is: known keys, each once, one line each, with texts, lists of entries or words, nothing required left out.
Anything else is left to the parser and to `shape`, which know what to complain about. Tests hold the entries equal.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from plugins.frontmatter.quoting import without_comment
from plugins.frontmatter.shape import Entry, parts_of
from plugins.frontmatter.tree import Text
from plugins.frontmatter.vocabulary import LEVELS, Key, Shape, choice_of

_LINE: Final = re.compile(r"( *)(?:(- +)(?=\S))?(?:([^\W\d_][^:#\n\"'\[{]*):(?: +(.*))?|([^\W_][^:#\n\"'\[\]{}]*))")
_FLOW: Final = re.compile(r"\[ *[^\W_][^\[\]{}\"'#&*!|>%@`:?\\]*\]")
_FLOW_WORD: Final = re.compile(r"[^\W_][^,]*")
_QUOTED: Final = re.compile(r"'(?:[^']|'')+'|\"[^\"\\]+\"")
_QUOTE_OPENS: Final = re.compile(r": +[\"']")
_GIVE_UP: Final = re.compile("[\t\u00a0\x85\u2028\u2029]")
_REQUIRED: Final = {
    level: [key.name for key in vocabulary.keys.values() if key.required] for level, vocabulary in LEVELS.items()
}


@lru_cache(maxsize=512)
def _key(level: str, name: str) -> Key | None:
    """A known key, None for an unknown one (a name with a space before its colon counts as unknown)."""
    return LEVELS[level].find(name) if name == name.rstrip() else None


def read_simple(front: str, first_line: int, level: str = "") -> Entry | None:
    """The entry of ordinary front matter of a level, or None when it has anything that only others can judge."""
    if _GIVE_UP.search(front):
        return None
    reader = _Reader(level)
    for number, line in enumerate(front.split("\n"), first_line):
        if line and not line.isspace() and line[0] != "#" and not reader.line(line, number):
            return None
    return reader.top if reader.is_whole() else None


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
        return all(name in entry.texts for level, entries in levels for entry in entries for name in _REQUIRED[level])

    def line(self, line: str, number: int) -> bool:
        """Take one line that is neither blank nor a comment."""
        if "#" in line:
            if _QUOTE_OPENS.search(line):
                return False  # the sign may be within the quotes
            line = without_comment(line)
        match = _LINE.fullmatch(line.rstrip(" "))
        if match is None:
            return False
        indent, dash, name, value, word = match.groups()
        if name is None:
            return dash is not None and self._word(len(indent), Text(word, number, match.start(5) + 1))
        if dash is None and not indent:
            return self._top(name, value, number, match.start(4) + 1)
        if self.open is None or (dash is not None and not self._new_entry(len(indent), number, match.start(3) + 1)):
            return False
        if self.entry is None or match.start(3) + 1 != self.entry.column:
            return False
        return self._text(self.entry, _key(self.open.name, name), value, number, match.start(4) + 1)

    def _top(self, name: str, value: str | None, number: int, column: int) -> bool:
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
            return key.shape is not Shape.TEXT
        if key.shape is Shape.TEXTS and value[0] == "[":
            return self._flow(key, value, number, column)
        return key.shape is not Shape.ENTRIES and self._text(self.top, key, value, number, column)

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
        if key is None or key.shape is not Shape.TEXTS or not self._begin_node(key, indent, word.line):
            return False
        self.top.lists.setdefault(key.name, []).append(word)
        return True

    def _new_entry(self, indent: int, number: int, column: int) -> bool:
        key = self.open
        if key is None or key.shape is not Shape.ENTRIES or not self._begin_node(key, indent, number):
            return False
        self.entry = Entry(number, column)
        self.top.entries.setdefault(key.name, []).append(self.entry)
        return True

    def _text(self, entry: Entry, key: Key | None, value: str | None, number: int, column: int) -> bool:
        """Take the value of a key, with or without quotes; False for anything that only looks like a text."""
        if key is None or not value or key.name in entry.places:
            return False
        if value[0] in "\"'":
            if not _QUOTED.fullmatch(value):
                return False
            value = value[1:-1].replace("''", "'") if value[0] == "'" else value[1:-1]
            if value.isspace():
                return False
        elif value[0] in "|>#":
            return False
        entry.places[key.name] = (number, column)
        if key.shape is Shape.TEXTS:
            entry.lists[key.name] = parts_of(Text(value, number, column))
            return True
        if key.choices is not None and (value := choice_of(key, value)) is None:
            return False
        entry.texts[key.name] = Text(value, number, column)
        return True
