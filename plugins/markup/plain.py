"""The visible words of Markdown source, each character with its place, so that a quote can be found and named."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from html import unescape
from typing import Final

from plugins.markup.comments import blank, has_comments
from plugins.markup.locating import position
from plugins.markup.sentences import sentence_span

_PREFIX: Final = re.compile(r"[ \t\u00a0]*(?:>[ \t]?)*[ \t]*(?:(#{1,6})[ \t]*|([-*+]|\d{1,9}[.)])[ \t]+)?")
_RULE: Final = re.compile(r"[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|=+|-+)[ \t]*")
_TABLE_RULE: Final = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)*")
_DEFINITION: Final = re.compile(r"[ ]{0,3}\[[^\[\]]+\]:[ ]*\S+[ \t]*(?:[\"'(].*[\"')])?[ \t]*")
_TOKEN: Final = re.compile(
    r"(?P<words>[^\s\\`*_\[\]<>&|!#]+(?: [^\s\\`*_\[\]<>&|!#]+)*)"
    r"|(?P<space>\s+)"
    r"|\\(?P<escaped>[\\`*_{}\[\]()>#+.!|<&-])"
    r"|(?P<image>!\[[^\[\]]*\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\))"
    r"|(?P<target>\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\]\[[^\[\]\n]*\])"
    r"|<(?P<auto>[A-Za-z][A-Za-z0-9+.-]*://[^<>\s]*|[^<>\s@]+@[^<>\s@]+)>"
    r"|(?P<tag></?[a-zA-Z][a-zA-Z0-9:]*(?:\s[^<>]*)?/?>)"
    r"|(?P<entity>&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);)"
    r"|(?P<mark>`+|\*+(?=[^\s*])|(?<=[^\s*])\*+|(?<![^\W_])_+(?=\S)|(?<=\S)_+(?![^\W_]))"
    r"|(?P<sign>.)",
)


@dataclass(frozen=True, slots=True)
class Plain:
    """Visible text of a Markdown body: `offsets[i]` is where character i of `text` stands in the body.

    Whitespace of any kind is folded to one space. `blocks` are the starts of paragraphs, items and headings in `text`.
    """

    text: str
    offsets: list[int]
    blocks: list[int]
    body: str

    def sentence(self, start: int, end: int) -> tuple[int, int]:
        """The sentence or clause around a stretch of `text`, never beyond its paragraph."""
        first = bisect_right(self.blocks, start) - 1
        left = self.blocks[first] if first >= 0 else 0
        last = bisect_right(self.blocks, max(start, end - 1))
        right = self.blocks[last] if last < len(self.blocks) else len(self.text)
        low, high = sentence_span(self.text[left:right], start - left, end - left)
        return left + low, left + high

    def place(self, at: int, body_line: int) -> tuple[int, int]:
        """Line and column in the file of character `at` of `text`."""
        offset = self.offsets[at] if at < len(self.offsets) else len(self.body)
        return position(self.body, offset, body_line)


class _Writer:
    """Collects characters with their offsets; folds spaces."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.offsets: list[int] = []
        self.blocks: list[int] = []
        self.spaced = True
        self.fresh = True

    def put(self, text: str, offset: int) -> None:
        """Text that stands so in the source."""
        if self.fresh:
            self.blocks.append(len(self.offsets))
            self.fresh = False
        self.pieces.append(text)
        self.offsets.extend(range(offset, offset + len(text)))
        self.spaced = False

    def put_instead(self, text: str, offset: int) -> None:
        """Text that the source writes in another way at one place."""
        for char in text:
            if char.isspace():
                self.space(offset)
            else:
                self.put(char, offset)

    def space(self, offset: int) -> None:
        """White space; the second in a row is dropped."""
        if not self.spaced:
            self.pieces.append(" ")
            self.offsets.append(offset)
            self.spaced = True

    def block(self, offset: int) -> None:
        """What follows is a new paragraph, item or heading."""
        self.space(offset)
        self.fresh = True


def plain_text(body: str) -> Plain:
    """The visible text of a Markdown body with the offset of each character."""
    source = blank(body, keep_length=True)[0] if has_comments(body) else body
    writer = _Writer()
    offset = 0
    table = False
    for line in source.split("\n"):
        table = "|" in line and (table or _next_is_rule(source, offset + len(line) + 1))
        _line(line, offset, table, writer)
        offset += len(line) + 1
    text = "".join(writer.pieces)
    if text.endswith(" "):
        text = text[:-1]
        writer.offsets.pop()
    return Plain(text, writer.offsets, writer.blocks, body)


def _next_is_rule(source: str, start: int) -> bool:
    end = source.find("\n", start)
    line = source[start : end if end >= 0 else len(source)]
    return "-" in line and _TABLE_RULE.fullmatch(line) is not None


def _line(line: str, offset: int, table: bool, writer: _Writer) -> None:
    prefix = _PREFIX.match(line)
    at = prefix.end() if prefix else 0
    bare = line[at:]
    if not bare or (line[0] in " \t-*_=>" and _RULE.fullmatch(line)) or (table and _TABLE_RULE.fullmatch(line)):
        writer.block(offset)
        return
    if "]:" in line and _DEFINITION.fullmatch(line):
        return
    heading = bool(prefix and prefix[1])
    if table or heading or (prefix and prefix[2]):
        writer.block(offset)
    if heading:
        bare = bare.rstrip("# \t")
    _inline(line, at, at + len(bare), offset, table, writer)
    if heading:
        writer.block(offset + len(line))
    else:
        writer.space(offset + len(line))


def _inline(line: str, at: int, end: int, offset: int, table: bool, writer: _Writer) -> None:
    for match in _TOKEN.finditer(line, at, end):
        kind = match.lastgroup
        start = offset + match.start()
        if kind == "words":
            writer.put(match[0], start)
        elif kind == "space":
            writer.space(start)
        elif kind == "sign":
            _sign(match[0], line, match.end(), start, table, writer)
        elif kind == "escaped":
            writer.put(match[0][1:], start + 1)
        elif kind == "auto":
            writer.put(match["auto"], start + 1)
        elif kind == "entity":
            writer.put_instead(unescape(match[0]), start)


def _sign(sign: str, line: str, end: int, start: int, table: bool, writer: _Writer) -> None:
    """A sign that is markup in some places only: a cell border, the opening of a link."""
    if sign == "|" and table:
        writer.space(start)
    elif sign != "[" or line[line.find("]", end) + 1 :][:1] not in ("(", "["):
        writer.put(sign, start)
