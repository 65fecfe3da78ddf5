"""Numbers as offices write them: what is read, what is refused, and what prose holds."""

from __future__ import annotations

import unicodedata
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.domain.quantity import Precision, Quantity
from plugins.domain.unit import COUNT_NOUNS
from plugins.vietnamese.figures import read_figure
from plugins.vietnamese.formatting import format_number, format_quantity
from plugins.vietnamese.number_words import number_in_words
from plugins.vietnamese.numerals import (
    NumberError,
    find_quantities,
    find_unreadable,
    numbers_in,
    read_change,
    read_number,
    read_percent,
    read_quantity,
)
from tests.growth import grows_with_the_size

EXACT = Precision.EXACT
QUANTITIES = [
    ("hơn 4 tỷ đồng", "4", 10**9, "đồng", Precision.MORE_THAN, None),
    ("Hơn 4 tỉ đồng", "4", 10**9, "đồng", Precision.MORE_THAN, None),
    ("205 triệu đồng", "205", 10**6, "đồng", EXACT, None),
    ("205\u00a0triệu\u202fđồng", "205", 10**6, "đồng", EXACT, None),
    ("1.332,5 tỷ", "1332.5", 10**9, "", EXACT, None),
    ("4,896 tỷ", "4.896", 10**9, "", EXACT, None),
    ("8.000.000đồng", "8000000", 1, "đồng", EXACT, None),
    ("13.240.000₫", "13240000", 1, "đồng", EXACT, None),
    ("500.000đ", "500000", 1, "đồng", EXACT, None),
    ("5,65 ngàn", "5.65", 10**3, "", EXACT, None),
    ("5 nghìn tỷ đồng", "5", 10**12, "đồng", EXACT, None),
    ("3 trăm triệu đồng", "3", 10**8, "đồng", EXACT, None),
    ("¾", "0.75", 1, "", EXACT, None),
    ("1½ ha", "1.5", 1, "ha", EXACT, None),
    ("08 vụ", "8", 1, "vụ", EXACT, None),
    ("627 suất quà", "627", 1, "suất quà", EXACT, None),
    ("18/13 thanh niên", "18", 1, "thanh niên", EXACT, "13"),
    ("36,26%", "36.26", 1, "%", EXACT, None),
    ("98,5 %", "98.5", 1, "%", EXACT, None),
    ("36,26 phần trăm.", "36.26", 1, "%", EXACT, None),
    ("-1,76%", "-1.76", 1, "%", EXACT, None),
    ("–1,76%", "-1.76", 1, "%", EXACT, None),
    ("âm 5 độ", "-5", 1, "độ", EXACT, None),
    ("hai đảng viên", "2", 1, "đảng viên", EXACT, None),
    ("năm đảng viên", "5", 1, "đảng viên", EXACT, None),
    ("mười lăm hộ", "15", 1, "hộ", EXACT, None),
    ("hai mươi mốt hộ", "21", 1, "hộ", EXACT, None),
    ("một trăm linh năm hộ", "105", 1, "hộ", EXACT, None),
    ("một nghìn linh năm hộ", "1005", 1, "hộ", EXACT, None),
    ("một nghìn hai trăm hộ", "1200", 1, "hộ", EXACT, None),
    ("một nghìn hai trăm tỷ đồng", "1200", 10**9, "đồng", EXACT, None),
    ("năm trăm nghìn đồng", "500", 10**3, "đồng", EXACT, None),
    ("một tỷ rưỡi đồng", "1.5", 10**9, "đồng", EXACT, None),
    ("hai trăm rưỡi", "250", 1, "", EXACT, None),
    ("2 triệu rưỡi", "2.5", 10**6, "", EXACT, None),
    ("1 tỷ 250 triệu đồng", "1.25", 10**9, "đồng", EXACT, None),
    ("1 tỷ 250.000 đồng", "1000250000", 1, "đồng", EXACT, None),
    ("1 ngàn 200 hộ", "1200", 1, "hộ", EXACT, None),
    ("2,5 triệu đồng/người", "2.5", 10**6, "đồng/người", EXACT, None),
    ("800m²", "800", 1, "m²", EXACT, None),
    ("1.200 m2", "1200", 1, "m²", EXACT, None),
    ("12 ca Covid-19", "12", 1, "ca Covid-19", EXACT, None),
    ("22 cán bộ, công chức", "22", 1, "cán bộ, công chức", EXACT, None),
    ("4 tỷ một năm", "4", 10**9, "một năm", EXACT, None),
    ("một nghìn linh hồn", "1", 10**3, "linh hồn", EXACT, None),
    ("ít nhất 3 lớp", "3", 1, "lớp", Precision.AT_LEAST, None),
    ("tối thiểu 3 lớp", "3", 1, "lớp", Precision.AT_LEAST, None),
    ("70 tuổi trở lên", "70", 1, "tuổi", Precision.AT_LEAST, None),
    ("5 người trở xuống", "5", 1, "người", Precision.UP_TO, None),
    ("không quá 5 người", "5", 1, "người", Precision.UP_TO, None),
    ("ước đạt hơn 3,2 tỷ đồng", "3.2", 10**9, "đồng", Precision.ESTIMATED, None),
    ("xấp xỉ 90%", "90", 1, "%", Precision.APPROXIMATELY, None),
    ("≥ 90%", "90", 1, "%", Precision.AT_LEAST, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number", "multiplier", "unit", "precision", "of"), QUANTITIES)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_stated_value_is_read_exactly(
    form: str, text: str, number: str, multiplier: int, unit: str, precision: Precision, of: str | None
) -> None:
    quantity = read_quantity(unicodedata.normalize(form, text))  # type: ignore[arg-type]
    assert (quantity.number, quantity.multiplier, quantity.unit) == (Decimal(number), multiplier, unit)
    assert quantity.precision is precision
    assert quantity.of == (Decimal(of) if of else None)
    assert quantity.stated == " ".join(text.split())


@pytest.mark.parametrize("precision", [precision for precision in Precision if precision])
def test_every_precision_word_is_read(precision: Precision) -> None:
    assert read_quantity(f"{precision} 5 hộ").precision is precision


REFUSED = [
    ("36.26%", "viết 36,26"),
    ("5.8 tỷ", "viết 5,8"),
    ("1.23", "viết 1,23"),
    ("1.2345", "viết 1,2345"),
    ("0.500", "viết 0,500"),
    ("1,234,567", "viết 1.234.567"),
    ("1,234.5", "viết 1.234,5"),
    ("12.34.567", "viết như 1.234.567,8"),
    ("1,2,3", "viết như 1.234.567,8"),
    ("1 234 567 đồng", "viết 1.234.567"),
    ("10–12 triệu", "tách thành hai"),
    ("10 đến 12 triệu", "tách thành hai"),
    ("hai ba hộ", "tách thành hai"),
    ("hai hoặc ba hộ", "tách thành hai"),
    ("6 tập thể, 22 cá nhân", "số khác ghi thành số liệu riêng"),
    ("2 triệu 3/4", "số khác ghi thành số liệu riêng"),
    ("7/7/2020", "18/13 thanh niên"),
    ("1 tỷ 250", "viết như 1,25 tỷ"),
    ("1 triệu 3 tỷ", "viết như 1,25 tỷ"),
    ("một triệu hai trăm", "viết như 1,25 tỷ"),
    ("một nghìn hai", "viết như 1,25 tỷ"),
    ("5 tỷ triệu", "viết như 5 nghìn tỷ"),
    ("2 rưỡi", "2 triệu rưỡi"),
    ("⅓", "viết số thập phân"),
    ("1,5½", "chỉ dùng một cách viết"),
    ("5abc", "thêm dấu cách"),
    ("12 (hộ)", "chỉ ghi số và đơn vị"),
    ("", "ghi số"),
    ("\u00a0", "ghi số"),
    ("nhiều hộ", "bắt đầu bằng số"),
    ("linh năm", "bắt đầu bằng số"),
    ("9" * 25, "kiểm tra lại"),
]


@pytest.mark.parametrize(("text", "cure"), REFUSED)
def test_what_is_ambiguous_is_refused_with_its_cure(text: str, cure: str) -> None:
    with pytest.raises(NumberError) as caught:
        read_quantity(text)
    assert cure in caught.value.cure
    assert caught.value.problem and not caught.value.problem.endswith(".")


@pytest.mark.parametrize("text", ["", "abc", "١٢", "1e5", "-1"])
def test_a_figure_holds_nothing_but_digits_and_marks(text: str) -> None:
    with pytest.raises(NumberError, match="không phải là số"):
        read_figure(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.234", "1234"),
        ("1,234", "1.234"),
        ("1.234,5", "1234.5"),
        ("008", "8"),
        ("-5", "-5"),
        ("bẩy", "7"),
        ("hai mươi tư", "24"),
        ("ba mươi nhăm", "35"),
        ("một trăm lẻ một", "101"),
        ("1 tỷ 250 triệu", "1250000000"),
        ("hai trăm mười", "210"),
    ],
)
def test_a_number_alone_is_read(text: str, number: str) -> None:
    assert read_number(text) == Decimal(number)


@pytest.mark.parametrize("text", ["5 hộ", "18/13", "hai trăm một trăm", "x", "5 6", "mười hai trăm"])
def test_a_number_with_company_is_refused(text: str) -> None:
    with pytest.raises(NumberError):
        read_number(text)


@pytest.mark.parametrize(
    ("text", "number"), [("36,26%", "36.26"), ("đạt 98,5 %", "98.5"), ("hơn 60 phần trăm", "60"), ("138,5%", "138.5")]
)
def test_a_percentage_is_read(text: str, number: str) -> None:
    assert read_percent(text) == Decimal(number)


@pytest.mark.parametrize("text", ["36,26", "vượt 132%", "5 hộ", "3/5%"])
def test_what_is_no_clear_percentage_is_refused(text: str) -> None:
    with pytest.raises(NumberError):
        read_percent(text)


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("tăng 12,5%", "12.5", "%"),
        ("Giảm 44 vụ", "-44", "vụ"),
        ("-1,76%", "-1.76", "%"),
        ("không đổi", "0", ""),
    ],
)
def test_a_change_has_a_direction(text: str, number: str, unit: str) -> None:
    change = read_change(text)
    assert (change.number, change.unit, change.stated) == (Decimal(number), unit, text)


@pytest.mark.parametrize("text", ["giảm -5%", "tăng", "đổi 5%", ""])
def test_a_change_without_a_clear_amount_is_refused(text: str) -> None:
    with pytest.raises(NumberError):
        read_change(text)


NUMBERS = st.builds(
    lambda digits, exponent: Decimal(digits).scaleb(-exponent), st.integers(0, 10**15 - 1), st.integers(0, 6)
)


@settings(max_examples=300, deadline=None)
@given(NUMBERS)
@example(Decimal("1000200"))
def test_reading_undoes_writing(number: Decimal) -> None:
    assert read_number(format_number(number)) == number
    assert read_number(format_number(-number)) == -number


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 10**15 - 1))
@example(1_000_200)
@example(1_005_000_000_000)
@example(1_000_000_001)
def test_words_lead_back_to_the_number(number: int) -> None:
    assert read_number(number_in_words(Decimal(number))) == number


@settings(max_examples=300, deadline=None)
@given(
    NUMBERS.filter(lambda number: number > 0),
    st.sampled_from([1, 10**3, 10**6, 10**9, 10**12]),
    st.sampled_from(["", "đồng", "%", "suất quà", "m²", "đồng/người"]),
    st.sampled_from(list(Precision)),
    st.booleans(),
    st.booleans(),
)
def test_a_written_quantity_reads_as_itself(
    number: Decimal, multiplier: int, unit: str, precision: Precision, part: bool, nbsp: bool
) -> None:
    of = Decimal(13) if part else None
    text = format_quantity(Quantity("", number, multiplier, unit, precision, of), nbsp=nbsp)
    assert read_quantity(text) == Quantity(text.replace("\u00a0", " "), number, multiplier, unit, precision, of)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="0123456789.,/ -–%½⅓đồngtỷiệurăhkmlốưỡm\u0301\u00a0\n()", max_size=30))
def test_no_text_makes_the_readers_fail_otherwise_than_with_a_cure(text: str) -> None:
    for read in (read_number, read_quantity, read_percent):
        try:
            read(text)
        except NumberError as error:
            assert error.problem and error.cure
    for found in find_quantities(text):
        assert 0 <= found.start < found.end <= len(text)
    find_unreadable(text)


SENTENCES = [
    (
        "Thu ngân sách hơn 4 tỷ đồng – đạt 36,26%; chăm lo 627 suất quà đối với người có công",
        ["hơn 4 tỷ đồng", "36,26%", "627 suất quà"],
    ),
    ("giao 18 thanh niên tham gia nghĩa vụ quân sự – đạt 138,5%;", ["18 thanh niên", "138,5%"]),
    ("Ngày 7/7/2020, kết nạp 2 đảng viên.", ["2 đảng viên"]),
    ("6 tháng đầu năm và 6 tháng cuối năm 2020; 6 thàng đầu năm", []),
    ("từ ngày 8/9 đến 12/9 có 3 vụ", ["3 vụ"]),
    ("ngày 28-8 và 29-8; 30/4 và 1/5; 1/7 – 10/9", []),
    ("thực hiện Chỉ thị 11, Chỉ thị 19 và Chỉ thị\u00a0 23. Đồng chí", []),
    ("Nghị quyết 05-NQ/TW, Quyết định số 766/QĐ-TTg và Nghị định 13/2023/NĐ-CP", []),
    ("Đại hội lần thứ XIV, Hội nghị lần thứ 12 khóa XII, nhiệm kỳ 2020 – 2025", []),
    ("hướng dẫn 45 hộ, cấp 350 thẻ, báo cáo 12 vụ", ["45 hộ", "350 thẻ", "12 vụ"]),
    ("khu phố 3, Quận 1, tổ 12 có 15 hộ; số 12/5 đường Cô Bắc", ["15 hộ"]),
    ("tổng số 45 hồ sơ, trong số 30 hộ", ["45 hồ sơ", "30 hộ"]),
    ("điện thoại 028 3836 1234 hoặc 0903123456", []),
    ("18/13 thanh niên, 3/5 vụ đạt 60%", ["18/13 thanh niên", "3/5 vụ", "60%"]),
    ("năm 2020 có năm đảng viên, một số hộ, một phần", ["năm đảng viên"]),
    ("phòng chống Covid-19, F0, U23 và 3 ca", ["3 ca"]),
    ("thu 1 tỷ 250 triệu đồng", ["1 tỷ 250 triệu đồng"]),
    ("quà cho 70 người từ 60 tuổi trở lên", ["70 người", "60 tuổi trở lên"]),
    ("lúc 8 giờ 30, 14h30, 24/24 giờ", []),
    ("thu nhập 2,5 triệu đồng/người/tháng", ["2,5 triệu đồng/người/tháng"]),
    ("1. Kinh tế\n2. Xã hội\n\n12\n\n3 vụ", ["3 vụ"]),
    ("quý III/2020, quý 3/2020, tháng 7/2020, năm học 2019-2020", []),
    ("xem http://a.vn/2020/12 và a12@b.vn", []),
    ("Khoảng hơn 20 hộ đã ký", ["Khoảng hơn 20 hộ"]),
    ("tổng số\n205 triệu\nđồng", ["205 triệu\nđồng"]),
    ("có 1.500 lượt khách đến; có 40", ["1.500 lượt", "40"]),
    ("kết nạp hai trăm quần chúng, trao ba triệu", ["hai trăm quần chúng", "ba triệu"]),
    ("2020 người, năm 1999 và 2020", ["2020 người"]),
    ("cần 5 İzmir và 3 vụ", ["5 İzmir", "3 vụ"]),
    ("tăng 12 khu dân", ["12 khu dân"]),
    ("một\u200b trăm\u200b hộ", ["một\u200b trăm\u200b hộ"]),
]


@pytest.mark.parametrize(("text", "values"), SENTENCES)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_prose_gives_its_values_and_no_other_number(form: str, text: str, values: list[str]) -> None:
    written = unicodedata.normalize(form, text)  # type: ignore[arg-type]
    found = [unicodedata.normalize("NFC", written[hit.start : hit.end]) for hit in find_quantities(written)]
    assert found == values


@pytest.mark.parametrize(
    ("text", "stretch"),
    [
        ("thu 5.8 tỷ", "5.8"),
        ("đạt 36.26%", "36.26"),
        ("từ 10–12 triệu đồng", "10–12"),
        ("từ 10 đến 12 triệu đồng", "10 đến 12"),
    ],
)
def test_what_prose_writes_ambiguously_is_pointed_out(text: str, stretch: str) -> None:
    (unreadable,) = find_unreadable(text)
    assert text[unreadable.start : unreadable.end] == stretch
    assert unreadable.error.cure
    assert find_quantities(text) == []


@pytest.mark.parametrize("stretch", ["1/", "1.", "một ", "một trăm ", "ngày 1, ", "1 tỷ ", "số 1/", "a-", "0 "])
def test_long_texts_are_read_in_time_that_grows_with_their_length(stretch: str) -> None:
    text = stretch * 5_000
    assert all(found.end <= len(text) for found in find_quantities(text))
    assert grows_with_the_size(lambda size: find_quantities(stretch * size), 600)


def test_figures_are_compared_by_value_with_the_plan() -> None:
    assert numbers_in("thu 4.000 triệu đồng; 18/13 thanh niên") == (4_000_000_000, 18, 13)


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(["0", "007", "5", "627", "1.234", "1.332,5", "12,25", "1000", "999.999.999.999.999,1234"]),
    st.sampled_from(["", "nghìn ", "triệu ", "tỷ "]),
    st.sampled_from(["đồng", *COUNT_NOUNS]),
)
def test_the_short_way_for_plain_values_reads_what_the_long_way_reads(figure: str, scale: str, noun: str) -> None:
    short, long = (
        f"{figure} {scale}{noun}",
        f"{figure}\u00a0{scale}{noun}",
    )  # only the long way knows the no-break space
    assert read_quantity(short) == read_quantity(long)
