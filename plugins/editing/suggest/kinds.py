"""What role a figure plays: award, context, part of a total, price of one piece, or result."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plugins.editing.suggest.circumstances import is_whereabouts
from plugins.editing.suggest.contexts import is_context
from plugins.editing.suggest.draft import Draft
from plugins.editing.suggest.livelihoods import of_one_household
from plugins.editing.suggest.parts import is_part
from plugins.editing.suggest.prices import is_price
from plugins.editing.suggest.proposal import Kind

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
        "premises",
        "school",
    }
)
_HONOUR = re.compile(
    r"giấy khen|bằng khen|huân chương|huy chương|kỷ niệm chương|huy hiệu(?! đoàn)|cờ thi đua|cờ truyền thống|khen thưởng|\bkhen (?=\d|$)|(?:tỉnh|huyện|quận|thành phố|xã|phường|cấp trên|ngành) khen(?=[,.;]|$)|biểu dương|tuyên dương|vinh danh"
    r"|tôn vinh|(?:tặng|phong|(?<!công )nhận|trao)(?: \w+){0,3} danh hiệu|tặng cờ|thư khen|chiến s[ĩỹ] thi đua|trao giải"
)
_GIVEN = re.compile(r"tặng|trao|nhận|khen|biểu dương|tuyên dương|vinh danh|tôn vinh|truy tặng")
_YEAR = re.compile(r"năm (?:học )?20\d\d(?:\s?[-–]\s?20\d\d)?")
# "đã trao giấy khen và quà cho những người đạt thành tích: 1 giáo viên …; 2 em …": all that the sentence lists.
_HONOURED = re.compile(
    r"(?:tặng|trao|biểu dương|tuyên dương)[^.;:\d]{0,40}(?:giấy khen|bằng khen|khen thưởng)[^.;:\d]{0,120}:[^.]*$"
)
# "Tại lễ trao Huy hiệu Đảng, phường công bố …" says where, not who was honoured.
_AT_EVENT = re.compile(r"\W*tại (?:lễ|buổi|hội nghị)[^,;.:\d]*,")
_NOT_HONOUR = re.compile(r"suất|phần quà|học bổng|hỗ trợ|triệu|tặng quà|kết nạp|kiểm tra|\bcử\b")
_ACCLAIMED = re.compile(r"\s(?:[^\W\d_]+ ){0,6}công nhận\b")  # "2 mô hình được khen và 8 mô hình được thị xã công nhận"
_EXEMPLARY = re.compile(r"\s+(?:tiêu biểu|xuất sắc|điển hình)\b")


def kind_of(lower: str, draft: Draft, before: Sequence[Draft]) -> Kind:
    """The kind of a figure that is not planned; `before` are the drafts of its sentence so far."""
    if is_price(lower, draft, before):
        return Kind.UNIT_PRICE
    if (own := of_one_household(lower, draft)) is not None:
        return own
    if is_part(lower, draft, before):
        return Kind.PART
    if is_whereabouts(lower, draft):
        return Kind.CONTEXT
    if is_award(lower, draft):
        return Kind.AWARD
    if is_context(lower, draft, before):
        return Kind.CONTEXT
    return Kind.RESULT


def is_award(lower: str, draft: Draft) -> bool:
    """Whether somebody is honoured: the verbs of honouring in the clause, before or after the figure."""
    mention = draft.mention
    clause = lower[draft.clause.start : draft.clause.end]
    if mention.kind == "award":
        return (
            _GIVEN.search(lower, draft.sentence.start, draft.sentence.end) is not None
            and "giải" not in mention.unit.lower()
        )
    if mention.kind not in _PEOPLE and mention.kind != "" and not mention.unit.lower().startswith("mô hình"):
        return False
    if _HONOURED.search(lower, draft.sentence.start, mention.start):
        return mention.kind != ""
    at = mention.start - draft.clause.start
    event = _AT_EVENT.match(clause)
    leading = list(_HONOUR.finditer(clause, event.end() if event and event.end() <= at else 0, max(at, 0)))
    if _ACCLAIMED.match(lower, mention.end) and not _HONOUR.search(lower, mention.end, draft.clause.end):
        return False
    if leading and not _NOT_HONOUR.search(clause, leading[-1].end(), at):
        return mention.kind != ""
    trailing = _HONOUR.search(clause, at)
    if trailing is not None and any(
        char.isdigit() for char in _YEAR.sub("", lower[mention.end : draft.clause.start + trailing.start()])
    ):
        trailing = None
    if (
        trailing is not None
        and not _NOT_HONOUR.search(clause, at, trailing.start())
        and not re.search(r"\.\s|;", clause[at : trailing.start()])
    ):
        return _GIVEN.search(clause) is not None and trailing.start() - at < 200 and mention.kind != ""
    if mention.kind in ("individual", "collective", "collective_or_individual") or _EXEMPLARY.match(lower, mention.end):
        return _HONOUR.search(lower, draft.sentence.start, draft.sentence.end) is not None
    return False
