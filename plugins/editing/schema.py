"""Writes the JSON Schema of the front matter for editors' tools, with the site's own sections, wards and indicators."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from plugins.frontmatter.schema import json_schema
from plugins.registries import Registries

SCHEMA = "schema/article.schema.json"


def site_schema(registries: Registries) -> dict[str, Any]:
    """The schema of any site, in which ids are offered with their names; other texts stay allowed.

    What is unknown is for `check` to say, with the nearest match; a schema would only say that it is wrong.
    """
    schema = json_schema()
    site = registries.site
    wards = {ward_id: ward.label_on_page for ward_id in registries.covered if (ward := registries.wards.get(ward_id))}
    offers = {
        ("category", "chuyên mục"): {one.id: one.label for one in site.categories},
        ("tags", "thẻ"): {one.id: one.label for one in site.tags},
        ("ward", "phường"): wards,
    }
    for names, choices in offers.items():
        _offer(schema["properties"], names, choices)
    metric = schema["$defs"]["Metric"]["properties"]
    _offer(metric, ("indicator", "chỉ tiêu"), {one.id: f"{one.label} ({one.unit})" for one in registries.indicators})
    _offer(metric, ("ward", "phường"), wards)
    return schema


def _offer(properties: dict[str, Any], names: tuple[str, ...], choices: dict[str, str]) -> None:
    """Put known ids before the free text of a property, in lists as well; keeps title and description."""
    known = {"enum": list(choices), "enumDescriptions": list(choices.values())}
    text = {"type": ["string", "number"], "minLength": 1}
    for name in names:
        old = properties[name]
        kept = {key: value for key, value in old.items() if key in ("title", "description")}
        one: dict[str, Any] = {"anyOf": [known, text]}
        lists = [{"type": "array", "items": one}] if "anyOf" in old else []
        properties[name] = kept | {"anyOf": [known, text, *lists]}


def write_schema(root: Path, registries: Registries) -> Path:
    """Write the schema below the project's root, whole or not at all; returns its path relative to the root."""
    target = root / SCHEMA
    target.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(site_schema(registries), ensure_ascii=False, indent=2, sort_keys=False) + "\n"
    begun = target.with_suffix(".new")
    begun.write_text(text, encoding="utf-8")
    os.replace(begun, target)  # noqa: PTH105 - the one call that replaces on every system
    return Path(SCHEMA)
