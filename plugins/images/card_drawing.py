"""Draws the share card of a page: what a link shows in a chat before anyone has opened it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from PIL import Image, ImageDraw

from plugins.images.card_ink import Passage, Written, everywhere, written
from plugins.images.card_jpeg import CodedCard, Tile, coded, coded_tile
from plugins.images.card_layout import Setting, fit
from plugins.images.card_mark import lotus
from plugins.images.card_text import HEIGHT, WIDTH, CardText
from plugins.images.letters import letters_refused
from plugins.images.refusal import Refusal
from plugins.images.typeface import Weight, line_width

# The colours of the theme's light scheme (theme/styles/tokens.css), on the accent where there is no token.
PAPER, INK, BRAND, DEEP = "#f8f6f2", "#1d1f23", "#8c1c1f", "#701417"
GLOW, AMBER, MIST, RUST = "#98282b", "#d4ae5c", "#f3dfd9", "#9a3412"
MARGIN = 64
INNER = WIDTH - 2 * MARGIN
PANEL_TOP = 464  # the pale panel with the figure
TITLE_TOP = 122
LONGEST_TITLE = 300  # letters; more than any card holds, and setting them takes time with the square of their number
TITLE_SIZES = (68, 62, 56, 51, 46, 42, 38, 34)
FIGURE_SIZES = (76, 68, 60, 52, 44, 36, 30)
SMALL_SIZES = (30, 27, 24, 21)
HEAVIEST = 80_000  # bytes; chat apps leave out heavy previews
# Qualities with the most ink (the sum of Written.edges) at which a card is then light enough, without and with a panel: the bytes
# of a card grow in a line with its ink. Measured on 875 titles, with a reserve of twice the deviation.
QUALITIES = (
    (70, 18_100, 20_400),
    (66, 19_600, 22_200),
    (62, 21_200, 23_900),
    (58, 22_500, 25_400),
    (54, 24_000, 27_200),
    (50, 25_500, 28_800),
    (46, 26_700, 30_300),
    (42, 28_700, 32_500),
    (34, 33_300, 37_700),
    (20, 10**9, 10**9),  # these two only for walls of small capitals
    (10, 10**9, 10**9),
)
# The arches of the bridge: centre, radii of the outer edges, width of the stroke; in pixels.
CENTRE, RADII, STROKE = (1130, 560), (520, 390, 260, 130), 16


class MissingLetter(ValueError):
    """The typeface lacks a letter of a card; it would show as an empty box. `refusal` names letter, title and cure."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(f"{refusal.name}: {refusal.problem}")
        self.refusal = refusal


def draw_card(text: CardText) -> bytes:
    """The card as a JPEG of 1200 x 630 pixels, the same bytes for the same words.

    Raises MissingLetter for a letter that the typeface lacks.
    """
    text = text.printable()
    if refusal := letters_refused(text.title, text.words):
        raise MissingLetter(refusal)
    with_panel = bool(text.figure)
    words = [written(passage) for passage in passages(text)]
    ink = sum([passage.edges for passage in words])
    groups = _groups(words)
    for quality, *most in QUALITIES:
        if ink > most[with_panel]:
            continue
        parts = [(tile, _pieces(tile, tuple(group), quality, with_panel)) for tile, group in groups]
        content = coded_background(quality, with_panel=with_panel).replaced(parts)
        if len(content) < HEAVIEST:
            break
    return content


def paint(text: CardText) -> Image.Image:
    """The pixels of a card whose text is printable."""
    card = background(with_panel=bool(text.figure)).copy()
    for passage in passages(text):
        written(passage).put_on(card, 0, 0)
    return card


def passages(text: CardText) -> list[Passage]:
    """Everything that is written on the card of a printable text."""
    bottom = PANEL_TOP if text.figure else HEIGHT
    return [*_head(text), *_title(text, bottom), *(_figure(text) if text.figure else ())]


def _groups(words: Iterable[Written]) -> list[tuple[Tile, list[Written]]]:
    """The passages by the tiles that hold them; tiles that would touch are one."""
    groups: list[tuple[Tile, list[Written]]] = []
    for passage in words:
        tile, group = Tile.around(passage.box), [passage]
        while near := next((one for one in groups if one[0].touches(tile)), None):
            groups.remove(near)
            tile, group = tile.with_(near[0]), [*near[1], *group]
        groups.append((tile, group))
    return groups


def _pieces(tile: Tile, group: tuple[Written, ...], quality: int, with_panel: bool) -> tuple[bytes, ...]:
    if all(words.passage.repeated for words in group):
        return _kept_pieces(tile, tuple(words.passage for words in group), quality, with_panel)
    return _new_pieces(tile, group, quality, with_panel)


@lru_cache(maxsize=256)
def _kept_pieces(tile: Tile, group: tuple[Passage, ...], quality: int, with_panel: bool) -> tuple[bytes, ...]:
    return _new_pieces(tile, tuple(map(written, group)), quality, with_panel)


def _new_pieces(tile: Tile, group: tuple[Written, ...], quality: int, with_panel: bool) -> tuple[bytes, ...]:
    image = background(with_panel=with_panel).crop(tile.box)
    for words in group:
        words.put_on(image, *tile.box[:2])
    return coded_tile(tile, image, quality)


@lru_cache(maxsize=2 * len(QUALITIES))
def coded_background(quality: int, *, with_panel: bool) -> CodedCard:
    """The ground as a JPEG, encoded once a process."""
    return coded(background(with_panel=with_panel), quality)


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


def _head(text: CardText) -> Iterator[Passage]:
    right = WIDTH - MARGIN
    if text.kind:
        kind = fit(text.kind, Weight.SEMIBOLD, SMALL_SIZES, 380, 40)
        width = line_width(kind.lines[0], Weight.SEMIBOLD, kind.size)
        yield Passage(kind, Weight.SEMIBOLD, (right - width, 62), MIST, DEEP, repeated=True)
        right -= width + 40
    if text.site_name:
        left = MARGIN + 68
        name = fit(text.site_name, Weight.SEMIBOLD, (34, *SMALL_SIZES), right - left, 44)
        yield Passage(name, Weight.SEMIBOLD, (left, 62), PAPER, DEEP, repeated=True)


def _title(text: CardText, bottom: int) -> Iterator[Passage]:
    byline = " · ".join(part for part in (text.ward, text.date) if part)
    below = 84 if byline else 24
    room = bottom - below - TITLE_TOP
    title = fit(text.title[:LONGEST_TITLE], Weight.BOLD, TITLE_SIZES, INNER, room)
    # Centred in its room, a little above the middle, where the eye looks for it.
    baseline = TITLE_TOP + int((room - title.height) * 0.42) + round(title.size * 0.98)
    yield Passage(title, Weight.BOLD, (MARGIN, baseline), "#ffffff", BRAND, _is_flat)
    room = INNER
    if text.illustrative and not text.figure:
        mark, width = _illustrative("Nội dung minh họa", bottom - 32, AMBER, BRAND)
        yield mark
        room -= width
    if byline:
        words = fit(byline, Weight.REGULAR, (32, *SMALL_SIZES), room, 44)
        yield Passage(words, Weight.REGULAR, (MARGIN, bottom - 32), MIST, BRAND, _is_flat)


def _figure(text: CardText) -> Iterator[Passage]:
    room = INNER
    if text.illustrative:
        mark, width = _illustrative("Số liệu minh họa", PANEL_TOP + 86, RUST, PAPER)
        yield mark
        room -= width
    figure = fit(text.figure, Weight.BOLD, FIGURE_SIZES, room, 96)
    yield Passage(figure, Weight.BOLD, (MARGIN, PANEL_TOP + 90), BRAND, PAPER)
    if text.figure_label:
        label = fit(text.figure_label, Weight.REGULAR, SMALL_SIZES, INNER, 40)
        yield Passage(label, Weight.REGULAR, (MARGIN, PANEL_TOP + 142), INK, PAPER, repeated=True)


def _illustrative(words: str, baseline: int, colour: str, ground: str) -> tuple[Passage, int]:
    """The mark at the right margin that the content is invented, and the room taken in pixels."""
    line = tuple(words.split())
    width = line_width(line, Weight.SEMIBOLD, 28)
    flat = _is_flat if ground == BRAND else everywhere
    pen = (WIDTH - MARGIN - width, baseline)
    return Passage(Setting((line,), 28), Weight.SEMIBOLD, pen, colour, ground, flat, repeated=True), width + 36


def _is_flat(left: int, top: int, right: int, bottom: int) -> bool:
    """Whether no arch crosses a box of the ground."""
    x, y = CENTRE
    near = max(left - x, x - right, 0) ** 2 + max(top - y, y - bottom, 0) ** 2
    far = max(x - left, right - x) ** 2 + max(y - top, bottom - y) ** 2
    return not any(near <= (radius + 1) ** 2 and far >= (radius - STROKE - 1) ** 2 for radius in RADII)
