"""Amounts of one piece: "mỗi suất 500.000 đồng", "mức 2 triệu đồng", "60 triệu đồng mỗi căn"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from plugins.editing.suggest.draft import Draft
from plugins.editing.suggest.mentions import Mention
from plugins.editing.suggest.proposal import Kind
from plugins.editing.suggest.units import MONEY, PERCENT

PER_PIECE = "không rõ số tiền là tổng trị giá hay trị giá mỗi suất"
_EACH = re.compile(
    r"(?:\bmỗi|\btừng|bình quân (?:một|1)|một suất|một phần|\bmột(?: [^\W\d_]+){1,4} (?=trị giá|giá trị))(?! (?:năm|tháng|ngày|tuần|quý|buổi|kỳ))[^,;)]*$"
)
_LEVEL_OF = re.compile(
    r"(?:(?<!tổng )(?:\bmức(?! đầu tư)|định mức|đơn giá|(?<!trị )(?<!trí )(?<!đánh )(?<!thẩm định )\bgiá(?! trị| hiện hành| so sánh| thực tế| cố định)|(?<!ngày )(?<!tháng )lương|học phí|phụ cấp|chuẩn nghèo)(?: (?!được|đạt|thu)[^\W\d_]+){0,4}|giải (?:nhất|nhì|ba|khuyến khích|đặc biệt)(?: [^\W\d_]+){0,3})\s*$"
)
_WORTH = re.compile(r"(?:trị giá|giá trị|tương đương|tương ứng)(?: là)?\s*:?\s*$")
_TOTAL = re.compile(r"tổng|cộng|toàn bộ|số tiền|kinh phí")
_INCOME = re.compile(r"thu nhập|lương thực|bình quân đầu người|năng suất|giá trị (?:bình quân|sản xuất|sản phẩm|thu)")
_OF_ALL = re.compile(r"thu ngân sách|tổng thu|tổng giá trị|doanh thu|dư nợ")
_EARN_FROM = re.compile(r"(?:thu nhập|lãi|doanh thu)(?: [^\W\d_]+){0,3} từ $")
_FINE = re.compile(r"phạt(?: tiền)?(?: từ)? $")
_COUNTED_PIECES = frozenset({"gift", "scholarship", "house", "thing", "book", "card"})
_GIVEN = re.compile(r"tặng|trao|nhận|khen|biểu dương|tuyên dương|vinh danh|tôn vinh|truy tặng")
_OF_PEOPLE = frozenset(
    {"person", "household", "family", "individual", "collective", "organisation", "branch", "place", "company"}
)
_OF_LAND = re.compile(
    r"(?:mỗi|trên một|trên 1|bình quân) (?:ha|hecta|héc ta|đơn vị diện tích)\b"
)  # a level of the whole commune
_PIECE = r"(?:suất|phần|căn|nhà|hộ|em|người|cháu|cụ|trường hợp|gia đình|đơn vị|cá nhân|tập thể|túi|sổ|giải|học sinh|đối tượng|thành viên|hội viên)"
_PER_PIECE_BEHIND = re.compile(rf"\s*(?:cho )?(?:mỗi|một|từng) {_PIECE}\b")
_BESIDE = re.compile(r"\s*(?:,|và|cùng|kèm)(?: [^\W\d_]+){0,4}\s*")
_NEXT_KIND = re.compile(rf"(?:,| và|;) {_PIECE}(?: (?!được|đã|với)[^\W\d_]+){{0,4}} (?:là |nhận )?")
_PER_GROUP = re.compile(r"^(?:người|học viên|em|học sinh|hộ|thành viên|hội viên)/(?:lớp|đội|tổ|nhóm|buổi|suất|đoàn)$")
_HANDED = re.compile(
    r"(?:\bmỗi|\btừng)(?: (?!năm|tháng|ngày|tuần|quý)[^\W\d_]+){1,2}(?: (?:nhận|được|tặng|gồm|hỗ trợ|là|cấp|trao)){0,5}\s*$"
)
_PACKED = frozenset({"weight", "thing", "animal", "gift", "book"})
_SMALL = Decimal(1_000_000)  # đồng; no ward's total is so little
_RAISED = re.compile(r"tổng|thu (?:được|về)|bán|quyên góp|vận động|phạt|tiết kiệm|thu nhập")


def is_price(lower: str, draft: Draft, before: Sequence[Draft]) -> bool:
    """Whether an amount is that of one piece, planned or not; `before` are the drafts of its sentence so far."""
    mention = draft.mention
    lead = lower[draft.clause.start : mention.start]
    if mention.kind == PERCENT:
        return False
    if _PER_GROUP.search(mention.unit):
        return True
    if mention.kind in (MONEY, "money_rate"):
        return _is_amount_each(lower, draft, lead, before)
    each = _EACH.search(lead)
    if each is not None and not _TOTAL.search(each[0]):
        if each[0].rstrip().endswith("gồm") and mention.kind not in _OF_PEOPLE:
            return True
        first = mention.kind == "thing" or not any(char.isdigit() for char in each[0])
        if first and mention.kind in _COUNTED_PIECES and _GIVEN.search(lead[-60:]) is not None:
            return True  # but not the second of "mỗi suất 1 triệu và 30 phần quà"
    if mention.kind not in _PACKED or mention.number > 20:
        return False
    return _HANDED.search(lead) is not None or (_beside(lower, draft, before, _PACKED) and mention.kind != "gift")


def _is_amount_each(lower: str, draft: Draft, lead: str, before: Sequence[Draft]) -> bool:
    mention = draft.mention
    said = lower[draft.sentence.start : mention.start]
    if _is_total_per_time(mention, said, lead) or (_OF_LAND.search(lead) and (draft.attainment or draft.change)):
        return False
    if "/" in mention.unit and (not _INCOME.search(said) or _is_income_of_one(mention, said)):
        return True
    if lower.startswith(" mỗi năm", mention.end) and _INCOME.search(said) and _is_income_of_one(mention, said):
        return True
    if mention.kind != MONEY or "/người" in mention.unit:
        return False
    if lower.startswith("tối đa", draft.start) or (mention.doubt is not None and _FINE.search(lead)):
        return True  # what may be lent or fined at most
    if _EARN_FROM.search(lead) and lower.startswith(" trở lên", mention.end):
        return True
    each, level = _EACH.search(lead), _LEVEL_OF.search(lead)
    if (each is not None and not _TOTAL.search(each[0])) or (level is not None and not _INCOME.search(level[0])):
        return True
    if _PER_PIECE_BEHIND.match(lower, mention.end) or _next_each(lower, draft, before):
        return True
    if _beside(lower, draft, before, _PACKED | {MONEY}) and mention.value <= 2 * _SMALL:
        return True
    if mention.value == _SMALL and _WORTH.search(lead) is not None and not _RAISED.search(lead):
        return True
    if mention.value < _SMALL and mention.unit and not _RAISED.search(lead) and mention.of is None:
        draft.doubt(PER_PIECE)
        return True
    previous = before[-1] if before and "\n" not in lower[before[-1].end : mention.start] else None
    return previous is not None and _WORTH.search(lead) is not None and _is_worth_each(lower, draft, previous)


def _is_total_per_time(mention: Mention, said: str, lead: str) -> bool:
    """ "doanh thu 20 tỷ đồng/năm", "chi trả cho 1.126 đối tượng, số tiền 812 triệu đồng/tháng": of all together."""
    if _EACH.search(lead):
        return False
    monthly = mention.unit.endswith(("/tháng", "/quý")) and mention.value >= 50 * _SMALL and _TOTAL.search(lead[-24:])
    return bool(monthly) or (mention.unit.endswith("/năm") and _OF_ALL.search(said) is not None)


def _is_income_of_one(mention: Mention, said: str) -> bool:
    """ "mô hình cho thu nhập 200 triệu đồng/năm", or a range of incomes: no level of the whole ward."""
    if re.search(r"bình quân|đầu người", said) or "người" in mention.unit:
        return False
    if mention.doubt is not None:
        return True
    return "giá trị" not in said and re.search(r"mô hình|\bhộ\b|gia đình|hội viên", said) is not None


def _is_worth_each(lower: str, draft: Draft, pieces: Draft) -> bool:
    """Whether "50 suất quà trị giá 500.000 đồng" tells the worth of one; a doubt when it could be that of all."""
    gap = lower[pieces.reach : draft.mention.start]
    if pieces.mention.kind not in _COUNTED_PIECES or _TOTAL.search(gap) or len(gap) >= 90:
        return False
    if draft.mention.value < 10_000 * max(pieces.mention.value, Decimal(1)):
        return True
    draft.doubt(PER_PIECE)
    # One million is a gift, not the sum of many: the amount speaks for itself only when it is small.
    return draft.mention.value <= 2 * _SMALL and pieces.mention.value > 1


def _next_each(lower: str, draft: Draft, before: Sequence[Draft]) -> bool:
    """ "mỗi hộ 1,5 triệu đồng, hộ nghèo 3 triệu đồng": what the next kind of them gets."""
    previous = before[-1] if before and before[-1].clause == draft.clause else None
    if previous is None or previous.kind is not Kind.UNIT_PRICE or previous.mention.kind != MONEY:
        return False
    return _NEXT_KIND.fullmatch(lower, previous.reach, draft.start) is not None


def _beside(lower: str, draft: Draft, before: Sequence[Draft], kinds: frozenset[str]) -> bool:
    """Whether a figure stands in one list behind what each piece holds: "mỗi hộ 10kg gạo, 1 thùng mì và 200.000 đồng"."""
    previous = before[-1] if before and before[-1].clause == draft.clause else None
    return (
        previous is not None
        and previous.kind is Kind.UNIT_PRICE
        and previous.mention.kind in kinds
        and _BESIDE.fullmatch(lower, previous.reach, draft.mention.start) is not None
    )
