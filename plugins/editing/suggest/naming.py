"""Which indicator a figure belongs to: the words of its clause, else those that its sentence or heading leave out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from plugins.editing.suggest.contexts import CONTEXT_INDICATORS
from plugins.editing.suggest.draft import Draft
from plugins.editing.suggest.headlines import Headlines
from plugins.editing.suggest.matching import Sighting, Surroundings, Vocabulary, best_indicator
from plugins.editing.suggest.prose import Prose, Span
from plugins.editing.suggest.units import BARE, MONEY, PERCENT

_AWARD = re.compile(
    r"giấy khen|bằng khen|huân chương|huy chương|kỷ niệm chương|huy hiệu|danh hiệu|khen thưởng|biểu dương|tuyên dương"
)
_RECEIVED = re.compile(rf"[^,;.\d]{{0,30}}\b(?:nhận|trao|tặng)\b[^,;.\d]{{0,20}}(?:{_AWARD.pattern})")
# Between the plan and the result of one subject: "kế hoạch là 6 tỷ đồng; đến nay đạt 6,9 tỷ đồng".
_SAME_SUBJECT = re.compile(
    r"(?:[\s,;:()]|đến nay|năm (?:19|20)\d\d|đã|thực hiện|đạt|được|kết quả|ước|kế hoạch|chỉ tiêu|dự toán|là|giao|cả năm|(?:đầu|cuối) (?:kỳ|năm|tháng|quý)|xuống|còn|lên)+"
)
# Nothing but these before a figure: it goes on about what was said before. "…; toàn phường còn 51 hộ".
_GOES_ON = re.compile(
    r"(?:[\s,;:.()]|toàn (?:phường|xã)|số tuyệt đối|hiện|chỉ|còn|là|tương ứng|tương đương|tức|với|cả năm|năm nay|đến nay|đã|xong"
    r"|hoàn thành|thực hiện|kết quả|được|đạt|làm được)+"
)
# What is counted behind a rate: "tỷ lệ hộ nghèo còn 1,12%; toàn phường còn 51 hộ".
_COUNT_OF = {"ty_le_ho_ngheo": "ho_ngheo", "ty_le_ho_can_ngheo": "ho_can_ngheo", "ty_le_truc_tuyen": "ho_so_truc_tuyen"}
_LONGEST_PHRASE = 150  # characters; a phrase that began before the clause may reach into it
_ATTENDED = re.compile(r"\s*(?:tham gia|tham dự|đến dự|dự\b|hưởng ứng)")  # "hơn 1.000 tham gia": people
_BESIDE = ("(", "/", "=", "với", ", với")
_CARRIED = re.compile(r"(?:kinh phí|số tiền|trị giá|giá trị|tổng tiền|tổng cộng)(?: [^\W\d_]+){0,3}\s*$")


class Naming:
    """Names the indicators of a text; `headlines` knows the heading over the line being read."""

    def __init__(self, prose: Prose, words: Vocabulary, headlines: Headlines) -> None:
        self._prose = prose
        self._words = words
        self._headlines = headlines
        self._seen = words.sightings(prose.lower)
        self._starts = [sighting.start for sighting in self._seen]
        self._by_clause: dict[Span, list[Sighting]] = {}
        self._topic: str | None = None  # the last indicator that was named

    def heard(self, indicator: str | None) -> None:
        """Remember the indicator that the text speaks of."""
        self._topic = indicator or self._topic

    def of(self, draft: Draft, drafts: Sequence[Draft], index: int, *, honour: bool = False) -> str | None:
        """The indicator of the figure at `index` of the drafts of its sentence, None when nothing names one.

        `honour` asks for the indicators of awards, which no other figure may have.
        """
        mention = draft.mention
        previous = drafts[index - 1].reach if index else draft.clause.start
        following = drafts[index + 1].start if index + 1 < len(drafts) else draft.clause.end
        start, named = draft.clause.start, []
        if honour:
            here = _AWARD.search(self._prose.lower, draft.clause.start, draft.clause.end) is not None
            first = draft.clause.start if here else draft.sentence.start
            named = list(_AWARD.finditer(self._prose.lower, first, draft.start))
            if _RECEIVED.match(self._prose.lower, mention.end, following):
                named, here = [], False  # "2 cá nhân nhận Huân chương, 3 cá nhân được trao Bằng khen"
            start = named[-1].start() if named else start
        attended = mention.kind == BARE and _ATTENDED.match(self._prose.lower, mention.end)
        place = Surroundings(
            draft.start,
            mention.end,
            start,
            draft.clause.end,
            previous,
            following,
            "person" if attended else mention.kind,
            honour and not named,
            _CARRIED.search(self._prose.lower, draft.clause.start, draft.start) is not None
            or self._prose.lower[previous : draft.start].strip() in _BESIDE
            or honour,
        )
        span = Span(min(start, draft.clause.start), draft.clause.end)
        found = best_indicator(self._words, self._near(span), self._prose.lower, place, honour=honour)
        if found is None and not honour:
            lead = Span(max(place.previous_end, draft.clause.start), draft.start)
            found = self._said_before(draft, place) or self._headlines.completed(lead, mention.kind)
        if found in CONTEXT_INDICATORS and (mention.of is not None or mention.kind == BARE):
            found = None
        if found is None and index and drafts[index - 1].mention.kind == mention.kind and not honour:
            gap = self._prose.lower[drafts[index - 1].reach : draft.start]
            return drafts[index - 1].indicator if _SAME_SUBJECT.fullmatch(gap) else None
        return found

    def _said_before(self, draft: Draft, place: Surroundings) -> str | None:
        """The indicator of the words before the clause, for a figure whose own words name nothing."""
        lower, mention = self._prose.lower, draft.mention
        if mention.kind in (BARE, "", PERCENT):
            return None
        goes_on = _GOES_ON.fullmatch(lower, max(place.previous_end, draft.clause.start), draft.start) is not None
        if not goes_on and not (place.carried and mention.kind == MONEY):
            return None
        counted = _COUNT_OF.get(self._topic or "")
        if goes_on and counted is not None and mention.kind in self._words.classes.get(counted, ()):
            return counted
        whole = replace(place, clause_start=draft.sentence.start, carried=True)
        before = [s for s in self._near(Span(draft.sentence.start, draft.clause.end)) if s.end <= draft.start]
        return best_indicator(self._words, before, lower, whole)

    def _near(self, clause: Span) -> list[Sighting]:
        if clause not in self._by_clause:
            first = max(0, bisect_left(self._starts, clause.start - _LONGEST_PHRASE))
            last = bisect_left(self._starts, clause.end)
            self._by_clause[clause] = [s for s in self._seen[first:last] if s.end > clause.start]
        return self._by_clause[clause]
