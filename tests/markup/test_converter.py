"""The quick converter says exactly what the stock one says."""

from __future__ import annotations

import pytest
from markdown.treeprocessors import InlineProcessor

from plugins.markup.converter import build

CORPUS = (
    "Một đoạn thường.\nDòng hai, không dấu gì.",
    "Đoạn **đậm _nghiêng_** và *một* __hai__ ***ba*** a_b_c **dở dang *",
    "[liên kết](a.md 'x') ![ảnh](b.jpg) [r][1] [1] ![r][1] <https://a.vn> <a@b.vn>\n\n[1]: c.md 'y'",
    "`mã` ``hai ` `` \\`thoát\\` \\* \\[a](b) \\\\ cuối\\",
    "dòng  \nngắt  \n\nhết  ",
    "&amp; &lt; &#60; & &nbsp; &khong; a&b <b>x</b> 5 < 6 <Nguyễn Văn A>",
    "# Một\nHai\n===\n\nBa\n---\n## Bốn ##\nNăm\n#Sáu",
    "- a\n- b\n\n  thêm\n- c\n    - d\n\n1. e\n2. f\n* g\n\n9. h",
    "Đoạn\n- không phải danh sách\n> trích",
    "> a\n> - b\n>> c\n\nd",
    "| a | b |\n|---|--:|\n| 1 | **2** |\n\nx | y\n--|--\n1 | 2",
    "Chữ | đứng\n---|---\n1 | 2",
    "A\nB | C\n\nTiêu đề\n-------\n\n***\n\n- - -\n\n___",
    "    thụt\n    hai\n\n- a\n\n      sâu",
    "a\n\n\n\nb\n\n   \n\nc",
    "[x]: a.md\nChữ ngay sau\n\n[y]: <b.md>\n  'tựa'",
    "**Điều 1.** Nội dung\n**Điều 2.** Nội dung\n\n1\\. a",
    "[a [b](c)](d) ![e ![f](g)](h) [*i*](j) *[k](l)* `[m](n)`",
    "*a **b* c** _d *e_ f* [*g](h)*",
    "",
    "\n\n",
)


@pytest.mark.parametrize("body", CORPUS)
def test_the_corpus_reads_the_same_quick_and_stock(body: str) -> None:
    assert build()[0].convert(body) == build(quick=False)[0].convert(body)


def test_one_instance_reads_the_corpus_as_new_ones_do() -> None:
    kept = build()[0]
    for body in CORPUS * 2:
        kept.reset()
        assert kept.convert(body) == build(quick=False)[0].convert(body)


def test_the_private_method_we_override_still_exists() -> None:
    assert hasattr(InlineProcessor, "_InlineProcessor__handleInline")
    assert hasattr(InlineProcessor, "_InlineProcessor__applyPattern")
