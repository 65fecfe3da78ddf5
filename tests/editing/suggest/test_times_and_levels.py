"""Times that lie ahead or only lasted, levels that once were, honours of a named whole, rows of attainments."""

from __future__ import annotations

from datetime import date

import pytest

from plugins.editing.suggest import Kind, Proposal, suggest
from plugins.registries.loading import Registries

DAY = date(2025, 10, 5)


def read(registries: Registries, text: str, day: date | None = DAY) -> dict[str, Proposal]:
    return {proposal.text: proposal for proposal in suggest(text, indicators=registries.indicators, date=day)}


@pytest.mark.parametrize(
    "text",
    [
        "Trạm thông báo: ngày 20/10 cho 640 trẻ uống vitamin A.",
        "Hội đăng ký năm 2026 giúp 640 trẻ đến trường.",
        "Nếu đủ vốn, xã có thể hỗ trợ 640 trẻ.",
        "Xã đã cấp sữa cho 300 em, 640 trẻ còn lại chuyển sang năm 2026.",
        "III. Kiến nghị\n- Cấp trên bổ sung sữa cho 640 trẻ.",
        "Cử tri đề nghị cấp trên hỗ trợ 640 trẻ.",
        "Tỉnh phê duyệt hỗ trợ 640 trẻ.",
    ],
)
def test_what_is_announced_pledged_put_off_or_asked_for_is_a_plan(registries: Registries, text: str) -> None:
    assert read(registries, text)["640 trẻ"].kind is Kind.TARGET


@pytest.mark.parametrize(("day", "kind"), [(date(2025, 3, 1), Kind.TARGET), (date(2025, 12, 1), Kind.RESULT)])
def test_what_a_year_sets_out_to_do_is_planned_while_it_is_young(registries: Registries, day: date, kind: Kind) -> None:
    assert read(registries, "Năm 2025, xã tập trung mở 3 lớp dạy nghề.", day)["3 lớp dạy nghề"].kind is kind


def test_half_a_year_that_something_lasted_is_no_half_of_this_year(registries: Registries) -> None:
    text = "Sau 6 tháng vận hành, trung tâm tiếp nhận 15.230 hồ sơ."
    only = read(registries, text, date(2026, 1, 16))["15.230 hồ sơ"]
    assert (only.kind, only.period) == (Kind.RESULT, None)


def test_a_plan_up_to_a_month_that_is_over_is_a_result(registries: Registries) -> None:
    found = read(registries, "Thu ngân sách đến hết tháng 9/2025 là 652 triệu đồng.")
    assert found["652 triệu đồng"].kind is Kind.RESULT


def test_what_is_so_now_ends_a_plan(registries: Registries) -> None:
    found = read(registries, "Mục tiêu đến cuối năm 2026 bao phủ BHYT 97,5%; hiện tỷ lệ này là 96,2%.")
    assert [proposal.kind for proposal in found.values()] == [Kind.TARGET, Kind.RESULT]


@pytest.mark.parametrize(
    "text",
    [
        "Trước đây xã chỉ có 3 mô hình nuôi tôm.",
        "Nếu như năm 2020 xã mới có 3 mô hình thì nay đã có 21 mô hình.",
    ],
)
def test_a_former_level_is_context(registries: Registries, text: str) -> None:
    assert read(registries, text)["3 mô hình"].kind is Kind.CONTEXT


def test_the_whole_whose_members_are_honoured_is_the_award_and_the_rest_its_parts(registries: Registries) -> None:
    text = "Trong tổng số 5 đảng viên được trao Huy hiệu Đảng, có 3 đảng viên 55 tuổi đảng; 2đảng viên 30 tuổi đảng."
    assert [proposal.kind for proposal in read(registries, text).values()] == [Kind.AWARD, Kind.PART, Kind.PART]


def test_the_name_of_a_ceremony_honours_nobody(registries: Registries) -> None:
    found = read(registries, "Tại lễ trao Huy hiệu Đảng, Đảng ủy công bố thành lập 2 chi bộ.")
    assert found["2 chi bộ"].kind is Kind.RESULT


def test_how_many_times_more_is_a_change(registries: Registries) -> None:
    [only] = read(registries, "Thu nhập bình quân đạt 39 triệu đồng, tăng 1,76 lần so với đầu nhiệm kỳ.").values()
    assert only.change == "tăng 1,76 lần"


@pytest.mark.parametrize("text", ["đạt 14,6% (mục tiêu 10,7%)", "đạt 14,6%, cao hơn nghị quyết (chỉ tiêu 10,7%)"])
def test_a_plan_of_a_rate_in_brackets_is_the_plan_of_that_rate(registries: Registries, text: str) -> None:
    [only] = read(registries, f"Tăng trưởng kinh tế {text}.").values()
    assert only.target == "10.7"


@pytest.mark.parametrize(
    "text",
    [
        "Thu ngân sách đạt 96%, trong đó: thuế môn bài 101%, phí, lệ phí 88%.",
        "Một số chỉ tiêu không đạt kế hoạch, như: thương mại đạt 46%, TTCN hơn 51%.",
        "Tổng thu ngân sách đạt 62,6%, thuế ngoài quốc doanh đạt 67,8%.",
    ],
)
def test_rates_in_a_row_or_a_list_of_criteria_are_of_their_plans(registries: Registries, text: str) -> None:
    found = read(registries, text).values()
    assert len(found) > 1
    assert all(proposal.value is None and proposal.attainment for proposal in found)


@pytest.mark.parametrize("text", ["Xe tải 51C-123.45 đỗ tại Km 12+500.", "Mô hình 3T, độ ẩm 80%.", "Hiến máu 10 lần."])
def test_plates_milestones_names_weather_and_times_are_no_figures(registries: Registries, text: str) -> None:
    assert not read(registries, text)


@pytest.mark.parametrize(
    "text",
    [
        "Nghị quyết của Đảng ủy về lãnh đạo thực hiện nhiệm vụ năm 2026\n- Kết nạp đảng viên: 12 đồng chí",
        "Trong chiến dịch hè, dự kiến có 300 em được khám; kết nạp 12 đồng chí.",
        "Nhiệm vụ: (1) Thu 30 tỷ đồng. (2) Kết nạp 12 đồng chí.",
        "Hội đăng ký nhiều công trình trị giá 6 tỷ đồng.\nCụ thể, kết nạp 12 đồng chí.",
    ],
)
def test_what_stands_under_a_plan_or_goes_on_with_it_is_a_plan(registries: Registries, text: str) -> None:
    assert read(registries, text)["12 đồng chí"].kind is Kind.TARGET


def test_the_cost_in_the_sentence_behind_a_ground_breaking_is_a_plan(registries: Registries) -> None:
    begun = "Xã vừa khởi công đường thôn Mẫu. Đoạn đường dài 2,2 km, kinh phí hơn 1 tỷ đồng."
    built = "Xã vừa khánh thành đường thôn Mẫu. Đoạn đường được xây với kinh phí hơn 1 tỷ đồng."
    assert read(registries, begun)["hơn 1 tỷ đồng"].kind is Kind.TARGET
    assert read(registries, built)["hơn 1 tỷ đồng"].kind is Kind.RESULT


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Toàn phường có 25 nhà văn hóa, 15 sân bóng chuyền.", "15 sân bóng chuyền"),
        ("Xã có 3 di tích cấp tỉnh, 1 di tích cấp quốc gia.", "1 di tích"),
        ("Toàn phường hiện có 2 Mẹ Việt Nam Anh hùng, 186 thương, bệnh binh.", "186 thương, bệnh binh"),
        ("Lớp học 2 buổi/tuần.", "2 buổi/tuần"),
        ("Diện tích canh tác của xã là 284 ha.", "284 ha"),
        ("Xã có 2 tuyến quốc lộ đi qua.", "2 tuyến"),
    ],
)
def test_what_a_place_has_and_how_often_something_is_held_is_context(
    registries: Registries, text: str, figure: str
) -> None:
    assert read(registries, text)[figure].kind is Kind.CONTEXT


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Đến tham dự ngày hội có lãnh đạo quận, các khu phố đã chăm lo cho 40 hộ cận nghèo.", "40 hộ cận nghèo"),
        ("Buổi tổng vệ sinh có sự tham gia của 100 người.", "100 người"),
        ("Kỳ họp có 23/25 đại biểu tán thành.", "23/25 đại biểu"),
        ("Đảng bộ thành lập thêm 4 chi bộ trực thuộc.", "4 chi bộ"),
        ("Đến nay có 27 xã, phường hết hộ nghèo.", "27 xã"),
    ],
)
def test_whoever_did_or_reached_something_is_a_result(registries: Registries, text: str, figure: str) -> None:
    assert read(registries, text)[figure].kind is Kind.RESULT


def test_parts_go_on_in_the_next_sentence_and_with_who_gave_them(registries: Registries) -> None:
    crops = read(registries, "Diện tích gieo trồng 96 ha. Trong đó lúa 40 ha. Đậu 25 ha.")
    money = "Kinh phí 110 triệu đồng, trong đó hội hỗ trợ 50 triệu đồng; gia đình đối ứng 30 triệu đồng."
    assert crops["25 ha"].kind is Kind.PART
    assert read(registries, money)["30 triệu đồng"].kind is Kind.PART


def test_members_of_the_named_whole_are_its_parts_in_another_noun(registries: Registries) -> None:
    found = read(registries, "Trong số hơn 2.000 thanh niên nhập ngũ có 126 đảng viên.")
    assert found["126 đảng viên"].kind is Kind.PART


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Xã giảm tỷ lệ hộ nghèo bền vững 0,15%.", "giảm tỷ lệ hộ nghèo bền vững 0,15%"),
        ("Doanh thu tăng trưởng hằng năm 12%.", "tăng trưởng hằng năm 12%"),
    ],
)
def test_by_how_much_a_rate_moved_is_no_level(registries: Registries, text: str, change: str) -> None:
    [only] = read(registries, text).values()
    assert (only.value, only.change) == (None, change)


def test_growth_of_the_economy_is_a_rate_of_its_own(registries: Registries) -> None:
    [only] = read(registries, "Kinh tế tăng trưởng bình quân 7,5%/năm.").values()
    assert (only.value, only.change, only.indicator) == ("7.5", None, "tang_truong_kinh_te")


def test_a_change_that_runs_on_or_is_told_for_two_nouns_is_heard(registries: Registries) -> None:
    [lent] = read(registries, "450 hộ được vay tăng 15 hộ so với cùng kỳ.").values()
    assert lent.change == "tăng 15 hộ"
    both = read(registries, "Toàn hội giảm được 178 hộ nghèo, 77 hộ cận nghèo.").values()
    assert [proposal.value for proposal in both] == [None, None]


def test_a_rate_in_the_bracket_of_a_new_subject_is_not_of_the_figure_before(registries: Registries) -> None:
    found = read(registries, "Còn 3 chỉ tiêu chưa đạt: thu thuế (đạt 87%).", date(2025, 12, 1))
    assert found["3 chỉ tiêu"].attainment is None


@pytest.mark.parametrize(
    "text",
    [
        "Hỗ trợ 60 triệu đồng mỗi căn.",
        "Mở lớp tập huấn (100 người/lớp).",
        "Hành vi này bị phạt từ 2 đến 3 triệu đồng.",
        "Hộ nghèo được vay tối đa 100 triệu đồng.",
        "Mỗi suất 300 nghìn.",
    ],
)
def test_amounts_of_one_piece_and_limits_are_unit_prices(registries: Registries, text: str) -> None:
    [only] = read(registries, text).values()
    assert only.kind is Kind.UNIT_PRICE


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Đến cuối năm 2024, thu nhập bình quân đạt 43 triệu đồng, hộ nghèo còn 21,5%.", ["2024", "2024"]),
        ("Các chỉ tiêu đến năm 2030: thu ngân sách 225 tỷ đồng; hộ nghèo 0,5%.", ["2030", "2030"]),
        ("Nhiệm kỳ 2025-2030, giảm tỷ lệ hộ nghèo xuống dưới 0,5% vào năm 2030.", ["2030"]),
        ("Thu nhập tăng từ 25 triệu đồng năm 2010 lên 36 triệu đồng vào năm 2018.", ["2010", "2018"]),
    ],
)
def test_the_year_at_the_head_or_right_behind_a_figure_is_its_period(
    registries: Registries, text: str, periods: list[str]
) -> None:
    assert [proposal.period for proposal in read(registries, text).values()] == periods


@pytest.mark.parametrize(
    ("text", "indicators"),
    [
        ("Tỷ lệ hộ nghèo còn 1,44% và tỷ lệ hộ cận nghèo còn 2,05%.", ["ty_le_ho_ngheo", "ty_le_ho_can_ngheo"]),
        ("Tỷ lệ hộ nghèo giảm từ 12,5% năm 2015 xuống còn 5,82% năm 2019.", ["ty_le_ho_ngheo", "ty_le_ho_ngheo"]),
        ("Hội kết nạp 24 hội viên, nâng tổng số lên 1.529 hội viên.", ["hoi_vien_moi", None]),
        ("Hội đã tín chấp cho thành viên vay trên 30 tỷ đồng.", ["von_vay"]),
        ("Hộ dân hiến đất với tổng diện tích 970 m2.", ["dat_hien"]),
    ],
)
def test_the_words_beside_a_figure_name_it_before_those_of_the_next(
    registries: Registries, text: str, indicators: list[str | None]
) -> None:
    assert [proposal.indicator for proposal in read(registries, text).values()] == indicators


def test_a_year_and_the_rate_behind_its_comma_stay_two(registries: Registries) -> None:
    text = "Phấn đấu đến cuối năm 2022, 80% dân số được quản lý sức khỏe."
    [share] = read(registries, text, date(2021, 3, 1)).values()
    assert (share.value, share.kind) == ("80", Kind.TARGET)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hội nghị đóng góp ý kiến vào dự thảo báo cáo, tổ chức 45 cuộc họp với 1.500 cử tri dự.", Kind.RESULT),
        ("Mưa lớn gây lũ, nước dâng cao làm ngập 2.730 hộ dân.", Kind.RESULT),
        ("Cả xã có 45 homestay.", Kind.CONTEXT),
        ("Giai đoạn 2016–2020, tổng vốn đầu tư trên địa bàn huyện đạt 6.350 tỉ đồng.", Kind.RESULT),
    ],
)
def test_drafts_discussed_floods_and_investment_attained(registries: Registries, text: str, kind: Kind) -> None:
    found = read(registries, text, date(2022, 3, 1)).values()
    assert {proposal.kind for proposal in found} == {kind}
