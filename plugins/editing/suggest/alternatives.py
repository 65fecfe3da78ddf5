"""Long lists of alternative words as one fast pattern."""

from __future__ import annotations

import re


def by_first_letter(alternatives: str) -> re.Pattern[str]:
    """A pattern of alternatives ("a b|a c|(?<!x )d") that each begin at the edge of a word.

    Those with one first letter are put into one branch: at most places of a text no branch fits, so the search need
    not try every alternative. The order within a branch is kept; what begins with no plain letter is tried last.
    """
    branches: dict[str, list[str]] = {}
    others: list[str] = []
    for alternative in _split(alternatives):
        if alternative[:1].isalpha() and alternative[1:2] not in ("?", "*", "{"):
            branches.setdefault(alternative[0], []).append(alternative[1:])
        else:
            others.append(alternative)
    pieces = [f"{letter}(?:{'|'.join(rests)})" for letter, rests in sorted(branches.items())]
    return re.compile(rf"\b(?:{'|'.join([*pieces, *others])})")


def _split(alternatives: str) -> list[str]:
    """The alternatives of the outermost level."""
    found, depth, start, at = [], 0, 0, 0
    while at < len(alternatives):
        char = alternatives[at]
        if char == "\\":
            at += 1
        elif char == "[":
            at = alternatives.index("]", at + 2)
        elif char in "()":
            depth += 1 if char == "(" else -1
        elif char == "|" and not depth:
            found.append(alternatives[start:at])
            start = at + 1
        at += 1
    return [*found, alternatives[start:]]
