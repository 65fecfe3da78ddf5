"""What search knows of a published page, and what it keeps of it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import Final, Protocol

#: Scores a term can reach on a page; a posting stores the position in this table (three bits).
LEVELS: Final = (1, 2, 3, 4, 6, 9, 13, 20)


@dataclass(frozen=True, slots=True)
class SearchPage:
    """A published page as plain, sanitised text (never Markdown or HTML).

    `date` is ISO ("2020-07-08") or "" for pages without one; `year` is that of the date or 0; `ward_labels` goes with
    `ward_ids`; `figures` are the stated figures of the page, one text each; `kind` is "article", "unit", "indicator"…
    """

    url: str
    title: str
    headings: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    body: str = ""
    ward_ids: tuple[str, ...] = ()
    ward_labels: tuple[str, ...] = ()
    category: str = ""
    year: int = 0
    date: str = ""
    kind: str = "article"
    summary: str = ""


class Terms(Protocol):
    """What the index needs of a page: its card, and its words and adjacent pairs by level.

    `encoded` has a line for each level, see DocumentTerms; it may be read from a store when it is asked for.
    `fingerprint` stands for it, so that unchanged pages need not be read. Two values are equal when all of it is.
    """

    @property
    def url(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def date(self) -> str: ...
    @property
    def ward_ids(self) -> tuple[str, ...]: ...
    @property
    def ward_labels(self) -> tuple[str, ...]: ...
    @property
    def category(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def encoded(self) -> bytes: ...
    @property
    def fingerprint(self) -> str: ...


@dataclass(frozen=True, slots=True)
class DocumentTerms:
    """What the index takes from one page: its card, and its words and adjacent pairs by level. Cacheable per article.

    `terms[level]` holds words and pairs, separated by spaces; the words of a pair are joined by "_": "đảng ủy đảng_ủy".
    """

    url: str
    title: str
    date: str
    ward_ids: tuple[str, ...]
    ward_labels: tuple[str, ...]
    category: str
    kind: str
    terms: tuple[str, ...]

    @property
    def encoded(self) -> bytes:
        """The words and pairs for a store: a line for each level."""
        return "\n".join(self.terms).encode()

    @property
    def fingerprint(self) -> str:
        """Stands for `terms`."""
        return fingerprint_of(self.encoded)


def fingerprint_of(encoded: bytes) -> str:
    """What stands for terms, given as they are stored."""
    return blake2b(encoded, digest_size=12).hexdigest()
