"""Sees what a report means by its looks: its title, fake headings, typed dashes, captions, counters, the author."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

from plugins.editing.importing.blocks import (
    Block,
    Heading,
    Image,
    ListEntry,
    Note,
    Paragraph,
    Table,
    Words,
    all_bold,
    all_italic,
    block_text,
    images_of,
    skip,
    text_of,
    without_weight,
)
from plugins.editing.importing.capitals import in_capitals, sentence_case
from plugins.editing.importing.letterhead import set_letterhead_aside
from plugins.vietnamese.folding import fold

_COUNTER = re.compile(r"[\d.,\s]{1,12}|(?:lượt xem|số lượt xem|trang)\s*:?\s*[\d.,/]+", re.IGNORECASE)
_INITIALS = re.compile(r"\(?([A-ZĐ]{1,3}(?:[. ]+[A-ZĐ]{1,3}){0,3})\.?\)?")
_BYLINE = re.compile(
    r"\(?(?:tin,?\s*(?:và\s*)?ảnh|bài,?\s*(?:và\s*)?ảnh|tin|bài|tác giả|người viết)\s*:\s*(.{2,60}?)\)?", re.I
)
_DASH = re.compile(r"(?P<mark>[-–—•●▪*+○◦►✓])[ ]+(?=\S)|(?P<close>[-–—•+])(?=[^\W\d_])")
_NUMBERED = re.compile(
    r"(?P<roman>[IVXL]+)[.)/-]\s|(?P<arabic>\d{1,2})[.)/-]\s|(?P<deep>\d{1,2}(?:\.\d{1,2})+)[.)]?\s|(?P<letter>[a-zđ])[.)]\s"
)
_CAPTION = re.compile(r"(?:ảnh|hình|quang cảnh|toàn cảnh)\b", re.IGNORECASE)
_LONGEST_HEADING = 140
_LONGEST_TITLE = 250
_LABEL = re.compile(r"[^\W\d_](?:[^.;:!?…]){8,118}[^\W_]")  # a line that is no sentence and introduces nothing
_LONGEST_CAPTION = 250
_END_OF_SENTENCE = (".", ";", ",", "…", ":")


@dataclass(slots=True)
class Recognised:
    """A report understood: its title in sentence case, its author or "", its letterhead, its body, what was done.

    `moved` counts paragraphs that became title, heading or author or were left out (`moved_tables` likewise); `new_headings` those of them that
    became headings; `title_was_heading` says that the title stood in a heading style.
    """

    title: str = ""
    author: str = ""
    letterhead: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    moved: int = 0
    moved_tables: int = 0
    new_headings: int = 0
    title_was_heading: bool = False

    def remark(self, count: int, words: str) -> None:
        """Say what was changed, with a count; nothing when the count is nought."""
        if count:
            self.remarks.append(f"{count} {words}")


def recognise(blocks: Iterable[Block], names: Iterable[str] = ()) -> Recognised:
    """Understand the blocks of one report; `names` are proper names for titles written in capitals."""
    seen = Recognised()
    given = list(blocks)
    rest, seen.letterhead = set_letterhead_aside(given)
    aside = [block for block in given if block not in rest]
    seen.moved = sum(isinstance(block, (Paragraph, ListEntry)) for block in aside)
    seen.moved_tables = sum(isinstance(block, Table) for block in aside)
    rest = _without(rest, _is_contents, seen, "dòng mục lục đã bỏ")
    rest = _without_counters(rest, seen)
    rest = _take_title(rest, seen)
    rest = _without_counters(rest, seen)
    rest = _take_author(rest, seen)
    body = "\n".join(text for block in rest if not in_capitals(text := block_text(block)))
    known = [*names]
    if in_capitals(seen.title):
        seen.remarks.append("tiêu đề viết toàn chữ hoa đã đổi sang chữ thường, xem lại tên riêng")
        seen.title = sentence_case(seen.title, body, known)
    rest = _without(rest, lambda block: _same(block, seen.title), seen, "đoạn lặp lại tiêu đề đã bỏ")
    rest = _mark_headings(rest, seen, lambda text: sentence_case(text, body, known))
    rest = _mark_dashes(rest, seen)
    seen.blocks = _mark_captions(rest)
    return seen


def _without(blocks: list[Block], unwanted: Callable[[Block], bool], seen: Recognised, words: str) -> list[Block]:
    kept = [block for block in blocks if not unwanted(block)]
    seen.moved += sum(isinstance(block, Paragraph) for block in blocks) - sum(isinstance(b, Paragraph) for b in kept)
    seen.remark(len(blocks) - len(kept), words)
    return kept


def _is_contents(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role == "toc"


def _same(block: Block, title: str) -> bool:
    if not title or not isinstance(block, (Paragraph, Heading)) or images_of(block):
        return False
    return fold(text_of(block.inlines)).strip(" .") == fold(title).strip(" .")


def _without_counters(blocks: list[Block], seen: Recognised) -> list[Block]:
    """Drop a bare number among the first lines: a view counter or a page number copied from a web page."""
    kept = list(blocks)
    dropped = 0
    for block in blocks[:3]:
        text = block_text(block)
        if isinstance(block, Paragraph) and not images_of(block) and _COUNTER.fullmatch(text):
            kept.remove(block)
            dropped += 1
        elif len(text) > _LONGEST_TITLE:
            break
    seen.moved += dropped
    seen.remark(dropped, "dòng chỉ có số đếm ở đầu bài đã bỏ")
    return kept


def _take_title(blocks: list[Block], seen: Recognised) -> list[Block]:
    """The paragraph styled as title, else the first heading or short line; "BÁO CÁO" is completed by the next line."""
    styled = next((i for i, block in enumerate(blocks) if isinstance(block, Paragraph) and block.role == "title"), None)
    index = styled if styled is not None else _first_line(blocks)
    if index is None:
        return blocks
    block = blocks[index]
    assert isinstance(block, (Paragraph, Heading))
    title, taken = text_of(block.inlines), 1
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    if fold(title) in ("bao cao", "thong bao", "ke hoach", "tin tuc", "thong cao bao chi") and isinstance(
        following, (Paragraph, Heading)
    ):
        subject = text_of(following.inlines)
        if subject and len(subject) <= _LONGEST_TITLE and not subject.endswith("."):  # else it is the report itself
            title, taken = _joined(title, subject), 2
    seen.title_was_heading = isinstance(block, Heading) or block.role == "title"
    seen.moved += sum(isinstance(b, Paragraph) and b.role != "title" for b in blocks[index : index + taken])
    seen.title = title.rstrip(" .;,")
    return [*blocks[:index], *blocks[index + taken :]]


def _joined(kind: str, subject: str) -> str:
    """One title of "BÁO CÁO" and "Kết quả công tác …"."""
    if in_capitals(f"{kind} {subject}"):
        return f"{kind} {subject}"
    return f"{kind[:1].upper()}{kind[1:].lower()} {subject[:1].lower()}{subject[1:]}"


def _first_line(blocks: list[Block]) -> int | None:
    for index, block in enumerate(blocks[:6]):
        if isinstance(block, (Paragraph, Heading)) and (text := text_of(block.inlines)):
            short = len(text) <= _LONGEST_TITLE and not text.endswith(_END_OF_SENTENCE[:4]) and not images_of(block)
            return index if short and len(blocks) > 1 else None
    return None


def _take_author(blocks: list[Block], seen: Recognised) -> list[Block]:
    """Initials or a byline in the last paragraph become the author."""
    index = next((i for i in range(len(blocks) - 1, -1, -1) if not isinstance(blocks[i], Note)), None)
    if index is None or not isinstance(block := blocks[index], Paragraph) or images_of(block):
        return blocks
    text = text_of(block.inlines)
    match = _BYLINE.fullmatch(text) or (_INITIALS.fullmatch(text) if len(text) <= 14 else None)
    if match is None:
        return blocks
    seen.author = match[1].strip()
    seen.moved += 1
    seen.remarks.append(f"dòng cuối “{text}” được ghi thành tác giả")
    return [*blocks[:index], *blocks[index + 1 :]]


def _mark_headings(blocks: list[Block], seen: Recognised, lower: Callable[[str], str]) -> list[Block]:
    """Short bold or capital paragraphs become headings, ranked by their numbering."""
    fakes = [_is_fake_heading(block, _next(blocks, index)) for index, block in enumerate(blocks)]
    texts = [block_text(block) for block, fake in zip(blocks, fakes, strict=True) if fake]
    has_roman = any((match := _NUMBERED.match(text)) is not None and match["roman"] for text in texts)
    real = [block.level for block in blocks if isinstance(block, Heading)]
    marked: list[Block] = []
    for block, fake in zip(blocks, fakes, strict=True):
        if isinstance(block, Heading):
            marked.append(replace(block, level=block.level - min(real) + 2, inlines=_calm(block.inlines, lower)))
        elif fake and isinstance(block, (Paragraph, ListEntry)):
            level = _rank(text_of(block.inlines), has_roman) + (1 if real else 0)
            marked.append(Heading(min(level, 6), _calm(block.inlines, lower)))
        else:
            marked.append(block)
    seen.new_headings = sum(fakes)
    seen.moved += seen.new_headings
    seen.remark(seen.new_headings, "dòng ngắn in đậm hoặc chữ hoa được đặt thành đề mục")
    return marked


def _next(blocks: list[Block], index: int) -> Block | None:
    return blocks[index + 1] if index + 1 < len(blocks) else None


def _is_fake_heading(block: Block, following: Block | None) -> bool:
    if isinstance(block, ListEntry):
        return block.ordered and block.depth == 0 and _looks_like_heading(block, following)
    return isinstance(block, Paragraph) and not block.role and _looks_like_heading(block, following)


def _looks_like_heading(block: Paragraph | ListEntry, following: Block | None) -> bool:
    text = text_of(block.inlines)
    if not text or len(text) > _LONGEST_HEADING or images_of(block) or _DASH.match(text) or following is None:
        return False
    if isinstance(following, Note) or text.endswith(_END_OF_SENTENCE[:4]):
        return False
    return all_bold(block.inlines) or in_capitals(text)


def _rank(text: str, has_roman: bool) -> int:
    match = _NUMBERED.match(text)
    if match is None or match["roman"]:
        return 2
    if match["arabic"]:
        return 3 if has_roman else 2
    return 4 if has_roman else 3


def _calm(inlines: tuple[Words | Image, ...], lower: Callable[[str], str]) -> tuple[Words | Image, ...]:
    """A heading's words without weight and without capitals throughout."""
    text = text_of(inlines)
    if in_capitals(text):
        number = _NUMBERED.match(text)
        head = number[0] if number else ""
        return (Words(head + lower(text[len(head) :])), *(part for part in inlines if isinstance(part, Image)))
    return tuple(replace(part, italic=False) if isinstance(part, Words) else part for part in without_weight(inlines))


def _mark_dashes(blocks: list[Block], seen: Recognised) -> list[Block]:
    """Paragraphs that begin with a typed dash become list items; a plus stands below a dash."""
    marked: list[Block] = []
    count = 0
    for block in blocks:
        match = _DASH.match(text_of(block.inlines)) if isinstance(block, Paragraph) else None
        if match is None or not isinstance(block, Paragraph):
            marked.append(block)
            continue
        below = (match["mark"] or match["close"]) in "+○◦" and bool(marked) and isinstance(marked[-1], ListEntry)
        marked.append(ListEntry(skip(block.inlines, match.end()), int(below), False))
        count += 1
    seen.remark(count, "đoạn mở đầu bằng dấu gạch được đặt thành danh sách")
    return marked


def _mark_captions(blocks: list[Block]) -> list[Block]:
    """A short line below a picture is its caption, when style, slant, first word or a missing full stop says so."""
    marked: list[Block] = []
    for block in blocks:
        before = marked[-1] if marked else None
        if (
            isinstance(block, Paragraph)
            and before is not None
            and images_of(before)
            and not isinstance(before, Table)
            and not text_of(before.inlines)
            and not images_of(block)
        ):
            text = text_of(block.inlines)
            if block.role == "caption" or (
                len(text) <= _LONGEST_CAPTION
                and (_CAPTION.match(text) or all_italic(block.inlines) or _LABEL.fullmatch(text))
            ):
                block = replace(block, role="caption")
        marked.append(block)
    return marked
