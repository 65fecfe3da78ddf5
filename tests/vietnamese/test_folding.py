from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.vietnamese.folding import canonical, fold, fold_word, slugify, surfaces, syllables

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LETTERS = "".join(unicodedata.normalize("NFC", v + t) for v in VOWELS for t in TONES) + "đ"
vietnamese = st.text(alphabet=LETTERS + LETTERS.upper() + "bcghklmnpqrstvx 0123456789.,%-'", max_size=40)
anything = st.text(max_size=40)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đảng ủy", "dang uy"),
        ("ĐẢNG ỦY", "dang uy"),
        ("Ðường", "duong"),  # eth, as some old keyboards type it
        ("ðường", "duong"),
        ("đu\u031bo\u031b\u0300ng", "duong"),
        ("\u0301 lẻ loi \u0323", " le loi "),  # marks that stand alone
        ("nghĩa\u00ad vụ\u200b", "nghia vu"),
        ("plain ascii 12,5%", "plain ascii 12,5%"),
        ("", ""),
    ],
)
def test_folding_drops_case_and_marks(text: str, folded: str) -> None:
    assert fold(text) == folded == fold_word(text)


def test_every_vietnamese_letter_folds_to_a_letter_without_marks() -> None:
    for letter in LETTERS + LETTERS.upper():
        base = "d" if letter in "đĐ" else unicodedata.normalize("NFD", letter)[0].lower()
        assert fold(letter) == fold(unicodedata.normalize("NFD", letter)) == base


@given(anything)
@settings(max_examples=200, deadline=None)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(vietnamese)
@settings(max_examples=200, deadline=None)
def test_all_comparisons_ignore_how_letters_are_composed(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    for compare in (fold, canonical, slugify, surfaces, syllables):
        assert compare(decomposed) == compare(text)


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("hoà", "hòa"),
        ("Hoà Bình", "Hòa Bình"),
        ("THUỶ", "THỦY"),
        ("khoẻ", "khỏe"),
        ("uỷ ban", "ủy ban"),
        ("oà khóc", "òa khóc"),
        ("ngoẹo", "ngoẹo"),
        ("hòan thành", "hoàn thành"),
        ("ngòai", "ngoài"),
        ("Hùynh", "Huỳnh"),
        ("quý", "quý"),
        ("qúy", "quý"),
        ("qùa", "quà"),
        ("quỳnh", "quỳnh"),
        ("của", "của"),
        ("múa", "múa"),
        ("toàn", "toàn"),
        ("hoàng", "hoàng"),
        ("tuyển", "tuyển"),
        ("hoa", "hoa"),
        ("òá", "òá"),  # two tones: not a syllable, left alone
        ("Ðoàn", "Đoàn"),
        ("x\u0323hoà", "x\u0323hoà"),  # not a syllable either
    ],
)
def test_canonical_spelling_has_one_placement_of_tones(text: str, spelt: str) -> None:
    assert canonical(text) == spelt


@given(vietnamese)
@settings(max_examples=300, deadline=None)
def test_canonical_spelling_is_stable_and_keeps_the_folded_text(text: str) -> None:
    once = canonical(text)
    assert canonical(once) == once
    assert fold(once) == fold(text)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Hội nghị sơ kết: 6 tháng đầu năm 2020", "hoi-nghi-so-ket-6-thang-dau-nam-2020"),
        ("M'Drắk – Ỷ La", "mdrak-y-la"),
        ("đạt 36,26%", "dat-36-26"),
        ("Văn Miếu - Quốc Tử Giám", "van-mieu-quoc-tu-giam"),
        ("…!?", ""),
        ("", ""),
    ],
)
def test_slugs_are_words_of_ascii_joined_by_hyphens(text: str, slug: str) -> None:
    assert slugify(text) == slug


def test_a_long_slug_is_cut_between_words() -> None:
    assert slugify("một hai ba bốn", limit=10) == "mot-hai-ba"
    assert slugify("một hai ba bốn", limit=9) == "mot-hai"
    assert slugify("nghiêng", limit=3) == "ngh"


@given(anything, st.integers(1, 60))
@settings(max_examples=200, deadline=None)
def test_slugs_are_safe_in_addresses_and_stable(text: str, limit: int) -> None:
    slug = slugify(text, limit)
    assert len(slug) <= limit
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert not slug.startswith("-") and not slug.endswith("-") and "--" not in slug
    assert slugify(slug, limit) == slug


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Hoà thuận", ["hòa", "thuận"]),
        ("1.234 suất", ["1234", "suất"]),
        ("1.332,5 tỷ", ["1332,5", "tỷ"]),
        ("138.5%", ["138,5"]),
        ("0.123", ["0,123"]),
        ("1,234,567", ["1234567"]),
        ("4,896 tỷ", ["4,896", "tỷ"]),
        ("01/07/2020", ["1", "7", "2020"]),
        ("1.2.3", ["1.2.3"]),
        ("Q1, P.5", ["q", "1", "p", "5"]),
        ("36 m²", ["36", "m", "2"]),
        ("000", ["0"]),
        ("x\u0323\u0302y", ["x\u0323\u0302y"]),
        ("", []),
        (" – ", []),
    ],
)
def test_surfaces_are_words_with_marks_and_numbers_in_one_spelling(text: str, tokens: list[str]) -> None:
    assert surfaces(text) == tokens


def test_syllables_are_folded_surfaces() -> None:
    assert syllables("Đảng ủy đạt 138,5% – 627 suất") == ["dang", "uy", "dat", "138,5", "627", "suat"]


@given(vietnamese)
@settings(max_examples=200, deadline=None)
def test_a_syllable_list_survives_being_written_and_read_again(text: str) -> None:
    assert syllables(" ".join(syllables(text))) == syllables(text)
