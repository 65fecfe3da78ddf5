"""Whatever stands in a report is shown on the page, word for word."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.editing.importing.blocks import (
    Block,
    Cell,
    Heading,
    ListEntry,
    Note,
    Paragraph,
    Table,
    Words,
    block_text,
    text_of,
)
from plugins.editing.importing.markdown import write
from plugins.editing.importing.reading_html import read_html
from plugins.editing.importing.tidying import clean_text, tidy
from plugins.markup.rendering import render

_SIGNS = "aăđ Đ1 2.,:;-–—+*_#>|`[](){}<>&!\\\"'“”%/=~^$@\n"
_PLAIN = st.text(st.sampled_from(_SIGNS), min_size=1, max_size=30)
_PHRASES = st.sampled_from(
    ["4 tỷ đồng", "1. Một", "2) Hai", "- gạch", "+ cộng", "# thăng", "> lớn", "---", "===", "***", "| a | b |", "[x]: y",
     "a_b_c", "__init__", "<b>đậm</b>", "&nbsp &amp; &lt;", "![a](b)", "[a](b)", "`mã`", "\\*", "http://a.vn/b_c", "a  b"]
)  # fmt: skip
_WORDS = st.builds(Words, st.one_of(_PLAIN, _PHRASES), st.booleans(), st.booleans())
_INLINES = st.lists(_WORDS, min_size=1, max_size=3).map(tuple)
_BLOCK: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, _INLINES),
    st.builds(Heading, st.integers(2, 4), _INLINES),
    st.builds(ListEntry, _INLINES, st.integers(0, 1), st.booleans()),
    st.builds(
        Table,
        st.lists(st.tuples(st.builds(Cell, _INLINES), st.builds(Cell, _INLINES)), min_size=1, max_size=3).map(tuple),
    ),
    st.builds(Note, st.integers(1, 3), _INLINES),
)


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _words(block: Block) -> str:
    if isinstance(block, Table):
        return _bare("".join(text_of(cell.inlines) for row in block.rows for cell in row))
    return _bare(text_of(block.inlines))


@settings(max_examples=400, deadline=None)
@given(st.lists(_BLOCK, min_size=1, max_size=4))
def test_every_word_of_the_blocks_is_on_the_page(blocks: list[Block]) -> None:
    clean, _ = tidy(blocks)
    notes = "Chú thích" if any(isinstance(block, Note) for block in clean) else ""
    shown = render(write(clean, {}).text, "bai.md", 1)
    wanted = "".join(map(_words, clean))
    assert sorted(_bare(shown.text)) == sorted(wanted + _bare(notes))
    assert not [issue for issue in shown.issues if issue.severity == 0]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_cleaning_is_done_once_and_for_all(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from('<>/abp "=tdrhliuosem&;123\n'), max_size=120))
def test_no_html_stops_the_reader(html: str) -> None:
    blocks, _ = read_html(html)
    tidy(blocks)


def test_deep_nesting_does_not_exhaust_the_stack() -> None:
    depth = 20_000
    blocks, _ = read_html("<table><tr><td>" * depth + "sâu" + "</td></tr></table>" * depth)
    assert "sâu" in block_text(blocks[0])
