"""Rules that hold for any noun: ranges, places, parts, prices, lists, and how far words of planning reach."""

from __future__ import annotations

import re
from datetime import date

import pytest

from plugins.editing.suggest import Kind, Proposal, suggest
from plugins.editing.suggest.alternatives import by_first_letter
from plugins.registries.loading import Registries

DAY = date(2025, 10, 10)


def read(registries: Registries, text: str, day: date | None = DAY) -> dict[str, Proposal]:
    return {proposal.text: proposal for proposal in suggest(text, indicators=registries.indicators, date=day)}


@pytest.mark.parametrize(
    "words", ["từ 300 đến 500 nghìn đồng", "300 – 500 nghìn đồng", "từ 300 nghìn đến 500 nghìn đồng"]
)
def test_a_range_is_one_figure_with_its_first_number_and_a_doubt(registries: Registries, words: str) -> None:
    [only] = read(registries, f"Mỗi hộ được hỗ trợ {words}.").values()
    assert (only.value, only.kind) == ("300", Kind.UNIT_PRICE)
    assert only.ambiguous and "khoảng" in only.ambiguous


def test_a_number_before_the_names_of_places_counts_them(registries: Registries) -> None:
    found = read(registries, "Tại 3 xã Mẫu An, Mẫu Bình, Mẫu Hòa, đoàn khám bệnh cho 780 người.")
    assert found["3 xã"].kind is Kind.CONTEXT
    assert found["780 người"].kind is Kind.RESULT


def test_a_place_with_a_number_for_a_name_counts_nothing(registries: Registries) -> None:
    assert not read(registries, "Khu phố 3 phường Mẫu Hòa và Tổ 5 thôn Mẫu Bình.")


def test_places_that_reached_something_are_a_result(registries: Registries) -> None:
    assert read(registries, "Toàn tỉnh có thêm 13 xã đạt chuẩn.")["13 xã"].kind is Kind.RESULT


def test_less_than_a_million_is_a_price_with_a_doubt(registries: Registries) -> None:
    gift = read(registries, "Người có công được tặng quà 500.000 đồng.")["500.000 đồng"]
    assert gift.kind is Kind.UNIT_PRICE
    assert gift.ambiguous


def test_what_a_household_earns_is_no_level_of_the_ward(registries: Registries) -> None:
    found = read(registries, "Xã có 4 mô hình cho thu nhập 200 triệu đồng/năm; thu nhập bình quân 62 triệu đồng/năm.")
    assert found["200 triệu đồng/năm"].kind is Kind.UNIT_PRICE
    assert found["62 triệu đồng/năm"].kind is Kind.RESULT


@pytest.mark.parametrize(
    ("day", "kind"), [(date(2025, 5, 1), Kind.TARGET), (date(2025, 9, 1), Kind.RESULT)], ids=["before", "after"]
)
def test_a_deadline_plans_only_until_it_is_over(registries: Registries, day: date, kind: Kind) -> None:
    found = read(registries, "Các thôn hoàn thành làm sạch 4.200 thửa đất trước ngày 30/6.", day)
    assert found["4.200 thửa đất"].kind is kind


def test_the_cost_of_a_project_is_planned_until_it_is_built(registries: Registries) -> None:
    planned = read(registries, "Dự án có tổng mức đầu tư 12 tỷ đồng.")
    built = read(registries, "Phường khánh thành trường học với tổng mức đầu tư 12 tỷ đồng.")
    assert planned["12 tỷ đồng"].kind is Kind.TARGET
    assert built["12 tỷ đồng"].kind is Kind.RESULT


def test_what_is_done_behind_a_plan_is_a_result(registries: Registries) -> None:
    text = "Xã phấn đấu kết nạp 20 đảng viên. Phường tổ chức 3 lớp bồi dưỡng."
    found = read(registries, text)
    assert [proposal.kind for proposal in found.values()] == [Kind.TARGET, Kind.RESULT]


def test_elided_sentences_behind_a_plan_go_on_with_it(registries: Registries) -> None:
    text = "Phấn đấu năm 2026 thu ngân sách 50 tỷ đồng. Kết nạp 20 đảng viên. Mở 4 lớp dạy nghề."
    assert {proposal.kind for proposal in read(registries, text).values()} == {Kind.TARGET}


def test_alternatives_grouped_by_first_letter_find_what_the_plain_list_finds() -> None:
    words = r"phấn đấu(?! nhiều)|(?<!chưa )đã|phải (?:thu|chi)|sẽ|sớm [^()|]{2,4}"
    text = "phường sẽ phải chi, phấn đấu đã lâu, chưa đã, phấn đấu nhiều, sớm xây"
    plain = [match.span() for match in re.finditer(rf"\b(?:{words})", text)]
    assert [match.span() for match in by_first_letter(words).finditer(text)] == plain


@pytest.mark.parametrize(
    "text",
    [
        "UBND tỉnh vừa phê duyệt đầu tư xây thêm 12 phòng học tại xã Mẫu.",
        "UBND xã có văn bản đề nghị huyện hỗ trợ 12 phòng học lắp ghép.",
        "Tiếp tục xây 12 phòng học, sửa 3 nhà vệ sinh.",
        "Xây 12 phòng học; kết nạp từ 5 đảng viên trở lên.",
    ],
)
def test_what_is_approved_asked_for_or_put_beside_a_least_is_a_plan(registries: Registries, text: str) -> None:
    assert read(registries, text)["12 phòng học"].kind is Kind.TARGET


@pytest.mark.parametrize(("text", "kind"), [("", Kind.TARGET), ("còn ", Kind.RESULT)])
def test_a_rate_below_a_bound_is_a_plan_unless_something_was_reached(
    registries: Registries, text: str, kind: Kind
) -> None:
    assert read(registries, f"Tỷ lệ trẻ suy dinh dưỡng {text}dưới 3%.")["dưới 3%"].kind is kind


def test_a_second_plan_or_a_change_behind_a_semicolon_makes_no_figure(registries: Registries) -> None:
    text = "Thu ngân sách đạt 31 tỷ đồng, đạt 33% dự toán tỉnh giao; đạt 35% dự toán xã giao; bằng 90% so với cùng kỳ."
    [only] = read(registries, text).values()
    assert (only.attainment, only.change) == ("33", "bằng 90%")
    assert only.ambiguous and "35%" in only.ambiguous


def test_units_with_many_names_that_reached_something_are_a_result(registries: Registries) -> None:
    found = read(registries, "Đến nay có 02 xã Mẫu An và Mẫu Hòa Đông đã đón bằng công nhận đạt chuẩn.")
    assert found["02 xã"].kind is Kind.RESULT


def test_the_second_syllable_of_a_verb_names_no_page_or_point(registries: Registries) -> None:
    assert read(registries, "Đoàn chỉnh trang 1 vườn hoa thanh niên.")["1 vườn hoa"].kind is Kind.RESULT


def test_06_thang_is_a_half_year_as_6_thang_is(registries: Registries) -> None:
    for half in ("6 tháng", "06 tháng"):
        found = read(registries, f"Nhiệm vụ {half} cuối năm 2025: kết nạp 8 đảng viên.")
        assert found["8 đảng viên"].kind is Kind.TARGET


def test_a_range_over_two_scales_is_one_figure(registries: Registries) -> None:
    [only] = read(registries, "Các hộ trồng cam thu lãi từ 500 triệu - 1 tỷ đồng/năm.").values()
    assert (only.value, only.unit, only.kind) == ("500", "triệu đồng/năm", Kind.UNIT_PRICE)


def test_units_in_a_list_behind_what_was_set_up_are_results(registries: Registries) -> None:
    found = read(registries, "Xã xây dựng được 19 tủ sách pháp luật, 4 câu lạc bộ và 2 tổ tư vấn.")
    assert {proposal.kind for proposal in found.values()} == {Kind.RESULT}


def test_cap_tren_is_a_level_of_government_and_no_precision(registries: Registries) -> None:
    [only] = read(registries, "Phường chuyển về cấp trên 200 triệu đồng.").values()
    assert (only.text, only.precision) == ("200 triệu đồng", "")


def test_n_of_m_that_opens_a_sentence_behind_so_is_no_document(registries: Registries) -> None:
    assert read(registries, "Cấp 150 chữ ký số. 14/16 khu phố có nhóm Zalo.")["14/16 khu phố"].value == "14"


@pytest.mark.parametrize("line", ["4.288 lượt xem", "Lượt xem: 842", "1016777"])
def test_a_counter_of_views_alone_on_its_line_is_no_figure(registries: Registries, line: str) -> None:
    assert not read(registries, f"Phường tổ chức lễ hội.\n{line}\nChương trình diễn ra vui tươi.")


def test_rates_of_a_plan_told_clause_by_clause_are_no_levels(registries: Registries) -> None:
    text = "Tổng giá trị sản xuất đạt 53% kế hoạch, tăng 12%; dịch vụ đạt 52%, tăng 9%; nông nghiệp đạt 50%."
    found = read(registries, text).values()
    assert [(p.value, p.attainment, p.change) for p in found] == [
        (None, "53", "tăng 12%"),
        (None, "52", "tăng 9%"),
        (None, "50", None),
    ]


def test_a_change_without_a_comma_before_it_belongs_to_the_figure(registries: Registries) -> None:
    [only] = read(registries, "Giá trị sản xuất 52 tỷ đồng đạt 59% so kế hoạch tăng 6% so cùng kỳ.").values()
    assert (only.attainment, only.change) == ("59", "tăng 6%")


def test_races_and_one_stop_shops_are_no_figures(registries: Registries) -> None:
    assert not read(registries, "Thi chạy 100m nam, cơ chế 1 cửa, Nghị quyết TW 7 khóa XII, dịch Covid -19.")


def test_criteria_that_were_met_of_all_are_a_result(registries: Registries) -> None:
    text = "Trong tổng số 23 chỉ tiêu chủ yếu năm 2024, xã có 14 chỉ tiêu đạt và 08 chỉ tiêu vượt kế hoạch."
    found = read(registries, text)
    assert found["14 chỉ tiêu"].kind is found["08 chỉ tiêu"].kind is Kind.RESULT


def test_a_range_with_two_signs_of_per_cent_is_one_figure(registries: Registries) -> None:
    assert [
        p.text for p in read(registries, "Các nhà hư hỏng 50%-70% được sửa; sản lượng tăng 7,5 - 8,0%.").values()
    ] == [
        "50%-70%",
        "tăng 7,5 - 8,0%",
    ]


def test_the_oi_of_converted_files_is_read_as_u_with_a_horn(registries: Registries) -> None:
    [only] = read(registries, "Phƣờng giúp 300 ngƣời có việc làm.").values()
    assert (only.text, only.indicator) == ("300 ngƣời", "viec_lam_moi")


def test_short_lines_of_a_report_by_figures_are_read_with_their_plans(registries: Registries) -> None:
    found = read(registries, "Trồng mới 12,5ha rừng/15ha KH đạt 83%; nâng cấp 1,2km kênh; chết 1, bị thương 3.")
    assert [(p.value, p.target, p.attainment) for p in found.values()] == [
        ("12.5", "15", "83"),
        ("1.2", None, None),
        ("1", None, None),
        ("3", None, None),
    ]


def test_units_ranked_by_how_they_did_are_results(registries: Registries) -> None:
    found = read(registries, "Xếp loại: HTXSNV 3 chi bộ, HTTNV 8 chi bộ.")
    assert {proposal.kind for proposal in found.values()} == {Kind.RESULT}


def test_prices_of_a_year_and_yearly_sums_of_all_are_no_unit_prices(registries: Registries) -> None:
    text = "Giá trị sản xuất theo giá hiện hành ước đạt 750 tỷ đồng; tổng thu ngân sách bình quân đạt 19 tỷ đồng/năm."
    assert {proposal.kind for proposal in read(registries, text).values()} == {Kind.RESULT}


def test_a_class_of_incomes_plans_nothing(registries: Registries) -> None:
    text = "Có 500 hội viên có thu nhập từ 100 triệu đồng trở lên, trong đó 15 hội viên thu trên 500 triệu đồng/năm."
    found = read(registries, text)
    assert found["500 hội viên"].kind is Kind.RESULT
    assert found["15 hội viên"].kind is Kind.PART
    assert found["100 triệu đồng"].kind is Kind.UNIT_PRICE


def test_all_that_an_honouring_sentence_lists_behind_its_colon_are_awards(registries: Registries) -> None:
    text = "Buổi lễ đã trao giấy khen và quà cho những người đạt thành tích: 01 giáo viên giỏi; 29 học sinh đỗ đại học."
    assert {proposal.kind for proposal in read(registries, text).values()} == {Kind.AWARD}


def test_more_than_all_is_of_a_plan(registries: Registries) -> None:
    [first, second] = read(registries, "Phát triển doanh nghiệp đạt 122%, số lao động có việc đạt 120%.").values()
    assert (first.value, first.attainment, second.attainment) == (None, "122", "120")


def test_a_verb_behind_a_numbered_name_is_nothing_counted(registries: Registries) -> None:
    assert not read(registries, "Cụm 1 tập trung vệ sinh; trải qua 18 kỳ đại hội, bình quân trên 1 ha cây trồng.")


def test_a_range_by_which_something_fell_on_average_is_a_change(registries: Registries) -> None:
    [only] = read(registries, "Tỷ lệ hộ nghèo giảm bình quân từ 2,5 đến 3,1%/năm.").values()
    assert (only.value, only.change) == (None, "giảm bình quân từ 2,5 đến 3,1%/năm")


def test_change_share_and_attainment_all_go_to_the_figure_before_them(registries: Registries) -> None:
    text = (
        "Xã có 8.210 người có thẻ bảo hiểm y tế, tăng 312 người so với năm 2024, chiếm 93% dân số, đạt 101% kế hoạch."
    )
    [only] = read(registries, text).values()
    assert (only.change, only.share, only.attainment) == ("tăng 312 người", "93", "101")


def test_an_average_income_a_head_is_no_unit_price_though_a_level_is_named(registries: Registries) -> None:
    [only] = read(registries, "Mức thu nhập bình quân của xã đạt mức khá với trên 46 triệu/người/năm.").values()
    assert only.kind is Kind.RESULT


def test_pupils_written_short_are_honoured_and_levels_of_school_are_not_counted(registries: Registries) -> None:
    text = "Đại diện Hội Đồng hương đã khen thưởng 21 HS đạt thành tích xuất sắc, 14 HS giỏi ở 3 cấp học."
    assert [(p.value, p.kind) for p in read(registries, text).values()] == [("21", Kind.AWARD), ("14", Kind.AWARD)]


def test_what_one_family_earns_each_year_is_no_level_of_the_commune(registries: Registries) -> None:
    found = read(registries, "Gia đình bà Tám nuôi bò, thu nhập 84 triệu đồng mỗi năm.")
    assert found["84 triệu đồng"].kind is Kind.UNIT_PRICE
