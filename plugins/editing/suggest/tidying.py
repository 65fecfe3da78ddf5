"""Undoes hasty typing before a text is read: doubled spaces, spaces before marks, short forms that stand for words."""

from __future__ import annotations

import re
from collections.abc import Iterator

_DRAWN = re.compile(r"(?m)^(?=.{1,160}$).*\S {3,}\S.*$")  # the columns of a table drawn with spaces stay apart
_UNTIDY = re.compile(
    r"(?P<emphasis>\*\*|__|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*]))"
    r"|(?<=\S)(?P<doubled> {2,})(?=\S)"
    r"|(?<=\d)(?P<thousand> \. ?|\. )(?<!\d{4} \. )(?<!\d{4} \.)(?<!\d{4}\. )(?=\d{3} (?:tỷ|tỉ|triệu|nghìn|ngàn|đồng|ha|tấn|kg)\b)"
    r"|(?<=\S)(?P<before> +)(?=[,.;:!?)%](?!\S)|%|\))"
    r"|(?<=\()(?P<after> +)"
    r"|(?<=\d)(?P<slash> / ?|/ )(?=\d)"
    r"|(?:(?<=[^\d.,/]\d\d)|(?<=[^\d.,/]\d\d\d))(?P<decimal>, )(?=\d{1,2}(?:ha|tạ|tấn|km))"
    r"|(?<=\d)(?P<million>\s?(?:trđ|tr\.? ?đồng|tr\.? ?đ|triệu đ|tr))(?![\w.]*\w)"
    r"|(?<=\d)(?P<billion>\s?t[ỷỉ]\.? ?đ)(?![\w.]*\w)"
    r"|\b(?P<compared>s(?:ck|vck|o (?:với )?ck))\b"
    r"|(?P<joined>(?<=[a-zà-ỹ][a-zà-ỹ][.;])(?=(?-i:[A-ZĐÀ-Ỹ])[a-zà-ỹ])|(?<=[^\W\d_],)(?=\w)|(?<=[\d%)],)(?=[^\W\d_])"
    r"|(?<=\d)(?=(?:tỷ|tỉ|triệu|nghìn|ngàn|ha)\b))",
    re.IGNORECASE,
)
_FULL = {
    "doubled": " ",
    "slash": "/",
    "thousand": ".",
    "decimal": ",",
    "million": " triệu đồng",
    "billion": " tỷ đồng",
    "compared": "so với cùng kỳ",
    "joined": " ",
}


def tidied(plain: str) -> tuple[str, list[int] | None]:
    """The text as it would be typed with care and, when anything changed, the old offset of each character."""
    pieces: list[str] = []
    offsets: list[int] = []
    at = 0
    for start, end, full in _changes(plain):
        pieces += plain[at:start], full
        offsets += range(at, start)
        offsets += [start] * len(full)
        at = end
    if not pieces:
        return plain, None
    return "".join([*pieces, plain[at:]]), [*offsets, *range(at, len(plain) + 1)]


def _changes(plain: str) -> Iterator[tuple[int, int, str]]:
    drawn = [match.span() for match in _DRAWN.finditer(plain)]
    for match in _UNTIDY.finditer(plain):
        if drawn and any(start <= match.start() < end for start, end in drawn):
            continue
        kind = match.lastgroup or ""
        if match[0] != _FULL.get(kind, ""):
            yield match.start(), match.end(), _FULL.get(kind, "")
