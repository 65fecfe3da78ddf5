"""The compressed data of share cards, written piece by piece: a piece says the same wherever it stands in a file.

A compressor looks at every pixel of every card. Cards need none: they are made of letters, and the letters of all cards
are the same. So one code is fixed for all of them, a row of a letter is put into that code once, and a card is a chain
of such rows. In the words of RFC 1951 a card is one block with a dynamic Huffman code, and no piece refers to what
stands before it.

A piece is a text of the digits 0 to 3, two bits each, the last bits first: joined from the last piece to the first they
are one number. So whatever the code writes has an even number of bits, which costs six bytes in a hundred and halves the
time that the joining takes.
"""

from __future__ import annotations

import re
from binascii import unhexlify
from functools import lru_cache

from plugins.images.card_text import WIDTH

_END, _LONGEST = 256, 258
# How many bits each symbol of the code has, as hexadecimal digits: the bytes 0 to 255, the end, then the repetitions.
# Steps between rows of pixels are small. Measured on the cards of 150 titles, as even numbers together with what follows.
BITS = "2444688888888" + "ccc" + "e" * 228 + "888888886444" + "b" + "9999b957666877776666777988885"
_MOST_BITS = 15
_RUN = re.compile(rb"(?s)((.)\2*)")
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


BEGINNING, END = _digits(_beginning()), _digits(_CODE[_END])


@lru_cache(maxsize=8192)
def _coded_run(run: bytes) -> str:
    one, left = _CODE[run[0]], len(run) - 1
    written = [one]
    while left:
        times = min(left, _LONGEST)
        again = _REPETITIONS[times]
        written.append(again if times >= 3 and len(again) < times * len(one) else one * times)
        left -= times
    return _digits("".join(written))


def coded(data: bytes) -> str:
    """Bytes as a piece."""
    return "".join(reversed([_coded_run(run) for run, _ in _RUN.findall(data)]))


# So many bytes of zero as a piece, for every number that fits into a row of a card.
ZEROS = ["", *[_coded_run(bytes(count)) for count in range(1, WIDTH + 1)]]


# Two digits read as hexadecimal ones, to the hexadecimal digit that they are together: quicker than one large number.
_PAIRS = bytes([b"0123456789abcdef"[(byte >> 4 & 3) << 2 | byte & 3] for byte in range(256)])


def packed(pieces: list[str]) -> bytes:
    """Pieces, the first being BEGINNING and the last END, as compressed data."""
    digits = "".join(reversed(pieces))
    whole = digits.zfill(-(-len(digits) // 4) * 4)
    return unhexlify(unhexlify(whole).translate(_PAIRS))[::-1]
