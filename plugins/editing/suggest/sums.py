"""Parts of a total told by arithmetic: figures of one noun that add up exactly to the figure beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from plugins.editing.suggest.draft import Draft
from plugins.editing.suggest.proposal import Kind
from plugins.editing.suggest.units import MONEY, PERCENT

_WHOLES = (Kind.RESULT, Kind.AWARD, Kind.CONTEXT)


def mark_sums(lower: str, drafts: Sequence[Draft]) -> None:
    """Figures of one noun that together make exactly the figure before or after them are its parts.

    The whole run of such figures must add up; two parts count only when they speak of the same indicator as the whole
    or a colon opens their list.
    """
    for index, whole in enumerate(drafts):
        if not whole.level or whole.kind not in _WHOLES or whole.second is not None:
            continue
        following = drafts[index + 1 : index + 16]
        listed = bool(following) and ":" in lower[whole.reach : following[0].start]
        if listed or whole.kind is not Kind.CONTEXT:
            _mark_run(whole, _but_money(whole, following), listed=listed)
        if whole.kind is not Kind.CONTEXT:
            _mark_run(whole, _but_money(whole, reversed(drafts[max(0, index - 15) : index])), fewest=3)


def _but_money(whole: Draft, others: Iterable[Draft]) -> Iterator[Draft]:
    """What the gifts cost may stand between their number and its parts."""
    return (draft for draft in others if whole.mention.kind == MONEY or draft.mention.kind != MONEY)


def _mark_run(whole: Draft, others: Iterable[Draft], fewest: int = 2, *, listed: bool = False) -> None:
    run: list[Draft] = []
    for draft in others:
        if (
            not draft.level
            or draft.kind not in (whole.kind, Kind.RESULT, Kind.AWARD, Kind.PART)
            or not _same_noun(whole, draft)
        ):
            break
        run.append(draft)
    if sum((part.mention.value for part in run), Decimal(0)) != whole.mention.value:
        run = [part for part in run if part.sentence == whole.sentence]
    shares = whole.mention.kind == MONEY and all(part.sentence == whole.sentence for part in run)
    alike = listed or shares or (all(part.indicator == whole.indicator for part in run) and whole.indicator is not None)
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
