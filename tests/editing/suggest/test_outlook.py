"""Plans stay plans and results stay results, whatever words of planning stand around them. All figures are invented."""

from __future__ import annotations

from datetime import date

import pytest

from plugins.editing.suggest import Kind, suggest
from plugins.registries.loading import Registries

PLANS = [
    (
        "2022-12-20",
        "Nhiệm vụ trọng tâm năm 2023: tiếp tục vận động Quỹ Vì người nghèo 150 triệu đồng; xây 2 căn nhà tình thương; mở 3 lớp tập huấn.",
    ),
    (
        "2020-07-10",
        "Trong 6 tháng cuối năm, Đảng ủy tập trung lãnh đạo thu ngân sách đạt 7 tỷ đồng còn lại, kết nạp 8 đảng viên, không để phát sinh điểm nóng.",
    ),
    (
        "2025-12-28",
        "Năm 2026, phường đặt mục tiêu tổng thu ngân sách 210 tỷ đồng, thu nhập bình quân 95 triệu đồng/người, giảm 15 hộ nghèo.",
    ),
    (
        "2021-02-05",
        "Kế hoạch năm 2021 của Hội: phát triển 50 hội viên mới, vận động 30 triệu đồng quỹ, tổ chức 4 buổi tuyên truyền.",
    ),
    (
        "2023-03-01",
        "Hội nghị giao chỉ tiêu cho các chi bộ: mỗi chi bộ kết nạp ít nhất 1 đảng viên; toàn Đảng bộ kết nạp 20 đảng viên trong năm.",
    ),
    (
        "2020-06-15",
        "Các chỉ tiêu chủ yếu đến năm 2025:\n- Tốc độ tăng thu ngân sách bình quân 8%/năm.\n- Tỷ lệ hộ nghèo dưới 0,5%.\n- 95% trở lên hộ gia đình đạt gia đình văn hóa.\n- Kết nạp mới 60 đảng viên.",
    ),
    (
        "2024-01-05",
        "Phát biểu chỉ đạo, đồng chí Bí thư Quận ủy đề nghị phường cần tập trung thực hiện tốt các nhiệm vụ: hoàn thành giao 19 thanh niên nhập ngũ; giải ngân 100% vốn đầu tư công; nâng tỷ lệ hồ sơ trực tuyến lên 85%.",
    ),
    ("2022-08-01", "Từ nay đến cuối năm, Hội phấn đấu vận động thêm 20 suất học bổng, sửa chữa 1 căn nhà."),
    (
        "2023-07-10",
        "Để hoàn thành chỉ tiêu năm, phường sẽ vận động 45 đơn vị máu trong tháng 9 và tổ chức 2 đợt ra quân.",
    ),
    (
        "2021-07-15",
        "Phương hướng 6 tháng cuối năm 2021\nKết nạp 5 đảng viên. Thu ngân sách 3 tỷ đồng.\nGiải quyết việc làm cho 120 lao động.",
    ),
    (
        "2019-12-30",
        "HĐND phường đã biểu quyết thông qua Nghị quyết về dự toán thu, chi ngân sách năm 2020 với tổng thu 12,5 tỷ đồng, tổng chi 11,8 tỷ đồng.",
    ),
    (
        "2022-05-05",
        "Đại hội Đoàn phường khóa XII thông qua các chỉ tiêu nhiệm kỳ 2022 – 2027: kết nạp 300 đoàn viên; 100% chi đoàn có công trình thanh niên; vận động 500 triệu đồng chăm lo thiếu nhi; bồi dưỡng, giới thiệu 60 đoàn viên ưu tú cho Đảng.",
    ),
    (
        "2020-05-20",
        "Đại hội xác định, trong nhiệm kỳ mới, Đảng bộ giữ vững đoàn kết, nâng chất lượng sinh hoạt. Cụ thể, hằng năm, thu ngân sách tăng trên 9%, có trên 85% hộ văn hóa, kết nạp 14 đảng viên.",
    ),
    (
        "2019-10-04",
        "Năm 2019, phường được giao chỉ tiêu thu ngân sách là 3 tỷ đồng. Đến tháng 9, quận giao tăng thêm thu ngân sách đối với phường là 420 triệu đồng.",
    ),
    (
        "2021-12-28",
        "Bước sang năm 2022, Ban Chấp hành Đảng bộ quyết nghị: thu ngân sách tăng 10% so với năm 2021; kéo giảm 5% số vụ phạm pháp hình sự; kết nạp từ 8 đến 10 đảng viên.",
    ),
    (
        "2025-08-05",
        "Nhiệm kỳ 2025 - 2030, Đảng bộ xã đề ra 3 khâu đột phá, 25 chỉ tiêu, trong đó: giá trị sản xuất tăng bình quân 12%/năm, thu nhập đạt 120 triệu đồng/người vào năm 2030; 100% đường ngõ xóm được bê tông hóa.",
    ),
]
RESULTS = [
    ("2022-12-20", "Thực hiện mục tiêu giảm nghèo bền vững, phường hỗ trợ 20 hộ vay vốn với số tiền 1 tỷ đồng."),
    ("2022-12-20", "Với quyết tâm cao, cả hệ thống chính trị hoàn thành 15 chỉ tiêu, thu ngân sách 5 tỷ đồng."),
    (
        "2022-12-20",
        "Đảng ủy đã tập trung lãnh đạo thực hiện các nhiệm vụ trọng tâm, thu ngân sách được 5 tỷ đồng, kết nạp 8 đảng viên.",
    ),
    ("2022-12-20", "Căn cứ các chỉ tiêu được giao, UBND phường triển khai quyết liệt, thu thuế đạt 3,2 tỷ đồng."),
    (
        "2022-07-10",
        "Ngay từ đầu năm, UBND phường xây dựng kế hoạch phát triển kinh tế - xã hội năm 2022, phân công cụ thể, qua đó giải quyết việc làm cho 120 lao động.",
    ),
    (
        "2022-07-10",
        "Hội nghị sơ kết 6 tháng đầu năm, triển khai phương hướng, nhiệm vụ 6 tháng cuối năm 2022. Sáu tháng đầu năm, phường chăm lo 320 phần quà, tiếp 45 lượt công dân.",
    ),
    (
        "2022-07-10",
        "Chiều 8/7, HĐND phường tổ chức kỳ họp giữa năm. Theo báo cáo, tình hình kinh tế ổn định; tổng thu ngân sách 4,5 tỷ đồng; xử lý 25 vụ vi phạm. Kỳ họp cũng bàn nhiệm vụ 6 tháng cuối năm.",
    ),
    (
        "2022-07-10",
        "Đáp ứng yêu cầu nhiệm vụ, phường cử 12 cán bộ tham gia các lớp bồi dưỡng; theo đề nghị của khu phố, xét hỗ trợ 5 hộ khó khăn.",
    ),
    (
        "2022-12-10",
        "Hướng tới Đại hội Đoàn các cấp, Đoàn phường thực hiện 5 công trình thanh niên, trao 40 suất học bổng.",
    ),
    ("2022-12-10", "Góp phần hoàn thành mục tiêu năm, Hội Phụ nữ vận động 85 triệu đồng xây 1 mái ấm tình thương."),
    ("2022-12-10", "Qua giám sát, đoàn kiến nghị 7 nội dung; UBND phường giải quyết 6/7 kiến nghị."),
    ("2022-12-10", "So với kế hoạch đề ra, phường trồng thêm 150 cây xanh, ra quân 24 đợt."),
    (
        "2020-11-15",
        "Trong nhiệm kỳ 2015 - 2020, thu ngân sách đạt 45 tỷ đồng, tăng bình quân 9%/năm; kết nạp 62 đảng viên; xây 15 căn nhà tình thương.",
    ),
    (
        "2022-12-30",
        "Trong năm 2022, thu nhập bình quân đầu người đạt 72 triệu đồng, vượt mục tiêu Nghị quyết; hộ nghèo còn 12 hộ, giảm 8 hộ.",
    ),
    (
        "2024-07-15",
        "Phát huy vai trò, Hội Cựu chiến binh vận động xây dựng quỹ được 120 triệu đồng, giúp 15 hội viên thoát nghèo; sẽ tiếp tục duy trì trong năm tới. Hội kết nạp 9 hội viên.",
    ),
    ("2024-07-15", "Công an phường cần mẫn bám địa bàn, triệt xóa 3 tụ điểm, bắt 11 đối tượng, thu giữ 2 gói ma túy."),
    (
        "2022-03-10",
        "Bầu cử, 99,5% cử tri đi bầu. Phường huy động 350 đoàn viên tham gia, bảo đảm 18 điểm bầu cử an toàn.",
    ),
]
MIXED = [
    (
        "2024-06-30",
        "Dự toán thu ngân sách năm 2024 được giao 45 tỷ đồng; 6 tháng thu được 24 tỷ đồng, đạt 53,3%.",
        ["target", "result"],
    ),
    ("2023-11-15", "Phường phải huy động 25 tỷ đồng; đến nay đã huy động được 19,5 tỷ đồng.", ["target", "result"]),
    (
        "2022-01-20",
        "Chỉ tiêu giao quân năm 2022 là 16 thanh niên. Đã có 45 thanh niên trúng tuyển.",
        ["target", "result"],
    ),
    ("2022-12-29", "Được giao chỉ tiêu kết nạp 10 đảng viên, kết quả kết nạp được 12 đảng viên.", ["target", "result"]),
]


PLANS += [
    ("2020-07-08", "Trong 6 tháng cuối năm 2020, phường tập trung giao quân 5 thanh niên; vận động 30 suất học bổng."),
    ("2020-07-08", "Đồng chí Bí thư yêu cầu từ nay đến cuối năm thu thêm 3 tỷ đồng, kết nạp thêm 4 đảng viên."),
    ("2020-12-30", "Nhằm thực hiện thắng lợi nhiệm vụ năm 2021, phường đề ra: thu 15 tỷ đồng, kết nạp 15 đảng viên."),
    (
        "2020-12-30",
        "Nhiệm vụ năm 2021: thu ngân sách 15 tỷ đồng; xây 5 căn nhà tình thương; trao tặng 100 suất quà Tết.",
    ),
    ("2020-09-30", "Để đạt mục tiêu đề ra, phường cần vận động thêm 120 triệu đồng Quỹ Vì người nghèo."),
    ("2020-03-08", "Ủy ban MTTQ phường triển khai kế hoạch vận động 150 triệu đồng Quỹ Vì người nghèo năm 2020."),
    (
        "2020-06-08",
        "Nghị quyết đề ra các chỉ tiêu: (1) Thu ngân sách tăng 8%/năm. (2) Kết nạp 60 đảng viên. (3) 95% hộ văn hóa.",
    ),
    ("2020-09-08", "Phường xây dựng kế hoạch tổ chức 5 lớp tập huấn trong quý IV/2020."),
    ("2020-07-08", "Nhiệm vụ trọng tâm trong thời gian tới: kết nạp 5 đảng viên; sơ kết, khen thưởng 4 tập thể."),
    ("2023-04-05", "Kế hoạch quý II/2023, phường thu ngân sách 4,2 tỷ đồng; vận động 30 triệu đồng."),
]
RESULTS += [
    (
        "2020-07-08",
        "Qua 6 tháng thực hiện nhiệm vụ năm 2020, thu ngân sách 5 tỷ đồng; kết nạp 6 đảng viên; trao 300 suất quà.",
    ),
    (
        "2020-10-08",
        "Kết quả thực hiện nhiệm vụ 9 tháng đầu năm: thu ngân sách 9 tỷ đồng; giải quyết việc làm 210 lao động.",
    ),
    (
        "2020-12-30",
        "Đảng ủy lãnh đạo hoàn thành xuất sắc nhiệm vụ năm 2020: thu ngân sách 14 tỷ đồng, kết nạp 15 đảng viên.",
    ),
    ("2020-07-08", "Thu ngân sách 6 tháng 4 tỷ đồng, đạt 36,26% kế hoạch năm (11,03 tỷ đồng)."),
    ("2020-07-08", "Hướng tới Đại hội, phường khánh thành 2 công trình, trao 50 suất quà."),
]
MIXED += [
    ("2020-12-30", "Nghị quyết giao thu 8,5 tỷ đồng, phường thu được 9,2 tỷ đồng.", ["target", "result"]),
    (
        "2025-12-30",
        "Mục tiêu năm 2026: giảm 5 hộ nghèo, 100% hồ sơ đúng hạn. Phường đã lập 3 tổ công tác.",
        ["target", "target", "result"],
    ),
    ("2020-09-30", "Phường đã vận động 120 triệu đồng, còn phải vận động 80 triệu đồng.", ["result", "target"]),
    (
        "2020-07-08",
        "Kế hoạch năm 2020 là 400 lao động, 6 tháng giải quyết việc làm cho 205 lao động.",
        ["target", "result"],
    ),
    (
        "2020-07-08",
        "Năm 2019, phường thu 10 tỷ đồng; chỉ tiêu năm 2020 là 11 tỷ đồng; 6 tháng thu 4 tỷ đồng.",
        ["result", "target", "result"],
    ),
    (
        "2020-07-08",
        "Thời gian tới, phường tiếp tục xây 3 căn nhà tình thương. Dịp này, phường tặng Giấy khen cho 5 tập thể.",
        ["target", "award"],
    ),
    (
        "2020-12-28",
        "Năm 2021, phường phấn đấu thu 13 tỷ đồng. Kết thúc hội nghị, 7 tập thể được khen thưởng.",
        ["target", "award"],
    ),
    (
        "2020-12-29",
        "UBND phường tặng Giấy khen cho 6 tập thể; phát động thi đua năm 2021 với mục tiêu thu 14 tỷ đồng.",
        ["award", "target"],
    ),
    (
        "2020-07-07",
        "Phường tặng Giấy khen cho 6 tập thể trong thực hiện nhiệm vụ 6 tháng đầu năm 2020; tặng Giấy khen cho 11 cá nhân chữa cháy.",
        ["award", "award"],
    ),
]


@pytest.mark.parametrize(("day", "text"), PLANS)
def test_every_figure_of_a_plan_is_a_target(registries: Registries, day: str, text: str) -> None:
    proposals = suggest(text, indicators=registries.indicators, date=date.fromisoformat(day))
    assert proposals
    assert {proposal.kind for proposal in proposals} == {Kind.TARGET}


@pytest.mark.parametrize(("day", "text"), RESULTS)
def test_words_of_planning_do_not_make_results_targets(registries: Registries, day: str, text: str) -> None:
    proposals = suggest(text, indicators=registries.indicators, date=date.fromisoformat(day))
    assert proposals
    assert Kind.TARGET not in {proposal.kind for proposal in proposals}


@pytest.mark.parametrize(("day", "text", "kinds"), MIXED)
def test_plan_and_result_of_one_sentence_are_told_apart(
    registries: Registries, day: str, text: str, kinds: list[str]
) -> None:
    proposals = suggest(text, indicators=registries.indicators, date=date.fromisoformat(day))
    assert [proposal.kind.value for proposal in proposals] == kinds


def test_a_table_of_two_columns_holds_plans_only_under_a_head_of_plans(registries: Registries) -> None:
    rows = "|---|---|\n| Thu ngân sách | 5,72 tỷ đồng |\n| Kết nạp | 5 đảng viên |\n\nPhường kết nạp 2 đảng viên."
    for head, kind in (("6 tháng đầu năm 2024", Kind.RESULT), ("Kế hoạch năm 2024", Kind.TARGET)):
        found = suggest(f"| Chỉ tiêu | {head} |\n{rows}", indicators=registries.indicators, date=date(2024, 7, 9))
        assert [proposal.kind for proposal in found] == [kind, kind, Kind.RESULT]
