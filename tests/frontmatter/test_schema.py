"""Facts about the exported schema: valid, Vietnamese, and of one mind with the reader."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from plugins.frontmatter.schema import json_schema, model
from plugins.frontmatter.vocabulary import ARTICLE, CHANGE, METRIC
from tests.frontmatter.wards import read

GOOD: dict[str, Any] = {"title": "A", "date": "08/07/2020", "category": "tin-tuc"}
VALIDATOR = jsonschema.Draft202012Validator(json_schema())
# Codes of complaints about form; the others need registries, dates, the day.
FORM = {"khoa-la", "khoa-trung", "thieu-khoa", "thieu-gia-tri", "gia-tri-la", "sai-kieu", "yaml"}


def test_the_schema_is_valid_and_every_key_is_described_in_vietnamese() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())
    properties = json_schema()["properties"]
    for key in ARTICLE:
        for name in (key.name, key.alias):
            assert properties[name]["title"].lower() == key.alias
            assert properties[name]["description"] == key.description


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"period": 2020, "metrics": [{"indicator": "a", "value": 627}]},
        {"ward": "a"},
        {"tags": ["a", 2020]},
        {"trạng thái": "nháp"},
        {"số liệu": [{"chỉ tiêu": "a", "đạt": "36,26%", "loại": "kết quả"}]},
        {"changes": [{"date": "1/1/2020", "kind": "correction", "note": "x"}]},
    ],
)
def test_editors_tools_accept_what_the_reader_accepts(more: dict[str, Any]) -> None:
    assert not list(VALIDATOR.iter_errors(GOOD | more))


@pytest.mark.parametrize(
    "bad",
    [
        {"statuss": "draft"},
        {"status": "ẩn"},
        {"tiêu đề": "B"},
        {"metrics": [{"value": "1"}]},
        {"metrics": [{"indicator": "a", "url": "x"}]},
        {"metrics": "x"},
        {"title": ["a"]},
        {"changes": [{"note": "x"}]},
    ],
)
def test_editors_tools_refuse_what_the_reader_refuses(bad: dict[str, Any]) -> None:
    assert list(VALIDATOR.iter_errors(GOOD | bad))


NAMES = [key.name for key in (*ARTICLE, *METRIC, *CHANGE)] + ["statuss", "url"]
TEXT = st.sampled_from(["draft", "result", "correction", "final", "a", "36,26%", "nháp"])
ENTRY = st.dictionaries(st.sampled_from([key.name for key in (*METRIC, *CHANGE)] + ["x"]), TEXT, max_size=5)
VALUE = (
    TEXT | st.lists(TEXT, min_size=1, max_size=2) | st.lists(ENTRY, min_size=1, max_size=2)
)  # “[]” is text to the reader


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(NAMES), VALUE, max_size=6))
def test_the_reader_and_the_pydantic_model_agree_about_form(front: dict[str, Any]) -> None:
    text = "---\n" + yaml.safe_dump(front, allow_unicode=True, sort_keys=False) + "---\n\nThân\n"
    by_reader = any(issue.code in FORM for issue in read(text).issues)
    try:
        model().model_validate(front)
        by_model = False
    except ValidationError:
        by_model = True
    assert by_reader == by_model
