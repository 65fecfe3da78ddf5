"""The compressed data of share cards, written piece by piece: a piece says the same wherever it stands in a file.

A compressor looks at every pixel of every card. Cards need none: they are made of letters, and the letters of all cards
are the same. So one code is fixed for all of them, a row of a letter is put into that code once, and a card is a chain
of such rows. In the words of RFC 1951 a card is one block with a dynamic Huffman code, and no piece refers to what
stands before it.

While a piece is made it is a text of the digits 0 to 3, two bits each, the last bits first; so whatever the code writes has an
even number of bits. A finished piece fills whole bytes, so that a card is nothing but its pieces joined. What is lacking to
the last byte is put in by telling a zero in a longer way: a step of 64, 128 or 192 leads to a place in the palette with the
same colour (`card_palette.py`).
"""

from __future__ import annotations

import re
from binascii import unhexlify
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise, product
from typing import NamedTuple

from plugins.images.card_palette import COLOURS

_END, _LONGEST = 256, 258
# How many bits each symbol of the code has, as hexadecimal digits: the bytes 0 to 255, the end, then the repetitions.
# Steps between rows of pixels are small. Measured on the cards of 150 titles, as even numbers together with what follows.
BITS = "2444688888888aaaa" + "e" * 47 + "c" + "e" * 127 + "8" + "e" * 46 + "ccaaa888888886444"
BITS += "b" + "99977757666877776868797988885"
_MOST_BITS = 15
_RUN = re.compile(rb"(?s)((.)\2*)")
_DIGITS_OF_A_BYTE = 4
_DISTANCE = "0"  # the only one there is: the byte just before


def _prefix_code() -> list[str]:
    """The canonical code with these numbers of bits."""
    code, used = [""] * len(BITS), 0
    for bits, symbol in sorted((int(digit, 16), symbol) for symbol, digit in enumerate(BITS)):
        code[symbol] = f"{used >> (_MOST_BITS - bits):0{bits}b}"
        used += 1 << (_MOST_BITS - bits)
    return code


def _digits(bits: str) -> str:
    """Bits in the order of the file as digits in the order of a piece."""
    return "".join([str(int(bits[at : at + 2][::-1], 2)) for at in range(0, len(bits), 2)])[::-1]


def _low_bit_first(value: int, bits: int) -> str:
    return f"{value:0{bits}b}"[::-1] if bits else ""


def _repetitions() -> list[str]:
    """What is written to repeat the byte before, by the number of times, from 3 to 258."""
    written = ["", "", ""]
    for symbol in range(_END + 1, len(BITS) - 1):
        extra = max(0, (symbol - 261) // 4)
        written += [_CODE[symbol] + _low_bit_first(more, extra) + _DISTANCE for more in range(1 << extra)]
    return [*written[:_LONGEST], _CODE[-1] + _DISTANCE]


_CODE = _prefix_code()
_REPETITIONS = _repetitions()


def _beginning() -> str:
    """The head of the one block there is, with the numbers of bits written out plainly: four bits for each symbol."""
    sizes = (1, 1), (2, 2), (len(BITS) - 257, 5), (0, 5), (15, 4)  # the last block; it has a code of its own, so large
    plainly = [(0, 3)] * 3 + [(4, 3)] * 16
    head = "".join([_low_bit_first(value, bits) for value, bits in (*sizes, *plainly)])
    return head + "".join([f"{int(digit, 16):04b}" for digit in (*BITS, "1")])


BEGINNING = _digits(_beginning())


_LITERALS = [_digits(code) for code in _CODE[:_END]]
_AGAIN = [_digits(bits) for bits in _REPETITIONS]


@lru_cache(maxsize=8192)
def _repeated(value: int, times: int) -> str:
    """The digits that repeat a byte so many times more."""
    if times > _LONGEST:
        return _repeated(value, times - _LONGEST) + _AGAIN[-1]
    plain = _LITERALS[value] * times
    return _AGAIN[times] if times >= 3 and len(_AGAIN[times]) < len(plain) else plain


@lru_cache(maxsize=8192)
def _coded_run(run: bytes) -> str:
    return _repeated(run[0], len(run) - 1) + _LITERALS[run[0]]


def coded(data: bytes) -> str:
    """Bytes as digits."""
    return "".join(reversed([_coded_run(run) for run, _ in _RUN.findall(data)]))


_SHORT = (0, *range(3, 11), 43)  # numbers of repetitions: put before the others, they change how many digits there are


def _ways(value: int, step: int, count: int) -> Iterator[str]:
    """Ways to write a run of a byte, the first of which is told by a step to the same colour."""
    plain = range(1 if step and count > 1 else 0, min(count, 5))  # what follows the step must not repeat it
    for few, short in product(plain, _SHORT):
        if (rest := count - 1 - few - short) >= 0:
            yield _repeated(value, rest) + _repeated(value, short) + _LITERALS[value] * few + _LITERALS[value + step]


class Zeros(NamedTuple):
    """A run of zeros as digits, of which the first is told by a step to the same colour (0, 64, 128 or 192)."""

    digits: str
    step: int


def _shortness(zeros: Zeros) -> int:
    return len(zeros.digits)


class _Runs(dict[int, tuple[Zeros, ...]]):
    """Runs of zeros by their number: each in few digits, and in one, two and three more up to multiples of four."""

    _LONG = 64

    def __missing__(self, count: int) -> tuple[Zeros, ...]:
        # rows of nothing but ground may give way to others, so long runs do without a step
        steps = (0,) if count >= self._LONG else range(0, 256, COLOURS)
        ways = sorted([Zeros(way, step) for step in steps for way in _ways(0, step, count)], key=_shortness)
        least = len(ways[0].digits)
        fitting = [
            [way for way in ways if not (len(way.digits) - least - more) % _DIGITS_OF_A_BYTE]
            for more in range(_DIGITS_OF_A_BYTE)
        ]
        self[count] = found = tuple([ways[0] for ways in fitting])
        return found


ZEROS = _Runs()


class Piece(NamedTuple):
    """Digits of whole bytes; the zero at a place among the bytes that they stand for is told by a step instead."""

    digits: str
    place: int
    step: int


def filled(parts: list[str], number: int, count: int) -> tuple[str, int]:
    """Parts of a piece joined to whole bytes; one of them, so many zeros, is told by another way and step if need be."""
    zeros = ZEROS[count][-sum(map(len, parts)) % _DIGITS_OF_A_BYTE]
    parts[number] = zeros.digits
    return "".join(reversed(parts)), zeros.step


def whole(data: bytes, before: str = "") -> Piece:
    """Bytes, and digits before them, as a piece; raises ValueError where nothing can fill the last byte."""
    runs = [run for run, _ in _RUN.findall(data)]
    parts = [before, *map(_coded_run, runs)]
    count, number = max([(run.count(0), number) for number, run in enumerate(runs)])
    if count:
        digits, step = filled(parts, number + 1, count)
        return Piece(digits, sum(map(len, runs[:number])), step)
    number = max(range(len(runs)), key=lambda number: len(runs[number]))
    for way in _ways(runs[number][0], 0, len(runs[number])):
        parts[number + 1] = way
        if not sum(map(len, parts)) % _DIGITS_OF_A_BYTE:
            return Piece("".join(reversed(parts)), 0, 0)
    raise ValueError("no way to fill the last byte")


# Two digits read as hexadecimal ones, to the hexadecimal digit that they are together: quicker than one large number.
_PAIRS = bytes([b"0123456789abcdef"[(byte >> 4 & 3) << 2 | byte & 3] for byte in range(256)])


def packed(pieces: Sequence[str]) -> list[bytes]:
    """Pieces of digits, each of whole bytes, as these bytes."""
    all_bytes = unhexlify(unhexlify("".join(reversed(pieces))).translate(_PAIRS))[::-1]
    ends = accumulate([len(piece) // _DIGITS_OF_A_BYTE for piece in pieces], initial=0)
    return [all_bytes[start:end] for start, end in pairwise(ends)]


_LAST = _digits(_CODE[_END])
END = packed([_LAST.zfill(len(_LAST) + -len(_LAST) % _DIGITS_OF_A_BYTE)])[0]
