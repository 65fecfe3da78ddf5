"""The pieces that share cards are chained from."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.images.card_bits import BEGINNING, BITS, END, ZEROS, coded, filled, packed, whole
from plugins.images.card_blocks import ROW, sums
from plugins.images.card_palette import COLOURS
from plugins.images.card_text import WIDTH

RUNS = st.lists(st.tuples(st.integers(0, 255), st.integers(1, 700)), max_size=6)
# a row of a card has a zero somewhere, or is of one colour
ROWS = st.one_of(
    st.binary(min_size=1, max_size=1).map(lambda byte: byte * WIDTH), RUNS.map(lambda runs: row_of([(0, 1), *runs]))
)


def row_of(runs: list[tuple[int, int]]) -> bytes:
    return b"".join([bytes([value]) * times for value, times in runs])


def inflated(pieces: list[bytes]) -> bytes:
    reader = zlib.decompressobj(wbits=-15)
    data = reader.decompress(b"".join([*pieces, END]))
    assert reader.eof and not reader.unused_data
    return data


def coloured(data: bytes) -> bytes:
    """What the steps lead to, without telling places of the palette with the same colour apart."""
    return bytes([step % COLOURS for step in data])


@given(st.lists(ROWS, min_size=1, max_size=5))
def test_pieces_one_behind_the_other_are_the_compressed_bytes_one_behind_the_other(rows: list[bytes]) -> None:
    pieces = [whole(row, "" if number else BEGINNING) for number, row in enumerate(rows)]
    data = inflated(packed([piece.digits for piece in pieces]))
    assert coloured(data) == coloured(b"".join(rows))
    assert sum(data) == sum(map(sum, rows)) + sum([piece.step for piece in pieces])


@given(st.integers(1, WIDTH))
def test_any_number_of_zeros_fills_whole_bytes_whatever_stands_before_it(count: int) -> None:
    beginnings = [coded(b"\2" + bytes([2]) * more) for more in range(8)]
    pieces = [filled([before, ZEROS[count][0].digits], 1, count) for before in beginnings]
    assert all(len(digits) % 4 == 0 for digits, _ in pieces)
    first = whole(bytes(9), BEGINNING).digits
    for more, (digits, step) in enumerate(pieces):
        assert inflated(packed([first, digits]))[9:] == bytes([2] * (more + 1) + [step] + [0] * (count - 1))


@pytest.mark.parametrize("value", range(256))
def test_a_row_of_one_colour_fills_whole_bytes_whatever_stands_before_it(value: int) -> None:
    for before in ("", "0", "00", "000"):
        assert len(whole(bytes([value]) * WIDTH, before).digits) % 4 == 0


def test_rows_of_nothing_but_ground_have_no_step_that_the_rows_before_would_have_to_know() -> None:
    assert {zeros.step for zeros in ZEROS[WIDTH]} == {0}


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
