"""Developers' tool: two packages of administrative units become content/data/{wards,lineage}.csv and docs/units.md."""

from __future__ import annotations
