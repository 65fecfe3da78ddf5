"""Personal data in an article: found before it is published, stopped unless the office allows it with a reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.domain.issue import Issue, Place
from plugins.publishing.personal_data import find_personal_data, hidden
from plugins.publishing.settings import SETTINGS, read_settings
from plugins.registries import Site

CODE = "du-lieu-ca-nhan"

_MOBILE = re.compile(r"(?<![\w.,/=%#-])(?:\+84|0)[ .-]?[35789]\d(?:[ .-]?\d){7}(?![\w%]|[.,/-]\d)")
_SHORTEST = b"1" * 8  # digits; no number below has fewer
_LATIN = bytes(
    [0x00, 0x01, 0x1E, 0x20]
)  # high bytes of the letters and signs of Vietnamese, none of them a digit but 0-9
_DIGITS = bytes.maketrans(b"0123456789", b"1111111111")
_SPAN = 400  # characters within which two mobile numbers are a list
# The letter stands before the look behind, since a pattern that begins with a plain sign is found much quicker.
_POOR = re.compile(r"ộ(?<=[Hh]ộ) (?:cận )?nghèo"), re.compile(r"Ộ(?<=HỘ) (?:CẬN )?NGHÈO")
_SURNAMES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trương|Lâm|Mai|Cao|Tô|Tạ|Thái|Châu|Hà|Đoàn|Trịnh|Lưu"
    "|Quách|Đào|Vương|Tăng|Chu|Kiều|Lương|Tống|Phùng|Thạch|Sơn|Kim|Danh|Triệu|Nông"
)
_CAPITALS = "A-ZÀ-ÖØ-ÞĂĐĨŨƠƯ" + "".join(chr(code) for code in range(0x1EA0, 0x1EFA) if chr(code).isupper())
_NAME = rf"(?:{_SURNAMES})(?: [{_CAPITALS}][^\W\d_]*){{1,4}}"
_PERSON = rf"(?:gia đình )?(?i:ông|bà|anh|chị|em|cháu|cụ) (?P<name>{_NAME})"
_OFFICIAL = (
    rf"(?! [{_CAPITALS}])(?! ?[,(–-] ?(?i:phó |nguyên )?(?i:chủ tịch|bí thư|trưởng|giám đốc|cán bộ|ủy viên|đại diện))"
)
_NAMED_AFTER = re.compile(rf"(?:,| là| gồm| có|:)*[ *_]+{_PERSON}\b{_OFFICIAL}")
# “hộ nghèo gồm: Nguyễn Văn A, Trần Thị B”: two names at least, for one may be whoever hands over the gifts
_NAMED_IN_LINE = re.compile(
    rf"(?! ?có các đồng chí)[^\n.;:]{{0,40}}:[ *_]*(?P<names>{_NAME}(?: ?\([^()\n]*\))?(?:(?:,| và|;) ?(?i:ông |bà )?{_NAME})+)"
)
_NAMED_BEFORE = re.compile(rf"\b{_PERSON},? (?:là|thuộc|thuộc diện) \Z")
# “1. Nguyễn Văn A – hộ nghèo”, “bà Trần Thị B, ngụ số 12, hộ cận nghèo”
_NAMED_ON_LINE = re.compile(
    rf"^[ \t]*(?:[-*+|]|\d+[.)])[ *_]*(?i:ông |bà |anh |chị )?(?P<name>{_NAME})[ *_]*(?:[–—,:(|-][^\n]{{0,80}})?\Z",
    re.M,
)
_NAMED_AND_HOUSED = re.compile(rf"\b{_PERSON}, (?:cư |thường |tạm )?(?:ngụ|trú|sinh|ở|địa chỉ)[^\n.;]{{0,70}}[, ]\Z")
_LONGEST_LINE = 160
_LONGEST_NAMING = 60  # characters of a person's naming before “hộ nghèo”
_LISTED = re.compile(rf"^[ \t]*(?:[-*+|]|\d+[.)])[^\n]*?\b(?P<name>{_NAME})", re.M)
_LIST = re.compile(r"\s*(?:[ \t]*(?:[-*+|]|\d+[.)])[^\n]*(?:\n+|\Z))+")
_PLACES = re.compile(r"(?:đường|phường|quận|phố|trường|cầu|chợ|hẻm|chung cư|công viên)\s+(?:\S+\s+)?\Z", re.I)


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A stretch that looks like personal data: its offset, its words, and what it is taken for."""

    at: int
    words: str
    kind: str


def allowed_texts(root: Path) -> frozenset[str]:
    """What the office has decided to publish all the same: `allowed` of publish.yaml, each with its reason there."""
    settings, _ = read_settings(root)
    return frozenset(allowance.text for allowance in settings.allowed if allowance.reason)


def office_numbers(site: Site) -> frozenset[str]:
    """The digits of the telephone numbers that the site shows as its own."""
    told = [site.office.phone, *(part for contact in site.contacts for part in (contact.label, contact.address))]
    return frozenset(digits for words in told if len(digits := _digits(words)) >= 8)


def find_suspicions(text: str, own_numbers: frozenset[str] = frozenset()) -> list[Suspicion]:
    """Identity numbers, bank accounts, lists of mobile numbers and named poor households, by place, each once."""
    found: dict[str, Suspicion] = {}
    has_numbers = _may_hold_numbers(text)
    for number in _mobile_list(text, own_numbers) if has_numbers else ():
        found.setdefault(number[1], Suspicion(number[0], number[1], "số di động trong một danh sách"))
    for words in find_personal_data(text) if has_numbers else ():
        if _digits(words) not in own_numbers:
            found.setdefault(words, Suspicion(text.find(words), words, "dãy số giống giấy tờ hoặc tài khoản cá nhân"))
    for at, name in _poor_households(text):
        found.setdefault(name, Suspicion(at, name, "tên người thuộc hộ nghèo, hộ cận nghèo"))
    return sorted(found.values(), key=lambda one: one.at)


def may_be_personal(text: str) -> bool:
    """A cheap first look: False only when `find_suspicions` finds nothing in any line of a text."""
    return _may_hold_numbers(text) or any(pattern.search(text) for pattern in _POOR)


def complaint(suspicion: Suspicion, place: Place) -> Issue:
    """The error that stops an article; numbers are shown with their middle hidden, as logs are read by many."""
    shown = hidden(suspicion.words) if suspicion.words[-1].isdigit() else f"{suspicion.words.split()[0]} …"
    problem = f"có {suspicion.kind} ({shown})"
    cure = f"xóa hoặc che bớt; nếu được phép công khai, ghi vào allowed trong {SETTINGS} kèm lý do"
    return Issue("du-lieu-ca-nhan", place, problem, cure)  # CODE, spelt out for the handbook


def _may_hold_numbers(text: str) -> bool:
    """A cheap first look: False only when nowhere eight digits follow each other with spaces, dots or dashes between."""
    signs = text.encode("utf-16-le", "surrogatepass")
    if signs[1::2].translate(None, _LATIN):
        return True  # other alphabets have digits of their own
    return _SHORTEST in signs[::2].translate(_DIGITS, b" .-")


def _digits(words: str) -> str:
    digits = re.sub(r"\D", "", words)
    return f"0{digits[2:]}" if words.strip().removeprefix("tel:").startswith("+84") else digits


def _mobile_list(text: str, own_numbers: frozenset[str]) -> Iterator[tuple[int, str]]:
    places = [(match.start(), match[0]) for match in _MOBILE.finditer(text) if _digits(match[0]) not in own_numbers]
    for number, (at, words) in enumerate(places):
        near = (*places[max(0, number - 1) : number], *places[number + 1 : number + 2])
        if any(abs(at - other) <= _SPAN and _digits(words) != _digits(rival) for other, rival in near):
            yield at, words


def _poor_households(text: str) -> Iterator[tuple[int, str]]:
    told = 0  # how far lines and their lists have been looked at: each is once, however often it says “hộ nghèo”
    heads = [(match.start() - 1, match.end()) for pattern in _POOR for match in pattern.finditer(text)]
    for start, end in sorted(heads):
        before = _NAMED_BEFORE.search(text, max(0, start - _LONGEST_NAMING), start)
        near = max(0, start - _LONGEST_LINE)
        on_line = _NAMED_ON_LINE.search(text, max(near, text.rfind("\n", 0, start) + 1), start)
        housed = _NAMED_AND_HOUSED.search(text, near, start)
        for match in (before, on_line, housed, _NAMED_AFTER.match(text, end)):
            if match:
                yield match.start("name"), match["name"]
        if listed := _NAMED_IN_LINE.match(text, end):
            yield listed.start("names"), listed["names"]
        if start < told:
            continue
        line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        told = line_end = line_end if line_end >= 0 else len(text)
        block = _LIST.match(text, line_end) if _leads_a_list(text[line_start:line_end]) else None
        if block:
            told = block.end()
            names = [match for match in _LISTED.finditer(text, *block.span()) if not _is_place(text, match)]
            if len(names) > 1:
                yield from ((match.start("name"), match["name"]) for match in names)


def _leads_a_list(line: str) -> bool:
    """Whether what follows a line is the list it speaks of, or the line a row of a table."""
    words = line.strip().lower()
    return "danh sách" in words or words.endswith(":") or words.startswith("|")


def _is_place(text: str, match: re.Match[str]) -> bool:
    """Whether a name is that of a street or another place."""
    start = match.start("name")
    return _PLACES.search(text, max(0, start - _LONGEST_NAMING), start) is not None
