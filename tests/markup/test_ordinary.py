"""Ordinary Markdown, read in one pass, gives letter by letter what the general converter gives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.markup.converter import build
from plugins.markup.locating import Locator
from plugins.markup.ordinary import convert

ORDINARY = {
    "đoạn văn": "Một đoạn.\nDòng hai, 36,26% và 4.000 hộ.\n\n“Đoạn” hai – (ba) • bốn",
    "đề mục": "## Kết quả nổi bật\n\nChữ.\n\n###### Nhỏ\n\n# Lớn",
    "danh sách": "Gồm:\n\n- Một\n- 2 hộ\n- **Ba** bốn\n\nĐoạn sau.\n\n1. Đầu\n2. Giữa\n10. Cuối",
    "bảng": "| Chỉ tiêu | Kết quả |\n|:--|--:|\n| Thu **ngân sách** | 36,26% |\n| [Quà](/x/) | 627 |\n\n| a | b |\n|---|:-:|\n|  | c |",
    "chữ đậm": "**Điều 1.** Nội dung **hai** và a**b**c.",
    "liên kết": "Xem [phường An Khê](/don-vi/an-khe-90001/), **[hai](b.md)** và [ba](https://vi.du/?x=1#y).",
    "dòng trống": "\n\nMột\n\n\n\nHai\n",
}
GENERAL = {
    "danh sách đi tiếp": "- a\n\n- b",
    "danh sách lồng": "- a\n    - b",
    "danh sách dính đoạn": "Gồm:\n- a\n- b",
    "bắt đầu từ hai": "2. a\n3. b",
    "trích dẫn": "> a",
    "ảnh": "![a](b.jpg)",
    "thẻ HTML": "a <b>c</b>",
    "mã": "a `b` c",
    "ký hiệu thoát": "a \\* b",
    "nghiêng": "*a* _b_",
    "ngắt dòng": "a  \nb",
    "định nghĩa": "[a]: b.md",
    "gạch dưới đề mục": "Đề mục\n===",
    "gạch ngang": "a\n\n---\n\nb",
    "thụt dòng": "    a",
    "sao lẻ": "5 * 3",
    "bảng lệch cột": "| a | b |\n|---|---|\n| 1 |",
}


def general(body: str) -> str:
    """What the general converter makes of a body."""
    md, policy = build()
    policy.begin(Locator("", body, 1))
    return str(md.convert(body))


@pytest.mark.parametrize("body", ORDINARY.values(), ids=ORDINARY)
def test_ordinary_markdown_is_read_in_one_pass_and_says_the_same(body: str) -> None:
    assert convert(body) == general(body)


@pytest.mark.parametrize("body", GENERAL.values(), ids=GENERAL)
def test_everything_else_is_left_to_the_general_converter(body: str) -> None:
    assert convert(body) is None


PIECES = [
    *(
        "a",
        "Thu ngân sách",
        "2020",
        "**",
        "*",
        "[",
        "](",
        "](x/y)",
        ")",
        "(",
        "“",
        "–",
        "•",
        "'",
        '"',
        "%",
        "!",
        ":",
        "~",
    ),
    *(" ", "  ", "\n", "\n\n", "\n\n\n", "    ", "\u00a0", "- ", "\n- ", "\n\n- ", "+ ", "\n1. ", "\n\n1. ", "\n\n2. "),
    *(
        "# ",
        "\n\n## ",
        "#",
        " #",
        "=",
        "===",
        "\n---\n",
        "|",
        "|\n|",
        "\n|---|--:|\n",
        "| a | b |\n|---|:-:|\n| 1 | 2 |",
    ),
    *("1.", "5)", "]:", "[1]: x", "&", "_", "http://vi.du"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_whatever_is_read_in_one_pass_reads_the_same_in_general(body: str) -> None:
    html = convert(body)
    assert html is None or html == general(body)
