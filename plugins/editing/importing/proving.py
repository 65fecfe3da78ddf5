"""Tries a composed article as the build would read it, so that no entry is written that the build refuses."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.domain.document import Document
from plugins.domain.issue import Issue, Severity
from plugins.domain.steps import alone
from plugins.frontmatter import Known, read_document
from plugins.markup.rendering import render
from plugins.markup.sentences import sentence_span
from plugins.metrics.compilation import compile_claims
from plugins.registries import Registries


@dataclass(frozen=True, slots=True)
class Trial:
    """What the build would say of an article: the document (None when unreadable) and every issue."""

    document: Document | None
    issues: tuple[Issue, ...]

    def objections_by_line(self) -> dict[int, Issue]:
        """Like `errors_by_line`, with figures that contradict each other: such an entry is for a person to judge."""
        found = self.errors_by_line()
        for issue in self.issues:
            if issue.code == "phep-tinh-lech":
                for place in (issue.place, *issue.also):
                    found.setdefault(place.line, issue)
        return found

    def errors_by_line(self) -> dict[int, Issue]:
        """The first error of each line."""
        found: dict[int, Issue] = {}
        for issue in self.issues:
            if issue.severity is Severity.ERROR:
                found.setdefault(issue.place.line, issue)
        return found


def try_article(path: str, markdown: str, registries: Registries) -> Trial:
    """Read, render and prove an article."""
    reading = read_document(path, markdown.encode(), Known.of(registries))
    document = reading.document
    if document is None:
        return Trial(None, reading.issues)
    rendered = render(document.body, path, document.body_line)
    compiled = alone(
        compile_claims(
            document, rendered.html, "/", registries.indicators, sentence_span, lambda _: None, lambda _: "/"
        )
    )
    return Trial(document, (*reading.issues, *rendered.issues, *compiled.issues))
