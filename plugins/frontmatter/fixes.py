"""Safe cures for `check --fix`: each changes exactly what it says, on the bytes of one file.

Dates such as 7/8/2020 are never touched: only the writer knows. Text of old fonts is converted because the original
cannot be read by anyone; the caller shows the change first.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from plugins.frontmatter.cleaning import OTHER_KINDS, clean_body, narrow, unify_newlines
from plugins.frontmatter.fences import Parts, is_fence, split
from plugins.frontmatter.nearness import nearest
from plugins.frontmatter.quoting import item_with_bullet
from plugins.frontmatter.vocabulary import LEVELS, Vocabulary
from plugins.vietnamese.encodings import convert_legacy, decode, find_legacy, mend_saved_twice

_LINE: Final = re.compile(r"(?P<lead>[ ]*(?:-[ ]+)?)(?P<key>[^\W\d_][^:#\n\"'\[{]*?)(?P<colon>[ \u00a0]*:)(?P<rest>.*)")
_PERCENT: Final = re.compile(r"(?<![\d.,])(\d{1,3})\.(\d{1,2}|\d{4,})(?=\s*%)")
_FIGURES: Final = frozenset({"value", "attainment"})


@dataclass(frozen=True, slots=True)
class Fix:
    """A cure: `name` is stable, `description` says in Vietnamese what it changes."""

    name: str
    description: str
    apply: Callable[[bytes], bytes]


def _on_text(change: Callable[[str], str]) -> Callable[[bytes], bytes]:
    """A change of text as a change of a UTF-8 file; other files and files with bad bytes stay as they are."""

    def apply(raw: bytes) -> bytes:
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError:
            return raw
        changed = change(text)
        return raw if changed == text else changed.encode("utf-8")

    return apply


def _on_front(change: Callable[[str], str]) -> Callable[[bytes], bytes]:
    """A change of the lines between the fences only."""

    def apply(text: str) -> str:
        parts = split(text, "")
        if not isinstance(parts, Parts):
            return text
        lines = text.split("\n")
        first = parts.front_line - 1
        last = parts.body_line - 2
        return "\n".join([*lines[:first], *change("\n".join(lines[first:last])).split("\n"), *lines[last:]])

    return _on_text(apply)


def _recode(raw: bytes) -> bytes:
    """UTF-16, Windows-1258 and saved font encodings as UTF-8."""
    decoded = decode(raw)
    return raw if decoded.encoding == "UTF-8" or decoded.bad is not None else decoded.text.encode("utf-8")


def _compose(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _plain_ends(text: str) -> str:
    return unify_newlines(text.removeprefix("\ufeff"))


def _legacy(text: str) -> str:
    return convert_legacy(text) if find_legacy(text, 1) else text


def _unseen(text: str) -> str:
    return clean_body(text, "", 1)[0]


def _fences(text: str) -> str:
    parts = split(text, "")
    if not isinstance(parts, Parts):
        return text
    lines = text.split("\n")
    for number in (parts.front_line - 2, parts.body_line - 2):
        if lines[number] != "---" and is_fence(lines[number].removeprefix("\ufeff")):
            lines[number] = "---"
    return "\n".join(lines)


def _tabs(front: str) -> str:
    """Tabs at the beginning of lines as the spaces that put the line where its key belongs."""
    lines = front.split("\n")
    level, item = "", "  "  # the list that is open, and what stands before the keys of its items
    for number, line in enumerate(lines):
        bare = line.lstrip(" \t")
        lead = line[: len(line) - len(bare)]
        match = _LINE.fullmatch(bare)
        key = match["key"] if match else ""
        if "\t" in lead:
            lines[number] = _lead(lead, bare, key, level, item) + bare
        elif not lead and bare:
            known = LEVELS[""].find(key)
            level, item = (known.name if known and known.name in LEVELS else ""), "  "
        if level and match and match["lead"].startswith("-"):
            item = " " * (len(lines[number]) - len(bare) + len(match["lead"]))
    return "\n".join(lines)


def _lead(lead: str, bare: str, key: str, level: str, item: str) -> str:
    """What takes the place of a lead with tabs: none before a key of the article, that of the item before its keys."""
    if level and bare.startswith("-"):
        return "  " if len(item) <= 2 else item[:-2]
    if level and LEVELS[level].find(key):
        return item
    return "" if not level and LEVELS[""].find(key) else lead.replace("\t", "  ")


def _colons(front: str) -> str:
    """A space after the colon of known keys."""
    lines = front.split("\n")
    for number, (match, level) in enumerate(_levels(front)):
        if match is None or level is None or not LEVELS[level].find(match["key"]):
            continue
        rest = match["rest"]
        if rest and rest[0] not in " \t/":
            lines[number] = lines[number][: match.end("colon")] + " " + rest.lstrip("\u00a0")
    return "\n".join(lines)


def _levels(front: str) -> list[tuple[re.Match[str] | None, str | None]]:
    """For each line its key match and the level its key belongs to; None for lines of block texts and the like."""
    found: list[tuple[re.Match[str] | None, str | None]] = []
    level: str | None = ""
    block: int | None = None  # column of a key whose value is a block text
    for line in front.split("\n"):
        match = _LINE.fullmatch(line)
        if block is not None and (not line.strip() or len(line) - len(line.lstrip()) > block):
            found.append((None, None))
            continue
        block = match.start("key") if match and match["rest"].strip()[:1] in ("|", ">") else None
        if match and not match["lead"]:
            key = LEVELS[""].find(match["key"])
            level = key.name if key and key.name in LEVELS and not match["rest"].strip() else None
            found.append((match, ""))
        else:
            found.append((match, level) if match and level else (None, None))
    return found


def _keys(front: str) -> str:
    """Misspelt keys with exactly one near key, unless that key is there already."""
    lines = front.split("\n")
    for number, (match, level) in enumerate(_levels(front)):
        if match is None or level is None or LEVELS[level].find(match["key"]):
            continue
        better = _near_key(match["key"], LEVELS[level])
        if better and not (level == "" and _has(front, better)):
            lines[number] = match["lead"] + better + match["colon"] + match["rest"]
    return "\n".join(lines)


def _near_key(name: str, vocabulary: Vocabulary) -> str | None:
    """The one key very near to a misspelt one; None when two keys are about as near."""
    words = {word: key.name for key in vocabulary.keys.values() for word in (key.name, key.alias)}
    best = nearest(name, words, 0.8)
    if best is None:
        return None
    others = [word for word, key in words.items() if key != words[best]]
    return None if nearest(name, others, 0.8) else best


def _has(front: str, name: str) -> bool:
    wanted = LEVELS[""].find(name)
    return any(
        match is not None and level == "" and LEVELS[""].find(match["key"]) is wanted for match, level in _levels(front)
    )


def _percents(front: str) -> str:
    """`36.26%` as `36,26%` in value and attainment of metrics; three digits after the dot stay, being thousands."""
    lines = front.split("\n")
    for number, (match, level) in enumerate(_levels(front)):
        if match is None or level != "metrics":
            continue
        key = LEVELS[level].find(match["key"])
        if key is not None and key.name in _FIGURES:
            lines[number] = lines[number][: match.start("rest")] + _PERCENT.sub(r"\1,\2", match["rest"])
    return "\n".join(lines)


def _bullets(front: str) -> str:
    """The signs that Word makes of the dash of an item."""
    return "\n".join(
        f"{match['lead']}- {line[match.start('key') :]}" if (match := item_with_bullet(line)) else line
        for line in front.split("\n")
    )


FIXES: Final = (
    Fix("bang-ma", "lưu lại bằng UTF-8", _recode),
    Fix("mo-nham", "đọc lại những dòng bị mở nhầm bảng mã", _on_text(mend_saved_twice)),
    Fix("phong-cu", "đổi chữ gõ bằng phông TCVN3, VNI sang Unicode", _on_text(_legacy)),
    Fix("dung-san", "ghép dấu rời thành chữ dựng sẵn (NFC)", _on_text(_compose)),
    Fix("dau-tep", "bỏ dấu BOM, dùng một kiểu xuống dòng", _on_text(_plain_ends)),
    Fix("ky-tu-an", "xóa ký tự vô hình và ký tự điều khiển", _on_text(_unseen)),
    Fix("vach", "viết lại các dòng --- cho gọn", _on_text(_fences)),
    Fix("ky-tu-rong", "đổi ký tự rộng thành ký tự thường trong phần khai báo", _on_front(narrow)),
    Fix("gach-dau-muc", "thay dấu •, – đầu mục bằng dấu gạch nối trong phần khai báo", _on_front(_bullets)),
    Fix("thut-tab", "thay Tab đầu dòng bằng dấu cách trong phần khai báo", _on_front(_tabs)),
    Fix("thieu-cach", "thêm dấu cách sau dấu hai chấm của khóa", _on_front(_colons)),
    Fix("khoa-la", "sửa tên khóa viết sai khi chỉ có một khóa gần giống", _on_front(_keys)),
    Fix("phan-tram", "viết phần trăm của số liệu bằng dấu phẩy (36.26% thành 36,26%)", _on_front(_percents)),
)


def fix_all(raw: bytes) -> tuple[bytes, tuple[str, ...]]:
    """A file with every safe cure applied, and the descriptions of those that changed something, in order."""
    done: list[str] = []
    for fix in FIXES if not raw.startswith(OTHER_KINDS) else ():
        changed = fix.apply(raw)
        if changed != raw:
            done.append(fix.description)
            raw = changed
    return raw, tuple(done)
