"""An editor's words are found whatever spaces, dashes, quotation marks and case were used, and never inside others."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.metrics.matching import SearchableText, same_words_other_numbers
from plugins.metrics.proof import locate_words


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("18 thanh niên", "bàn giao 18 thanh niên."),
        ("18 Thanh Niên", "18 THANH NIÊN"),
        ("hơn 4 tỷ", "hơn\u00a04\u202ftỷ"),
        ("a b", "a   \n b"),
        ("4 – 5", "4 - 5"),
        ("4-5", "4—5"),
        ('"tết ấm"', "“Tết ấm”"),
        ("'ấm'", "‘ấm’"),
        ("36,26%", "đạt 36,26%, tăng"),
        ("đạt 5", "đạt 5, rồi"),
        ("đạt 5", "đạt 5."),
        ("5", "(5)"),
        ("5 %", "5 %"),
        ("–5", "là -5"),
        ("İ x", "İ x"),  # its lower case is two signs
    ],
)
def test_words_are_found_in_any_spelling(words: str, text: str) -> None:
    assert SearchableText.of(text).first(words) is not None


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("18 thanh niên", "118 thanh niên"),
        ("18 thanh niên", "18 thanh niênx"),
        ("8 vụ", "1,8 vụ"),
        ("8 vụ", "1.8 vụ"),
        ("đạt 5", "đạt 5,6"),
        ("đạt 5", "đạt 5.600"),
        ("đạt 5", "đạt 56"),
        ("gần 4", "xgần 4"),
        ("quà", "quàn"),
        ("", "bất kỳ"),
        ("   ", "bất kỳ"),
        ("a b", "a\u2029b"),
    ],
)
def test_words_are_not_found_inside_longer_words_or_numbers(words: str, text: str) -> None:
    assert SearchableText.of(text).first(words) is None


def test_a_comma_or_dot_before_a_number_is_no_part_of_it_unless_digits_stand_on_both_sides() -> None:
    text = SearchableText.of("(gồm,8 vụ; ,8 vụ")
    assert len(list(text.find("8 vụ"))) == 2


def test_every_place_is_told_in_the_signs_of_the_text_itself() -> None:
    text = "Trao  5\n suất; trao 5 suất. Trao 15 suất"
    places = list(SearchableText.of(text).find("trao 5 suất"))
    assert [text[start:end] for start, end in places] == ["Trao  5\n suất", "trao 5 suất"]
    assert SearchableText.of(text).first("trao 5 suất", 10) == places[1]
    assert SearchableText.of(text).first("trao 5 suất", 0, 5) is None


@settings(max_examples=150)
@given(st.text(alphabet='aB1 \t\n\u00a0–-"“.', max_size=30), st.text(alphabet="aB1 –-“.", min_size=1, max_size=6))
def test_the_quick_search_agrees_with_the_plain_definition(text: str, words: str) -> None:
    def plain(some: str) -> str:
        return " ".join(some.replace("–", "-").replace("“", '"').lower().split())

    found = list(SearchableText.of(text).find(words))
    for start, end in found:
        assert plain(text[start:end]) == plain(words)
    wanted = plain(words)
    if wanted and not found:
        loose = r"\s+".join(re.escape(word) for word in wanted.split(" "))
        shown = text.replace("–", "-").replace("“", '"').lower()
        head = r"(?<![^\W_])" if wanted[0].isalnum() else ""
        head += r"(?<!1\.)" if wanted[0].isdigit() else ""
        tail = r"(?![^\W_])" if wanted[-1].isalnum() else ""
        tail += r"(?!\.1)" if wanted[-1].isdigit() else ""
        assert not re.search(f"{head}{loose}{tail}", shown)


@pytest.mark.parametrize(
    ("words", "text", "said"),
    [
        ("628 suất quà", "trao 627 suất\n quà", "627 suất\n quà"),
        ("36,26%", "đạt 3,5%", "3,5%"),
        ("trao 5 – 6", "trao 7 - 8", "trao 7 - 8"),
        ("628 suất", "627 suấtx", None),
        ("a 5", "a\u20295", None),
    ],
)
def test_the_same_words_with_other_numbers_explain_a_mistake(words: str, text: str, said: str | None) -> None:
    match = same_words_other_numbers(words).search(text)
    assert (match[0] if match else None) == said


def test_words_are_located_by_their_first_sign() -> None:
    assert locate_words("Phường trao quà", "TRAO") == 7
    assert locate_words("Phường trao quà", "nhận") is None


_PIECES = st.sampled_from(["4 tỷ", "  ", " ", "¦", "İ", "–", "\u00a0", "hơn", "", "\n", "“", "5,2%", "x"])


@pytest.mark.parametrize("odd", ["a  b", "a ¦", "¦ a", "İ x", "a\tb", " a", "a ", "a¦b"])
def test_odd_words_made_ready_beforehand_are_found_all_the_same(odd: str) -> None:
    text = f"x {odd} y, 4 tỷ."
    ready, plain = SearchableText.of(text, ["4 tỷ", odd]), SearchableText.of(text)
    assert (ready.first(odd), ready.first("4 tỷ")) == (plain.first(odd), plain.first("4 tỷ"))


@given(st.lists(st.lists(_PIECES, max_size=4).map("".join), min_size=1, max_size=4), st.lists(_PIECES, max_size=9))
def test_words_made_ready_beforehand_are_found_where_others_are(words: list[str], text: list[str]) -> None:
    wanted = [each for each in words if each.strip()]
    ready, plain = SearchableText.of("".join(text), wanted), SearchableText.of("".join(text))
    for each in wanted:
        assert list(ready.find(each)) == list(plain.find(each))
        assert ready.first(each) == plain.first(each)
