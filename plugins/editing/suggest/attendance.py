"""Who only came or sits in a body: guests of a meeting, delegates, members of a committee."""

from __future__ import annotations

import re

_ATTEND = re.compile(
    r"(?:tham dự|đến dự|\bdự\b(?! (?:thi|kiến|án|tuyển|toán|báo|phòng))|có mặt|chứng kiến|sự tham gia của|tham gia (?:hội nghị|đại hội|buổi|lễ|kỳ họp)(?! ra quân| hiến máu| lao động| dọn| vệ sinh| trồng)|về dự|triệu tập|đại diện|thay mặt)"
)
# Whoever comes to work, to run or to give blood does what the day is for.
_WORKING = re.compile(
    r"(?:vệ sinh|ra quân|hiến máu|trồng cây|dọn|chạy|đi bộ|diễn tập|giải đấu|hội thi)[^.;]{0,40} sự tham gia của "
    r"(?:(?:hơn|gần|trên|khoảng) )?$"
)
_BROUGHT = re.compile(
    r"(?:vận động|huy động|động viên|tổ chức cho)(?: được)? (?:hơn |gần |trên )?$"
)  # "… 135 hội viên dự các buổi …"
_BODY = re.compile(
    r"(?:bầu(?! cử\s+\S)|hiệp thương|chọn cử|ban chấp hành|ban thường vụ|ban thường trực|ban kiểm tra|ban thanh tra|ban cố vấn|ban quản trị|ban điều hành|ban giám đốc|ban kiểm soát|ủy ban(?! bầu cử)|đoàn đại biểu|hội đồng(?! hương)|thành viên|gồm|cơ cấu)\b"
)
# Verbs by which something was done; whoever they speak of did more than come.
ACTION = re.compile(
    r"\b(?:có việc làm|kết nạp|tiếp nhận|giải quyết|xử lý|xử phạt|bắt|tặng|trao|hỗ trợ|chăm lo|xây|sửa|tổ chức|vận động|phát triển|giao(?! dịch| thông| lưu)|thu|thành lập|ra mắt"
    r"|tuyên truyền|mừng thọ|chúc thọ|khám|tiêm|cấp|đạt|hoàn thành|công nhận|thực hiện|huy động|thu hút|tham gia|phát|trồng|kiểm tra|ghi nhận|xảy ra|phát hiện|đón|lập|nhắc|mắc|chuyển|nâng|mở|giảm|tăng|thoát|được|bị|đã|duy trì|bồi dưỡng|giới thiệu|nâng cấp|lắp|thêm|hướng dẫn|tập huấn|đào tạo|tư vấn|dạy|giúp|gọi|sinh(?= \d)|nuôi|sản xuất)\b"
)


def attends(unit: str, lead: str, tail: str) -> bool:
    """Whether people of a unit only came or sit in a body, by the words before them in their clause and behind them."""
    if unit.lower().startswith("đại biểu"):
        return True
    if (
        unit.lower().startswith(("thành viên", "đội viên", "tổ viên"))
        and re.search(r"(?:với|gồm|có)\s+(?:tổng số |tổng cộng |hơn |gần |trên )?$", lead)
        and not tail.startswith(" tham gia")
    ):
        return True
    phrase = re.split(r"[;]", lead)[-1]
    if _WORKING.search(phrase) or _BROUGHT.search(phrase):
        return False
    if "thu hút" not in phrase and re.match(
        r"[^.;,]{0,100}\b(?:tham dự|đến dự|về dự|dự hội nghị|dự lễ)|\s+dự\b(?! (?:thi|tuyển|kiến|án|toán))", tail
    ):
        return True
    if _ATTEND.search(phrase) and not ACTION.search(phrase.replace("tham gia", "").replace("được", "")):
        return True
    seat = (phrase if "bầu" in phrase else phrase.rpartition(",")[2])[-40:]
    return (
        _BODY.search(seat) is not None
        and not seat.endswith("cho ")
        and not ACTION.search(re.sub("thu|đã", "", seat))
        and not unit.lower().startswith(("hộ", "trường"))
    )
