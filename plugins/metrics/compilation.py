"""From an article's claims to observations: read, proved, marked."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from plugins.domain.document import Claim, Document, Written
from plugins.domain.issue import Issue, Place, Severity, together
from plugins.domain.observation import Observation
from plugins.domain.source import Source, TextQuote
from plugins.domain.steps import Steps
from plugins.metrics.arithmetic import check_arithmetic
from plugins.metrics.claims import Indicators, ReadClaim, read_claim
from plugins.metrics.marking import Mark, mark_sentences
from plugins.metrics.proof import Article, LocateWords, Proof, SentenceSpan, prove
from plugins.metrics.sense import sense_issues
from plugins.metrics.visible import VisibleText
from plugins.vietnamese.numerals import read_quantity

UNREADABLE = frozenset({"so-khong-doc-duoc", "ty-le-khong-doc-duoc"})
_ROUNDED = re.compile(r"(?<!\w)(?<!nhiều )(?<!lớn )(?<!cao )(?<!ít )(hơn|gần|khoảng|ước đạt|ước)\s+\Z", re.IGNORECASE)
_ROUNDING = ("hơn", "gần", "khoảng", "đạt", "ước")  # the ends of those words
ONE_CAUSE = frozenset(
    {"thieu-ky", "phuong-khong-ro", "ky-chua-toi", "ky-lech-cau"}
)  # every figure lacks it for the same reason

RowAddress = Callable[[ReadClaim], str]
"""The address of a claim's row on the achievement page."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """What the claims of one article gave: observations in their order, the HTML with their sentences marked, issues."""

    observations: tuple[Observation, ...]
    html: str
    issues: tuple[Issue, ...]


def compile_claims(
    document: Document,
    html: str,
    url: str,
    indicators: Indicators,
    sentence_span: SentenceSpan,
    locate: LocateWords,
    row_address: RowAddress,
) -> Steps[Compiled]:
    """Check every claim of a document against its rendered text, in steps (see domain/steps.py).

    `html` is the sanitised body, `url` the article's address. All issues are returned at once; with any error the
    observations are those claims that are sound, so that the caller can still show them in a preview.
    """
    if not document.claims:
        return Compiled((), html, ())
    stated = [part.text for claim in document.claims for part in claim.stated if part]
    article = Article(document.path, VisibleText.of(html, stated), sentence_span, locate)
    yield
    understood = [read_claim(claim, document, indicators) for claim in document.claims]
    yield
    found = [_prove(claim, issues, article) for claim, (_, issues) in zip(document.claims, understood, strict=True)]
    yield
    issues: list[Issue] = []
    proved: list[tuple[ReadClaim, Proof]] = []
    for (read, misread), (proof, unproved) in zip(understood, found, strict=True):
        issues += misread
        issues += unproved
        if read is not None and proof is not None and not unproved:
            issues += [
                *check_arithmetic(read),
                *repeated(read, proof, proved),
                *half_said(read.value, proof, article.visible),
                *sense_issues(read, proof, article.visible),
            ]
            proved.append((read, proof))
    marks = [_mark(read, proof, row_address) for read, proof in proved]
    yield
    marked, anchors = mark_sentences(article.visible, marks) if marks else (html, ())
    yield
    observations = tuple(
        _observation(read, proof, Source(document.path, url, anchor, TextQuote(proof.quote, proof.sentence)))
        for (read, proof), anchor in zip(proved, anchors, strict=True)
    )
    return Compiled(observations, marked, tuple(together(list(dict.fromkeys(issues)), ONE_CAUSE)))


def _prove(claim: Claim, misread: list[Issue], article: Article) -> tuple[Proof | None, list[Issue]]:
    """Prove a claim as far as it could be read; without a value there is nothing to prove."""
    unread = {issue.place for issue in misread if issue.code in UNREADABLE} if misread else set()
    if claim.value is None or claim.value.place in unread:
        return None, []
    return prove(_without(claim, unread) if unread else claim, claim.value, article)


def repeated(read: ReadClaim, proof: Proof, proved: list[tuple[ReadClaim, Proof]]) -> list[Issue]:
    """A complaint about a figure that has been declared from the very same words."""
    for other, where in proved:
        if where.figure_start == proof.figure_start and (
            (other.indicator.id, other.ward, other.period) == (read.indicator.id, read.ward, read.period)
        ):
            problem = f"số liệu này đã khai báo ở dòng {other.claim.place.line}"
            return [Issue("so-lieu-lap", read.claim.place, problem, "xóa một trong hai mục")]
    return []


def half_said(value: Written, proof: Proof, visible: VisibleText) -> list[Issue]:
    """A warning when the article says "hơn 4 tỷ đồng" and the claim only "4 tỷ đồng"."""
    start = max(0, proof.figure_start - 12)
    if not visible.text[start : proof.figure_start].lower().rstrip().endswith(_ROUNDING):
        return []  # nearly always
    before = _ROUNDED.search(visible.text, start, proof.figure_start)
    if before is None or read_quantity(value.text).precision:
        return []
    stated = f"{before[1]} {value.text}"
    cure = f"ghi “{stated}” để người đọc không hiểu là số chính xác"
    return [Issue("thieu-muc-do", value.place, f"bài viết ghi “{stated}”", cure, Severity.WARNING)]


def _without(claim: Claim, unread: set[Place]) -> Claim:
    """A claim without the parts that could not be read: they have been complained about and are not looked for."""
    attainment, target = (None if part and part.place in unread else part for part in (claim.attainment, claim.target))
    return claim._replace(attainment=attainment, target=target)


def _mark(read: ReadClaim, proof: Proof, row_address: RowAddress) -> Mark:
    title = f"Xem chỉ tiêu “{read.indicator.label}” trên trang thành tích"
    return Mark(proof.start, proof.end, proof.figure_start, proof.figure_end, row_address(read), title)


def _observation(read: ReadClaim, proof: Proof, source: Source) -> Observation:
    claim = read.claim
    return Observation(
        indicator=read.indicator.id,
        ward=read.ward,
        period=read.period,
        quantity=read.quantity,
        source=source,
        kind=read.kind,
        status=read.status,
        attainment=read.attainment,
        attainment_stated=claim.attainment.text if claim.attainment else "",
        target=read.target,
        change_stated=claim.change.text if claim.change else "",
        note=claim.note.text if claim.note else "",
    )
