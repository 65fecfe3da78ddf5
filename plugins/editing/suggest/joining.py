"""What stands behind a semicolon and belongs to the figure before it: "còn 38 hộ; giảm 12 hộ so với đầu năm"."""

from __future__ import annotations

from plugins.editing.suggest.draft import Draft
from plugins.editing.suggest.prose import Prose
from plugins.editing.suggest.relations import AFTER_EARLIER


def join_changes(prose: Prose, drafts: list[Draft]) -> list[Draft]:
    """Give "…; giảm 12 hộ so với đầu năm" to the figure before the semicolon, when it stands alone behind it."""
    kept: list[Draft] = []
    for draft in drafts:
        host = kept[-1] if kept else None
        alone = not draft.level and draft.change and draft.clause.start > 0
        if host and alone and _goes_on(prose, host, draft):
            host.change, host.reach = draft.change, draft.reach
        else:
            kept.append(draft)
    return kept


def _goes_on(prose: Prose, host: Draft, draft: Draft) -> bool:
    compared = AFTER_EARLIER.match(prose.lower, draft.mention.end)
    fresh = host.level and not host.change and host.clause.end == draft.clause.start
    opens = not prose.lower[draft.clause.start : draft.start].strip()
    return bool(compared and fresh and opens and host.mention.kind == draft.mention.kind)
