"""Wholes, their parts and what is only context: which figures belong together. All figures are invented."""

from __future__ import annotations

from datetime import date

import pytest

from plugins.editing.suggest import Kind, Proposal, suggest
from plugins.registries.loading import Registries

DAY = date(2025, 10, 10)


def read(registries: Registries, text: str, day: date | None = DAY) -> dict[str, Proposal]:
    return {proposal.text: proposal for proposal in suggest(text, indicators=registries.indicators, date=day)}


@pytest.mark.parametrize("text", ["Khối thi đua 13 xã họp.", "Cử tri 13 xã kiến nghị.", "Cụm thi đua gồm 13 xã."])
def test_places_of_which_nothing_is_told_are_context(registries: Registries, text: str) -> None:
    assert read(registries, text)["13 xã"].kind is Kind.CONTEXT


def test_parts_may_be_counted_in_another_noun_than_their_whole(registries: Registries) -> None:
    found = read(registries, "Hội vận động 520 triệu đồng chăm lo người khó khăn, trong đó có 264 trẻ em mồ côi.")
    assert found["264 trẻ em mồ côi"].kind is Kind.PART


def test_marked_lines_below_trong_do_are_parts(registries: Registries) -> None:
    text = "- Tổng số hộ được vay: 45 hộ, trong đó:\n + Thôn Mẫu: 30 hộ\n + Thôn Đoài: 14 hộ\n- Dư nợ: 3 tỷ đồng"
    found = read(registries, text)
    assert [proposal.kind for proposal in found.values()] == [Kind.RESULT, Kind.PART, Kind.PART, Kind.RESULT]


def test_the_parts_of_a_plan_are_planned(registries: Registries) -> None:
    found = read(registries, "Xã đặt chỉ tiêu thu ngân sách là 50 tỷ đồng, trong đó thu tiền sử dụng đất 35 tỷ đồng.")
    assert {proposal.kind for proposal in found.values()} == {Kind.TARGET}


def test_a_plan_in_brackets_says_nothing_of_the_figures_behind_it(registries: Registries) -> None:
    text = "Tỷ lệ hộ nghèo còn 0,9% (mục tiêu đại hội là 1,5%); tỷ lệ hộ dùng nước sạch đạt 97,6%."
    assert read(registries, text)["97,6%"].kind is Kind.RESULT


def test_changes_told_in_a_row_go_to_the_figures_of_their_nouns(registries: Registries) -> None:
    rows = (
        "Xảy ra 9 vụ tai nạn, làm chết 4 người; so với cùng kỳ giảm 2 vụ, giảm 1 người.",
        "Xảy ra 9 vụ tai nạn, làm chết 4 người, giảm 2 vụ và 1 người so với cùng kỳ.",
    )
    for text in rows:
        found = read(registries, text)
        assert [proposal.value for proposal in found.values()] == ["9", "4"], text
        assert "2 vụ" in (found["9 vụ tai nạn"].change or "") and "1 người" in (found["4 người"].change or "")


def test_a_sentence_that_opens_with_trong_do_holds_parts_of_a_whole_told_before(registries: Registries) -> None:
    found = read(registries, "Trong đó có 9 giải Nhất, 12 giải Nhì.")
    assert {proposal.kind for proposal in found.values()} == {Kind.PART}


def test_those_whom_others_stand_for_are_context(registries: Registries) -> None:
    found = read(registries, "Xã khen thưởng 10 công nhân giỏi, đại diện cho hơn 900 công nhân trong vùng.")
    assert found["10 công nhân"].kind is Kind.AWARD
    assert found["hơn 900 công nhân"].kind is Kind.CONTEXT


def test_what_was_done_behind_a_semicolon_is_no_part_of_the_land_before_it(registries: Registries) -> None:
    found = read(registries, "Xã có 1.245 ha đất nông nghiệp, trong đó đất lúa 830 ha; đã chuyển đổi 45 ha trồng cam.")
    assert [proposal.kind for proposal in found.values()] == [Kind.CONTEXT, Kind.PART, Kind.RESULT]


def test_those_among_whom_somebody_was_placed_are_context(registries: Registries) -> None:
    found = read(registries, "Đội tuyển xã được trao cờ nhì toàn đoàn trong số 24 đoàn dự thi.")
    assert found["24 đoàn"].kind is Kind.CONTEXT


def test_what_a_school_has_stays_context_behind_a_semicolon(registries: Registries) -> None:
    found = read(registries, "Trường hiện có 42 cán bộ, giáo viên, nhân viên; 18 lớp với 612 học sinh.")
    assert {proposal.kind for proposal in found.values()} == {Kind.CONTEXT}


def test_a_bracket_of_parts_leaves_the_attainment_behind_it_to_the_whole(registries: Registries) -> None:
    found = read(registries, "Phường đã giao 22 thanh niên (20 bộ đội, 02 công an), đạt 100% chỉ tiêu.")
    assert [proposal.kind for proposal in found.values()] == [Kind.RESULT, Kind.PART, Kind.PART]
    assert found["22 thanh niên"].attainment == "100"


def test_amounts_in_a_bracket_are_parts_of_the_amount_before_it(registries: Registries) -> None:
    found = read(registries, "Tổng kinh phí 2,4 tỷ đồng (ngân sách 1,8 tỷ đồng, nhân dân góp 600 triệu đồng).")
    assert [proposal.kind for proposal in found.values()] == [Kind.RESULT, Kind.PART, Kind.PART]


def test_where_a_term_began_from_is_context_in_a_bracket(registries: Registries) -> None:
    found = read(registries, "Thu nhập bình quân đạt 48 triệu đồng/người/năm (đầu nhiệm kỳ 13 triệu đồng/người/năm).")
    assert [proposal.kind for proposal in found.values()] == [Kind.RESULT, Kind.CONTEXT]


def test_the_share_of_those_who_did_well_is_of_all(registries: Registries) -> None:
    [only] = read(registries, "Có 78 đồng chí hoàn thành tốt nhiệm vụ, đạt 78,8%.").values()
    assert (only.kind, only.share, only.attainment) == (Kind.RESULT, "78.8", None)


def test_those_elected_and_densities_are_context(registries: Registries) -> None:
    found = read(registries, "Đại hội tiến hành bầu cử 25 đồng chí vào Ban Chấp hành; mật độ dân số 62 người/km2.")
    assert {proposal.kind for proposal in found.values()} == {Kind.CONTEXT}


def test_sizes_of_a_bridge_and_where_a_count_began_from_are_context(registries: Registries) -> None:
    found = read(registries, "Cầu dài 35m, ngang 4m. Theo đó, từ 2 dịch vụ ban đầu, đến nay hợp tác xã có 8 dịch vụ.")
    assert [p.kind for p in found.values()] == [Kind.CONTEXT, Kind.CONTEXT, Kind.CONTEXT, Kind.RESULT]


def test_no_part_is_more_than_its_whole(registries: Registries) -> None:
    found = read(registries, "Ban Chấp hành gồm 47 đồng chí, trong đó có 21 đảng viên, với tổng số 5.145 hội viên.")
    assert found["21 đảng viên"].kind is Kind.PART
    assert found["5.145 hội viên"].kind is Kind.CONTEXT


def test_parts_that_add_up_within_their_sentence_are_parts_whatever_follows(registries: Registries) -> None:
    text = (
        "Đảng bộ có 41 đảng viên được nhận Huy hiệu, trong đó có 2 người nhận huy hiệu 70 năm; có 1 đảng viên nhận huy "
        "hiệu 60 năm, 24 đảng viên nhận huy hiệu 50 năm, 14 đảng viên nhận huy hiệu 30 năm. Xã bên trao cho 13 người."
    )
    kinds = [proposal.kind for proposal in suggest(text, indicators=registries.indicators, date=DAY)]
    assert kinds[:5] == [Kind.AWARD, Kind.PART, Kind.PART, Kind.PART, Kind.PART]


def test_verbs_of_a_new_deed_end_the_parts(registries: Registries) -> None:
    found = read(registries, "Phường kết nạp 9 đảng viên, trong đó 4 nữ; mở 5 lớp tập huấn; cử 6 cán bộ đi học.")
    assert [p.kind for p in found.values()] == [Kind.RESULT, Kind.PART, Kind.RESULT, Kind.RESULT]


def test_a_scale_of_maps_is_no_figure(registries: Registries) -> None:
    assert not read(registries, "Hội đồng thông qua bản đồ quy hoạch tỷ lệ 1/2.000.")


def test_what_a_flood_struck_is_a_result_wherever_it_is(registries: Registries) -> None:
    text = (
        "Mưa lớn làm hư hỏng nền nhà của 12 hộ; xã có 5 thôn, 1.340 hộ với 5.220 nhân khẩu bị cô lập. "
        "Trên địa bàn có 640 ngôi nhà bị ngập. Theo đó, thôn Hạ có 210 hộ, thôn Thượng có 390 hộ."
    )
    assert {p.kind for p in read(registries, text).values()} == {Kind.RESULT}


def test_a_road_that_is_only_described_is_context(registries: Registries) -> None:
    found = read(
        registries, "Tuyến đường từ thôn Hạ đến thôn Thượng có chiều dài 6 km, đoạn đầu dài 2 km đã được bê tông hóa."
    )
    assert [p.kind for p in found.values()] == [Kind.CONTEXT, Kind.RESULT]


def test_units_that_somebody_worked_with_are_context(registries: Registries) -> None:
    found = read(
        registries, "Hội Người cao tuổi phối hợp Ủy ban nhân dân phường và 5 khu phố đã tổ chức mừng thọ 48 cụ."
    )
    assert [p.kind for p in found.values()] == [Kind.CONTEXT, Kind.RESULT]


def test_ages_told_in_a_row_are_no_figures(registries: Registries) -> None:
    found = read(
        registries, "Hội mừng thọ 31 cụ tròn 70, 75, 80 và trên 100; trao quà 9 cụ tuổi 90 và 2 cụ tuổi hơn 100."
    )
    assert [p.value for p in found.values()] == ["31", "9", "2"]


def test_a_yield_behind_the_parts_of_a_field_is_none_of_them(registries: Registries) -> None:
    found = read(registries, "Xã trồng 66 ha ngô. Trong đó ngô hạt 48 ha; năng suất đạt 55 tạ; sản lượng 264 tấn.")
    assert [p.kind for p in found.values()] == [Kind.RESULT, Kind.PART, Kind.RESULT, Kind.RESULT]


def test_more_than_the_whole_together_are_no_parts_of_it(registries: Registries) -> None:
    text = "Bộ phận một cửa tiếp nhận 940 hồ sơ, trong đó trực tuyến 860 hồ sơ, đã giải quyết 921 hồ sơ."
    assert [p.kind for p in read(registries, text).values()] == [Kind.RESULT, Kind.PART, Kind.RESULT]
