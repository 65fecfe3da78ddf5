"""The ward a figure is about: the last one named before it in the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from typing import Protocol

from plugins.vietnamese.folding import canonical

_NAMED = re.compile(
    r"\b(?:[Pp]hường|[Xx]ã|[Tt]hị trấn|[Đđ]ặc khu|PHƯỜNG|XÃ)\s+(?P<name>\d{1,2}\b(?!\s*%)|[A-ZĐÀ-Ỹ][^\W\d_]*(?:\s+[A-ZĐÀ-Ỹ][^\W\d_]*){0,4})"
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


class Places:
    """Wards by where they are named. With a register, ids; a name that stands for no or several wards stays a name."""

    def __init__(self, plain: str, wards: Iterable[WardLike] | None, day: date | None) -> None:
        known: dict[str, set[str]] = {}
        for ward in wards or ():
            if day is None or ward.valid_on(day):
                for name in {ward.name, ward.short_name}:
                    known.setdefault(_key(name), set()).add(ward.id)
        self._starts: list[int] = []
        self._wards: list[str] = []
        for match in _NAMED.finditer(plain):
            if _NOT_NAMES.match(match["name"]):
                continue
            self._starts.append(match.start())
            self._wards.append(_resolve(match, known))

    def at(self, place: int, clause_start: int) -> str | None:
        """The last ward named before a place; the first of the text for figures before any name."""
        if not self._wards:
            return None
        index = bisect_right(self._starts, place) - 1
        return self._wards[max(index, 0)]


def _resolve(match: re.Match[str], known: dict[str, set[str]]) -> str:
    words = " ".join(match[0].split())
    for name in (words, match["name"]):
        ids = known.get(_key(name), set())
        if len(ids) == 1:
            return next(iter(ids))
    return words[0].lower() + words[1:] if not match["name"].isdigit() else words


def _key(name: str) -> str:
    return " ".join(canonical(name).lower().split())
