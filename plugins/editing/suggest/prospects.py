"""Plans told by the grammar of one sentence: times to come, deadlines, orders and promises, projects."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from plugins.editing.suggest.alternatives import by_first_letter
from plugins.editing.suggest.enclosures import Enclosures
from plugins.editing.suggest.prose import Prose, Span

_SOON = (
    r"từ nay (?:đến|tới|cho đến|về)|trước mắt|sắp tới|ngày mai|đến (?:hết|cuối) năm nay"
    r"|(?:tháng \d{1,2}|quý [ivx\d]+|tuần|năm học|(?:vụ|mùa) [^\W\d_]+|\d{1,2}/\d{1,2}|đợt|dịp|kỳ họp) tới(?= đây|\s*[,.;:)\n]|\s*$| (?:trạm|phường|xã|hội|đoàn|ubnd|và)\b)"
)
_BODY = (
    r"(?:tỉnh|thành phố|huyện|quận|xã|phường|đặc khu|thị trấn|thị xã|thôn|ấp|khu phố|tổ|chi bộ|đảng bộ|hội|đoàn|công an|đơn vị"
    r"|địa phương|ngành|phòng|ban|trạm|trường|ủy ban|ubnd|mặt trận|cấp ủy|từng|mỗi|các)\b"
)
_ORDER = (
    rf"(?<!đã )(?<!bản )hoàn thành (?=\d+ (?:[^\W\d_]+ ){{1,4}}còn lại)"
    r"|(?:chương trình|đề án|dự án|kế hoạch|cuộc vận động) (?:[^\W\d_]+ ){0,4}nhằm (?=(?:hỗ trợ|giúp|đào tạo|xây|trồng|vận động|đưa|nâng|giảm|tạo|cấp)\b)"
    rf"|phát động (?:phong trào |đợt )?thi đua (?:thực hiện thắng lợi|(?:thực hiện )?hoàn thành)|(?<!bàn )(?<!chuyển )(?<!tiếp )\bgiao (?:cho )?(?:các |mỗi |từng )?{_BODY}|được (?:giao|phê duyệt|phân bổ) (?=\d)|(?<!ký )(?<!bản )(?<!thực hiện )cam kết(?= [^\W\d_])"
    rf"|lộ trình(?=[^.;\d]{{0,40}}:)|mời thầu|dự trù|(?<!đã )ra sức|(?<!đã )chuẩn bị (?:đón|huy động|trao|tặng)|\bra nghị quyết(?=[^;.\d]{{0,40}}:)|thông báo(?=: (?:từ |vào |sáng |chiều )?ngày )|kêu gọi(?= [^.;,:\d]{{0,60}}\b(?:chung tay|tiếp tục|chung sức|cùng chính quyền)\b)|nhu cầu(?= (?:0?6|sáu|9|quý|năm|cả năm|hỗ trợ)\b)|lưu ý(?= {_BODY})|(?<!đơn )xin (?:[^\W\d_]+ ){{0,2}}hỗ trợ|\bcó thể (?:hoàn thành|đạt|đưa|giải quyết|hỗ trợ|xây|đón|vượt)\b|thông báo (?:tuyển|mời)\b|kịch bản|(?<!các )(?<!vào )(?<!ý )(?<!kiến )dự thảo|quyết nghị(?= (?!thông qua)[^\W\d_])|(?<!đã )phân bổ(?= (?:chỉ tiêu|kế hoạch|\d))|(?<!ra )(?<!đã )đăng ký (?:với|phấn đấu|đạt)|(?<!nay )đăng ký (?=(?:thực hiện |xây dựng |đảm nhận |giúp |làm )?(?:\d+|nhiều|các) (?:công trình|mô hình|phần việc|chỉ tiêu|nội dung|sản phẩm))|đăng ký (?:các )?(?:chỉ tiêu|thi đua)|giao ước thi đua|(?:nhiệm vụ|nội dung|việc) cần (?:thực hiện|làm|tập trung)|xác định (?:nhiệm kỳ|giai đoạn) 20|xác định (?=(?:chuyển|phát triển|xây dựng|tập trung|đẩy mạnh|mở rộng|đưa|trồng|giảm|tăng|thu hút)\b)|nội dung thi đua|\bđang [^.;,\d]{{0,50}}\b(?:để|nhằm)\b"
    r"|\bsớm (?:hoàn thành|đưa|đạt|khởi công|triển khai|giải quyết|có|đầu tư|xây|sửa|nâng|bố trí|mở|lắp|khắc phục|cấp)|hướng đến|tiến tới|dự (?:báo|định|tính)|dự ước(?= [^.;]{0,40}quý)|kinh phí ước tính|(?:vốn|kinh phí|nguồn lực) cần thiết"
    r"|(?<!huyện )(?<!phường )(?<!xã )thống nhất(?= (?:sẽ|cùng|chủ trương|hỗ trợ|phối hợp|xây|giao|chọn|lựa chọn)\b)|(?:phải|cần phải) (?:[^\W\d_]+ ){0,3}(?:đạt|hoàn thành|giảm|tăng|nâng|bảo đảm|đảm bảo|giải quyết|kết nạp|vận động|cấp|trồng|xây|có|thi công|nộp|bàn giao|tuyển|lắp)\b|(?<!so )(?:có|với) nhiệm vụ|kinh phí (?:để )?(?:thực hiện|triển khai) (?:đề án|dự án|kế hoạch)|kinh phí để (?:thực hiện|triển khai|xây|sửa|hỗ trợ)|(?:có|thống nhất|theo|xin) chủ trương|\bđang (?:kêu gọi|mời gọi|tìm|xúc tiến|đề nghị|xin|trình|chuẩn bị|lập)\b|(?:giải pháp|biện pháp|định hướng|hướng đi) là|(?:cử tri|nhân dân|người dân|bà con|đại biểu|hội viên)(?: (?:xã|phường|các|thôn|khu phố|cũng|đã|tiếp tục|còn)){0,4} (?:kiến nghị|đề nghị)(?= (?!của|về|đã|được|với)[^\W\d_])|(?<!đã )(?<!và )kêu gọi(?= (?:[^\W\d_]+ ){0,6}(?:ủng hộ|đóng góp|hiến|đầu tư|mỗi)\b)|\bbàn (?:việc|kế hoạch|giải pháp)|(?:có|gửi|làm) (?:văn bản|công văn|tờ trình|đơn) (?:đề nghị|xin|kiến nghị)|hứa (?:sẽ |tặng|hỗ trợ|xây|giúp|tài trợ)|(?<!sau )khi (?:đi vào (?:hoạt động|vận hành)|đưa vào (?:sử dụng|khai thác|vận hành)|dự án hoàn thành|công trình hoàn thành)|về lâu dài|(?<!gia )(?<!hộ )(?<!hộ gia đình )(?<!hộ dân )(?<!nay )đăng ký (?:(?:trong )?năm (?:20\d\d |nay )?)?(?:giúp|nhận|đỡ đầu|đảm nhận|hỗ trợ|tặng|xây|sửa|trồng|hiến|kết nạp|phát triển|vận động)\b|kỳ vọng|hy vọng|mong chờ|(?<!đã )chuẩn bị (?:các |mọi |tốt )*điều kiện|(?<!đã )đôn đốc(?= [^\W\d_])|(?<!đã )(?<!sự )cố gắng(?! của)(?= [^\W\d_])|(?<!đã )(?<!sự )nỗ lực (?:để )?(?=đến (?:cuối|hết)|đạt (?:chỉ tiêu|mục tiêu)|kết nạp thêm)|(?<!hơn )(?<!như )mong muốn(?! của)|đề xuất(?! được)|đặt (?:kế hoạch|chỉ tiêu|ra)|đề ra kế hoạch|lên (?:kế hoạch|phương án)|(?:kế hoạch|mục tiêu) của [^,.;\d]{1,40} là (?!\d)|có kế hoạch|chuẩn bị (?:xây|khởi công(?! mới)|đầu tư|triển khai|tổ chức)"
    r"|(?<!đã )chuẩn bị (?:(?:khoảng |hơn |gần |trên )?(?=\d))|mục đích|lập (?:hồ sơ (?:để|trình|xin)|dự án|kế hoạch)|đang hoàn thiện|để trình|\bcần (?:khoảng|hơn|gần|tới|nguồn|số|có|đầu tư|bố trí|khởi công|đẩy|nâng|giảm|tăng|trồng|nạo|làm|mở)"
    r"|quyết tâm(?! (?:cao|chính|của|lớn)\b)(?= [^\W\d_])|xác định (?:đến|năm 20|mục tiêu|phải)|(?:ít nhất|tối thiểu|không dưới|không thấp hơn) (?=\d)"
)
_PROJECT = (
    r"mức (?:kinh phí |vốn )?đầu tư|quy mô đầu tư|tổng vốn đầu tư(?! (?:toàn xã hội|xã hội|đăng ký|phát triển|[^.;,]{0,50}\bđạt))|vốn dự kiến|vốn đầu tư dự kiến|(?:dự toán|khái toán) kinh phí|kinh phí dự (?:kiến|toán)|tổng dự toán|nhu cầu (?:vốn|kinh phí|về|tuyển|sử dụng|vay)"
    r"|tổng nhu cầu|quy hoạch|(?<!đạt )quy mô(?= (?:gồm |khoảng |hơn |gần |trên |dự án |diện tích )?\d)|(?<!tổng )công suất(?! (?:phòng|buồng|sử dụng|khai thác|giường))|chủ trương đầu tư|phê duyệt (?:dự án|đầu tư|chủ trương|đề án|phương án|(?:kinh phí )?hỗ trợ|(?:tổng số )?(?=\d+ (?:công trình|dự án|hạng mục|tuyến)))|(?:công trình|dự án)[^.;]{0,60} khởi công(?! mới)|đang (?:thi công|xây dựng|triển khai thi công|được đầu tư)"
)
_LEADS = by_first_letter(f"{_SOON}|{_ORDER}")
_BOUND = by_first_letter(f"dự kiến|{_PROJECT}")
_PLAN_FOR = re.compile(r"(?:xây dựng|ban hành|lên|lập) (?:kế hoạch|phương án|đề án) [^,;.:\d]{3,80}$")
_BUILT = re.compile(
    r"khánh thành|bàn giao|nghiệm thu|gắn biển|đưa vào (?:sử dụng|khai thác|hoạt động|vận hành)|hoàn thành|quyết toán|\bđã (?:xây|đầu tư|làm|thực hiện|huy động|sửa|nâng|cải tạo|mở|bê tông|lắp|giải ngân|hoàn)"
)
_COUNTED_WORKS = re.compile(
    r"(?:triển khai|thực hiện|đầu tư|xây dựng|thi công|tổ chức)(?: [^\W\d_]+){0,2} \d+ (?:công trình|dự án|hạng mục|tuyến)"
    r"|(?:làm mới|sửa chữa|làm được|cứng hóa|bê tông hóa|cải tạo)(?: [^\W\d_]+){0,2} \d[\d.,]*(?:/\d[\d.,]*)? ?(?:km|m|mét|công trình|tuyến|căn|phòng)\b"
)
_YEAR = re.compile(r"[^.;,\d]{0,24}(?:quý [ivx1-4]+(?:/| năm )|tháng \d+/|năm )(20\d\d)")
_NOT_YET = re.compile(
    r"(?:\bsẽ|dự kiến|\bđể|phấn đấu|sau khi|\bkhi|sớm|\bphải|thời gian|\bcần|chưa|\bsẽ được)\s(?:[^\W\d_]+ ){0,2}$"
)
_SHALL = re.compile(r"(?:(?!\bvà\b)[^.;,:\d]){0,40}\b(?:sẽ|dự kiến)\b")
_LATER = re.compile(
    r"(?:sáng|chiều|tối|ngày|vào) (?:chủ nhật|thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])) tới\b|(?:trong|vào|của|ở) (?:năm|tháng|tuần|quý|nhiệm kỳ|thời gian|những năm|năm học|vụ|giai đoạn) tới\b"
)
# "còn dưới 5% vào cuối năm 2026": ahead of a report of which no day is known.
_BY_YEAR = re.compile(r"(?:vào|trong|đến|tới) (?:cuối |hết )?năm 20\d\d")
# "trước ngày 30/6" is due, "đến ngày 15/10" may be over; the others tell what is to come only with a year.
_DAY = re.compile(
    r"\b(?:(?P<due>trước|chậm nhất)(?: là)?(?: vào)?|(?P<to>đến|hết)(?: hết)?|từ|vào|kể từ|ngày)(?: ngày)? "
    r"(?P<day>\d{1,2})\s?[/-]\s?(?P<month>\d{1,2})(?:\s?[/-]\s?(?P<year>20\d\d))?(?![\d/%])"
)
# "Thông báo: ngày 20/8 tổ chức …" of the eleventh: a day that opens its sentence says when all of it happens.
_OPENING = re.compile(r"(?:^|[.:\n]) ?(?:(?:vào|sáng|chiều|tối|dự kiến),? )*$")
_PAST = re.compile(
    r"\bđã\b|đến nay|đến (?:cuối|hết) (?:tháng|quý|tuần)|\bnhờ\b|\bđược (?:hơn |trên |gần )?\d|vừa qua|kết quả"
)
# The subject of a sentence that ends with "…, sẽ khởi công đầu năm 2026".
_WORKS = re.compile(
    r"dự án|công trình|đề án|tuyến đường|\bkè\b|\bcầu\b|trụ sở|khu (?:đô thị|công nghiệp|dân cư mới|tái định cư)"
)
_PROJECTED = re.compile(r"\W*dự án\b(?!.*\d.*\bđã\b)")  # "Dự án … dài 1,85 km, tổng mức đầu tư 9,6 tỷ đồng"
_OPENS_WORK = re.compile(
    r"\W*(?:đoạn|đường|con đường|công trình|dự án|tuyến|cây cầu|cầu|ngôi nhà|căn nhà|nhà|trường|kè|hạng mục|tổng (?:kinh phí|mức|vốn|chiều dài)|kinh phí)\b"
)
# "Trong chiến dịch năm nay, dự kiến có …; …": nothing but a time or a place before it, so it speaks of all.
_HEADS_ALL = re.compile(r"[\s*.+-]*(?:(?:trong|tại|năm|theo|với|ở|cùng)\b[^,;.]{0,90}, ?)?")
_BEGUN = re.compile(r"(?<!đã )(?:khởi công(?! mới)|động thổ)")
_TO_COME = re.compile(
    r"[^.;]{0,140}?(?:(?:dự kiến|sẽ)(?: được)? (?:hoàn thành|khánh thành|khởi công|đưa vào|thi công|triển khai|thông xe|xây|đầu tư|tổ chức)|phê duyệt chủ trương)"
)
_TARGETED = re.compile(
    r"(?:^|[:;.–-])\W*(?:các )?chỉ tiêu (?=[^\W\d_])(?![^.;:]{0,50}(?:đạt|vượt|hoàn thành|thực hiện|ước|kết quả))(?![^.;:]*(?:đến nay|\bđã\b|hiện nay))[^.;:]*$"
)
# "Chỉ tiêu thi đua năm 2019 của trường: …": all that the sentence lists.
_HEADED = re.compile(
    r"\W*(?:các |một số |những )?(?:chỉ tiêu|mục tiêu|nhiệm vụ|kế hoạch|phương hướng|chương trình công tác)\b"
    r"(?![^.;:]{0,70}(?:đạt|vượt|hoàn thành|thực hiện|kết quả|\bđã\b))[^.;:]{0,80}:"
)
_IN = re.compile(r"(?:\b(?:trong|của|cho|sang|từ|vào|đến|hết|cuối|đầu|giữa|ngay)|[,;:.\n–-]|^)\s*(?:cả )?$")
_OF_EVENT = re.compile(
    r"(?:tết|xuân|nghĩa vụ quân sự|nvqs|tuyển quân|giao quân|nhập ngũ|bầu cử|đại hội|hội nghị|kế hoạch|nghị quyết|chương trình|tuyển sinh|hiệp thương)(?:(?!thống nhất|xác định|đề ra|quyết nghị|yêu cầu|đặt ra)[^,.;:\n]){0,40}$"
)


class Prospects:
    """Says of places in a text whether their sentence itself plans.

    `today` is the day of the report, `periods` are the spans of the periods that lie ahead of it.
    """

    def __init__(
        self, prose: Prose, today: date | None, periods: Iterable[tuple[int, int]], enclosures: Enclosures
    ) -> None:
        lower = prose.lower
        self._lower = lower
        self._today = today
        self._to_come = list(periods)
        self._ahead = [span for span in self._to_come if self._is_named(span[0])]
        self._ahead += [(start - 2, end) for start, end in self._to_come if self._is_bracketed(start, end)]
        self._ahead += [match.span() for match in _LATER.finditer(lower)]
        self._by_year = [] if today else [match.start() for match in _BY_YEAR.finditer(lower)]
        self._passed: list[int] = []
        for day in _DAY.finditer(lower):
            self._take_day(day)
        self._reach = enclosures.reach
        self._cues = [(cue.start(), cue.end(), "") for cue in _LEADS.finditer(lower)]
        for cue in _BOUND.finditer(lower):
            self._cues.append((cue.start(), cue.end(), "expected" if cue[0] == "dự kiến" else "project"))

    def _take_day(self, day: re.Match[str]) -> None:
        today = self._today
        if today is None:
            if day["due"]:  # nothing tells that "trước ngày 31/12" is over
                self._ahead.append(day.span())
            return
        when = _date(day, today.year)
        if when is None:
            return
        soon = when - today < timedelta(days=60) and _OPENING.search(self._lower, max(0, day.start() - 24), day.start())
        if today < when and (day["due"] or day["year"] or soon):
            self._ahead.append(day.span())
        elif when <= today and day["to"]:
            self._passed.append(day.end())

    def _is_bracketed(self, start: int, end: int) -> bool:
        """ "Giá trị sản xuất (năm 2030): 423,5 tỷ đồng": the year of the figure behind it."""
        return self._lower[start - 1 : start] == "(" and self._lower.startswith(("):", ") :", ") đạt", ") là"), end)

    def _is_named(self, start: int) -> bool:
        """Whether a period to come says when something happens: "trong năm 2026", not "tuyển quân năm 2026"."""
        lower = self._lower
        if _OF_EVENT.search(lower, max(0, start - 60), start):
            return False
        begin = max(lower.rfind(mark, 0, start) for mark in (". ", "; ", "\n")) + 1
        return (
            lower.startswith("trong", start)
            or _IN.search(lower, max(0, start - 12), start) is not None
            or len(lower[begin:start].split()) <= 9
        )

    def lead(self, sentence: Span, at: int, *, headed: bool = True) -> int:
        """How far from the start of the sentence the last word ends that plans what follows, -1 without any.

        `headed` says that "Chỉ tiêu: …" may open a list of plans, as it does not under a heading of results.
        """
        lower, start = self._lower, sentence.start
        if _PLAN_FOR.search(lower, start, at) or self._goes_on_from_ground_breaking(sentence):
            return at - start
        if lower.find("chỉ tiêu", start, at) >= 0 and _TARGETED.search(lower[start:at]):
            return at - start
        head = _HEADED.match(lower, start, at)
        if head is not None and (headed or self._of_this_year(head[0])):
            return head.end() - start
        clause = max(start, lower.rfind(";", start, at))
        ends = [end for first, end in self._ahead if clause <= first and end <= at < self._reach(first, at + 1)]
        ends += [
            end
            for first, end, group in self._cues
            if start <= first and end <= at and self._holds(first, group, clause, sentence, at)
        ]
        return max(ends) - start if ends else -1

    def _goes_on_from_ground_breaking(self, sentence: Span) -> bool:
        """ "Xã vừa khởi công đường thôn Tân An. Đoạn đường dài 2,2 km, kinh phí hơn 1 tỷ đồng."."""
        lower, start = self._lower, sentence.start
        if lower.find("khởi công", max(0, start - 300), start) < 0 or not _OPENS_WORK.match(lower, start):
            return False
        before = lower[lower.rfind("\n", 0, start) + 1 : start].rstrip(" .").rpartition(". ")[2]
        return _BEGUN.search(before) is not None and not _BUILT.search(before) and not self._built(sentence, start)

    def _of_this_year(self, head: str) -> bool:
        """Whether "Kế hoạch kiểm tra năm 2026: …" is of a year that has just begun or is to come."""
        year = re.search(r"năm (20\d\d)", head)
        if year is None or self._today is None:
            return False
        return int(year[1]) > self._today.year - (self._today.month <= 3)

    def _holds(self, cue: int, group: str, clause: int, sentence: Span, at: int) -> bool:
        """Whether a cue still speaks of a place: expectations and projects only in their clause."""
        if self._reach(cue, at + 1) <= at:
            return False
        if group == "project":
            return cue >= clause and not self._built(sentence, cue)
        return (
            group != "expected" or cue >= clause or _HEADS_ALL.fullmatch(self._lower, sentence.start, cue) is not None
        )

    def passed(self, sentence: Span, at: int) -> int:
        """How far from the start of the sentence the last "đến ngày 15/10" ends that is over, -1 without any."""
        return max((end - sentence.start for end in self._passed if sentence.start <= end <= at), default=-1)

    def follows(self, rest: Span, sentence: Span) -> bool:
        """Whether what follows a figure makes it a plan: "… sẽ nhập ngũ", "… trước ngày 30/6", "… trong năm tới"."""
        lower, end = self._lower, rest.start
        if lower.endswith("chỉ tiêu", 0, end) and any(end <= start < rest.end for start, _ in self._to_come):
            return True  # "thực hiện thắng lợi 17 chỉ tiêu … năm 2026"
        shall = lower.find("sẽ", end, sentence.end) >= 0 or lower.find("dự kiến", end, sentence.end) >= 0
        if shall and _SHALL.match(lower, end, rest.end):
            return True
        starts = [*(start for start, _ in self._ahead), *self._by_year]
        later = [start for start in starts if end <= start < rest.end and start - end < 90]
        if later and _PAST.search(lower, sentence.start, min(later)) is None:
            return True
        if (
            not shall
            and lower.find("tổng mức đầu tư", end, rest.end) >= 0
            and _PROJECTED.match(lower, sentence.start, end)
        ):
            return not self._built(sentence, end)
        if not shall or _PAST.search(lower, sentence.start, end) or not _WORKS.search(lower, sentence.start, end):
            return False
        return _TO_COME.match(lower, end, sentence.end) is not None and not self._built(sentence, end)

    def _built(self, sentence: Span, cue: int) -> bool:
        """Whether the sentence says that the project is done, or counts works that were carried out before the cue."""
        if _COUNTED_WORKS.search(self._lower, sentence.start, cue):
            return True
        return any(
            not _NOT_YET.search(self._lower, max(sentence.start, done.start() - 24), done.start())
            and not self._later(done.end())
            for done in _BUILT.finditer(self._lower, sentence.start, sentence.end)
        )

    def _later(self, end: int) -> bool:
        """Whether "hoàn thành năm 2027" names a year to come."""
        year = _YEAR.match(self._lower, end)
        return year is not None and (self._today is None or int(year[1]) > self._today.year)


def _date(day: re.Match[str], year: int) -> date | None:
    """The day as stated; without a year it is of this one."""
    try:
        return date(int(day["year"] or year), int(day["month"]), int(day["day"]))
    except ValueError:
        return None
