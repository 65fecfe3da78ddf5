"""“Có phải …?”: the known word nearest to a misspelt one."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from plugins.frontmatter.vocabulary import plain


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The known word most like `word` when marks, case, hyphens and underscores are ignored; None when none is near."""
    by_plain: dict[str, str] = {}
    for name in known:
        by_plain.setdefault(plain(name), name)
    wanted = plain(word)
    if not wanted:
        return None
    if wanted in by_plain:
        return by_plain[wanted]
    matches = get_close_matches(wanted[:80], by_plain, n=1, cutoff=cutoff)
    return by_plain[matches[0]] if matches else None
