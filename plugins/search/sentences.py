"""Sentences of a page, in a small file that the browser asks for only when the page is among the results in view."""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import ascii_uppercase
from typing import Final

from plugins.search.cards import compact
from plugins.search.page import SearchPage

# A full stop ends a sentence when a space and a capital, a digit or a quotation mark follow …
_END: Final = re.compile(r"[.!?…]\s+(?=[“\"(]?[A-ZÀ-ỸĐ0-9])")
# … but not after an abbreviation: "P. Cô Giang", "TP. Hồ Chí Minh", "N. T.".
_ABBREVIATION: Final = re.compile(r"(?:^|[\s(])(?:[A-ZĐ]|TP|TX|TT|ThS|TS|PGS|GS|BS|Ths|St)\.$")
_LAST_LETTERS: Final = frozenset([*ascii_uppercase, *"Đst"])


def split_sentences(text: str) -> list[str]:
    """Sentences of a plain text, in order; a line break always ends one, an abbreviation never does."""
    sentences: list[str] = []
    for line in text.splitlines():
        pending = ""
        for piece in _pieces(line.strip()):
            pending = f"{pending} {piece}" if pending else piece
            if pending[-2:-1] not in _LAST_LETTERS or not _ABBREVIATION.search(pending[-8:]):
                sentences.append(pending)
                pending = ""
        if pending:
            sentences.append(pending)
    return [sentence for sentence in sentences if sentence]


def _pieces(line: str) -> Iterator[str]:
    begin = 0
    for end in _END.finditer(line):
        yield line[begin : end.start() + 1]
        begin = end.end()
    yield line[begin:]


def sentence_path(url: str) -> str:
    """Where the sentences of a page lie below the index: "/tin/2020/07/x/" → "t/tin/2020/07/x.json"."""
    return f"t/{url.strip('/') or '_'}.json"


def sentence_file(page: SearchPage) -> tuple[str, bytes]:
    """Path below the index and bytes of a page's sentences: summary first, then the body."""
    lines = [*split_sentences(page.summary), *split_sentences(page.body)]
    return sentence_path(page.url), compact(lines)
