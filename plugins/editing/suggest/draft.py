"""A figure while it is being understood."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from plugins.editing.suggest.mentions import Mention
from plugins.editing.suggest.proposal import Kind
from plugins.editing.suggest.prose import Span


@dataclass(slots=True)
class Draft:
    """One mention with what the words around it add; becomes a `Proposal` when all rules have spoken.

    `level` is False when the text states only a change or an attainment; `start` and `end` are the words to show;
    `reach` is where the last number belonging to it ends; `second` is the
    second number of "18/13"; `period` is the code that its column of a table names; `doubts` are reasons for `ambiguous`.
    """

    mention: Mention
    clause: Span
    sentence: Span
    start: int
    end: int
    reach: int
    second: Decimal | None = None
    level: bool = True
    attainment: str | None = None
    share: str | None = None
    target: str | None = None
    change: str | None = None
    kind: Kind = Kind.RESULT
    indicator: str | None = None
    unit: str | None = None
    plan_or_rate: bool = False
    explicit_plan: bool = False
    bracketed: bool = False
    planned: bool = False
    period: str | None = None
    doubts: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, mention: Mention, clause: Span, sentence: Span) -> Draft:
        """A plain level."""
        return cls(mention, clause, sentence, mention.start, mention.end, mention.end, mention.of)

    def doubt(self, reason: str) -> None:
        """Add a reason once."""
        if reason not in self.doubts:
            self.doubts.append(reason)
