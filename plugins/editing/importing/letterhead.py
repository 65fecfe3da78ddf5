"""The head and foot of an administrative letter (office, motto, number, day, "Kính gửi", "Nơi nhận") set aside."""

from __future__ import annotations

import re

from plugins.editing.importing.blocks import Block, Note, Table, block_text, images_of
from plugins.vietnamese.folding import fold

_MOTTO = re.compile(
    r"cong hoa xa hoi chu nghia viet nam|doc lap\s*[-–—]?\s*tu do\s*[-–—]?\s*hanh phuc|dang cong san viet nam"
)
_NUMBER = re.compile(r"so\s*:?\s*[\d.…]*\s*[-/]\s*[\w&/-]+")
_DAY = re.compile(r".{2,40},\s*ngay\s+[\d.…]*\s*thang\s+[\d.…]*\s*nam\s+\d{4}")
_RECEIVERS = re.compile(r"noi nhan\b")
_SIGNED = re.compile(r"(?:tm|kt|tl|tuq)\.\s*(?:uy ban|ubnd|chu tich|dang uy|ban|bch)")
_ADDRESSED = re.compile(r"kinh gui\b|-{2,}$|[_*=–—…]{3,}$")
_RULE = re.compile(r"[-_*=–—.…\s]+")
_HEAD = 8  # blocks among which a letterhead ends
_FOOT = 12


def set_letterhead_aside(blocks: list[Block]) -> tuple[list[Block], list[str]]:
    """The blocks without letterhead and signature block, and the words set aside."""
    aside: list[str] = []
    first = _end_of_head(blocks)
    for block in blocks[:first]:
        aside += [line for line in block_text(block).split("\n") if line.strip(" |")]
    kept = [block for block in blocks[:first] if images_of(block)] + blocks[first:]
    for block in [one for one in kept[:_HEAD] if _ADDRESSED.match(fold(block_text(one))) and not images_of(one)]:
        aside.append(block_text(block))
        kept.remove(block)
    last = _start_of_foot(kept)
    notes = [block for block in kept[last:] if isinstance(block, Note) or images_of(block)]
    for block in kept[last:]:
        if block not in notes:
            aside += [line for line in block_text(block).split("\n") if line.strip(" |")]
    return kept[:last] + notes, aside


def _end_of_head(blocks: list[Block]) -> int:
    """Index after the letterhead; 0 when the report has none, which only the motto proves."""
    folded = [fold(block_text(block)) for block in blocks[:_HEAD]]
    motto = next((index for index, text in enumerate(folded) if _MOTTO.search(text)), None)
    if motto is None:
        return 0
    end = motto + 1
    for index in range(motto + 1, len(folded)):
        text = folded[index]
        if not (_MOTTO.search(text) or any(form.fullmatch(text) for form in (_DAY, _NUMBER, _RULE))):
            break
        end = index + 1
    return end


def _start_of_foot(blocks: list[Block]) -> int:
    """Index of the first block of receivers and signature; the length when there is none."""
    for index in range(max(0, len(blocks) - _FOOT), len(blocks)):
        text = fold(block_text(blocks[index]))
        if (
            _RECEIVERS.match(text)
            or (isinstance(blocks[index], Table) and _RECEIVERS.search(text))
            or _SIGNED.match(text)
        ):
            return index
    return len(blocks)
