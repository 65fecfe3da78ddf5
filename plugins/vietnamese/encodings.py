"""Old Vietnamese encodings: which one a file or a pasted line is in, and what it says in Unicode.

Two different accidents: bytes that are not UTF-8 (UTF-16, Windows-1258, or an 8-bit font encoding), and text that was
typed for a font of the 1990s (TCVN3/ABC: .VnTime; VNI-Windows: VNI-Times) and pasted as if it were Unicode. The second
is found by spelling: a line counts as TCVN3 or VNI when its words are impossible Vietnamese as they stand and possible
Vietnamese once converted. Tables: TCVN 5712:1993 (VN3) and the VNI-Windows character set.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_TCVN3_LOWER: Final = dict(
    zip(
        "¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
        "ăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        strict=True,
    )
)
_TCVN3_UPPER: Final = dict(zip("¡¢£¤¥¦§", "ĂÂÊÔƠƯĐ", strict=True))
_TCVN3: Final = str.maketrans(_TCVN3_LOWER | _TCVN3_UPPER)

_VNI_TONES: Final = dict(zip("øùûõï", "\u0300\u0301\u0309\u0303\u0323", strict=True))
_VNI_HATS: Final = {"â": "\u0302", "à": "\u0302\u0300", "á": "\u0302\u0301", "å": "\u0302\u0309", "ã": "\u0302\u0303",
                    "ä": "\u0302\u0323"}  # fmt: skip
_VNI_BREVES: Final = {"ê": "\u0306", "è": "\u0306\u0300", "é": "\u0306\u0301", "ú": "\u0306\u0309", "ü": "\u0306\u0303",
                      "ë": "\u0306\u0323"}  # fmt: skip
_VNI_SINGLES: Final = {"ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ", "ô": "ơ", "ö": "ư"}


def _vni_table() -> dict[str, str]:
    """Every letter or pair of letters of VNI-Windows that does not already mean itself, lower and upper case."""
    table = dict(_VNI_SINGLES)
    for base in "aeouyôö":
        for mark, tone in _VNI_TONES.items():
            table[base + mark] = unicodedata.normalize("NFC", _VNI_SINGLES.get(base, base) + tone)
    for base, marks in (("a", _VNI_HATS | _VNI_BREVES), ("e", _VNI_HATS), ("o", _VNI_HATS)):
        for mark, accents in marks.items():
            table[base + mark] = unicodedata.normalize("NFC", base + accents)
    return table | {key.upper(): value.upper() for key, value in table.items()}


_VNI: Final = _vni_table()
_VNI_PATTERN: Final = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)), re.IGNORECASE)

_TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")
_STOPPED: Final = re.compile(r"(?:c|ch|p|t)$")
_SYLLABLE: Final = re.compile(
    r"(?:"
    r"(?:(?:[bdđhlmnrstvx]|kh|nh|ph|th|tr|ch|c(?![eêiy])|g(?![eêiy])|ng(?![eêiy])|gi|k(?=[eêiy])|gh(?=[eêi])|ngh(?=[eêi]))?"
    r"(?:a(?:c|ch|i|m|n|ng|nh|o|p|t|u|y)?|ă(?:c|m|n|ng|p|t)|â(?:c|m|n|ng|p|t|u|y)|e(?:c|m|n|ng|o|p|t)?"
    r"|ê(?:ch|m|n|nh|p|t|u|ng|c)?|i(?:a|ch|m|n|nh|p|t|u)?|iê(?:c|m|n|ng|p|t|u)|yê(?:m|n|ng|t|u)|y"
    r"|o(?:c|i|m|n|ng|p|t|oc|ong)?|oa(?:c|ch|i|m|n|ng|nh|o|p|t|y)?|oă(?:c|m|n|ng|t)|oe(?:n|o|t)?|ô(?:c|i|m|n|ng|p|t)?"
    r"|ơ(?:i|m|n|p|t)?|u(?:a|c|i|m|n|ng|p|t)?|uâ(?:n|ng|t|y)|uê(?:ch|nh)?|uô(?:c|i|m|n|ng|t)|uơ"
    r"|uy(?:a|ch|nh|t|u|n|p)?|uyê(?:n|t)|ư(?:a|c|i|m|n|ng|t|u)?|ươ(?:c|i|m|n|ng|p|t|u)))"
    r"|qu(?:a(?:c|ch|i|m|n|ng|nh|o|t|u|y|p)?|ă(?:c|m|n|ng|t|p)|â(?:n|ng|t|y|c)|e(?:n|o|t)?|ê(?:ch|n|nh|t)?|y(?:nh|t|n|ch)?"
    r"|i(?:t|nh|ch|n)?|ơ(?:n)?|yê(?:n|t)|ô(?:c|i)?)"
    r"|gi(?:êc|êng|êt|n)?)"
)
_WORD: Final = re.compile(r"[A-Za-z\u00a1-\u00a9\u00aa-\u00ac\xad\u00ae\u00b5-\u00b9\u00bb-\u00be\u00c0-\u1ef9]+")
# Latin-1 signs that Vietnamese never writes: without one of them a line is not examined at all (speed).
SUSPECT: Final = (
    r"\u00a1-\u00bf\u00c4-\u00c7\u00cb\u00ce-\u00d1\u00d6-\u00d8\u00db\u00dc\u00de-\u00df"
    r"\u00e4-\u00e7\u00eb\u00ee-\u00f1\u00f6-\u00f8\u00fb\u00fc\u00fe"
)
_SUSPECT: Final = re.compile(f"[{SUSPECT}]")


@lru_cache(maxsize=16_384)
def is_syllable(word: str) -> bool:
    """Whether a word could be one Vietnamese syllable: letters, spelling rules of c/k, g/gh, ng/ngh, one tone."""
    marks = unicodedata.normalize("NFD", word.lower())
    tones = [char for char in marks if char in _TONES]
    if len(tones) > 1:
        return False
    base = unicodedata.normalize("NFC", "".join(char for char in marks if char not in _TONES))
    if not _SYLLABLE.fullmatch(base):
        return False
    return not _STOPPED.search(base) or tones in (["\u0301"], ["\u0323"])


def tcvn3_to_unicode(text: str) -> str:
    """Text typed for a TCVN3 (ABC, .VnTime) font as Unicode: "Héi nghÞ" → "Hội nghị".

    TCVN3 has no capitals with tones; where the other letters of a word are capitals, its toned letters become so too.
    """
    return _WORD.sub(lambda match: _tcvn3_word(match[0]), text)


def _tcvn3_word(word: str) -> str:
    converted = word.translate(_TCVN3)
    certain = [char for char in word if char.isascii() or char in _TCVN3_UPPER]
    shouted = len(certain) > 1 and all(char.isupper() or char in _TCVN3_UPPER for char in certain)
    return converted.upper() if shouted else converted


def vni_to_unicode(text: str) -> str:
    """Text typed for a VNI-Windows font as Unicode: "Hoäi nghò" → "Hội nghị"."""

    def replace(match: re.Match[str]) -> str:
        pair = match[0]
        known = _VNI.get(pair)
        if known is None:  # a capital with a small mark ("Hoäi" typed "HOäI")
            known = _VNI[pair.lower()]
            return known.upper() if pair[0].isupper() else known
        return known

    return _VNI_PATTERN.sub(replace, text)


CONVERSIONS: Final[dict[str, Callable[[str], str]]] = {"TCVN3": tcvn3_to_unicode, "VNI": vni_to_unicode}


@dataclass(frozen=True, slots=True)
class Legacy:
    """A line in an old font encoding: its name (`TCVN3` or `VNI`), the line (from 0) and the line in Unicode."""

    name: str
    line: int
    converted: str


def _score(words: Iterable[str], convert: Callable[[str], str]) -> tuple[int, int]:
    """How many impossible words become Vietnamese by a conversion, and how many do not."""
    cured = spoilt = 0
    for word in words:
        if is_syllable(convert(word)):
            cured += 1
        else:
            spoilt += 1
    return cured, spoilt


def legacy_name(line: str) -> str | None:
    """`TCVN3` or `VNI` when a line is text of such a font pasted as Unicode; None for everything else.

    At least two impossible words must become Vietnamese, at least twice as many as do not; a line that already holds
    proper Vietnamese letters outside Latin-1 must show three.
    """
    if not _SUSPECT.search(line):
        return None
    strange: dict[str, str] = {}  # each word once, whatever its capitals
    proper = 0
    for word in _WORD.findall(line):
        if word.isascii() or not any(char.isascii() and char.isalpha() for char in word):
            continue
        if is_syllable(word):
            proper += any(ord(char) > 0xFF for char in word)
        elif max(word) <= "\xff":
            strange[word.lower()] = word
    needed = 3 if proper else 2
    if len(strange) < needed:
        return None
    if not any(map(_SUSPECT.search, strange.values())):
        return None
    scores = {name: _score(strange.values(), convert) for name, convert in CONVERSIONS.items()}
    name = max(scores, key=lambda key: scores[key][0])
    cured, spoilt = scores[name]
    return name if cured >= needed and cured >= 2 * spoilt and cured * 2 >= proper else None


def find_legacy(text: str, limit: int = 3) -> list[Legacy]:
    """The first lines of a text that are in an old font encoding, at most `limit`, each with its Unicode form."""
    if not _SUSPECT.search(text):
        return []
    found: list[Legacy] = []
    for number, line in enumerate(text.split("\n")):
        if name := legacy_name(line):
            found.append(Legacy(name, number, unicodedata.normalize("NFC", CONVERSIONS[name](line))))
            if len(found) == limit:
                break
    return found


def convert_legacy(text: str) -> str:
    """Text with every line of an old font encoding converted and the other lines untouched."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if name := legacy_name(line):
            lines[number] = CONVERSIONS[name](line)
    return "\n".join(lines)


_TWICE: Final = ("á»", "áº", "Ã", "Æ°", "Ä\x91", "Ä‘")  # what UTF-8 looks like when it is read letter by letter
_WESTERN: Final = {  # of Windows-1252, with the five bytes that mean nothing there as themselves
    ord(bytes([byte]).decode("cp1252", "ignore") or chr(byte)): byte for byte in range(256)
}


def saved_twice(line: str) -> str | None:
    """What a line says whose UTF-8 was taken for Windows-1252 and saved again ("Há»™i" is "Hội"); None for others."""
    if not any(sign in line for sign in _TWICE):
        return None
    try:
        return bytes(_WESTERN[ord(char)] for char in line).decode("utf-8")
    except (KeyError, UnicodeDecodeError):
        return None


def mend_saved_twice(text: str) -> str:
    """Text with every such line read right and the other lines untouched; a capital “Ã” alone is no proof."""
    if "á»" not in text and "áº" not in text:  # every Vietnamese sentence that was saved so has one of them
        return text
    return "\n".join(line if (mended := saved_twice(line)) is None else mended for line in text.split("\n"))


_BOMS: Final = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}


def _utf16_without_bom(raw: bytes) -> str | None:
    """UTF-16 betrays itself by its zero bytes: nearly every ASCII character has one, always on the same side."""
    sample = raw[: 4096 - len(raw[:4096]) % 2]
    if len(sample) < 8 or 0 not in sample:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > half * 0.3 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.3 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _spelling(text: str) -> int:
    """How Vietnamese the marked words of a text are: possible syllables minus twice the impossible ones."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    good = sum(map(is_syllable, words))
    return good - 2 * (len(words) - good)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Bytes read as text: `text` in NFC, `encoding` a name for people (`UTF-8`, `UTF-16`, `Windows-1258`, …).

    `bad` is the offset of the first byte that fits no encoding, or None; such bytes became U+FFFD in `text`.
    """

    text: str
    encoding: str
    bad: int | None = None


def decode(raw: bytes) -> Decoded:
    """Read the bytes of a file: UTF-8 with or without a mark, else UTF-16, Windows-1258, TCVN3 or VNI.

    Never raises. A file that is UTF-8 except for single bytes is UTF-8 with `bad` set.
    """
    wide = _BOMS.get(raw[:2]) or _utf16_without_bom(raw)
    if wide:
        text = raw.decode(wide, errors="replace").removeprefix("\ufeff")
        return Decoded(unicodedata.normalize("NFC", text), "UTF-16")
    try:
        text = raw.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_bytes(raw, error.start)
    return Decoded(text if text.isascii() else unicodedata.normalize("NFC", text), "UTF-8")


def _decode_bytes(raw: bytes, bad: int) -> Decoded:
    """Choose among the one-byte encodings by spelling; fall back to UTF-8 with a hole."""
    patched = unicodedata.normalize("NFC", raw.decode("utf-8-sig", errors="replace"))
    if patched.count("\ufffd") * 4 <= sum(not char.isascii() for char in patched):
        return Decoded(patched, "UTF-8", bad)
    latin = raw.decode("latin-1")
    readings = {
        "Windows-1258": unicodedata.normalize("NFC", raw.decode("cp1258", errors="replace")),
        "TCVN3": tcvn3_to_unicode(latin),
        "VNI": vni_to_unicode(latin),
    }
    scores = {name: _spelling(text) for name, text in readings.items()}
    best = max(scores, key=lambda name: scores[name])
    if scores[best] <= 0:
        return Decoded(patched, "UTF-8", bad)
    return Decoded(unicodedata.normalize("NFC", readings[best]), best)
