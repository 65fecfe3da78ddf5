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
