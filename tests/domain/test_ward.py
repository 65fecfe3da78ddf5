"""A ward is a unit between two dates; its names read as officials write them."""

from __future__ import annotations

from datetime import date

import pytest

from plugins.domain.ward import Ward, WardKind, in_sentence

OLD = Ward(
    id="cau-ong-lanh-26752",
    code="26752",
    name="Phường Cầu Ông Lãnh",
    short_name="Cầu Ông Lãnh",
    kind=WardKind.WARD,
    district="Quận 1",
    province="Thành phố Hồ Chí Minh",
    valid_to=date(2025, 6, 30),
)
NEW = Ward(
    id="cau-ong-lanh-26758-2025",
    code="26758",
    name="Phường Cầu Ông Lãnh",
    short_name="Cầu Ông Lãnh",
    kind=WardKind.WARD,
    district="",
    province="Thành phố Hồ Chí Minh",
    valid_from=date(2025, 7, 1),
)


def test_the_two_wards_of_one_name_never_exist_on_the_same_day() -> None:
    for day in (date(1990, 1, 1), date(2020, 7, 7), date(2025, 6, 30), date(2025, 7, 1), date(2030, 1, 1)):
        assert OLD.valid_on(day) is not NEW.valid_on(day)


def test_both_end_days_belong_to_the_span() -> None:
    brief = Ward("x-00001", "00001", "Xã X", "X", WardKind.COMMUNE, "", "", date(2021, 1, 1), date(2021, 12, 31))
    assert brief.valid_on(date(2021, 1, 1))
    assert brief.valid_on(date(2021, 12, 31))
    assert not brief.valid_on(date(2020, 12, 31))
    assert not brief.valid_on(date(2022, 1, 1))


def test_a_former_ward_names_its_district_and_its_last_day() -> None:
    assert OLD.is_former
    assert OLD.full_name == "Phường Cầu Ông Lãnh, Quận 1, TP. Hồ Chí Minh"
    assert OLD.label_on_page == "Phường Cầu Ông Lãnh, Quận 1 (đến 30/6/2025)"


def test_a_former_ward_without_district_still_shows_its_last_day() -> None:
    ward = Ward("x-00001", "00001", "Xã X", "X", WardKind.COMMUNE, "", "", None, date(2025, 6, 30))
    assert ward.label_on_page == "Xã X (đến 30/6/2025)"


def test_a_current_ward_is_named_with_its_province() -> None:
    assert not NEW.is_former
    assert NEW.label_on_page == NEW.full_name == "Phường Cầu Ông Lãnh, TP. Hồ Chí Minh"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, None, ""),
        (None, date(2025, 6, 30), "đến 30/6/2025"),
        (date(2025, 7, 1), None, "từ 01/7/2025"),
        (date(2021, 1, 1), date(2025, 6, 30), "từ 01/01/2021 đến 30/6/2025"),
    ],
)
def test_the_span_is_told_in_words(first: date | None, last: date | None, words: str) -> None:
    assert Ward("x-1", "1", "Xã X", "X", WardKind.COMMUNE, "", "", first, last).validity == words


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Phường Cầu Ông Lãnh", "phường Cầu Ông Lãnh"),
        ("Phường 1", "Phường 1"),
        ("Quận 1", "Quận 1"),
        ("Quận Bình Thạnh", "quận Bình Thạnh"),
        ("Thị xã Mộc Châu", "thị xã Mộc Châu"),
        ("Thành phố Hồ Chí Minh", "TP. Hồ Chí Minh"),
        ("Tỉnh Đắk Lắk", "tỉnh Đắk Lắk"),
        ("Đặc khu Côn Đảo", "đặc khu Côn Đảo"),
        ("Cầu Ông Lãnh", "Cầu Ông Lãnh"),
        ("Xã ", "xã "),
    ],
)
def test_inside_a_sentence_the_common_noun_is_small_except_before_a_number(name: str, inside: str) -> None:
    assert in_sentence(name) == inside


def test_the_name_in_a_sentence_is_that_of_the_ward() -> None:
    assert OLD.name_in_sentence == "phường Cầu Ông Lãnh"
