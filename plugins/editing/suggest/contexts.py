"""Whether a figure only tells of circumstances: who was there, what a place has, where something happened."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plugins.editing.suggest.attendance import ACTION, attends
from plugins.editing.suggest.circumstances import GUEST_CLASSES, is_circumstance, is_harmed, led
from plugins.editing.suggest.draft import Draft
from plugins.editing.suggest.proposal import Kind
from plugins.editing.suggest.units import MONEY, PERCENT

_EXIST = re.compile(
    r"(?:(?:hiện|trên địa bàn|toàn|phường|xã|đảng bộ|trong đó|đều|khu phố|thôn|chi bộ|hội|hiện nay)(?: [^\W\d_]+){0,5} )?(?:\bcó\b|\bgồm\b|lực lượng (?:dân quân|dự bị động viên|thường trực|cơ động)|bao gồm|chia thành|được thành lập từ|sáp nhập|sắp xếp|hợp nhất|dân số|trực thuộc)"
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
    }
)
CONTEXT_INDICATORS = frozenset({"dan_so", "dien_tich", "khu_pho", "chi_bo", "tong_dang_vien"})
_STANDINGS = frozenset({"ho_ngheo", "ho_can_ngheo", "ho_thoat_ngheo"})  # what a ward has of these is its result
_GUESTS = re.compile(r"\W*(?:(?:đến|về) )?(?:tham )?dự\b")
_DONE = re.compile(r"\bđã\b")
_SERVED = re.compile(
    r"\s*(?:là|từ|thuộc) [^.;]{0,170}\b(?:được|đã|bị|tham gia)\b|(?:(?! có \d)[^.;]){0,80}\bđược (?:mừng|tặng|nhận|hỗ trợ|khám|trao|cấp|chăm|tuyên|vinh|vay|đào tạo)"
)
_FOUNDED = re.compile(r"(?:thành lập|\blập|kiện toàn|giải thể|tách)(?: mới| thêm)?(?: được)?\s*$")
_ACTED_ON = re.compile(
    r"[\s,]*(?:[^\W\d_]+,? ){0,6}xếp (?:loại|hạng|thứ)|\s*(?:[^\W\d_]+ ){0,4}(?:được(?! chia| sắp xếp| bố trí)|bị|đã(?! (?:đoàn kết|nỗ lực|phát huy|khắc phục|vượt qua))|đạt|nhận|với (?:tổng )?diện tích|thực hiện|triển khai|duy trì|xây dựng|tiêm|cài đặt|sử dụng|ủng hộ|đóng góp|hưởng ứng|dự thi|dự tuyển|tranh tài|thi đấu|lên|đi |khám|nuôi|trồng|nộp|góp|gửi|bỏ phiếu|sẵn sàng|trở thành|vươn|xây|sửa|mua|tham gia|viết|tình nguyện|xung phong|trúng tuyển|lên đường|nhập ngũ|thoát|làm|vay|vi phạm|hiến|mắc|hoàn thành|đăng ký|thành lập|phát sinh|mới|đủ (?:điều kiện|tiêu chuẩn|sức khỏe)|giỏi\b|đỗ\b|đậu\b|có thu nhập|đoạt|tiêu biểu|tốt nghiệp)"
)
# What is done to a place or a branch itself, with no preposition before the number.
_REACHED = re.compile(
    r"(?:công nhận|đạt|\bthu|thu hút|quy tụ|đón|phục vụ|vận động|huy động|được|tiếp|quản lý|tín chấp|chứng thực|sao y|phát|cấp|lập|ra mắt|xây dựng|kiểm tra|giám sát|khảo sát|củng cố|kiện toàn|thêm|còn|phát triển|hỗ trợ|giúp|sắp xếp|giải thể|chọn|nhân rộng"
    r"|mở rộng|phủ|hoàn thành|thực hiện|triển khai|tuyên truyền|đến|tới|tặng|khen|nâng|đưa|tiếp nhận|chuyển|duy trì|giữ vững|có|xử lý|kỷ luật|biểu dương|cho)"
    r"(?: (?!tại\b|ở\b|của\b|thuộc\b|trên\b|từ\b|trong\b|với\b)[^\W\d_]+){0,6} $"
)
_MET = re.compile(
    r"[^.;\d]{0,70}\b(?:đạt|được (?:[^\W\d_]+ ){0,2}công nhận|đón bằng|hoàn thành|hết hộ|không còn (?:hộ|nhà))\b"
)
_LISTED = re.compile(r"[^.\d]{0,60}(?:,|;|\bvà)[^.\d]{0,20}")
_NEXT_ITEM = re.compile(r"[^.;:\d]{0,60}(?:,| và) “?")
_CONTEST = re.compile(r"\b(?:giải|hội thi|hội thao|cuộc thi|liên hoan|hội diễn)\b")
_PEOPLE_OF = re.compile(r"(?:đồng bào|dân tộc)(?: [^\W\d_]+){1,5} chiếm (?:hơn |gần |trên |khoảng )?$")
_UNIT_CLASSES = ("place", "branch", "organisation", "school")
_NEXT_CLAUSE = re.compile(r"[^.\d]{0,40};\s*")  # "7 Mẹ Việt Nam Anh hùng; 412 gia đình chính sách"
_BESIDE = re.compile(
    r"(?:(?:\s*,?\s*[^\W\d_]+){0,6};)?(?:(?:\s*[^\W\d_]+){0,3}\s*,?\s*(?=với|gồm|và))?\s*(?:,|và|với|gồm|có|tổng số|tổng cộng|\s)*"
)
_LABELLED = re.compile(r";\s*(?:số )?(?:hộ|khẩu|nhân khẩu|đảng viên|chi bộ|thôn|ấp|hội viên|đoàn viên)\s*:\s*")
_WHOLE = re.compile(r"(?:^\W*|[.,;:]\s*)trong (?:số |tổng số )?$")
_STATE = re.compile(
    r"\s*(?:[^\W\d_]+ ){0,3}(?:đang (?:hưởng|sinh|theo|học|công tác|làm việc|cư trú|quản lý|kinh doanh|hoạt động)|sinh sống|sinh hoạt|thường trú|tạm trú|cư trú"
    r"|kinh doanh(?! giỏi)|buôn bán|làm nghề|chuyên (?:canh|trồng|nuôi|làm|bán|sản xuất)|thu mua|trực thuộc|trong độ tuổi|theo học|công tác tại)\b"
)
_CHARGED = re.compile(
    r"(?:lãi suất|thuế suất|vốn điều lệ|mức (?:đóng|hưởng|phí|thuế|hỗ trợ)|giảm giá)(?: [^\W\d_]+){0,3} $"
)
_PRESENT = re.compile(r"(?:sự có mặt của|sự tham dự của|tham dự của|triệu tập) $")
_MEMBERS = frozenset({"hội viên", "đoàn viên", "đảng viên", "thành viên", "nhân khẩu", "người dân"})
_THERE_ARE = re.compile(r"\bhiện (?:nay )?có (?:hơn |gần |trên |khoảng )?$")
_RANKS = re.compile(r"xếp loại|\bht(?:xs|t)?nv\b|hoàn thành (?:xuất sắc|tốt) nhiệm vụ")
_RATED = re.compile(r"\s*(?:[^\W\d_]+ ){0,3}(?:hoàn thành|xếp loại|đủ tư cách|được (?:công nhận|đánh giá|xếp loại))")
_AND = re.compile(r"\s*(?:[^\W\d_]+\s+){0,2}(?:,|và)\s*")
_TOTAL_OF = re.compile(r"tổng số (?:[^\W\d_]+ ){0,6}?[^\W\d_]+\s?(?::|là|có|hiện có)?\s*$")
_BELONGS = re.compile(
    r"\s*(?:(?:dân số|số dân|số hộ|hộ|hộ dân|người dân) )?(?:thuộc (?:diện|vùng|khu vực)|(?:trong|ở) độ tuổi|nằm |giáp|là (?:người|hộ|đồng bào|dân tộc)|đồng bào|người dân tộc)"
)
_TOOK_PART = re.compile(r"[^.;]{0,56}\b(?:tham gia|tranh tài|thi đấu|dự thi)\b(?! (?:bảo hiểm|bhyt|bhxh|sinh hoạt))")
_WORKED = re.compile(
    r"hiến|giải phóng|thu hoạch|gieo|trồng|sản xuất|thu hồi|khai hoang|xuống giống|đăng ký|liên kết|cải tạo|chuyển đổi|vệ sinh|ra quân|ảnh hưởng|thiệt hại|ngập|cháy"
)
_RAISED = re.compile(r"\bnâng |\bđưa tổng số")
_WITH = re.compile(r"(?:\s+(?:dự thi|tham gia|tham dự|tranh tài|thi đấu))?\s*,?\s*(?:với|gồm)\s*")
_OWN_AREA = re.compile(
    r"(?:diện tích|rộng)(?: đất)?(?: tự nhiên)?(?: (?:của|toàn) (?:xã|phường|đặc khu|thị trấn|thôn)(?: [^\W\d_]+){0,3})?(?: (?:là|đạt|có|khoảng|trên|hơn|gần))*:? $"
)
_SAME_NOUN = re.compile(r"(?: (?!được|đã|đạt|bị)[^\W\d_]+){0,4},? (?:và )?")
_DEEDS = frozenset({"visit", "petition", "gift", "scholarship", "round", "document"})
_LINKS = re.compile(r"\b(?:và|với|cùng|hơn|gần|trên|khoảng)\b")
_AGENTS = re.compile(r"(?:\bdo|\bbởi|(?<!hành )\bcùng|\bcó|\bgồm|\bvới)\s+$")


def is_context(lower: str, draft: Draft, before: Sequence[Draft]) -> bool:
    """Whether a figure is no result of anybody's work; `before` are the drafts of its sentence so far."""
    mention = draft.mention
    if mention.kind in (PERCENT, "place", "branch") and _BELONGS.match(lower, mention.end, draft.clause.end):
        return _MET.match(lower, mention.end, draft.clause.end) is None
    if mention.kind in (PERCENT, MONEY):
        return any(led(words, lower, draft, 60) for words in (_CHARGED, _PEOPLE_OF, _PRESENT))
    told = draft.attainment or draft.change or (draft.share and not _is_membership(lower, draft))
    if told or is_harmed(lower, draft):
        return False
    guests = _GUESTS.match(lower, draft.sentence.start) and not _DONE.search(lower, draft.sentence.start, mention.start)
    if (guests and mention.kind == "household") or is_circumstance(lower, draft):
        return True
    if draft.second is not None and (mention.of is not None or lower[mention.end : mention.end + 1] != "/"):
        return False
    if mention.kind in _UNIT_CLASSES:
        done = _told(lower, draft, before)
        if done is not None:
            return not done
    previous = _previous(lower, draft, before)
    lead = lower[max(draft.clause.start, mention.start - 90) : mention.start]
    tail = lower[mention.end : min(draft.clause.end, mention.end + 50)]
    if previous is not None and previous.kind is Kind.RESULT and _shares_deed(lower, previous, draft):
        return False
    if mention.kind in ("person", "", "bare", "collective_or_individual") and (
        guests or attends(mention.unit, lead, tail)
    ):
        return not (previous is not None and previous.mention.kind == "round" and previous.kind is Kind.RESULT)
    if _RAISED.search(lead) or draft.indicator in _STANDINGS or _FOUNDED.search(lead):
        return False
    if _is_size_of_ward(draft, lead, tail) or _WHOLE.search(lead) or _goes_on(lower, previous, draft):
        return True
    return _is_there(lower, draft, lead, tail)


def _is_membership(lower: str, draft: Draft) -> bool:
    """ "Hội hiện có 2.500 hội viên, đa phần … (chiếm 93%)": the share tells of them, not of what they did."""
    if lower.startswith(" dân số", draft.reach):  # "4.320 trẻ em, chiếm 21% dân số"
        return True
    return draft.mention.unit.lower() in _MEMBERS and led(_THERE_ARE, lower, draft, 24)


def _previous(lower: str, draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The figure before in the same clause, or in the clause before that little follows."""
    if not before or before[-1].sentence != draft.sentence:
        return None
    near = (
        before[-1].clause == draft.clause
        or _NEXT_CLAUSE.fullmatch(lower, before[-1].reach, draft.mention.start) is not None
        or _LABELLED.fullmatch(lower, before[-1].reach, draft.mention.start) is not None
        or _opens_next(lower, before[-1], draft)
    )
    return before[-1] if near else None


def _opens_next(lower: str, previous: Draft, draft: Draft) -> bool:
    """ "Trường có 31 giáo viên, …; 372 học sinh": the number opens the next clause."""
    return previous.clause.end == draft.clause.start and not lower[draft.clause.start : draft.mention.start].strip()


def _is_there(lower: str, draft: Draft, lead: str, tail: str) -> bool:
    if draft.mention.kind == "person" and _AGENTS.search(lead) and not _did_or_got(lower, draft, lead):
        return True
    return draft.mention.kind in _CONTEXT_CLASSES and _exists(lower, draft, lead, tail)


def _did_or_got(lower: str, draft: Draft, lead: str) -> bool:
    """Whether anything is told that was done for people or by them; "do 8 chị phụ trách" only says who they are."""
    end, last = draft.mention.end, draft.clause.end
    if draft.indicator is not None or ACTION.search(re.split(r"[;:,]", lead)[-1]):
        return True
    return any(told.match(lower, end, last) for told in (_ACTED_ON, _SERVED, _TOOK_PART, _MET))


def _shares_deed(lower: str, result: Draft, draft: Draft) -> bool:
    """ "kiểm tra 6 chi bộ và 12 đảng viên": one verb for both."""
    joined = _WITH.fullmatch(lower, result.reach, draft.mention.start) and not draft.mention.unit.startswith(
        "thành viên"
    )
    if joined and result.mention.kind in ("household", "organisation"):
        return True  # "di dời 600 hộ dân với 3.000 nhân khẩu", "9 đội dự thi với 90 thí sinh"
    if _AND.fullmatch(lower, result.reach, draft.mention.start) is None:
        return False
    return draft.mention.kind in GUEST_CLASSES


def _is_size_of_ward(draft: Draft, lead: str, tail: str) -> bool:
    """People, land and units of a ward; not "hiến đất với tổng diện tích 97 nghìn m²"."""
    if draft.indicator == "dien_tich" and (_WORKED.search(lead + tail) or not _OWN_AREA.search(lead)):
        return False
    if draft.mention.kind in _UNIT_CLASSES and _ACTED_ON.match(tail):
        return False
    if _RANKS.search(lead) or (draft.mention.kind == "person" and _RATED.match(tail)):
        return False
    return draft.indicator in CONTEXT_INDICATORS


def _goes_on(lower: str, previous: Draft | None, draft: Draft) -> bool:
    return (
        previous is not None
        and previous.kind is Kind.CONTEXT
        and (
            _BESIDE.fullmatch(lower, previous.reach, draft.mention.start) is not None
            or _LABELLED.fullmatch(lower, previous.reach, draft.mention.start) is not None
            or _opens_next(lower, previous, draft)
            or _is_next_alike(lower, previous, draft)
        )
        and not _TOOK_PART.match(lower, draft.mention.end, draft.clause.end)
        and not _ACTED_ON.match(lower, draft.mention.end, draft.clause.end)
        and (draft.mention.kind not in _DEEDS or draft.mention.unit.lower().startswith("lớp"))
    )


def _is_next_alike(lower: str, previous: Draft, draft: Draft) -> bool:
    """ "3 di tích cấp tỉnh, 1 di tích cấp quốc gia": the next of the same noun."""
    alike = previous.mention.unit == draft.mention.unit and draft.mention.kind in _CONTEXT_CLASSES
    return alike and _SAME_NOUN.fullmatch(lower, previous.reach, draft.start) is not None


def _exists(lower: str, draft: Draft, lead: str, tail: str) -> bool:
    """ "xã hiện có 12 thôn", "128 đối tượng đang hưởng trợ cấp": what is there, without anything done."""
    exist = list(_EXIST.finditer(lead))
    total = _TOTAL_OF.search(lead)
    if total is not None and not ACTION.search(total[0]) and not _ACTED_ON.match(tail):
        return True
    phrase = re.split(r"[,;:]", lead)[-1]
    if _STATE.match(tail) and not ACTION.search(phrase) and (exist or len(phrase.split()) <= 2):
        return True
    if (
        not exist
        or _TOOK_PART.match(lower, draft.mention.end, draft.clause.end)
        or re.search(r"\b(?:cho|đến|tới|đối với)\s+(?:cả |các )?$", lead)
    ):
        return False
    phrase = re.split(r"[,;:]", lead[: exist[-1].end()])[-1] + lead[exist[-1].end() :]
    if len(_LINKS.sub("", lead[exist[-1].end() :].rpartition(",")[2]).split()) > 2 and "," in lead[exist[-1].end() :]:
        return False  # "có 86 thành viên, liên kết sản xuất với 40 hộ": another phrase
    return not (
        ACTION.search(phrase)
        or _ACTED_ON.match(tail)
        or _SERVED.match(lower, draft.mention.end, draft.clause.end)
        or (draft.mention.kind in _UNIT_CLASSES and _MET.match(lower, draft.mention.end, draft.clause.end))
    )


def _told(lower: str, draft: Draft, before: Sequence[Draft]) -> bool | None:
    """Whether something is told that was done in these places: not of "khối thi đua 13 xã", "cử tri 11 thôn kiến nghị".

    None where the words only say that they are there: "xã có 12 thôn".
    """
    start, end = draft.mention.start, draft.mention.end
    if any(told.match(lower, end, draft.clause.end) for told in (_ACTED_ON, _MET, _SERVED)):
        return None
    if _RANKS.search(lower, draft.sentence.start, start):
        return None
    if before and before[-1].mention.kind in _UNIT_CLASSES and _LISTED.fullmatch(lower, before[-1].reach, start):
        return before[-1].kind is not Kind.CONTEXT
    if before and before[-1].kind is Kind.RESULT and _NEXT_ITEM.fullmatch(lower, before[-1].reach, start):
        return None  # "xây dựng được 19 tủ sách, 4 câu lạc bộ"
    if draft.mention.unit.lower().startswith(("đội", "đoàn")) and _CONTEST.search(lower, draft.clause.start, start):
        return None  # "giải diễn ra trong 3 ngày với 10 đội"
    phrase = re.split(r"[,;:(]", lower[max(draft.clause.start, start - 70) : start])[-1]
    reached = _REACHED.search(phrase)
    if reached is None:
        return False
    return True if reached[0].startswith(("đến", "tới", "còn", "kiểm tra", "giám sát", "khảo sát")) else None
