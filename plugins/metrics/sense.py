"""Where a claim and its sentence each read well but not together: a target told as a result, another period."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plugins.domain.issue import Issue, Severity
from plugins.domain.observation import ObservationKind
from plugins.domain.period import Period, PeriodError, PeriodKind
from plugins.metrics.claims import ReadClaim
from plugins.metrics.proof import Proof
from plugins.metrics.visible import VisibleText
from plugins.vietnamese.periods import period_name, read_period

_CLAUSE = re.compile(r"[;()]|\.\s")  # behind which another matter begins
_WISH = (
    r"phấn đấu|dự kiến|sẽ|quyết tâm|đặt mục tiêu|mục tiêu (?:đến|trong)|được giao chỉ tiêu|đề ra (?:các )?chỉ tiêu"
    r"|(?:chỉ tiêu|kế hoạch|mục tiêu)(?: [^\W\d_]+| \d{4}){0,4} (?:là|đề ra|đặt ra|được giao)|kế hoạch (?:quý|năm|tháng) [\w/]+,"
)
_WISHED = re.compile(rf"(?<!\w)(?P<wish>{_WISH})(?!\w)", re.IGNORECASE)
_DONE = re.compile(r"(?<!\w)(?:đã|so với|vượt|hoàn thành|kết quả|thực hiện được)(?!\w)", re.IGNORECASE)
_QUICK_WISH = ("phấn đấu", "dự kiến", "sẽ", "mục tiêu", "chỉ tiêu", "kế hoạch", "quyết tâm")
_YEAR_BEFORE = re.compile(r"(?:cùng kỳ )?năm (?:trước|ngoái)(?!\w)(?=[^\d]*\Z)", re.IGNORECASE)
_NAMED = re.compile(
    r"(?<![\w/.-])(?:(?:6|sáu|9|chín) tháng(?: đầu| cuối)? năm(?: \d{4})?|quý (?:i{1,3}|iv|[1-4])(?:(?: năm |/)\d{4})?"
    r"|tháng \d{1,2}(?:/| năm )\d{4}|năm \d{4})(?![\w/-]|[.,]\d)",
    re.IGNORECASE,
)
_NOT_ITS_OWN = re.compile(
    r"(?:so với|so|cùng kỳ|bằng|đầu|cuối|từ|đến|tới|hết|sang|của|sau|trước|ngày|khóa|học|qua|và|kế hoạch|chỉ tiêu|dự toán|giao"
    r"|nghị quyết|chương trình|nhiệm vụ|phương hướng|hướng|đề án|luật|\d[/.-]?)\s*\Z",
    re.IGNORECASE,
)


def sense_issues(read: ReadClaim, proof: Proof, visible: VisibleText) -> Iterator[Issue]:
    """Warnings about one proved claim; silent wherever the sentence can be read in favour of the editor."""
    before = visible.text[proof.start : proof.figure_start]
    if not before:
        return
    planned = read.attainment is not None or read.target is not None
    if read.kind is ObservationKind.RESULT and not planned and (wish := told_as_wish(before)):
        problem = f"câu viết “{wish}” trước “{read.value.text}”, còn khai báo là kết quả đã đạt"
        cure = "nếu là chỉ tiêu, kế hoạch thì thêm dòng kind: target; nếu đúng là kết quả thì bỏ qua"
        yield Issue("loai-lech-cau", read.value.place, problem, cure, Severity.WARNING)
    lower = before.lower()
    if "tháng" in lower or "quý" in lower or "năm" in lower:
        yield from _of_another_period(read, before)


def told_as_wish(before: str) -> str:
    """The word in the words before a figure that makes it a target, "" for none."""
    if not any(word in before.lower() for word in _QUICK_WISH) or _DONE.search(before):
        return ""
    match = _WISHED.search(_CLAUSE.split(before)[-1])
    return match["wish"] if match else ""


def _of_another_period(read: ReadClaim, before: str) -> Iterator[Issue]:
    named = [*named_periods(before, read.period.start.year)]
    if read.claim.period is None and (past := _YEAR_BEFORE.match(_CLAUSE.split(before)[-1].lstrip())) is not None:
        named = [(past[0], Period.year(read.period.start.year - 1))]
    if not named or any(agrees(period, read.period) for _, period in named):
        return
    words, _ = named[-1]
    problem = f"câu nói về “{words}”, còn số liệu khai cho {period_name(read.period)}"
    cure = "sửa period, hoặc thêm dòng period riêng cho số liệu này; nếu đúng là số của kỳ đã khai thì bỏ qua"
    place = read.claim.period.place if read.claim.period else read.value.place
    yield Issue("ky-lech-cau", place, problem, cure, Severity.WARNING)


def named_periods(text: str, year: int) -> Iterator[tuple[str, Period]]:
    """The periods that a text is about, with their words; not those it compares with or plans for."""
    for match in _NAMED.finditer(text):
        if _NOT_ITS_OWN.search(text[: match.start()]):
            continue
        try:
            yield match[0], read_period(match[0], year)
        except PeriodError:
            continue


def agrees(named: Period, declared: Period) -> bool:
    """Whether a named period may be the declared one: the same, or a longer one that is often named loosely."""
    if named == declared:
        return True
    loose = named.kind is PeriodKind.YEAR or declared.kind in (PeriodKind.INTERVAL, PeriodKind.TERM)
    return loose and named.start <= declared.end and declared.start <= named.end
