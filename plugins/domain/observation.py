"""One stated figure, with all that is needed to say what it means and whether it may be compared."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from plugins.domain.period import Period
from plugins.domain.quantity import Quantity
from plugins.domain.source import Source


class ObservationKind(StrEnum):
    """What a figure is said to be; a target must never be shown as a result."""

    RESULT = "result"
    TARGET = "target"
    CONTEXT = "context"


class ObservationStatus(StrEnum):
    """SDMX OBS_STATUS, as far as ward reports use it."""

    FINAL = "final"
    PROVISIONAL = "provisional"


class Observation(NamedTuple):
    """A figure of one indicator, one ward and one period (SDMX OBS_VALUE with its dimensions and attributes).

    `attainment` is the stated per cent of the plan; `target` the stated plan; `change` the stated change on the same
    period a year earlier. What arithmetic gives is never kept here: see `implied_target`.
    """

    indicator: str
    ward: str
    period: Period
    quantity: Quantity
    source: Source
    kind: ObservationKind = ObservationKind.RESULT
    status: ObservationStatus = ObservationStatus.FINAL
    attainment: Decimal | None = None
    attainment_stated: str = ""
    target: Quantity | None = None
    change_stated: str = ""
    note: str = ""

    @property
    def implied_target(self) -> Decimal | None:
        """The plan that the stated value and attainment imply, unrounded: value × 100 ÷ attainment.

        None when the plan is stated anyway, when no attainment is, or when the attainment is zero.
        """
        if self.target is not None or not self.attainment:
            return None
        return self.quantity.value * 100 / self.attainment
