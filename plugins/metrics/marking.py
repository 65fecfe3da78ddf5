"""Gives the sentence of each figure an element of its own in the article's HTML."""

from __future__ import annotations

import html
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from plugins.metrics.visible import VisibleText, balanced

ANCHOR_PREFIX = "so-lieu-"


_escaped_label = lru_cache(maxsize=1024)(html.escape)  # a site has few indicators, and so few titles


class Mark(NamedTuple):
    """A sentence to be wrapped (`start`, `end` in the visible text) and, in it, the words that are the figure.

    `link` is the address of the figure's row on the achievement page; `title` says in Vietnamese where it leads.
    """

    start: int
    end: int
    figure_start: int
    figure_end: int
    link: str
    title: str


def mark_sentences(visible: VisibleText, marks: Sequence[Mark]) -> tuple[str, tuple[str, ...]]:
    """Wrap sentences and link figures; return the HTML and the anchor of each mark, in the order given.

    Marks whose sentences touch share one element, since elements may not overlap.
    """
    stretches = _merge(visible, marks)
    anchors = [""] * len(marks)
    pieces: list[str] = []
    position = 0
    for number, (start, end, members) in enumerate(stretches, start=1):
        anchor = f"{ANCHOR_PREFIX}{number}"
        for member in members:
            anchors[member] = anchor
        inside = _link_figures(visible, start, end, [marks[member] for member in members])
        pieces += [visible.html[position:start], f'<span class="cp-sentence" id="{anchor}">', inside, "</span>"]
        position = end
    pieces.append(visible.html[position:])
    return "".join(pieces), tuple(anchors)


def _merge(visible: VisibleText, marks: Sequence[Mark]) -> list[tuple[int, int, list[int]]]:
    """Stretches of HTML in order, none touching another, each with the numbers of its marks."""
    spans = sorted((*balanced(visible.html, *visible.to_html(mark.start, mark.end)), n) for n, mark in enumerate(marks))
    merged: list[tuple[int, int, list[int]]] = []
    for start, end, number in spans:
        if merged and start < merged[-1][1]:
            first, last, members = merged[-1]
            merged[-1] = (*balanced(visible.html, first, max(last, end)), [*members, number])
        else:
            merged.append((start, end, [number]))
    return merged


def _link_figures(visible: VisibleText, start: int, end: int, marks: Sequence[Mark]) -> str:
    """The HTML of a stretch with each figure's words linked, where they are plain text and not in a link already."""
    pieces: list[str] = []
    position = start
    for mark in sorted(marks, key=lambda mark: mark.figure_start):
        first, last = visible.to_html(mark.figure_start, mark.figure_end)
        words = visible.html[first:last]
        if first < position or "<" in words or _inside_link(visible.html, first):
            continue
        link = f'<a class="cp-value" href="{html.escape(mark.link)}" title="{_escaped_label(mark.title)}">'
        pieces += [visible.html[position:first], link, words, "</a>"]
        position = last
    pieces.append(visible.html[position:end])
    return "".join(pieces)


def _inside_link(source: str, position: int) -> bool:
    opened = source.rfind("<a ", 0, position)
    return opened >= 0 and source.find("</a>", opened) > position
