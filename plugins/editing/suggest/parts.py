"""Parts of a total told by words: "trong đó", "gồm", or a bracket behind the whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plugins.editing.suggest.draft import Draft
from plugins.editing.suggest.proposal import Kind
from plugins.editing.suggest.units import BARE, MONEY, PERCENT

PART_WORDS = re.compile(
    r"trong đó|trong số (?:đó|này|ấy)|(?<!sầu )riêng|bao gồm|\bgồm\b|cụ thể|chia ra|gồm có|phân theo|chất lượng(?=\s*:)"
)
_ANEW = re.compile(
    r"\s*(?:và )?(?:đã |năng suất|sản lượng|doanh thu|thu nhập|đưa |gọi |cử |hỗ trợ |giúp |mở |trồng |phát |huy động |bắt|xử phạt|tổ chức|vận động|trao|tặng|thu |phạt|tiếp nhận|kết nạp|ra quân|lập|xử lý|giải quyết|không|thu giữ)"
)
_DIRECTLY = re.compile(r"[ :,]*(?:có |gồm )?(?:hơn |trên |gần |khoảng )?")
_SOURCE = re.compile(r"[\s;]*(?:thu|chi|thuế|phí|lệ phí|vốn|nguồn|quỹ|ngân sách|tiền)\b(?! được)[^;.]*")
_GIVER = re.compile(r"(?<!đã )(?:hỗ trợ|đóng góp|đối ứng|ủng hộ|tài trợ|góp) $")  # "…; gia đình đối ứng 30 triệu đồng"
_NAMES_FIRST = re.compile(
    r"[^\d]*,[^\d]*$|[^\d]*,[^\d]*\d"
)  # "gồm lực lượng công an, quân sự …": a list without numbers
_OWNERS = re.compile(r"\b(?:của|tại|ở|thuộc)\s+$")
_RATE = re.compile(r"tỷ lệ|tốc độ|tăng trưởng")
_OWN_TIME = re.compile(r"\s+(?:trong |ngay )?(?:năm|tháng|quý|đợt|ngày|tuần|từ|dịp|\d)")
_NEXT_ITEM = re.compile(r"(?:,|\bvà)\s+(?:có )?(?:hơn |trên |gần |khoảng )?$")
_KIN = (
    frozenset({"case", "instance", "illness", "sanction"}),
    frozenset({"person", "individual", "visit"}),
    frozenset({"person", "instance"}),
    frozenset({"household", "family", "person"}),
    frozenset({"gift", "scholarship"}),
    frozenset({"collective", "organisation", "branch"}),
    frozenset({"dossier", "petition", "document", "procedure", "service"}),
    frozenset({"round", "thing", "visit"}),
    frozenset({"petition", "criterion"}),
)
_NEXT_HERD = re.compile(r"[\s:]*(?:tổng )?đàn\b")  # "…, dê 1.706 con; đàn gia cầm: 4.217 con"
_DONE = re.compile(
    r"(?:\s*(?:[^\W\d_]+ ){0,3}|[^.;]{40,})đã\b"
)  # "…; đã chuyển đổi 45 ha": no part of what was told before
_IN_NUMBER = re.compile(r"trong (?:tổng )?số $")
_WITH_ANOTHER = re.compile(r"[^.;]*\d[^.;]*,? với (?:hơn |gần |trên )?")  # "gồm 44 thôn và 72 chi bộ, với 2.000 …"
_HAS = re.compile(r"[^.;]* có $")
_NAMED_ALONE = re.compile(r"\s?\.\s+(?:[^\W\d_]+,? ?:?\s*){1,5}")
_IN_KIND = frozenset({"ngày công", "công", "công lao động", "m2", "m²", "m2 đất"})  # no part of an amount of money
_MEASURES = frozenset({"area", "weight", "animal", "length"})


def is_part(lower: str, draft: Draft, before: Sequence[Draft]) -> bool:
    """Whether a figure is a part of one told before it; `before` are the drafts of its sentence and the last paragraph."""
    return (
        _in_brackets(lower, draft, before)
        or _of_named_whole(lower, draft, before)
        or _in_list_of_parts(lower, draft, before)
        or _after_words_of_parts(lower, draft, before)
        or _in_next_sentence(lower, draft, before)
    )


def _in_brackets(lower: str, draft: Draft, before: Sequence[Draft]) -> bool:
    """ "8.150 hồ sơ (đúng hạn 8.146 hồ sơ, quá hạn 04 hồ sơ)": the same noun in the bracket behind its whole."""
    wholes = [earlier for earlier in before if earlier.sentence == draft.sentence and earlier.kind is not Kind.PART]
    if not wholes or draft.mention.kind == PERCENT:
        return False
    unknown = draft.mention.kind in ("", BARE) and wholes[-1].mention.kind not in (MONEY, PERCENT)
    if wholes[-1].mention.kind != draft.mention.kind and not unknown:
        return False
    between = lower[wholes[-1].mention.end : draft.mention.start]
    opened = between.lstrip().startswith("(") and ")" not in between
    whole, part = wholes[-1].mention.value, draft.mention.value
    less = part < whole or (part == whole and draft.mention.kind != MONEY)  # the same amount only says it again
    return opened and less


def _of_named_whole(lower: str, draft: Draft, before: Sequence[Draft]) -> bool:
    """ "Trong số hơn 2.000 thanh niên nhập ngũ có 126 đảng viên": the whole opens the sentence."""
    items = [one for one in before if one.sentence == draft.sentence]
    if not items or not _kin(items[0], draft):
        return False
    opened = _IN_NUMBER.search(lower, draft.sentence.start, items[0].start) is not None
    if opened and items[0].kind is Kind.AWARD:  # all that the sentence goes on to count were honoured
        return True
    if len(items) != 1 or items[0].mention.unit == draft.mention.unit:
        return False  # "trong số 23 chỉ tiêu, có 14 chỉ tiêu đạt" tells n of m
    return opened and _HAS.search(lower, items[0].reach, draft.start) is not None


def _in_list_of_parts(lower: str, draft: Draft, before: Sequence[Draft]) -> bool:
    """ "Trong đó, 8 suất quà …, 46 suất … và 264 trẻ em …": numbers that open the next item of a list of parts."""
    items = [one for one in before if one.sentence == draft.sentence and one.kind is not Kind.UNIT_PRICE]
    if not items or items[-1].kind is not Kind.PART or draft.mention.kind in (PERCENT, MONEY):
        return False
    if items[-1].mention.kind == MONEY and draft.mention.unit in _IN_KIND:
        return False
    gap = re.sub(r"\([^)]*\)", "", lower[items[-1].reach : draft.mention.start])
    if _NEXT_ITEM.search(gap):
        return True
    cues = PART_WORDS.finditer(lower, draft.sentence.start, items[-1].start)
    listed = any(lower.startswith(":", cue.end()) for cue in cues)  # "cụ thể: 1 tủ báo; 7 cầu"
    return listed and gap.rstrip().endswith(";")


def _after_words_of_parts(lower: str, draft: Draft, before: Sequence[Draft]) -> bool:
    sentence = lower[draft.sentence.start : draft.mention.start]
    cues = list(PART_WORDS.finditer(sentence))
    if not cues or _stands_alone(draft, cues[-1][0], sentence[cues[-1].end() :]) or _own_count(draft, before):
        return False
    cue = cues[-1]
    rest = sentence[cue.end() :]
    if ")" in rest and sentence.rfind("(", 0, cue.start()) > sentence.rfind(")", 0, cue.start()):
        return False  # "2.239 hồ sơ (trong đó 513 hồ sơ trực tuyến), trả 2.094 hồ sơ": the bracket is closed
    leads = not sentence[: cue.start()].strip(" -+(")
    start = draft.sentence.start + cue.start()
    wholes = [one for one in before if one.mention.end <= start and one.level and one.kind is not Kind.UNIT_PRICE]
    wholes = [earlier for earlier in wholes if leads or earlier.sentence == draft.sentence]
    if not cue[0].startswith("trong"):  # only "Trong đó, …" goes on from the paragraph before
        wholes = [whole for whole in wholes if "\n" not in lower[whole.end : start]]
    if cue[0].startswith("trong") and _DIRECTLY.fullmatch(rest):
        # "520 triệu đồng chăm lo …, trong đó 264 trẻ em": whatever the whole is counted in, or told before
        return draft.mention.of is None or any(
            _kin(whole, draft) or whole.mention.of == draft.mention.of for whole in wholes[-6:]
        )
    if not any(_may_hold(whole, draft) for whole in wholes[-6:]):
        return False
    if sentence[: cue.start()].endswith("(") and ")" not in rest:
        return True  # "bắt 25 đối tượng (gồm 7 nhóm, 18 đối tượng)"
    if cue[0] == "riêng" and all(whole.mention.kind != draft.mention.kind for whole in wholes[-6:]):
        return False  # "363 thủ tục … Riêng từ 1-7 đến 10-9, tiếp nhận 6.061 hồ sơ": another count, not a part
    if leads:
        far = ";" in rest and not any(one.kind is Kind.PART and one.sentence == draft.sentence for one in before)
        return cue[0] not in ("gồm", "bao gồm") and not far
    if cue[0] in ("gồm", "bao gồm", "cụ thể", "gồm có"):
        between = lower[wholes[-1].mention.end : start]
        if not _kin(wholes[-1], draft) or ";" in between or _NAMES_FIRST.match(rest) or _WITH_ANOTHER.fullmatch(rest):
            return False
    item = rest.rpartition(";")[2]
    if item != rest and (_DONE.match(item) or not rest.lstrip().startswith((":", "có:"))):
        # "trong đó 19 thanh niên …; 7 đồng chí có trình độ đại học": the number itself opens the next part
        opens = not item.strip() and _kin(wholes[-1], draft)
        return opens or (_DONE.match(item) is None and _measured_on(lower, draft, before))
    tail = rest.rsplit(",", 1)[-1] if "," in rest else ""
    # "1.456 hồ sơ, trong đó trực tuyến 1.320 hồ sơ, đã giải quyết 1.440 hồ sơ"
    more = tail.startswith(" đã ") and _too_many(draft, wholes[-1], before)
    return not (more or (_ANEW.match(tail) and wholes[-1].mention.kind != draft.mention.kind))


def _in_next_sentence(lower: str, draft: Draft, before: Sequence[Draft]) -> bool:
    """ "Trong đó lúa 40 ha. Đậu 25 ha. Ngô 31 ha.": a sentence that only names the next item of the parts before it."""
    previous = before[-1] if before else None
    if previous is None or previous.kind is not Kind.PART or previous.sentence == draft.sentence:
        return False
    alike = previous.mention.kind == draft.mention.kind and (
        draft.mention.kind in _MEASURES or draft.mention.kind == MONEY
    )
    return (
        alike
        and _NAMED_ALONE.fullmatch(lower, previous.reach, draft.start) is not None
        and not lower[draft.end : draft.sentence.end].strip(" .,;")
        and not _own_count(draft, before)
    )


def _too_many(draft: Draft, whole: Draft, before: Sequence[Draft]) -> bool:
    """Whether the parts told so far and this figure are more than the whole."""
    parts = [one.mention.value for one in before if one.kind is Kind.PART and one.sentence == draft.sentence]
    alike = whole.mention.kind == draft.mention.kind
    return alike and sum(parts, draft.mention.value) > whole.mention.value


def _stands_alone(draft: Draft, cue: str, rest: str) -> bool:
    """Whether words of parts say nothing of a figure.

    "Trong đó, tổng thu ngân sách đạt 102,44%" and "trong đó tỷ lệ đúng hạn là 98,2%" are no shares of a whole, "Riêng
    năm 2021, hội trao 156 suất" counts another time, "…; đàn gia cầm 4.217 con" another herd, "… 74 sản phẩm 3 sao của 51 chủ thể" something else.
    """
    if "lãi suất" in rest or (_NEXT_HERD.match(rest.rpartition(";")[2]) and not _NEXT_HERD.match(rest)):
        return True
    rate = (draft.attainment is not None and not draft.level) or (
        draft.mention.kind == PERCENT and _RATE.search(rest) is not None
    )
    return rate or _OWNERS.search(rest) is not None or (cue == "riêng" and _OWN_TIME.match(rest) is not None)


def _own_count(draft: Draft, before: Sequence[Draft]) -> bool:
    """No part is more than its whole, and "Trong đó, đoàn xã xây dựng 42 công trình, đạt 168%" has its own plan."""
    alike = [one for one in before if one.mention.kind == draft.mention.kind and one.level]
    wholes = [one.mention.value for one in alike if one.kind is not Kind.PART]
    if not alike:
        return draft.attainment is not None
    return bool(wholes) and draft.mention.kind != PERCENT and draft.mention.value > max(wholes)


def _measured_on(lower: str, draft: Draft, before: Sequence[Draft]) -> bool:
    """ "trong đó ngô 1.022 ha; lạc 559 ha": one measure, part by part."""
    kind = draft.mention.kind
    alike = [one for one in before if one.sentence == draft.sentence and one.mention.kind == kind]
    if not alike:
        return False
    previous = alike[-1]
    given = _SOURCE.match(lower, previous.reach) or _GIVER.search(lower, previous.reach, draft.mention.start)
    item = kind in _MEASURES or (kind == MONEY and given is not None)
    return item and previous.kind is Kind.PART and previous.mention.kind == kind


def _may_hold(whole: Draft, part: Draft) -> bool:
    """Whether one noun can be a part of the other: the same class, kin classes, or a share in per cent."""
    return part.mention.kind in (PERCENT, "", "bare") or _kin(whole, part)


def _kin(whole: Draft, part: Draft) -> bool:
    kinds = {whole.mention.kind, part.mention.kind}
    return len(kinds) == 1 or any(kinds <= kin for kin in _KIN)
