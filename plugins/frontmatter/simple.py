"""Reads front matter written the ordinary way without the YAML parser, ten times quicker; gives up on anything else.

Ordinary is: known keys, one line each, texts, lists of entries or words. Tests hold the tree equal to
the parser's.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from plugins.frontmatter.quoting import without_comment
from plugins.frontmatter.tree import Listing, Mapping, Text
from plugins.frontmatter.vocabulary import LEVELS, Shape

_LINE: Final = re.compile(r"( *)(?:(- +)(?=\S))?(?:([^\W\d_][^:#\n\"'\[{]*):(?: +(.*))?|([^\W_][^:#\n\"'\[\]{}]*))")
_FLOW: Final = re.compile(r"\[ *[^\W_][^\[\]{}\"'#&*!|>%@`:?\\]*\]")
_FLOW_WORD: Final = re.compile(r"[^\W_][^,]*")
_QUOTED: Final = re.compile(r"'(?:[^']|'')+'|\"[^\"\\]+\"")
_QUOTE_OPENS: Final = re.compile(r": +[\"']")
_GIVE_UP: Final = re.compile("[\t\u00a0\x85\u2028\u2029]")


@lru_cache(maxsize=512)
def _shape(level: str, name: str) -> Shape | None:
    """What a known key takes, None for an unknown one (a name with a space before its colon counts as unknown)."""
    key = LEVELS[level].find(name)
    return key.shape if key and name == name.rstrip() else None


def read_simple(front: str, first_line: int, level: str = "") -> Mapping | None:
    """The tree of ordinary front matter of a level, or None when it has anything that only the parser can judge."""
    if _GIVE_UP.search(front):
        return None
    reader = _Reader(level)
    for number, line in enumerate(front.split("\n"), first_line):
        if line and not line.isspace() and line[0] != "#" and not reader.line(line, number):
            return None
    if reader.open is not None and not reader.open.nodes:
        return None
    return reader.top


class _Reader:
    """Puts lines into the tree one after the other; `line` says whether a line was ordinary."""

    def __init__(self, level: str) -> None:
        self.outer = level
        self.top: Mapping | None = None
        self.level = ""  # of the entries of the open list, "" when it holds words
        self.open: Listing | None = None  # the list that lines below a key without a value belong to
        self.dash = -1
        self.entry: Mapping | None = None
        self.column = -1

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
            return dash is not None and self._word(len(indent), word, match.start(5) + 1, number)
        key = Text(name, number, match.start(3) + 1)
        if dash is not None:
            return self._new_entry(len(indent), key, value, match.start(4) + 1)
        if indent:
            return len(indent) + 1 == self.column and self._add_to_entry(key, value, match.start(4) + 1)
        return self._top(key, value, match.start(4) + 1)

    def _top(self, key: Text, value: str | None, column: int) -> bool:
        if self.open is not None and not self.open.nodes:
            return False
        if self.top is None:
            self.top = Mapping(key.line, key.column)
        shape = _shape(self.outer, key.text)
        self.open, self.entry, self.column, self.dash = None, None, -1, -1
        if not value:
            if shape not in (Shape.ENTRIES, Shape.TEXTS):
                return False
            found = LEVELS[self.outer].find(key.text)
            self.level = found.name if found and shape is Shape.ENTRIES else ""
            self.open = Listing(0, 0)
            self.top.pairs.append((key, self.open))
            return True
        if shape is Shape.TEXTS and value[0] == "[":
            return self._flow(key, value, column)
        return shape in (Shape.TEXT, Shape.TEXTS) and self._put(self.top, key, value, column)

    def _flow(self, key: Text, value: str, column: int) -> bool:
        if self.top is None or not _FLOW.fullmatch(value):
            return False
        words = [
            Text(match[0].rstrip(" ]"), key.line, column + match.start()) for match in _FLOW_WORD.finditer(value, 1)
        ]
        if len(words) != value.count(",") + 1 or " " in {word.text[-1:] for word in words}:
            return False
        self.top.pairs.append((key, Listing(key.line, column, list(words))))
        return True

    def _begin_node(self, indent: int, number: int) -> bool:
        """A dash: the first one of a list says where the others stand."""
        if self.open is None:
            return False
        if not self.open.nodes:
            self.dash = indent
            self.open.line, self.open.column = number, indent + 1
        return self.dash == indent

    def _word(self, indent: int, word: str, column: int, number: int) -> bool:
        if self.level or not self._begin_node(indent, number) or self.open is None:
            return False
        self.open.nodes.append(Text(word, number, column))
        return True

    def _new_entry(self, indent: int, key: Text, value: str | None, column: int) -> bool:
        if not self.level or not self._begin_node(indent, key.line) or self.open is None:
            return False
        self.entry = Mapping(key.line, key.column)
        self.column = key.column
        self.open.nodes.append(self.entry)
        return self._add_to_entry(key, value, column)

    def _add_to_entry(self, key: Text, value: str | None, column: int) -> bool:
        if self.entry is None or not value or _shape(self.level, key.text) is not Shape.TEXT:
            return False
        return self._put(self.entry, key, value, column)

    def _put(self, mapping: Mapping, key: Text, value: str, column: int) -> bool:
        if value[0] in "\"'":
            if not _QUOTED.fullmatch(value):
                return False
            value = value[1:-1].replace("''", "'") if value[0] == "'" else value[1:-1]
        elif value[0] in "|>#":
            return False
        mapping.pairs.append((key, Text(value, key.line, column)))
        return True
