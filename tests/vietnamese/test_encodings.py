"""Facts about old encodings: what is converted, what is recognised, and what must never be taken for one."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.vietnamese.encodings import (
    convert_legacy,
    decode,
    find_legacy,
    is_syllable,
    legacy_name,
    mend_saved_twice,
    tcvn3_to_unicode,
    vni_to_unicode,
)

PARAGRAPHS = (
    "Ngày 7/7/2020, Đảng bộ phường tổ chức hội nghị sơ kết công tác 6 tháng đầu năm và nhiệm vụ, giải pháp cuối năm.",
    "Thu ngân sách hơn 4 tỷ đồng – đạt 36,26%; chăm lo 627 suất quà đối với người có công, gia đình chính sách.",
    "Ủy ban nhân dân phường tặng giấy khen cho 6 tập thể, 22 cá nhân có đóng góp tích cực trong phòng chống dịch.",
    "Các đồng chí thường xuyên nắm bắt tình hình nhân dân, kịp thời giải quyết kiến nghị, ý kiến của cử tri khu phố.",
)

FOREIGN = (
    "Rượu ½ lít ở café, résumé, thérèse, fiancé một trang",  # strange words, and a sign of old fonts in none of them
    "L'été à Paris: où est né le café, la forêt, l'hôtel, le garçon, août, goût, Noël, maïs, cœur, où, là, très",
    "Français, élève, étudiant, être, même, dès, près, forêt, bibliothèque, théâtre, château, île, sûr, déjà vu",
    "Köln, Zürich, München, Düsseldorf: für größere Städte über Übung, schön, Äpfel, Öl, weiß, Straße",
    "El niño y los años, señor, mañana, España, corazón, también, pingüino, ¿qué? ¡sí!",
    "não são ações, coração, irmã, português, João, avô, às três, você",
    "Ångström, Ørsted, Åse, Øyvind, blåbær, søndag på, også, får, går, Malmö, smörgåsbord",
    "Þórður, Ísland, það er ég á ský, öld, æska, Jón, Björk Guðmundsdóttir",
    "§ 5 © 2020 ® ½ µm 10 µm ± 5 °C × 3 ÷ 2 «nháy» ¥ £ ¢ ¶ · ¬ ¹ ² ³ º ª",
    "Ông Müller, bà Françoise, Jürgen, Søren và ngài Gonçalves thăm phường; Köln, Zürich, Genève, Malmö.",
    "Café Crème, Brûlée, Pâté, Hà Nội; rượu Château Pétrus; Crêpe, Rosé, Mojito; Häagen-Dazs, Nestlé",
    "İstanbul, Çanakkale, Türkiye, güneş, şehir, ığdır, ölçü, üç",
    "Łódź, Gdańsk, Kraków, źdźbło, żółć, święto, pięć",
    "Giá 5 £, 10 ¥, 20 ¢; 30 µg; 1½ cốc; ¾ lít; ×2; ±3; «Bản tin» – số 12 ®",
)


def tcvn3(text: str) -> str:
    """Unicode Vietnamese as a TCVN3 font would need it; capitals with tones become small, as the fonts have it."""
    from plugins.vietnamese import encodings

    table = {value: key for key, value in (encodings._TCVN3_LOWER | encodings._TCVN3_UPPER).items()}
    return "".join(table.get(char) or table.get(char.lower(), char) for char in text)


def vni(text: str) -> str:
    """Unicode Vietnamese as a VNI-Windows font would need it."""
    from plugins.vietnamese import encodings

    table = {value: key for key, value in encodings._VNI.items()}
    return "".join(table.get(char, char) for char in text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Héi nghÞ s¬ kÕt", "Hội nghị sơ kết"),
        ("§¶ng bé ph­êng", "Đảng bộ phường"),
        ("HéI NGHÞ S¥ KÕT", "HỘI NGHỊ SƠ KẾT"),
        ("B¸t X¸t, M­êng Kh­¬ng, B¾c Hµ", "Bát Xát, Mường Khương, Bắc Hà"),
        ("¡n Êm, ý kiÕn", "Ăn ấm, ý kiến"),
        ("thùc hiÖn nghÜa vô qu©n sù", "thực hiện nghĩa vụ quân sự"),
        ("Nguyễn", "Nguyễn"),
        ("abc 123", "abc 123"),
    ],
)
def test_tcvn3_reads_as_unicode(old: str, new: str) -> None:
    assert tcvn3_to_unicode(old) == new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Hoäi nghò sô keát", "Hội nghị sơ kết"),
        ("Ñaûng boä phöôøng", "Đảng bộ phường"),
        ("HOÄI NGHÒ SÔ KEÁT", "HỘI NGHỊ SƠ KẾT"),
        ("HOäI", "HỘI"),
        ("thöïc hieän nghóa vuï quaân söï", "thực hiện nghĩa vụ quân sự"),
        ("kyû luaät, kyø, yù kieán, myõ, kî", "kỷ luật, kỳ, ý kiến, mỹ, kỵ"),
        ("aên, naèm, baét, baûy, taëng, caån, lẫn", "ăn, nằm, bắt, bảy, tặng, cẩn, lẫn"),
    ],
)
def test_vni_reads_as_unicode(old: str, new: str) -> None:
    assert vni_to_unicode(old) == new


@pytest.mark.parametrize("text", PARAGRAPHS)
@pytest.mark.parametrize(("encode", "name"), [(tcvn3, "TCVN3"), (vni, "VNI")])
def test_reports_in_old_fonts_are_recognised_and_restored(text: str, encode, name: str) -> None:  # type: ignore[no-untyped-def]
    old = encode(text)
    assert legacy_name(old) == name
    assert convert_legacy(old).lower() == text.lower()
    [found] = find_legacy("Dòng đúng.\n" + old)
    assert (found.name, found.line, found.converted.lower()) == (name, 1, text.lower())


@pytest.mark.parametrize("title", ["Héi nghÞ", "Hoäi nghò", "§¹i héi §¶ng", "Ñaïi hoäi Ñaûng boä"])
def test_two_words_are_enough_for_a_title(title: str) -> None:
    assert legacy_name(title) in ("TCVN3", "VNI")


@pytest.mark.parametrize("text", [*PARAGRAPHS, *FOREIGN, *map(str.upper, PARAGRAPHS), *map(str.title, FOREIGN)])
def test_proper_text_is_never_taken_for_an_old_font(text: str) -> None:
    assert legacy_name(text) is None
    assert find_legacy(text) == []
    assert convert_legacy(text) == text


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(sorted({word for text in FOREIGN for word in text.split()} | set(PARAGRAPHS[0].split()))))
)
def test_no_mixture_of_proper_words_is_taken_for_an_old_font(words: list[str]) -> None:
    assert legacy_name(" ".join(words)) is None


@pytest.mark.parametrize(
    "word", ["nghiêng", "quyết", "giếng", "gì", "khuỷu", "thuở", "ngoằng", "yêu", "ý", "Đảng", "uống", "ước"]
)
def test_syllables_of_vietnamese_are_known(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["ngi", "ka", "gê", "hoc", "éi", "nghò", "zoo", "bb", "tàt", "ộộ", "", "für"])
def test_what_vietnamese_cannot_spell_is_no_syllable(word: str) -> None:
    assert not is_syllable(word)


TEXT = "\n".join(PARAGRAPHS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_utf_8_is_read_and_composed(encoding: str, form: str) -> None:
    decoded = decode(unicodedata.normalize(form, TEXT).encode(encoding))  # type: ignore[arg-type]
    assert (decoded.text, decoded.encoding, decoded.bad) == (TEXT, "UTF-8", None)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_recognised_with_or_without_its_mark(encoding: str) -> None:
    decoded = decode(TEXT.encode(encoding))
    assert (decoded.text, decoded.encoding) == (TEXT, "UTF-16")


def windows_1258(text: str) -> bytes:
    """Base letters with hat or horn as one byte, tones as a byte after it."""
    out = []
    for char in text:
        marks = unicodedata.normalize("NFD", char)
        tones = "".join(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
        base = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in tones))
        out.append(base + tones)
    return "".join(out).encode("cp1258")


def test_windows_1258_and_saved_font_encodings_are_told_apart() -> None:
    assert (decode(windows_1258(TEXT)).encoding, decode(windows_1258(TEXT)).text) == ("Windows-1258", TEXT)
    plain = TEXT.replace("–", "-")
    assert decode(tcvn3(plain).encode("latin-1")).encoding == "TCVN3"
    assert decode(vni(plain).encode("latin-1")).encoding == "VNI"
    assert decode(vni(plain).encode("latin-1")).text == plain


def test_a_stray_byte_does_not_change_the_encoding() -> None:
    decoded = decode(TEXT.encode()[:40] + b"\xff" + TEXT.encode()[40:])
    assert decoded.encoding == "UTF-8" and decoded.bad == 40


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_are_too_strange_to_decode(raw: bytes) -> None:
    decoded = decode(raw)
    assert unicodedata.is_normalized("NFC", decoded.text)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_conversions_accept_any_text(text: str) -> None:
    convert_legacy(text), tcvn3_to_unicode(text), vni_to_unicode(text), find_legacy(text)


def _opened_in_a_western_encoding(text: str) -> str:
    """What UTF-8 looks like when it is taken for Windows-1252."""
    return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in text.encode())


def test_text_that_was_opened_in_a_western_encoding_is_read_right_line_by_line() -> None:
    right = "Hội nghị sơ kết\nXã đã đạt 36,26%"
    spoilt = _opened_in_a_western_encoding(right)
    assert mend_saved_twice(spoilt) == right
    assert mend_saved_twice(f"Dòng đúng\n{spoilt}") == f"Dòng đúng\n{right}"
    assert mend_saved_twice(f"Dòng đúng với á»\n{spoilt}") == f"Dòng đúng với á»\n{right}"


@pytest.mark.parametrize("text", ["UBND XÃ\u00a0LONG AN", "Ã¡", "ĐÃ XONG", "Dòng đúng", "«má»", "PHƯỜNG XÃ\nÂu Cơ"])
def test_capitals_and_quotation_marks_are_not_taken_for_a_wrong_encoding(text: str) -> None:
    assert mend_saved_twice(text) == text


def test_no_more_lines_in_an_old_encoding_are_told_than_asked_for() -> None:
    old = vni(PARAGRAPHS[0])
    assert [found.line for found in find_legacy(f"{old}\n{old}\n{old}", limit=2)] == [0, 1]
