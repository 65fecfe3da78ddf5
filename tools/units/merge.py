"""One list out of two: the rules by which the packages' units become ours (decision 0002)."""

from __future__ import annotations

from dataclasses import dataclass

from tools.units.identity import base_id, split_name
from tools.units.sources import Unit, Units

LAST_DAY = "2025-06-30"
FIRST_DAY = "2025-07-01"
HO_CHI_MINH_CITY = "Thành phố Hồ Chí Minh"
BASES = {HO_CHI_MINH_CITY: "Nghị quyết 1685/NQ-UBTVQH15"}
ENDED_EARLIER = "chấm dứt không muộn hơn ngày ghi; chưa rõ ngày và đơn vị tiếp nhận"
NO_SUCCESSOR = "chưa rõ đơn vị tiếp nhận"


@dataclass(frozen=True, slots=True)
class WardRow:
    """A line of wards.csv."""

    id: str
    code: str
    name: str
    short_name: str
    kind: str
    district: str
    province: str
    valid_from: str
    valid_to: str
    note: str


@dataclass(frozen=True, slots=True)
class LineageRow:
    """A line of lineage.csv; `sources` counts the packages that state the step."""

    predecessor: str
    successor: str
    extent: str
    date: str
    basis: str
    sources: str


@dataclass(frozen=True, slots=True)
class Merged:
    """Both tables, and the units left out because they are a second code of a unit that is in."""

    wards: tuple[WardRow, ...]
    lineage: tuple[LineageRow, ...]
    left_out: tuple[tuple[Unit, Unit], ...]


def _former_units(first: Units, second: Units) -> tuple[dict[str, Unit], list[tuple[Unit, Unit]]]:
    """All former units by code; a code in neither conversion table yields to one that carries the same full name."""
    known = {**second.former, **first.former}
    converted = {code: unit for code, unit in known.items() if code in first.successors or code in second.successors}
    by_name = {(unit.name, unit.district, unit.province): unit for unit in converted.values()}
    kept, left_out = dict(converted), []
    for code, unit in known.items():
        twin = by_name.get((unit.name, unit.district, unit.province))
        if twin is None:
            kept[code] = unit
        elif twin.code != code:
            left_out.append((unit, twin))
    return kept, sorted(left_out, key=lambda pair: pair[0].code)


def _note(code: str, first: Units, second: Units) -> str:
    if code in first.successors:
        return ""
    return NO_SUCCESSOR if code in second.former else ENDED_EARLIER


def _row(unit: Unit, ward_id: str, *, former: bool, note: str) -> WardRow:
    kind, short = split_name(unit.name)
    days = ("", LAST_DAY) if former else (FIRST_DAY, "")
    return WardRow(ward_id, unit.code, unit.name, short, kind, unit.district, unit.province, *days, note)


def merge(first: Units, second: Units) -> Merged:
    """Make both tables, sorted by id. Names and steps are those of the first package, gaps are filled from the second.

    A current unit whose code a former one carried gets the year it began behind its id, whatever the two are called.
    A step is whole only if the unit has one successor and the first package does not mark it as divided.
    """
    former, left_out = _former_units(first, second)
    old_ids = {code: base_id(split_name(unit.name)[1], code) for code, unit in former.items()}
    new_ids = {}
    for code, unit in first.current.items():
        ward_id = base_id(split_name(unit.name)[1], code)
        new_ids[code] = f"{ward_id}-{FIRST_DAY[:4]}" if code in former else ward_id
    wards = [_row(unit, old_ids[code], former=True, note=_note(code, first, second)) for code, unit in former.items()]
    wards += [_row(unit, new_ids[code], former=False, note="") for code, unit in first.current.items()]
    lineage = []
    for old, successors in first.successors.items():
        extent = "part" if len(successors) > 1 or old in first.partly else "whole"
        for new in successors:
            sources = "2" if new in second.successors.get(old, frozenset()) else "1"
            basis = BASES.get(first.current[new].province, "")
            lineage.append(LineageRow(old_ids[old], new_ids[new], extent, FIRST_DAY, basis, sources))
    lineage.sort(key=lambda step: (step.predecessor, step.successor))
    return Merged(tuple(sorted(wards, key=lambda row: row.id)), tuple(lineage), tuple(left_out))
