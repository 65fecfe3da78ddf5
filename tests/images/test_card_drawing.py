from __future__ import annotations

import io
import re
import sys
import unicodedata
from functools import lru_cache

import pytest
from fontTools.ttLib import TTFont
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw, ImageFont, ImageStat
from titles import titles

from plugins.images.card_blocks import word_block
from plugins.images.card_drawing import (
    HEAD,
    MARGIN,
    PANEL_TOP,
    MissingLetter,
    blank_card,
    draw_card,
    passages,
)
from plugins.images.card_ink import Passage, lines_of
from plugins.images.card_layout import fit
from plugins.images.card_palette import MIST, ON_BRAND, ON_DEEP, ON_PAPER, STEPS
from plugins.images.card_text import HEIGHT, WIDTH, CardRequest, CardText
from plugins.images.font_files import Weight
from plugins.images.letters import LETTERS, letters_refused, missing_letters, printable
from plugins.images.typeface import line_width

FULL = CardText(
    "Hội nghị sơ kết công tác 6 tháng đầu năm 2020",
    "Phường Cầu Ông Lãnh",
    "07/07/2020",
    "1.178 suất quà",
    "Quà tặng gia đình chính sách",
    "Tin tức",
    "Cổng Phường",
)


def decoded(content: bytes) -> Image.Image:
    """The pixels of a card in colour; Pillow checks all sums on the way."""
    with Image.open(io.BytesIO(content)) as image:
        return image.convert("RGB")


@lru_cache(maxsize=2)
def blank(with_panel: bool) -> Image.Image:
    return decoded(blank_card(with_panel=with_panel))


@lru_cache(maxsize=1)
def written(text: CardText) -> Image.Image:
    """What a card has that a blank one lacks."""
    return ImageChops.difference(decoded(draw_card(text)), blank(bool(text.figure)))


def ink(text: CardText, top: int = 0, bottom: int = HEIGHT) -> tuple[int, int, int, int]:
    """The box around everything that was written between two heights."""
    box = written(text).crop((0, top, WIDTH, bottom)).getbbox()
    assert box is not None
    return box[0], box[1] + top, box[2], box[3] + top


def painted(text: CardText) -> Image.Image:
    """The card as Pillow paints it: words in colour on the blank card, with every shade of their edges."""
    image = blank(bool(text.figure)).copy()
    draw = ImageDraw.Draw(image)
    for passage in passages(text.printable()):
        size, (left, baseline) = passage.setting.size, passage.pen
        ramp = ON_DEEP if baseline < HEAD else ON_PAPER if text.figure and baseline > PANEL_TOP else ON_BRAND
        inks = {ramp.shift(ink) + (ramp.first if ramp is ON_DEEP else 0): ink for ink in ramp.inks}
        font = ImageFont.truetype(passage.weight.file, size, layout_engine=ImageFont.Layout.BASIC)
        for number, line in enumerate(passage.setting.lines):
            pen = left
            for word in line:
                place = (pen, baseline + number * passage.setting.leading)
                draw.text(place, word, inks[passage.shift], font, anchor="ls")
                pen += line_width((word, ""), passage.weight, size)
    return image


def card(title: str, number: int) -> CardText:
    figure = ["", "1.178 suất quà", "2.458.733.000.000 đồng", "98,7%"][number % 4]
    label = "Tổng thu ngân sách nhà nước trên địa bàn phường, lũy kế từ đầu năm" if figure else ""
    ward = "Phường " + title.split("phường ")[-1][:30]
    return CardText(
        title, ward, "07/07/2020", figure, label, "Kết quả", "Cổng thông tin điện tử phường", number % 3 == 0
    )


@pytest.mark.slow
def test_a_thousand_titles_are_drawn_without_overflow_or_a_missing_letter() -> None:
    for number, title in enumerate(titles(1000)):
        text = card(title, number)
        assert letters_refused(text.title, text.words) is None
        left, top, right, bottom = ink(text)
        assert left >= MARGIN - 4 and right <= WIDTH - MARGIN + 4, title
        assert top >= 20 and bottom <= HEIGHT - 12, title
        # Between the title, the byline and the head there is air, whatever the length.
        title_bottom = PANEL_TOP if text.figure else HEIGHT
        _, first, _, _ = ink(text, 97, title_bottom)
        assert first >= 106, title
        assert not title.endswith("…")


def test_a_card_is_a_light_png_of_the_size_chat_apps_ask_for() -> None:
    for number, title in enumerate(titles(40)):
        content = draw_card(card(title, number))
        assert len(content) < 60_000, title
        with Image.open(io.BytesIO(content)) as image:
            assert (image.format, image.size) == ("PNG", (1200, 630))
            assert not image.getexif() and not image.info


CROWDED = (
    CardText("ẶNG MW " * 60, "PHƯỜNG Ặ " * 9, "07/07/2020", "9" * 30, "Ễg " * 40, "Kết quả", "CỔNG " * 9, True),
    CardText("Ẳ Ặ Ẳ Ặ", figure="Ẳặ Ổ dịch", figure_label="Ẳ Ỗ"),
    CardText("\u0308a\u0308\u0308 \u0308b” ƯỜ ưở j“ế", "\u0301 \u0301x 7//8/", "07/07/2020", "\u0301Ï", "đj"),
    CardText("1Y1Y2 7f7 A7 T5", "1Y1Ÿ2 T7A", "07/07/2020", "V7Y", "Y7 Ÿ1"),
    CardText("Ô"),
    CardText(""),
)


@pytest.mark.parametrize("text", [*(card(title, number) for number, title in enumerate(titles(40))), *CROWDED])
def test_a_card_put_together_from_pieces_shows_what_painting_it_shows(text: CardText) -> None:
    """But for the shades of edges, of which there are fewer, and for letters that reach into each other."""
    difference = ImageChops.difference(decoded(draw_card(text)), painted(text)).convert("L")
    assert difference.getextrema()[1] <= 64
    assert ImageStat.Stat(difference).rms[0] < 255 / 2 / STEPS / 8


def test_letters_without_room_for_the_end_of_a_byte_are_drawn_together_with_their_line() -> None:
    ink = ON_BRAND.shift(MIST)
    assert not word_block("Y", Weight.REGULAR, 21, ink, 0, 0)[2].complete
    passage = Passage(fit("1Y2 một", Weight.REGULAR, (21,), 500, 40), Weight.REGULAR, (MARGIN, 200), ink)
    (line,) = lines_of(passage)
    assert [one.block.width for one in line.blocks] == [WIDTH - 1] and line.blocks[0].block.complete


EVERY_LETTER = st.text(alphabet="".join(re.findall(f"[{LETTERS}]", "".join(map(chr, range(32, 0x2300))))), max_size=60)


@given(EVERY_LETTER, EVERY_LETTER, st.text(alphabet="Ẳặ Ổ9dịch\u0308j", max_size=20), EVERY_LETTER, st.booleans())
@settings(max_examples=60, deadline=None)
def test_whatever_letters_stand_on_a_card_its_file_is_whole_and_its_grounds_stay(
    title: str, ward: str, figure: str, label: str, illustrative: bool
) -> None:
    text = CardText(title, ward, "07/07/2020", figure, label, "Tin tức", "Cổng Phường", illustrative).printable()
    assume(not missing_letters(text.words))  # a loose mark may make a letter that the typeface lacks
    difference = ImageChops.difference(decoded(draw_card(text)), painted(text)).convert("L")
    assert ImageStat.Stat(difference).rms[0] < 12


def test_every_card_is_light_even_a_wall_of_capitals() -> None:
    for figure in ("", "1.178 suất quà"):
        text = CardText(
            "@%&ẾẶMW " * 80, "PHƯỜNG ẶẾỄ " * 6, "07/07/2020", figure, "TỔNG " * 9, "Kết quả", "CỔNG " * 9, True
        )
        assert len(draw_card(text)) < 80_000


def test_the_same_words_make_the_same_bytes() -> None:
    assert draw_card(FULL) == draw_card(FULL)


def test_loose_marks_are_drawn_like_composed_letters() -> None:
    loose = CardText(*(unicodedata.normalize("NFD", part) for part in ("Lễ giao quân", "Phường Ẳng Tở")))
    composed = CardText("Lễ giao quân", "Phường Ẳng Tở")
    assert (draw_card(loose), loose.key) == (draw_card(composed), composed.key)


@pytest.mark.parametrize("letter", ["😀", "→", "漢", "✓"])
def test_a_letter_without_a_glyph_is_an_error_that_names_letter_and_title(letter: str) -> None:
    with pytest.raises(MissingLetter) as caught:
        draw_card(CardText(f"Chúc mừng {letter} năm mới"))
    refusal = caught.value.refusal
    assert refusal.name == f"Chúc mừng {letter} năm mới"
    assert f"“{letter}” (U+{ord(letter):04X})" in refusal.problem
    assert refusal.cure


@pytest.mark.parametrize("weight", Weight)
def test_the_listed_letters_are_those_of_the_font_file(weight: Weight) -> None:
    with TTFont(weight.file, lazy=True) as font:
        in_file = set(map(chr, font.getBestCmap()))
    every = map(chr, {*range(0xD800), *range(0xE000, sys.maxunicode + 1)})
    assert set(re.findall(f"[{LETTERS}]", "".join(every))) == in_file


def test_every_vietnamese_letter_and_sign_has_a_glyph() -> None:
    vowels = "aăâeêioôơuưy"
    marks = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    letters = "".join(unicodedata.normalize("NFC", vowel + mark) for vowel in vowels for mark in marks) + "đ"
    assert missing_letters(letters + letters.upper() + "0123456789.,%–“”‘’…·₫²³/&()+") == ()


def test_signs_that_only_look_different_are_replaced() -> None:
    assert printable("tái\u2011định\u00a0cư\u202f10") == "tái-định cư 10"


def test_invented_figures_are_marked() -> None:
    plain = ink(FULL, PANEL_TOP + 10)
    marked = ink(CardText(FULL.title, figure=FULL.figure, illustrative=True), PANEL_TOP + 10)
    assert plain[2] < 700 < marked[2]
    assert ink(CardText("Đại hội", illustrative=True), 500)[2] > 1000


@given(
    st.text(alphabet=st.sampled_from("aăđệ ngtMWỄ.,–6"), min_size=1, max_size=400),
    st.sampled_from([(300, 90), (1072, 260), (1072, 420)]),
)
@settings(max_examples=150, deadline=None)
def test_no_words_however_odd_leave_their_box(text: str, box: tuple[int, int]) -> None:
    setting = fit(text, Weight.BOLD, (68, 46, 34), *box)
    assert setting.height <= box[1]
    assert all(line_width(line, Weight.BOLD, setting.size) <= box[0] for line in setting.lines)


def test_lines_are_evened_out_and_numbers_stay_with_their_nouns() -> None:
    lines = fit("Hội nghị sơ kết công tác 6 tháng đầu năm 2020", Weight.BOLD, (68,), 1072, 300).lines
    assert [" ".join(line) for line in lines] == ["Hội nghị sơ kết công tác", "6 tháng đầu năm 2020"]


@pytest.mark.parametrize(
    ("title", "first"),
    [
        ("Điều 554. Hợp đồng gửi giữ tài sản", "Điều 554."),
        ("Chuyển đổi số: một cửa không giấy tờ", "Chuyển đổi số:"),
        ("Lễ, ngày hội Đại đoàn kết toàn dân tộc", "Lễ, ngày hội Đại đoàn"),  # "Lễ," alone would be a stump
    ],
)
def test_two_lines_are_parted_where_a_reader_pauses(title: str, first: str) -> None:
    lines = fit(title, Weight.BOLD, (68,), 1072, 300).lines
    assert (len(lines), " ".join(lines[0])) == (2, first)


def test_a_title_without_end_is_cut_at_a_word() -> None:
    lines = fit("việc nước việc nhà " * 60, Weight.BOLD, (40, 34), 600, 130).lines
    assert len(lines) == 3
    assert lines[-1][-1] in ("việc…", "nước…", "nhà…")


def test_the_address_changes_with_every_word_on_the_card() -> None:
    changes = ("title", "ward", "date", "figure", "figure_label", "kind", "site_name")
    texts = [FULL, FULL._replace(illustrative=True), *(FULL._replace(**{change: "khác"}) for change in changes)]
    requests = [CardRequest(text, "hoi-nghi") for text in texts]
    assert len({request.path for request in requests}) == len(requests)
    assert requests[0].path.startswith("the/hoi-nghi-")


def test_a_title_of_one_endless_word_is_drawn_as_its_beginning_is() -> None:
    endless, beginning = (draw_card(CardText("x" * letters)) for letters in (50_000, 400))
    assert endless == beginning
