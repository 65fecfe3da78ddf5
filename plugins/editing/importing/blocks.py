"""A report as a row of blocks, between Word and Markdown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Words:
    """Text in one style; a line feed in it is a line break the author typed. `link` is an address, "" for none."""

    text: str
    bold: bool = False
    italic: bool = False
    struck: bool = False
    raised: bool = False
    lowered: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture in the text: its number in the file (-1 when the file does not hold it) and its description there."""

    number: int
    alt: str = ""


Inline: TypeAlias = Words | Image
Inlines: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `role` is "title", "caption", "toc" or "" as the file's styles say."""

    inlines: Inlines
    role: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; the level counts from 1 as in the file."""

    level: int
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One list item; `depth` counts from 0, items that follow each other belong to one list."""

    inlines: Inlines
    depth: int
    ordered: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell with the columns and rows it spans."""

    inlines: Inlines
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table as the file has it, merged cells included; `heads` is the number of rows marked as headings."""

    rows: tuple[tuple[Cell, ...], ...]
    heads: int = 0


@dataclass(frozen=True, slots=True)
class Note:
    """A foot- or endnote; the text refers to it as `[number]`."""

    number: int
    inlines: Inlines


Block: TypeAlias = Paragraph | Heading | ListEntry | Table | Note


def text_of(inlines: Inlines) -> str:
    """The words alone, line breaks as spaces."""
    return " ".join("".join(part.text for part in inlines if isinstance(part, Words)).split())


def block_text(block: Block) -> str:
    """The words of a block; the cells of a table row are joined by bars, rows by line feeds."""
    if isinstance(block, Table):
        return "\n".join(" | ".join(text_of(cell.inlines) for cell in row) for row in block.rows)
    return text_of(block.inlines)


def images_of(block: Block) -> tuple[Image, ...]:
    """The pictures in a block."""
    cells = [cell.inlines for row in block.rows for cell in row] if isinstance(block, Table) else [block.inlines]
    return tuple(part for inlines in cells for part in inlines if isinstance(part, Image))


def all_bold(inlines: Inlines) -> bool:
    """Whether every word is bold, and there are words."""
    words = [part for part in inlines if isinstance(part, Words) and part.text.strip()]
    return bool(words) and all(part.bold for part in words)


def all_italic(inlines: Inlines) -> bool:
    """Whether every word is italic, and there are words."""
    words = [part for part in inlines if isinstance(part, Words) and part.text.strip()]
    return bool(words) and all(part.italic for part in words)


def without_weight(inlines: Inlines) -> Inlines:
    """The same words, not bold: a heading is strong by itself."""
    return tuple(replace(part, bold=False) if isinstance(part, Words) else part for part in inlines)


def skip(inlines: Inlines, count: int) -> Inlines:
    """The inlines without their first `count` characters of text."""
    kept: list[Inline] = []
    for part in inlines:
        if isinstance(part, Words) and count:
            cut = min(count, len(part.text))
            count -= cut
            part = replace(part, text=part.text[cut:])
        if not isinstance(part, Words) or part.text:
            kept.append(part)
    return tuple(kept)
