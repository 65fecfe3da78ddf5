"""What became of which ward: succession is many-to-many, whole or in part."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from plugins.domain.ward import Ward


class Extent(StrEnum):
    """How much of the predecessor went to the successor."""

    WHOLE = "whole"
    PART = "part"

    @property
    def label(self) -> str:
        """The Vietnamese words of the pages."""
        return "toàn bộ" if self is Extent.WHOLE else "một phần"


@dataclass(frozen=True, slots=True)
class Succession:
    """One step of lineage: on `day` (first day of the new order) `extent` of `predecessor` went to `successor`.

    Both ends are ward ids; `basis` names the legal act, or is empty when no source states it.
    """

    predecessor: str
    successor: str
    extent: Extent
    day: date
    basis: str = ""


class Span(Protocol):
    """Anything with a first and a last day, both included; a `Period` is one."""

    @property
    def start(self) -> date:
        """First day."""

    @property
    def end(self) -> date:
        """Last day."""


Lookup = Callable[[str], tuple[Succession, ...]]


@dataclass(frozen=True, slots=True)
class Lineage:
    """Answers what came before and after a ward; where the answers come from is up to the two look-ups.

    `after` and `before` take a ward id and give its successions as predecessor and as successor.
    """

    after: Lookup
    before: Lookup

    @classmethod
    def of(cls, successions: Iterable[Succession]) -> Lineage:
        """Make the lineage of a known list of successions, kept in their order."""
        known = tuple(successions)
        return cls(
            after=lambda ward_id: tuple(step for step in known if step.predecessor == ward_id),
            before=lambda ward_id: tuple(step for step in known if step.successor == ward_id),
        )

    def successors(self, ward_id: str) -> tuple[Succession, ...]:
        """What the ward became; empty for a ward that still exists and for one whose end is not on record."""
        return self.after(ward_id)

    def predecessors(self, ward_id: str) -> tuple[Succession, ...]:
        """What the ward was made of; empty when nothing is on record."""
        return self.before(ward_id)

    def whole_only(self, ward_id: str) -> bool:
        """Whether the ward is exactly the sum of its predecessors: there are some, and each came whole.

        Only then may figures of the predecessors be added up to stand beside the ward's own.
        """
        steps = self.before(ward_id)
        return bool(steps) and all(step.extent is Extent.WHOLE for step in steps)

    def unchanged(self, ward_id: str) -> bool:
        """Whether the ward is one predecessor, whole, and nothing else: the same territory under a new record."""
        return self.whole_only(ward_id) and len(self.before(ward_id)) == 1

    def crosses_change(self, period: Span, ward: Ward) -> bool:
        """Whether the period leaves the days in which the ward existed in this shape.

        Such a figure covers units that did not exist yet, or no longer, and must be marked as put together.
        """
        return not (ward.valid_on(period.start) and ward.valid_on(period.end))
