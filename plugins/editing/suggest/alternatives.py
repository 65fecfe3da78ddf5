"""Long lists of alternative words as one fast pattern."""

from __future__ import annotations

import re

_NOT_BEHIND = re.compile(r"\(\?<!([^()|\\]+)\)")


def by_first_letter(alternatives: str) -> re.Pattern[str]:
    """A pattern of alternatives ("a b|a c|(?<!x )d") that each begin at the edge of a word.

    Those with one first letter are put into one branch: at most places of a text no branch fits, so the search need
    not try every alternative. The order within a branch is kept; what begins with no plain letter is tried last.
    """
    branches: dict[str, list[str]] = {}
    others: list[str] = []
    for alternative in _spread(alternatives):
        word, behind = alternative.removeprefix(r"\b"), []
        while (lookbehind := _NOT_BEHIND.match(word)) is not None:
            behind.append(lookbehind[1])
            word = word[lookbehind.end() :].removeprefix(r"\b")
        if word[:1].isalpha() and word[1:2] not in ("?", "*", "{"):
            guards = "".join(f"(?<!{words}{word[0]})" for words in behind)
            branches.setdefault(word[0], []).append(guards + word[1:])
        else:
            others.append(alternative)
    pieces = [f"{letter}(?:{'|'.join(rests)})" for letter, rests in sorted(branches.items())]
    return re.compile(rf"\b(?:{'|'.join([*pieces, *others])})")


def _spread(alternatives: str) -> list[str]:
    """The alternatives of the outermost level, with a group of words that opens one spread over its words."""
    found = []
    for alternative in split(alternatives):
        if alternative.startswith("(?:"):
            end = _group_end(alternative)
            if alternative[end : end + 1] not in ("?", "*", "{", "+"):
                found += [word + alternative[end:] for word in split(alternative[3 : end - 1])]
                continue
        found.append(alternative)
    return found


def _group_end(pattern: str) -> int:
    """Where the group that opens a pattern is closed."""
    first = split(pattern[3:], stop_at_end=True)
    return 3 + sum(map(len, first)) + len(first)


def split(alternatives: str, *, stop_at_end: bool = False) -> list[str]:
    """The alternatives of the outermost level; `stop_at_end` stops at the bracket that closes it."""
    found, depth, start, at = [], 0, 0, 0
    while at < len(alternatives):
        char = alternatives[at]
        if char == "\\":
            at += 1
        elif char == "[":
            at = alternatives.index("]", at + 2)
        elif char == ")" and not depth and stop_at_end:
            break
        elif char in "()":
            depth += 1 if char == "(" else -1
        elif char == "|" and not depth:
            found.append(alternatives[start:at])
            start = at + 1
        at += 1
    return [*found, alternatives[start:at]]
