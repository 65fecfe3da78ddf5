"""Text form of posting lists: short, made of characters that JSON leaves alone and every host compresses."""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Mapping
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
_LOWEST_BYTE: Final = 0 if sys.byteorder == "little" else array("I").itemsize - 1  # of a number in an array
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


def encode_postings(packed: array[int]) -> tuple[str, str]:
    """Gaps and levels of ascending postings (an array of unsigned integers), each packed as number × 8 + level.

    The levels are one digit each; "" when all are the lowest.
    """
    numbers = [posting >> 3 for posting in packed]
    gaps = "".join(map(_STEPS.__getitem__, map(sub, numbers, [-1, *numbers])))
    levels = packed.tobytes()[_LOWEST_BYTE :: packed.itemsize].translate(_LEVEL_DIGITS).decode()
    return gaps, levels if levels.strip("0") else ""


def count_and_last(gaps: str) -> tuple[int, int]:
    """How many postings a gap string holds, and the last number (−1 when empty), without decoding each of them."""
    longer = _LONGER.findall(gaps)
    rest = _LONGER.sub("", gaps).encode().translate(_DIGIT_BYTES)
    count = len(rest) + len(longer)
    return count, sum(rest) + sum(map(_number, longer)) + count - 1


def _number(text: str) -> int:
    """What `encode_number` wrote."""
    value = 0
    for character in reversed(text):
        value = value * _HALF + _DIGIT[character] % _HALF
    return value


def patch_postings(gaps: str, levels: str, changes: Mapping[int, int | None]) -> tuple[str, str]:
    """The strings after some changes: number → its new level, or None where it is no posting any more.

    Costs about as much as there are postings from the first change on.
    """
    count, last = count_and_last(gaps)
    at, before, numbers = _cut(gaps, last, min(changes))
    kept = count - len(numbers)
    known = map(int, levels[kept:] or "0" * len(numbers))
    postings: dict[int, int | None] = {**dict(zip(numbers, known, strict=True)), **changes}
    tail = sorted((number, level) for number, level in postings.items() if level is not None)
    steps = map(_STEPS.__getitem__, map(sub, [number for number, _ in tail], [before, *(number for number, _ in tail)]))
    digits = (levels[:kept] or "0" * kept) + "".join([str(level) for _, level in tail])
    return gaps[:at] + "".join(steps), digits if digits.strip("0") else ""


def _cut(gaps: str, last: int, first: int) -> tuple[int, int, list[int]]:
    """Where the numbers from `first` on begin, the number before it (−1 for none), and these numbers, from the end on."""
    number, at, numbers = last, len(gaps), []
    while number >= first:
        numbers.append(number)
        end, at = at, at - 1
        while at and _DIGIT[gaps[at - 1]] >= _HALF:
            at -= 1
        number -= _number(gaps[at:end]) + 1
    return at, number, numbers[::-1]


def shard_of(key: str, shards: int) -> int:
    """Which shard holds a key: CRC-32 of its UTF-8 bytes modulo the number of shards (a power of two)."""
    return crc32(key.encode()) & (shards - 1)
