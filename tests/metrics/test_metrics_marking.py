"""Marking changes nothing a reader sees: the visible text stays, elements close, each figure lies in its sentence."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.markup.sentences import sentence_span
from plugins.metrics.marking import Mark, mark_sentences
from plugins.metrics.visible import VisibleText, balanced
from tests.factories import article, claim
from tests.metrics.whole_articles import compile_text

VOID = {"br", "hr", "img"}
PHRASES = st.sampled_from(
    ["khu phố", "và", "*nghiêng*", "**đậm**", "[nguồn](https://example.vn/a)", "&amp;", "Nhân dân", "3 tổ", "–", "`mã`"]
)
ENDS = st.sampled_from([". ", "; ", ", ", "\n\n", "\n- ", "\n> ", "  \n", "! "])
DRESS = st.sampled_from(["{}", "**{}**", "*{}*", "**việc {}**", "[{}](https://example.vn/b)", "*tới {} **nữa***"])
FIGURE = st.tuples(st.integers(2, 9999), st.sampled_from(["suất quà", "thanh niên", "hộ nghèo"]), DRESS)
TEXTS = st.lists(st.one_of(PHRASES, ENDS, FIGURE), min_size=1, max_size=14)


class Balance(HTMLParser):
    """Fails at the first element that closes out of turn."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert not self.open, html

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag != "a" or "a" not in self.open, "a link inside a link"
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, f"</{tag}> closes nothing"


def words_of(html: str) -> str:
    return " ".join(BeautifulSoup(html, "html5lib").get_text().split())


@settings(max_examples=120)
@given(TEXTS)
def test_marking_keeps_the_visible_text_and_puts_every_figure_inside_its_own_element(parts: list) -> None:
    figures = [part for part in parts if isinstance(part, tuple)]
    body = " ".join(part if isinstance(part, str) else part[2].format(f"{part[0]} {part[1]}") for part in parts)
    metrics = "\n".join(claim("suat_qua", f"{number} {noun}") for number, noun, _ in figures)
    outcome = compile_text(
        article("Bài", body, metrics=metrics, ward="cau-ong-lanh-26752" if figures else "", period="2020-H1")
    )

    assert words_of(outcome.html) == words_of(outcome.unmarked)
    Balance(outcome.html)
    soup = BeautifulSoup(outcome.html, "html.parser")
    ids = [element["id"] for element in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    if not outcome.issues:
        assert len(outcome.observations) == len(figures)
    for seen in outcome.observations:
        element = soup.find(id=seen.source.anchor)
        said = " ".join(element.get_text().split())
        assert seen.quantity.stated in said
        assert seen.source.quote.exact in said
        assert " ".join(seen.source.quote.sentence.split()) in said


@settings(max_examples=100)
@given(st.text(alphabet='ab12.; &<>"\n', max_size=60), st.data())
def test_any_stretch_of_escaped_text_can_be_marked(text: str, data: st.DataObject) -> None:
    from html import escape

    source = f"<p>{escape(text)}</p>"
    visible = VisibleText.of(source)
    shown = visible.text.strip("\u2029")
    if not shown.strip():
        return
    start = data.draw(st.integers(1, len(shown)))
    end = data.draw(st.integers(start + 1, len(shown) + 1))
    marked, anchors = mark_sentences(visible, [Mark(start, end, start, end, "/a?b&c", "Đi “tới”")])
    assert anchors == ("so-lieu-1",)
    Balance(marked)
    element = BeautifulSoup(marked, "html.parser").find(id="so-lieu-1")
    assert element.get_text() == visible.text[start:end]
    assert element.a["href"] == "/a?b&c"


@pytest.mark.parametrize(
    ("source", "words", "widened"),
    [
        ("<p>a b c</p>", "b", "b"),
        ("<p>a <em>b c</em> d</p>", "b", "b"),
        ("<p>a <em>b c</em> d</p>", "c</em> d", "<em>b c</em> d"),
        ("<p>a <em>b c</em> d</p>", "a <em>b", "a <em>b c</em>"),
        ('<p><a href="x">b <em>c</a></em></p>', "c", "c"),
        ("<p>a <em>b <strong>c</em> d</strong></p>", "a <em>b", "a <em>b <strong>c</em>"),
        ("<p>a<br>b <em>c</em></p>", "a<br>b", "a<br>b"),
        ("<p>a</em> b</p>", "a</em> b", "a</em> b"),
        ("<p>a <em>b</p>", "a <em>b", "a <em>b"),
    ],
)
def test_a_stretch_is_widened_to_whole_elements_and_no_further(source: str, words: str, widened: str) -> None:
    start = source.index(words)
    first, last = balanced(source, start, start + len(words))
    assert widened in source[first:last]


def test_widening_gives_up_on_html_that_never_comes_to_rest() -> None:
    source = "<p>" + "".join(f"<t{n}>x</t{n - 1}>" for n in range(1, 60)) + "</p>"
    first, last = balanced(source, source.index("</t50>"), source.index("</t50>") + 6)
    assert 0 < first <= source.index("<t31>")
    assert last >= source.index("</t50>") + 6


def test_visible_text_is_what_stands_between_the_tags_with_a_barrier_for_each_block() -> None:
    visible = VisibleText.of('<p>A &amp; B <em>c</em><br>d</p><p>&lt;e & f</p><img alt="x">')
    assert visible.text == "\u2029A & B c\u2029d\u2029\u2029<e & f\u2029"
    first, last = visible.block_around(visible.text.index("B"))
    assert visible.text[first:last] == "A & B c"
    assert VisibleText.of("không thẻ").block_around(3) == (0, 9)


def test_a_stretch_of_visible_text_is_found_in_the_html_with_its_entities() -> None:
    visible = VisibleText.of("<p>A &amp; B</p>")
    start, end = visible.to_html(visible.text.index("&"), visible.text.index("&") + 1)
    assert visible.html[start:end] == "&amp;"


def test_a_sentence_never_runs_over_the_end_of_its_block() -> None:
    visible = VisibleText.of("<ul><li>Trao 5 suất quà</li><li>Việc khác</li></ul>")
    first, last = visible.block_around(visible.text.index("5"))
    start, end = sentence_span(visible.text[first:last], 5, 15)
    assert visible.text[first + start : first + end] == "Trao 5 suất quà"
