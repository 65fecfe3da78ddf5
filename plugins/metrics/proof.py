"""Checks the words of a claim against the article: a figure that the text does not state is an error."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from plugins.domain.document import Claim, Written
from plugins.domain.issue import Issue, Place
from plugins.metrics.matching import SearchableText, one_spaced, same_words_other_numbers
from plugins.metrics.visible import BARRIER, VisibleText

SentenceSpan = Callable[[str, int, int], tuple[int, int]]
"""Widens a stretch of text to the sentence around it."""

_DIRECTIONS = ("tăng", "giảm")
_VERB = re.compile(rf"(đạt|bằng|chỉ tiêu|{'|'.join(_DIRECTIONS)})\s+", re.IGNORECASE)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_DEGREE = re.compile(r"(?:hơn|gần|khoảng|trên|dưới|ước|đạt|chừng|tới|\s)+", re.IGNORECASE)
_WINDOW = 8  # words of a long quote that are looked for when the whole of it is not there
_TRIES = 60  # stretches of a quote that are looked for; enough for any of twelve words
_PLACES = 20  # places of the same words that are looked at

LocateWords = Callable[[str], Place | None]
"""Where words first stand in the article's source, for messages."""


class Proof(NamedTuple):
    """Where the article states a figure: its sentence and the figure's own words, in the visible text."""

    start: int
    end: int
    figure_start: int
    figure_end: int
    quote: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Article:
    """What proving needs of an article: its visible text, the way to sentences, and the way back to its source."""

    path: str
    visible: VisibleText
    sentence_span: SentenceSpan
    locate: LocateWords


def prove(claim: Claim, value: Written, article: Article) -> tuple[Proof | None, list[Issue]]:
    """Find the sentence behind a claim and check that every stated part of the claim stands in it.

    Where the words stand in several places, the first place counts at which nothing is missing.
    """
    first: tuple[Proof | None, list[Issue]] | None = None
    for span in islice(article.visible.words.find((claim.quote or value).text), _PLACES):
        proof, issues = _prove_at(span, claim, value, article)
        if not issues:
            return proof, issues
        first = first or (proof, issues)
    if first is not None:
        return first
    if claim.quote is not None:
        return None, [_across_blocks(claim, claim.quote, value, article) or _misquoted(claim.quote, article)]
    return None, [_mismatch("gia-tri-khong-co-trong-bai", "giá trị", value, article, quoted=None)]


def _prove_at(
    span: tuple[int, int], claim: Claim, value: Written, article: Article
) -> tuple[Proof | None, list[Issue]]:
    """Check a claim against the sentence around one stretch of the visible text.

    The figure stands inside the stretch if its words are there, else in the sentence.
    """
    visible = article.visible
    first, last = visible.block_around(span[0])
    start, end = article.sentence_span(visible.text[first:last], span[0] - first, min(span[1], last) - first)
    start, end = start + first, end + first
    region = min(start, span[0]), max(end, span[1])
    figure = visible.words.first(value.text, *span) or visible.words.first(value.text, *region)
    if figure is None:
        return None, [_mismatch("gia-tri-khac-trich", "giá trị", value, article, quoted=claim.quote)]
    parts = (("tỷ lệ đạt", claim.attainment), ("chỉ tiêu giao", claim.target), ("so cùng kỳ", claim.change))
    issues = []
    for name, written in parts:
        if written is not None and not _states(visible, region, written.text):
            stated = {part.text for _, part in parts if part}
            issues.append(_missing_part(name, written, article, region, figure, stated))
    quote = one_spaced(visible.text[span[0] : span[1]])
    sentence = one_spaced(visible.text[start:end])
    return Proof(start, end, *figure, quote, sentence), issues


def _states(visible: VisibleText, region: tuple[int, int], part: str) -> bool:
    """Whether a stretch states a part of a claim; its direction may stand apart: "tăng so với cùng kỳ 5%"."""
    verb, core = _parted(part)
    first = visible.words.first
    if verb in _DIRECTIONS and first(verb, *region) is None:
        return False
    if first(core, *region) is not None:
        return True
    spaced = (core.replace(" %", "%"), core.replace("%", " %")) if "%" in core else ()
    return any(first(one, *region) is not None for one in spaced)


def _missing_part(
    name: str,
    written: Written,
    article: Article,
    region: tuple[int, int],
    figure: tuple[int, int],
    stated: set[str],
) -> Issue:
    """An issue for a part of the claim that its sentence does not state; names the figure's place as well.

    Numbers that another part of the claim has `stated` are not what this part should have been.
    """
    text = article.visible.text
    others = same_words_other_numbers(_parted(written.text)[1]).finditer(text, *region)
    alike = next((one[0] for one in others if one.end() <= figure[0] or one.start() >= figure[1]), "")
    stands = f"ghi “{alike}”" if alike and alike not in written.text and alike not in stated else "không nêu như vậy"
    problem = f"{name} ghi “{written.text}” nhưng câu nêu giá trị {stands}"
    cure = "xem lại số nào đúng rồi sửa cho hai chỗ giống hệt nhau; nếu câu khác nêu số này thì trích đủ câu đó"
    place = article.locate(" ".join(text[slice(*figure)].split()))
    return Issue("so-khong-co-trong-cau", written.place, problem, cure, also=(place,) if place else ())


def _parted(text: str) -> tuple[str, str]:
    """The verb an editor may have copied along with an attainment or change, and the words after it."""
    bare = text.strip()
    match = _VERB.match(bare)
    return (match[1].lower(), bare[match.end() :]) if match else ("", bare)


def _mismatch(code: str, name: str, written: Written, article: Article, quoted: Written | None) -> Issue:
    """An issue that names both places: where the front matter says it, and where the text says otherwise."""
    near, said = _nearest(written.text, article)
    shown = f"“{written.text}”"
    if said:
        problem = f"{name} ghi {shown} nhưng bài viết ghi “{said}”"
        cure = "xem lại số nào đúng rồi sửa cho hai chỗ giống hệt nhau"
    else:
        problem = f"{name} {shown} không có trong {'câu trích' if quoted else 'bài viết'}"
        cure = "chép nguyên văn từ bài viết, hoặc viết thêm câu nêu số này vào bài"
    also = tuple(place for place in (near, quoted.place if quoted else None) if place is not None)
    return Issue(code, written.place, problem, cure, also=also)


def _misquoted(quote: Written, article: Article) -> Issue:
    """An issue for a quote that the text does not have: with other numbers, with other words, or not at all."""
    alike = next(_alike_in(quote.text, article.visible), None)
    if alike is None:
        problem, cure = f"câu trích “{quote.text}” không có trong bài viết", "chép nguyên văn một đoạn của bài viết"
        return Issue("trich-khong-co-trong-bai", quote.place, problem, cure)
    near = article.locate(" ".join(article.visible.text[slice(*alike.span)].split()))
    said = alike.widened(article.visible)
    if set(_NUMBER.findall(quote.text)) <= set(_NUMBER.findall(said)):
        problem, cure = f"câu trích “{quote.text}” khác chữ trong bài", f"chép lại cho đúng bài viết: “{said}”"
    elif not _NUMBER.search(said):
        problem = f"câu trích “{quote.text}” không liền một mạch trong bài; bài viết chỉ có “{said}”"
        cure = "chép nguyên văn một đoạn của bài viết có nêu số này"
    else:
        problem = f"câu trích ghi “{quote.text}” nhưng bài viết ghi “{said}”"
        cure = "xem lại số nào đúng rồi sửa cho hai chỗ giống hệt nhau"
    return Issue("trich-khong-co-trong-bai", quote.place, problem, cure, also=(near,) if near else ())


def _across_blocks(claim: Claim, quote: Written, value: Written, article: Article) -> Issue | None:
    """An issue for a quote whose words the text has, but not in one block: it runs on from a paragraph into the next."""
    text = article.visible.text
    span = SearchableText.of(text.replace(BARRIER, " ")).first(quote.text)
    if span is None:
        return None
    parts = [words for part in text[slice(*span)].split(BARRIER) if (words := one_spaced(part))]
    stated = [part.text for part in (value, claim.attainment, claim.target, claim.change) if part]
    whole = next((part for part in parts if all(SearchableText.of(part).first(words) for words in stated)), None)
    join = "nối hai đoạn ấy trong bài thành một"
    cure = f"chỉ trích phần trong một đoạn: “{whole}”; nếu vốn là một câu thì {join}" if whole else join
    problem = f"câu trích “{quote.text}” chạy qua {len(parts)} đoạn, mục hoặc ô của bài, không nằm trọn trong một chỗ"
    near = article.locate(parts[0])
    return Issue("trich-qua-doan", quote.place, problem, cure, also=(near,) if near else ())


def _nearest(words: str, article: Article) -> tuple[Place | None, str]:
    """The place where the text says nearly the same, and what it says there."""
    for alike in _alike_in(words, article.visible):
        found = " ".join(article.visible.text[slice(*alike.span)].split())
        return article.locate(found), alike.widened(article.visible, _DEGREE)
    return None, ""


@dataclass(frozen=True, slots=True)
class Alike:
    """A stretch of the visible text like some words of an editor, of which `before` and `behind` are not in it."""

    span: tuple[int, int]
    before: int
    behind: int

    def widened(self, visible: VisibleText, ahead_of: re.Pattern[str] | None = None) -> str:
        """The stretch with as many further words of its block as the editor wrote, those before it if they fit."""
        first, last = visible.block_around(self.span[0])
        ahead = re.search(rf"(?:\S+\s+){{0,{self.before}}}\Z", visible.text[first : self.span[0]])
        after = re.match(rf"(?:\s*\S+){{0,{self.behind}}}", visible.text[self.span[1] : last])
        before = ahead[0] if ahead and (ahead_of is None or ahead_of.fullmatch(ahead[0])) else ""
        words = f"{before}{visible.text[slice(*self.span)]}{after[0] if after else ''}"
        return " ".join(words.split()).strip(" ,;.")


def _alike_in(words: str, visible: VisibleText) -> Iterator[Alike]:
    """Stretches of the text like the words, most alike first: other numbers, then fewer words around a number."""
    pieces = words.split()
    for start, end in islice(_windows(len(pieces)), _TRIES):
        shorter = " ".join(pieces[start:end])
        span = None
        if any(sign.isdigit() for sign in shorter):
            match = same_words_other_numbers(shorter).search(visible.text)
            span = match.span() if match else None
        elif shorter.count(" ") >= 2:
            span = visible.words.first(shorter)
        if span is not None:
            yield Alike(span, start, len(pieces) - end)


def _windows(count: int) -> Iterator[tuple[int, int]]:
    """All of so many words, then shorter and shorter stretches of them, as (first, end)."""
    for length in (count, *range(min(count - 1, _WINDOW), 1, -1)):
        for start in range(count - length + 1):
            yield start, start + length


def locate_words(text: str, words: str) -> int | None:
    """Where words first stand in a text; None when they do not."""
    span = SearchableText.of(text).first(words)
    return None if span is None else span[0]
