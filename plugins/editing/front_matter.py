"""Writes the front matter of a new article: every value so that the reader gives back exactly its words."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PLAIN = re.compile(r"[^\W_][^\n\"'#:{}\[\]&*!|>%@`\\]*")
_RISKY_END = re.compile(r"[\s,]$")


def scalar(words: str) -> str:
    """Words as a YAML value of one line: plain where that is safe, else between double quotes."""
    words = " ".join(words.split()) if "\n" in words else words
    if _PLAIN.fullmatch(words.replace("%", "")) and not words.startswith("%") and not _RISKY_END.search(words):
        return words
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def key_line(key: str, words: str) -> str:
    """One `key: value` line; without a value the key alone."""
    return f"{key}: {scalar(words)}" if words else f"{key}:"


def entry_lines(pairs: Iterable[tuple[str, str]], *, comment: bool = False) -> list[str]:
    """One entry of a list of mappings, or the same as comments ready to be switched on by deleting the signs `# `."""
    lines = []
    for number, (key, words) in enumerate(pairs):
        lead = "- " if number == 0 else "  "
        lines.append(("  # " if comment else "  ") + lead + key_line(key, words))
    return lines


def remark(words: str, indent: int = 0) -> str:
    """A comment line; line feeds become spaces."""
    return " " * indent + "# " + " ".join(words.split())
