"""The ward a figure is about: the last one named before it in the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from typing import Protocol

from plugins.vietnamese.folding import canonical

_CAPITAL = r"[A-ZĐÀ-ÝĂĨŨƠƯẠ-Ỹ][^\W\d_]*"
_NAMED = re.compile(
    rf"\b(?P<ward>(?:[Pp]hường|[Xx]ã|[Tt]hị trấn|[Đđ]ặc khu|PHƯỜNG|XÃ)\s+"
    rf"(?P<name>\d{{1,2}}\b(?!\s*%)|{_CAPITAL}(?:\s+{_CAPITAL}){{0,3}}))"
    rf"(?:\s*[,(-]\s*(?P<above>(?:[Qq]uận|[Hh]uyện|[Tt]hành phố|TP\.?|[Tt]ỉnh)\s*(?:\d+|{_CAPITAL}(?:\s+{_CAPITAL}){{0,3}})))?"
)
_NOT_NAMES = re.compile(
    r"(?:Đội|Hội|Đoàn|Ủy|Trong|Năm|Công|Trung|Đảng|Tổ|Ban|Mặt|Bộ|Chủ|Bí|Kết|Tổng|Về|Thực)\b(?!\s+[A-ZĐÀ-Ỹ])"
)


class WardLike(Protocol):
    """What is needed of a ward of the register."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def short_name(self) -> str: ...
    def valid_on(self, day: date) -> bool: ...


class WardRegisterLike(Protocol):
    """A register that knows its wards by the names people write."""

    def by_name(self, text: str) -> Sequence[WardLike]: ...


class Places:
    """Wards by where they are named. With a register, ids; a name that stands for no or several wards stays a name.

    A number is a name only where `mask` says that it is no figure: "thu ngân sách phường 12,8 tỷ" names no ward.
    """

    def __init__(self, plain: str, mask: bytearray, wards: WardRegisterLike | None, day: date | None) -> None:
        self._starts: list[int] = []
        self._wards: list[str] = []
        for match in _NAMED.finditer(plain):
            if not all(word[0].isupper() or word[0].isdigit() for word in match["name"].split()):
                continue  # the ranges of the pattern hold small letters too: "phường ổn định"
            if not _NOT_NAMES.match(match["name"]) and (not match["name"].isdigit() or mask[match.start("name")]):
                self._starts.append(match.start())
                self._wards.append(_resolve(match, wards, day))

    def at(self, place: int) -> str | None:
        """The last ward named before a place; the first of the text for figures before any name."""
        if not self._wards:
            return None
        return self._wards[max(bisect_right(self._starts, place) - 1, 0)]


def _resolve(match: re.Match[str], wards: WardRegisterLike | None, day: date | None) -> str:
    """The id when exactly one ward of that name existed on the day, else the name as in a sentence."""
    name = " ".join(match["ward"].split())
    if wards is not None:
        above = match["above"]
        ids = _ids(wards, name, name, day)
        if len(ids) != 1 and above:
            ids = _ids(wards, f"{name}, {' '.join(above.split())}", name, day)
        if len(ids) == 1:
            return ids[0]
    return name if match["name"].isdigit() else name[0].lower() + name[1:]


def _ids(wards: WardRegisterLike, query: str, name: str, day: date | None) -> list[str]:
    """Registers also find names typed without marks; here the marks must agree: Vĩnh Thạnh is not Vĩnh Thanh."""
    fits = [ward for ward in wards.by_name(query) if _key(name) in (_key(ward.name), _key(ward.short_name))]
    return [ward.id for ward in fits if day is None or ward.valid_on(day)]


def _key(name: str) -> str:
    return " ".join(canonical(name).lower().split())
