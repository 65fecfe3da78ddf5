"""The quick reader of ordinary front matter makes the entry that the YAML parser leads to, or leaves the matter to it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.frontmatter.quoting import prepare
from plugins.frontmatter.shape import Shaper
from plugins.frontmatter.simple import read_simple
from plugins.frontmatter.tree import Mapping, YamlError, read_tree
from plugins.frontmatter.vocabulary import ARTICLE, METRIC

ORDINARY = """\
title: Hội nghị: sơ kết "6 tháng" @ 100% #1
date: 08/07/2020

# ghi chú
chuyên mục: tin-tuc   # mã
status: Bản nháp
tags: [ngan-sach, le hoi]
phường:
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
  kind: đính chính
  note: sửa
summary: "Nói: 'được' @"
author: 'Ngày 20''10: x'
image: 'a'
"""


REQUIRED = "title: Họp\ndate: 1/1/2020\ncategory: tin-tuc\n"


def by_parser(front: str) -> object:
    """The entry that the parser's tree is shaped into, or whatever it complains about."""
    prepared = prepare(front, "a.md", 2)
    tree = read_tree(prepared.text, "a.md", 2, prepared.shifted)
    if prepared.issues or not isinstance(tree, Mapping):
        return prepared.issues
    shaper = Shaper("a.md")
    entry = shaper.entry(tree, "")
    return shaper.issues or entry


def test_ordinary_front_matter_is_read_without_the_parser() -> None:
    entry = read_simple(ORDINARY, 2)
    assert entry is not None
    assert entry == by_parser(ORDINARY)


def test_front_matter_with_neither_comment_nor_blank_line_is_read_like_any_other() -> None:
    lines = [line.partition("   #")[0].rstrip() for line in ORDINARY.replace(" #1", "").splitlines()]
    bare = "".join(f"{line}\n" for line in lines if line and line[0] != "#")
    assert "#" not in bare
    entry = read_simple(bare, 2)
    assert entry is not None
    assert entry == read_simple(f"{bare}\n# hết\n", 2) == by_parser(bare)


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
        "author: A\ntác giả: B",
        "status: mất",
        "author: ' '",
        "metrics:\n - value: a",
        "metrics:\n - indicator: a\n   chỉ tiêu: b",
        "changes:\n - date: 1/1/2020\n   note: a",
    ],
)
def test_what_is_not_ordinary_is_left_to_the_parser(front: str) -> None:
    front = front.replace("title", "author").replace("titel", "autor")
    assert read_simple(f"{REQUIRED}{front}", 2) is None
    assert read_simple(front, 2) is None


@pytest.mark.parametrize("number", range(3))
def test_what_lacks_something_required_is_left_to_the_parser(number: int) -> None:
    lines = REQUIRED.splitlines()
    assert read_simple("\n".join(lines), 2) is not None
    assert read_simple("\n".join(lines[:number] + lines[number + 1 :]), 2) is None


KEYS = st.sampled_from([key.name for key in (*ARTICLE, *METRIC)] + ["thẻ", "đạt", "số liệu", "x"])
VALUES = st.sampled_from(
    [
        "a",
        "hơn 4 tỷ: b",
        "[a, b]",
        "[a]",
        "{a: b}",
        "{: a",
        "a, b",
        "Nháp",
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
@given(st.lists(LINES | st.sampled_from(["", "# c", "  # c", "- a", "  - a b", "metrics:", "tags:", "  - indicator: a", "    value: b", "author: A"]), max_size=8).map("\n".join))  # fmt: skip
def test_the_quick_entry_is_the_one_by_way_of_the_parser(front: str) -> None:
    front = f"{REQUIRED}{front}\n"
    entry = read_simple(front, 2)
    if entry is None:
        return
    try:
        assert entry == by_parser(front)
    except YamlError as error:
        raise AssertionError(f"the parser refuses: {error}") from error
