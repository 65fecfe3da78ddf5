"""Reads content/data (site.yaml, indicators.yaml, wards.csv, lineage.csv), gives typed registries or issues."""

from __future__ import annotations

from plugins.registries.indicators import IndicatorRegistry
from plugins.registries.loading import Registries, load_registries
from plugins.registries.site import Category, Contact, ContactKind, Licence, MenuEntry, Office, Site, Tag
from plugins.registries.table import RegistryError
from plugins.registries.wards import WardRegistry

__all__ = [
    "Category",
    "Contact",
    "ContactKind",
    "IndicatorRegistry",
    "Licence",
    "MenuEntry",
    "Office",
    "Registries",
    "RegistryError",
    "Site",
    "Tag",
    "WardRegistry",
    "load_registries",
]
