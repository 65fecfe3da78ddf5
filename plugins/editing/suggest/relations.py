"""Which numbers belong together: per cent of the plan, share of a whole, change, target, n of m.

Everything is decided by the words between two numbers; nothing is computed into a value.
"""

from __future__ import annotations

import re

from plugins.editing.suggest.draft import Draft
from plugins.editing.suggest.mentions import Mention
from plugins.editing.suggest.percentages import (
    AFTER_EARLIER,
    CHANGE,
    EXCEED,
    EXCEEDED_BY,
    L_CHANGE,
    L_EXCEED,
    attach_percent,
    percent_alone,
)
from plugins.editing.suggest.prose import Prose, Span
from plugins.editing.suggest.units import MONEY, PERCENT
from plugins.editing.suggest.wholes import attach_whole, vietnamese

_PLAN_THEN_CHANGE = re.compile(
    r"\s*(?:so (?:với )?)?(?:kế hoạch|dự toán|chỉ tiêu|nghị quyết|kh\b)[^,;.\d]{0,24}\s(?P<verb>tăng|giảm)\s+"
)
_RUN_ON_CHANGE = re.compile(r"(?: (?!và |để |góp |nhằm )[^\W\d_]+){0,10} (?P<verb>tăng|giảm)(?: thêm| được)? ?")
_SECOND_CHANGE = re.compile(r"(?: [^\W\d_]+){0,3} ?(?:,|và) (?:(?:giảm|tăng) )?")
_COMPARING = ("cao ", "thấp ", "nhiều ", "ít ")
_IN_WORDS = re.compile(
    r"\s*[(,]\s*(?:(?:số tiền )?(?:viết )?bằng chữ)?\s*:?\s*"
)  # "72.000.000 đồng (Bảy mươi hai triệu đồng)"
_PLAN_BEFORE = re.compile(
    r"(?:kế hoạch|chỉ tiêu|dự toán|\bkh|\bct|số giao|nghị quyết)(?:[ :]+(?:được|giao|năm|là|đề ra|cả|trên|quận|huyện|phường|\d{4}))*\s*[(:]?\s*$"
)
# After a change its subject would follow: "kéo giảm 5% phạm pháp hình sự" is no change of the figure before.
_ENDS_CHANGE = re.compile(
    r"\s*(?:[,.;:)(–…=\]-]|$|\n|so\b|cùng|tương|và\b|hay\b|trong|mỗi|bình quân|với|đạt|nhưng|theo|vượt|chiếm|dự toán|kế hoạch|chỉ tiêu|kh\b)"
    r"|\s+(?:[^\W\d_]+ ){1,5}so (?:với )?(?:năm|cùng kỳ|đầu|nhiệm kỳ|tháng|quý)"
)
_TO_LEVEL = re.compile(r"[^.;,\d]{0,20}(?:năm (?:19|20)\d\d)?[^.;,\d]{0,20}(?<!trở )\b(?:xuống|lên|còn)\b")
_PLAN_IN_BRACKETS = re.compile(r"(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu)[^,;()%]{0,40}\(\s*$")
_SAYS_PLAN_IN_BRACKETS = re.compile(
    r"\(\s*(?:kế hoạch|chỉ tiêu|dự toán|mục tiêu|nghị quyết|\bkh|\bct)\b(?! (?:đạt|vượt))(?: [^\W\d_]+){0,4}(?: 20\d\d)?(?: (?:từ|trên|dưới|là))? ?:? ?$"
)
_EARLIER_BEFORE = re.compile(
    r"(?:cùng kỳ|năm trước|năm ngoái|năm \d{4}|đầu năm|cùng kỳ năm \d{4})(?:\s+(?:là|có|đạt|trước|ngoái|năm \d{4}))*\s*[(:]\s*$|(?:so với|so) cùng kỳ(?: năm (?:trước|ngoái|\d{4}))?\s+$|so với(?: mức| con số)?\s*$"
    r"|\((?:cùng kỳ|năm trước|đầu (?:năm|kỳ|nhiệm kỳ)|trước đây|năm \d{4})(?: (?:là|có|chỉ|đạt|năm \d{4}))*\s*$"
)
# "Đầu kỳ 12 hộ, …, cuối kỳ còn 9 hộ": where the period began from
_OPENING = re.compile(
    r"(?<!tháng )(?<!từ )(?<!quý )(?:\bđầu (?:kỳ|năm|nhiệm kỳ)(?: 20\d\d)?|trước (?:đây|kia))(?:[ :,]+[^\W\d_]+){0,5}[ :]+$"
    r"|năm (?:19|20)\d\d(?:,? [^\W\d_]+){0,4} (?:chỉ|mới)(?: có| đạt| được)? (?:hơn |gần |trên |khoảng )?$"
)
# "giảm tỷ lệ hộ nghèo bền vững 0,15%" tells by how much, "giảm tỷ lệ hộ nghèo còn 0,15%" to what level.
_MOVED = re.compile(
    r"(?:giảm|tăng) (?:tỷ|tỉ) lệ (?:(?!(?:còn|xuống|lên|đạt|từ|là|dưới|trên|ở|chiếm)\b)[^\W\d_]+ ){1,6}$"
)
# "Kinh tế tăng trưởng bình quân 7,5%" names a rate of growth, "doanh thu tăng trưởng 12%" a change.
_GROWTH = re.compile(
    r"(?:kinh tế|giá trị|công nghiệp|nông nghiệp|dịch vụ|thương mại|xây dựng|ngành|grdp|gdp|mỗi năm|hằng năm|hàng năm)(?: [^\W\d_]+){0,8}"
    r"(?<!doanh thu) tăng trưởng(?: (?:bình quân|trung bình|ổn định|khá|đạt|là|ước|hằng năm|hàng năm|mỗi năm|từ|khoảng|gần|trên))* $"
)
_BOUNDS = ("dưới", "tối đa")
_FROM = re.compile(r"(?:^|[\s(])từ\s+$")
_ONCE = re.compile(r"\W*trước (?:đây|kia|năm (?:19|20)\d\d)\b(?!.*\b(?:đã|nay)\b).*")
_CLOSING = re.compile(r"[^.\n]{0,90}(?:\bnay|cuối (?:kỳ|năm|nhiệm kỳ)|đến nay|hiện (?:nay )?còn|nay còn|còn lại)")
# "39 triệu đồng, tăng 1,76 lần so với đầu nhiệm kỳ": no mention, since times are never figures
_TIMES = re.compile(
    r"\s*[,(–-]?\s*(?P<told>(?:tăng|giảm|gấp)(?: (?:gấp|hơn|gần|trên|khoảng|gấp hơn|lên))* \d+(?:,\d+)? lần)\b"
)
_FROM_FIRST = re.compile(r"(?:^|,)\W*từ (?:chỗ )?(?:chỉ )?(?:có )?$")  # "Từ 1.200 con ban đầu, đến nay …"


def link(prose: Prose, clause: Span, sentence: Span, mentions: list[Mention]) -> list[Draft]:
    """Drafts of a clause: each number either stands alone or adds to the draft before it."""
    drafts: list[Draft] = []
    for mention in mentions:
        host = _host(prose, drafts, mention) if drafts else None
        if host is None or not (_attach(prose, host, mention) or _attach_earlier(prose, drafts, mention)):
            drafts.append(_alone(prose, clause, sentence, mention, host))
    for draft in drafts:
        times = _TIMES.match(prose.lower, draft.reach, clause.end)
        if times is not None and draft.level and not draft.change:
            draft.change, draft.reach = prose.said(*times.span("told")), times.end()
    return drafts


def _host(prose: Prose, drafts: list[Draft], mention: Mention) -> Draft:
    """The figure before; behind a closed bracket with figures, the one before the bracket."""
    last = drafts[-1]
    if ")" not in prose.lower[last.reach : mention.start].partition("(")[0]:
        return last
    opened = prose.lower.rfind("(", last.clause.start, last.start)
    outside = [draft for draft in drafts if draft.end <= opened]
    inside = opened > prose.lower.rfind(")", last.clause.start, last.start)
    return outside[-1] if outside and inside else last


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
    if _tells_change(prose, host) and _SECOND_CHANGE.fullmatch(gap) and AFTER_EARLIER.search(after):
        host.change = host.change or prose.said(mention.start, mention.end)
        host.reach = mention.end  # "9 vụ, 4 người chết, giảm 2 vụ và 1 người so với cùng kỳ"
        return True
    if host.change and gap.strip() == "(" and mention.kind == host.mention.kind:
        host.reach = mention.end  # "giảm 5 vụ (22 vụ)": what was compared with
        return True
    if host.level and mention.kind == host.mention.kind and _SAYS_PLAN_IN_BRACKETS.search(gap):
        return _attach_target(host, mention, gap)
    if mention.kind == PERCENT:  # "31 thanh niên nhập ngũ năm 2017, đạt 172%"
        return attach_percent(prose, host, mention, gap, after)
    if L_EXCEED.search(gap) and (host.level or host.change) and mention.of is None:
        host.doubt(EXCEEDED_BY.format(prose.said(mention.start, mention.end)))
        host.reach = mention.end
        return True
    return _attach_target(host, mention, gap)


def _tells_change(prose: Prose, host: Draft) -> bool:
    """Whether words of change stand between a figure and the last number that was given to it."""
    return host.level and ("giảm" in prose.lower[host.end : host.reach] or "tăng" in prose.lower[host.end : host.reach])


def _attach_earlier(prose: Prose, drafts: list[Draft], mention: Mention) -> bool:
    """ "9 vụ, 4 người chết, giảm 2 vụ": a change goes to the figure of its own noun, if one before the last has it."""
    last = drafts[-1]
    match = L_CHANGE.search(prose.lower, last.reach, mention.start)
    if match is None or mention.kind == PERCENT or not _ENDS_CHANGE.match(prose.lower, mention.end):
        return False
    alike = [one for one in drafts[:-1] if one.mention.kind == mention.kind and one.level and not one.change]
    if not alike or mention.start - last.reach > 40:
        return False
    alike[-1].change = prose.said(match.start("verb"), mention.end)
    last.reach = mention.end
    return True


def _verb_in_precision(prose: Prose, mention: Mention) -> str:
    """ "ước đạt" is read as a precision but says "đạt" all the same, and so does "cao hơn"."""
    words = prose.lower[mention.start : mention.at]
    if words.startswith("hơn") and prose.lower[max(0, mention.start - 6) : mention.start].endswith(_COMPARING):
        return "hơn "
    return "đạt " if "đạt" in words else ""


def _attach_change(prose: Prose, host: Draft, mention: Mention, gap: str) -> bool:
    match = L_CHANGE.search(gap) or (_PLAN_THEN_CHANGE.fullmatch(gap) if host.attainment else None)
    if match is None and AFTER_EARLIER.match(prose.lower, mention.end):
        match = _RUN_ON_CHANGE.fullmatch(gap)  # "450 hộ được vay tăng 15 hộ so với cùng kỳ"
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
    if match is None or not (host.level or host.attainment) or host.change or not _comparable(host.mention, mention):
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
    kinds = {host.kind, mention.kind}
    if kinds == {"case", "person"} or (len(kinds) == 2 and "household" in kinds and "thing" in kinds):
        return False
    return (
        mention.kind in (PERCENT, "bare", host.kind)
        or host.unit.partition("/")[0] == mention.unit  # "68,4 tạ/ha, cao hơn năm trước 0,6 tạ"
        or (mention.unit != "" and host.unit.startswith(mention.unit + " "))  # "268 đơn vị máu (tăng 41 đơn vị)"
        or (mention.kind == "" and host.kind == "")
        or {mention.kind, host.kind}
        <= {"case", "instance", "illness", "visit", "person", "household", "family", "round", "thing", ""}
    )


def _attach_target(host: Draft, mention: Mention, gap: str) -> bool:
    """ "(kế hoạch 10 đảng viên)", "so với chỉ tiêu 8 tỷ đồng": the plan of the figure before."""
    if host.target is not None or not host.level:
        return False
    if not (
        _PLAN_BEFORE.search(gap) or _PLAN_IN_BRACKETS.search(gap) or _SAYS_PLAN_IN_BRACKETS.search(gap)
    ) or not re.search(r"[(/%]|so với|so|trên|^\s*(?:mới\s*)?/", gap):
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
    rate = mention.kind == PERCENT and ("tốc độ tăng" in before or _GROWTH.search(before) is not None)
    change = None if rate else CHANGE.search(before)
    after = prose.lower[mention.end : mention.end + 40]
    if _was_before(prose.lower, sentence, mention, before, beside=host is not None):
        draft.doubts.append("")
    elif change is not None:
        draft.level = False
        draft.start = begin + change.start("verb")
        draft.change = prose.said(draft.start, mention.end)
    elif mention.of is None and _PLAN_IN_BRACKETS.search(before):
        draft.planned = True
    elif (
        mention.kind == PERCENT
        and not rate
        and mention.precision not in _BOUNDS
        and (moved := _MOVED.search(before)) is not None
    ):
        draft.level, draft.start = False, begin + moved.start()
        draft.change = prose.said(draft.start, mention.end)
    elif mention.kind == PERCENT:
        percent_alone(prose, draft, before)
    elif mention.of is None and (excess := EXCEED.search(before)) is not None and _of_plan(mention, excess[0], after):
        draft.level = False
        draft.start = begin + excess.start("verb")
        draft.doubt(EXCEEDED_BY.format(prose.said(mention.start, mention.end)))
    return draft


def _was_before(lower: str, sentence: Span, mention: Mention, before: str, *, beside: bool) -> bool:
    """Whether a level is where the period began from: "từ 4,1% xuống 0,8%", "đầu kỳ 12 hộ", "trước đây chỉ có 3 km".

    `beside` says that a figure stands before it in its clause.
    """
    if _ONCE.match(lower, sentence.start, mention.start) or (
        _FROM.search(before) and _TO_LEVEL.match(lower, mention.end)
    ):
        return True
    began = _FROM_FIRST.search(before) or (mention.kind != PERCENT and _OPENING.search(before))
    if began and _CLOSING.match(lower, mention.end):
        return True
    return beside and _EARLIER_BEFORE.search(before) is not None


def _of_plan(mention: Mention, excess: str, after: str) -> bool:
    """Whether "vượt …" tells by how much a plan was exceeded, not a level that was passed ("vượt 210 tỷ đồng")."""
    return (
        mention.kind != "criterion" and re.search(r"kế hoạch|chỉ tiêu|dự toán|giao|đề ra", excess + after) is not None
    )
