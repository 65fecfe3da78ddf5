"""An amount as an office states it: the words, the exact number behind them, and how precise the writer was."""

from __future__ import annotations

from decimal import Context, Decimal
from enum import StrEnum
from typing import NamedTuple

# Wider than any figure a report can hold, so that no product is ever rounded, whatever the caller's own context says.
EXACT_ARITHMETIC = Context(prec=100)


class Precision(StrEnum):
    """What the writer said about the exactness of a number; the value is the Vietnamese word that says it."""

    EXACT = ""
    MORE_THAN = "hơn"
    OVER = "trên"
    NEARLY = "gần"
    ABOUT = "khoảng"
    APPROXIMATELY = "xấp xỉ"
    ESTIMATED = "ước"
    AT_LEAST = "ít nhất"
    UP_TO = "tối đa"
    UNDER = "dưới"


class Quantity(NamedTuple):
    """A stated amount.

    `stated` holds the words as written (NFC, spaces folded); `number` the figure in them and `multiplier` the scale
    word (tỷ = 10⁹); `unit` the noun ("suất quà", "đồng", "%"; "" when there is none); `of` the whole or the plan in
    "18/13 thanh niên", in the same scale as `number`.
    """

    stated: str
    number: Decimal
    multiplier: int = 1
    unit: str = ""
    precision: Precision = Precision.EXACT
    of: Decimal | None = None

    @property
    def value(self) -> Decimal:
        """The number times its scale, exact, in `unit`."""
        if self.multiplier == 1:
            return self.number
        return EXACT_ARITHMETIC.multiply(self.number, Decimal(self.multiplier))

    @property
    def dong(self) -> int | None:
        """The amount in whole đồng; None when the unit is not "đồng" or a fraction of a đồng would be lost."""
        value = self.value
        whole = int(value)
        return whole if self.unit == "đồng" and whole == value else None

    def __str__(self) -> str:
        return self.stated
