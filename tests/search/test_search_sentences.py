from __future__ import annotations

import json

import pytest

from plugins.search.page import SearchPage
from plugins.search.sentences import sentence_file, sentence_path, split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Một câu. Hai câu! Ba?", ["Một câu.", "Hai câu!", "Ba?"]),
        ("Ở P. Cô Giang, TP. Hồ Chí Minh. Xong.", ["Ở P. Cô Giang, TP. Hồ Chí Minh.", "Xong."]),
        ("đạt 36,26%. 627 suất quà.", ["đạt 36,26%.", "627 suất quà."]),
        ("hơn 1.234 hộ. “Đúng vậy.”", ["hơn 1.234 hộ.", "“Đúng vậy.”"]),
        ("dòng một\n\n dòng hai ", ["dòng một", "dòng hai"]),
        ("ông N. T.", ["ông N. T."]),
        ("v.v. và thêm", ["v.v. và thêm"]),
        ("", []),
    ],
)
def test_a_text_is_split_where_sentences_end(text: str, sentences: list[str]) -> None:
    assert split_sentences(text) == sentences


def test_no_word_is_lost_in_splitting() -> None:
    text = "Ngày 8/7, UBND P. 1 họp. Có 12 tổ.\nThu 4,2 tỷ… Rồi nghỉ."
    assert " ".join(split_sentences(text)).split() == text.split()


def test_the_sentence_file_lies_where_the_address_says_and_holds_summary_then_body() -> None:
    page = SearchPage(url="/tin/2020/07/so-ket/", title="x", summary="Tóm tắt.", body="Một. Hai.")
    path, content = sentence_file(page)
    assert path == sentence_path(page.url) == "t/tin/2020/07/so-ket.json"
    assert json.loads(content) == ["Tóm tắt.", "Một.", "Hai."]
    assert sentence_path("/") == "t/_.json"
