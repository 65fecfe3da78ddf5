"""Plans told by the grammar of one sentence: times to come, deadlines, orders and promises, projects."""

from __future__ import annotations

import re
from datetime import date

from plugins.editing.suggest.periods import periods_ahead
from plugins.editing.suggest.prose import Prose, Span

_SOON = (
    r"từ nay (?:đến|tới|cho đến|về)|trước mắt|sắp tới|ngày mai|đến (?:hết|cuối) năm nay"
    r"|(?:tháng \d{1,2}|quý [ivx\d]+|tuần|năm học|(?:vụ|mùa) [^\W\d_]+|\d{1,2}/\d{1,2}|đợt|dịp|kỳ họp) tới(?= đây|\s*[,.;:)]|\s*$| (?:trạm|phường|xã|hội|đoàn|ubnd|và)\b)"
)
_BODY = (
    r"(?:tỉnh|thành phố|huyện|quận|xã|phường|đặc khu|thị trấn|thị xã|thôn|ấp|khu phố|tổ|chi bộ|đảng bộ|hội|đoàn|công an|đơn vị"
    r"|địa phương|ngành|phòng|ban|trạm|trường|ủy ban|ubnd|mặt trận|cấp ủy|từng|mỗi|các)\b"
)
_ORDER = (
    rf"(?<!bàn )(?<!chuyển )(?<!tiếp )\bgiao (?:cho )?(?:các |mỗi |từng )?{_BODY}|được giao (?=\d)|chỉ tiêu giao(?! cho)|(?<!ký )(?<!bản )cam kết (?:hỗ trợ|tài trợ|đóng góp|ủng hộ|đầu tư|xây|tạo|giải quyết|thu|đạt)"
    r"|kỳ vọng|hy vọng|mong muốn(?! của)|đề xuất(?! được)|đặt (?:kế hoạch|chỉ tiêu|ra)|đề ra kế hoạch|lên kế hoạch|có kế hoạch|chuẩn bị (?:xây|khởi công|đầu tư|triển khai|tổ chức)"
    r"|(?<!đã )chuẩn bị (?:(?:khoảng |hơn |gần |trên )?(?=\d))|mục đích|lập (?:hồ sơ (?:để|trình|xin)|dự án|kế hoạch)|đang hoàn thiện|để trình|\bcần (?:khoảng|hơn|gần|tới|nguồn|số|có|đầu tư|bố trí|khởi công|đẩy|nâng|giảm|tăng|trồng|nạo|làm|mở)"
    r"|quyết tâm(?! (?:cao|chính|của|lớn)\b)(?= [^\W\d_])|xác định (?:đến|năm 20|mục tiêu|phải)|(?:ít nhất|tối thiểu|không dưới|không thấp hơn) (?=\d)"
)
_PROJECT = (
    r"tổng mức đầu tư|tổng vốn đầu tư(?! (?:toàn xã hội|xã hội|đăng ký))|vốn dự kiến|vốn đầu tư dự kiến|(?:dự toán|khái toán) kinh phí|kinh phí dự (?:kiến|toán)|tổng dự toán|nhu cầu (?:vốn|kinh phí|về)"
    r"|tổng nhu cầu|quy hoạch|quy mô(?= (?:gồm |khoảng |hơn |gần |trên |dự án |diện tích )?\d)|công suất|chủ trương đầu tư|khởi công|đang (?:thi công|xây dựng|triển khai thi công|được đầu tư)"
)
_LEADS = re.compile(f"(?P<soon>{_SOON})|(?P<order>{_ORDER})|(?P<project>{_PROJECT})")
_PLAN_FOR = re.compile(r"(?:xây dựng|ban hành|lên) kế hoạch [^,;.:\d]{3,80}$")
_BUILT = re.compile(
    r"khánh thành|bàn giao|nghiệm thu|gắn biển|đưa vào (?:sử dụng|khai thác|hoạt động|vận hành)|hoàn thành|quyết toán|\bđã (?:xây|đầu tư|làm|thực hiện|huy động|sửa|nâng|cải tạo|mở|bê tông|lắp|giải ngân|hoàn)"
)
_NOT_YET = re.compile(
    r"(?:\bsẽ|dự kiến|\bđể|phấn đấu|sau khi|\bkhi|sớm|\bphải|thời gian|\bcần|chưa|\bsẽ được)\s(?:[^\W\d_]+ ){0,2}$"
)
_SHALL = re.compile(r"[^.;,:\d]{0,40}\b(?:sẽ|dự kiến)\b")
_NEXT = re.compile(
    r"[^.;:]{0,60}(?:trong|vào|của|ở) (?:năm|tháng|tuần|quý|nhiệm kỳ|thời gian|những năm|năm học|vụ|giai đoạn) tới\b"
)
_DEADLINE = re.compile(
    r"[^.;]{0,90}?\b(?:xong |hoàn thành |chậm nhất |ngay )?(?:trước|chậm nhất)(?: là)?(?: vào)? (?:(?:ngày )?(?P<day>\d{1,2})\s?[/-]\s?(?P<month>\d{1,2})(?:\s?[/-]\s?(?P<year>20\d\d))?|(?P<season>mùa (?:mưa|bão|khô|lũ)|tết|thềm năm|vụ [^\W\d_]+|năm học mới))"
)
_PAST = re.compile(r"\bđã\b|đến nay|\bđược (?:hơn |trên |gần )?\d|vừa qua|kết quả")
_IN = re.compile(r"(?:\b(?:trong|của|cho|sang|từ|vào|đến|hết|cuối|đầu|giữa|ngay)|[,;:.\n–-]|^)\s*(?:cả )?$")
_OF_EVENT = re.compile(
    r"(?:tết|xuân|nghĩa vụ quân sự|nvqs|tuyển quân|giao quân|nhập ngũ|bầu cử|đại hội|hội nghị|kế hoạch|nghị quyết|chương trình|tuyển sinh|hiệp thương)[^,.;:\n]{0,40}$"
)


class Prospects:
    """Says of places in a text whether their sentence itself plans; `today` is the day of the report."""

    def __init__(self, prose: Prose, today: date | None) -> None:
        self._lower = prose.lower
        self._today = today
        self._ahead = [
            (start, end)
            for start, end in periods_ahead(prose.lower, today)
            if (prose.lower.startswith("trong", start) or _IN.search(prose.lower, max(0, start - 12), start))
            and not _OF_EVENT.search(prose.lower, max(0, start - 60), start)
        ]

    def lead(self, sentence: Span, at: int) -> int:
        """How far from the start of the sentence the last word ends that plans what follows, -1 without any."""
        last = max(
            (end - sentence.start for start, end in self._ahead if sentence.start <= start and end <= at), default=-1
        )
        for cue in _LEADS.finditer(self._lower, sentence.start, at + 1):
            if cue.end() <= at and not (cue["project"] and self._built(sentence, cue.start())):
                last = max(last, cue.end() - sentence.start)
        return at - sentence.start if _PLAN_FOR.search(self._lower, sentence.start, at) else last

    def follows(self, rest: Span, sentence: Span) -> bool:
        """Whether what follows a figure makes it a plan: "… sẽ nhập ngũ", "… trước ngày 30/6", "… trong năm tới"."""
        lower, end = self._lower, rest.start
        if _SHALL.match(lower, end, rest.end):
            return True
        if _PAST.search(lower, sentence.start, end):
            return False
        upcoming = _NEXT.match(lower, end, rest.end)
        if upcoming is not None and not _PAST.search(upcoming[0]):
            return True
        due = _DEADLINE.match(lower, end, sentence.end)
        if due is not None and not _PAST.search(due[0]) and self._is_due(due):
            return True
        return any(
            end <= start < rest.end and start - end < 90 and not _PAST.search(lower, end, start)
            for start, _ in self._ahead
        )

    def _built(self, sentence: Span, cue: int) -> bool:
        """Whether the sentence says that the project is done."""
        return any(
            not _NOT_YET.search(self._lower, max(sentence.start, done.start() - 24), done.start())
            for done in _BUILT.finditer(self._lower, sentence.start, sentence.end)
        )

    def _is_due(self, due: re.Match[str]) -> bool:
        if due["season"] or self._today is None:
            return True
        try:
            day = date(int(due["year"] or self._today.year), int(due["month"]), int(due["day"]))
        except ValueError:
            return False
        return day >= self._today
