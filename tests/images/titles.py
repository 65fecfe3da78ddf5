"""Titles such as wards write, put together from their usual phrases."""

from __future__ import annotations

import random

EVENTS = [
    "Hội nghị sơ kết công tác", "Lễ giao, nhận quân", "Trao quà cho gia đình chính sách", "Đại hội đại biểu",
    "Ngày hội Đại đoàn kết toàn dân tộc", "Ra quân tổng vệ sinh môi trường", "Tuyên truyền phòng cháy, chữa cháy",
    "Tiếp xúc cử tri trước kỳ họp thứ hai mươi mốt Hội đồng nhân dân", "Kết quả thu ngân sách nhà nước",
    "Khánh thành công trình “Ánh sáng an ninh”", "Thông báo lịch tiêm chủng mở rộng", "Chuyển đổi số: một cửa không giấy tờ",
    "Kỷ niệm 73 năm Ngày Thương binh – Liệt sĩ (27/7)", "Họp mặt cựu thanh niên xung phong", "Tặng 1.178 suất quà Tết",
    "Giải quyết 98,7% hồ sơ đúng hạn", "Vận động ủng hộ Quỹ “Đền ơn đáp nghĩa”", "Xét duyệt hộ nghèo, hộ cận nghèo",
]  # fmt: skip
WHO = [
    "Đảng ủy, Ủy ban nhân dân phường", "Hội Liên hiệp Phụ nữ", "Hội Cựu chiến binh", "Đoàn Thanh niên Cộng sản Hồ Chí Minh",
    "Ủy ban Mặt trận Tổ quốc Việt Nam", "Ban Chỉ huy Quân sự", "Công đoàn cơ sở", "Bộ phận Tiếp nhận và Trả kết quả",
]  # fmt: skip
WARDS = [
    "Cầu Ông Lãnh", "Nguyễn Cư Trinh", "Đa Kao", "Bến Nghé", "Thảo Điền", "Khuê Mỹ", "Ô Chợ Dừa", "Nghĩa Đô", "Ỷ La",
    "Quỳnh Lôi", "Ngọc Khánh", "Vỹ Dạ", "Đống Đa", "Phước Mỹ", "Ẳng Tở", "Hưng Thủy", "Trường Thạnh",
]  # fmt: skip
WHEN = ["6 tháng đầu năm 2020", "quý III/2021", "năm 2019", "nhiệm kỳ 2015–2020", "tháng 7", "đợt 2", ""]
ENDINGS = [
    "", "", "", " – nhiều chỉ tiêu vượt kế hoạch", ": việc gì có lợi cho dân thì hết sức làm", " & đối thoại với người dân",
    ", phấn đấu hoàn thành trước ngày 30/9, bảo đảm đúng tiến độ, công khai, minh bạch để người dân cùng giám sát",
]  # fmt: skip


def titles(count: int) -> list[str]:
    """That many titles, the same at every call."""
    dice = random.Random("titles")
    made = []
    for _ in range(count):
        words = [dice.choice(EVENTS), dice.choice(WHEN), dice.choice(("của", "do")), dice.choice(WHO)]
        title = " ".join(word for word in words if word) + f" phường {dice.choice(WARDS)}" + dice.choice(ENDINGS)
        made.append(title.upper() if dice.random() < 0.05 else title)
    return made
