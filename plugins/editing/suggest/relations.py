"""Which numbers belong together: per cent of the plan, share of a whole, change, target, n of m.

Everything is decided by the words between two numbers; nothing is computed into a value.
"""

from __future__ import annotations

import re

from plugins.editing.suggest.draft import Draft
from plugins.editing.suggest.mentions import MONEY, PERCENT, Mention
from plugins.editing.suggest.prose import Prose, Span
from plugins.editing.suggest.wholes import attach_whole, vietnamese

EXCEEDED = "“vượt {0}” có thể là đạt {0} hoặc vượt thêm {0} so với kế hoạch: đối chiếu số giao"
EXCEEDED_BY = "văn bản chỉ nói vượt {0}, không nêu tỷ lệ đạt"
PLAN_OR_RATE = "“{0}” có thể là tỷ lệ so với kế hoạch hoặc tỷ lệ trong tổng số"
N_OF_M = "“{0}” có thể là kết quả/chỉ tiêu giao hoặc một phần/tổng số"
TWO_PLANS = "văn bản còn nêu {0} so với một mức kế hoạch khác: chọn mức cần công bố"
PER_PIECE = "không rõ số tiền là tổng trị giá hay trị giá mỗi suất"

_ADVERBS = (
    r"(?:(?:và|đã|ước|cũng|cơ bản|tương ứng|tương ứng với|tương đương|chỉ|mới|đều|tức|hiện|kết quả|số|lượng|đồng thời|qua đó|nâng tỷ lệ|lũy kế|với"
    r"|tổng số|là|bình quân|trong đó có|so với cùng kỳ(?: năm (?:trước|ngoái|\d{4}))?|so cùng kỳ(?: năm (?:trước|\d{4}))?|so với năm \d{4}|so với đầu năm)[,:]?\s+)*"
)
_LINK = r"(?:^|[,(–—:;/\[-]|\bvà)\s*"
_GO_CHANGE = r"(?P<verb>(?:(?<!tốc độ )(?<!mức )(?<!tỷ lệ )tăng|giảm|(?:cao|thấp|nhiều|ít)(?= hơn)|kéo giảm|tăng thêm|giảm thêm)(?:\s+(?:thêm|hơn|được|mạnh|nhẹ|sâu|tương ứng|trên|gần|khoảng|là|bình quân|từ|(?:so với |so )?(?:cùng kỳ|năm trước|năm ngoái|vụ trước)))*)\s*$"
_GO_SHARE = r"(?P<verb>chiếm|(?:đạt |chiếm |với |có |bằng )?(?:tỷ lệ|tỉ lệ|tỷ trọng)(?: đạt| là| chiếm)?|tương ứng|tương đương)\s*:?\s*$"
_GO_PLAN = r"(?P<verb>đạt|bằng|hoàn thành|ước đạt|được|đạt được|đạt mức|thực hiện|đạt khoảng)\s*:?\s*$"
_GO_EXCEED = r"(?P<verb>vượt)(?:\s+(?:mức|hơn|trên|kế hoạch|chỉ tiêu|dự toán|tới|đến|là|năm|giao|thu|đề ra))*\s*$"
_CHANGE, _SHARE, _PLAN, _EXCEED = (re.compile(verb) for verb in (_GO_CHANGE, _GO_SHARE, _GO_PLAN, _GO_EXCEED))
_GO_GROWTH = _GO_CHANGE.replace("tăng|giảm", "tăng(?: trưởng)?|giảm", 1)  # beside a level it tells of no rate
_L_CHANGE, _L_SHARE, _L_PLAN, _L_EXCEED = (
    re.compile(_LINK + _ADVERBS + verb) for verb in (_GO_GROWTH, _GO_SHARE, _GO_PLAN, _GO_EXCEED)
)
_ONLY_LINK = re.compile(r"^(?:[^;()\d]{0,60}\(|[^,;()]{0,40}[\[–—:=-])\s*(?:tỷ lệ |tỉ lệ )?$|^[^,;()]{0,30}/\s*$")
_NEW_SUBJECT = re.compile(r":\s*[^\W\d_][^:]*\(")  # "3 chỉ tiêu chưa đạt: thu thuế (đạt 87%)"
_IN_WORDS = re.compile(
    r"\s*[(,]\s*(?:(?:số tiền )?(?:viết )?bằng chữ)?\s*:?\s*"
)  # "72.000.000 đồng (Bảy mươi hai triệu đồng)"
_SHORT = re.compile(r"(?!.*\b(?:và|phấn đấu) (?:[^\W\d_]+ ){2})(?:(?:\s+[^\W\d_]+){0,7}\s+$|\s*$)")
_AFTER_PLAN = re.compile(
    r"\s*(?:so với (?:với )?|so |theo |của |trên |số |với )?(?:các |tổng )?(?:kế hoạch|chỉ tiêu|dự toán|kh\b|ct\b|nghị quyết|pháp lệnh|tiến độ|mục tiêu|số giao|giao|nq\b|nhiệm vụ|định mức|năm\b(?! (?:19|20)\d\d))"
)
AFTER_EARLIER = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:so |so với |với |của )?(?:cùng kỳ|cùng thời điểm|năm trước|năm ngoái|năm (?:19|20)\d\d|đầu (?:năm|nhiệm kỳ)|nhiệm kỳ trước|kỳ trước|tháng trước|quý trước|vụ trước)"
)
_SAYS_PLAN = re.compile(
    r"kế hoạch|chỉ tiêu|dự toán|số giao|so với giao|nghị quyết đề ra|\bkh\b|pháp lệnh|được giao|trên giao"
)
_PLAN_BEFORE = re.compile(
    r"(?:kế hoạch|chỉ tiêu|dự toán|\bkh|\bct|số giao|nghị quyết)(?:[ :]+(?:được|giao|năm|là|đề ra|cả|trên|quận|huyện|phường|\d{4}))*\s*[(:]?\s*$"
)
# After a change its subject would follow: "kéo giảm 5% phạm pháp hình sự" is no change of the figure before.
_ENDS_CHANGE = re.compile(
    r"\s*(?:[,.;:)(–…=\]-]|$|\n|so\b|cùng|tương|và\b|hay\b|trong|mỗi|bình quân|với|đạt|nhưng|theo|vượt|chiếm)"
)
_OF_NOUN = re.compile(
    r"\s+(?!so\b|và\b|trong\b|theo\b|của\b|với\b|kế\b|đạt\b|tăng\b|giảm\b|vượt\b|cùng\b|nhưng\b|cho\b|để\b|được\b)[^\W\d_]"
)
_TO_LEVEL = re.compile(r"[^.;,\d]{0,20}(?:năm (?:19|20)\d\d)?[^.;,\d]{0,20}(?<!trở )\b(?:xuống|lên|còn)\b")
_PLAN_IN_BRACKETS = re.compile(r"(?:kế hoạch|chỉ tiêu|dự toán)[^,;()%]{0,40}\(\s*$")
_EARLIER_BEFORE = re.compile(
    r"(?:cùng kỳ|năm trước|năm ngoái|năm \d{4}|đầu năm|cùng kỳ năm \d{4})(?:\s+(?:là|có|đạt|trước|ngoái|năm \d{4}))*\s*[(:]\s*$|(?:so với|so) cùng kỳ(?: năm (?:trước|ngoái|\d{4}))?\s+$|so với(?: mức| con số)?\s*$"
)
# "Đầu kỳ 12 hộ, …, cuối kỳ còn 9 hộ": where the period began from
_OPENING = re.compile(
    r"(?<!tháng )(?<!từ )(?<!quý )\bđầu (?:kỳ|năm|nhiệm kỳ)(?: 20\d\d)?(?:[ :,]+[^\W\d_]+){0,5}[ :]+$"
)
_CLOSING = re.compile(r"[^.\n]{0,90}(?:cuối (?:kỳ|năm|nhiệm kỳ)|đến nay|hiện (?:nay )?còn|nay còn|còn lại)")
_THEN = re.compile(r"[,;]? (?:đến )?(?:cuối (?:năm|kỳ)|nay|hiện)\b")  # "đầu năm là 45 hộ, cuối năm còn 30 hộ"
_RATE_SUBJECT = re.compile(r"tăng trưởng|tỷ lệ|tỉ lệ|mức độ|bao phủ|độ che phủ|tốc độ|tỷ suất|tỷ trọng|hài lòng")
_PLAN_SUBJECT = re.compile(
    r"thu ngân sách|chi ngân sách|thu nsnn|tổng thu|tổng chi|thu thuế|thu phí|quỹ|sản lượng|giá trị sản xuất|diện tích|giao quân|kết nạp|chỉ tiêu|kế hoạch|nhập ngũ|thu hút|vốn"
)


def link(prose: Prose, clause: Span, sentence: Span, mentions: list[Mention]) -> list[Draft]:
    """Drafts of a clause: each number either stands alone or adds to the draft before it."""
    drafts: list[Draft] = []
    for mention in mentions:
        host = drafts[-1] if drafts else None
        if host is None or not _attach(prose, host, mention):
            drafts.append(_alone(prose, clause, sentence, mention, host))
    return drafts


def _attach(prose: Prose, host: Draft, mention: Mention) -> bool:
    gap = prose.lower[host.reach : mention.start] + _verb_in_precision(prose, mention)
    if len(gap) > 140:
        return False
    after = prose.lower[mention.end : min(mention.end + 60, host.clause.end)]
    if attach_whole(prose, host, mention, gap) or _attach_change(prose, host, mention, gap):
        return True
    if mention.in_words and mention.kind == host.mention.kind == MONEY and _IN_WORDS.fullmatch(gap):
        host.reach = mention.end
        return True
    if host.change and gap.strip() == "(" and mention.kind == host.mention.kind:
        host.reach = mention.end  # "giảm 5 vụ (22 vụ)": what was compared with
        return True
    if mention.kind == PERCENT:
        return _attach_percent(prose, host, mention, gap, after)
    if _L_EXCEED.search(gap) and host.level and mention.of is None:
        host.doubt(EXCEEDED_BY.format(prose.said(mention.start, mention.end)))
        host.reach = mention.end
        return True
    return _attach_target(host, mention, gap)


def _verb_in_precision(prose: Prose, mention: Mention) -> str:
    """ "ước đạt" is read as a precision but says "đạt" all the same."""
    return "đạt " if "đạt" in prose.lower[mention.start : mention.at] else ""


def _attach_change(prose: Prose, host: Draft, mention: Mention, gap: str) -> bool:
    match = _L_CHANGE.search(gap)
    if (
        match is None
        and host.change
        and _ENDS_CHANGE.match(prose.lower, mention.end)
        and gap.strip() not in (",", "và")
        and re.fullmatch(
            r"[^,;()]{0,25}[(,)]?\s*(?:tương ứng|tương đương|tức|tỷ lệ|hay|=)?\s*(?:kéo )?(?:giảm|tăng)?\s*", gap
        )
        and mention.kind == PERCENT
    ):
        host.change = prose.said(*_change_words(prose, host, mention))
        host.reach = mention.end
        return True
    if match is None or not host.level or host.change or not _comparable(host.mention, mention):
        return False
    if "/" in match[0] or not gap.strip() or not _ENDS_CHANGE.match(prose.lower, mention.end):
        return False
    host.change = prose.said(host.reach + match.start("verb"), mention.end)
    host.reach = mention.end
    return True


def _change_words(prose: Prose, host: Draft, mention: Mention) -> tuple[int, int]:
    start = prose.plain.find(host.change or "", host.start)
    closed = "(" in prose.plain[host.reach : mention.start] and prose.plain[mention.end : mention.end + 1] == ")"
    return (start if start >= 0 else mention.start), mention.end + closed


def _comparable(host: Mention, mention: Mention) -> bool:
    """A change is in per cent, in the noun of its level or without a noun."""
    return (
        mention.kind in (PERCENT, "bare", host.kind)
        or host.unit.partition("/")[0] == mention.unit  # "68,4 tạ/ha, cao hơn năm trước 0,6 tạ"
        or (mention.kind == "" and host.kind == "")
        or {mention.kind, host.kind}
        <= {"case", "instance", "illness", "visit", "person", "household", "family", "round", "thing", ""}
    )


def _attach_percent(prose: Prose, host: Draft, mention: Mention, gap: str, after: str) -> bool:
    if _NEW_SUBJECT.search(gap):
        return False
    if host.mention.kind == PERCENT and not (AFTER_EARLIER.match(after) or _AFTER_PLAN.match(after)):
        return False
    number = format(mention.number, "f")
    words = prose.said(mention.at, mention.end)
    if gap.strip() in (",", "và") or _AFTER_PLAN.fullmatch(gap.rstrip(" và,")):
        if not AFTER_EARLIER.match(after) or host.change is not None:
            return False
        host.change = prose.said(mention.start, mention.end)  # "đạt 58% kế hoạch và 101% so cùng kỳ"
    elif _near(_L_EXCEED, _EXCEED, gap):
        _exceed(host, mention, number, words)
    elif _near(_L_PLAN, _PLAN, gap) and AFTER_EARLIER.match(after):
        if host.change is None:
            host.change = prose.said(mention.start - len(_last_verb(gap)), mention.end)
    elif _L_SHARE.search(gap) and not _AFTER_PLAN.match(after):
        host.share = host.share or number
    elif _near(_L_PLAN, _PLAN, gap) or (_L_SHARE.search(gap) is not None) or _ONLY_LINK.match(gap):
        if host.attainment is not None and _L_PLAN.search(gap) and _AFTER_PLAN.match(after):
            host.doubt(TWO_PLANS.format(words))  # "đạt 135% dự toán đầu năm, bằng 113% dự toán điều chỉnh"
            host.reach = mention.end
            return True
        if host.attainment is not None or host.share is not None:
            return False
        host.bracketed = _PLAN.search(gap) is None or _OF_NOUN.match(after) is not None
        _plan_or_share(host, number, mention, gap + after.split("(")[0], words)
    else:
        return False
    host.reach = mention.end
    return True


def _last_verb(gap: str) -> str:
    return gap[gap.rstrip().rfind(" ") + 1 :] if " " in gap.strip() else gap.lstrip(" ,(–-")


def _near(linked: re.Pattern[str], verb: re.Pattern[str], gap: str) -> bool:
    """The verb follows a comma, dash or bracket, or only a few words of the same phrase."""
    if linked.search(gap):
        return True
    match = verb.search(gap)
    return match is not None and _SHORT.fullmatch(gap[: match.start()]) is not None


def _exceed(host: Draft, mention: Mention, number: str, words: str) -> None:
    if mention.number >= 100:
        host.attainment = host.attainment or number
        host.doubt(EXCEEDED.format(words))
    elif host.attainment is None:
        host.doubt(EXCEEDED_BY.format(words))


def _plan_or_share(host: Draft, number: str, mention: Mention, around: str, words: str) -> None:
    """Plan when the words say so, when it is money or more than all; otherwise left open for the indicator to say."""
    whole = host.second
    if (
        _AFTER_PLAN.match(around[around.rfind(words) + len(words) :] if words in around else "")
        or _plan_words(around)
        or (
            mention.number > 100
            or host.mention.kind in (MONEY, "weight", "area", "blood")
            or host.mention.kind.endswith("_rate")
        )
    ):
        host.attainment = number
        if whole is not None:
            host.target = format(whole, "f")
    else:
        host.plan_or_rate = True
        host.attainment = number


def _plan_words(around: str) -> bool:
    return _SAYS_PLAN.search(around[-80:]) is not None


def _attach_target(host: Draft, mention: Mention, gap: str) -> bool:
    """ "(kế hoạch 10 đảng viên)", "so với chỉ tiêu 8 tỷ đồng": the plan of the figure before."""
    if host.target is not None or not host.level:
        return False
    if not (_PLAN_BEFORE.search(gap) or _PLAN_IN_BRACKETS.search(gap)) or not re.search(
        r"[(/%]|so với|so|trên|^\s*(?:mới\s*)?/", gap
    ):
        return False
    same = mention.kind in ("bare", "", host.mention.kind) or host.mention.unit.startswith(mention.unit)
    if not same or (";" in gap):
        return False
    scaled = mention.multiplier == host.mention.multiplier
    host.target = format(mention.number, "f") if scaled else f"{vietnamese(mention.number)} {mention.unit}"
    host.reach = mention.end
    return True


def _alone(prose: Prose, clause: Span, sentence: Span, mention: Mention, host: Draft | None) -> Draft:
    draft = Draft.of(mention, clause, sentence)
    begin = max(clause.start, host.reach if host else clause.start)
    before = prose.lower[begin : mention.start] + _verb_in_precision(prose, mention)
    change = _CHANGE.search(before)
    if re.search(r"(?:^|[\s(])từ\s+$", before) and _TO_LEVEL.match(prose.lower, mention.end):
        draft.doubts.append("")
    elif change is not None:
        draft.level = False
        draft.start = begin + change.start("verb")
        draft.change = prose.said(draft.start, mention.end)
    elif mention.kind == PERCENT:
        _percent_alone(prose, draft, before)
    elif _OPENING.search(before) and _CLOSING.match(prose.lower, mention.end):
        draft.doubts.append("")
    elif mention.of is None and (excess := _EXCEED.search(before)) is not None:
        draft.level = False
        draft.start = begin + excess.start("verb")
        draft.doubt(EXCEEDED_BY.format(prose.said(mention.start, mention.end)))
    elif mention.of is None and _PLAN_IN_BRACKETS.search(before):
        draft.planned = True
    elif _EARLIER_BEFORE.search(before) and (host is not None or _THEN.match(prose.lower, mention.end)):
        draft.doubts.append("")
    return draft


def _percent_alone(prose: Prose, draft: Draft, before: str) -> None:
    mention = draft.mention
    after = prose.lower[mention.end : min(mention.end + 60, draft.clause.end)]
    number, words = format(mention.number, "f"), prose.said(mention.at, mention.end)
    subject = re.split(r"[,;(]", before)[-1]
    if subject.rstrip().endswith("mục tiêu"):  # "hoàn thành mục tiêu dưới 0,5% của nghị quyết"
        draft.planned = True
    elif _EXCEED.search(before):
        draft.level = False
        _exceed(draft, mention, number, words)
        draft.change = None if mention.number >= 100 else f"vượt {words}"
    elif AFTER_EARLIER.match(after) and _PLAN.search(before):
        draft.level = False
        draft.change = prose.said(mention.start - len(_last_verb(before)), mention.end)
    elif _AFTER_PLAN.match(after) and not _RATE_SUBJECT.search(subject):
        draft.level, draft.attainment = False, number
        draft.explicit_plan = "giải ngân" not in before
    elif _PLAN.search(before) and _PLAN_SUBJECT.search(before) and not _RATE_SUBJECT.search(before):
        draft.level, draft.attainment = False, number
    elif _PLAN.search(before) and not _RATE_SUBJECT.search(before):
        draft.doubt(PLAN_OR_RATE.format(words))
