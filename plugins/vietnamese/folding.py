"""How Vietnamese text is compared: folded (no case, no marks), canonical (one tone placement), as a slug, as syllables.

The search client holds the same rules in JavaScript (`theme/static/search.js`); tests run both over the same words.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import chain
from typing import Final

# Look-alikes of đ that keyboards and converters produce: eth and the African d.
_LOOKALIKES: Final = str.maketrans({"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ"})
_D: Final = str.maketrans("đĐðÐɖƉ", "dddddd")
# Soft hyphen, zero-width characters, byte order mark: they sit invisibly inside pasted words.
_INVISIBLE: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))

# A whole syllable whose vowel is oa, oe or uy, the only ones with two tone placements in use.
_TONED_PAIR: Final = re.compile(
    r"(?<![^\W\d_])(?<![\u0300-\u036f])(?P<onset>(?:ngh|ng|nh|ch|gh|gi|kh|ph|th|tr|[bcdđghklmnpqrstvx])?)"
    r"(?P<first>[oòóỏõọuùúủũụ])(?P<second>[aàáảãạeèéẻẽẹyỳýỷỹỵ])"
    r"(?P<coda>(?:ng|nh|ch|[ncmptioyu])?)(?![^\W\d_]|[\u0300-\u036f])",
    re.IGNORECASE,
)
_PAIRS: Final = frozenset({"oa", "oe", "uy"})

# A run of letters (with stray marks) or a number with its separators; a letter next to a digit starts a new token.
_TOKEN: Final = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*|[0-9]+(?:[.,][0-9]+)*")
_SEVERAL_COMMA_GROUPS: Final = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}")
_DOT_GROUPS: Final = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_LEADING_ZEROS: Final = re.compile(r"^0+(?=[0-9])")
_SLUG_WORD: Final = re.compile(r"[a-z0-9]+")
_APOSTROPHES: Final = dict.fromkeys(map(ord, "'’‘ʼ`"))


def fold(text: str) -> str:
    """Text without case and marks: "Đảng ủy" → "dang uy". Spaces and signs stay; idempotent.

    đ and its look-alikes (Đ, Ð, ð) become d before marks go, because they do not decompose. Marks that stand alone
    and invisible characters inside words are dropped too.
    """
    lowered = unicodedata.normalize("NFC", text).lower().translate(_D).translate(_INVISIBLE)
    if lowered.isascii():
        return lowered
    bare = "".join(c for c in unicodedata.normalize("NFD", lowered) if unicodedata.category(c) != "Mn")
    return unicodedata.normalize("NFC", bare)


def _place_tone(match: re.Match[str]) -> str:
    """The syllable with its tone where the traditional spelling puts it (hòa, thủy, but hoàn, huỳnh, quý)."""
    first, second = (unicodedata.normalize("NFD", match[name]) for name in ("first", "second"))
    after_q = match["onset"].lower() == "q"
    known = after_q or (first[0] + second[0]).lower() in _PAIRS
    if not known or (len(first) > 1) == (len(second) > 1):
        return match[0]
    tone = first[1:] + second[1:]
    on_first = not match["coda"] and not after_q
    vowels = first[0] + tone + second[0] if on_first else first[0] + second[0] + tone
    return match["onset"] + unicodedata.normalize("NFC", vowels) + match["coda"]


def canonical(text: str) -> str:
    """Text in one spelling: NFC, đ instead of its look-alikes, one placement of tones (hoà → hòa, qúy → quý).

    Tone rule: on oa, oe, uy the mark sits on the first vowel when nothing follows (hòa, khỏe, thủy) and on the second
    when a letter follows (hoàn, ngoài, huỳnh) or when u belongs to qu (quý). Case is kept; idempotent.
    """
    return _TONED_PAIR.sub(_place_tone, unicodedata.normalize("NFC", text).translate(_LOOKALIKES))


@lru_cache(maxsize=2048)
def slugify(text: str, limit: int = 80) -> str:
    """Address form of a title: words of a-z and 0-9 joined by hyphens, at most `limit` characters, cut between words.

    A first word longer than the limit is cut itself. Text without any letter or digit gives "".
    """
    words = _SLUG_WORD.findall(fold(unicodedata.normalize("NFKD", text)).translate(_APOSTROPHES))
    slug = "-".join(words)
    if len(slug) <= limit:
        return slug
    cut = slug[: limit + 1].rfind("-")
    return slug[:cut] if cut > 0 else slug[:limit]


def _number_token(text: str) -> str:
    """One spelling of a written number: no thousands marks, decimal comma, no leading zeros ("1.332,5" → "1332,5")."""
    if _DOT_GROUPS.fullmatch(text):
        text = text.replace(".", "")
    elif _SEVERAL_COMMA_GROUPS.fullmatch(text):
        text = text.replace(",", "")
    elif text.count(".") == 1 and "," not in text:
        text = text.replace(".", ",")  # "138.5": a dot that cannot be a thousands mark
    return _LEADING_ZEROS.sub("", text)


@lru_cache(maxsize=65_536)
def fold_word(word: str) -> str:
    """`fold` of one word, remembered: a language has few syllables and a site repeats them."""
    return fold(word)


def chunk_surfaces(chunk: str) -> tuple[str, ...]:
    """Surfaces of a stretch without spaces, see `surfaces`."""
    plain = unicodedata.normalize("NFKC", chunk).translate(_LOOKALIKES).translate(_INVISIBLE).lower()
    return tuple(_number_token(t) if t[0] in "0123456789" else canonical(t) for t in _TOKEN.findall(plain))


_KNOWN_SURFACES: Final = lru_cache(maxsize=65_536)(chunk_surfaces)  # most stretches are words met before


def surfaces(text: str) -> list[str]:
    """Words and numbers of a text in order, lower case with marks, in canonical spelling: "Hoà 1.234" → hòa, 1234.

    Compatibility forms (ﬁ, m², full-width digits) count as their plain letters.
    """
    return list(chain.from_iterable(map(_KNOWN_SURFACES, text.split())))


def syllables(text: str) -> list[str]:
    """Folded syllables and numbers of a text in order: "Đảng ủy đạt 138,5%" → ["dang", "uy", "dat", "138,5"]."""
    return list(map(fold_word, surfaces(text)))
