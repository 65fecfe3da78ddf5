"""Reads report prose and proposes metrics; never computes a value, never makes a target a result."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from decimal import Decimal

from plugins.editing.suggest.circumstances import is_seated
from plugins.editing.suggest.cues import AHEAD_VERB
from plugins.editing.suggest.datelines import opening_day, report_day
from plugins.editing.suggest.draft import Draft
from plugins.editing.suggest.headlines import Headlines
from plugins.editing.suggest.joining import join_changes
from plugins.editing.suggest.kinds import is_award, kind_of
from plugins.editing.suggest.matching import (
    IndicatorLike,
    Vocabulary,
    vocabulary,
)
from plugins.editing.suggest.mentions import Mention, mentions
from plugins.editing.suggest.naming import Naming
from plugins.editing.suggest.partlists import PartLists
from plugins.editing.suggest.periods import Periods
from plugins.editing.suggest.places import Places, WardRegisterLike
from plugins.editing.suggest.prices import is_price
from plugins.editing.suggest.proposal import Kind, Proposal
from plugins.editing.suggest.prose import Line, Prose, Span
from plugins.editing.suggest.relations import link
from plugins.editing.suggest.resolution import resolve
from plugins.editing.suggest.sums import mark_sums
from plugins.editing.suggest.tables import TableReader
from plugins.editing.suggest.targets import Outlook
from plugins.editing.suggest.traps import traps
from plugins.editing.suggest.units import BARE, PERCENT

_LABELLED = re.compile(
    r"(?::|chỉ tiêu|kế hoạch|\blà|\bđạt|được|\bcòn|tổng số|số tiền|trị giá|kinh phí|\bchết|bị thương|mất tích|\bcó(?: mặt)?|=|\bvới)\s*$"
)
_SET = re.compile(
    r"(?:đề ra|đặt ra|xác định|được giao|thông qua|quyết nghị|nhất trí)(?: (?!đạt|hoàn thành|thực hiện|kết quả|báo cáo)\w+){0,8}\s+$"
)  # "đề ra 25 chỉ tiêu"
_SET_FAR = re.compile(
    r"(?:đề ra|đặt ra|xác định|quyết nghị|thống nhất)(?: cao)? \d+ (?:khâu|nhiệm vụ|đột phá|chương trình|mục tiêu|nhóm)[^.;]{0,60}, $"
)  # "thống nhất 3 khâu đột phá, 18 chỉ tiêu"
_LISTED = re.compile(
    r"\s*(?:chủ yếu|cụ thể|cơ bản|trọng tâm)?(?: là| sau| gồm| như sau)?\s*:"
)  # "với 20 chỉ tiêu chủ yếu là: …"
_BARE_ITEM = re.compile(r"\s*(?:(?:tổng |số )?(?:thu|chi|trồng|nuôi|lúa|ngô|nam|nữ)(?: [^\W\d_]+){0,2})\s*")
_SUMS = re.compile(r"\d\s?(?:Đ\b|ĐỒNG|TỶ|TRIỆU|%)")
_FULFILLED = re.compile(r"\s*(?:đều |cơ bản |đã |đạt và )?(?:vượt|hoàn thành|đạt (?:và vượt|kế hoạch|100%))\b")
_FULFILS = re.compile(r"(?:đạt vượt|đạt và vượt|hoàn thành vượt|vượt) $")
_NO_AIM = re.compile(r"mục tiêu|đề ra|đặt ra")  # what was aimed at is named in reports too
_PHRASE = re.compile(r"[,(]|\s[-–+]\s")  # a list run into one line has its marks inside
_NEAR = 64  # figures of one sentence that are looked at together
_MET = re.compile(r"hoàn thành|đạt|vượt|\bcó\b|thực hiện")


def suggest(
    text: str,
    *,
    indicators: Iterable[IndicatorLike],
    wards: WardRegisterLike | None = None,
    date: datetime.date | None = None,
    default_period: str | None = None,
) -> list[Proposal]:
    """Propose every figure of a report, in the order of the text.

    `indicators` is the catalogue, `wards` the register (ids are proposed only with it), `date` the day of the report
    (decides which years lie ahead; read from the text when not given), `default_period` the period code for figures without one. Offsets count characters
    of `text` as given.
    """
    return _Reading(text, vocabulary(indicators), wards, date, default_period).proposals()


class _Reading:
    """One pass over one text."""

    def __init__(
        self,
        text: str,
        words: Vocabulary,
        wards: WardRegisterLike | None,
        day: datetime.date | None,
        period: str | None,
    ) -> None:
        self._prose = Prose(text)
        self._mask = traps(self._prose.lower)
        self._words = words
        known = day or report_day(self._prose.lower)
        self._paragraph: list[Draft] = []  # of the last paragraph that had figures
        self._headlines = Headlines(self._prose, words)
        self._naming = Naming(self._prose, words, self._headlines)
        self._lists = PartLists(self._prose)
        self._tables = TableReader(self._prose, known)
        self._periods = Periods(self._prose.lower, known, period)
        self._outlook = Outlook(self._prose, known, self._periods.to_come)
        self._places = Places(self._prose.plain, self._mask, wards, day or opening_day(self._prose.lower))

    def proposals(self) -> list[Proposal]:
        """All proposals of the text."""
        drafts: list[Draft] = []
        lines = self._prose.lines
        for line in lines:
            drafts += self._line(line)
        mark_sums(self._prose.lower, drafts)
        if lines and len(lines) > 1 and self._is_title(lines[0]):
            drafts = _without_repeated_title(drafts, lines[0])
        return [self._proposal(draft) for draft in drafts]

    def _is_title(self, line: Line) -> bool:
        words = self._prose.plain[line.span.start : line.span.end].strip()
        return len(words) <= 200 and words[-1] not in ".;:,"

    def _line(self, line: Line) -> list[Draft]:
        rows = self._tables.rows(line)
        if rows is not None:
            return self._finish_rows(rows)
        if _in_capitals(self._prose.plain[line.span.start : line.span.end]):
            self._outlook.enter_line(line, False)
            return []
        found = mentions(self._prose, Span(line.body, line.span.end), self._mask)
        self._outlook.enter_line(line, bool(found))
        self._headlines.enter(line, found)
        drafts: list[Draft] = []
        for sentence in line.sentences:
            self._outlook.enter_sentence(sentence)
            inside = [m for m in found if sentence.start <= m.at < sentence.end]
            stated = self._sentence(sentence, inside, [*self._paragraph, *drafts])
            drafts += stated
            self._outlook.leave_sentence(sentence, line)
            planned = sum(draft.kind is Kind.TARGET for draft in stated)
            results = sum(draft.kind in (Kind.RESULT, Kind.AWARD) for draft in stated)
            self._outlook.carry(planned, broken=results > 0 or (bool(stated) and not planned))
        self._lists.enter(line, drafts)
        self._paragraph = drafts or self._paragraph
        return drafts

    def _finish_rows(self, rows: list[Draft]) -> list[Draft]:
        for index, draft in enumerate(rows):
            draft.indicator = self._naming.of(draft, rows, index)
            draft.unit = draft.mention.unit
            resolve(self._prose, draft, rate=False)
        return rows

    def _sentence(self, sentence: Span, found: Sequence[Mention], earlier: Sequence[Draft]) -> list[Draft]:
        drafts: list[Draft] = []
        places = [mention.at for mention in found]
        for clause in self._prose.clauses(sentence):
            inside = found[bisect_left(places, clause.start) : bisect_left(places, clause.end)]
            drafts += link(self._prose, clause, sentence, [m for m in inside if self._counts(m, clause)])
        drafts = join_changes(self._prose, drafts, [*earlier])
        for index, draft in enumerate(drafts):
            draft.indicator = self._naming.of(draft, drafts, index)
            self._decide_kind(draft, [*earlier[-4:], *drafts[max(0, index - _NEAR) : index]])
            if draft.kind is Kind.AWARD:
                draft.indicator = self._naming.of(draft, drafts, index, honour=True)
            self._naming.heard(draft.indicator)
            resolve(self._prose, draft, rate=draft.indicator in self._words.rates)
        return drafts

    def _counts(self, mention: Mention, clause: Span) -> bool:
        """A number without any noun is a figure only where words say so: "Hộ nghèo: 41", "hơn 1.000 tham gia"."""
        if mention.kind != BARE or mention.precision:
            return True
        before = self._prose.lower[clause.start : mention.start]
        if mention.of is not None or re.search(r"(?:tăng|giảm|vượt)\s+$", before):
            return True
        return _LABELLED.search(before) is not None

    def _decide_kind(self, draft: Draft, before: Sequence[Draft]) -> None:
        lower = self._prose.lower
        if "" in draft.doubts:
            draft.kind = Kind.CONTEXT
        elif draft.planned or self._goes_on_planned(draft, before) or self._is_target(draft, before):
            draft.kind = Kind.UNIT_PRICE if is_price(lower, draft, before) else Kind.TARGET
        else:
            draft.kind = kind_of(lower, draft, before)
            if draft.kind is Kind.PART and _whole_is_planned(draft, before):
                draft.kind = Kind.TARGET

    def _is_target(self, draft: Draft, before: Sequence[Draft]) -> bool:
        lower = self._prose.lower
        start = max(draft.clause.start, before[-1].reach - 1 if before else 0)  # with its "%": "100% chỉ tiêu với …"
        phrase = _PHRASE.split(lower[start : draft.start])[-1]
        if "đạt" in lower[draft.start : draft.mention.at]:
            phrase = ""  # "chỉ tiêu thu ngân sách ước đạt 5 tỷ đồng" tells how far the plan was met
        if draft.mention.kind == "criterion" and self._is_set(draft, phrase):
            return True
        if (draft.mention.kind == "criterion" and self._is_met(draft)) or is_seated(lower, draft):
            return False
        rest = Span(draft.end, max(draft.end, draft.clause.end))
        met = draft.level and draft.attainment is not None
        if not self._outlook.planned(
            draft.sentence, draft.start, phrase if draft.attainment is None else "", rest, met=met
        ):
            return False
        given = is_award(lower, draft) or self._passed(draft)
        return not (given and self._outlook.bestowed(draft.sentence, draft.clause, draft.start))

    def _is_set(self, draft: Draft, phrase: str) -> bool:
        """ "đề ra 25 chỉ tiêu", "3 khâu đột phá, 18 chỉ tiêu", "với 20 chỉ tiêu chủ yếu là: …"."""
        lower = self._prose.lower
        listed = _LISTED.match(lower[draft.end : draft.end + 50]) is not None and not _MET.search(phrase)
        return listed or bool(_SET.search(phrase) or _SET_FAR.search(lower[draft.sentence.start : draft.start]))

    def _is_met(self, draft: Draft) -> bool:
        """ "có 5/13 chỉ tiêu vượt mức kế hoạch", unless the sentence strives for it."""
        lower = self._prose.lower
        told = _FULFILLED.match(lower, draft.end) or _FULFILS.search(lower, draft.sentence.start, draft.start)
        return told is not None and not AHEAD_VERB.search(_NO_AIM.sub("", lower[draft.sentence.start : draft.start]))

    def _goes_on_planned(self, draft: Draft, before: Sequence[Draft]) -> bool:
        """ "dự toán thu 56 tỷ đồng; chi 52 tỷ đồng": a clause without a verb of its own behind one that plans."""
        last = before[-1] if before else None
        if last is None or last.kind is not Kind.TARGET or last.clause.end != draft.clause.start:
            return False
        lead = self._prose.lower[draft.clause.start : draft.start]
        return last.mention.kind == draft.mention.kind and _BARE_ITEM.fullmatch(lead) is not None

    def _passed(self, draft: Draft) -> bool:
        """Whether documents are counted that a meeting passed, whatever they plan."""
        return draft.mention.kind == "document" and "thông qua" in self._prose.lower[draft.sentence.start : draft.start]

    def _proposal(self, draft: Draft) -> Proposal:
        mention = draft.mention
        return Proposal(
            text=self._prose.words(draft.start, draft.end),
            start=self._prose.offset(draft.start),
            value=format(mention.number, "f") if draft.level else None,
            unit=mention.unit if draft.level else "",
            precision=mention.precision,
            attainment=draft.attainment,
            share=draft.share,
            target=draft.target,
            change=draft.change,
            period=draft.period
            or self._periods.at(
                (draft.start, draft.end), draft.sentence.start, draft.clause.end, planned=draft.kind is Kind.TARGET
            ),
            ward=self._places.at(draft.start),
            kind=draft.kind,
            indicator=draft.indicator,
            ambiguous="; ".join(draft.doubts) or None,
        )


def _whole_is_planned(part: Draft, before: Sequence[Draft]) -> bool:
    """ "dự kiến 20.200 ha; trong đó lúa 9.800 ha": the parts of a plan are planned."""
    same = [one.kind for one in before if one.sentence == part.sentence and one.mention.kind == part.mention.kind]
    return bool(same) and same[-1] is Kind.TARGET


def _in_capitals(raw: str) -> bool:
    """Whether a line is a heading in capital letters; headings are short."""
    if len(raw) > 300:
        return False
    letters = sum(map(str.isalpha, raw))
    if len(_SUMS.findall(raw)) > 1:
        return False  # "TỔNG THU: 5.234.000.000Đ; TỔNG CHI: 4.980.000.000Đ"
    return letters > 8 and sum(map(str.isupper, raw)) > 0.8 * letters


def _without_repeated_title(drafts: list[Draft], title: Line) -> list[Draft]:
    """A title repeats a figure of the report: the one in the sentence is kept."""
    body = {(d.mention.value, d.mention.kind) for d in drafts if d.start >= title.span.end}
    body |= {(Decimal(d.attainment), PERCENT) for d in drafts if d.attainment and d.start >= title.span.end}
    return [d for d in drafts if d.start >= title.span.end or (d.mention.value, d.mention.kind) not in body]
