"""Numbers of running text that count nothing: dates, terms, documents, ordinals, places, telephones, list marks."""

from __future__ import annotations

import re

from plugins.domain.unit import COUNT_NOUNS

_YEAR = r"(?:19|20)[0-9]{2}"
_DAY_MONTH = r"[0-9]{1,2} ?[/.-] ?[0-9]{1,2}"
_TOGETHER = r"(?: ?(?:,|và|đến|tới|[-–—]) ?(?:ngày )?"

_DOCUMENTS = (
    "chỉ thị|nghị quyết|quyết định|kế hoạch|thông tư|nghị định|luật|công văn|kết luận|quy định|hướng dẫn|thông báo"
    "|chương trình|đề án|công điện|thông tri|pháp lệnh|tờ trình|báo cáo|văn bản|quy chế|giấy mời|điều|khoản|phụ lục|mẫu"
)
_PLACES = (
    "quận|phường|khu phố|khu vực|kp|tổ|tổ dân phố|ấp|thôn|khóm|khối|chi bộ|hẻm|lô|block|quốc lộ|tỉnh lộ|đường"
    "|lớp|cấp độ|loại|nhà cấp|hạng|mức độ|nhóm|đợt|giai đoạn|vòng|bàn|phòng|tầng|đội|chốt|vùng|bảng|hình|biểu|câu|trang"
    "|thứ|lần|lần thứ|khóa|khoá|kỳ|hạng mục|trường tiểu học|cụm"
)

# A noun that reports count, after a number.
COUNTED = re.compile(rf" (?:{'|'.join(sorted(COUNT_NOUNS, key=len, reverse=True))})(?!\w)(?:/[^\W\d_]+)*")
_NAME = r"[0-9]++(?:[/.-][0-9]+)*+"

# Each alternative is a whole stretch to pass over; read in lower case.
_UNCOUNTED = "|".join(
    (
        rf"(?:{_DAY_MONTH} ?[/.-] ?|(?:tháng|quý) [0-9]{{1,2}} ?[/-] ?)[0-9]{{4}}(?![0-9])",
        r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])",
        rf"(?:ngày|mùng|mồng|sáng|chiều|tối|trưa|đêm|rằm|dịp|lễ) (?:{_DAY_MONTH}(?: ?[/.-] ?{_YEAR})?|[0-9]{{1,2}})"
        rf"{_TOGETHER}(?:{_DAY_MONTH}|[0-9]{{1,2}}(?= (?:tháng|/))))*"
        rf"(?: tháng [0-9]{{1,2}})?(?: năm {_YEAR})?(?! ?%)",
        r"(?:từ|đến|tới|hết) [0-9]{1,2}[/-][0-9]{1,2}(?= (?:đến|tới|năm)|[,.;)]|$)",
        r"\((?:ngày )?[0-9]{1,2}[/-][0-9]{1,2}(?:[/-][0-9]{4})?\)",
        rf"tháng [0-9]{{1,2}}(?: năm {_YEAR})?(?![0-9]| ?%)",
        r"[0-9]{1,2} th[áà]ng (?:đầu|cuối|giữa|qua|còn lại|năm)(?: năm)?(?: [0-9]{4})?",
        rf"năm (?:học )?{_YEAR}(?:[ ,]*(?:và|đến|[-–—]) ?(?:năm )?{_YEAR})*|quý [0-9ivx]+ ?/ ?{_YEAR}|quý [0-9]",
        rf"(?:19|20)[0-9]{{2}} ?[-–—/] ?{_YEAR}",  # terms, school years
        r"[0-9]{1,2} ?(?:h|g|giờ) ?[0-9]{2}(?: phút)?(?![0-9])|[0-9]{1,2}[hg](?![^\W_])",  # times of day
        r"(?:lúc|hồi|trước) [0-9]{1,2} giờ(?: [0-9]{2}(?: phút)?)?",
        r"24/(?:24|7)(?: giờ)?",
        r"[0-9]{1,8}[0-9/.-]{0,16}[/-](?:[a-zđ][a-z0-9đ&-]*)(?:[-/][a-z0-9đ]+)*",  # 766/qđ-ttg, 05-nq/tw
        rf"(?P<name>(?:(?:{_DOCUMENTS})(?: liên tịch)?(?: số)? ?:? ?|(?<!tổng )(?<!con )(?<!trong )số ?:? ?"
        rf"|(?:{_PLACES}) ?){_NAME}(?!,[0-9])[a-z]?(?:[/.-][0-9a-z]+)*+"
        r"(?! ?(?:%|tỷ|tỉ|triệu|nghìn|ngàn|đồng)(?!\w)))",
        r"[^\W\d_]+[-–][0-9]+",  # covid-19
        r"\(?0[0-9]{1,3}\)?[ .-]?[0-9]{3}[ .-]?[0-9]{3,4}(?![0-9])",  # telephones
        r"0[0-9]{8,11}(?![0-9])",  # identity numbers
        r"(?:điện thoại|đt|sđt|hotline|cccd|cmnd|tài khoản|stk)(?: số)? ?:? ?[0-9][0-9 .-]*",
    )
)
_PATTERN = re.compile(rf"(?<!\w)(?:{_UNCOUNTED})")
_ADDRESS = re.compile(r"(?:https?://|www\.|(?<=\w)@)\S+")
_DIGIT = re.compile("[0-9]")
_LIST_MARK = re.compile(r"(?:^|(?<=\n)) ?(?:[0-9]{1,2}[.)](?= )|[0-9]+(?=\n|$))")
_LONE_YEAR = re.compile(
    rf"(?<![\w.,/]){_YEAR}(?![\w/]|[.,][0-9]| ?%| (?:đồng|triệu|tỷ|người|hộ|lượt|suất|hồ sơ|trường hợp))"
)


def uncounted_spans(lower: str) -> list[tuple[int, int]]:
    """The stretches (start, end) of a flattened lower-case text whose numbers are names, in order of place."""
    spans: list[tuple[int, int]] = []
    start = 0
    for line in lower.split("\n"):
        end = start + len(line)
        if _DIGIT.search(line):
            for pattern in (_PATTERN, _ADDRESS, _LIST_MARK, _LONE_YEAR):
                spans += [match.span() for match in pattern.finditer(lower, start, end) if _is_name(match)]
        start = end + 1
    return sorted(spans)


def _is_name(match: re.Match[str]) -> bool:
    """ "kế hoạch 45" is a document, "hướng dẫn 45 hộ" counts households."""
    return match.lastgroup != "name" or COUNTED.match(match.string, match.end()) is None
