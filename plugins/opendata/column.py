"""What a column is: one definition for every format, for the data package, the page and the dictionary."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Generic, TypeAlias, TypeVar

Row = TypeVar("Row")
Cell: TypeAlias = str | int | Decimal | date | None
"""What a column reads of a row; a bool is an int here, None and "" both mean "not stated"."""


class ColumnType(StrEnum):
    """The types of the Frictionless Table Schema that are used; the value is its word."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"

    @property
    def label(self) -> str:
        """The Vietnamese words of page and dictionary."""
        return _LABELS[self]


_LABELS = {
    ColumnType.STRING: "chữ",
    ColumnType.INTEGER: "số nguyên",
    ColumnType.NUMBER: "số",
    ColumnType.BOOLEAN: "true/false",
    ColumnType.DATE: "ngày",
}


@dataclass(frozen=True, slots=True)
class Code:
    """A value of a closed list, with its Vietnamese meaning."""

    value: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column of a table whose rows are `Row`.

    `name` is its key in all files; `title` its Vietnamese heading (the Excel file shows it); `meaning` one Vietnamese
    sentence; `unit` what a number counts, in Vietnamese; `codes` the only values it may take; `is_address` marks
    absolute web addresses; `required` means that every row has a value.
    """

    name: str
    type: ColumnType
    title: str
    meaning: str
    read: Callable[[Row], Cell]
    unit: str = ""
    codes: tuple[Code, ...] = ()
    is_address: bool = False
    required: bool = False


def plain_number(number: Decimal) -> str:
    """All digits of an exact number, with a point: Decimal("4E+9") is "4000000000", Decimal("36.20") is "36.2"."""
    if not number:
        return "0"
    digits = format(number, "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


_WRITERS: dict[type, Callable[[Any], str]] = {
    type(None): lambda _: "",
    str: str,
    bool: lambda truth: "true" if truth else "false",
    int: str,
    Decimal: plain_number,
    date: str,
}


def plain(cell: Cell) -> str:
    """The one way a value is written down: "", "true", "36.26" (no exponent, no closing zeros), "2020-06-30"."""
    return _WRITERS[type(cell)](cell)
