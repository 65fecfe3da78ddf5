"""The two packages, read into one shape; the only module that knows how they store things."""

from __future__ import annotations

import json
import sqlite3
import unicodedata
from dataclasses import dataclass
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

FIRST = "vietnam-provinces"
SECOND = "vietnamadminunits"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as one package names it; `district` is empty for the two-tier system."""

    code: str
    name: str
    district: str
    province: str


@dataclass(frozen=True, slots=True)
class Units:
    """All one package knows: units by code, and the codes that follow each former code."""

    package: str
    version: str
    former: dict[str, Unit]
    current: dict[str, Unit]
    successors: dict[str, frozenset[str]]
    partly: frozenset[str]


def _clean(name: str) -> str:
    """NFC, single spaces, first letter a capital ("xã Bắc Sơn" occurs once)."""
    name = " ".join(unicodedata.normalize("NFC", name).split())
    return name[:1].upper() + name[1:]


def _code(number: int | str) -> str:
    return f"{int(number):05d}"


def from_vietnam_provinces() -> Units:
    """Read vietnam-provinces: the list of the National Statistics Office and its conversion table."""
    from vietnam_provinces import Province, Ward, legacy  # type: ignore[import-not-found, unused-ignore]
    from vietnam_provinces._ward_conversion_2025 import OLD_TO_NEW  # type: ignore[import-not-found, unused-ignore]

    provinces = {int(entry.code): _clean(entry.name) for entry in Province.iter_all()}
    old_provinces = {int(entry.code): _clean(entry.name) for entry in legacy.Province.iter_all()}
    districts = {int(entry.code): entry for entry in legacy.District.iter_all()}
    current = {}
    for ward in Ward.iter_all():
        current[_code(ward.code)] = Unit(_code(ward.code), _clean(ward.name), "", provinces[int(ward.province_code)])
    former = {}
    for ward in legacy.Ward.iter_all():
        district = districts[int(ward.district_code)]
        province = old_provinces[int(district.province_code)]
        former[_code(ward.code)] = Unit(_code(ward.code), _clean(ward.name), _clean(district.name), province)
    steps = {_code(old): frozenset(_code(new.code) for new in entry.new_wards) for old, entry in OLD_TO_NEW.items()}
    partly = frozenset(_code(old) for old, entry in OLD_TO_NEW.items() if entry.old_ward.is_partly_merged)
    return Units(FIRST, metadata.version(FIRST), former, current, steps, partly)


def from_vietnamadminunits() -> Units:
    """Read the files of vietnamadminunits without importing it, so that none of its dependencies is needed."""
    spec = find_spec(SECOND)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{SECOND} is not installed: see docs/decisions/0002-unit-registry.md")
    folder = Path(spec.origin).parent / "data"
    with sqlite3.connect(f"{(folder / 'dataset.db').as_uri()}?mode=ro", uri=True) as database:
        old_rows = database.execute(
            "select wardCode, ward, district, province, provinceKey || '_' || districtKey || '_' || wardKey"
            " from admin_units_legacy where wardCode is not null order by wardCode"
        ).fetchall()
        new_rows = database.execute(
            "select wardCode, ward, province, provinceKey || '_' || wardKey from admin_units order by wardCode"
        ).fetchall()
    former = {_code(row[0]): Unit(_code(row[0]), *map(_clean, row[1:4])) for row in old_rows}
    current = {_code(row[0]): Unit(_code(row[0]), _clean(row[1]), "", _clean(row[2])) for row in new_rows}
    old_codes = {row[4]: _code(row[0]) for row in old_rows}
    new_codes = {row[3]: _code(row[0]) for row in new_rows}
    steps = _converter_steps(folder / "converter_2025.json", old_codes, new_codes)
    split = frozenset(old for old, new in steps.items() if len(new) > 1)
    return Units(SECOND, metadata.version(SECOND), former, current, steps, split)


def _converter_steps(path: Path, old_codes: dict[str, str], new_codes: dict[str, str]) -> dict[str, frozenset[str]]:
    """Successor codes by former code; keys without a commune (island districts) are left out."""
    table = json.loads(path.read_text(encoding="utf-8"))
    pairs = []
    for province, wards in table["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, keys in wards.items():
            pairs += [(key, f"{province}_{ward}") for key in keys]
    for province, keys in table["DICT_PROVINCE_WARD_DIVIDED"].items():
        for key, choices in keys.items():
            pairs += [(key, f"{province}_{choice['newWardKey']}") for choice in choices]
    steps: dict[str, set[str]] = {}
    for old_key, new_key in pairs:
        if old_key in old_codes:
            steps.setdefault(old_codes[old_key], set()).add(new_codes[new_key])
    return {old: frozenset(new) for old, new in steps.items()}
