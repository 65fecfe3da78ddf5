"""Compiles whole small articles the way a build does, and tells the outcome in lines."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from plugins.domain.document import Document
from plugins.domain.issue import Issue, Place
from plugins.domain.observation import Observation
from plugins.domain.steps import alone
from plugins.frontmatter import Known, read_document
from plugins.markup.plain import plain_text
from plugins.markup.rendering import render
from plugins.markup.sentences import sentence_span
from plugins.metrics.compilation import Compiled, compile_claims
from plugins.metrics.proof import locate_words
from plugins.registries import Registries, load_registries
from tests.factories import ROOT

PATH = "content/2020/bai.md"
URL = "/tin/2020/07/bai/"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an article: `html` is its body with the sentences marked."""

    compiled: Compiled
    unmarked: str
    reading: tuple[Issue, ...] = ()

    @property
    def observations(self) -> tuple[Observation, ...]:
        """The figures."""
        return self.compiled.observations

    @property
    def issues(self) -> tuple[Issue, ...]:
        """The complaints about figures."""
        return self.compiled.issues

    @property
    def html(self) -> str:
        """The marked body."""
        return self.compiled.html


@cache
def registries() -> Registries:
    """The project's own registries."""
    loaded = load_registries(ROOT / "content/data")
    assert isinstance(loaded, Registries)
    return loaded


@cache
def known() -> Known:
    """What front matter may refer to."""
    return Known.of(registries())


def compile_text(text: str) -> Outcome:
    """Compile an article; its front matter must be right."""
    reading = read_document(PATH, text.encode(), known())
    assert reading.document is not None, reading.issues
    document: Document = reading.document
    rendered = render(document.body, PATH, document.body_line)

    def locate(words: str) -> Place | None:
        plain = plain_text(document.body)
        at = locate_words(plain.text, words)
        return None if at is None else Place(PATH, *plain.place(at, document.body_line))

    claims = compile_claims(
        document,
        rendered.html,
        URL,
        registries().indicators,
        sentence_span,
        locate,
        lambda read: f"/don-vi/{read.ward}/thanh-tich/{read.period.slug}/#{read.indicator.id.replace('_', '-')}",
    )
    return Outcome(alone(claims), rendered.html, reading.issues)


def told(outcome: Outcome) -> list[str]:
    """The outcome in lines: one a figure, then one a complaint, then the marked HTML of its sentences."""
    lines = [
        " | ".join(
            [
                f"{seen.indicator} {seen.ward} {seen.period.code}",
                seen.kind.value if seen.status.value == "final" else f"{seen.kind.value}, {seen.status.value}",
                f"{seen.quantity.precision} {seen.quantity.number} x {seen.quantity.multiplier} {seen.quantity.unit}".strip(),
                f"đạt {seen.attainment}" if seen.attainment is not None else "",
                f"giao {seen.target}" if seen.target is not None else "",
                f"so {seen.change_stated}" if seen.change_stated else "",
                f"#{seen.source.anchor} {seen.source.quote.sentence}",
            ]
        )
        .replace(" |  |", " |")
        .replace(" |  |", " |")
        .replace(" |  |", " |")
        for seen in outcome.observations
    ]
    for issue in sorted(outcome.issues, key=lambda issue: (issue.place, issue.code)):
        also = "".join(f" +{place.line}:{place.column}" for place in issue.also)
        lines.append(
            f"{issue.severity.name} {issue.place.line}:{issue.place.column}{also} {issue.code} {issue.problem}"
        )
    return lines
