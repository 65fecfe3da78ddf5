"""What search knows of a published page, and what it keeps of it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Final, Protocol

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

    `words` and `pairs` may be read from a store when they are asked for; `fingerprint` stands for both, so that
    unchanged pages need not be read. Two values are equal when all of it is.
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
    def words(self) -> tuple[str, ...]: ...
    @property
    def pairs(self) -> tuple[str, ...]: ...
    @property
    def fingerprint(self) -> str: ...


def fingerprint_of(words: tuple[str, ...], pairs: tuple[str, ...]) -> str:
    """A digest of the words and pairs of a page."""
    return blake2b("\n".join((*words, *pairs)).encode(), digest_size=12).hexdigest()


@dataclass(frozen=True, slots=True)
class DocumentTerms:
    """What the index takes from one page: its card, and its words and adjacent pairs by level. Cacheable per article.

    `words[level]` holds space-separated surfaces ("đảng ủy"), `pairs[level]` pairs joined by "_" ("đảng_ủy cầu_ông").
    """

    url: str
    title: str
    date: str
    ward_ids: tuple[str, ...]
    ward_labels: tuple[str, ...]
    category: str
    kind: str
    words: tuple[str, ...]
    pairs: tuple[str, ...]

    @property
    def fingerprint(self) -> str:
        """Stands for `words` and `pairs`."""
        return fingerprint_of(self.words, self.pairs)

    def as_row(self) -> list[Any]:
        """The value as plain lists and strings, for JSON."""
        lists = (list(self.ward_ids), list(self.ward_labels), self.category, self.kind)
        return [self.url, self.title, self.date, *lists, list(self.words), list(self.pairs)]

    @classmethod
    def from_row(cls, row: list[Any]) -> DocumentTerms:
        """The value that `as_row` wrote."""
        url, title, date, ward_ids, ward_labels, category, kind, words, pairs = row
        return cls(url, title, date, tuple(ward_ids), tuple(ward_labels), category, kind, tuple(words), tuple(pairs))
