"""Names sort as in a Vietnamese dictionary; ICU is the judge."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import icu
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.vietnamese.collation import sort_key

_SYLLABLES = re.findall(
    r"\w+",
    """
an án àn ản ãn ạn ăn ắn ân ấn ẩn da đa dà đà bến thành cầu kho cô cổ cồ cỗ cơ cờ giang hoà hòa hoa hoá minh mỹ mị
nguyễn ngưu nguyên ông ống lãnh ơn tân thạnh thanh thành thánh tư từ tú tụ ưu vĩnh xuân yên ý y zơ fa jun we
    """,
)
_WARDS = [
    "Bến Nghé", "Bến Thành", "Cầu Kho", "Cầu Ông Lãnh", "Cô Giang", "Đa Kao", "Nguyễn Cư Trinh", "Nguyễn Thái Bình",
    "Phạm Ngũ Lão", "Tân Định", "Phường 1", "Phường 2", "Phường 10", "Phường 02", "Móng Cái 1", "1 Bảo Lộc", "M'Drắk",
    "Văn Miếu - Quốc Tử Giám", "Vĩnh Thạnh", "Vĩnh Thanh", "Vĩnh Thành", "Thanh An", "Thạnh An", "Ea Ô", "Đắk Rơ Ông",
    "Ẳng Nưa", "Ỷ La", "A Lưới 1", "Âu Lâu", "Ăng Đá", "Hòa Hảo", "Hoà Hảo", "Bàn Cờ", "Ân Thi", "An Thi", "",
]  # fmt: skip
NAMES = [
    *_WARDS,
    *_SYLLABLES,
    *map(str.capitalize, _SYLLABLES),
    *(f"{one.capitalize()} {other}" for one in _SYLLABLES[::3] for other in _SYLLABLES[::4]),
]


def _icu_collator() -> icu.Collator:
    collator = icu.Collator.createInstance(icu.Locale("vi"))
    collator.setAttribute(icu.UCollAttribute.NUMERIC_COLLATION, icu.UCollAttributeValue.ON)
    return collator


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def test_the_order_is_that_of_icu() -> None:
    collator = _icu_collator()
    assert len(NAMES) > 300
    ordered = sorted(NAMES, key=sort_key)
    for before, after in pairwise(ordered):
        assert collator.compare(before, after) <= 0, (before, after)


@settings(max_examples=500, deadline=None)
@given(st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from(["NFC", "NFD"]))
def test_any_two_names_compare_as_icu_says(one: str, other: str, form: str) -> None:
    verdict = _icu_collator().compare(one, other)
    written = unicodedata.normalize(form, one)  # type: ignore[arg-type]
    ours = _sign((sort_key(written) > sort_key(other)) - (sort_key(written) < sort_key(other)))
    assert ours == verdict or verdict == 0


def test_letters_come_in_the_order_of_the_alphabet() -> None:
    letters = list("aăâbcdđeêghiklmnoôơpqrstuưvxy")
    assert sorted(letters, key=sort_key) == letters
    assert sorted(letters) != letters


def test_tones_come_in_the_order_of_the_school_book() -> None:
    assert sorted(["mạ", "má", "mã", "mả", "mà", "ma"], key=sort_key) == ["ma", "mà", "mả", "mã", "má", "mạ"]


def test_composed_and_decomposed_names_have_one_key() -> None:
    for name in NAMES:
        assert sort_key(unicodedata.normalize("NFD", name)) == sort_key(name)


def test_foreign_letters_stand_with_their_relatives() -> None:
    assert sorted(["Zürich", "Zug", "Zum", "Züge"], key=sort_key) == ["Zug", "Züge", "Zum", "Zürich"]
    assert sort_key("中") > sort_key("-")
