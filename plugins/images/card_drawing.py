"""Draws the share card of a page: what a link shows in a chat before anyone has opened it."""

from __future__ import annotations

import io
from functools import lru_cache

from PIL import Image, ImageDraw

from plugins.images.card_layout import Line, fit
from plugins.images.card_text import HEIGHT, WIDTH, CardText
from plugins.images.refusal import Refusal, refuse
from plugins.images.typeface import Weight, ascender, line_width, missing_letters, word_mask, word_width

PAPER, INK, BRAND, DEEP, GLOW, AMBER, MIST, RUST = (
    "#fbf7ef",
    "#1b2733",
    "#0b5563",
    "#08414c",
    "#0e5c6a",
    "#f0b64f",
    "#cfe3e6",
    "#8a4b00",
)
MARGIN = 64
INNER = WIDTH - 2 * MARGIN
PANEL_TOP = 462  # the pale panel with the figure
TITLE_TOP = 122
TITLE_SIZES = (68, 62, 56, 51, 46, 42, 38, 34)
FIGURE_SIZES = (76, 68, 60, 52, 44, 36, 30)
SMALL_SIZES = (30, 27, 24, 21)
# The first quality at which a card is light enough is taken; dense ones are rare.
QUALITIES = (70, 60, 50, 40)
HEAVIEST = 80_000  # bytes; chat apps leave out heavy previews


class MissingLetter(ValueError):
    """The typeface lacks a letter of a card; it would show as an empty box. `refusal` names letter, title and cure."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(f"{refusal.name}: {refusal.problem}")
        self.refusal = refusal


def letters_refused(text: CardText) -> Refusal | None:
    """The refusal of a card with letters that the typeface lacks, or None when every glyph is there."""
    words = (text.title, text.ward, text.date, text.figure, text.figure_label, text.kind, text.site_name)
    missing = missing_letters(" ".join(words))
    shown = ", ".join(f"“{letter}” (U+{ord(letter):04X})" for letter in missing)
    return refuse(text.title, "the-thieu-ky-tu", found=shown) if missing else None


def draw_card(text: CardText) -> bytes:
    """The card as a JPEG of 1200 x 630 pixels, the same bytes for the same words.

    Raises MissingLetter for a letter that the typeface lacks.
    """
    text = text.printable()
    if refusal := letters_refused(text):
        raise MissingLetter(refusal)
    return _light_jpeg(paint(text))


def paint(text: CardText) -> Image.Image:
    """The pixels of a card whose text is printable."""
    card = background(with_panel=bool(text.figure)).copy()
    _head(card, text)
    bottom = PANEL_TOP if text.figure else HEIGHT
    _title(card, text, bottom)
    if text.figure:
        _figure(card, text)
    return card


def _light_jpeg(card: Image.Image) -> bytes:
    for quality in QUALITIES:
        buffer = io.BytesIO()
        card.save(buffer, "JPEG", quality=quality)
        if buffer.tell() < HEAVIEST:
            break
    return buffer.getvalue()


@lru_cache(maxsize=2)
def background(*, with_panel: bool) -> Image.Image:
    """Water-coloured ground with the arches of a bridge and, for a figure, a pale panel; drawn once a process."""
    scale = 2  # drawn twice as large, for smooth arcs
    ground = Image.new("RGB", (WIDTH * scale, HEIGHT * scale), BRAND)
    draw = ImageDraw.Draw(ground)
    for radius in range(520, 100, -130):
        box = [(1130 - radius) * scale, (560 - radius) * scale, (1130 + radius) * scale, (560 + radius) * scale]
        draw.ellipse(box, outline=GLOW, width=16 * scale)
    ground = ground.resize((WIDTH, HEIGHT), Image.Resampling.BOX)
    draw = ImageDraw.Draw(ground)
    draw.rectangle((0, 0, WIDTH, 96), fill=DEEP)
    _gate(draw, MARGIN, 26)
    if with_panel:
        draw.rectangle((0, PANEL_TOP, WIDTH, HEIGHT), fill=PAPER)
        draw.rectangle((0, PANEL_TOP, WIDTH, PANEL_TOP + 7), fill=AMBER)
    else:
        draw.rectangle((0, HEIGHT - 10, WIDTH, HEIGHT), fill=AMBER)
    return ground


def _gate(draw: ImageDraw.ImageDraw, left: int, top: int) -> None:
    """The project's mark: a gate."""
    draw.rectangle((left, top, left + 48, top + 8), fill=AMBER)
    draw.rectangle((left + 4, top + 14, left + 44, top + 18), fill=AMBER)
    for post in (left + 6, left + 35):
        draw.rectangle((post, top + 18, post + 7, top + 45), fill=AMBER)


def _head(card: Image.Image, text: CardText) -> None:
    right = WIDTH - MARGIN
    if text.kind:
        kind = fit(text.kind, Weight.SEMIBOLD, SMALL_SIZES, 380, 40)
        width = line_width(kind.lines[0], Weight.SEMIBOLD, kind.size)
        _line(card, kind.lines[0], (right - width, 62), Weight.SEMIBOLD, kind.size, MIST)
        right -= width + 40
    if text.site_name:
        left = MARGIN + 68
        name = fit(text.site_name, Weight.SEMIBOLD, (34, *SMALL_SIZES), right - left, 44)
        _line(card, name.lines[0], (left, 62), Weight.SEMIBOLD, name.size, PAPER)


def _title(card: Image.Image, text: CardText, bottom: int) -> None:
    byline = " · ".join(part for part in (text.ward, text.date) if part)
    below = 84 if byline else 24
    room = bottom - below - TITLE_TOP
    title = fit(text.title, Weight.BOLD, TITLE_SIZES, INNER, room)
    # Centred in its room, a little above the middle, where the eye looks for it.
    baseline = TITLE_TOP + int((room - title.height) * 0.42) + round(title.size * 0.98)
    for line in title.lines:
        _line(card, line, (MARGIN, baseline), Weight.BOLD, title.size, "#ffffff")
        baseline += title.leading
    room = INNER
    if text.illustrative and not text.figure:
        room -= _illustrative(card, "Nội dung minh họa", bottom - 32, AMBER)
    if byline:
        words = fit(byline, Weight.REGULAR, (32, *SMALL_SIZES), room, 44)
        _line(card, words.lines[0], (MARGIN, bottom - 32), Weight.REGULAR, words.size, MIST)


def _figure(card: Image.Image, text: CardText) -> None:
    room = INNER
    if text.illustrative:
        room -= _illustrative(card, "Số liệu minh họa", PANEL_TOP + 86, RUST)
    figure = fit(text.figure, Weight.BOLD, FIGURE_SIZES, room, 96)
    _line(card, figure.lines[0], (MARGIN, PANEL_TOP + 90), Weight.BOLD, figure.size, BRAND)
    if text.figure_label:
        label = fit(text.figure_label, Weight.REGULAR, SMALL_SIZES, INNER, 40)
        _line(card, label.lines[0], (MARGIN, PANEL_TOP + 138), Weight.REGULAR, label.size, INK)


def _illustrative(card: Image.Image, words: str, baseline: int, colour: str) -> int:
    """Say at the right margin that the content is invented; returns the room taken in pixels."""
    line = tuple(words.split())
    width = line_width(line, Weight.SEMIBOLD, 28)
    _line(card, line, (WIDTH - MARGIN - width, baseline), Weight.SEMIBOLD, 28, colour)
    return width + 36


def _line(card: Image.Image, words: Line, pen: tuple[int, int], weight: Weight, size: int, colour: str) -> None:
    """Draw words from the pen position (left end of the baseline)."""
    left, top = pen[0], pen[1] - ascender(weight, size)
    for word in words:
        mask, right_by, down_by = word_mask(word, weight, size)
        card.paste(colour, (left + right_by, top + down_by), mask)
        left += word_width(word, weight, size) + word_width(" ", weight, size)
