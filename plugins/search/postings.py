"""Text form of posting lists: short, made of characters that JSON leaves alone and every host compresses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import sub
from typing import Final
from zlib import crc32

#: 92 printable characters without `"`, `\\` and `<`: the first half ends a number, the second says that more follows.
ALPHABET: Final = "".join(c for c in map(chr, range(32, 127)) if c not in '"\\<')
_HALF: Final = len(ALPHABET) // 2
_DIGIT: Final = {character: digit for digit, character in enumerate(ALPHABET)}
_DIGIT_BYTES: Final = bytes(_DIGIT.get(chr(code), 0) for code in range(256))
_LONGER: Final = re.compile(f"[{re.escape(ALPHABET[_HALF:])}]+[{re.escape(ALPHABET[:_HALF])}]")
_REMEMBERED: Final = 65_536
_LEVEL_DIGITS: Final = bytes(ord("0") + (code & 7) for code in range(256))


def encode_number(value: int) -> str:
    """A natural number in base 46, lowest digit first: 0…45 take one character."""
    digits = ""
    while value >= _HALF:
        digits += ALPHABET[_HALF + value % _HALF]
        value //= _HALF
    return digits + ALPHABET[value]


class _Numbers(dict[int, str]):
    """The text of one less than a number, remembered: the step from a posting to the next, when none lies between is 1."""

    def __missing__(self, step: int) -> str:
        text = encode_number(step - 1)
        if step < _REMEMBERED:
            self[step] = text
        return text


_STEPS: Final = _Numbers()


def encode_postings(packed: Sequence[int]) -> tuple[str, str]:
    """Gaps and levels of ascending postings, each packed as number × 8 + level.

    The levels are one digit each; "" when all are the lowest.
    """
    numbers = [posting >> 3 for posting in packed]
    gaps = "".join(map(_STEPS.__getitem__, map(sub, numbers, [-1, *numbers])))
    levels = bytes([posting & 7 for posting in packed])
    return gaps, levels.translate(_LEVEL_DIGITS).decode() if any(levels) else ""


def decode_postings(gaps: str, levels: str) -> dict[int, int]:
    """Number → level, from what `encode_postings` wrote."""
    postings: dict[int, int] = {}
    number, value, unit = -1, 0, 1
    for character in gaps:
        digit = _DIGIT[character]
        value += digit % _HALF * unit
        unit *= _HALF
        if digit < _HALF:
            number += value + 1
            postings[number] = int(levels[len(postings)]) if levels else 0
            value, unit = 0, 1
    return postings


def count_and_last(gaps: str) -> tuple[int, int]:
    """How many postings a gap string holds, and the last number (−1 when empty), without decoding each of them."""
    longer = _LONGER.findall(gaps)
    rest = _LONGER.sub("", gaps).encode().translate(_DIGIT_BYTES)
    count = len(rest) + len(longer)
    return count, sum(rest) + sum(next(iter(decode_postings(number, ""))) for number in longer) + count - 1


def append_posting(gaps: str, levels: str, number: int, level: int) -> tuple[str, str] | None:
    """The strings with one posting more, or None when it does not come last."""
    count, last = count_and_last(gaps)
    if number <= last:
        return None
    if level and not levels:
        levels = "0" * count
    return gaps + encode_number(number - last - 1), f"{levels}{level}" if levels or level else ""


def shard_of(key: str, shards: int) -> int:
    """Which shard holds a key: CRC-32 of its UTF-8 bytes modulo the number of shards (a power of two)."""
    return crc32(key.encode()) & (shards - 1)
