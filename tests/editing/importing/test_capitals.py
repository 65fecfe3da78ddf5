"""Titles in capitals come back as sentences, with the capitals that names and abbreviations deserve."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.editing.importing.capitals import in_capitals, sentence_case
from plugins.vietnamese.folding import fold

_BODY = "Ngày 7/7, Đảng bộ phường Cầu Ông Lãnh họp. Hội nghị tại Quận 1 do ông Trần Văn Mẫu chủ trì."


@pytest.mark.parametrize(
    ("capitals", "sentence"),
    [
        ("KẾT QUẢ THỰC HIỆN CỦA UBND PHƯỜNG", "Kết quả thực hiện của UBND phường"),
        ("PHƯỜNG CẦU ÔNG LÃNH TỔNG KẾT CÔNG TÁC ĐẢNG", "Phường Cầu Ông Lãnh tổng kết công tác Đảng"),
        ("ĐẠI HỘI LẦN THỨ XIV, NHIỆM KỲ 2020 – 2025", "Đại hội lần thứ XIV, nhiệm kỳ 2020 – 2025"),
        ("TRIỂN KHAI VNEID, CCCD TẠI QUẬN 1, TP.HCM", "Triển khai VNeID, CCCD tại Quận 1, TP.HCM"),
        ("QUÝ II: KẾT QUẢ XỬ LÝ VI PHẠM", "Quý II: kết quả xử lý vi phạm"),
        ("TƯ TƯỞNG HỒ CHÍ MINH VỀ AN SINH XÃ HỘI", "Tư tưởng Hồ Chí Minh về an sinh xã hội"),
        ("KỲ HỌP THỨ V HĐND PHƯỜNG CÔ GIANG", "Kỳ họp thứ V HĐND phường Cô Giang"),
        ("PHÒNG, CHỐNG DỊCH COVID-19 Ở VIỆT NAM", "Phòng, chống dịch Covid-19 ở Việt Nam"),
        ("“MÁI ẤM TÌNH THƯƠNG” CHO HỘ NGHÈO", "“Mái ấm tình thương” cho hộ nghèo"),
        ("Hội nghị đã viết đúng", "Hội nghị đã viết đúng"),
    ],
)
def test_title_in_capitals_becomes_a_sentence(capitals: str, sentence: str) -> None:
    assert sentence_case(capitals, _BODY, ["Cô Giang"]) == sentence


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("ABCĐẢẦƠƯỜ XIV.,:-–12“”"), min_size=1, max_size=60))
def test_only_the_case_of_letters_changes(text: str) -> None:
    assert sentence_case(text, _BODY).casefold() == text.casefold()
    assert fold(sentence_case(text, _BODY)) == fold(text)


def test_one_word_or_an_abbreviation_alone_is_no_title_in_capitals() -> None:
    assert not in_capitals("UBND") and not in_capitals("THÔNGBÁO") and in_capitals("THÔNG BÁO")
