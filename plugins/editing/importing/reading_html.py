"""Reads mammoth's HTML into blocks, without recursion, so that no nesting is too deep."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from plugins.editing.importing.blocks import (
    Block,
    Cell,
    Heading,
    Image,
    Inline,
    Inlines,
    ListEntry,
    Note,
    Paragraph,
    Table,
    Words,
)

_STYLES = {
    "strong": "bold",
    "b": "bold",
    "em": "italic",
    "i": "italic",
    "s": "struck",
    "sup": "raised",
    "sub": "lowered",
}
_NOTE = re.compile(r"(?:foot|end)note-\d")
_NOTE_LINK = re.compile(r"#(?:foot|end)note-(?P<back>ref-)?-?\d")
_SCHEMES = ("http://", "https://", "mailto:", "tel:")
_HEADING = re.compile(r"h[1-6]")


@dataclass(slots=True)
class Losses:
    """What the reading itself could not keep, for the report: a count by Vietnamese name."""

    counts: dict[str, int] = field(default_factory=dict)

    def add(self, name: str) -> None:
        """Count one more."""
        self.counts[name] = self.counts.get(name, 0) + 1


@dataclass(slots=True)
class _OpenTable:
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    row: list[Cell] = field(default_factory=list)
    spans: tuple[int, int] = (1, 1)
    heads: int = 0
    in_head: bool = False
    outer: list[Inline] = field(default_factory=list)


def read_html(html: str) -> tuple[list[Block], Losses]:
    """The blocks of mammoth's HTML in order, notes last, and what could not be kept."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.flush()
    return reader.blocks, reader.losses


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.losses = Losses()
        self._inlines: list[Inline] = []
        self._styles: dict[str, int] = dict.fromkeys(_STYLES.values(), 0)
        self._lists: list[bool] = []
        self._tables: list[_OpenTable] = []
        self._heading = 0
        self._role = ""
        self._note = 0
        self._notes = 0
        self._link = ""
        self._reference = False
        self._silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _STYLES:
            self._styles[_STYLES[tag]] += 1
        elif tag == "a":
            self._open_link(given.get("href", ""))
        elif tag == "br":
            self._put("\n")
        elif tag == "img":
            self._picture(given)
        elif tag == "input":
            self._put("☑ " if "checked" in given else "☐ ")
        elif tag in ("table", "thead", "tr", "td", "th"):
            self._open_table_part(tag, given)
        elif tag in ("p", "ul", "ol", "li") or _HEADING.fullmatch(tag):
            self._open_block(tag, given)

    def handle_endtag(self, tag: str) -> None:
        if tag in _STYLES:
            self._styles[_STYLES[tag]] = max(0, self._styles[_STYLES[tag]] - 1)
        elif tag == "a":
            self._link, self._reference, self._silent = "", False, False
        elif tag in ("ul", "ol"):
            self.flush()
            if self._lists:
                self._lists.pop()
        elif tag == "li":
            self.flush()
            self._note = 0
        elif tag in ("table", "thead", "tr", "td", "th"):
            self._close_table_part(tag)
        elif (tag == "p" and not self._note) or _HEADING.fullmatch(tag):
            self.flush()

    def handle_data(self, data: str) -> None:
        self._put(data)

    def flush(self) -> None:
        """End the block that is open, if it holds anything."""
        if self._tables:
            if self._inlines and self._inlines[-1] != Words("\n"):
                self._inlines.append(Words("\n"))  # a paragraph inside a cell ends
            return
        inlines: Inlines = tuple(self._inlines)
        self._inlines = []
        heading, role = self._heading, self._role
        self._heading, self._role = 0, ""
        if not any(isinstance(part, Image) or part.text.strip() for part in inlines):
            return
        if self._note:
            self.blocks.append(Note(self._note, inlines))
        elif role == "title":
            self.blocks.append(Paragraph(inlines, role))
        elif heading:
            self.blocks.append(Heading(heading, inlines))
        elif self._lists:
            self.blocks.append(ListEntry(inlines, len(self._lists) - 1, self._lists[-1]))
        else:
            self.blocks.append(Paragraph(inlines, role))

    def _put(self, text: str) -> None:
        if self._silent or not text:
            return
        styles = self._styles
        raised = bool(styles["raised"]) and not self._reference
        self._inlines.append(
            Words(
                text,
                bool(styles["bold"]),
                bool(styles["italic"]),
                bool(styles["struck"]),
                raised,
                bool(styles["lowered"]),
                self._link,
            )
        )

    def _picture(self, given: dict[str, str]) -> None:
        number = given.get("src", "").removeprefix("cp-picture:")
        self._inlines.append(Image(int(number) if number.isdecimal() else -1, given.get("alt", "")))

    def _open_link(self, href: str) -> None:
        note = _NOTE_LINK.match(href)
        if note is not None:
            self._silent = bool(note["back"])
            self._reference = True
        elif href.lower().startswith(_SCHEMES):
            self._link = href
        elif href:
            self.losses.add("liên kết trong tệp hoặc tới tệp trên máy (giữ chữ, bỏ liên kết)")

    def _open_block(self, tag: str, given: dict[str, str]) -> None:
        if tag in ("ul", "ol"):
            self.flush()
            self._lists.append(tag == "ol")
        elif tag == "li":
            self.flush()
            if _NOTE.match(given.get("id", "")):
                self._notes += 1
                self._note = self._notes
        else:
            if self._note:
                self._put(" ")  # a note of several paragraphs stays one
            else:
                self.flush()
            self._heading = int(tag[1]) if tag != "p" else 0
            self._role = given.get("class", "")

    def _open_table_part(self, tag: str, given: dict[str, str]) -> None:
        if tag == "table":
            if not self._tables:
                self.flush()
            else:
                self.losses.add("bảng lồng trong bảng (giữ chữ, bỏ khung)")
            self._tables.append(_OpenTable(outer=self._inlines))
            self._inlines = []
        elif self._tables and tag == "thead":
            self._tables[-1].in_head = True
        elif self._tables and tag in ("td", "th"):
            self._tables[-1].spans = (_span(given.get("colspan")), _span(given.get("rowspan")))
            self._inlines = []

    def _close_table_part(self, tag: str) -> None:
        if not self._tables:
            return
        table = self._tables[-1]
        if tag in ("td", "th"):
            while self._inlines and self._inlines[-1] == Words("\n"):
                self._inlines.pop()
            table.row.append(Cell(tuple(self._inlines), *table.spans))
            self._inlines = []
        elif tag == "tr":
            table.rows.append(tuple(table.row))
            table.heads += table.in_head
            table.row = []
        elif tag == "thead":
            table.in_head = False
        elif tag == "table":
            self._close_table(self._tables.pop())

    def _close_table(self, table: _OpenTable) -> None:
        done = Table(tuple(row for row in table.rows if row), table.heads)
        self._inlines = table.outer
        if self._tables:
            for row in done.rows:
                for cell in row:
                    self._inlines += [*cell.inlines, Words("\n")]
            return
        self._inlines = []
        if done.rows:
            self.blocks.append(done)


def _span(value: str | None) -> int:
    return min(max(int(value), 1), 1000) if value and value.isdecimal() else 1
