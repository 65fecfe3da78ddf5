"""Whatever the text, the assistant answers with words of that text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from marked_passages import passages

from plugins.editing.suggest import suggest
from plugins.registries.loading import Registries
from tests.growth import grows_with_the_size

ALL = passages(Path(__file__).parent / "passages")
PIECES = st.sampled_from(
    [
        *'0123456789.,;:/%-–()|\t\n “”"',
        *(
            " tỷ đồng",
            " triệu",
            " đạt ",
            " vượt ",
            " giảm ",
            " ngày ",
            " năm ",
            " hai ",
            " nửa ",
            " trong đó ",
            " mỗi ",
        ),
        *(
            " từ ",
            " chỉ tiêu ",
            " tặng giấy khen",
            " đảng viên",
            " vụ",
            " tập thể",
            "¾",
            "o\u0300",
            "\u00a0",
            "\r\n",
            "Đ",
        ),
        *("PHƯỜNG ", "phường Hoa Sen", "30/4", "12/KH-UBND", "9" * 26),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_text_gives_proposals_with_its_own_words_and_no_error(text: str) -> None:
    for proposal in suggest(text, indicators=()):
        assert text[proposal.start : proposal.end] == proposal.text
        assert proposal.value is None or Decimal(proposal.value) >= 0


def test_proposals_stand_in_the_order_of_the_text_and_never_overlap(registries: Registries) -> None:
    for passage in ALL:
        proposals = suggest(passage.text, indicators=registries.indicators, date=passage.day)
        for proposal in proposals:
            assert passage.text[proposal.start : proposal.end] == proposal.text
        for before, after in pairwise(proposals):
            assert before.end <= after.start, (passage.name, before.text, after.text)


def test_the_same_text_gives_the_same_proposals(registries: Registries) -> None:
    for passage in ALL[:10]:
        first = suggest(passage.text, indicators=registries.indicators, date=date(2022, 1, 1))
        assert first == suggest(passage.text, indicators=registries.indicators, date=date(2022, 1, 1))


def test_long_texts_are_read_in_time_that_grows_with_their_length(registries: Registries) -> None:
    words = " ".join(passage.text for passage in ALL).split(" ")[:1000]

    def read(size: int) -> None:
        suggest("\n\n".join([" ".join(words)] * size), indicators=registries.indicators)

    read(1)
    assert grows_with_the_size(read, 1)
