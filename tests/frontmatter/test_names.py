"""Names that look alike stay apart, and addresses hold whatever title or slug is given."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pelican.contents import Article

from plugins.frontmatter.vocabulary import LEVELS, plain
from tests.frontmatter.wards import article, read


@pytest.mark.parametrize(
    ("written", "tag"),
    [("Lê", "le"), ("le", "le"), ("LÊ", "le"), ("Lễ", "le-hoi"), ("lễ", "le-hoi"), ("le-hoi", "le-hoi"), ("le hoi", "le-hoi")],
)  # fmt: skip
def test_tags_that_differ_by_marks_are_different_tags(written: str, tag: str) -> None:
    document = read(article(f"tags: {written}")).document
    assert document is not None and document.tags == (tag,)


@pytest.mark.parametrize("written", ["Lệ", "Lế", "C#", "C++", "lee"])
def test_a_tag_that_is_only_like_a_known_one_is_not_taken_for_it(written: str) -> None:
    [issue] = read(article(f"tags: {written}")).issues
    assert issue.code == "the-la"


@pytest.mark.parametrize(
    "written", ["tin-tuc", "Tin tức", "tin tuc", "TIN TỨC", unicodedata.normalize("NFD", "Tin tức")]
)
def test_a_category_is_named_by_id_or_name(written: str) -> None:
    document = read(article(f"category: {written}")).document
    assert document is not None and document.category == "tin-tuc"


@pytest.mark.parametrize("level", LEVELS)
def test_no_two_keys_of_a_level_share_a_spelling(level: str) -> None:
    spellings = [
        plain(name) for key in LEVELS[level].keys.values() for name in {key.name, plain(key.alias), *key.others}
    ]
    assert len(spellings) == len(set(spellings))


@pytest.mark.parametrize("name", sorted(set(dir(Article)) - set(LEVELS[""].keys)))
def test_no_attribute_of_an_article_is_a_key(name: str) -> None:
    assert {issue.code for issue in read(article(f"{name}: x")).issues} & {"khoa-la", "yaml", "yaml-cam"}


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=30) | st.text(alphabet="a-Z../%\\0", max_size=100))
def test_a_slug_is_an_address_or_an_error(slug: str) -> None:
    reading = read(article(f"slug: {slug}"))
    if reading.document is not None:
        assert re.fullmatch(r"[a-z0-9-]{1,80}", reading.document.slug)
        assert reading.document.slug not in ("index", "trang")


@settings(max_examples=200, deadline=None)
@given(st.text(min_size=1, max_size=700))
def test_every_title_gives_a_short_plain_slug_or_an_error(title: str) -> None:
    reading = read(article(f"title: {title}"))
    if reading.document is not None:
        assert re.fullmatch(r"[a-z0-9-]{1,80}", reading.document.slug)


def test_a_title_longer_than_a_file_name_is_cut_between_words() -> None:
    document = read(article("title: " + "phường " * 100)).document
    assert document is not None
    assert document.slug == "-".join(["phuong"] * 11)
