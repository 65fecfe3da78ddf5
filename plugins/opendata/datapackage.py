"""The Frictionless data package: every file with its columns, their types and meanings, its dialect and its licence.

The shape is that of the Data Package standard (specs.frictionlessdata.io), as tabular data package of version 1, which
readers of version 2 understand too.
"""

from __future__ import annotations

import json
import re
from typing import TypeAlias

from plugins.edition import Edition
from plugins.opendata.catalogue import (
    ADDRESS,
    DESCRIPTION,
    FORMULA_NAMES,
    FORMULA_RULE,
    RULES,
    TITLE,
    Coverage,
    file_address,
    tables_of,
)
from plugins.opendata.column import Column, Row
from plugins.opendata.delimited import LINE_END, ExcelCsv, StrictCsv
from plugins.opendata.table import Format, Table

Node: TypeAlias = dict[str, object]

_LICENCE_NAME = re.compile(r"[-a-zA-Z0-9._]+")


def data_package(edition: Edition) -> bytes:
    """The file `datapackage.json`; paths in it are relative to its own address."""
    site = edition.registries.site
    package: Node = {
        "profile": "tabular-data-package",
        "name": "so-lieu-phuong",
        "title": f"{TITLE} – {site.name}",
        "description": " ".join([DESCRIPTION, *RULES]),
        "homepage": f"{site.url}{ADDRESS}",
        "keywords": ["phường", "số liệu", "chỉ tiêu", "báo cáo"],
        "contributors": [{"title": site.office.name or site.name, "path": site.url, "role": "publisher"}],
        "sources": [{"title": f"Các bài đã đăng trên {site.name}", "path": f"{site.url}/"}],
        "temporal": Coverage.of(edition).interval,
        "resources": [resource(table, form) for table in tables_of(edition) for form in table.formats],
    }
    licences = _licences(edition)
    if licences:
        package["licenses"] = licences
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _licences(edition: Edition) -> list[Node]:
    """The licence of site.yaml; it gets a name only when that can be one of the Open Definition ("CC-BY-4.0")."""
    licence = edition.registries.site.licence
    name = licence.name.replace(" ", "-")
    node: Node = {"name": name} if _LICENCE_NAME.fullmatch(name) else {}
    if licence.address:
        node["path"] = licence.address
    return [node | {"title": licence.note or licence.name}] if node else []


def resource(table: Table, form: Format) -> Node:
    """One file of the package."""
    node: Node = {
        "profile": "tabular-data-resource",
        "name": table.file_name(form).replace(".", "-"),
        "path": file_address(table, form).removeprefix(ADDRESS),
        "title": f"{table.title} ({form.label})",
        "description": table.description,
        "format": form.suffix.rpartition(".")[2],
        "mediatype": form.media_type,
        "encoding": "utf-8",
        "rowCount": table.count,
    }
    excel = isinstance(form, ExcelCsv)
    if isinstance(form, StrictCsv | ExcelCsv):
        node["dialect"] = {
            "delimiter": form.delimiter,
            "lineTerminator": LINE_END,
            "quoteChar": '"',
            "doubleQuote": True,
        }
        node["formulaGuard"] = {"prefix": "'", "before": list(FORMULA_NAMES), "description": FORMULA_RULE}
    node["schema"] = schema(table, excel=excel)
    return node


def schema(table: Table, *, excel: bool = False) -> Node:
    """The Table Schema; the file for Excel has Vietnamese headings and other signs for numbers and truth."""
    node: Node = {
        "fields": [field(column, excel=excel) for column in table.columns],
        "missingValues": [""],
    }
    if table.primary_key and not excel:
        node["primaryKey"] = table.primary_key
    if table.foreign_keys and not excel:
        node["foreignKeys"] = [
            {"fields": key.column, "reference": {"resource": f"{key.table}-csv", "fields": "id"}}
            for key in table.foreign_keys
        ]
    return node


def field(column: Column[Row], *, excel: bool = False) -> Node:
    """One column: what all formats, the page and the dictionary say of it."""
    node: Node = {
        "name": column.title if excel else column.name,
        "type": column.type.value,
        "title": column.title,
        "description": meaning(column),
    }
    if column.is_address:
        node["format"] = "uri"
    if excel and column.type == "number":
        node["decimalChar"] = ","
    if excel and column.type == "boolean":
        node |= {"trueValues": ["có"], "falseValues": ["không"]}
    constraints: Node = {"required": True} if column.required else {}
    if column.codes:
        constraints["enum"] = [code.value for code in column.codes]
    return node | {"constraints": constraints} if constraints else node


def meaning(column: Column[Row]) -> str:
    """The meaning with the codes, in one text."""
    codes = "; ".join(f"{code.value}: {code.meaning}" for code in column.codes)
    unit = f" (đơn vị: {column.unit})" if column.unit else ""
    return f"{column.meaning}{unit}" + (f". {codes}" if codes else "")
