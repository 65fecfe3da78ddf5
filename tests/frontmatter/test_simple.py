"""The quick reader of ordinary front matter sees the tree that the YAML parser sees, or leaves the matter to it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.frontmatter.quoting import prepare
from plugins.frontmatter.simple import read_simple
from plugins.frontmatter.tree import YamlError, read_tree
from plugins.frontmatter.vocabulary import ARTICLE, METRIC

ORDINARY = """\
title: Hội nghị: sơ kết "6 tháng" @ 100% #1
date: 08/07/2020

# ghi chú
chuyên mục: tin-tuc   # mã
ward: cau-ong-lanh-26752
tags: [ngan-sach, le hoi]
thẻ:
- a
- b
metrics:
  - indicator: thu_ngan_sach
    value: hơn 4 tỷ đồng    # giá trị
    đạt: 36,26%
  - indicator: giao_quan
    quote: Thu: 18 – đạt 138,5%
changes:
- date: 1/1/2020
  note: sửa
summary: "Nói: 'được' @"
author: 'Ngày 20''10: x'
image: 'a'
"""


def by_parser(front: str) -> object:
    prepared = prepare(front, "a.md", 2)
    return "issue" if prepared.issues else read_tree(prepared.text, "a.md", 2, prepared.shifted)


def test_ordinary_front_matter_is_read_without_the_parser() -> None:
    tree = read_simple(ORDINARY, 2)
    assert tree is not None
    assert tree == by_parser(ORDINARY)


@pytest.mark.parametrize(
    "front",
    [
        "title: 'A' B",
        "title: 'A'B'",
        'title: "A" B',
        'title: "A\\n"',
        "title: 'A' # b",
        "title: ''",
        "title: |\n  A",
        "title: A\n  B",
        "title:\n  A",
        "title:",
        "\ttitle: A",
        "title:A",
        "title : A",
        "titel: A",
        "tags: [a, 'b']",
        "tags: [a, [b]]",
        "tags: [a,]",
        "tags: [a, , b]",
        "tags: [a",
        "tags:\n - a\n  - b",
        "tags:\n - a: b",
        "tags:\ntitle: A",
        "metrics:\n - indicator: a\n  value: b",
        "metrics:\n - indicator: a\n     value: b",
        "metrics:\n - a",
        "metrics:\n - value:",
        "metrics: a",
        "- a",
        "a",
    ],
)
def test_what_is_not_ordinary_is_left_to_the_parser(front: str) -> None:
    assert read_simple(front, 2) is None


KEYS = st.sampled_from([key.name for key in (*ARTICLE, *METRIC)] + ["thẻ", "đạt", "số liệu", "x"])
VALUES = st.sampled_from(
    [
        "a",
        "hơn 4 tỷ: b",
        "[a, b]",
        "[a]",
        "36,26%  # c",
        "#1",
        "'a'",
        "",
        "- b",
        "a # b #c",
        "[ a , b c ]",
        "~",
        "a: ",
        "x:y",
    ]
)
LINES = st.tuples(
    st.sampled_from(["", "  ", "    ", "- ", "  - ", " -  "]), KEYS, st.sampled_from([": ", ":", ":  "]), VALUES
).map("".join)


@settings(max_examples=600, deadline=None)
@given(st.lists(LINES | st.sampled_from(["", "# c", "  # c", "- a", "  - a b", "metrics:", "tags:", "  - indicator: a", "    value: b", "title: A"]), max_size=8).map("\n".join))  # fmt: skip
def test_the_quick_tree_is_the_parsers_tree(front: str) -> None:
    tree = read_simple(front, 2)
    if tree is None:
        return
    try:
        assert tree == by_parser(front)
    except YamlError as error:
        raise AssertionError(f"the parser refuses: {error}") from error
