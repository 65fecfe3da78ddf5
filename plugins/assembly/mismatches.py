"""Hints where an article's front matter and its words each read well but not together: its period, its figures' wards."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from plugins.domain.document import Document
from plugins.domain.issue import Issue, Place, Severity
from plugins.domain.observation import Observation
from plugins.domain.ward import Ward
from plugins.markup.locating import position
from plugins.metrics.matching import same_words_other_numbers
from plugins.metrics.sense import agrees, named_periods
from plugins.vietnamese.periods import period_name

_LOOKING_BACK = re.compile(r"năm (?:trước|ngoái|qua|học)|cùng kỳ|nhiệm kỳ", re.IGNORECASE)
_LAST_YEAR_UNTIL = 3  # the month up to which reports on the year before need not name it
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_FEW_LETTERS = 3
_NUMBERS_ONLY = bytes(byte if byte in b"0123456789.," else ord(" ") for byte in range(256))
_SUBJECT = re.compile(r"(?:^|[,;:–-] |(?:Riêng|Tại|Ở|UBND|Đảng ủy|Đảng bộ|Hội đồng nhân dân|HĐND) )\Z")


def period_mismatch(document: Document, told: str) -> Iterator[Issue]:
    """A hint when the title names another period than the declared one, or the declared year stands nowhere."""
    period = document.period
    if period is None or "date" in document.doubtful:
        return
    day, place = document.moment.date(), document.place_of("period")
    if period.start > day:
        return  # each figure complains of that
    named = [*named_periods(document.title, day.year)]
    if len({one.code for _, one in named}) == 1 and not agrees(named[0][1], period):
        problem = f"tiêu đề của bài năm {day.year} nói về “{named[0][0]}”, còn period ghi {period_name(period)}"
        yield Issue("ky-lech", place, problem, "sửa period hoặc tiêu đề cho khớp nhau", Severity.HINT)
        return
    year = period.end.year
    lately = year == day.year - 1 and day.month <= _LAST_YEAR_UNTIL
    if year < day.year and not lately and str(year) not in told and not _LOOKING_BACK.search(told):
        problem = f"period ghi {period_name(period)}, nhưng bài năm {day.year} không chỗ nào nhắc năm {year}"
        yield Issue("ky-lech", place, problem, "xem lại năm ở period; nếu đúng thì bỏ qua", Severity.HINT)


def other_numbers(document: Document, body: str, observations: Sequence[Observation]) -> Iterator[Issue]:
    """A hint where title or summary tell a declared figure with a number that the article does not have.

    In the body itself only a number with two neighbouring digits exchanged is taken for a slip. What cannot be there is told by
    words and numbers alone, for looking for the figure with any number in all of a text takes as long as compiling the article.
    """
    heads = (("title", "tiêu đề", document.title), ("summary", "tóm tắt", document.summary or ""))
    lower = f"{document.title}\n{document.summary or ''}".lower()
    told = _numbers(body)
    for value in dict.fromkeys([seen.quantity.stated for seen in observations]):
        number = _NUMBER.search(value)
        if number is None or len(value) - len(number[0]) < _FEW_LETTERS:
            continue
        if (word := _WORD.search(value)) is None or word[0].lower() in lower:
            same = same_words_other_numbers(value)
            for key, name, text in heads:
                for match in same.finditer(text):
                    other = _NUMBER.search(match[0])
                    if other and other[0] != number[0] and not re.search(rf"(?<!\d){re.escape(other[0])}(?!\d)", body):
                        yield _other(document.place_of(key), f"{name} ghi “{match[0]}”", value)
        if not told.isdisjoint(_exchanges(number[0])):
            yield from _slips(document, body, value, number[0])


def _numbers(text: str) -> set[str]:
    """The numbers of a text that words may follow; bytes are looked through in a third of the time that a pattern takes."""
    return set(text.encode().translate(_NUMBERS_ONLY).decode().split())


def _slips(document: Document, body: str, value: str, number: str) -> Iterator[Issue]:
    """Where the body tells a declared value with two neighbouring digits of its number exchanged."""
    for match in same_words_other_numbers(value).finditer(body):
        other = _NUMBER.search(match[0])
        if other and other[0] in _exchanges(number):
            place = Place(document.path, *position(body, match.start(), document.body_line))
            yield _other(place, f"chỗ này ghi “{match[0]}”", value)


def _other(place: Place, said: str, value: str) -> Issue:
    cure = "xem lại số nào đúng rồi sửa cho giống nhau; nếu là hai việc khác nhau thì bỏ qua"
    return Issue("so-lech", place, f"{said}, còn số liệu khai “{value}”", cure, Severity.HINT)


def _exchanges(number: str) -> set[str]:
    """The numbers that a number of three signs at least becomes when two neighbouring ones change places."""
    if len(number) < _FEW_LETTERS:
        return set()
    pairs = enumerate(pairwise(number))
    return {number[:at] + b + a + number[at + 2 :] for at, (a, b) in pairs if a != b}


def wards_of_figures(
    document: Document, body: str, observations: Sequence[Observation], wards: Sequence[Ward], known: dict[str, Ward]
) -> Iterator[tuple[Ward, Issue]]:
    """A warning for each figure whose sentence is about another ward than the figure is declared for.

    `wards` are those the body may name; `known` are the site's by id.
    """
    for seen in observations:
        own, sentence = known.get(seen.ward), seen.source.quote.sentence
        named = [(ward, at) for ward in wards if (at := sentence.find(ward.name)) >= 0]
        if own is None or not named or own.name.partition(" ")[2] in sentence:
            continue
        ward, at = named[0]
        if not _SUBJECT.search(sentence[:at]):
            continue
        begin = max(body.find(sentence[: at + len(ward.name)]), 0) or max(body.find(ward.name), 0)
        problem = f"câu nêu “{seen.quantity.stated}” nói về {ward.name_in_sentence}, còn số liệu khai cho {own.name_in_sentence}"
        also = "" if ward.id in document.wards else "thêm mã ấy vào ward ở đầu bài và "
        cure = f"nếu là số của đơn vị ấy thì {also}ghi ward: {ward.id} cho số liệu; nếu không thì bỏ qua"
        place = Place(document.path, *position(body, begin, document.body_line))
        yield ward, Issue("phuong-lech-cau", place, problem, cure, Severity.WARNING)
