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


@pytest.mark.parametrize("text", ["Khối thi đua 13 xã họp.", "Cử tri 13 xã kiến nghị.", "Cụm thi đua gồm 13 xã."])
def test_places_of_which_nothing_is_told_are_context(registries: Registries, text: str) -> None:
    assert read(registries, text)["13 xã"].kind is Kind.CONTEXT


def test_places_that_reached_something_are_a_result(registries: Registries) -> None:
    assert read(registries, "Toàn tỉnh có thêm 13 xã đạt chuẩn.")["13 xã"].kind is Kind.RESULT


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


def test_a_plan_in_brackets_says_nothing_of_the_figures_behind_it(registries: Registries) -> None:
    text = "Tỷ lệ hộ nghèo còn 0,9% (mục tiêu đại hội là 1,5%); tỷ lệ hộ dùng nước sạch đạt 97,6%."
    assert read(registries, text)["97,6%"].kind is Kind.RESULT


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
