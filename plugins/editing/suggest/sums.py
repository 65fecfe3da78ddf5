"""Parts of a total told by arithmetic: figures of one noun that add up exactly to the figure beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from plugins.editing.suggest.draft import Draft
from plugins.editing.suggest.proposal import Kind
from plugins.editing.suggest.units import MONEY, PERCENT


def mark_sums(drafts: Sequence[Draft]) -> None:
    """Figures of one noun that together make exactly the figure before or after them are its parts.

    The whole run of such figures must add up; two parts count only when they speak of the same indicator as the whole.
    """
    for index, whole in enumerate(drafts):
        if whole.level and whole.kind in (Kind.RESULT, Kind.AWARD) and whole.second is None:
            _mark_run(whole, _but_money(whole, drafts[index + 1 : index + 16]))
            _mark_run(whole, _but_money(whole, reversed(drafts[max(0, index - 15) : index])), fewest=3)


def _but_money(whole: Draft, others: Iterable[Draft]) -> Iterator[Draft]:
    """What the gifts cost may stand between their number and its parts."""
    return (draft for draft in others if whole.mention.kind == MONEY or draft.mention.kind != MONEY)


def _mark_run(whole: Draft, others: Iterable[Draft], fewest: int = 2) -> None:
    run: list[Draft] = []
    for draft in others:
        if not draft.level or draft.kind not in (Kind.RESULT, Kind.AWARD, Kind.PART) or not _same_noun(whole, draft):
            break
        run.append(draft)
    if sum((part.mention.value for part in run), Decimal(0)) != whole.mention.value:
        run = [part for part in run if part.sentence == whole.sentence]
    alike = all(part.indicator == whole.indicator for part in run) and whole.indicator is not None
    if (
        len(run) < (fewest if alike else 4)
        or sum((part.mention.value for part in run), Decimal(0)) != whole.mention.value
    ):
        return
    for part in run:
        part.kind = Kind.PART


def _same_noun(whole: Draft, part: Draft) -> bool:
    kinds = {whole.mention.kind, part.mention.kind}
    return len(kinds) == 1 and not kinds & {PERCENT, "bare", ""}
