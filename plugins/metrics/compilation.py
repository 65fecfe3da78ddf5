"""From an article's claims to observations: read, proved, marked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from plugins.domain.document import Document
from plugins.domain.issue import Issue
from plugins.domain.observation import Observation
from plugins.domain.source import Source, TextQuote
from plugins.metrics.arithmetic import check_arithmetic
from plugins.metrics.claims import Indicators, ReadClaim, read_claim
from plugins.metrics.marking import Mark, mark_sentences
from plugins.metrics.proof import Article, LocateWords, Proof, SentenceSpan, prove
from plugins.metrics.visible import VisibleText

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
) -> Compiled:
    """Check every claim of a document against its rendered text.

    `html` is the sanitised body, `url` the article's address. All issues are returned at once; with any error the
    observations are those claims that are sound, so that the caller can still show them in a preview.
    """
    if not document.claims:
        return Compiled((), html, ())
    article = Article(document.path, VisibleText.of(html), sentence_span, locate)
    issues: list[Issue] = []
    proved: list[tuple[ReadClaim, Proof]] = []
    for claim in document.claims:
        read, found = read_claim(claim, document, indicators)
        issues += found
        written = claim.value
        if written is None:
            continue
        proof, found = prove(claim, written, article)
        issues += found
        if read is not None and proof is not None and not found:
            issues += check_arithmetic(read)
            proved.append((read, proof))
    marks = [_mark(read, proof, row_address) for read, proof in proved]
    marked, anchors = mark_sentences(article.visible, marks) if marks else (html, ())
    observations = tuple(
        _observation(read, proof, Source(document.path, url, anchor, TextQuote(proof.quote, proof.sentence)))
        for (read, proof), anchor in zip(proved, anchors, strict=True)
    )
    return Compiled(observations, marked, tuple(issues))


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
