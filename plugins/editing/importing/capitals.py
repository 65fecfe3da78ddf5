"""Titles in capitals written as sentences: proper names and abbreviations keep the capitals they deserve."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from plugins.vietnamese.encodings import is_syllable
from plugins.vietnamese.folding import canonical, fold

# Abbreviations that could be read as syllables or hold a vowel; those without a vowel are recognised by that.
_ABBREVIATIONS = frozenset(
    re.findall(
        r"\S+",
        """
UBND HĐND MTTQ UBMTTQ TP.HCM TPHCM HCM TP TW BCH BTV BCĐ ĐTN LHPN CCB CCCD ANTT ATGT PCCC ASXH CCHC CLB HTX OCOP
BHXH BHYT THCS THPT KT-XH QP-AN TDTT VSATTP ATTP ATVSTP CNTT CĐS GPMB NTM DQTV ANQP QPAN BVMT VSMT KHKT TNMT
""",
    )
)
_NAMES = """
Đảng; Nhà nước; Chính phủ; Quốc hội; Trung ương; Việt Nam; Hồ Chí Minh; Bác Hồ; Tổ quốc; Mặt trận Tổ quốc;
Đoàn Thanh niên; Hội Liên hiệp Phụ nữ; Hội Cựu chiến binh; Hội Nông dân; Covid; Covid-19; VNeID; Tết; Nguyên đán
"""
_ROMAN = re.compile(r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_BEFORE_ROMAN = frozenset(["thứ", "khóa", "khoá", "quý", "kỳ", "hạng", "phần", "đợt", "cấp", "loại", "tuần"])
_WORD = re.compile(r"[^\W_]+(?:[-.][^\W_]+)*")
_NAME_IN_TEXT = re.compile(r"(?<=[^\W_,)] )[A-ZĐÀ-Ỹ][^\W_]*(?: [A-ZĐÀ-Ỹ0-9][^\W_]*)*")
_VOWEL = re.compile(r"[aeiouy]")


def in_capitals(text: str) -> bool:
    """Whether a text of at least two words is written in capitals."""
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) > 5 and " " in text.strip() and sum(map(str.isupper, letters)) >= 0.9 * len(letters)


def sentence_case(text: str, body: str, names: Iterable[str] = ()) -> str:
    """A text in capitals as a sentence. `body` shows how its names are written, `names` are known ones besides.

    A text that is not in capitals comes back as it is.
    """
    if not in_capitals(text):
        return text
    matches = list(_WORD.finditer(text))
    words = [match[0] for match in matches]
    written = [_alone(word, before) for before, word in pairwise(["", *words])]
    known = _known_names(body, names)
    longest = max((len(name) for name in known), default=0)
    index = 0
    while index < len(words):
        index += _restore(words, written, index, known, longest)
    if written:
        written[0] = written[0][:1].upper() + written[0][1:]
    pieces, at = [], 0
    for match, word in zip(matches, written, strict=True):
        pieces += [text[at : match.start()], word]
        at = match.end()
    sentence = "".join([*pieces, text[at:]])
    return re.sub(r"([.!?:] +[“\"]?)([^\W\d_])", _raise_after_stop, sentence)


def _raise_after_stop(match: re.Match[str]) -> str:
    return match[1] + (match[2].upper() if match[1][0] != ":" else match[2])


def _alone(word: str, before: str) -> str:
    """How a word is written when no name is known of which it is a part."""
    if word in _ABBREVIATIONS or (any(sign.isdigit() for sign in word) and word.split("-")[0] in _ABBREVIATIONS):
        return word
    roman = _ROMAN.fullmatch(word) is not None
    if roman and (before.lower() in _BEFORE_ROMAN or (len(word) > 1 and word not in ("VI", "XI", "MI", "LI", "DI"))):
        return word
    if len(word) > 1 and word.isalpha() and not _VOWEL.search(fold(word)):
        return word
    if word.isascii() and len(word) > 3 and word.isalpha() and not is_syllable(word.lower()):
        return word  # neither Vietnamese nor known: an acronym more likely than a word
    return word.lower()


def _known_names(body: str, names: Iterable[str]) -> dict[tuple[str, ...], list[str]]:
    """Names by their words in small letters: the fixed ones, those given, and those seen inside sentences."""
    fixed = [name.strip() for name in _NAMES.replace("\n", " ").split(";")]
    known: dict[tuple[str, ...], list[str]] = {}
    for name in (*_NAME_IN_TEXT.findall(body), *fixed, *names):
        words = _WORD.findall(name)
        if words:
            known[tuple(canonical(word).lower() for word in words)] = words
    return known


def _restore(
    words: list[str], written: list[str], index: int, known: dict[tuple[str, ...], list[str]], longest: int
) -> int:
    """Write the longest known name that begins at `index`; returns how many words were dealt with."""
    for length in range(min(longest, len(words) - index), 0, -1):
        name = known.get(tuple(canonical(word).lower() for word in words[index : index + length]))
        if name is not None:
            written[index : index + length] = name
            return length
    return 1
