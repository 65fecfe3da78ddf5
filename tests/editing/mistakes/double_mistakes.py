"""Articles with two mistakes, one in the front matter and one behind it: both are told at once, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from tests.editing.mistakes import article_mistakes, body_mistakes, figure_mistakes, front_matter_mistakes
from tests.editing.mistakes.mistake import HERE, Mistake

Place = tuple[str, int, int]


@dataclass(frozen=True)
class DoubleMistake:
    """The good article with two mistakes of other tables in it."""

    first: Mistake
    second: Mistake

    @property
    def name(self) -> str:
        """The name of the article's folder."""
        return f"hai-loi-{self.first.name}-{self.second.name}"

    def _article(self, first: str, second: str) -> str:
        """The article with some words in the places of both mistakes."""
        text = self.first.changed(first).replace(f"slug: {self.first.name}", f"slug: {self.name}")
        if self.first.whole is not None:
            return f"{text}\n{second}\n"
        assert text.count(self.second.old) == 1, self.name
        return text.replace(self.second.old, second)

    @property
    def content(self) -> bytes:
        """The article as it lies on the disk."""
        return self.first.raw(self._article(self.first.new, self.second.new).replace(HERE, ""))

    @property
    def cured(self) -> bytes:
        """The bytes that `--fix` must leave: it cures the first mistake at most."""
        if self.first.fixed is None:
            return self.content
        return self._article(self.first.fixed, self.second.new).replace(HERE, "").encode()

    @property
    def told(self) -> dict[str, Place]:
        """The places of the two messages by code."""
        first = self.first.at or _place(self._article(self.first.new, self.second.new.replace(HERE, "")))
        both = self._article(self.first.new.replace(HERE, ""), self.second.new)
        second = _place(both.replace(HERE, "", both.count(HERE) - 1))  # a whole article keeps its own mark, at its top
        return {self.first.code: first, self.second.code: second}


def _place(text: str) -> Place:
    before, mark, _ = text.partition(HERE)
    assert mark
    return "bai.md", before.count("\n") + 1, len(before) - before.rfind("\n")


_ALONE = frozenset({"tep-trong", "slug-trung"})  # has no text to be wrong; is about two articles already
FRONT = tuple(
    mistake
    for table in (front_matter_mistakes, article_mistakes, figure_mistakes)
    for mistake in table.MISTAKES
    if mistake.name not in _ALONE and not mistake.files
)
BODY = tuple(
    mistake
    for mistake in (*body_mistakes.TEXT, *body_mistakes.PICTURES, *body_mistakes.PRIVACY)
    if HERE in mistake.new and mistake.old in body_mistakes.BEHIND and not mistake.files
)
_WORDS = (*article_mistakes.DATES, *article_mistakes.NAMES, *front_matter_mistakes.KEYS)
_UNPROVED = next(mistake for mistake in figure_mistakes.MISTAKES if mistake.name == "dat-khac-bai")
MISTAKES = (
    *(DoubleMistake(first, BODY[number % len(BODY)]) for number, first in enumerate(FRONT)),
    *(
        DoubleMistake(first, _UNPROVED)
        for first in FRONT
        if first in _WORDS and _UNPROVED.old in first.changed(first.new)
    ),
)
