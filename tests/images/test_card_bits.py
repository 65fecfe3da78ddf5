"""The pieces that share cards are chained from."""

from __future__ import annotations

import zlib

from hypothesis import given
from hypothesis import strategies as st

from plugins.images.card_bits import BEGINNING, BITS, END, ZEROS, coded, packed
from plugins.images.card_blocks import ROW, sums

RUNS = st.lists(st.tuples(st.integers(0, 255), st.integers(1, 700)), max_size=6)
PIECE = RUNS.map(lambda runs: b"".join(bytes([value]) * times for value, times in runs))


@given(st.lists(PIECE, max_size=5))
def test_pieces_one_behind_the_other_are_the_compressed_bytes_one_behind_the_other(parts: list[bytes]) -> None:
    reader = zlib.decompressobj(wbits=-15)
    assert reader.decompress(packed([BEGINNING, *map(coded, parts), END])) == b"".join(parts)
    assert reader.eof and not reader.unused_data


def test_every_number_of_zeros_has_its_piece() -> None:
    assert [coded(bytes(count)) for count in range(ROW)] == ZEROS


def test_the_code_leaves_nothing_over_and_writes_even_numbers_of_bits() -> None:
    bits = [int(digit, 16) for digit in BITS]
    assert len(bits) == 286 and sum(2 ** (15 - count) for count in bits) == 2**15
    extra = [0] * 8 + [more for more in range(1, 6) for _ in range(4)] + [0]
    assert not any(count % 2 for count in bits[:256])
    assert not any((count + more + 1) % 2 for count, more in zip(bits[257:], extra, strict=True))


@given(st.lists(st.binary(min_size=9, max_size=9), max_size=8))
def test_the_sums_of_rows_are_those_that_a_checksum_of_the_whole_card_needs(rows: list[bytes]) -> None:
    total, weighted = sums(rows)
    places = [(number * ROW + place, value) for number, row in enumerate(rows) for place, value in enumerate(row)]
    assert total == sum(value for _, value in places)
    assert weighted % 65521 == sum(place * value for place, value in places) % 65521
