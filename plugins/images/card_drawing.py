"""Draws the share card of a page: what a link shows in a chat before anyone has opened it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from PIL import Image, ImageDraw

from plugins.images.card_bands import Band, bands_of
from plugins.images.card_blocks import put, rows_of
from plugins.images.card_ink import Passage, lines_of
from plugins.images.card_layout import Setting, fit
from plugins.images.card_mark import arches, lotus
from plugins.images.card_palette import (
    AMBER,
    BRAND,
    INK,
    MIST,
    ON_BRAND,
    ON_DEEP,
    ON_PAPER,
    PAPER,
    RUST,
    WHITE,
    stepped,
)
from plugins.images.card_png import Ground
from plugins.images.card_text import HEIGHT, WIDTH, CardText
from plugins.images.font_files import Weight
from plugins.images.letters import letters_refused
from plugins.images.refusal import Refusal
from plugins.images.typeface import line_width, rise

MARGIN = 64
INNER = WIDTH - 2 * MARGIN
HEAD = 97  # the height of the bar with the site's name
PANEL_TOP = 464  # the pale panel with the figure
EDGE = 8  # the height of its bright edge
FIGURE_BASE = 90  # from the top of the panel to the baseline of the figure
TITLE_TOP = 122
LONGEST_TITLE = 300  # letters; more than any card holds, and setting them takes time with the square of their number
TITLE_SIZES = (68, 62, 56, 51, 46, 42, 38, 34)
FIGURE_SIZES = (76, 68, 60, 52, 44, 36, 30)
SMALL_SIZES = (30, 27, 24, 21)


class MissingLetter(ValueError):
    """The typeface lacks a letter of a card; it would show as an empty box. `refusal` names letter, title and cure."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(f"{refusal.name}: {refusal.problem}")
        self.refusal = refusal


def draw_card(text: CardText) -> bytes:
    """The card as a PNG of 1200 x 630 pixels, the same bytes for the same words.

    Raises MissingLetter for a letter that the typeface lacks.
    """
    text = text.printable()
    if refusal := letters_refused(text.title, text.words):
        raise MissingLetter(refusal)
    lines = [line for passage in [*_title(text), *_figure(text)] for line in lines_of(passage)]
    return _ground(with_panel=bool(text.figure)).with_bands([_head_band(text.kind, text.site_name), *bands_of(lines)])


def blank_card(*, with_panel: bool) -> bytes:
    """A card without a word, to compare others with."""
    return _ground(with_panel=with_panel).with_bands([_head_band("", "")])


def passages(text: CardText) -> list[Passage]:
    """Everything that is written on the card of a printable text."""
    return [*_head(text.kind, text.site_name), *_title(text), *_figure(text)]


@lru_cache(maxsize=2)
def _ground(*, with_panel: bool) -> Ground:
    """What lies below the head."""
    image = Image.new("L", (WIDTH, HEIGHT), ON_BRAND.first)
    draw = ImageDraw.Draw(image)
    amber = ON_BRAND.full(AMBER)
    if with_panel:
        draw.rectangle((0, PANEL_TOP, WIDTH, HEIGHT), fill=ON_PAPER.first)
        draw.rectangle((0, PANEL_TOP, WIDTH, PANEL_TOP + EDGE - 1), fill=amber)
    else:
        draw.rectangle((0, HEIGHT - 10, WIDTH, HEIGHT), fill=amber)
    return Ground.of(image)


@lru_cache(maxsize=64)
def _head_band(kind: str, site_name: str) -> Band:
    """The bar with the name of the site and the kind of page; thousands of cards need only a few."""
    image = _bar().copy()
    for line in [line for passage in _head(kind, site_name) for line in lines_of(passage)]:
        for one in line.blocks:
            one.block.put_on(image, one.x, one.y)
    return Band.of(0, rows_of(image, HEAD + 1)).joined()


@lru_cache(maxsize=1)
def _bar() -> Image.Image:
    """The bar without words, a bridge at its right end; as places in the palette."""
    image = Image.new("L", (WIDTH, HEAD), ON_DEEP.first)
    put(image, stepped(arches(HEAD), ON_DEEP.first + ON_DEEP.shift(BRAND)), (0, 0))
    put(image, stepped(lotus(60), ON_DEEP.first + ON_DEEP.shift(AMBER)), (MARGIN - 6, 16))
    return image


def _head(kind: str, site_name: str) -> Iterator[Passage]:
    right = WIDTH - MARGIN
    if kind:
        label = fit(kind, Weight.SEMIBOLD, SMALL_SIZES, 380, 40)
        width = line_width(label.lines[0], Weight.SEMIBOLD, label.size)
        yield Passage(label, Weight.SEMIBOLD, (right - width, 62), ON_DEEP.first + ON_DEEP.shift(MIST))
        right -= width + 40
    if site_name:
        left = MARGIN + 68
        name = fit(site_name, Weight.SEMIBOLD, (34, *SMALL_SIZES), right - left, 44)
        yield Passage(name, Weight.SEMIBOLD, (left, 62), ON_DEEP.first + ON_DEEP.shift(PAPER))


def _title(text: CardText) -> Iterator[Passage]:
    bottom = PANEL_TOP if text.figure else HEIGHT
    byline = " · ".join(part for part in (text.ward, text.date) if part)
    below = 84 if byline else 24
    room = bottom - below - TITLE_TOP
    title = fit(text.title[:LONGEST_TITLE], Weight.BOLD, TITLE_SIZES, INNER, room)
    # Centred in its room, a little above the middle, where the eye looks for it.
    baseline = TITLE_TOP + int((room - title.height) * 0.42) + round(title.size * 0.98)
    yield Passage(title, Weight.BOLD, (MARGIN, baseline), ON_BRAND.shift(WHITE))
    room = INNER
    if text.illustrative and not text.figure:
        mark, width = _illustrative("Nội dung minh họa", bottom - 32, ON_BRAND.shift(AMBER))
        yield mark
        room -= width
    if byline:
        words = fit(byline, Weight.REGULAR, (32, *SMALL_SIZES), room, 44)
        yield Passage(words, Weight.REGULAR, (MARGIN, bottom - 32), ON_BRAND.shift(MIST))


def _figure(text: CardText) -> Iterator[Passage]:
    if not text.figure:
        return
    room = INNER
    if text.illustrative:
        mark, width = _illustrative("Số liệu minh họa", PANEL_TOP + 86, ON_PAPER.shift(RUST))
        yield mark
        room -= width
    # Capitals with marks must not reach into the edge of the panel.
    low = (n for n, size in enumerate(FIGURE_SIZES) if rise(text.figure, Weight.BOLD, size) <= FIGURE_BASE - EDGE)
    figure = fit(text.figure, Weight.BOLD, FIGURE_SIZES[next(low) :], room, 96)
    yield Passage(figure, Weight.BOLD, (MARGIN, PANEL_TOP + FIGURE_BASE), ON_PAPER.shift(BRAND))
    if text.figure_label:
        label = fit(text.figure_label, Weight.REGULAR, SMALL_SIZES, INNER, 40)
        yield Passage(label, Weight.REGULAR, (MARGIN, PANEL_TOP + 144), ON_PAPER.shift(INK), repeated=True)


def _illustrative(words: str, baseline: int, shift: int) -> tuple[Passage, int]:
    """The mark at the right margin that the content is invented, and the room taken in pixels."""
    line = tuple(words.split())
    width = line_width(line, Weight.SEMIBOLD, 28)
    return Passage(Setting((line,), 28), Weight.SEMIBOLD, (WIDTH - MARGIN - width, baseline), shift, True), width + 36
