"""Which indicators a ward reported last time, read from the articles themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plugins.domain.document import Claim, Document, Status
from plugins.domain.period import Period, PeriodError
from plugins.frontmatter import Known, read_document
from plugins.registries import Registries
from plugins.vietnamese.dates import read_period
from plugins.vietnamese.periods import period_name

_KINDS_SHOWN = frozenset(["", "result"])
_WITH_METRICS = re.compile(rb"^(?:metrics|s\xe1\xbb\x91 li\xe1\xbb\x87u|so lieu)\s*:", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PreviousFigure:
    """One figure of the ward's last report: indicator id, the words of its value, the period in words."""

    indicator: str
    value: str
    period: str


def previous_figures(
    content: Path, ward_id: str, registries: Registries, day: date, period: Period | None = None, category: str = ""
) -> tuple[PreviousFigure, ...]:
    """The results of the ward's newest report before `day`, of the same kind of period and category if there is one.

    `content` is the folder of articles; files that cannot be read as articles are passed over, `check` speaks of them.
    Each indicator comes once, in the order of the report.
    """
    known = Known.of(registries)
    reports: list[tuple[bool, bool, date, str, Document]] = []
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
            same = document.category == category
            reports.append((alike, same, document.moment.date(), document.path, document))
    if not reports:
        return ()
    *_, newest = max(reports, key=lambda report: report[:4])
    return _figures(newest, ward_id)


def _figures(document: Document, ward_id: str) -> tuple[PreviousFigure, ...]:
    """The document's results for the ward, each indicator once."""
    found: dict[str, PreviousFigure] = {}
    for claim in document.claims:
        about = claim.ward.text if claim.ward else document.wards[0] if len(document.wards) == 1 else ""
        if about == ward_id and claim.value is not None and (claim.kind.text if claim.kind else "") in _KINDS_SHOWN:
            period = _period(claim, document)
            found.setdefault(claim.indicator.text, PreviousFigure(claim.indicator.text, claim.value.text, period))
    return tuple(found.values())


def _period(claim: Claim, document: Document) -> str:
    if claim.period is None:
        return period_name(document.period) if document.period else ""
    try:
        return period_name(read_period(claim.period.text, document.moment.year))
    except PeriodError:
        return claim.period.text
