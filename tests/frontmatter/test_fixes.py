"""Facts about safe cures: each cures what it says and nothing else."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.frontmatter.fixes import FIXES, fix_all
from tests.frontmatter.wards import article, read

BY_NAME = {fix.name: fix for fix in FIXES}
METRICS = "metrics:\n  - indicator: giao_quan\n    value: {}\n    attainment: {}\n    note: {}"


def bytes_of(text: str) -> bytes:
    return text.encode()


CASES = [
    ("bang-ma", article().encode("utf-16"), bytes_of(article())),
    ("dung-san", bytes_of(unicodedata.normalize("NFD", article())), bytes_of(article())),
    ("dau-tep", b"\xef\xbb\xbf" + bytes_of(article()).replace(b"\n", b"\r\n"), bytes_of(article())),
    ("phong-cu", bytes_of(article(body="Héi nghÞ s¬ kÕt 2020\nTốt")), bytes_of(article(body="Hội nghị sơ kết 2020\nTốt"))),
    ("phong-cu", bytes_of(article(body="Hoäi nghò sô keát 2020\nTốt")), bytes_of(article(body="Hội nghị sơ kết 2020\nTốt"))),
    ("ky-tu-an", bytes_of(article("author: A\u200bB", body="x\u202ey\x00z")), bytes_of(article("author: AB", body="xyz"))),
    ("vach", b"\n--- \ntitle: A\n\xe2\x80\x94\n\n---  \nb\n", b"\n---\ntitle: A\n---\n\n---  \nb\n"),
    ("thut-tab", bytes_of(article("metrics:\n\t- indicator: a\n\t\tvalue: 1", body="\tb")),
     bytes_of(article("metrics:\n  - indicator: a\n    value: 1", body="\tb"))),
    ("thieu-cach", bytes_of(article("author:A", body="note:x")), bytes_of(article("author: A", body="note:x"))),
    ("khoa-la", bytes_of(article("Statuss: draft", body="Statuss: x")), bytes_of(article("status: draft", body="Statuss: x"))),
    ("khoa-la", bytes_of(article("metrics:\n  - indicatr: a\n    vaue: b")), bytes_of(article("metrics:\n  - indicator: a\n    value: b"))),
    ("phan-tram", bytes_of(article(METRICS.format("36.26%", "138.5 %", "36.26%"), body="36.26%")),
     bytes_of(article(METRICS.format("36,26%", "138,5 %", "36.26%"), body="36.26%"))),
]  # fmt: skip


@pytest.mark.parametrize(("name", "before", "after"), CASES)
def test_a_cure_changes_what_it_says_and_nothing_else(name: str, before: bytes, after: bytes) -> None:
    assert BY_NAME[name].apply(before) == after
    assert BY_NAME[name].apply(after) == after
    cured, done = fix_all(before)
    assert BY_NAME[name].description in done
    assert fix_all(cured) == (cured, ())


@pytest.mark.parametrize(
    "kept",
    [
        bytes_of(article()),
        bytes_of(article("date: 7/8/2020")),
        bytes_of(article("title: Statuss: draft")),
        bytes_of(article("khong biet: x")),
        bytes_of(article("status: draft\nstatuss: published")),
        bytes_of(article("summary: |\n  Statuss: x\n  author:A")),
        bytes_of(article("metrics:\n  - note: |\n      vaue:1\n    value: 1")),
        bytes_of(article(METRICS.format("1.234%", "100%", "x"))),
        bytes_of(article(METRICS.format("3.1.2020%", "v1.2", "x"))),
        bytes_of(article(body="L'été, Köln, 36.26%, a\tb, Statuss: x")),
        b"",
        b"---",
        bytes_of(article()) + b"\xff",
        bytes_of("không có khai báo"),
    ],
)
def test_what_only_the_writer_knows_is_left_alone(kept: bytes) -> None:
    assert fix_all(kept) == (kept, ())


@pytest.mark.parametrize(("name", "before", "after"), CASES)
def test_a_cured_file_no_longer_has_the_complaint(name: str, before: bytes, after: bytes) -> None:
    codes = {issue.code for issue in read(fix_all(before)[0]).issues}
    assert name not in codes


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=120) | st.text(max_size=120).map(lambda text: ("---\n" + text).encode("utf-8", "replace")))
def test_cures_never_fail_and_do_their_work_once(raw: bytes) -> None:
    cured, _ = fix_all(raw)
    assert fix_all(cured)[0] == cured
