"""What is only planned: sections, sentences and phrases whose figures are targets and never results."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from datetime import date

from plugins.editing.suggest.calendar import Calendar
from plugins.editing.suggest.cues import (
    ACTOR,
    ADOPTED,
    ADOPTED_WITH,
    AHEAD_VERB,
    AT_LEAST,
    BACKWARD,
    BESIDES,
    BOUND,
    BUDGETED,
    CARRIED_OUT,
    COUNTED,
    DONE_BEHIND,
    EARNED,
    ENUMERATED,
    FOLLOWS_UP,
    FORWARD,
    GOES_ON_TO,
    HAPPENED,
    HEADS,
    LATER_LEAST,
    LEAST,
    LOCAL,
    MEETING,
    MET_BEFORE,
    MET_BEHIND,
    NOT_LOCAL,
    PLAN_OPENS,
    REPORTED,
    STRONGLY_BACK,
    TO_BE_DONE,
    YEAR_LEAD,
)
from plugins.editing.suggest.enclosures import Enclosures
from plugins.editing.suggest.periods import lies_ahead, period_at
from plugins.editing.suggest.planlists import planned_items
from plugins.editing.suggest.prose import Line, Prose, Span
from plugins.editing.suggest.prospects import Prospects
from plugins.editing.suggest.sections import Sections

# "Nhiệm kỳ 2015-2020, Đảng bộ hoàn thành và hoàn thành vượt kế hoạch 14/15 chỉ tiêu"
_FULFILLED = re.compile(r"^(?!.*(?:phấn đấu|quyết tâm|\bsẽ\b)).*\b(?:hoàn thành và|hoàn thành vượt|đạt và vượt)\b")
_COMPARED = re.compile(r"^(?!.*(?:phấn đấu|quyết tâm|\bsẽ\b)).*\bso (?:với )?(?:cùng kỳ|nhiệm kỳ trước|đầu nhiệm kỳ)")


class Outlook:
    """Follows a report line by line and says of a place whether the figure there is only planned.

    `today` is the date of the report, None when nothing tells it; `to_come` are the spans of the periods ahead of it.
    """

    def __init__(self, prose: Prose, today: date | None, to_come: Iterable[tuple[int, int]] = ()) -> None:
        self._prose = prose
        self._today = today
        self._sections = Sections(prose)
        ahead = list(to_come)
        self._items = planned_items(prose, ahead)
        self._item = False  # the line stands in a list of plans
        self._paragraph = False
        self._carried = False
        self._leads_ahead = False
        self._adopted = False  # the sentence before adopted a budget or a plan
        self._targets = 0  # how many the sentence before held
        self._opens = False  # the sentence opens with "Phấn đấu …"
        self._only_plans = False  # it held nothing else
        self._results = False  # it held results
        self._planning = False  # the last sentence with figures held plans only, on whatever line it stood
        self._plans_only = False  # it held several and nothing else, or so did the two before
        enclosures = Enclosures(prose.lower)
        self._calendar = Calendar(prose.lower, today, enclosures)
        self._forward = [
            (m.start(), m.end(), enclosures.reach(m.start(), len(prose.lower)))
            for m in FORWARD.finditer(prose.lower)
            if not self._is_over(m)
        ]
        self._prospects = Prospects(prose, today, ahead, enclosures)
        self._happened = [
            (m.start(), m.end())
            for m in HAPPENED.finditer(prose.lower)
            if not self._clause_looks_ahead(m.start()) and "trở lên" not in prose.lower[m.end() : m.end() + 40]
        ]
        self._backward = [(match.start(), match.end()) for match in BACKWARD.finditer(prose.lower)]

    def _is_over(self, task: re.Match[str]) -> bool:
        """Whether "nhiệm vụ 6 tháng đầu năm" is behind the report: by its period, else by the verb before it."""
        lower = self._prose.lower
        if task[0].startswith("chỉ tiêu") and COUNTED.search(lower, max(0, task.start() - 24), task.start()):
            return True  # "trong tổng số 23 chỉ tiêu chủ yếu, có 14 chỉ tiêu đạt"
        if task[0].startswith(("đề ra", "chỉ tiêu")):  # "đạt và vượt các chỉ tiêu Nghị quyết Đại hội đề ra: …"
            return (
                MET_BEFORE.search(lower, max(0, task.start() - 90), task.start()) is not None
                or MET_BEHIND.match(lower, task.end()) is not None
            )
        if not task[0].startswith("nhiệm vụ"):
            return False
        period = period_at(lower, task.end(), self._today.year if self._today else None)
        if period is not None and self._today is not None and lies_ahead(period, self._today):
            return False
        if period is not None and self._today is not None and period.end < self._today:
            return True
        return CARRIED_OUT.search(lower, max(0, task.start() - 60), task.start()) is not None

    def _clause_looks_ahead(self, at: int) -> bool:
        lower = self._prose.lower
        start = max(lower.rfind(mark, 0, at) for mark in (";", ". ", "\n", "trong khi", "nhưng"))
        if AHEAD_VERB.search(lower, start + 1, at) is not None:
            return True
        return lower.find("dự kiến", max(start, lower.rfind(",", 0, at)) + 1, at) >= 0

    def enter_line(self, line: Line, has_figures: bool) -> None:
        """Update sections and lists before the sentences of the line are read."""
        words = self._prose.lower[line.span.start : line.span.end].strip(" #")
        self._plans_only = self._only_plans = self._results = False
        self._item = line.span.start in self._items
        if self._carried and (BACKWARD.search(words.partition(". ")[0]) or self._calendar.lead_past(words[:60])):
            self._carried = False
        self._paragraph = self._carried
        self._sections.enter(line, words, has_figures)

    def enter_sentence(self, sentence: Span) -> None:
        """Sentences after "Trong thời gian tới, …" stay planned until one looks back."""
        words = self._prose.lower[sentence.start : sentence.end].strip()
        lead = words[:60]
        self._opens = PLAN_OPENS.match(words) is not None and not words.startswith("dự kiến")
        self._leads_ahead = self._calendar.lead_ahead(words[:160].partition(";")[0])
        if self._today is None and YEAR_LEAD.match(lead) and self._looks_back(words):
            self._leads_ahead = False  # "Trong nhiệm kỳ 2011-2016, hội đã đạt được …" in a text without a date
        goes_on = self._plans_only or (self._targets > 0 and ENUMERATED.match(words) is not None)
        goes_on = goes_on or (self._only_plans and ACTOR.match(words) is None)
        goes_on = goes_on or (self._planning and BESIDES.match(words) is not None)
        goes_on = goes_on and not (BACKWARD.search(words) or REPORTED.search(lead) or self._calendar.lead_past(lead))
        adopted = (
            (
                self._adopted
                or (self._targets > 0 and self._only_plans)
                or (self._planning and words.startswith("cụ thể"))
            )
            and FOLLOWS_UP.match(words) is not None
            and not REPORTED.search(lead)
        )
        told = ADOPTED.search(words)
        self._adopted = told is not None and not REPORTED.search(told[0])
        if BACKWARD.search(words):
            self._carried = False
        if self._leads_ahead or goes_on or adopted or HEADS.match(words):
            self._paragraph = True
        elif self._paragraph and (BACKWARD.search(words) or MEETING.match(words) or self._calendar.lead_past(lead)):
            self._paragraph = False

    def _looks_back(self, words: str) -> bool:
        """Whether a sentence under a term of office tells what was: by its words or by the heading over it."""
        told = BACKWARD.search(words) or _FULFILLED.search(words) or _COMPARED.search(words)
        return told is not None or (self._sections.reports and AHEAD_VERB.search(words) is None)

    def leave_sentence(self, sentence: Span, line: Line) -> None:
        """A line that ends with a colon after a planning word opens a list of targets."""
        words = self._prose.lower[sentence.start : line.span.end].rstrip()
        if sentence.end >= line.span.end - 1 and words.endswith(":") and self.planned(sentence, line.span.end):
            self._sections.open_list()

    def carry(self, targets: int, *, broken: bool) -> None:
        """A sentence that listed several targets goes on in the next ones until one looks back.

        `broken` says that the sentence held results, or figures but no target.
        """
        self._carried = self._carried or targets >= 3
        self._targets = targets
        self._results = broken
        self._planning = not broken and (targets > 0 or self._planning)
        self._plans_only = not broken and (targets > 1 or self._only_plans or (targets > 0 and self._opens))
        self._only_plans = not broken and (targets > 0 or self._plans_only)

    def planned(
        self, sentence: Span, at: int, phrase: str = "", rest: Span | None = None, *, met: bool = False
    ) -> bool:
        """Whether a figure at this place is a target; `phrase` leads to it, `rest` follows it to the end of its clause.

        `met` says that it is told how far its own plan was met.
        """
        before = self._prose.lower[sentence.start : at]
        forward = max(
            _last_open(self._forward, sentence.start, at),
            self._calendar.until(sentence, at, after_targets=self._targets > 0),
            self._calendar.second_half(before),
            self._calendar.clause_ahead(before),
        )
        forward = max(
            forward,
            self._budgeted(before),
            _adopted(before),
            self._prospects.lead(sentence, at, headed=not self._sections.reports),
        )
        backward = max(_last(self._backward, sentence.start, at), _last(self._happened, sentence.start, at))
        backward = max(backward, self._prospects.passed(sentence, at))
        if rest is not None and DONE_BEHIND.match(self._prose.lower, rest.start, rest.end):
            return False
        if self._leads_ahead and STRONGLY_BACK.search(before) is None:
            return True
        if phrase and (phrase.rstrip().endswith("mục tiêu") or (LOCAL.search(phrase) and not NOT_LOCAL.search(phrase))):
            return True
        if forward > backward or (
            rest is not None and self._planned_behind(sentence, Span(at, rest.start), rest, backward)
        ):
            return True
        return backward < 0 and ((self._paragraph and not met) or self._sections.plan or self._item)

    def _planned_behind(self, sentence: Span, figure: Span, rest: Span, backward: int) -> bool:
        lower = self._prose.lower
        least = any(word in lower[figure.start : figure.end] for word in LEAST) or (
            any(lower.find(word, rest.start, sentence.end) >= 0 for word in ("trở lên", "ít nhất", "tối thiểu"))
            and EARNED.search(lower, sentence.start, figure.start) is None
            and lower.find("hiện có", sentence.start, figure.start) < 0
            and (AT_LEAST.match(lower, rest.start) or LATER_LEAST.match(lower, rest.start, sentence.end))
        )
        before = lower[sentence.start : figure.start]
        bound = (
            not self._results
            and lower.startswith("dưới", figure.start)
            and BOUND.match(before.rpartition(";")[2]) is not None
        )
        if (backward < 0 and ((least and not self._results) or bound)) or TO_BE_DONE.match(lower, rest.start):
            return True
        if backward < 0 and not self._sections.reports and not self._results and GOES_ON_TO.match(before):
            return True
        return self._prospects.follows(rest, sentence)

    def bestowed(self, sentence: Span, clause: Span, at: int) -> bool:
        """Whether an award named here has been given: awards end a plan unless their own clause looks ahead."""
        lead = self._prose.lower[sentence.start : sentence.start + 40]
        if self._sections.named or self._leads_ahead or PLAN_OPENS.match(lead):
            return False
        lead = self._prose.lower[clause.start : at]
        return AHEAD_VERB.search(lead) is None and "dự kiến" not in lead

    def _budgeted(self, before: str) -> int:
        start = before.rfind(";") + 1
        if "dự toán" not in before and "giao" not in before:
            return -1
        return max((start + match.end() for match in BUDGETED.finditer(before[start:])), default=-1)


def _adopted(before: str) -> int:
    """Where "thông qua kế hoạch … năm 2026 với …" ends in the words before a figure, -1 without it."""
    if not any(word in before for word in ("thông qua", "phê duyệt", "quyết nghị", "nhất", "đề ra", "trình")):
        return -1
    told = list(ADOPTED_WITH.finditer(before))
    return told[-1].end() if told and not REPORTED.search(told[-1][0]) else -1


def _last_open(cues: list[tuple[int, int, int]], start: int, end: int) -> int:
    """As `_last`, without the cues that stand in brackets closed before the place."""
    index = bisect_right(cues, (end, 0, 0)) - 1
    while index >= 0 and (cues[index][1] > end or cues[index][2] <= end):
        index -= 1
    return cues[index][1] - start if index >= 0 and cues[index][0] >= start else -1


def _last(cues: list[tuple[int, int]], start: int, end: int) -> int:
    """How far from `start` the last cue between two offsets ends, -1 without any."""
    index = bisect_right(cues, (end, 0)) - 1
    while index >= 0 and cues[index][1] > end:
        index -= 1
    return cues[index][1] - start if index >= 0 and cues[index][0] >= start else -1
