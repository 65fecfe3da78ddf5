"""What a number counts: money, per cent, a known noun, or nothing that is said."""

from __future__ import annotations

import re

from plugins.editing.suggest.nouns import noun_at
from plugins.editing.suggest.prose import Prose
from plugins.vietnamese.amounts import Amount

MONEY, PERCENT, BARE = "money", "percent", "bare"

_PERCENT = re.compile(r"\s?(?:%|‰|phần trăm\b|điểm phần trăm\b|điểm ?%)(?:\s?/\s?(?:năm|tháng|quý))?")
_CURRENCY = re.compile(
    r"\s?(?:đồng(?! (?:chí|bào|hồ|phục|thuận|lòng|hành|tình|ý|loạt|thời|đều|hương|đội))|đ(?!\w|/c\b)|vnđ|vnd|đ\.)(?:\s?/\s?(?:trường hợp|gia đình|cá nhân|tập thể|suất quà|phần quà|đơn vị|học sinh|đối tượng|lao động|hội viên|đoàn viên|đảng viên|hộ nghèo"
    r"|(?!(?:kh|ct|kế hoạch|chỉ tiêu|dự toán)\b)[^\W\d_]+(?:\s?[^\W\d_]*\s?/\s?[^\W\d_]+)?))?"
)
_RATE = re.compile(r"\s?/\s?[^\W\d_]+(?:\s?/\s?[^\W\d_]+)?")
_SCALE = re.compile(r"(?:tỷ|tỉ|triệu|nghìn|ngàn|vạn|trăm|chục)(?!\w)", re.IGNORECASE)


def unit_at(lower: str, amount: Amount) -> tuple[int, str]:
    """Where the unit ends and its class."""
    end = amount.end
    for pattern, kind in ((_PERCENT, PERCENT), (_CURRENCY, MONEY)):
        match = pattern.match(lower, end)
        if match is not None:
            return match.end(), kind
    noun = noun_at(lower, end)
    if amount.multiplier >= 1_000_000 and (noun is None or not noun.kind):
        rate = _RATE.match(lower, end)
        return (rate.end() if rate else end), MONEY
    if noun is None:
        return end, BARE
    return noun.end, noun.kind


def unit_as_stated(prose: Prose, start: int, amount: Amount, end: int) -> str:
    """The scale and the noun as written; of "5 tỷ 250 triệu đồng", which is 5.25, the larger scale: "tỷ đồng"."""
    scales = list(_SCALE.finditer(prose.plain, start, amount.end)) if amount.multiplier > 1 else []
    first = scales[0].start() if scales else amount.end
    if any(char.isdigit() for char in prose.plain[first : amount.end]):
        return " ".join(f"{scales[0][0]}{prose.plain[amount.end : end]}".split())
    return " ".join(prose.said(first, end).replace("“", "").replace('"', "").split())
