"""Plans that no date, no heading or no verb beside them tells: lists, titles, tables, years to come. All figures are invented."""

from __future__ import annotations

from datetime import date

import pytest

from plugins.editing.suggest import Kind, Proposal, suggest
from plugins.registries.loading import Registries

DAY = date(2025, 12, 20)


def read(registries: Registries, text: str, day: date | None = None) -> list[Proposal]:
    return suggest(text, indicators=registries.indicators, date=day)


def kinds(registries: Registries, text: str, day: date | None = None) -> list[Kind]:
    return [proposal.kind for proposal in read(registries, text, day)]


def test_a_list_of_which_one_line_plans_and_none_looks_back_is_planned(registries: Registries) -> None:
    text = "- Xây 3 căn nhà.\n- Phấn đấu kết nạp 12 hội viên.\n- Mở 2 lớp."
    assert set(kinds(registries, text, DAY)) == {Kind.TARGET}
    told = "- Xây 3 căn nhà.\n- Phấn đấu kết nạp 12 hội viên.\n- Đã mở 2 lớp."
    assert kinds(registries, told, DAY) == [Kind.RESULT, Kind.TARGET, Kind.RESULT]


@pytest.mark.parametrize(
    "text",
    [
        "Phường chỉ đạo làm sạch 4.200 thửa đất trước 31/12.",
        "Giữ vững tỷ lệ sinh con thứ ba ở mức 5% vào cuối năm 2026.",
        "Trong 3 năm 2026 - 2028, xã đầu tư 420 tỷ đồng.",
        "Chi bộ ra nghị quyết: năm 2026 có 95% hộ đạt gia đình văn hóa.",
        "Trạm Y tế thông báo: ngày 20/8 tổ chức uống vitamin A cho 640 trẻ.",
        "Thực hiện Kế hoạch trồng cây năm 2026, mỗi thôn trồng 300 cây.",
        "Dự án dài 1,85 km, tổng mức đầu tư 9,6 tỷ đồng.",
        "Lộ trình: năm 2026: 30% hộ dân phân loại rác.",
        "Ban tổ chức dự trù 200 suất quà.",
        "Xã còn 12 km đường cần bê tông hóa.",
    ],
)
def test_what_only_a_time_or_a_word_of_need_plans_is_planned_without_a_date(registries: Registries, text: str) -> None:
    assert set(kinds(registries, text)) == {Kind.TARGET}


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2021 nhóm tiết kiệm được 27 triệu đồng. Năm 2023 nhóm tiết kiệm được 68 triệu đồng.",
        "Trong 3 năm 2023-2025, 38 hội viên được Hội giúp thoát nghèo.",
        "Trong 5 năm qua, xã đổi mới; đến năm 2025 thu nhập bình quân là 50,8 triệu đồng.",
        "Nhiệm kỳ 2015-2020, xã thu ngân sách 37 tỷ đồng, tăng 12,36% so cùng kỳ.",
        "Đến năm 2025, tổng giá trị sản xuất ước đạt 1.291 tỷ đồng.",
    ],
)
def test_what_looks_back_is_a_result_without_a_date(registries: Registries, text: str) -> None:
    assert set(kinds(registries, text)) == {Kind.RESULT}


@pytest.mark.parametrize(
    "title", ["MỤC TIÊU CỦA XÃ ĐẾN NĂM 2030", "PHƯƠNG HƯỚNG, NHIỆM VỤ", "BẢN ĐĂNG KÝ THI ĐUA", "LỊCH CÔNG TÁC TUẦN"]
)
def test_a_title_over_chapters_and_lists_plans_them_all(registries: Registries, title: str) -> None:
    text = f"{title}\nI. Kinh tế\n- Gieo trồng 300 ha.\nII. Xã hội\n- Tặng 40 suất quà."
    assert set(kinds(registries, text)) == {Kind.TARGET}


def test_a_headline_that_names_a_goal_plans_nothing_below_it(registries: Registries) -> None:
    text = "Mục tiêu xóa nhà tạm về đích sớm\nPhường đã xây 12 căn nhà."
    assert kinds(registries, text) == [Kind.RESULT]


def test_how_far_a_plan_was_met_ends_the_plan_of_the_sentence_before(registries: Registries) -> None:
    text = "Đợt 2 phấn đấu tiếp nhận 350 đơn vị máu. Đợt 1, phường tiếp nhận 312 đơn vị máu, đạt 104% chỉ tiêu."
    assert kinds(registries, text, DAY) == [Kind.TARGET, Kind.RESULT]


def test_a_table_of_names_and_figures_is_read_with_the_period_of_its_head(registries: Registries) -> None:
    rows = "|---|---|\n| Kết nạp đảng viên | 12 |\n| Thu ngân sách (tỷ đồng) | 4,5 |"
    for head, kind in (("Kết quả năm 2025", Kind.RESULT), ("Kế hoạch 2026", Kind.TARGET)):
        found = read(registries, f"| Nội dung | {head} |\n{rows}", DAY)
        assert [(one.kind, one.value, one.period) for one in found] == [
            (kind, "12", head[-4:]),
            (kind, "4.5", head[-4:]),
        ]


def test_of_columns_that_only_name_years_the_last_one_that_is_over_holds_results(registries: Registries) -> None:
    text = (
        "| Chỉ tiêu | Năm 2024 | Năm 2025 | Năm 2026 |\n|---|---|---|---|\n| Thu ngân sách (tỷ đồng) | 11 | 12 | 14 |"
    )
    found = read(registries, text, DAY)
    assert [(one.kind, one.value) for one in found] == [(Kind.RESULT, "12"), (Kind.TARGET, "14")]
    assert found[0].target is None


def test_what_one_household_keeps_and_earns_is_nobody_elses_result(registries: Registries) -> None:
    text = "Gia đình ông N.V.H. nuôi 1.200 con gà và trồng 2 ha cam, mỗi năm thu lãi hơn 180 triệu đồng."
    assert kinds(registries, text, DAY) == [Kind.CONTEXT, Kind.CONTEXT, Kind.UNIT_PRICE]


def test_the_members_of_a_new_committee_are_context_behind_plans(registries: Registries) -> None:
    text = "Nhiệm kỳ tới, Đoàn xã phấn đấu kết nạp 500 đoàn viên. Ban Chấp hành khóa XV gồm 15 thành viên."
    assert kinds(registries, text, DAY) == [Kind.TARGET, Kind.CONTEXT]
