"""What describes the data says what the data is."""

from __future__ import annotations

import re

import jsonschema
import pytest

from plugins.opendata.dictionary import FILE, dictionary
from plugins.opendata.indicators import COLUMNS as INDICATORS
from plugins.opendata.observations import COLUMNS as OBSERVATIONS
from plugins.opendata.table import Columns
from plugins.opendata.wards import LINEAGE_COLUMNS, WARD_COLUMNS
from tests.opendata.conftest import Shelf, Small, figure, shelve, telling

FIELD = {
    "type": "object",
    "required": ["name", "type", "title", "description"],
    "properties": {
        "name": {"type": "string", "minLength": 1},
        "type": {"enum": ["string", "number", "integer", "boolean", "date"]},
        "format": {"enum": ["default", "uri"]},
        "constraints": {"type": "object", "properties": {"required": {"type": "boolean"}, "enum": {"type": "array"}}},
    },
}
RESOURCE = {
    "type": "object",
    "required": ["name", "path", "profile", "mediatype", "encoding", "schema"],
    "properties": {
        "name": {"type": "string", "pattern": "^([-a-z0-9._/])+$"},
        "path": {"type": "string", "pattern": r"^(?=^[^./~])(^((?!\.{2}).)*$).*$"},
        "profile": {"const": "tabular-data-resource"},
        "schema": {
            "type": "object",
            "required": ["fields", "missingValues"],
            "properties": {"fields": {"type": "array", "minItems": 1, "items": FIELD}},
        },
    },
}
PACKAGE = {
    "type": "object",
    "required": ["name", "resources", "licenses", "sources"],
    "properties": {
        "name": {"type": "string", "pattern": "^([-a-z0-9._/])+$"},
        "licenses": {
            "type": "array",
            "minItems": 1,
            "items": {"anyOf": [{"required": ["name"]}, {"required": ["path"]}]},
        },
        "sources": {"type": "array", "minItems": 1, "items": {"required": ["title"]}},
        "resources": {"type": "array", "minItems": 1, "items": RESOURCE},
    },
}


def test_the_data_package_has_the_shape_of_the_standard(seed: Shelf) -> None:
    jsonschema.validate(seed.json("datapackage.json"), PACKAGE, cls=jsonschema.Draft7Validator)


def test_the_data_package_lists_every_file_with_its_very_columns(seed: Shelf) -> None:
    resources = {entry["path"]: entry for entry in seed.json("datapackage.json")["resources"]}
    files = {path.removeprefix("du-lieu/") for path in seed.files} - {"datapackage.json", "catalog.jsonld"}
    assert resources.keys() == files
    for path, entry in resources.items():
        names = [field["name"] for field in entry["schema"]["fields"]]
        if path.endswith(".json"):
            rows = seed.json(path)
            assert [list(row) for row in rows] == [names] * int(entry["rowCount"])
        else:
            head = seed.bytes_of(path).decode("utf-8-sig").partition("\r\n")[0]
            assert head.split(entry["dialect"]["delimiter"]) == names


def test_required_cells_are_there_codes_are_known_and_keys_lead_somewhere(seed: Shelf) -> None:
    for entry in seed.json("datapackage.json")["resources"]:
        if entry["path"].endswith("-excel.csv") or not entry["path"].endswith(".csv"):
            continue
        rows = seed.csv(entry["path"])
        for field in entry["schema"]["fields"]:
            cells = {row[field["name"]] for row in rows}
            limits = field.get("constraints", {})
            assert not (limits.get("required") and "" in cells), field["name"]
            assert not limits.get("enum") or cells <= set(limits["enum"]), field["name"]
        for key in entry["schema"].get("foreignKeys", []):
            goal = key["reference"]["resource"].removesuffix("-csv")
            known = {row[key["reference"]["fields"]] for row in seed.csv(f"{goal}.csv")}
            assert {row[key["fields"]] for row in rows} <= known
        if "primaryKey" in entry["schema"]:
            ids = [row[entry["schema"]["primaryKey"]] for row in rows]
            assert len(set(ids)) == len(ids)


def test_the_data_package_gives_licence_missing_values_and_the_rule_for_formulas(seed: Shelf) -> None:
    package = seed.json("datapackage.json")
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert package["licenses"][0]["path"].startswith("https://creativecommons.org/licenses/by/4.0/")
    assert package["temporal"] == "2020-01-01/2020-06-30"
    for entry in package["resources"]:
        assert entry["schema"]["missingValues"] == [""]
        if entry["path"].endswith(".csv"):
            assert entry["formulaGuard"]["before"] == ["=", "+", "-", "@", "TAB", "CR"]


def test_a_site_without_a_licence_claims_none(edition: Small) -> None:
    shelf = shelve(edition(telling(figure())))
    assert "licenses" not in shelf.json("datapackage.json")
    assert "license" not in shelf.json("catalog.jsonld")
    assert shelf.views["/du-lieu/"]().licence is None


def test_the_catalogue_leads_to_every_data_file(seed: Shelf) -> None:
    catalog = seed.json("catalog.jsonld")
    assert (catalog["@context"], catalog["@type"]) == ("https://schema.org", "DataCatalog")
    addresses = {file["contentUrl"] for entry in catalog["dataset"] for file in entry["distribution"]}
    described = {"du-lieu/datapackage.json", "du-lieu/catalog.jsonld"}
    assert addresses == {f"https://phuong.example.vn/{path}" for path in seed.files.keys() - described}
    figures = catalog["dataset"][0]
    assert figures["temporalCoverage"] == "2020-01-01/2020-06-30"
    assert figures["spatialCoverage"] == ["Phường Cầu Ông Lãnh, Quận 1 (đến 30/6/2025)"]
    assert "Giao quân (thanh niên nhập ngũ)" in figures["variableMeasured"]


def test_the_page_offers_every_file_and_explains_every_column(seed: Shelf) -> None:
    page = seed.views["/du-lieu/"]()
    assert {file.url for file in page.files} == {f"/{path}" for path in seed.files}
    assert [column.name for column in page.columns] == list(seed.csv("observations.csv")[0])
    assert 50 <= len(page.description) <= 160
    assert "10 dòng" in page.files[0].detail


@pytest.mark.parametrize("columns", [OBSERVATIONS, INDICATORS, WARD_COLUMNS, LINEAGE_COLUMNS])
def test_every_column_has_a_plain_name_and_a_vietnamese_meaning(columns: Columns) -> None:
    names = [column.name for column in columns]
    assert len(set(names)) == len(names)
    assert len({column.title for column in columns}) == len(names)
    for column in columns:
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", column.name)
        assert column.meaning[:1].isupper() or column.meaning.startswith(("true:", "phường"))
        assert "|" not in column.meaning


def test_the_data_dictionary_is_current() -> None:
    written = FILE.read_text(encoding="utf-8")
    assert written == dictionary(), "run: python -m plugins.opendata.dictionary"
