"""Which indicators a ward reported last time, read from the articles themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plugins.domain.document import Document, Status
from plugins.domain.period import Period, PeriodError
from plugins.frontmatter import Known, read_document
from plugins.registries import Registries
from plugins.vietnamese.dates import read_period

_KINDS_SHOWN = frozenset(["", "result"])
_WITH_METRICS = re.compile(rb"^(?:metrics|s\xe1\xbb\x91 li\xe1\xbb\x87u|so lieu)\s*:", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PreviousFigure:
    """One figure of the ward's last report: indicator id, the words of its value, the period as a code."""

    indicator: str
    value: str
    period: str


def previous_figures(
    content: Path, ward_id: str, registries: Registries, day: date, period: Period | None = None
) -> tuple[PreviousFigure, ...]:
    """The results of the ward's newest report before `day` (of the same kind of period, if there is one).

    `content` is the folder of articles; files that cannot be read as articles are passed over, `check` speaks of them.
    Each indicator comes once, in the order of the report.
    """
    known = Known.of(registries)
    reports: list[tuple[bool, date, str, Document]] = []
    for path in sorted(content.rglob("*.md")):
        try:
            raw = path.read_bytes()
        except OSError:
            continue
        if ward_id.encode() not in raw or not _WITH_METRICS.search(raw):
            continue
        document = read_document(path.relative_to(content).as_posix(), raw, known).document
        if document is None or document.status is Status.WITHDRAWN or document.moment.date() > day:
            continue
        if _figures(document, ward_id):
            alike = period is not None and document.period is not None and document.period.kind is period.kind
            reports.append((alike, document.moment.date(), document.path, document))
    if not reports:
        return ()
    *_, newest = max(reports, key=lambda report: report[:3])
    return _figures(newest, ward_id)


def _figures(document: Document, ward_id: str) -> tuple[PreviousFigure, ...]:
    """The document's results for the ward, each indicator once."""
    found: dict[str, PreviousFigure] = {}
    for claim in document.claims:
        about = claim.ward.text if claim.ward else document.wards[0] if len(document.wards) == 1 else ""
        if about == ward_id and claim.value is not None and (claim.kind.text if claim.kind else "") in _KINDS_SHOWN:
            code = _code(claim.period.text, document) if claim.period else _own(document)
            found.setdefault(claim.indicator.text, PreviousFigure(claim.indicator.text, claim.value.text, code))
    return tuple(found.values())


def _own(document: Document) -> str:
    return document.period.code if document.period else ""


def _code(words: str, document: Document) -> str:
    try:
        return read_period(words, document.moment.year).code
    except PeriodError:
        return words
