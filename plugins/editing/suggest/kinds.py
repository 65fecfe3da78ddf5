"""What role a figure plays: award, context, part of a total, price of one piece, or result."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from plugins.editing.suggest.contexts import is_context
from plugins.editing.suggest.draft import Draft
from plugins.editing.suggest.mentions import MONEY, PERCENT
from plugins.editing.suggest.parts import is_part
from plugins.editing.suggest.proposal import Kind

PER_PIECE = "không rõ số tiền là tổng trị giá hay trị giá mỗi suất"

_PEOPLE = frozenset(
    {
        "person",
        "individual",
        "collective",
        "collective_or_individual",
        "organisation",
        "family",
        "household",
        "branch",
        "place",
        "company",
    }
)
_HONOUR = re.compile(
    r"giấy khen|bằng khen|huân chương|huy chương|kỷ niệm chương|huy hiệu|cờ thi đua|cờ truyền thống|khen thưởng|biểu dương|tuyên dương|vinh danh"
    r"|tôn vinh|(?:tặng|phong|nhận|trao)(?: \w+){0,3} danh hiệu|tặng cờ|thư khen|chiến sĩ thi đua|trao giải"
)
_GIVEN = re.compile(r"tặng|trao|nhận|khen|biểu dương|tuyên dương|vinh danh|tôn vinh|truy tặng")
_NOT_HONOUR = re.compile(r"suất|phần quà|học bổng|hỗ trợ|triệu|tặng quà|kết nạp|kiểm tra")
_EXEMPLARY = re.compile(r"\s+(?:tiêu biểu|xuất sắc|điển hình)\b")
_EACH = re.compile(
    r"(?:\bmỗi|\btừng|bình quân (?:một|1)|một suất|một phần|\bmột(?: [^\W\d_]+){1,4} (?=trị giá|giá trị))(?! (?:năm|tháng|ngày|tuần|quý|buổi|kỳ))[^,;]*$"
)
_LEVEL_OF = re.compile(
    r"(?:(?<!tổng )(?:\bmức(?! đầu tư)|định mức|đơn giá|(?<!trị )(?<!đánh )(?<!thẩm định )\bgiá(?! trị)|(?<!ngày )(?<!tháng )lương|học phí|phụ cấp|chuẩn nghèo)(?: (?!được|đạt|thu)[^\W\d_]+){0,4}|giải (?:nhất|nhì|ba|khuyến khích|đặc biệt)(?: [^\W\d_]+){0,3})\s*$"
)
_WORTH = re.compile(r"(?:trị giá|giá trị|tương đương|tương ứng)(?: là)?\s*:?\s*$")
_TOTAL = re.compile(r"tổng|cộng|toàn bộ|số tiền|kinh phí")
_INCOME = re.compile(r"thu nhập|lương thực|bình quân đầu người|năng suất")
_COUNTED_PIECES = frozenset({"gift", "scholarship", "house", "thing", "book", "card"})


def kind_of(lower: str, draft: Draft, before: Sequence[Draft]) -> Kind:
    """The kind of a figure that is not planned; `before` are the drafts of its sentence so far."""
    if is_price(lower, draft, before):
        return Kind.UNIT_PRICE
    if is_part(lower, draft, before):
        return Kind.PART
    if is_award(lower, draft):
        return Kind.AWARD
    if is_context(lower, draft, before):
        return Kind.CONTEXT
    return Kind.RESULT


def is_price(lower: str, draft: Draft, before: Sequence[Draft]) -> bool:
    """Whether an amount is that of one piece, planned or not."""
    mention = draft.mention
    lead = lower[draft.clause.start : mention.start]
    previous = before[-1] if before and "\n" not in lower[before[-1].end : mention.start] else None
    if mention.kind == PERCENT:
        return False
    if (
        "/" in mention.unit
        and mention.kind in (MONEY, "money_rate")
        and not _INCOME.search(lower[draft.sentence.start : mention.start])
    ):
        return True
    each = _EACH.search(lead)
    if each is not None and not _TOTAL.search(each[0]):
        if mention.kind == MONEY:
            return True
        if each[0].rstrip().endswith("gồm") and mention.kind not in _PEOPLE:
            return True
        first = mention.kind == "thing" or not any(
            char.isdigit() for char in each[0]
        )  # "mỗi suất 1 triệu và 30 phần quà"
        return first and mention.kind in _COUNTED_PIECES and _GIVEN.search(lead[-60:]) is not None
    if mention.kind != MONEY:
        return False
    level = _LEVEL_OF.search(lead)
    if level is not None and not _INCOME.search(level[0]):
        return True
    if previous is not None and previous.mention.kind in _COUNTED_PIECES and _WORTH.search(lead):
        gap = lower[previous.reach : mention.start]
        if not _TOTAL.search(gap) and len(gap) < 90:
            if mention.value < 10_000 * max(previous.mention.value, Decimal(1)):
                return True
            draft.doubt(PER_PIECE)
            # One million is a gift, not the sum of many: the amount speaks for itself only when it is small.
            return mention.value <= 2_000_000 and previous.mention.value > 1
    return False


def is_award(lower: str, draft: Draft) -> bool:
    """Whether somebody is honoured: the verbs of honouring in the clause, before or after the figure."""
    mention = draft.mention
    clause = lower[draft.clause.start : draft.clause.end]
    if mention.kind == "award":
        return (
            _GIVEN.search(lower, draft.sentence.start, draft.sentence.end) is not None
            and "giải" not in mention.unit.lower()
        )
    if mention.kind not in _PEOPLE and mention.kind != "":
        return False
    at = mention.start - draft.clause.start
    leading = list(_HONOUR.finditer(clause, 0, max(at, 0)))
    if leading and not _NOT_HONOUR.search(clause, leading[-1].end(), at):
        return mention.kind != ""
    trailing = _HONOUR.search(clause, at)
    if trailing is not None and any(
        char.isdigit() for char in lower[mention.end : draft.clause.start + trailing.start()]
    ):
        trailing = None
    if (
        trailing is not None
        and not _NOT_HONOUR.search(clause, at, trailing.start())
        and not re.search(r"\.\s|;", clause[at : trailing.start()])
    ):
        return _GIVEN.search(clause) is not None and trailing.start() - at < 90 and mention.kind != ""
    if mention.kind in ("individual", "collective", "collective_or_individual") or _EXEMPLARY.match(lower, mention.end):
        return _HONOUR.search(lower, draft.sentence.start, draft.sentence.end) is not None
    return False
