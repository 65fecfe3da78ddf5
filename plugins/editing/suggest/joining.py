"""What stands behind a semicolon and belongs to a figure before it: "còn 38 hộ; giảm 12 hộ so với đầu năm"."""

from __future__ import annotations

import re

from plugins.editing.suggest.draft import Draft
from plugins.editing.suggest.parts import PART_WORDS
from plugins.editing.suggest.percentages import AFTER_EARLIER, PLAN_OR_RATE, TWO_PLANS
from plugins.editing.suggest.prose import Prose
from plugins.editing.suggest.units import PERCENT

_COMPARED_ROW = re.compile(r"(?:so với|so) (?:cùng kỳ|năm trước|năm ngoái|tháng trước|quý trước)[^.;]*$")
_ONLY_PLAN_BETWEEN = re.compile(
    r" (?:so với |so )?(?:kế hoạch|dự toán|chỉ tiêu|kh\b)[^.;:,\d]{0,40}; ?(?:ước )?(?:đạt|bằng|tăng|giảm) (?:hơn |gần |trên )?"
)
_NEXT_NOUN = re.compile(r"(?: (?!so|còn|nay)[^\W\d_]+){0,4}(?:,| và) ")
_NEXT_TAX = re.compile(  # "thu ngân sách đạt 96%, trong đó: thuế môn bài 101%, phí, lệ phí 88%"
    r"[,;] (?:trong đó:? )?(?:thuế|phí|thu|chi|quỹ|lệ phí|ttcn|công nghiệp|nông nghiệp|dịch vụ|thương mại)(?:,? (?!tỷ|tăng|giảm)[^\W\d_]+){0,6} (?:mới |ước )?"
)
_REACHES = re.compile(r"[\s;]*(?:(?:ước|cơ bản|tổng cộng) )?(?:đạt|bằng|hoàn thành)\s+")


def join_changes(prose: Prose, drafts: list[Draft], earlier: list[Draft]) -> list[Draft]:
    """Give "…; giảm 12 hộ so với đầu năm" and "…; đạt 51,8% kế hoạch" to the figure that they are about.

    `earlier` are the drafts of the sentences before: "Trồng 115 ha. Đạt 99% kế hoạch."
    """
    kept: list[Draft] = []
    for draft in drafts:
        host = kept[-1] if kept else None
        whole = _whole(prose, kept, draft) or _sentence_before(prose, kept, earlier, draft)
        if whole is not None:
            whole.attainment, whole.doubts = draft.attainment, [*whole.doubts, *draft.doubts]
        elif (told := _in_brackets(prose, kept, draft)) is not None:
            told.change = draft.change
        elif host and (_goes_on(prose, host, draft) or _also_compared(prose, host, draft)):
            host.change, host.reach = draft.change, draft.reach
        elif host and _also_attained(prose, host, draft):
            draft.level, draft.attainment = False, format(draft.mention.number, "f")
            kept.append(draft)
        elif host and _also_changed(prose, host, draft):
            draft.level, draft.change = False, prose.said(host.start, draft.mention.end)
            kept.append(draft)
        elif host and _second_plan(prose, host, draft):
            host.doubt(TWO_PLANS.format(prose.said(draft.mention.at, draft.mention.end)))
            host.reach = draft.reach
        elif (compared := _compared_in_row(prose, kept, draft)) is not None:
            compared.change = draft.change
        else:
            kept.append(draft)
    return kept


def _in_brackets(prose: Prose, kept: list[Draft], draft: Draft) -> Draft | None:
    """The figure that "(tăng hơn 4 tỷ đồng so với nhiệm kỳ trước)" speaks of: the last of its noun in the sentence."""
    opened = prose.lower[max(0, draft.start - 2) : draft.start].strip() == "("
    if draft.level or not draft.change or not opened or not AFTER_EARLIER.match(prose.lower, draft.mention.end):
        return None
    alike = [one for one in kept if one.sentence == draft.sentence and one.mention.kind == draft.mention.kind]
    return alike[-1] if alike and alike[-1].level and not alike[-1].change else None


def _compared_in_row(prose: Prose, kept: list[Draft], draft: Draft) -> Draft | None:
    """ "xảy ra 9 vụ, làm chết 4 người; so với cùng kỳ giảm 2 vụ, giảm 1 người": change by change in the order told."""
    if draft.level or not draft.change:
        return None
    row = _COMPARED_ROW.search(prose.lower, draft.sentence.start, draft.start)
    told = [one for one in kept if row and one.sentence == draft.sentence and one.end <= row.start()]
    fits = [one for one in told if one.level and not one.change and one.mention.kind == draft.mention.kind]
    return fits[0] if fits and draft.mention.kind != PERCENT else None


def _also_attained(prose: Prose, host: Draft, draft: Draft) -> bool:
    """ "tổng giá trị đạt 53% kế hoạch; thương mại đạt 52%; nông nghiệp đạt 50%": each is of its plan."""
    row = not host.level and host.attainment is not None and host.clause.end in (draft.clause.start, draft.clause.end)
    if not row or not draft.level or draft.mention.kind != PERCENT:
        return False
    open_ended = PLAN_OR_RATE.format("")[2:] in " ".join(draft.doubts)
    return open_ended or _NEXT_TAX.fullmatch(prose.lower, host.reach, draft.start) is not None


def _also_changed(prose: Prose, host: Draft, draft: Draft) -> bool:
    """ "giảm được 178 hộ nghèo, 77 hộ cận nghèo": the verb speaks of both."""
    row = not host.level and host.change is not None and host.attainment is None and host.clause == draft.clause
    alike = draft.level and not draft.change and draft.mention.kind == host.mention.kind == "household"
    return row and alike and _NEXT_NOUN.fullmatch(prose.lower, host.reach, draft.start) is not None


def _second_plan(prose: Prose, host: Draft, draft: Draft) -> bool:
    """ "đạt 33% dự toán tỉnh giao; đạt 35% dự toán phường giao": the same figure against another plan."""
    alone = not draft.level and draft.attainment is not None and host.level and host.attainment is not None
    return alone and _ONLY_PLAN_BETWEEN.fullmatch(prose.lower, host.reach, draft.mention.start) is not None


def _also_compared(prose: Prose, host: Draft, draft: Draft) -> bool:
    """ "đạt 33% dự toán; bằng 90% so với cùng kỳ": the change of the figure before the semicolon."""
    alone = not draft.level and draft.change and draft.mention.kind == PERCENT and host.level and not host.change
    if not alone or host.attainment is None:
        return False
    return _ONLY_PLAN_BETWEEN.fullmatch(prose.lower, host.reach, draft.mention.start) is not None


def _goes_on(prose: Prose, host: Draft, draft: Draft) -> bool:
    alone = not draft.level and draft.change and draft.clause.start > 0
    compared = AFTER_EARLIER.match(prose.lower, draft.mention.end)
    fresh = host.level and not host.change and host.clause.end == draft.clause.start
    opens = not prose.lower[draft.clause.start : draft.start].strip()
    return bool(alone and compared and fresh and opens and host.mention.kind == draft.mention.kind)


def _whole(prose: Prose, kept: list[Draft], draft: Draft) -> Draft | None:
    """The total that "…; đạt 51,8% kế hoạch" speaks of: the figure before the words that open its parts."""
    if draft.level or draft.attainment is None or not _REACHES.fullmatch(prose.lower, draft.clause.start, draft.start):
        return None
    before = [one for one in kept if one.sentence == draft.sentence]
    if not before or before[-1].clause.end != draft.clause.start:
        return None
    parts = PART_WORDS.search(prose.lower, before[0].end, draft.clause.start)
    totals = [one for one in before if parts is None or one.end <= parts.start()]
    host = totals[-1] if totals else None
    return host if host is not None and _lacks_attainment(host) else None


def _sentence_before(prose: Prose, kept: list[Draft], earlier: list[Draft], draft: Draft) -> Draft | None:
    """The last figure of the sentence before, when this sentence says no more than "Đạt 99% kế hoạch"."""
    if kept or not earlier or draft.level or draft.attainment is None:
        return None
    host = earlier[-1]
    gap = prose.lower[host.reach : draft.sentence.start]
    alone = _REACHES.fullmatch(prose.lower, draft.sentence.start, draft.start) is not None
    return host if alone and "\n" not in gap and len(gap) < 3 and _lacks_attainment(host) else None


def _lacks_attainment(host: Draft) -> bool:
    return host.level and host.attainment is None and host.mention.kind != PERCENT
