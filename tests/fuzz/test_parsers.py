"""Whatever bytes come in, no parser fails, nothing dangerous comes out and no visible word is lost.

The number of examples follows FUZZ_EXAMPLES (40 by default: a short run inside the suite).
"""

from __future__ import annotations

import os
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.domain.issue import Severity
from plugins.domain.period import PeriodError
from plugins.frontmatter.cleaning import clean_body, clean_front, narrow, unify_newlines
from plugins.frontmatter.fences import Parts, split
from plugins.frontmatter.quoting import prepare
from plugins.frontmatter.reading import read_document
from plugins.frontmatter.tree import YamlError, read_tree
from plugins.markup.converter import build
from plugins.markup.plain import plain_text
from plugins.markup.rendering import render
from plugins.markup.sanitiser import sanitise
from plugins.vietnamese.dates import DateError, read_date, read_period
from plugins.vietnamese.encodings import decode, find_legacy, mend_saved_twice
from plugins.vietnamese.numerals import NumberError, find_quantities, read_number, read_quantity
from tests.frontmatter.wards import KNOWN
from tests.fuzz.hostile import _FRONT, _SCRIPTS, hostile_articles
from tests.fuzz.scanning import dangers

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "40"))
fuzz = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))

MARKUP = st.lists(
    st.sampled_from(["*", "_", "`", "[", "](", ")", "![", "<", ">", "&", "#", "\n", "\n\n", "- ", "1. ", "    ", "|", "\\", ":", "a", "Đảng", " "])
    | st.sampled_from(_SCRIPTS)
    | st.text(max_size=4),
    max_size=40,
).map("".join)  # fmt: skip
YAML = st.lists(
    st.sampled_from([":", ": ", "- ", "\n", "\n  ", "'", '"', "#", "|", ">", "&a", "*a", "!", "[", "]", "{", "}", ",", "title", "ngày", "metrics:\n", "\t", "%", "@", "\u00a0"])
    | st.sampled_from(_FRONT)
    | st.text(max_size=4),
    max_size=30,
).map("".join)  # fmt: skip


def clean(text: str) -> str:
    return clean_body(unify_newlines(text.encode("utf-8", "replace").decode()), "a.md", 1)[0]


@fuzz
@given(st.binary(max_size=400))
def test_decoding_never_fails(raw: bytes) -> None:
    assert "\x00" not in decode(raw).encoding


@fuzz
@given(YAML)
def test_splitting_keeps_every_line_where_it_was(text: str) -> None:
    text = unify_newlines(f"---\n{text}\n---\nthân")
    parts = split(text, "a.md")
    if isinstance(parts, Parts):
        lines = text.split("\n")
        assert lines[parts.body_line - 1 :] == parts.body.split("\n")
        assert lines[parts.front_line - 1 : parts.body_line - 2] == parts.front.split("\n")[:-1]


@fuzz
@given(YAML)
def test_yaml_is_a_tree_or_an_issue_with_its_place(text: str) -> None:
    front = clean_front(unify_newlines(text), "a.md", 2)[0]
    prepared = prepare(front, "a.md", 2)
    assert prepared.text.count("\n") == front.count("\n")
    try:
        read_tree(prepared.text, "a.md", 2, prepared.shifted)
    except YamlError as error:
        assert 2 <= error.issue.place.line <= front.count("\n") + 3


@fuzz
@given(YAML, MARKUP)
def test_reading_gives_a_document_or_reasons_with_cures(front: str, body: str) -> None:
    raw = f"---\n{front}\n---\n{body}".encode("utf-8", "surrogatepass")
    reading = read_document("content/a.md", raw, KNOWN)
    errors = [issue for issue in reading.issues if issue.severity is Severity.ERROR]
    assert (reading.document is None) == bool(errors)
    assert all(issue.cure and issue.problem and issue.place.path == "content/a.md" for issue in reading.issues)
    lines = raw.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert all(issue.place.line <= len(lines) for issue in reading.issues)


@fuzz
@given(st.sampled_from(["title", "summary", "author"]), st.text(min_size=1, max_size=40))
def test_a_line_of_text_comes_back_as_typed(key: str, text: str) -> None:
    text = " ".join(clean(text).split())
    if (
        find_legacy(text)
        or mend_saved_twice(narrow(text)) != text
        or not text
        or text[0] in "|>\"'"
        or re.search(r"(^|\s)#(\s|$)", text)
    ):
        return  # block marks, quotes and comments mean something; the table of slips has them
    lines = {"title": "A", "date": "1/1/2020", "category": "tin-tuc", "slug": "a"} | {key: text}
    raw = "\n".join(["---", *(f"{name}: {value}" for name, value in lines.items()), "---", ""]).encode()
    document = read_document("a.md", raw, KNOWN).document
    assert document is not None
    assert getattr(document, key) == decode(text.encode()).text


def words(text: str) -> list[str]:
    return sorted(re.findall(r"\w+", text))


@fuzz
@given(MARKUP)
def test_rendering_is_safe_whole_and_repeatable(text: str) -> None:
    body = clean(text)
    rendered = render(body, "a.md", 1)
    assert not dangers(rendered.html)
    assert render(body, "a.md", 1) == rendered
    assert all(1 <= issue.place.line <= body.count("\n") + 1 for issue in rendered.issues)
    assert not dangers(rendered.fill(["/x/"] * len(rendered.links), ["cp-picture:0"] * len(rendered.pictures)))


@fuzz
@given(MARKUP)
def test_no_letter_outside_markup_is_lost(text: str) -> None:
    body = f"ĐẦUBÀI\n\n{clean(text)}\n\nCUỐIBÀI"
    rendered = render(body, "a.md", 1)
    if rendered.html and "<!--" not in body and "]:" not in body:
        assert rendered.text.startswith("ĐẦUBÀI") and rendered.text.endswith("CUỐIBÀI"), rendered.text


@fuzz
@given(MARKUP)
def test_quick_conversion_equals_the_stock_one(text: str) -> None:
    body = clean(text)
    if render(body, "a.md", 1).html == "":
        return
    quick, stock = build()[0], build(quick=False)[0]
    assert quick.convert(body) == stock.convert(body)


@fuzz
@given(MARKUP)
def test_plain_text_keeps_its_offsets(text: str) -> None:
    body = clean(text)
    plain = plain_text(body)
    assert len(plain.text) == len(plain.offsets)
    assert plain.offsets == sorted(plain.offsets)
    assert all(0 <= offset <= len(body) for offset in plain.offsets)
    assert "  " not in plain.text and "\n" not in plain.text


@fuzz
@given(st.text(max_size=200) | st.sampled_from(_SCRIPTS))
def test_the_sanitiser_alone_lets_nothing_dangerous_through(html: str) -> None:
    safe = sanitise(html)
    assert not [danger for danger in dangers(safe) if "[src" not in danger]
    assert sanitise(safe) == safe


@fuzz
@given(st.text(alphabet="0123456789.,/-% ₫đồngtỷriệuhơnkhoảng½¾\u00a0–", max_size=30) | st.text(max_size=20))
def test_numbers_are_read_or_refused_with_a_cure(text: str) -> None:
    for reads in (read_number, read_quantity):
        try:
            reads(text)
        except NumberError as error:
            assert error.problem and error.cure
    assert all(0 <= found.start < found.end <= len(text) for found in find_quantities(text))


@fuzz
@given(st.text(alphabet="0123456789/-: thángnămqúyđầucuối.,–TH", max_size=30) | st.text(max_size=20))
def test_dates_and_periods_are_read_or_refused_with_a_cure(text: str) -> None:
    for reads in (read_date, read_period):
        try:
            reads(text)
        except (DateError, PeriodError) as error:
            assert error.problem and error.cure


@pytest.mark.parametrize("seed", range(2))
def test_hostile_articles_are_refused_with_a_place_or_accepted_whole(seed: int) -> None:
    accepted = 0
    for hostile in hostile_articles(max(60, EXAMPLES), seed):
        reading = read_document(hostile.name, hostile.raw, KNOWN)
        if reading.document is None:
            assert all(issue.cure for issue in reading.issues) and reading.issues
            continue
        rendered = render(reading.document.body, hostile.name, reading.document.body_line)
        assert not dangers(rendered.html), hostile.raw
        if any(issue.severity is Severity.ERROR for issue in rendered.issues):
            assert all(issue.place.line for issue in rendered.issues)
            continue
        accepted += 1
        assert hostile.first in rendered.text and hostile.last in rendered.text, hostile.raw
    assert accepted
