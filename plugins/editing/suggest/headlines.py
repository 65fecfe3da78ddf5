"""Headings that the sentences below them leave out: "**Ngân sách.** Thu được 3,6 tỷ đồng"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plugins.editing.suggest.matching import Surroundings, Vocabulary, best_indicator
from plugins.editing.suggest.mentions import Mention
from plugins.editing.suggest.prose import Line, Prose, Span
from plugins.editing.suggest.units import BARE

_WORD = re.compile(r"[^\W\d_]+")
ROMAN = re.compile(r"\s*(?:phần\s+)?(?:[ivx]+|[a-h])\s?[.)/:-]\s", re.IGNORECASE)
# What may stand between a heading and the number that it is about, and the verbs that the heading completes.
_HELPERS = frozenset(
    [
        "được",
        "đã",
        "đạt",
        "ước",
        "là",
        "còn",
        "có",
        "hơn",
        "gần",
        "khoảng",
        "trên",
        "toàn",
        "phường",
        "xã",
        "năm",
        "nay",
        "đến",
        "cuối",
        "hết",
        "tháng",
        "quý",
        "hiện",
        "số",
        "tổng",
        "mới",
        "chỉ",
        "thực",
        "hiện",
    ]
)
_ELIDED = frozenset(["thu", "chi", "giao", "nộp", "kết", "nạp", "phát", "triển", "vận", "động"])


class Headlines:
    """Follows a report line by line and remembers the heading over each."""

    def __init__(self, prose: Prose, words: Vocabulary) -> None:
        self._prose = prose
        self._words = words
        self._headline = ""

    def enter(self, line: Line, found: Sequence[Mention]) -> None:
        """Take the words that open a line, or fill one alone, for its heading; a long paragraph ends the last one."""
        first = line.sentences[0]
        colon = self._prose.lower.find(":", first.start, first.end)
        end = colon if colon >= 0 and not any(m.at < colon for m in found) else first.end
        words = self._prose.lower[line.body : end].strip(" .:*#")
        short = len(words.split()) <= 9 and not any(line.body <= m.at < end for m in found)
        if short and (not found or end < line.span.end):
            self._headline = words
        elif not line.bullet and len(line.sentences) > 1:
            self._headline = ""

    def completed(self, lead: Span, kind: str) -> str | None:
        """The indicator of heading and verb together, for a figure that little more than a verb leads to."""
        verbs = [word for word in _WORD.findall(self._prose.lower[lead.start : lead.end]) if word not in _HELPERS]
        if not self._headline or len(verbs) > 2 or not set(verbs) <= _ELIDED or kind in (BARE, ""):
            return None
        words = f"{' '.join(verbs)} {self._headline} "
        end = len(words)
        said = Surroundings(end, end, 0, end, 0, end, kind, carried=True)
        return best_indicator(self._words, self._words.sightings(words), words, said)


def is_heading(raw: str, bullet: bool) -> bool:
    """Whether a line looks like a heading: short, no full stop, in capitals, numbered, with a colon or just brief."""
    words = raw.strip()
    if not words or len(words) > 160 or words[-1] in ".;,":
        return False
    letters = [char for char in words if char.isalpha()]
    capitals = sum(char.isupper() for char in letters) > 0.7 * len(letters)
    return capitals or bullet or bool(ROMAN.match(words)) or words.endswith(":") or len(words) <= 90
