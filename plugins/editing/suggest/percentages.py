"""What a per cent adds to the number before it: attainment of the plan, share of the whole, change, or a rate of its own."""

from __future__ import annotations

import re

from plugins.editing.suggest.draft import Draft
from plugins.editing.suggest.mentions import Mention
from plugins.editing.suggest.prose import Prose
from plugins.editing.suggest.units import MONEY, PERCENT

EXCEEDED = "“vượt {0}” có thể là đạt {0} hoặc vượt thêm {0} so với kế hoạch: đối chiếu số giao"
EXCEEDED_BY = "văn bản chỉ nói vượt {0}, không nêu tỷ lệ đạt"
PLAN_OR_RATE = "“{0}” có thể là tỷ lệ so với kế hoạch hoặc tỷ lệ trong tổng số"
TWO_PLANS = "văn bản còn nêu {0} so với một mức kế hoạch khác: chọn mức cần công bố"
_ADVERBS = (
    r"(?:(?:và|đã|ước|cũng|cơ bản|tương ứng|tương ứng với|tương đương|chỉ|mới|đều|tức|hiện|kết quả|số|lượng|đồng thời|qua đó|nâng tỷ lệ|lũy kế|với"
    r"|tổng số|là|bình quân|trong đó có|so với cùng kỳ(?: năm (?:trước|ngoái|\d{4}))?|so cùng kỳ(?: năm (?:trước|\d{4}))?|so với năm \d{4}|so với đầu năm)[,:]?\s+)*"
)
_LINK = r"(?:^|[,(–—:;/\[-]|\bvà)\s*"
_GO_CHANGE = r"(?P<verb>(?:(?<!tốc độ )(?<!mức )(?<!tỷ lệ )tăng(?:(?<=[^\W\d_] tăng) trưởng)?|giảm|(?:cao|thấp|nhiều|ít)(?= hơn)|kéo giảm|tăng thêm|giảm thêm)(?:\s+(?:thêm|hơn|được|mạnh|nhẹ|sâu|tương ứng|trên|gần|khoảng|là|bình quân|hằng năm|hàng năm|mỗi năm|từ|(?:so với |so )?(?:cùng kỳ|năm trước|năm ngoái|vụ trước|kế hoạch(?: đề ra| năm| giao)?)))*)\s*$"
_GO_SHARE = r"(?P<verb>chiếm|(?:đạt |chiếm |với |có |bằng )?(?:tỷ lệ|tỉ lệ|tỷ trọng)(?: đạt| là| chiếm)?|tương ứng|tương đương)\s*:?\s*$"
_GO_PLAN = r"(?P<verb>đạt|bằng|hoàn thành|ước đạt|được|đạt được|đạt mức|thực hiện|đạt khoảng)\s*:?\s*$"
_GO_EXCEED = r"(?P<verb>vượt)(?:\s+(?:mức|hơn|trên|kế hoạch|chỉ tiêu|dự toán|tới|đến|là|năm|giao|thu|đề ra|quận|huyện|tỉnh|thành phố|phường|được))*\s*$"
# "Tăng trưởng 12%" at the head is a rate, "doanh thu tăng trưởng 12%" and, behind a level, ", tăng trưởng 12%" a change.
_GREW = r"(?:(?<=[^\W\d_] tăng) trưởng)?"
CHANGE, _PLAN, EXCEED = (re.compile(verb) for verb in (_GO_CHANGE, _GO_PLAN, _GO_EXCEED))
L_CHANGE, _L_SHARE, _L_PLAN, L_EXCEED = (
    re.compile(_LINK + _ADVERBS + verb)
    for verb in (_GO_CHANGE.replace(_GREW, "(?: trưởng)?"), _GO_SHARE, _GO_PLAN, _GO_EXCEED)
)
_ONLY_LINK = re.compile(r"^(?:[^;()\d]{0,60}\(|[^,;()]{0,40}[\[–—:=-])\s*(?:tỷ lệ |tỉ lệ )?$|^[^,;()]{0,30}/\s*$")
_MAKES_UP = re.compile(r"[^,;:()]{0,60}\bchiếm(?: tỷ lệ)?\s*:?\s*")  # "843 hộ đạt gia đình văn hóa chiếm 81%"
_NEXT_NUMBER = re.compile(r"\(|,? vượt (?=\d)")  # "đạt 96,5%, vượt 1,5% so với chỉ tiêu" is a rate beside its plan
_NEW_SUBJECT = re.compile(r"(?::| gồm| như)\s*[^\W\d_][^:]*\(")  # "3 chỉ tiêu chưa đạt: thu thuế (đạt 87%)"
# Numbers between two figures are names: "456 cháu tiêm mũi 1 đạt 93%".
_SHORT = re.compile(r"(?!.*\b(?:và|phấn đấu) (?:[^\W\d_]+ ){2})(?:\s*(?:(?:[^\W\d_]+|\d+)\s+){0,7}$)")
_AFTER_PLAN = re.compile(
    r"\s*(?:so với (?:với )?|so |theo |của |trên |số |với )?(?:các |tổng )?(?:(?:hđnd|ubnd|nghị quyết) [^,.;\d]{0,20}giao|kế hoạch|chỉ tiêu|dự toán|kh\b|ct\b|nghị quyết|pháp lệnh|tiến độ|mục tiêu|số giao|giao|nq\b|nhiệm vụ|định mức|năm\b(?! (?:19|20)\d\d))"
)
_AFTER_TARGET = re.compile(r"\s*(?:so với |của )?chỉ tiêu(?: trên| được| năm| quận| huyện| tỉnh| thành phố)? giao")
_OTHER_PLAN = re.compile(r"\s*(?:kế hoạch|chỉ tiêu) (?:giao quân|tuyển quân|công tác|thu |phát triển|kết nạp|vận động)")
_RATE_OF_PLAN = re.compile(r"đạt tỷ lệ(?: là)?\s*:?\s*$")  # "đạt tỷ lệ 62% so với dự toán" is no rate of its own
_BUDGET_ALONE = re.compile(r"(?:thu|chi) ngân sách(?: nhà nước)?\s*$")
AFTER_EARLIER = re.compile(
    r"\s*(?:\([^)]*\)\s*)?(?:so |so với |với |của )?(?:cùng kỳ|cùng thời điểm|năm trước|năm ngoái|năm (?:19|20)\d\d|đầu (?:năm|nhiệm kỳ)|nhiệm kỳ trước|kỳ trước|tháng trước|quý trước|vụ trước)"
)
_SAYS_PLAN = re.compile(
    r"kế hoạch|chỉ tiêu|dự toán|số giao|so với giao|nghị quyết đề ra|\bkh\b|pháp lệnh|được giao|trên giao"
)
_OF_NOUN = re.compile(
    r"\s+(?!so\b|và\b|trong\b|theo\b|của\b|với\b|kế\b|đạt\b|tăng\b|giảm\b|vượt\b|cùng\b|nhưng\b|cho\b|để\b|được\b)[^\W\d_]"
)
_RATE_SUBJECT = re.compile(r"tăng trưởng|tỷ lệ|tỉ lệ|mức độ|bao phủ|độ che phủ|tốc độ|tỷ suất|tỷ trọng|hài lòng")
_PLAN_SUBJECT = re.compile(
    r"thu ngân sách|chi ngân sách|thu nsnn|tổng thu|tổng chi|thu thuế|thu phí|quỹ|sản lượng|giá trị sản xuất|diện tích|giao quân|kết nạp|chỉ tiêu|kế hoạch|nhập ngũ|thu hút|vốn"
)


def attach_percent(prose: Prose, host: Draft, mention: Mention, gap: str, after: str) -> bool:
    """Whether a per cent belongs to the figure before it, which then has it as attainment, share or change."""
    gap = gap.removeprefix(")")
    if _NEW_SUBJECT.search(gap) or _OTHER_PLAN.match(after):
        return False
    if _second_plan(host, gap, after):
        host.doubt(TWO_PLANS.format(prose.said(mention.at, mention.end)))
        host.reach = mention.end
        return True
    if host.mention.kind == PERCENT and not (AFTER_EARLIER.match(after) or _AFTER_PLAN.match(after)):
        return False
    number = format(mention.number, "f")
    words = prose.said(mention.at, mention.end)
    if gap.strip() in (",", "và") or _AFTER_PLAN.fullmatch(gap.rstrip(" và,")):
        if not AFTER_EARLIER.match(after) or host.change is not None:
            return False
        host.change = prose.said(mention.start, mention.end)  # "đạt 58% kế hoạch và 101% so cùng kỳ"
    elif _near(L_EXCEED, EXCEED, gap):
        _exceed(host, mention, number, words)
    elif _near(_L_PLAN, _PLAN, gap) and (AFTER_EARLIER.match(after) or _COMPARED.search(gap)):
        if host.change is None:
            host.change = prose.said(mention.start - len(_last_verb(gap)), mention.end)
    elif (_L_SHARE.search(gap) or _MAKES_UP.fullmatch(gap)) and not _AFTER_PLAN.match(after):
        _share_or_plan(host, number, gap)
    elif _near(_L_PLAN, _PLAN, gap) or (_L_SHARE.search(gap) is not None) or _ONLY_LINK.match(gap):
        if host.attainment is not None or (host.share is not None and not _AFTER_PLAN.match(after)):
            return False
        host.bracketed = _PLAN.search(gap) is None or _OF_NOUN.match(after) is not None
        _plan_or_share(host, number, mention, gap + _NEXT_NUMBER.split(after)[0], words)
    else:
        return False
    host.reach = mention.end
    return True


def _share_or_plan(host: Draft, number: str, gap: str) -> None:
    """ "đạt tỷ lệ 62%" is of the plan where what is counted has no whole, as money and visits."""
    if "đạt" in gap and host.mention.kind in (MONEY, "visit", "blood"):
        host.attainment = host.attainment or number
    else:
        host.share = host.share or number


def _second_plan(host: Draft, gap: str, after: str) -> bool:
    """ "đạt 135% dự toán đầu năm, bằng 113% dự toán điều chỉnh", "121% dự toán tỉnh, 111% dự toán phường giao"."""
    told = gap.rstrip().endswith((",", " và")) or _L_PLAN.search(gap)
    return host.attainment is not None and bool(told) and _AFTER_PLAN.match(after) is not None


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


def percent_alone(prose: Prose, draft: Draft, before: str) -> None:
    """What a per cent says that no figure stands before: a rate, a change, or how far a plan was met."""
    mention = draft.mention
    after = prose.lower[mention.end : min(mention.end + 60, draft.clause.end)]
    number, words = format(mention.number, "f"), prose.said(mention.at, mention.end)
    subject = _RATE_OF_PLAN.sub("", re.split(r"[,;(]", before)[-1])
    if subject.rstrip().endswith("mục tiêu"):  # "hoàn thành mục tiêu dưới 0,5% của nghị quyết"
        draft.planned = True
    elif EXCEED.search(before):
        draft.level = False
        _exceed(draft, mention, number, words)
        draft.change = None if mention.number >= 100 else f"vượt {words}"
    elif _AFTER_TARGET.match(after) and _PLAN.search(before) and "giải ngân" not in before:
        draft.level, draft.attainment, draft.explicit_plan = False, number, True
    elif AFTER_EARLIER.match(after) and _PLAN.search(before):
        draft.level = False
        draft.change = prose.said(mention.start - len(_last_verb(before)), mention.end)
    elif _AFTER_PLAN.match(after) and not _RATE_SUBJECT.search(subject):
        draft.level, draft.attainment = False, number
        draft.explicit_plan = "giải ngân" not in before
    elif _tells_attainment(mention, before) or (
        not _RATE_SUBJECT.search(subject) and _CRITERIA.search(prose.lower, draft.sentence.start, mention.start)
    ):
        draft.level, draft.attainment = False, number
    elif _PLAN.search(before) and not _RATE_SUBJECT.search(before):
        draft.doubt(PLAN_OR_RATE.format(words))


_YEARLY = re.compile(r"(?:bình quân|trung bình) (?:hằng|hàng|mỗi) năm")
_COMPARED = re.compile(r"\bso (?:với )?(?:cùng kỳ|năm (?:trước|ngoái))(?: năm (?:trước|ngoái))? (?:đạt|bằng) ")
# "một số chỉ tiêu không đạt kế hoạch, như: …": what the sentence goes on to count in per cent is of the plan.
_CRITERIA = re.compile(
    r"(?:chỉ tiêu|nhiệm vụ)[^.;:\d]{0,50} (?:(?:không|chưa) (?:đạt|hoàn thành)|(?:đạt|vượt) (?:cao|thấp))[^.;:\d]{0,50}:[^.;]*$"
)


def _tells_attainment(mention: Mention, before: str) -> bool:
    """ "thu ngân sách đạt 102%": of the plan; "thu ngân sách đạt tỷ lệ 111%" too, being more than all."""
    if mention.number > 100 and _PLAN.search(before) and "tốc độ" not in before:
        return True  # no part is more than its whole
    phrase = re.split(r"[,;(]", before)[-1]
    if _YEARLY.search(phrase):
        return False  # "giá trị sản xuất bình quân hằng năm đạt 9%" tells how it grew
    if not _PLAN_SUBJECT.search(phrase if len(phrase.split()) > 3 else before):
        return False
    if _BUDGET_ALONE.search(before) or (mention.number > 100 and re.search(r"đạt tỷ lệ:?\s*$", before)):
        return True
    return _PLAN.search(before) is not None and not _RATE_SUBJECT.search(before)


def _last_verb(gap: str) -> str:
    return gap[gap.rstrip().rfind(" ") + 1 :] if " " in gap.strip() else gap.lstrip(" ,(–-")
