"""A table of open data: its columns, its rows, and the files it is written to in one pass."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from plugins.opendata.column import Column, plain

Texts = Sequence[str]
"""Neighbouring cells of a row, each written by `column.plain`."""

Columns = tuple[Column[Any], ...]
"""Columns that read the same object; tables of any rows stand side by side."""

Encoder = Callable[[Texts], str]

_REMEMBERED = 4096  # encoded cells of units, periods and articles that are kept at hand


@dataclass(frozen=True, slots=True)
class Frame:
    """What a format puts around cells: `opening` … `joint` … `closing` for a row, `between` rows, `end` of the file."""

    opening: str
    joint: str
    closing: str
    between: str
    end: str


class Format(Protocol):
    """A file format."""

    @property
    def suffix(self) -> str:
        """What follows the table's name: ".csv"."""

    @property
    def media_type(self) -> str:
        """The media type (RFC 6838)."""

    @property
    def label(self) -> str:
        """How people call it."""

    @property
    def frame(self) -> Frame:
        """What stands around the cells."""

    def head(self, columns: Columns) -> str:
        """What stands before the first row."""

    def encoder(self, columns: Columns) -> Encoder:
        """What writes the cells of neighbouring columns; pieces are put together with the frame's joint."""


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """A column whose values are ids of another table."""

    column: str
    table: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """Neighbouring rows of a table; `key` stands for all that they depend on besides code and registries."""

    key: str
    rows: Callable[[], Iterable[tuple[object, ...]]]


def one_chapter(rows: Sequence[object]) -> Callable[[], Iterable[Chapter]]:
    """The chapters of a short table whose columns all read the same object."""
    return lambda: [Chapter("", lambda: ((row,) for row in rows))]


@dataclass(frozen=True)
class Table:
    """A table that can be written any number of times; its `chapters` give their rows anew, one after the other.

    A row has one object for each of `parts`, which its columns read. The same objects of all parts but the `own` one
    stand in many rows, so their cells are encoded once. `title` and `description` are Vietnamese; `count` is the number
    of rows.
    """

    name: str
    title: str
    description: str
    parts: tuple[Columns, ...]
    chapters: Callable[[], Iterable[Chapter]]
    count: int
    formats: tuple[Format, ...]
    own: int = 0
    primary_key: str = ""
    foreign_keys: tuple[ForeignKey, ...] = ()

    @property
    def columns(self) -> Columns:
        """All columns in their order."""
        return tuple(column for part in self.parts for column in part)

    def chapter_encoder(self, forms: Sequence[Format]) -> Callable[[Chapter], list[str]]:
        """What gives the rows of a chapter in some formats, reading each row once and keeping none."""
        pieces = [self._pieces(number, forms) for number in range(len(self.parts))]
        frames = [form.frame for form in forms]

        def encode(chapter: Chapter) -> list[str]:
            rows = [[piece(part) for piece, part in zip(pieces, row, strict=True)] for row in chapter.rows()]
            return [
                frame.between.join(
                    [f"{frame.opening}{frame.joint.join([cell[n] for cell in row])}{frame.closing}" for row in rows]
                )
                for n, frame in enumerate(frames)
            ]

        return encode

    def _pieces(self, number: int, forms: Sequence[Format]) -> Callable[[object], tuple[str, ...]]:
        """What gives the cells of one part in every format."""
        columns = self.parts[number]
        readers = [column.read for column in columns]
        encoders = [form.encoder(columns) for form in forms]

        def encode(part: object) -> tuple[str, ...]:
            cells = [read(part) for read in readers]
            texts = [cell if type(cell) is str else plain(cell) for cell in cells]
            return tuple([encoder(texts) for encoder in encoders])

        return encode if number == self.own else _remembering(encode)

    def file_name(self, form: Format) -> str:
        """The name of the table's file in a format: "observations.csv"."""
        return f"{self.name}{form.suffix}"

    def in_format(self, form: Format) -> bytes:
        """The whole file in memory."""
        encode = self.chapter_encoder([form])
        chapters = [text for chapter in self.chapters() for text in encode(chapter)]
        return f"{form.head(self.columns)}{form.frame.between.join(chapters)}{form.frame.end}".encode()


def _remembering(encode: Callable[[object], tuple[str, ...]]) -> Callable[[object], tuple[str, ...]]:
    """The same, with the pieces of the latest objects kept by identity; to compare whole objects would cost more."""
    known: dict[int, tuple[object, tuple[str, ...]]] = {}

    def encode_once(part: object) -> tuple[str, ...]:
        entry = known.get(id(part))  # an entry holds its object, so no other can have that identity
        if entry is None:
            if len(known) >= _REMEMBERED:
                known.clear()
            entry = known[id(part)] = part, encode(part)
        return entry[1]

    return encode_once
