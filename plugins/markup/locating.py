"""Finds, in the Markdown source, the line and column of something that turned up in the HTML."""

from __future__ import annotations

from dataclasses import dataclass, field

from plugins.domain.issue import Place


def position(body: str, offset: int, body_line: int) -> tuple[int, int]:
    """Line and column (from 1) in the file of an offset in the body, which begins at line `body_line`."""
    return body_line + body.count("\n", 0, offset), offset - body.rfind("\n", 0, offset)


@dataclass(slots=True)
class Locator:
    """Looks things up in reading order: the second search for the same words finds their second place."""

    path: str
    body: str
    body_line: int
    cursors: dict[str, int] = field(default_factory=dict)

    def place(self, *needles: str) -> Place:
        """The next place of the first needle that occurs; the first line of the body when none does."""
        for needle in needles:
            if not needle:
                continue
            at = self.body.find(needle, self.cursors.get(needle, 0))
            if at < 0:
                at = self.body.find(needle)
            if at >= 0:
                self.cursors[needle] = at + len(needle)
                return Place(self.path, *position(self.body, at, self.body_line))
        return Place(self.path, self.body_line, 1)

    def target(self, target: str) -> Place:
        """The next place of a link's or picture's target as written between brackets, in a tag or alone."""
        for lead in ("(", "(<", '"', ": ", ""):
            at = self.body.find(lead + target, self.cursors.get(target, 0))
            if at >= 0:
                self.cursors[target] = at + len(lead) + len(target)
                return Place(self.path, *position(self.body, at + len(lead), self.body_line))
        return self.place(target, target.replace("&", "&amp;"))
