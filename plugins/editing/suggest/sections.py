"""What the headings of a report say of the lines below them: plans, results, a list of plans, a document that plans."""

from __future__ import annotations

import re

from plugins.editing.suggest.cues import (
    FORWARD,
    HEAD_RESULT,
    HEAD_TARGET,
    PLAN_HEADING,
    PLAN_RESOLUTION,
    PLAN_TITLE,
)
from plugins.editing.suggest.headlines import is_heading
from plugins.editing.suggest.prose import LIST_MARK, Line, Prose

# "II. Phương hướng", "B. Kết quả": parts of the whole document; "a) Cây lúa" only parts the chapter it stands in.
_CHAPTER = re.compile(r"[\s#*]*(?:(?:Phần|PHẦN)\s|(?:[IVX]+|[A-H])\s?[.)/:-]\s)")


class Sections:
    """Follows a report line by line; `reports` says that the last heading was one of results."""

    def __init__(self, prose: Prose) -> None:
        self._prose = prose
        self.reports = False
        self._section = False
        self._list = False
        self._column = False
        self._figures = False  # some line held figures
        self._document = False  # the document is titled a plan

    @property
    def named(self) -> bool:
        """Whether a heading or the words over a list call what stands below them a plan."""
        return self._section or self._list

    @property
    def plan(self) -> bool:
        """Whether what stands below the last heading is planned, unless its own words look back."""
        return self.named or self._column or (self._document and not self.reports)

    def open_list(self) -> None:
        """The marked lines that follow are a list of plans."""
        self._list = True

    def enter(self, line: Line, words: str, has_figures: bool) -> None:
        """Take the next line; `words` are in lower case."""
        if not line.bullet:
            self._list = False
        cells = words.strip("| ").split("|")
        if len(cells) > 1 and not has_figures:
            if any(char.isalpha() for char in words):  # heads of a table of two columns
                self._column = len(cells) == 2 and HEAD_TARGET.search(cells[1]) is not None
            return
        self._column = self._column and len(cells) > 1
        self._figures = self._figures or has_figures
        plain = self._prose.plain[line.span.start : line.span.end]
        if not has_figures and is_heading(plain, line.bullet):
            first = not self._figures and PLAN_HEADING.match(words) is not None
            self._document = self._document or (first and self._is_over_list(line))
            self._enter_heading(words, chapter=_CHAPTER.match(plain) is not None)

    def _is_over_list(self, line: Line) -> bool:
        """Whether the line below is a chapter, a marked line or a row of a table."""
        start = self._prose.plain.find("\n", line.span.end) + 1
        below = self._prose.plain[start:].lstrip()[:80] if start else ""
        return _CHAPTER.match(below) is not None or LIST_MARK.match(below.lower()) is not None or "|" in below

    def _enter_heading(self, words: str, *, chapter: bool) -> None:
        target, result = HEAD_TARGET.search(words), HEAD_RESULT.search(words)
        if not self._figures and PLAN_RESOLUTION.match(words) and "kết quả" not in words:
            self._document = True
            return
        if not self._figures and PLAN_TITLE.match(words) and not result:
            self._document = True
        opens_list = words.endswith(":") and FORWARD.search(words) is not None and not result
        self._list = self._list or opens_list
        if target and not result and (not opens_list or chapter):
            self._section, self.reports = True, False
        elif not opens_list and (
            (result and not target)
            or (result and target and result.start() < target.start() and "phương hướng" not in words)
            or chapter
        ):
            self._section, self.reports = False, result is not None
