"""Draws the share card of a page: what a link shows in a chat before anyone has opened it."""

from __future__ import annotations

import io
from functools import lru_cache

from PIL import Image, ImageDraw

from plugins.images.card_ink import Ink, everywhere
from plugins.images.card_layout import Setting, fit
from plugins.images.card_mark import lotus
from plugins.images.card_text import HEIGHT, WIDTH, CardText
from plugins.images.refusal import Refusal, refuse
from plugins.images.typeface import Weight, line_width, missing_letters

# The colours of the theme's light scheme (theme/styles/tokens.css), on the accent where there is no token.
PAPER, INK, BRAND, DEEP = "#f8f6f2", "#1d1f23", "#8c1c1f", "#701417"
GLOW, AMBER, MIST, RUST = "#98282b", "#d4ae5c", "#f3dfd9", "#9a3412"
MARGIN = 64
INNER = WIDTH - 2 * MARGIN
PANEL_TOP = 462  # the pale panel with the figure
TITLE_TOP = 122
TITLE_SIZES = (68, 62, 56, 51, 46, 42, 38, 34)
FIGURE_SIZES = (76, 68, 60, 52, 44, 36, 30)
SMALL_SIZES = (30, 27, 24, 21)
HEAVIEST = 80_000  # bytes; chat apps leave out heavy previews
# Qualities with the most ink (see Ink.amount) at which a card is then light enough, without and with a panel: the bytes
# of a card grow in a line with its ink. Measured on 700 titles, with a reserve of twice the deviation.
QUALITIES = (
    (70, 18_900, 19_900),
    (66, 20_400, 21_500),
    (62, 21_800, 23_300),
    (58, 23_200, 24_700),
    (54, 24_700, 26_500),
    (50, 26_100, 28_000),
    (46, 27_300, 29_400),
    (42, 29_000, 31_600),
    (34, 10**9, 10**9),
)
# The arches of the bridge: centre, radii of the outer edges, width of the stroke; in pixels.
CENTRE, RADII, STROKE = (1130, 560), (520, 390, 260, 130), 16


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
    return _light_jpeg(_write(_easel(), text), with_panel=bool(text.figure))


def paint(text: CardText) -> Image.Image:
    """The pixels of a card whose text is printable."""
    card = Image.new("RGB", (WIDTH, HEIGHT))
    _write(card, text)
    return card


def _write(card: Image.Image, text: CardText) -> Ink:
    """Cover a card with ground and words."""
    card.paste(background(with_panel=bool(text.figure)))
    ink = Ink(card)
    _head(ink, text)
    _title(ink, text, PANEL_TOP if text.figure else HEIGHT)
    if text.figure:
        _figure(ink, text)
    return ink


@lru_cache(maxsize=1)
def _easel() -> Image.Image:
    """The image on which one card after the other is drawn: new memory for each would cost more than the ground."""
    return Image.new("RGB", (WIDTH, HEIGHT))


def _light_jpeg(ink: Ink, *, with_panel: bool) -> bytes:
    """The card at the best quality at which it is light enough; the amount of ink nearly always tells which that is."""
    for quality, *most in QUALITIES:
        if ink.amount > most[with_panel]:
            continue
        buffer = io.BytesIO()
        ink.card.save(buffer, "JPEG", quality=quality)
        if buffer.tell() < HEAVIEST:
            break
    return buffer.getvalue()


@lru_cache(maxsize=2)
def background(*, with_panel: bool) -> Image.Image:
    """Water-coloured ground with the arches of a bridge and, for a figure, a pale panel; drawn once a process."""
    scale = 2  # drawn twice as large, for smooth arcs
    ground = Image.new("RGB", (WIDTH * scale, HEIGHT * scale), BRAND)
    draw = ImageDraw.Draw(ground)
    x, y = CENTRE
    for radius in RADII:
        box = [(x - radius) * scale, (y - radius) * scale, (x + radius) * scale, (y + radius) * scale]
        draw.ellipse(box, outline=GLOW, width=STROKE * scale)
    ground = ground.resize((WIDTH, HEIGHT), Image.Resampling.BOX)
    draw = ImageDraw.Draw(ground)
    draw.rectangle((0, 0, WIDTH, 96), fill=DEEP)
    ground.paste(lotus(60, AMBER, DEEP), (MARGIN - 6, 16))
    if with_panel:
        draw.rectangle((0, PANEL_TOP, WIDTH, HEIGHT), fill=PAPER)
        draw.rectangle((0, PANEL_TOP, WIDTH, PANEL_TOP + 7), fill=AMBER)
    else:
        draw.rectangle((0, HEIGHT - 10, WIDTH, HEIGHT), fill=AMBER)
    return ground


def _head(ink: Ink, text: CardText) -> None:
    right = WIDTH - MARGIN
    if text.kind:
        kind = fit(text.kind, Weight.SEMIBOLD, SMALL_SIZES, 380, 40)
        width = line_width(kind.lines[0], Weight.SEMIBOLD, kind.size)
        ink.write(kind, Weight.SEMIBOLD, (right - width, 62), MIST, DEEP, repeated=True)
        right -= width + 40
    if text.site_name:
        left = MARGIN + 68
        name = fit(text.site_name, Weight.SEMIBOLD, (34, *SMALL_SIZES), right - left, 44)
        ink.write(name, Weight.SEMIBOLD, (left, 62), PAPER, DEEP, repeated=True)


def _title(ink: Ink, text: CardText, bottom: int) -> None:
    byline = " · ".join(part for part in (text.ward, text.date) if part)
    below = 84 if byline else 24
    room = bottom - below - TITLE_TOP
    title = fit(text.title, Weight.BOLD, TITLE_SIZES, INNER, room)
    # Centred in its room, a little above the middle, where the eye looks for it.
    baseline = TITLE_TOP + int((room - title.height) * 0.42) + round(title.size * 0.98)
    ink.write(title, Weight.BOLD, (MARGIN, baseline), "#ffffff", BRAND, _is_flat)
    room = INNER
    if text.illustrative and not text.figure:
        room -= _illustrative(ink, "Nội dung minh họa", bottom - 32, AMBER, BRAND)
    if byline:
        words = fit(byline, Weight.REGULAR, (32, *SMALL_SIZES), room, 44)
        ink.write(words, Weight.REGULAR, (MARGIN, bottom - 32), MIST, BRAND, _is_flat)


def _figure(ink: Ink, text: CardText) -> None:
    room = INNER
    if text.illustrative:
        room -= _illustrative(ink, "Số liệu minh họa", PANEL_TOP + 86, RUST, PAPER)
    figure = fit(text.figure, Weight.BOLD, FIGURE_SIZES, room, 96)
    ink.write(figure, Weight.BOLD, (MARGIN, PANEL_TOP + 90), BRAND, PAPER)
    if text.figure_label:
        label = fit(text.figure_label, Weight.REGULAR, SMALL_SIZES, INNER, 40)
        ink.write(label, Weight.REGULAR, (MARGIN, PANEL_TOP + 138), INK, PAPER, repeated=True)


def _illustrative(ink: Ink, words: str, baseline: int, colour: str, ground: str) -> int:
    """Say at the right margin that the content is invented; returns the room taken in pixels."""
    line = tuple(words.split())
    width = line_width(line, Weight.SEMIBOLD, 28)
    flat = _is_flat if ground == BRAND else everywhere
    ink.write(
        Setting((line,), 28), Weight.SEMIBOLD, (WIDTH - MARGIN - width, baseline), colour, ground, flat, repeated=True
    )
    return width + 36


def _is_flat(left: int, top: int, right: int, bottom: int) -> bool:
    """Whether no arch crosses a box of the ground."""
    x, y = CENTRE
    near = max(left - x, x - right, 0) ** 2 + max(top - y, y - bottom, 0) ** 2
    far = max(x - left, right - x) ** 2 + max(y - top, bottom - y) ** 2
    return not any(near <= (radius + 1) ** 2 and far >= (radius - STROKE - 1) ** 2 for radius in RADII)
