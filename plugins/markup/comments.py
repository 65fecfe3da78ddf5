"""HTML comments in Markdown source, found in one pass however many there are."""

from __future__ import annotations


def has_comments(body: str) -> bool:
    """Whether a comment opens anywhere; one sign is found twenty times quicker than four, and most bodies lack it."""
    return "<" in body and "<!--" in body


def comment_spans(body: str) -> tuple[list[tuple[int, int]], int | None]:
    """Start and end of each closed comment outside code, and where a comment opens that never ends (or None).

    A comment after an odd number of backticks in its line is code.
    """
    spans: list[tuple[int, int]] = []
    at = body.find("<!--")
    while at >= 0:
        if body.count("`", body.rfind("\n", 0, at) + 1, at) % 2:
            at = body.find("<!--", at + 4)
            continue
        end = body.find("-->", at + 4)
        if end < 0:
            return spans, at
        spans.append((at, end + 3))
        at = body.find("<!--", end + 3)
    return spans, None


def blank(body: str, keep_length: bool) -> tuple[str, int | None]:
    """The body without its comments but with their line ends, and where one opens that never ends.

    With `keep_length` every character of a comment becomes a space, so that offsets stay.
    """
    spans, unclosed = comment_spans(body)
    pieces = []
    last = 0
    for start, end in spans:
        lines = body[start:end].split("\n")
        pieces += [body[last:start], "\n".join(" " * len(line) if keep_length else "" for line in lines)]
        last = end
    return "".join([*pieces, body[last:]]), unclosed
