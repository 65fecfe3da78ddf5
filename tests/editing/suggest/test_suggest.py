"""What the assistant makes of single sentences."""

from __future__ import annotations

import json
import textwrap
import unicodedata
from dataclasses import replace
from datetime import date

import pytest

from plugins.editing.suggest import Kind, Proposal, suggest, to_json
from plugins.registries.loading import Registries

KEYS = "text start value unit precision attainment share target change period ward kind indicator ambiguous"

TRAPS = [
    "Ngày 7/7/2020, Đảng bộ phường tổ chức hội nghị.",
    "Từ 1-7 đến 10-9, phường tổ chức hè cho thiếu nhi.",
    "Thực hiện Nghị quyết 05-NQ/TW, Chỉ thị 23, Quyết định 766/QĐ-TTg và Kế hoạch số 12/KH-UBND.",
    "Tiếp tục thực hiện Chỉ thị 11, Chỉ thị 19 và Chỉ thị\u00a0 23.",
    "Đại hội Đảng bộ phường lần thứ XIV, nhiệm kỳ 2020 – 2025, thông báo kết quả Hội nghị lần thứ 12 Ban Chấp hành khóa XII.",
    "Công tác phòng, chống dịch Covid-19 tại Khu phố 3, tổ 12, đường số 7, Quận 1 và chung cư K72.",
    "Liên hệ 0901 234 567 hoặc 028.3824.1234, trực 24/24 giờ, từ 8 giờ 30 đến 14h.",
    "Công dân nam từ đủ 18 tuổi đến hết 25 tuổi; cụ bà 90 tuổi; trẻ từ 6 đến 11 tuổi.",
    "Trong 6 thàng đầu năm, sau 7 năm thực hiện, 5 năm liền, kỷ niệm 75 năm ngày thành lập.",
    "1. Công tác xây dựng Đảng\n2) Công tác mặt trận\nII. Phương hướng",
    "Kỳ họp thứ 3, khóa VI, lớp 1, mức độ 2, hạng 3, đợt 1, tiêu chí số 5, Điều 5, khoản 2.",
    "Mô hình “5 không, 3 sạch” và công nghệ 4.0 trong chính quyền địa phương 2 cấp.",
    "Nhân dịp 30/4, 1/5 và Ngày Quốc tế Phụ nữ 8/3, phường phát động thi đua.",
    "Bệnh viện 199 Bộ Công an, Trung đoàn 224 và Ban chỉ đạo 799 phường phối hợp.",
    "Bộ phận Một cửa, một số hộ dân, năm học mới, hai bên, ba mẹ.",
    "Bài viết\n\n1\n\nTin, ảnh: N.T",
    "Chuyến xe 0 đồng, Ngày hội Đại đoàn kết 18/11 ở khu dân cư, Hội nghị Trung ương 4 khóa XII.",
]


@pytest.mark.parametrize("text", TRAPS)
def test_dates_documents_ordinals_and_names_are_no_figures(registries: Registries, text: str) -> None:
    assert suggest(text, indicators=registries.indicators) == []


# text, then what the only (or first) proposal must say
CASES = [
    (
        "Thu ngân sách hơn 4 tỷ đồng – đạt 36,26%",
        {
            "value": "4",
            "unit": "tỷ đồng",
            "precision": "hơn",
            "attainment": "36.26",
            "indicator": "thu_ngan_sach",
            "ambiguous": None,
        },
    ),
    ("Thu ngân sách được 5 tỷ 250 triệu đồng.", {"value": "5.25", "unit": "tỷ đồng"}),
    ("Tổng thu ngân sách được 1.332,5 triệu đồng.", {"value": "1332.5", "unit": "triệu đồng"}),
    (
        "Phường xảy ra 08 vụ phạm pháp hình sự, giảm 03 vụ so với cùng kỳ.",
        {"value": "8", "change": "giảm 03 vụ", "indicator": "pham_phap_hinh_su"},
    ),
    (
        "Tỷ lệ hộ nghèo giảm 1,76% so với đầu năm.",
        {"value": None, "change": "giảm 1,76%", "indicator": "ty_le_ho_ngheo"},
    ),
    ("Tỷ lệ hộ nghèo giảm từ 3,1% xuống còn 2,4%.", {"value": "3.1", "kind": Kind.CONTEXT}),
    ("Thu ngân sách phường đạt 102,44% kế hoạch.", {"value": None, "attainment": "102.44"}),
    (
        "Mức độ hài lòng của người dân đạt 98,5%.",
        {"value": "98.5", "unit": "%", "indicator": "muc_do_hai_long", "ambiguous": None},
    ),
    ("Chi bộ đã kết nạp hai đảng viên mới.", {"value": "2", "indicator": "ket_nap_dang_vien"}),
    ("Kết nạp 12 đảng viên (chỉ tiêu 10 đảng viên).", {"value": "12", "target": "10"}),
    (
        "Giao 14/13 thanh niên nhập ngũ, đạt 107,7%.",
        {"value": "14", "target": "13", "attainment": "107.7", "indicator": "giao_quan"},
    ),
    ("Khám phá 6/8 vụ án, đạt tỷ lệ 75%.", {"value": "6", "share": "75", "attainment": None}),
    ("Trao 40 suất quà, mỗi suất 500.000 đồng.", {"value": "40", "indicator": "suat_qua", "kind": Kind.RESULT}),
    ("Phấn đấu năm tới thu ngân sách 9,5 tỷ đồng.", {"kind": Kind.TARGET}),
    ("Chỉ tiêu giao kết nạp 10 đảng viên.", {"kind": Kind.TARGET}),
    ("Nghị quyết đề ra chỉ tiêu: kết nạp từ 12 đảng viên trở lên.", {"kind": Kind.TARGET}),
    ("Tặng Giấy khen cho 6 tập thể.", {"kind": Kind.AWARD, "indicator": "giay_khen_tap_the"}),
    ("Phường có dân số 72.453 người.", {"kind": Kind.CONTEXT, "indicator": "dan_so"}),
    ("Hội nghị có 120 đại biểu tham dự.", {"kind": Kind.CONTEXT}),
    (
        "Tổng chi 9.876 triệu đồng/16.500 triệu đồng, đạt 59,9% KH.",
        {"value": "9876", "target": "16500", "attainment": "59.9", "text": "9.876 triệu đồng/16.500 triệu đồng"},
    ),
    (
        "Tiếp nhận được 471 đơn vị máu, vượt 71 đơn vị so với kế hoạch.",
        {"value": "471", "attainment": None, "indicator": "hien_mau"},
    ),
    ("Xảy ra 17 vụ phạm pháp hình sự, so với cùng kỳ giảm 5 vụ (22 vụ).", {"value": "17", "change": "giảm 5 vụ"}),
    ("Tăng trưởng bình quân 10-12%.", {"value": "10", "text": "10-12%"}),
    ("Nhà hảo tâm góp nửa tỷ đồng.", {"value": "0.5", "unit": "tỷ đồng"}),
    ("Dọn dẹp 557kg rác.", {"value": "557", "unit": "kg"}),
    ("Giao quân đạt 100% chỉ tiêu (18/18 thanh niên).", {"value": None, "attainment": "100", "kind": Kind.RESULT}),
    ("Tỷ lệ hộ nghèo giảm còn 1,5% năm 2019.", {"value": "1.5", "attainment": None, "period": "2019"}),
    ("Mỗi năm tỷ lệ hộ nghèo giảm 1,2%.", {"value": None, "change": "giảm 1,2%"}),
    (
        "Giao 18 thanh niên nhập ngũ, đạt 138,5% (18/13 thanh niên).",
        {"value": "18", "target": "13", "attainment": "138.5", "ambiguous": None},
    ),
    (
        "Tăng trưởng giá trị sản xuất đạt 12,5%.",
        {"value": "12.5", "attainment": None, "indicator": "tang_truong_kinh_te"},
    ),
    ("Hộ nghèo: 41", {"value": "41", "unit": "", "indicator": "ho_ngheo"}),
    ("Huy động hơn 1.000 tham gia.", {"value": "1000", "unit": "", "precision": "hơn"}),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_a_sentence_is_read_as_stated(registries: Registries, text: str, expected: dict[str, object]) -> None:
    first = suggest(text, indicators=registries.indicators, date=date(2020, 7, 8))[0]
    assert {key: getattr(first, key) for key in expected} == expected


@pytest.mark.parametrize(
    "text",
    [
        "Thu ngân sách vượt 132% kế hoạch.",
        "Có 13/13 thôn đạt danh hiệu văn hóa.",
        "Công tác tuyên truyền đạt 60%.",
        "Phá được 3 vụ án, đạt 60%.",
        "Thu được 5.8 tỷ đồng.",
        "Trợ cấp ¾ hộ khó khăn.",
        "Vận động kinh phí 4000.",
        "Trao 4 suất quà trị giá 2.400.000 đồng.",
    ],
)
def test_what_can_mean_two_things_is_marked(registries: Registries, text: str) -> None:
    proposals = suggest(text, indicators=registries.indicators)
    assert any(proposal.ambiguous for proposal in proposals)


def test_a_price_of_one_piece_is_no_result(registries: Registries) -> None:
    proposals = suggest("Trao 40 suất quà, mỗi suất trị giá 500.000 đồng.", indicators=registries.indicators)
    assert [(p.value, p.kind) for p in proposals] == [("40", Kind.RESULT), ("500000", Kind.UNIT_PRICE)]


def test_parts_are_known_by_words_and_by_sums(registries: Registries) -> None:
    by_words = suggest("Xử lý 12 vụ, trong đó hình sự 3 vụ, hành chính 9 vụ.", indicators=registries.indicators)
    assert [p.kind for p in by_words] == [Kind.RESULT, Kind.PART, Kind.PART]
    text = "Trao Huy hiệu Đảng cho 12 đảng viên. Theo đó, 7 đảng viên nhận Huy hiệu 30 năm, 5 đảng viên nhận Huy hiệu 40 năm."
    assert [p.kind for p in suggest(text, indicators=registries.indicators)] == [Kind.AWARD, Kind.PART, Kind.PART]


def test_a_heading_turns_what_follows_into_targets_until_the_next_heading(registries: Registries) -> None:
    text = "II. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2023\n- Kết nạp 10 đảng viên\nIII. KẾT QUẢ NĂM 2022\n- Kết nạp 8 đảng viên"
    assert [p.kind for p in suggest(text, indicators=registries.indicators)] == [Kind.TARGET, Kind.RESULT]


def test_table_rows_are_read_by_their_header(registries: Registries) -> None:
    text = "Chỉ tiêu | Đơn vị | Kế hoạch | Thực hiện | Tỷ lệ %\nKết nạp đảng viên | đảng viên | 12 | 13 | 108,3"
    target, result = suggest(text, indicators=registries.indicators)
    assert (target.kind, target.value) == (Kind.TARGET, "12")
    assert (result.kind, result.value, result.unit, result.target, result.attainment) == (
        Kind.RESULT,
        "13",
        "đảng viên",
        "12",
        "108.3",
    )


def test_the_seed_figures_in_other_words_are_all_found_and_none_is_invented(registries: Registries) -> None:
    text = (
        "Hội nghị ngày 7/7/2020 đánh giá 6 tháng đầu năm và bàn nhiệm vụ 6 tháng cuối năm 2020. Nửa đầu năm, phường thu "
        "ngân sách hơn 4 tỷ đồng – đạt 36,26%; tặng 627 suất quà cho gia đình chính sách; chăm lo hộ nghèo, hộ khó khăn "
        "với tổng số tiền 205 triệu đồng; giao 18 thanh niên lên đường nhập ngũ – đạt 138,5%; tổ chức Đại hội lần thứ "
        "XIV, nhiệm kỳ 2020 – 2025.\nTrong 6 tháng đầu năm, kết nạp 2 đảng viên.\nThời gian tới, tiếp tục thực hiện Chỉ "
        "thị 11, Chỉ thị 19 và Chỉ thị\u00a0 23.\nDịp này, phường tặng Giấy khen cho 6 tập thể, 22 cá nhân có đóng góp "
        "6 tháng đầu năm 2020; tặng Giấy khen cho 9 tập thể, 16 cá nhân phòng chống dịch Covid-19; tặng Giấy khen cho 11 "
        "cá nhân chữa cháy tại chỗ."
    )
    proposals = suggest(text, indicators=registries.indicators, date=date(2020, 7, 8))
    found = [(p.value, p.unit, p.attainment, p.kind.value, p.indicator, p.period, p.ambiguous) for p in proposals]
    half, none = "2020-H1", None
    assert found == [
        ("4", "tỷ đồng", "36.26", "result", "thu_ngan_sach", half, none),
        ("627", "suất quà", none, "result", "suat_qua", half, none),
        ("205", "triệu đồng", none, "result", "kinh_phi_an_sinh", half, none),
        ("18", "thanh niên", "138.5", "result", "giao_quan", half, none),
        ("2", "đảng viên", none, "result", "ket_nap_dang_vien", half, none),
        ("6", "tập thể", none, "award", "giay_khen_tap_the", half, none),
        ("22", "cá nhân", none, "award", "giay_khen_ca_nhan", half, none),
        ("9", "tập thể", none, "award", "giay_khen_tap_the", half, none),
        ("16", "cá nhân", none, "award", "giay_khen_ca_nhan", half, none),
        ("11", "cá nhân", none, "award", "giay_khen_ca_nhan", half, none),
    ]


def test_offsets_count_characters_of_the_given_text_even_when_marks_are_apart(registries: Registries) -> None:
    text = unicodedata.normalize("NFD", "Phường đã kết nạp hơn 12 đảng viên mới.")
    (proposal,) = suggest(text, indicators=registries.indicators)
    assert text[proposal.start : proposal.end] == proposal.text
    assert unicodedata.normalize("NFC", proposal.text) == "hơn 12 đảng viên mới"


def test_both_tone_placements_and_no_break_spaces_read_alike(registries: Registries) -> None:
    new = suggest("Hoà giải thành 8\u00a0vụ.", indicators=registries.indicators)[0]
    old = suggest("Hòa giải thành 8 vụ.", indicators=registries.indicators)[0]
    assert (new.value, new.indicator) == (old.value, old.indicator) == ("8", "hoa_giai_thanh")


def test_a_ward_of_the_register_is_proposed_by_its_id(registries: Registries) -> None:
    text = "Phường Cầu Ông Lãnh kết nạp 2 đảng viên."
    (named,) = suggest(text, indicators=registries.indicators)
    assert named.ward == "phường Cầu Ông Lãnh"
    (known,) = suggest(text, indicators=registries.indicators, wards=registries.wards, date=date(2020, 7, 8))
    assert known.ward in {ward.id for ward in registries.wards}


def test_lines_cut_at_a_width_read_like_whole_ones(registries: Registries) -> None:
    whole = "Trong 6 tháng đầu năm 2021, phường đã chăm lo cho các hộ nghèo, hộ khó khăn 627 suất quà, xảy ra 8 vụ phạm pháp hình sự, giảm 3 vụ so với cùng kỳ."
    cut = "\n".join(textwrap.wrap(whole, 62))
    expected = [replace(p, start=0, text="") for p in suggest(whole, indicators=registries.indicators)]
    assert [replace(p, start=0, text="") for p in suggest(cut, indicators=registries.indicators)] == expected
    assert [p.value for p in expected] == ["627", "8"]


def test_emphasis_and_headings_of_markdown_do_not_disturb(registries: Registries) -> None:
    text = "## Phương hướng năm 2024\n\n- Kết nạp **10** đảng viên\n\n## Kết quả năm 2023\n\nĐã kết nạp **hơn 8 đảng viên**."
    first, second = suggest(text, indicators=registries.indicators)
    assert (first.kind, first.value, first.indicator) == (Kind.TARGET, "10", "ket_nap_dang_vien")
    assert (second.kind, second.value, second.precision) == (Kind.RESULT, "8", "hơn")


def test_a_figure_without_a_period_gets_the_default(registries: Registries) -> None:
    (proposal,) = suggest("Kết nạp 2 đảng viên.", indicators=registries.indicators, default_period="2021-Q1")
    assert proposal.period == "2021-Q1"


def test_the_period_of_the_article_gives_way_only_to_one_that_the_sentence_names(registries: Registries) -> None:
    text = (
        "Hội nghị bàn việc cho 6 tháng cuối năm.\n\nThu ngân sách hơn 4 tỷ đồng.\n\nNăm 2019, phường kết nạp 3 đảng viên. "
        "Phường tặng Giấy khen cho 6 tập thể trong thực hiện nhiệm vụ quý II/2020."
    )
    found = suggest(text, indicators=registries.indicators, date=date(2020, 7, 8), default_period="2020-H1")
    assert [proposal.period for proposal in found] == ["2020-H1", "2019", "2020-Q2"]


@pytest.mark.parametrize(
    "text",
    [
        "Chi ngân sách phường 12,84 tỷ đồng.",
        "Tình hình nhân dân phường ổn định, kết nạp 2 đảng viên.",
    ],
)
def test_words_and_amounts_behind_phuong_are_no_names(registries: Registries, text: str) -> None:
    assert [proposal.ward for proposal in suggest(text, indicators=registries.indicators)] == [None]


def test_json_has_exactly_the_fourteen_keys(registries: Registries) -> None:
    proposals = suggest("Thu ngân sách hơn 4 tỷ đồng – đạt 36,26%", indicators=registries.indicators)
    (entry,) = json.loads(to_json(proposals))
    assert " ".join(entry) == KEYS
    assert (entry["value"], entry["kind"], entry["ambiguous"]) == ("4", "result", None)
    assert to_json([]) == "[]\n"
    assert isinstance(proposals[0], Proposal)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Hộ nghèo: đầu kỳ 12 hộ, cuối kỳ còn 9 hộ.", ["context", "result"]),
        ("Ngư dân thu 200–250 triệu đồng/tàu/tháng.", ["unit_price"]),
        ("Phường có 718 thanh niên trong tổng số 854 thanh niên đến khám, đạt 84%.", ["result"]),
        ("Quỹ nhận 72.000.000 đồng (bảy mươi hai triệu đồng).", ["result"]),
        ("Đại hội đề ra 25 chỉ tiêu.", ["target"]),
        ("Xã trao 400 suất quà.\n\nTrong đó, 30 suất quà tặng người có công.", ["result", "part"]),
    ],
)
def test_the_place_of_a_number_decides_its_kind(text: str, kinds: list[str], registries: Registries) -> None:
    assert [proposal.kind.value for proposal in suggest(text, indicators=registries.indicators)] == kinds


def test_an_attainment_behind_the_parts_belongs_to_their_total(registries: Registries) -> None:
    text = "Thu ngân sách được 8,2 tỷ đồng, trong đó thuế 3,1 tỷ đồng, phí 0,4 tỷ đồng; đạt 51,8% kế hoạch."
    found = suggest(text, indicators=registries.indicators)
    assert [(proposal.value, proposal.attainment) for proposal in found] == [
        ("8.2", "51.8"),
        ("3.1", None),
        ("0.4", None),
    ]
