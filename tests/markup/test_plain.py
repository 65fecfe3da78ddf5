"""Facts about the plain text of Markdown source, its places, and the sentences of reports."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.markup.plain import plain_text
from plugins.markup.rendering import render
from plugins.markup.sentences import sentence_span


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Thu **hơn 4 tỷ** _đồng_", "Thu hơn 4 tỷ đồng"),
        ("đạt\n36,26\u00a0%", "đạt 36,26 %"),
        ("# Mục *a* #\n\nĐoạn", "Mục a Đoạn"),
        ("Mục\n---\nĐoạn", "Mục Đoạn"),
        ("- một\n- hai", "một hai"),
        ("1. một\n2) hai", "một hai"),
        ("> trích\n> dẫn", "trích dẫn"),
        ("xem [bài](a.md 'x') này", "xem bài này"),
        ("xem [bài][1] này\n\n[1]: a.md", "xem bài này"),
        ("[bài](a_(b).md)", "bài"),
        ("trước ![ảnh](a.jpg) sau", "trước sau"),
        ("<https://a.vn/> `mã` &amp; &nbsp;x", "https://a.vn/ mã & x"),
        ("a <b>b</b> <!-- ẩn\nnữa --> c", "a b c"),
        ("5 * 3, snake_case, 2\\*3", "5 * 3, snake_case, 2*3"),
        ("| A | B |\n|---|:-:|\n| 1 | 2 |", "A B 1 2"),
        ("a | b", "a | b"),
        ("[1] và [x]", "[1] và [x]"),
        ("", ""),
    ],
)
def test_only_what_a_reader_sees_remains(body: str, text: str) -> None:
    plain = plain_text(body)
    assert plain.text == text
    assert len(plain.offsets) == len(text)


def test_every_character_knows_where_it_stands() -> None:
    body = "# Tiêu đề\n\nThu **hơn\n4 tỷ** đồng; [627](a.md) suất"
    plain = plain_text(body)
    at = plain.text.index("hơn 4 tỷ đồng")
    assert plain.place(at, 10) == (12, 7)
    assert plain.place(plain.text.index("4 tỷ"), 10) == (13, 1)
    assert plain.place(plain.text.index("627"), 10) == (13, 15)


WORDS = st.lists(
    st.sampled_from(
        ["Thu", "**hơn**", "4 tỷ", "*đồng*;", "`mã`", "[bài](a.md)", "5 &amp; 6", "<b>đậm</b>", "snake_case", "TP."]
    )
    | st.sampled_from(["36,26%.", "(“trích”)", "x\\*y", "&nbsp;"]),
    min_size=1,
    max_size=12,
).map(" ".join)
BLOCKS = st.tuples(st.sampled_from(["", "# ", "- ", "> "]), WORDS).map("".join)


@settings(max_examples=150, deadline=None)
@given(st.lists(BLOCKS, min_size=1, max_size=6).map("\n\n".join))
def test_plain_text_of_the_source_is_the_text_of_the_page(body: str) -> None:
    plain = plain_text(body)
    assert plain.text == " ".join(render(body, "a.md", 1).text.split())
    assert all(
        body[offset] == char or char == " " or body[offset] == "&"
        for offset, char in zip(plain.offsets, plain.text, strict=True)
    )
    assert plain.offsets == sorted(plain.offsets)


REPORT = (
    "Ngày 7/7/2020, phường tổ chức hội nghị. Trong 6 tháng đầu năm: Thu ngân sách hơn 4 tỷ đồng – đạt 36,26%; "
    "chăm lo 627 suất quà cho TP. Hồ Chí Minh, Q. 1 và P. 5; kinh phí 1.332,5 triệu đồng;… Đ/c. An dự. "
    "Đồng chí N. T. Minh phát biểu! “Cần cố gắng.” Kết quả ra sao? 18 thanh niên lên đường… Tốt. v.v. Hết"
)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("7/7/2020", "Ngày 7/7/2020, phường tổ chức hội nghị."),
        ("36,26%", "Trong 6 tháng đầu năm: Thu ngân sách hơn 4 tỷ đồng – đạt 36,26%;"),
        ("627", "chăm lo 627 suất quà cho TP. Hồ Chí Minh, Q. 1 và P. 5;"),
        ("1.332,5", "kinh phí 1.332,5 triệu đồng;…"),
        ("An dự", "Đ/c. An dự."),
        ("Minh phát", "Đồng chí N. T. Minh phát biểu!"),
        ("cố gắng", "“Cần cố gắng.”"),
        ("18", "18 thanh niên lên đường…"),
        ("Hết", "Hết"),
        ("36,26%; chăm lo 627", "Trong 6 tháng đầu năm: Thu ngân sách hơn 4 tỷ đồng – đạt 36,26%; chăm lo 627 suất quà cho TP. Hồ Chí Minh, Q. 1 và P. 5;"),
    ],
)  # fmt: skip
def test_a_figure_stands_in_its_own_clause(words: str, sentence: str) -> None:
    start = REPORT.index(words)
    low, high = sentence_span(REPORT, start, start + len(words))
    assert REPORT[low:high] == sentence


def test_a_sentence_never_leaves_its_paragraph_or_item() -> None:
    plain = plain_text("Kết quả đạt được\n\n- tặng 627 suất quà\n- kết nạp 2 đảng viên\n\nHết")
    at = plain.text.index("627")
    low, high = plain.sentence(at, at + 3)
    assert plain.text[low:high] == "tặng 627 suất quà"


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="aĐ1 .;…?!“”()\u00a0", max_size=60), st.data())
def test_a_span_always_holds_its_words(text: str, draw: st.DataObject) -> None:
    start = draw.draw(st.integers(0, len(text)))
    end = draw.draw(st.integers(start, len(text)))
    low, high = sentence_span(text, start, end)
    assert 0 <= low <= start and end <= high <= len(text)
