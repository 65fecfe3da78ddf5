"""Parts told line by line: "- Tổng số 27 người, trong đó:" and the marked lines below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plugins.editing.suggest.draft import Draft
from plugins.editing.suggest.proposal import Kind
from plugins.editing.suggest.prose import Line, Prose
from plugins.editing.suggest.units import BARE, MONEY, PERCENT

_OPENS = re.compile(r"(?:trong đó|bao gồm|\bgồm|cụ thể|chia ra)\s*:\s*$")
_MARKS = "-+*•.–—○▪"


class PartLists:
    """Follows a report line by line and turns the figures of such a list into parts."""

    def __init__(self, prose: Prose) -> None:
        self._prose = prose
        self._mark = ""
        self._kinds: frozenset[str] = frozenset()  # what the open list counts; nothing when none is open

    def enter(self, line: Line, drafts: Sequence[Draft]) -> None:
        """Take the figures of the next line; one with another mark than the line that opened the list is its item."""
        words = self._prose.lower[line.span.start : line.span.end].strip()
        mark = words[0] if words and words[0] in _MARKS else ""
        if self._kinds and mark and mark != self._mark:
            for draft in drafts:
                self._mark_part(draft)
        elif words:
            self._kinds = frozenset()
        if _OPENS.search(words) and (counted := frozenset(draft.mention.kind for draft in drafts if draft.level)):
            self._mark, self._kinds = mark, counted

    def _mark_part(self, draft: Draft) -> None:
        kind = draft.mention.kind
        alike = kind in self._kinds or (kind in (BARE, "") and not self._kinds & {MONEY, PERCENT})
        if alike and draft.kind in (Kind.RESULT, Kind.CONTEXT) and draft.attainment is None and draft.share is None:
            draft.kind = Kind.PART
