"""What one household keeps and earns: told as an example, it is nobody's result but its own."""

from __future__ import annotations

import re

from plugins.editing.suggest.draft import Draft
from plugins.editing.suggest.proposal import Kind
from plugins.editing.suggest.units import MONEY

# "Gia đình ông A nuôi …", "Anh B trồng …", "mô hình của chị C cho thu lãi …": one household is the subject.
_ONE = re.compile(
    r"^\W*(?:(?:hiện|hiện nay|đến nay|từ đó|nhờ đó|năm \d{4}|mỗi năm|hằng năm|hàng năm|trung bình mỗi năm|bình quân mỗi năm),? )?"
    r"(?:(?:điển hình|tiêu biểu|trong đó)(?: [^\W\d_]+){0,6},? )?(?:là |như )?"
    r"(?:(?:hộ |mô hình |trang trại |vườn |cơ sở )(?:[^\W\d_]+ ){0,8})?(?:của )?(?:gia đình |hộ |vợ chồng )?(?:ông|bà|anh|chị|gia đình(?! (?:chính sách|văn hóa|có công|hội viên)))\b"
)
_WORKS = re.compile(r"\b(?:nuôi|trồng|canh tác|chăn nuôi|thả|thầu|thuê|mở rộng|phát triển)\b[^.;]*$")
_EARNS = re.compile(r"(?:\blãi|thu nhập|doanh thu|lợi nhuận|thu về|thu được|thu hoạch|bán được|bỏ túi)\b[^.;]*$")
_KEPT = frozenset({"animal", "area", "weight", "thing"})
_GIVEN = re.compile(r"\b(?:được|hiến|tặng|trao|ủng hộ|hỗ trợ|đóng góp|vay)\b")


def of_one_household(lower: str, draft: Draft) -> Kind | None:
    """Context for what one household keeps, a unit price for what it earns, None for any other figure."""
    start = draft.sentence.start
    lead = lower[start : draft.mention.start]
    if draft.mention.kind not in _KEPT | {MONEY, "money_rate"} or _ONE.match(lead) is None or _GIVEN.search(lead):
        return None
    if draft.mention.kind in _KEPT:
        return Kind.CONTEXT if _WORKS.search(lead) else None
    return Kind.UNIT_PRICE if _EARNS.search(lead) else None
