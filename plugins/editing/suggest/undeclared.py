"""Figures of a text that its front matter does not declare."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from decimal import Decimal

from plugins.editing.suggest.assistant import suggest
from plugins.editing.suggest.matching import IndicatorLike
from plugins.editing.suggest.places import WardRegisterLike
from plugins.editing.suggest.proposal import Proposal
from plugins.vietnamese.folding import canonical
from plugins.vietnamese.numerals import NumberError, read_quantity


def undeclared(
    text: str,
    declared: Iterable[str],
    *,
    indicators: Iterable[IndicatorLike] = (),
    wards: WardRegisterLike | None = None,
    date: datetime.date | None = None,
    default_period: str | None = None,
) -> list[Proposal]:
    """The proposals of `suggest` that no declared quote or value covers.

    A declared string covers the figures inside each of its occurrences in the text (case, spaces and tone placement
    do not matter); a value that does not occur word by word covers figures of the same number and unit.
    """
    spans: list[tuple[int, int]] = []
    numbers: set[tuple[Decimal, str]] = set()
    lower = canonical(text).lower()
    for words in declared:
        found = [(m.start(), m.end()) for m in _pattern(words).finditer(lower)] if len(lower) == len(text) else []
        spans += found
        if not found:
            numbers |= _number(words)
    proposals = suggest(text, indicators=indicators, wards=wards, date=date, default_period=default_period)
    return [p for p in proposals if not _covered(p, spans) and (_key(p) not in numbers)]


def _pattern(words: str) -> re.Pattern[str]:
    pieces = [re.escape(piece) for piece in canonical(words).lower().split()]
    return (
        re.compile(r"(?<!\w)(?<!\d[.,])" + r"\s+".join(pieces) + r"(?!\w)(?![.,]\d)") if pieces else re.compile(r"(?!)")
    )


def _covered(proposal: Proposal, spans: list[tuple[int, int]]) -> bool:
    return any(start < proposal.end and proposal.start < end for start, end in spans)


def _number(words: str) -> set[tuple[Decimal, str]]:
    try:
        quantity = read_quantity(words)
    except NumberError:
        return set()
    return {(quantity.value, quantity.unit.lower().split(" ")[0] if quantity.unit else "")}


def _key(proposal: Proposal) -> tuple[Decimal, str] | None:
    try:
        quantity = read_quantity(f"{(proposal.value or '').replace('.', ',')} {proposal.unit}")
    except NumberError:
        return None
    return quantity.value, quantity.unit.lower().split(" ")[0] if quantity.unit else ""
