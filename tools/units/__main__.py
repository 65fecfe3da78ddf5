"""`python -m tools.units --retrieved YYYY-MM-DD`: write both tables and the generated part of docs/units.md.

Needs Python 3.12 or newer in an environment of its own; see docs/decisions/0002-unit-registry.md.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import astuple, fields
from datetime import date
from pathlib import Path

from tools.units.merge import LineageRow, WardRow, merge
from tools.units.report import BEGIN, END, report
from tools.units.sources import Units, from_vietnam_provinces, from_vietnamadminunits

ROOT = Path(__file__).resolve().parents[2]
LICENCES = {"vietnam-provinces": "GPL-3.0-or-later", "vietnamadminunits": "MIT"}


def _write_table(path: Path, row_type: type, rows: Iterable[WardRow | LineageRow], source: str) -> None:
    """Write a table of plain cells: no cell may need quoting, so that a row can be found without parsing the file."""
    lines = [source, ",".join(field.name for field in fields(row_type))]
    for row in rows:
        cells = astuple(row)
        if any(sign in cell for cell in cells for sign in ',"\r\n'):
            raise SystemExit(f"a cell would need quoting: {cells}")
        lines.append(",".join(cells))
    path.write_bytes(("\n".join(lines) + "\n").encode())


def _write_meta(path: Path, sources: tuple[Units, ...], retrieved: str) -> None:
    lines = ["# Written by tools/units; the tables beside it come from these packages.", f"retrieved: {retrieved}"]
    lines.append("sources:")
    for units in sources:
        lines += [f"- package: {units.package}", f"  version: {units.version}", f"  licence: {LICENCES[units.package]}"]
    path.write_bytes(("\n".join(lines) + "\n").encode())


def main() -> None:
    """Read both packages, merge, write."""
    parser = argparse.ArgumentParser(prog="python -m tools.units", description=__doc__)
    parser.add_argument("--retrieved", required=True, type=date.fromisoformat, help="day the packages were fetched")
    parser.add_argument("--into", type=Path, default=ROOT, help="root of the checkout to write into")
    options = parser.parse_args()
    retrieved = options.retrieved.isoformat()
    first, second = from_vietnam_provinces(), from_vietnamadminunits()
    merged = merge(first, second)
    named = " + ".join(f"{units.package} {units.version} ({LICENCES[units.package]})" for units in (first, second))
    source = f"# Written by tools/units from {named}; retrieved {retrieved}. Do not edit: see docs/units.md."
    tables = options.into / "content" / "data"
    _write_table(tables / "wards.csv", WardRow, merged.wards, source)
    _write_table(tables / "lineage.csv", LineageRow, merged.lineage, source)
    _write_meta(tables / "units.meta.yaml", (first, second), retrieved)
    page = options.into / "docs" / "units.md"
    text = page.read_text(encoding="utf-8")
    before, after = text.partition(BEGIN)[0], text.partition(END)[2].lstrip("\n")
    page.write_bytes((before + report(first, second, merged, retrieved) + after).encode())
    print(f"{len(merged.wards)} units, {len(merged.lineage)} steps of lineage")


if __name__ == "__main__":
    main()
