"""Where a number comes from: the article and the very words that state it."""

from __future__ import annotations

from typing import NamedTuple


class TextQuote(NamedTuple):
    """The words of the article that state a figure, in the manner of the W3C TextQuoteSelector.

    `exact` is the stretch given by the editor (or the value's own words); `sentence` is the whole sentence around it.
    """

    exact: str
    sentence: str


class Source(NamedTuple):
    """The article behind an observation.

    `path` is the source file, `url` the site address of the article, `anchor` the id of the element that wraps the
    quoted words on that page.
    """

    path: str
    url: str
    anchor: str
    quote: TextQuote

    @property
    def link(self) -> str:
        """The address of the sentence itself."""
        return f"{self.url}#{self.anchor}"
