"""Signs that nobody sees: line ends, control characters, direction marks and zero-width characters."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from plugins.domain.issue import Issue, Place, Severity

_NEWLINES: Final = re.compile(r"\r\n?")
UNSEEN: Final = (  # but for the tags below
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufff9-\ufffc\ufffe\uffff\ud800-\udfff"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    "\u00ad\u180e\u200b-\u200d\u2060-\u2064\ufeff"
)
_TAGS: Final = "\U000e0000-\U000e007f"
TAGS_BEGIN: Final = b"\xf3\xa0"  # in UTF-8; a pattern without them is found a quarter quicker
_UNSEEN: Final = re.compile(f"[{UNSEEN}{_TAGS}]")
_NARROW: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_WIDE: Final = re.compile("[\uff01-\uff5e\u3000]")
WIDE_BEGIN: Final = (b"\xef", b"\xe3")  # of such signs in UTF-8; Vietnamese has no such byte, and one is found at once
_DIRECTION: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ZERO_WIDTH: Final = frozenset("\u00ad\u180e\u200b\u200c\u200d\u2060\u2061\u2062\u2063\u2064\ufeff")
# A zero-width joiner between pictographs makes one picture of them and is no trick.
_EMOJI_JOINER: Final = re.compile(
    "(?<=[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d(?=[\u2600-\u27bf\U0001f000-\U0001faff])"
)
_JOINER_KEPT: Final = "\ue00d"


OTHER_KINDS: Final = (b"PK\x03\x04", b"{\\rtf", b"%PDF-", b"\xd0\xcf\x11\xe0")
"""How files of word processors and PDF begin, whatever their name says."""


def unify_newlines(text: str) -> str:
    """Text with LF line ends only."""
    return _NEWLINES.sub("\n", text) if "\r" in text else text


def name_of(char: str) -> str:
    """What an unseen character is, in Vietnamese, with its code point."""
    code = f"U+{ord(char):04X}"
    if char in _DIRECTION:
        return f"ký tự đổi chiều chữ {code}"
    if char in _ZERO_WIDTH or ord(char) >= 0xE0000:
        return f"ký tự vô hình {code}"
    return f"ký tự điều khiển {code}"


def _per_line(text: str, first_line: int) -> list[tuple[int, int, list[str]]]:
    """For each line with unseen characters: its number, the first column and the names, each once."""
    found: dict[int, tuple[int, list[str]]] = {}
    for match in _UNSEEN.finditer(text):
        line = text.count("\n", 0, match.start())
        column = match.start() - text.rfind("\n", 0, match.start())
        names = found.setdefault(line, (column, []))[1]
        if (name := name_of(match[0])) not in names:
            names.append(name)
    return [(first_line + line, column, names) for line, (column, names) in found.items()]


def clean_front(text: str, path: str, first_line: int) -> tuple[str, list[Issue]]:
    """Front matter without unseen and full-width characters, and an error per line.

    What has no width goes, as a cure would have it; other unseen characters become spaces, so that columns stay.
    """
    text, issues = _narrowed(text, path, first_line)
    if not _UNSEEN.search(text):
        return text, issues
    issues += [
        Issue(
            "ky-tu-an",
            Place(path, line, column),
            f"phần khai báo có {', '.join(names)}, mắt thường không thấy",
            "xóa rồi gõ lại chữ ở chỗ đó, hoặc chạy python3 run.py check --fix",
        )
        for line, column, names in _per_line(text, first_line)
    ]
    return _UNSEEN.sub(lambda match: "" if match[0] in _ZERO_WIDTH | _DIRECTION else " ", text), issues


def narrow(text: str) -> str:
    """Text with the full-width letters, digits and signs of Chinese and Japanese keyboards as ordinary ones."""
    return text.translate(_NARROW) if _WIDE.search(text) else text


def _narrowed(text: str, path: str, first_line: int) -> tuple[str, list[Issue]]:
    issues: list[Issue] = []
    for number, line in enumerate(text.split("\n") if _WIDE.search(text) else []):
        if match := _WIDE.search(line):
            place = Place(path, first_line + number, match.start() + 1)
            problem = f"phần khai báo có ký tự rộng “{match[0]}” của bộ gõ tiếng Trung, Nhật"
            cure = f"gõ lại “{match[0].translate(_NARROW)}”, hoặc chạy python3 run.py check --fix"
            issues.append(Issue("ky-tu-rong", place, problem, cure))
    return narrow(text), issues


def clean_body(text: str, path: str, first_line: int) -> tuple[str, list[Issue]]:
    """Body text without unseen characters and a warning per line; line breaks stay, joined emoji stay."""
    if not _UNSEEN.search(text):
        return text, []
    text = _EMOJI_JOINER.sub(_JOINER_KEPT, text)
    issues = [
        Issue(
            "ky-tu-an",
            Place(path, line, column),
            f"đã bỏ {', '.join(names)} khỏi bài",
            "không cần làm gì nếu bài hiện đúng; chạy python3 run.py check --fix để xóa hẳn khỏi tệp",
            Severity.WARNING,
        )
        for line, column, names in _per_line(text, first_line)
    ]
    text = _UNSEEN.sub(lambda match: " " if match[0] in "\x0b\x0c\x85\u2028\u2029" else "", text)
    return text.replace(_JOINER_KEPT, "\u200d"), issues


def compose(text: str) -> str:
    """NFC, at no cost for text that is already so."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
