"""Writes blocks as the Markdown that the site reads: plain paragraphs, `##` headings, lists, tables, pictures."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from plugins.editing.importing.blocks import (
    Block,
    Heading,
    Image,
    Inlines,
    ListEntry,
    Note,
    Paragraph,
    Table,
    Words,
    images_of,
    text_of,
)
from plugins.editing.importing.tables import flatten

_PICTURE_LABEL = re.compile(
    r"^\s*(?:ảnh|hình(?: ảnh)?)\s*\d*\s*[:.–-]\s*", re.IGNORECASE
)  # says nothing to who cannot see
_ALWAYS = re.compile(r"[\\`*]|<|&(?=#?\w+;|#?\w*$)|(?<![^\W_])_|_(?![^\W_])|\[(?!\d+\])")
_REFERENCE = re.compile(r"\[(?=\d+\])")  # of a note: stays as it is where no link could begin
_REFERENCE_KEPT = "\ue001"
_LINK_BEGINS = re.compile(_REFERENCE_KEPT + r"(?=\d+\][(\[:])")
_LINE_START = re.compile(
    r"(?:(?P<number>\d{1,9})(?P<dot>[.)])(?=\s|$)|(?P<sign>[#>]|[-+](?=\s|$|-))|(?P<underline>=)(?==*\s*$))"
)
_CLOSING_SIGNS = re.compile(r"#(?=#*\s*$)")
_NOTES_HEADING = "Chú thích"


@dataclass(slots=True)
class Written:
    """Markdown with what became of everything: counts for the report, and the pictures that were used."""

    lines: list[str] = field(default_factory=list)
    headings: int = 0
    paragraphs: int = 0
    tables: int = 0
    pictures: list[int] = field(default_factory=list)
    notes: int = 0
    links: int = 0
    flattened: int = 0

    @property
    def text(self) -> str:
        """The body, ending with one line feed."""
        return "\n".join(self.lines).strip("\n") + "\n"


def write(blocks: Sequence[Block], names: Mapping[int, str]) -> Written:
    """Write the body; `names` are the file names of the pictures that are kept, by number."""
    writer = _Writer(names)
    index = 0
    while index < len(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        index += writer.block(blocks[index], following)
    return writer.done


class _Writer:
    def __init__(self, names: Mapping[int, str]) -> None:
        self._names = names
        self.done = Written()
        self._before: Block | None = None
        self._lists: list[bool] = []  # whether the open list of each depth is ordered

    def block(self, block: Block, following: Block | None) -> int:
        """Write one block; returns 2 when the following one was its caption, else 1."""
        done = self.done
        caption = ""
        if isinstance(following, Paragraph) and following.role == "caption" and images_of(block):
            caption = text_of(following.inlines)
            done.paragraphs += 1
        if not isinstance(block, ListEntry):
            self._lists = []
            if not (isinstance(block, Note) and isinstance(self._before, Note)):
                done.lines.append("")
        if isinstance(block, Heading):
            self._heading(block)
        elif isinstance(block, ListEntry):
            self._entry(block)
        elif isinstance(block, Table):
            self._table(block)
        elif isinstance(block, Note):
            self._note(block)
        else:
            self._paragraph(block, caption)
        self._before = block
        return 2 if caption else 1

    def _entry(self, block: ListEntry) -> None:
        """A list item; a list never begins below the first level, and one of another kind begins anew."""
        self.done.paragraphs += 1
        depth = min(block.depth, len(self._lists))
        fresh = not self._lists or (depth < len(self._lists) and self._lists[depth] != block.ordered)
        if fresh:
            self.done.lines.append("")
        self._lists[depth:] = [block.ordered]
        mark = "1." if block.ordered else "-"
        self.done.lines.append("    " * depth + f"{mark} " + self._line(block.inlines).replace("\n", " "))

    def _heading(self, block: Heading) -> None:
        self.done.headings += 1
        words = self._line(block.inlines, start=False).replace("\n", " ")
        closing = _CLOSING_SIGNS.sub(r"\\#", words)
        self.done.lines.append("#" * min(max(block.level, 2), 6) + " " + closing)

    def _note(self, block: Note) -> None:
        done = self.done
        if not done.notes:
            done.lines += [f"## {_NOTES_HEADING}", ""]
        done.notes += 1
        done.lines.append(f"{block.number}. " + self._line(block.inlines).replace("\n", " "))

    def _paragraph(self, block: Paragraph, caption: str) -> None:
        words = self._line(tuple(part for part in block.inlines if isinstance(part, Words)))
        pictures = [line for image in images_of(block) if (line := self._picture(image, caption))]
        if words:
            self.done.paragraphs += 1
            self.done.lines.append("\n".join(_guard(line) for line in words.split("\n")).replace("\n", "  \n"))
        for number, line in enumerate(pictures):
            self.done.lines += ["", line] if words or number else [line]

    def _picture(self, image: Image, caption: str) -> str:
        name = self._names.get(image.number)
        if name is None:
            return ""
        self.done.pictures.append(image.number)
        alt = _flat(image.alt or _PICTURE_LABEL.sub("", caption, 1) or caption).replace("[", "(").replace("]", ")")
        title = _flat(caption).replace('"', "”")
        return f'![{alt}]({name} "{title}")' if title else f"![{alt}]({name})"

    def _table(self, block: Table) -> None:
        done = self.done
        flat = flatten(block)
        done.tables += 1
        done.flattened += flat.merged
        rows = [
            [self._line(cell, start=False).replace("|", "\\|").replace("\n", "<br>") for cell in row]
            for row in flat.rows
        ]
        for number, row in enumerate(rows):
            done.lines.append("| " + " | ".join(row) + " |")
            if number == 0:
                done.lines.append("|" + " --- |" * len(row))
        for image in images_of(block):
            if line := self._picture(image, ""):
                done.lines += ["", line]

    def _line(self, inlines: Inlines, start: bool = True) -> str:
        """Words with their marks; the spaces at the edges of a marked stretch go outside."""
        text = "".join(self._words(part) for part in inlines if isinstance(part, Words)).strip(" \n")
        text = _LINK_BEGINS.sub(r"\\[", text).replace(_REFERENCE_KEPT, "[")
        return _guard(text) if start else text

    def _words(self, part: Words) -> str:
        bare = part.text.strip(" \n")
        if not bare:
            return part.text
        before = part.text[: len(part.text) - len(part.text.lstrip(" \n"))]
        after = part.text[len(part.text.rstrip(" \n")) :]
        text = _escape(bare)
        if part.raised or part.lowered:
            tag = "sup" if part.raised else "sub"
            text = f"<{tag}>{text}</{tag}>"
        if part.struck:
            text = f"<s>{text}</s>"
        if part.link:
            self.done.links += 1
            text = f"[{text}]({part.link.replace(' ', '%20').replace('(', '%28').replace(')', '%29')})"
        mark = "*" * (2 * part.bold + part.italic)
        return before + mark + text.replace("\n", f"{mark}\n{mark}") + mark + after


def _escape(text: str) -> str:
    """Signs that Markdown would take for its own."""

    def replace(match: re.Match[str]) -> str:
        return {"<": "&lt;", "&": "&amp;"}.get(match[0], "\\" + match[0])

    return _REFERENCE.sub(_REFERENCE_KEPT, _ALWAYS.sub(replace, text))


def _guard(line: str) -> str:
    """A line that does not look like a list, heading, quotation or rule."""
    match = _LINE_START.match(line)
    if match is None:
        return line
    if match["number"]:
        return f"{match['number']}\\{match['dot']}{line[match.end() :]}"
    return f"&#61;{line[1:]}" if match["underline"] else "\\" + line


def _flat(text: str) -> str:
    return " ".join(_escape(text).replace(_REFERENCE_KEPT, "\\[").split())
