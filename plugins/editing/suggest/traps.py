"""Numbers that are no figures: dates, documents, ordinals, names, ages, phones, clock times, list numbers.

The patterns run over lower-case canonical text; every number inside a match is left alone. Some patterns hold only
when no count noun follows ("khu phố 3" is a name, "khu phố 3 hộ" is not); those are `UNLESS_COUNTED`.
"""

from __future__ import annotations

import re

from plugins.editing.suggest.alternatives import by_first_letter, split
from plugins.editing.suggest.nouns import counted_at

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_YEAR = r"(?:19|20)\d\d"
_DASH = r"\s*[-–—]\s*"
_DM = rf"{_DAY}(?:\s?[/-]\s?|\.){_MONTH}"  # but "1. 1.332 tỷ đồng" opens a list
_ROMAN = r"[ivxlc]+"
_NUMBER = r"(?!\d{1,3}[.,]\d{3})\d+(?:[.,]\d+)*"  # no ordinal has thousands: "cấp 3.450 chữ ký số"
_LETTER = r"[^\W\d_]"
_DATE_CUE = (
    r"(?:ngày|sáng|chiều|tối|trưa|đêm|hôm|nay|qua|đợt|dịp|lễ|từ|đến|trước|sau|tới|và|hết|phụ nữ|lao động|quốc khánh"
    r"|thành lập|liệt sĩ|liệt sỹ|cao tuổi|nhà giáo|thcs|thpt|tiểu học|mầm non|kỷ niệm|mừng|việt nam|đường|phố|chợ|bệnh viện|thế giới|đoàn|đảng|thiếu nhi|nhi đồng|thầy thuốc|doanh nhân|môi trường|người khuyết tật|giải phóng|thống nhất|báo chí|công an|quân đội|mặt trận|dân số)"
)
_DOCUMENT = (
    r"(?:nghị quyết|chỉ thị|quyết định|công văn|thông tư|nghị định|kết luận|quy định|pháp lệnh|tờ trình|thông tri"
    r"|công điện|đề án|luật|thông báo|hướng dẫn|chương trình|kế hoạch|báo cáo|văn bản|dự án|lệnh|hiến pháp)"
)
_NAME = (
    r"(?:quận|phường|phố|khu phố|khối phố|tổ dân cư|khu dân cư|tổ bầu cử|kp\.?|tổ|tổ dân phố|tổ nhân dân|tdp|thôn|ấp|xóm|bản|buôn|khóm|đội|chi bộ|khu|khu vực|ngõ|hẻm|kiệt|ngách"
    r"|đường|quốc lộ|ql\.?|tỉnh lộ|tl|đt|hương lộ|trường|tiểu đoàn|trung đoàn|sư đoàn|quân khu|đại đội|trung đội|lữ đoàn|hải đoàn"
    r"|(?<!yêu )cầu|chung cư|lô|block|tuyến|cụm|khối|tầng|phòng|chốt|kênh|cống|trạm|tòa|nhà|cơ sở|cảng|vùng|bộ phận|chi đoàn|chi hội"
    r"|làng|đảo|mỏ|km|gói thầu|bão|cơn bão|covid|kilomet|liên gia|mẫu|phân khu|công ty|bệnh viện|quân y|binh đoàn|đoàn|hội trường|kho|ban chỉ đạo|lực lượng|tổ công tác|tiểu ban|nhóm|trung tâm|bình dân|phần thi)"
)
_ORDINAL = (
    r"(?:lần|lần thứ|thứ|khóa|hạng|(?<!nâng )cấp(?= [1-4]\b)|mức độ|mức|(?<!phân )loại|bậc|lớp|vòng|giai đoạn|kỳ|kỳ họp|kỳ họp thứ|(?<!luyện )(?<!sưu )(?<!thực )tập|chương|điều|(?<!tài )khoản|(?<!thí )điểm|mục|phụ lục"
    r"|biểu|bảng|hình|(?<!chỉnh )(?<!nghĩa )trang|tiết|câu|top|tiêu chí|mũi|đợt|tháng|quý|tuần|ngày|bước|phiên|độ|năm|(?<!liên )hệ|dãy|vị trí|ngạch|phẩy|(?<!hòa )giải|hội nghị|phiên họp|trung ương|tuổi)"
)
_DURATION = r"(?:năm|tháng|ngày(?! công)|tuần(?! tra)|giờ|phút|giây|quý|thế kỷ|thập kỷ|thập niên|mùa|nhiệm kỳ|hôm|buổi sáng|đêm(?! (?:văn nghệ|nhạc|hội|diễn|giao lưu|thơ|biểu diễn|nghệ thuật|ca nhạc)))"


_DIGIT_FIRST = (
    "\\d",
    "[0-9]",
    "[1-3]",
    "0",
    "1",
    "24",
    _DAY,
    "[01]?\\d",
    "(?:[01]?\\d",
    "(?:\\d+",
    "(?<![\\d/])\\d",
    _NUMBER,
)


def _compile(patterns: list[str]) -> re.Pattern[str]:
    """One pattern of many in which a space never is the end of a line.

    Those that begin at the edge of a word share one test for it, and of these the ones that begin with a digit are
    tried only where one stands, which makes the search several times as fast.
    """
    edged = [part.removeprefix(r"\b") for one in patterns if one.startswith(r"\b") for part in split(one)]
    others = [pattern for pattern in patterns if not pattern.startswith(r"\b")]
    digits = [part for part in edged if part.startswith(_DIGIT_FIRST)]
    words = [part for part in edged if not part.startswith(_DIGIT_FIRST)]
    lettered = by_first_letter("|".join(words)).pattern
    at_edge = [rf"\b(?=\d)(?:{'|'.join(digits)})", lettered] if digits else [lettered]
    return re.compile("|".join([*at_edge, *others]).replace(r"\s", r"[^\S\n]"))


ALWAYS = _compile(
    [
        # dates and periods
        rf"\b{_DM}\s?[/.-]\s?(?:{_YEAR}|\d\d)\b",
        rf"\b(?<!ngắn )(?<!dài )ngày(?: mùng| mồng)?\s+{_DAY}(?:(?:,| và|{_DASH}| đến)\s*(?:ngày )?{_DAY})*\s*(?:[/.-]\s?{_MONTH}\b)?(?:(?:,| và)? ?tháng \d+)?(?! công)",
        rf"\b{_DAY}\s+tháng\s+{_MONTH}\s+năm\s+{_YEAR}\b(?!\s+(?:đầu|cuối))",
        rf"\bnăm học\s+{_YEAR}(?:\s*[-–—]\s*(?:{_YEAR}|\d\d))?\b",
        rf"\b(?:đến|trước|hết)\s+(?:ngày )?(?:1[3-9]|2\d|3[01])\s?/\s?{_MONTH}\b",
        rf"\b(?<!\d )tháng\s+{_MONTH}(?!\s*(?:%|[.,]\d|tỷ|triệu|nghìn|ngàn|đồng))(?:\s*[/-]\s*{_YEAR}|\s*(?:,|và|đến|[-–])\s*(?:tháng\s+)?{_MONTH}(?!/\d{{1,2}}\b)(?:/{_YEAR})?)*\b",
        rf"\bquý\s+(?:[1-4]|{_ROMAN})(?:\s*(?:/|năm|,)\s*{_YEAR})?\b",
        rf"\b(?:{_MONTH}|{_ROMAN})\s?/\s?{_YEAR}\b",
        rf"\b(?:nhiệm kỳ|giai đoạn)\s+{_YEAR}\s*[-–—/]\s*{_YEAR}\b",
        rf"\b(?:năm|năm học|xuân|tết|hè|vụ mùa|từ|giữa|cuối|đầu|sn|sinh|sinh năm)\s+{_YEAR}\b",
        rf"\b\d+(?:[.,]\d+)?(?:{_DASH}\d+)?\s*{_DURATION}\b",
        r"\b\d+\s+th[aàáảãạ]ng?\s+(?:đầu|cuối|qua|năm)\b",
        r"\bthứ\s+\d+\b",
        # clock
        r"\b(?:[01]?\d|2[0-4])(?:\s?(?:giờ|h|g)\s?(?:[0-5]\d)?|:[0-5]\d)(?:\s?phút)?\b",
        r"\b24/(?:24|7)h?\b",
        # documents
        r"\b\d+[a-z]?(?:/\d{4})?\s?[/-]\s?(?:nq|ct|qđ|qd|kh|cv|ub|tt|nđ|nd|kl|qh|pl|tb|hd|bc|tr|đa|cp|đu|hđ|tu|qu|hu|bch|btv|mttq|cttr|ctr|ttr|sgd|bnv|btc|byt|bca|ttg|tw|lđlđ|lđ|đtn|kbnn|ubnd|ubmt|thdt)[a-zđ0-9]*(?:\s?[-/]\s?[a-zđ0-9]+)*",
        r"\b(?<!tổng )(?<!trong )(?<!tổng cộng )(?<!dân )(?<!quân )(?<!nhân )(?<!sĩ )(?<!đa )(?<!chỉ )(?<!hệ )(?<!đảng )số(?: hiệu)?(?:\s*:\s*|\.|\s+)\d+(?:/\d+)*[a-z]?\b(?!\s*(?:%|tỷ|triệu|ngàn|nghìn|đồng))",
        r"\bsố\s*[.:]?\s*\d+(?:/\d+)*\s*[/-]\s*[a-zđ]+(?:[-/][a-zđ0-9]+)*",
        # ages, party ages
        rf"\b(?:\d+(?:{_DASH}|\s*,\s*|\s+(?:và|đến|hoặc|hay)(?: (?:từ|đủ|hết|dưới|trên))?\s+|\s+))*\d+(?: (?:tháng|năm))?\s+tuổi(?! trẻ)",
        r"\b(?:từ|đủ|từ đủ|hết|dưới|trên)\s+\d+\s*(?:tuổi)?\s*(?:đến|tới|[-–])\s*(?:hết |dưới )?\d+\s+tuổi",
        r"\b(?:ở|tại|thuộc|trong) (?:cả )?[2-5] cấp (?:học|hội|ngân sách|chính quyền)\b",
        r"\btuổi (?:hơn |trên |từ )?\d{2,3}(?=[.,;)]| và\b|\n|$)",
        r"\btròn \d{2,3}(?![.\d])(?:(?:, ?| ?[-–] ?| và )(?:trên |ngoài )?\d{2,3}\b)*",
        # phones, addresses in nets, vehicles, identity numbers
        r"\b0\d{1,3}\)?[ .-]?\d{3}[ .-]?\d{3,4}(?:[ .-]?\d{3})?\b|\b1[89]00[ .]?\d{2,}[ .]?\d*\b|\b\d{9,12}\b(?!\s*(?:đ|vn))",
        r"(?:https?://|www\.)\S+|\b[\w.-]+@[\w.-]+",
        r"\b\d+\+\d+\b|\b\d{2}[a-zđ]\d? ?[-–]? ?\d{3}\.?\d{2}\b|\b(?:mô hình|phong trào|phương châm) \d+t\b|\bcự ly [\d.,]+ ?k?m\b|\b\d+(?:,\d+)? lần\b(?! lượt)|\blượt (?:xem|đọc|truy cập)\s*:\s*\d[\d.,]*|(?<=đồng )1 (?:người|hộ|lao động)\b|\b1 cái tết\b|\bđộ ẩm (?:[^\W\d_]+ )?[\d%–-]+",
        # letters glued to digits: Covid-19, K72, B4, H5N1, 4G
        rf"\b(?:{_LETTER}+[-–.]?)\d+(?:[.,/]\d+)*[^\W_]*",
        rf"\b{_LETTER}+\s?[-–]\s?19\b",
        r"\b\d+[a-zđ]\b(?<![\dđ]đ)(?<![mg])(?<!\dt)",
        r"\b\d(?:g|k|d|s)\b|\b[0-9]\.0\b",
        r"\b0 ?(?:đồng|đ)\b",  # "Chuyến xe 0 đồng": given away
        r"\b1 cửa\b|\btỷ lệ 1/\d[\d.]*\b|\b(?:trên|bình quân|mỗi) 1 (?:ha|sào|đơn vị|hecta|héc ta)\b|\btrải qua \d+ kỳ\b|\bchạy (?:cự ly |tiếp sức |việt dã )?\d+(?:x\d+)?(?:\.\d{3})? ?(?:m|mét|km)\b|đồng/\d+ ?(?:hộ|người|suất|em)\b",
        # list numbers and structure
        r"(?m:^\s*\(?\d{1,2}(?:\.\d{1,2})*\s?[.)/](?=\s|[^\W\d_]))",
        r"(?m:^\s*\d{1,2}(?:\.\d{1,2})+\.?(?=\s))",
        r"(?m:^\s*\d{1,2}\s?[-–](?=\s*[^\W\d_]))",
        r"\(\d{1,2}\)",
        r"(?<=: )1\. (?=[^\W\d_][^\n]{1,300}[.;] 2\. )",
        r"\b0?\d sao\b",
        r"\b\d+\s?(?:in|inch|inches|kva?|kwh?p?|mwp?|ml|cc)\b|\b\d+ (?:người|đối tượng|bạn) khác\b|\btrong \d+ (?:buổi|đợt)\b|\b(?:qua|sau) \d+ đợt\b|\bchia (?:làm |thành )?\d+ bảng\b",
        r"\b1 trong (?:những|các|số)\b|\b1 số\b(?! (?:hiệu|lượng))",
        r"\b(?:lúa|màu|ngô)(?: nước)? 0?\d vụ\b|\b0?\d (?:phong trào thi đua|trụ cột|chương trình mục tiêu quốc gia|chương trình mtqg)\b",
        rf"\b{_NUMBER}(?:{_DASH}{_NUMBER})?\s?(?:mm|°c|độ c|độ)\b",  # rain and heat
        r"\bhưởng\s+(?:\d+(?:,\d+)?\s?%)|\bđược hỗ trợ (?:thêm )?\d+(?:,\d+)?\s?%",
        r"\b0?(?:6|9)\s?t\s?/\s?20\d\d\b",
        r"(?m:^\s*(?:lượt (?:xem|đọc|truy cập)\s*:\s*)?\d[\d.,]{0,8}\s*(?:lượt (?:xem|đọc)\s*)?$)",
        r"\bcách [^,.;\d\n]{0,50}\d+(?:,\d+)?\s?(?:km|hải lý|mét|m|cây số)\b",
        r"\b\d+\s*(?:cấp(?! học| ủy)|chiều|bên|mặt|không|sạch|giỏi|đảm đang|sẵn sàng|trong \d|tại chỗ|cùng|chung(?! cư)|trụ cột|tốt|rõ|dám|xung kích)\b(?!\s*(?:nhà|hộ|chính|thẻ))",
        r"\b(?:gấp|tăng|giảm|hơn|gần|cao)\s+(?:[^\W\d_]+ ){0,3}\d+(?:,\d+)?\s+lần\b",
        r"\b[1-3]/[2-9]\s+(?:diện tích|tổng số|số|dân số|quãng|chặng)",
        r"\b\d+\s+lần\s*(?:/|mỗi|một|trong)\s*(?:ngày|tuần|tháng|quý|năm)",
        r"\b(?<![\d/])\d+\s+(?:nội dung|nhóm(?! (?:bảo vệ|trẻ|hộ|zalo|lớp|nòng|tình nguyện|sở thích|thanh niên|phụ nữ))|nhiệm vụ(?! (?:hoàn thành|đã|chưa|đạt|đúng hạn|trong hạn|quá hạn|triển khai đúng|đang|ht[a-z]*nv|htxs|httnv)\b)|giải pháp|mục tiêu|khâu|đột phá|lĩnh vực|nguyên tắc|quan điểm|bước|cấp độ|phẩm chất|đức tính|phương châm|tiêu chuẩn)\b",
    ]
)
UNLESS_COUNTED = _compile(
    [
        rf"\b{_DAY}\s+tháng\s+{_MONTH}\b(?!\s+(?:đầu|cuối)|[.,]\d)",  # "thu ngân sách 6 tháng 4 tỷ đồng" is no day
        rf"\b{_DAY}(?:\s*[/-]\s*{_MONTH})?(?:{_DASH}|\s*(?:đến|,|và)\s*(?:hết )?(?:ngày )?){_DM}(?:/{_YEAR})?\b(?![%\d]|,\d)",
        rf"\b{_YEAR}\s*(?:[-–—/]|đến|tới)\s*(?:năm )?(?:{_YEAR}|\d\d)\b",
        rf"\b{_DATE_CUE}\s+{_DM}\b(?!\s?[%\d]|[.,]\d)",
        rf"\b{_DOCUMENT}\s+(?:số\s*|tư |tw |trung ương )?\d+(?:[/-]\d+)*[a-z]?\b(?![.,]\d)(?:(?:,| và)\s+\d+\b(?!\s*[%\w]))*",
        rf"\b{_YEAR}\b(?!\s*[%/])(?![.,]\d)",
        rf"(?<![\d.,/]){_DM}\b(?=\s*(?:,(?!\d)|\.(?!\d)|[;:)\n”\"]|$|vừa|tại|đã|của|và|năm|là|ở|do|với|trên|trong|này|qua|tới|hằng|hàng))",
    ]
)
NAMES = _compile(
    [
        rf"\b{_ORDINAL}\s+(?:thứ\s+|số\s+)?{_NUMBER}(?:/\d+)*\b(?:(?:,|\s*và|{_DASH}|\s*đến)\s*\d+\b(?![/.,]\d)(?! (?:tổ|thôn|khu|hộ|người|chi|em|đồng|tập|cá|xã|phường|ấp|xóm|trường|lớp)\b))*",
        rf"\b{_NAME}\s+(?:số\s+)?{_NUMBER}(?:/\d+)*[a-z]?\b(?:(?:,|\s*và|{_DASH})\s*\d+\b)*",
    ]
)
_FIRST_COLUMN = re.compile(
    r"^[ ]*\d{1,3}(?=[ ]{2,}[^\W\d_][^\n]*[ ]{2,}\d)", re.MULTILINE
)  # of a table drawn with spaces
_DIGITS = re.compile(r"\d+")
_QUOTED = re.compile(r"“[^”\n]{1,60}”|\"[^\"\n]{1,300}\"")
_AMOUNT = re.compile(r"%|đồng|tỷ|triệu|[^\"]{61}")


def traps(lower: str) -> bytearray:
    """A mask as long as the text: 1 where a character belongs to a number that is no figure."""
    mask = bytearray(len(lower) + 1)
    for start, end in _windows(lower):
        for match in ALWAYS.finditer(lower, start, end):
            _cover(mask, match.start(), match.end())
        for match in UNLESS_COUNTED.finditer(lower, start, end):
            if not counted_at(lower, match.end()):
                _cover(mask, match.start(), match.end())
        for match in NAMES.finditer(lower, start, end):
            if not counted_at(lower, match.end(), after_name=True):
                _cover(mask, match.start(), match.end())
    for match in _FIRST_COLUMN.finditer(lower):
        _cover(mask, match.start(), match.end())
    _cover_quoted(mask, lower)
    return mask


def _windows(lower: str) -> list[tuple[int, int]]:
    """Stretches around digits, cut at spaces: elsewhere no pattern can match, and most of a report has no digits."""
    found: list[tuple[int, int]] = []
    for digits in _DIGITS.finditer(lower):
        start = max(0, lower.rfind(" ", 0, max(0, digits.start() - 40)))
        end = lower.find(" ", digits.end() + 36)
        end = len(lower) if end < 0 else end
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


_SCHEME = re.compile(
    r"(?:đề án|chương trình|dự án|phong trào|cuộc vận động|mô hình|chủ đề|kế hoạch|chuyên đề|phương châm)[: ]*[“\"](?P<name>[^”\"\n]{1,300})[”\"]"
)


def _cover_quoted(mask: bytearray, lower: str) -> None:
    """Slogans and names of models in quotation marks ("5 không, 3 sạch") unless they speak of money or per cent."""
    for match in _SCHEME.finditer(lower):
        _cover(mask, match.start("name"), match.end("name"))
    for match in _QUOTED.finditer(lower):
        words = match[0]
        if any(char.isdigit() for char in words) and not _AMOUNT.search(words):
            _cover(mask, match.start(), match.end())


def _cover(mask: bytearray, start: int, end: int) -> None:
    mask[start:end] = b"\1" * (end - start)
