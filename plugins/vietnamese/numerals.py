"""Reading numbers: the one door to the modules that read digits, words, stated values and prose."""

from __future__ import annotations

from plugins.vietnamese.figures import NumberError
from plugins.vietnamese.prose import Found, Unreadable, find_quantities, find_unreadable, numbers_in
from plugins.vietnamese.quantities import read_change, read_number, read_percent, read_quantity

__all__ = [
    "Found",
    "NumberError",
    "Unreadable",
    "find_quantities",
    "find_unreadable",
    "numbers_in",
    "read_change",
    "read_number",
    "read_percent",
    "read_quantity",
]
