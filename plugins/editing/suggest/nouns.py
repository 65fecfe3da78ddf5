"""What is counted in reports: nouns after a number, sorted into classes that indicators can ask for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.editing.suggest.noun_classes import LONGEST, STOP_WORDS, class_of

_PLAN_NEXT = r"(?!(?:chỉ tiêu|kế hoạch|kh|ct|dự toán|tổng|trên)\b)"
_TOKEN = re.compile(rf"[^\W\d_]+(?:/{_PLAN_NEXT}[^\W\d_]+)*[²³23]?(?![^\W_])")
_AMOUNT = re.compile(
    r"\s?%|\s(?:tỷ|tỉ|triệu|nghìn|ngàn|đồng)\b(?! (?:lệ|trọng|suất|thuận|lòng|hành|tình|ý|loạt|thời|chí|bào|đều|hương|đội))|\s?đ\b(?!/)"
)
_VOWEL = re.compile(r"[^\W\d_b-df-hj-np-tv-xzđ]")
_VERB = re.compile(r"\s(?:tập (?:trung|huấn|luyện)|tổ chức|phối hợp|đội ngũ)\b")  # "Cụm 1 tập trung …"
_NO_NOUN = re.compile(r"\s(?:bình quân|bình thường|bình xét|bình chọn)\b")
_NUMBERED = re.compile(r"\s*(?:khóa|kỳ|lớp|nhiệm kỳ)\s+(?:[ivx]+|\d+)\b")
_QUOTED = re.compile(r"\s*[“\"]")
_BOTH = re.compile(r"\s?((?:lượt )?(?:tập thể(?:,| và) (?:hộ gia đình(?:,| và) )?cá nhân|cá nhân(?:,| và) tập thể))")
_DISABLED = re.compile(r"\s?(thương(?: binh)?, bệnh binh)")
_BRANCHES = re.compile(r"\s?(chi(?: bộ)?, đảng bộ(?: cơ sở)?)")
_RATE_TAIL = re.compile(rf"\s?/\s?{_PLAN_NEXT}[^\W\d_]+(?:\s?/\s?[^\W\d_]+)*[²2]?")


@dataclass(frozen=True, slots=True)
class Noun:
    """What follows a number: the words up to `end`, their class ("" when the noun is not known)."""

    words: str
    kind: str
    end: int


def noun_at(lower: str, start: int) -> Noun | None:
    """The counted noun right after `start`, the longest one known, else one or two unknown words; None before stop words."""
    if _NO_NOUN.match(lower, start):
        return None
    both = _BOTH.match(lower, start)
    if both is not None:
        return Noun(both[1], "collective_or_individual", both.end())
    for listed, kind in ((_BRANCHES, "branch"), (_DISABLED, "person")):
        named = listed.match(lower, start)
        if named is not None:
            return Noun(named[1], kind, named.end())
    tokens = list(_tokens(lower, start))
    if tokens and tokens[0][0] == "số":
        tokens = tokens[1:]
    for count in range(len(tokens), 0, -1):
        end = tokens[count - 1].end()
        words = " ".join(lower[tokens[0].start() : end].split())
        kind = class_of(words)
        if kind:
            return _with_rate(lower, Noun(words, kind, end))
    if tokens and "/" in tokens[0][0]:  # "24 thôn/bản": two names of one thing
        first, _, second = tokens[0][0].partition("/")
        kind = class_of(first)
        if kind:
            return Noun(tokens[0][0], kind if kind == class_of(second) else f"{kind}_rate", tokens[0].end())
    if not tokens or tokens[0][0] in STOP_WORDS or not tokens[0][0].isalpha():
        return None
    last = tokens[0]
    plain = _VOWEL.search(last[0]) is not None  # not short for something: "4 SKKN xếp loại B"
    if plain and len(tokens) > 1 and tokens[1][0] not in STOP_WORDS and lower[last.end() : tokens[1].start()] == " ":
        last = tokens[1]  # most nouns have two syllables
    return _with_rate(lower, Noun(lower[tokens[0].start() : last.end()], "", last.end()))


# After "khu phố 4" these begin the next name or a verb: "Khu phố 4 phường …", "Chi bộ 5 tổ chức …".
_AFTER_NAMES = frozenset({"place", "organisation", "branch", "school"})
_NAME_WORDS = frozenset({"bộ", "công", "đội", "ban"})


def counted_at(lower: str, start: int, *, after_name: bool = False) -> bool:
    """Whether a known counted noun, a percent sign or an amount of money stands right after `start`."""
    if _AMOUNT.match(lower, start):
        return True
    if _NUMBERED.match(lower, start) or _QUOTED.match(lower, start):  # "Trung ương 4 khóa XII", "Dự án 8 “Bình …”"
        return False
    noun = noun_at(lower, start)
    if noun is None or not noun.kind or _VERB.match(lower, start):
        return False
    return not (after_name and (noun.kind in _AFTER_NAMES or noun.words in _NAME_WORDS))


def _with_rate(lower: str, noun: Noun) -> Noun:
    """Takes "/người/năm" or "/ha" along, which makes the noun a rate."""
    tail = _RATE_TAIL.match(lower, noun.end)
    if tail is None:
        return noun
    words = noun.words + "".join(tail[0].split())
    return Noun(words, class_of(words) or f"{noun.kind}_rate", tail.end())


def _tokens(lower: str, start: int) -> Iterator[re.Match[str]]:
    at = start
    for _ in range(LONGEST):
        while at < len(lower) and lower[at] in ' “"':
            at += 1
        match = _TOKEN.match(lower, at)
        if match is None:
            return
        yield match
        at = match.end()
