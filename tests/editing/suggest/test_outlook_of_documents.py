"""What a whole document, its date, its headings or a word of its sentence says of plan and result. All figures are invented."""

from __future__ import annotations

from datetime import date

import pytest

from plugins.editing.suggest import Kind, suggest
from plugins.registries.loading import Registries


def test_a_text_without_a_date_is_dated_by_its_own_words(registries: Registries) -> None:
    text = (
        "Nhiệm kỳ 2015 – 2020, Đảng bộ kết nạp 71 đảng viên. Nghị quyết số 5 ngày 3/2/2014 được thực hiện tốt.\n"
        "Nhiệm kỳ 2020 – 2025: kết nạp 80 đảng viên."
    )
    kinds = [proposal.kind for proposal in suggest(text, indicators=registries.indicators)]
    assert kinds == [Kind.RESULT, Kind.TARGET]


def test_a_document_titled_a_plan_plans_all_but_what_it_looks_back_on(registries: Registries) -> None:
    text = (
        "KẾ HOẠCH\nTổ chức ngày hội hiến máu năm 2025\n\nI. TÌNH HÌNH\nNăm 2024 tiếp nhận 180 đơn vị máu.\n\n"
        "II. NỘI DUNG\n- Vận động 250 người đăng ký.\nIII. KINH PHÍ\nTổng kinh phí 45.000.000 đồng."
    )
    found = suggest(text, indicators=registries.indicators, date=date(2025, 3, 10))
    assert [proposal.kind for proposal in found] == [Kind.RESULT, Kind.TARGET, Kind.TARGET]


def test_what_is_called_for_is_a_plan_and_what_was_given_at_once_a_result(registries: Registries) -> None:
    text = "Hội kêu gọi các nhà hảo tâm ủng hộ 500 triệu đồng. Ngay tại buổi lễ, các đơn vị đã ủng hộ 220 triệu đồng."
    found = suggest(text, indicators=registries.indicators, date=date(2025, 3, 10))
    assert [proposal.kind for proposal in found] == [Kind.TARGET, Kind.RESULT]


def test_a_text_without_a_date_is_told_between_the_terms_it_names(registries: Registries) -> None:
    text = (
        "Nhiệm kỳ qua, Đảng bộ xã đạt nhiều kết quả. Đến cuối năm 2024, thu nhập bình quân đạt 43 triệu đồng/người/năm. "
        "Đại hội xác định mục tiêu nhiệm kỳ 2025-2030: thu nhập bình quân đến năm 2030 đạt 70 triệu đồng/người/năm."
    )
    found = suggest(text, indicators=registries.indicators)
    assert [proposal.kind for proposal in found] == [Kind.RESULT, Kind.TARGET]


@pytest.mark.parametrize(
    "text",
    [
        "Cử tri kiến nghị đầu tư 2 trạm bơm.",
        "Bà con mong phường sớm đầu tư 2 trạm bơm.",
        "Ban Quản lý còn 2 trạm bơm, phấn đấu hoàn thành trong tháng 12.",
    ],
)
def test_what_voters_ask_for_or_is_soon_to_be_done_is_a_plan(registries: Registries, text: str) -> None:
    [only] = suggest(text, indicators=registries.indicators, date=date(2025, 10, 5))
    assert only.kind is Kind.TARGET


def test_what_was_really_reached_ends_the_plan_before_it(registries: Registries) -> None:
    text = "Phường phải thu 8,5 tỷ đồng trong khi 9 tháng mới thu được 6,2 tỷ đồng; thực tế giải ngân đạt 3 tỷ đồng."
    found = suggest(text, indicators=registries.indicators, date=date(2025, 10, 5))
    assert [proposal.kind for proposal in found] == [Kind.TARGET, Kind.RESULT, Kind.RESULT]


def test_what_was_done_behind_a_plan_that_was_given_is_a_result(registries: Registries) -> None:
    text = "Chỉ tiêu trên giao 30 mô hình, đến nay đăng ký 34 mô hình, công nhận 31 mô hình. Có 4 mô hình được khen."
    found = suggest(text, indicators=registries.indicators, date=date(2025, 10, 5))
    assert [proposal.kind for proposal in found] == [Kind.TARGET, Kind.RESULT, Kind.RESULT, Kind.RESULT]


@pytest.mark.parametrize(
    "text",
    ["Hội nghị thống nhất năm 2026 kết nạp 40 đảng viên.", "Dự toán thu năm 2026 là 56 tỷ đồng; chi 52 tỷ đồng."],
)
def test_a_year_that_has_just_begun_and_the_clause_beside_a_plan_are_planned(registries: Registries, text: str) -> None:
    found = suggest(text, indicators=registries.indicators, date=date(2026, 1, 10))
    assert {proposal.kind for proposal in found} == {Kind.TARGET}


def test_a_numbered_heading_of_aims_plans_the_numbered_lines_below_it(registries: Registries) -> None:
    text = (
        "II- Mục tiêu chủ yếu 5 năm 2015-2020:\n1- Tỷ trọng dịch vụ đạt 67,5%.\n2- Tổng diện tích gieo trồng 1.125 ha"
    )
    found = suggest(text, indicators=registries.indicators, date=date(2015, 8, 20))
    assert {proposal.kind for proposal in found} == {Kind.TARGET}


def test_works_that_a_council_approved_and_a_changed_budget_are_planned(registries: Registries) -> None:
    text = (
        "Hội đồng nhân dân phường đã phê duyệt tổng số 13 công trình; "
        "kế hoạch thu ngân sách nhà nước trên địa bàn sau điều chỉnh 52 tỷ đồng."
    )
    found = suggest(text, indicators=registries.indicators, date=date(2020, 2, 21))
    assert {proposal.kind for proposal in found} == {Kind.TARGET}


def test_what_a_congress_adopts_behind_a_colon_is_planned_to_the_end(registries: Registries) -> None:
    text = (
        "Đại hội thông qua các chỉ tiêu nhiệm kỳ 2025-2030: Phấn đấu 100% hội viên có việc làm; "
        "phát triển được 85% trở lên; hằng năm 90% trở lên chi hội vững mạnh; 70% hội viên đọc báo."
    )
    found = suggest(text, indicators=registries.indicators, date=date(2025, 8, 20))
    assert {proposal.kind for proposal in found} == {Kind.TARGET}


def test_new_members_end_no_plan(registries: Registries) -> None:
    text = "Đại hội phấn đấu có 90% chi bộ hoàn thành tốt nhiệm vụ; tỷ lệ kết nạp đảng viên mới đạt từ 3%/năm."
    found = suggest(text, indicators=registries.indicators, date=date(2025, 8, 12))
    assert {proposal.kind for proposal in found} == {Kind.TARGET}


def test_a_later_least_plans_the_figures_before_it(registries: Registries) -> None:
    text = "Chi bộ vững mạnh trên 80%; trồng 900 cây xanh, mỗi khu phố ít nhất 2 lần ra quân."
    assert {p.kind for p in suggest(text, indicators=registries.indicators)} == {Kind.TARGET}


@pytest.mark.parametrize("later", ["Hằng năm kết nạp 12 đảng viên.", "70% tổ dân phố có nhà sinh hoạt."])
def test_sentences_that_open_with_each_year_or_a_share_go_on_with_the_plan(registries: Registries, later: str) -> None:
    text = f"Phấn đấu đến năm 2030 có 3 khu phố văn hóa. {later}"
    kinds = {p.kind for p in suggest(text, indicators=registries.indicators, date=date(2026, 3, 1))}
    assert kinds == {Kind.TARGET}


def test_an_estimate_plans_its_own_sentence_only(registries: Registries) -> None:
    text = "Dự kiến cuối năm có 420 hội viên đạt chuẩn. Hội tổ chức 3 lớp tập huấn, vận động 15 triệu đồng."
    found = suggest(text, indicators=registries.indicators, date=date(2025, 10, 3))
    assert [p.kind for p in found] == [Kind.TARGET, Kind.RESULT, Kind.RESULT]


def test_a_lettered_heading_stays_in_the_chapter_of_results(registries: Registries) -> None:
    text = (
        "PHƯƠNG ÁN SẢN XUẤT VỤ MÙA 2024\n\nI. KẾT QUẢ VỤ MÙA 2023\na) Cây lúa:\n- Gieo cấy 120 ha.\n"
        "b) Cây màu:\n- Ngô: 14 ha.\n\nII. PHƯƠNG ÁN VỤ MÙA 2024\na) Cây lúa:\n- Gieo cấy 125 ha."
    )
    found = suggest(text, indicators=registries.indicators, date=date(2024, 5, 2))
    assert [p.kind for p in found] == [Kind.RESULT, Kind.RESULT, Kind.TARGET]


def test_those_who_will_yet_be_given_something_are_planned(registries: Registries) -> None:
    text = "Hội đã tặng quà 210 cụ. 34 cụ đau yếu, không đến được, sẽ được tặng quà tận nhà."
    found = suggest(text, indicators=registries.indicators, date=date(2024, 5, 2))
    assert [p.kind for p in found] == [Kind.RESULT, Kind.TARGET]


@pytest.mark.parametrize(
    "text",
    [
        "Chủ tịch phường phát động thi đua hoàn thành 19 chỉ tiêu được giao.",
        "Hội nghị hướng tới 19 chỉ tiêu kinh tế - xã hội năm 2026.",
        "Huyện sẽ xây 3 trường học. Quy mô đầu tư của các trường là 42 lớp, tổng mức kinh phí đầu tư 260 tỷ đồng.",
        "Cùng với đó, xã tập trung nguồn lực hoàn thành 3 tiêu chí còn lại, tạo việc làm cho 180 lao động.",
        "Chương trình nhằm hỗ trợ 90 hộ vay vốn, tập huấn cho 240 lao động.",
        "Theo kế hoạch, xã sẽ trồng 2.400 cây xanh.\n\nNgoài ra, xã cũng trồng mới 6 ha rừng.",
    ],
)
def test_emulation_projects_and_what_is_planned_besides(registries: Registries, text: str) -> None:
    found = suggest(text, indicators=registries.indicators, date=date(2025, 12, 8))
    assert {p.kind for p in found} == {Kind.TARGET}


def test_what_is_to_be_met_is_a_plan_though_met_stands_before_it(registries: Registries) -> None:
    text = "Năm 2024, để hoàn thành chỉ tiêu 92% dân số tham gia bảo hiểm y tế, các thôn vận động từng hộ."
    [only] = suggest(text, indicators=registries.indicators, date=date(2024, 3, 4))
    assert only.kind is Kind.TARGET


@pytest.mark.parametrize(
    "text",
    [
        "Phong trào được 17/17 chi hội đăng ký thực hiện, có 13 chi hội hoàn thành xuất sắc.",
        "Mục tiêu của mô hình là giảm rác thải nhựa. Sau 6 tháng, 190 hộ tham gia, thu gom 1,4 tấn phế liệu.",
    ],
)
def test_what_came_of_aims_and_vows_is_a_result(registries: Registries, text: str) -> None:
    found = suggest(text, indicators=registries.indicators, date=date(2025, 11, 20))
    assert {p.kind for p in found} == {Kind.RESULT}
