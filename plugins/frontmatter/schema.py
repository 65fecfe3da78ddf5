"""The front matter as a pydantic model and as JSON Schema, for editors' tools; made from the one table of keys.

Reading does not use it: its own pass over the parse tree keeps line and column and is quicker. Tests hold both to the
same answer about keys, shapes and choices.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model

from plugins.frontmatter.vocabulary import ARTICLE, CHANGE, METRIC, Key, Shape

_CONFIG = ConfigDict(extra="forbid", str_min_length=1, str_strip_whitespace=True)

_ENTRIES = {"metrics": ("Metric", METRIC), "changes": ("Change", CHANGE)}
_TEXT = {"type": ["string", "number"], "minLength": 1}  # editors' YAML reads 2020 and 627 as numbers


def _type_of(key: Key) -> Any:
    if key.shape is Shape.ENTRIES:
        entry: Any = _model(*_ENTRIES[key.name])
        return list[entry]
    if key.shape is Shape.TEXTS:
        return str | list[str]
    if key.choices:
        words = [word for value, names in key.choices.items() for word in (value, *names)]
        return Literal[tuple(words)]
    return str


def _model(name: str, keys: tuple[Key, ...]) -> type[BaseModel]:
    fields: dict[str, Any] = {}
    for key in keys:
        title = f"{key.alias[0].upper()}{key.alias[1:]}"
        described = Field(... if key.required else None, title=title, description=key.description)
        fields[key.name] = (_type_of(key), described)
    return create_model(name, __config__=_CONFIG, **fields)


@lru_cache(maxsize=1)
def model() -> type[BaseModel]:
    """The closed model of an article's front matter, by English keys."""
    return _model("FrontMatter", ARTICLE)


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) with Vietnamese titles and descriptions; knows the English keys and their main aliases.

    Required keys are asked for under either name.
    """
    schema = model().model_json_schema()
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = "Phần khai báo của bài viết"
    _name_in_both_languages(schema, ARTICLE)
    for name, keys in (("Metric", METRIC), ("Change", CHANGE)):
        definition = schema["$defs"][name]
        definition["title"] = {"Metric": "Một số liệu", "Change": "Một lần đính chính"}[name]
        _name_in_both_languages(definition, keys)
    return schema


def _name_in_both_languages(schema: dict[str, Any], keys: tuple[Key, ...]) -> None:
    properties = schema["properties"]
    for key in keys:
        property_ = properties[key.name]
        property_.pop("default", None)
        if property_.get("type") == "string" and not key.choices:
            property_ |= _TEXT
        elif key.shape is Shape.TEXTS:
            property_["anyOf"] = [_TEXT, {"type": "array", "items": _TEXT}]
        properties[key.name] = property_
        properties[key.alias] = dict(property_)
    schema.pop("required", None)
    schema["allOf"] = [
        {"oneOf": [{"required": [key.name]}, {"required": [key.alias]}]} for key in keys if key.required
    ] + [{"not": {"required": [key.name, key.alias]}} for key in keys if not key.required]
