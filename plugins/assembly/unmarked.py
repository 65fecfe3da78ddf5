"""Vietnamese that was typed without its marks: readable with effort, and not found by who searches for it."""

from __future__ import annotations

from plugins.domain.document import Document
from plugins.domain.issue import Issue, Place, Severity

# Syllables that stand in nearly every sentence of a report; few of them are words of another language.
_SYLLABLES = """
    phuong cua cho cac nguoi duoc khong dan nhan viec cong tac hoi dong uy nhung tren dia chuc thuc hien
    nam thang ngay ngheo truong khu pho thon xa huyen quan thanh giao thong tin bao ket qua tang giam
    dat ty trieu nha nuoc
"""
_COMMON = frozenset(_SYLLABLES.split())
_FEW_WORDS = 8
_SHARE = 3  # one word in so many must be a common syllable


def unmarked(document: Document, body: str) -> list[Issue]:
    """A hint at the first paragraph, or at the title, that is Vietnamese without marks."""
    line = document.body_line
    if _is_unmarked(document.title, _FEW_WORDS // 2):
        return [_hint(document.place_of("title"), "tiêu đề")]
    for block in body.split("\n\n"):
        if block.isascii() and _is_unmarked(block, _FEW_WORDS):
            lead = len(block) - len(block.lstrip("\n"))
            return [_hint(Place(document.path, line + lead, 1), "đoạn này")]
        line += block.count("\n") + 2
    return []


def _is_unmarked(text: str, few: int) -> bool:
    if not text.isascii():
        return False
    words = [word for word in (part.strip('.,;:!?()"-*') for part in text.lower().split()) if word.isalpha()]
    return len(words) >= few and sum(word in _COMMON for word in words) * _SHARE >= len(words)


def _hint(place: Place, what: str) -> Issue:
    cure = "gõ lại có dấu (bật Unikey, kiểu Telex hoặc VNI); nếu là tiếng nước ngoài thì bỏ qua"
    return Issue("chu-khong-dau", place, f"{what} viết không dấu, khó đọc và khó tìm", cure, Severity.HINT)
