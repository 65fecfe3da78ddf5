"""What the assistant hands to the editor: one proposed figure with the exact words it was read from."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What role a figure plays in a report; only a result may become an achievement."""

    RESULT = "result"
    TARGET = "target"
    AWARD = "award"
    CONTEXT = "context"
    PART = "part"
    UNIT_PRICE = "unit_price"

    @property
    def label(self) -> str:
        """The Vietnamese words shown to editors."""
        return _LABELS[self]


_LABELS = {
    Kind.RESULT: "kết quả",
    Kind.TARGET: "chỉ tiêu, phấn đấu",
    Kind.AWARD: "khen thưởng",
    Kind.CONTEXT: "bối cảnh",
    Kind.PART: "một phần của số khác",
    Kind.UNIT_PRICE: "đơn giá, mức mỗi suất",
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A figure read from prose; every field is stated in the text, none is computed.

    `text` are the words as given and `start` their offset in characters. `value` is the stated number as a plain
    decimal ("4" for "hơn 4 tỷ đồng", "36.26" for "36,26%"), its scale stays in `unit` ("tỷ đồng"); None when the text
    gives a change or an attainment without a level. `attainment` (per cent of the plan) and `share` (per cent of the
    whole) are plain decimals; `target` is a plain decimal in `unit`, or words when the plan has another unit; `change`
    keeps the words ("giảm 03 vụ"). `period` is a period code, `ward` an id of the register or the name as written,
    `indicator` an id of the catalogue. `ambiguous` says in Vietnamese what a person must decide.
    """

    text: str
    start: int
    value: str | None
    unit: str
    precision: str = ""
    attainment: str | None = None
    share: str | None = None
    target: str | None = None
    change: str | None = None
    period: str | None = None
    ward: str | None = None
    kind: Kind = Kind.RESULT
    indicator: str | None = None
    ambiguous: str | None = None

    @property
    def end(self) -> int:
        """Offset after the last character of `text`."""
        return self.start + len(self.text)


def to_json(proposals: Iterable[Proposal]) -> str:
    """A JSON list of objects with the fields of `Proposal` in their order; ends with a line feed."""
    return json.dumps([asdict(proposal) for proposal in proposals], ensure_ascii=False, indent=2) + "\n"
