"""Bodies in the store."""

from __future__ import annotations

import dataclasses

import pytest

from plugins.assembly.stored_body import decode_body, decode_html, decode_words, encode_body
from plugins.edition import Body

BODIES = [
    Body("", ""),
    Body("<p>Phường có 3.500 hộ.</p>\n", "Phường có 3.500 hộ."),
    Body(
        "<h2>Kết quả</h2><p>Đủ 𠀀 chữ.</p>",
        "Kết quả\nĐủ 𠀀 chữ.",
        ("Kết quả", "Phương hướng"),
        "627 suất\n3.500 hộ",
        "Tóm lại",
    ),
]


@pytest.mark.parametrize("body", BODIES)
def test_a_body_comes_back_as_it_was(body: Body) -> None:
    assert decode_body(encode_body(body)) == body


@pytest.mark.parametrize("body", BODIES)
def test_html_can_be_read_alone(body: Body) -> None:
    assert decode_html(encode_body(body)) == body.html


@pytest.mark.parametrize("body", BODIES)
def test_what_search_needs_can_be_read_without_the_html(body: Body) -> None:
    assert decode_words(encode_body(body)) == dataclasses.replace(body, html="")
