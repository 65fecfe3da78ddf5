"""What role a figure plays: award, context, part of a total, price of one piece, or result."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from plugins.editing.suggest.draft import Draft
from plugins.editing.suggest.mentions import MONEY, PERCENT
from plugins.editing.suggest.parts import is_part
from plugins.editing.suggest.proposal import Kind
from plugins.editing.suggest.relations import PER_PIECE

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
_ATTEND = re.compile(
    r"(?:tham dự|đến dự|\bdự\b|có mặt|chứng kiến|sự tham gia của|tham gia (?:hội nghị|đại hội|buổi|lễ|kỳ họp)|về dự|triệu tập|đại diện)"
)
_BODY = re.compile(r"(?:bầu|ban chấp hành|ban thường vụ|ủy ban|đoàn đại biểu|hội đồng|thành viên|gồm|cơ cấu)\b")
_EXIST = re.compile(
    r"(?:(?:hiện|trên địa bàn|toàn|phường|xã|đảng bộ|trong đó|đều|khu phố|thôn|chi bộ|hội|hiện nay)(?: [^\W\d_]+){0,5} )?(?:\bcó\b|\bgồm\b|bao gồm|chia thành|được thành lập từ|sáp nhập|sắp xếp|hợp nhất|dân số|trực thuộc)"
)
_CONTEXT_CLASSES = frozenset(
    {
        "place",
        "branch",
        "company",
        "premises",
        "school",
        "organisation",
        "household",
        "person",
        "family",
        "area",
        "alley",
    }
)
CONTEXT_INDICATORS = frozenset({"dan_so", "dien_tich", "khu_pho", "chi_bo", "tong_dang_vien"})
_STANDINGS = frozenset({"ho_ngheo", "ho_can_ngheo", "ho_thoat_ngheo"})  # what a ward has of these is its result
_ACTION = re.compile(
    r"kết nạp|tiếp nhận|giải quyết|xử lý|xử phạt|bắt|tặng|trao|hỗ trợ|chăm lo|xây|sửa|tổ chức|vận động|phát triển|giao|thu|thành lập|ra mắt"
    r"|tuyên truyền|khám|tiêm|cấp|đạt|hoàn thành|công nhận|thực hiện|huy động|thu hút|tham gia|phát|trồng|kiểm tra|ghi nhận|xảy ra|phát hiện|đón|lập|nhắc|mắc|chuyển|nâng|mở|giảm|tăng|thoát|được|bị|đã|duy trì|bồi dưỡng|giới thiệu|nâng cấp|lắp|thêm"
)
_UNITS = frozenset({"place", "branch", "school", "organisation"})
_EXEMPLARY = re.compile(r"\s+(?:tiêu biểu|xuất sắc|điển hình)\b")
_GUESTS = re.compile(r"\W*(?:(?:đến|về) )?(?:tham )?dự\b")
_SERVED = re.compile(r"\s*là [^.;]{0,70}\b(?:được|đã|bị|tham gia)\b")
_FOUNDED = re.compile(r"(?:thành lập|\blập|kiện toàn|giải thể|tách)(?: mới)?(?: được)?\s*$")
_WITHIN = re.compile(
    r"(?:nhân dân|sinh sống|\btừ|\btại|\bở|\bcủa|\bthuộc|trên địa bàn|toàn bộ)\s+(?:cả |toàn bộ |các )?$"
)
_ACTED_ON = re.compile(
    r"\s*(?:[^\W\d_]+ ){0,4}(?:được|bị|đã|đạt|nhận|tham gia|viết|tình nguyện|xung phong|trúng tuyển|lên đường|nhập ngũ|thoát|làm|vay|vi phạm|hiến|mắc|hoàn thành|đăng ký|thành lập|phát sinh|mới)"
)
_EACH = re.compile(
    r"(?:\bmỗi|\btừng|bình quân (?:một|1)|một suất|một phần|\bmột(?: [^\W\d_]+){1,4} (?=trị giá|giá trị))(?! (?:năm|tháng|ngày|tuần|quý|buổi|kỳ))[^,;]*$"
)
_HOW_OFTEN = re.compile(r"(?:mỗi|hằng|hàng) (?:tuần|tháng|quý|ngày)[^;:]*$")
_LEVEL_OF = re.compile(r"(?<!tổng )(?:mức(?! đầu tư)|mức hỗ trợ|mức quà|định mức|đơn giá|mức tiền)(?: [^\W\d_]+){0,3}\s*$")
_WORTH = re.compile(r"(?:trị giá|giá trị|tương đương|tương ứng)(?: là)?\s*:?\s*$")
_TOTAL = re.compile(r"tổng|cộng|toàn bộ|số tiền|kinh phí")
_INCOME = re.compile(r"thu nhập|lương thực|bình quân đầu người|năng suất")
_COUNTED_PIECES = frozenset({"gift", "scholarship", "house", "thing", "book", "card"})


def kind_of(lower: str, draft: Draft, before: Sequence[Draft]) -> Kind:
    """The kind of a figure that is not planned; `before` are the drafts of its sentence so far."""
    if _is_price(lower, draft, before):
        return Kind.UNIT_PRICE
    if is_part(lower, draft, before):
        return Kind.PART
    if is_award(lower, draft):
        return Kind.AWARD
    if _is_context(lower, draft, before):
        return Kind.CONTEXT
    return Kind.RESULT


def _is_price(lower: str, draft: Draft, before: Sequence[Draft]) -> bool:
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
    if _LEVEL_OF.search(lead):
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


def _is_context(lower: str, draft: Draft, before: Sequence[Draft]) -> bool:
    mention = draft.mention
    if draft.attainment or draft.change or draft.share or mention.kind in (PERCENT, MONEY):
        return False
    if mention.kind in _UNITS and _WITHIN.search(lower, draft.clause.start, mention.start):
        return True  # "tại 29/29 thôn": where it happened
    if draft.second is not None:
        return False
    if mention.kind == "round" and _HOW_OFTEN.search(lower, draft.clause.start, mention.start):
        return True
    lead = lower[max(draft.clause.start, mention.start - 90) : mention.start]
    tail = lower[mention.end : min(draft.clause.end, mention.end + 50)]
    previous = before[-1] if before and before[-1].clause == draft.clause else None
    gap = lower[previous.reach : mention.start] if previous else ""
    if mention.kind in ("person", "", "bare", "collective_or_individual") and (
        _attends(mention.unit, lead, tail) or _GUESTS.match(lower, draft.sentence.start)
    ):
        return not (previous is not None and previous.mention.kind == "round" and previous.kind is Kind.RESULT)
    if "nâng " in lead or draft.indicator in _STANDINGS or _FOUNDED.search(lead):
        return False
    if draft.indicator in CONTEXT_INDICATORS:
        return True
    if re.search(r"(?:^|[.,;]\s*)trong (?:số |tổng số )?$", lead):
        return True
    if (
        previous is not None
        and previous.kind is Kind.CONTEXT
        and re.fullmatch(r"\s*(?:,|và|với|gồm|có|,\s*với)*\s*", gap)
    ):
        return True
    if mention.kind not in _CONTEXT_CLASSES:
        return False
    exist = list(_EXIST.finditer(lead))
    if not exist or re.search(r"\b(?:cho|đến|tới|đối với)\s+(?:cả |các )?$", lead):
        return False
    phrase = re.split(r"[,;:]", lead[: exist[-1].end()])[-1] + lead[exist[-1].end() :]
    return not (_ACTION.search(phrase) or _ACTED_ON.match(tail) or _SERVED.match(lower, mention.end, draft.clause.end))


def _attends(unit: str, lead: str, tail: str) -> bool:
    if unit.lower().startswith("đại biểu"):
        return True
    if (
        unit.lower().startswith("thành viên")
        and re.search(r"(?:với|gồm|có)\s+$", lead)
        and not tail.startswith(" tham gia")
    ):
        return True
    phrase = re.split(r"[;]", lead)[-1]
    if re.match(r"\s*(?:[^\W\d_]+ ){0,4}(?:tham dự|đến dự|về dự|dự hội nghị|dự lễ)", tail):
        return True
    if _ATTEND.search(phrase) and not _ACTION.search(phrase.replace("tham gia", "").replace("được", "")):
        return True
    return (
        _BODY.search(phrase[-40:]) is not None
        and not _ACTION.search(re.sub("thu|đã", "", phrase[-40:]))
        and not unit.lower().startswith(("hộ", "trường"))
    )
