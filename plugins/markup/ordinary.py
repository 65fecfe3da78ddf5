"""Markdown as offices write it, converted in one pass; gives up on anything else.

Ordinary is: paragraphs, headings, flat lists, plain tables, words in bold, links without a title. The general converter
takes over for the rest; tests hold the HTML equal to the general converter's, letter by letter.
"""

from __future__ import annotations

import re
from typing import Final

# Signs that may mean something anywhere in a line, white space that would be folded, and line ends that break lines.
_EXTRA: Final = ("\\", "`", "<", ">", "&", "_", " \n", "\t", "\r", "\x02", "\x03")
# What a line of a paragraph, item or heading may begin with: no list, rule, quote, definition or indented text does.
_LINE: Final = r"(?:[^\W\d]|[^\w\s#*+\-=|:~]|\*\*(?=[^\W_])|[0-9]+(?![0-9.)]))[^\n]*"
_PARAGRAPH: Final = re.compile(rf"{_LINE}(?:\n{_LINE})*")
_HEADING: Final = re.compile(r"(#{1,6}) +([^\s#][^\n#]*)")
_BULLETS: Final = re.compile(rf"- {_LINE}(?:\n- {_LINE})*")
_NUMBERS: Final = re.compile(rf"1\. {_LINE}(?:\n[0-9]{{1,9}}\. {_LINE})*")
_NUMBER: Final = re.compile(r"\n[0-9]+\. ")
_BLANK: Final = re.compile(r"\n\n+")
_TABLE: Final = re.compile(r"\|[^\n]*\|\n\|(?: *:?-+:? *\|){2,}(?:\n\|[^\n]*\|)+")
# The two stars stand before the look behind, since a pattern that begins with plain signs is found five times quicker.
_BOLD: Final = re.compile(r"\*\*(?<!\*{3})([^\s*\[\]](?:[^*\[\]\n]*[^\s*\[\]])?)\*\*(?!\*)")
_LINK: Final = re.compile(r"\[([^\s*\[\]](?:[^*\[\]\n]*[^\s*\[\]])?)\]\(([^\s()\[\]*\"']+)\)")


def convert(source: str) -> str | None:
    """The HTML of ordinary Markdown, or None when only the general converter can judge it."""
    for sign in _EXTRA:  # far quicker than one pattern on text beyond Latin-1
        if sign in source:
            return None
    if "!" in source and "![" in source:
        return None
    pieces: list[str] = []
    before = ""
    for block in _BLANK.split(source.strip("\n")):
        if "|" in block:
            piece = _table(block)
        elif _PARAGRAPH.fullmatch(block):
            piece = f"<p>{block}</p>"
        elif block[:1] == "#":
            piece = _heading(block)
        elif before.startswith(("<ul", "<ol")):
            return None  # the list may go on behind the blank line
        else:
            piece = _list(block)
        if not piece:
            return None
        pieces.append(piece)
        before = piece
    return _inline("\n".join(pieces))


def _heading(block: str) -> str:
    match = _HEADING.fullmatch(block)
    return f"<h{len(match[1])}>{match[2].strip()}</h{len(match[1])}>" if match else ""


def _list(block: str) -> str:
    if _BULLETS.fullmatch(block):
        kind, items = "ul", block[2:].split("\n- ")
    elif _NUMBERS.fullmatch(block):
        kind, items = "ol", _NUMBER.split(block[3:])
    else:
        return ""
    inside = "\n".join([f"<li>{item}</li>" for item in items])
    return f"<{kind}>\n{inside}\n</{kind}>"


def _table(block: str) -> str:
    if not _TABLE.fullmatch(block):
        return ""
    head, rule, *rows = [[cell.strip(" ") for cell in row[1:-1].split("|")] for row in block.split("\n")]
    if any(len(row) != len(rule) for row in (head, *rows)):
        return ""
    aligned = [_alignment(cell) for cell in rule]
    body = "\n".join([_row("td", row, aligned) for row in rows])
    return f"<table>\n<thead>\n{_row('th', head, aligned)}\n</thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def _alignment(cell: str) -> str:
    sides = {(True, True): "center", (True, False): "left", (False, True): "right"}
    side = sides.get((cell.startswith(":"), cell.endswith(":")))
    return f' align="{side}"' if side else ""


def _row(tag: str, cells: list[str], aligned: list[str]) -> str:
    inside = "\n".join(f"<{tag}{align}>{cell}</{tag}>" for cell, align in zip(cells, aligned, strict=True))
    return f"<tr>\n{inside}\n</tr>"


def _inline(html: str) -> str | None:
    """Bold words and links; None when a sign of either is left over."""
    if "[" in html or "]" in html:
        html = _LINK.sub(r'<a href="\2">\1</a>', html)
        if "[" in html or "]" in html:
            return None
    if "*" in html:
        html = _BOLD.sub(r"<strong>\1</strong>", html)
        if "*" in html:
            return None
    return html
