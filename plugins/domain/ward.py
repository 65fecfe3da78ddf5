"""An administrative unit of the lowest level, as it was between two dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from plugins.domain.calendar_day import written_day

_FOLLOWED_BY_NAME = ("Quận ", "Huyện ", "Thị xã ", "Tỉnh ", "Phường ", "Xã ", "Thị trấn ", "Đặc khu ")


class WardKind(StrEnum):
    """What kind of unit a ward is; the value is the Vietnamese word."""

    WARD = "phường"
    COMMUNE = "xã"
    TOWNSHIP = "thị trấn"
    SPECIAL_ZONE = "đặc khu"


def in_sentence(name: str) -> str:
    """Write a unit's name as inside a sentence: `quận Bình Thạnh`, but `Quận 1` and `TP. Hồ Chí Minh`.

    The common noun keeps its capital before a number, as the spelling annex of Decree 30/2020/NĐ-CP asks.
    """
    if name.startswith("Thành phố "):
        return "TP. " + name.removeprefix("Thành phố ")
    for noun in _FOLLOWED_BY_NAME:
        if name.startswith(noun) and not name[len(noun) : len(noun) + 1].isdigit():
            return name[0].lower() + name[1:]
    return name


@dataclass(frozen=True, slots=True)
class Ward:
    """A phường, xã, thị trấn or đặc khu with the span of days in which it existed in this shape.

    Neither name nor code tells two units apart: code 26758 was Nguyễn Cư Trinh until 30/6/2025 and is Cầu Ông Lãnh
    since. Only `id` does. `name` carries the kind ("Phường Cầu Ông Lãnh"), `short_name` leaves it out unless a bare
    number would remain; `district` is empty for units of the two-tier system. `valid_from` is None when the day is
    not known (all former units: taken as "always"), `valid_to` is the last day, None for a unit that still exists.
    `note` says in Vietnamese what is uncertain about the record.
    """

    id: str
    code: str
    name: str
    short_name: str
    kind: WardKind
    district: str
    province: str
    valid_from: date | None = None
    valid_to: date | None = None
    note: str = ""

    @property
    def is_former(self) -> bool:
        """Whether the unit has ended."""
        return self.valid_to is not None

    def valid_on(self, day: date) -> bool:
        """Whether the unit existed in this shape on the day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)

    @property
    def name_in_sentence(self) -> str:
        """The name with a small letter where a sentence asks for it: `phường Cầu Ông Lãnh`, but `Phường 1`."""
        return in_sentence(self.name)

    @property
    def full_name(self) -> str:
        """The name with all that is above it: `Phường Cầu Ông Lãnh, Quận 1, TP. Hồ Chí Minh`."""
        return ", ".join([self.name, *(in_sentence(above) for above in (self.district, self.province) if above)])

    @property
    def label_on_page(self) -> str:
        """The name for headings: a former unit with its district and last day, a current one with its province."""
        if self.valid_to is None:
            return self.full_name
        district = f", {in_sentence(self.district)}" if self.district else ""
        return f"{self.name}{district} (đến {written_day(self.valid_to)})"

    @property
    def validity(self) -> str:
        """The span in words: `đến 30/6/2025`, `từ 01/7/2025`, `từ 01/01/2021 đến 30/6/2025`, or nothing when unknown."""
        words = []
        if self.valid_from is not None:
            words.append(f"từ {written_day(self.valid_from)}")
        if self.valid_to is not None:
            words.append(f"đến {written_day(self.valid_to)}")
        return " ".join(words)
