"""What is only planned: sections, sentences and phrases whose figures are targets and never results."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date

from plugins.editing.suggest.headlines import ROMAN, is_heading
from plugins.editing.suggest.periods import lies_ahead, period_at, period_here
from plugins.editing.suggest.prose import Line, Prose, Span

_HEAD_TARGET = re.compile(
    r"phương hướng|nhiệm vụ|mục tiêu|chỉ tiêu|giải pháp|kế hoạch (?:năm|công tác|6|quý|tháng|hoạt động)|thời gian tới|phấn đấu|dự kiến|chương trình công tác|dự toán"
)
_HEAD_RESULT = re.compile(
    r"kết quả|đánh giá|tình hình|đã đạt|sơ kết|tổng kết|thực hiện (?:các )?(?:chỉ tiêu|nhiệm vụ|nghị quyết)|ưu điểm|hạn chế|khen thưởng"
)


def _unless(word: str, *before: str) -> str:
    """A word that none of these others precedes; asked behind the word, where the search seldom comes."""
    return word + "".join(f"(?<!{other} {word})" for other in before)


_FORWARD = re.compile(
    _unless("phấn đấu", "tinh thần", "quá trình", "sự", "nỗ lực", "đã", "ý chí")
    + "|"
    + _unless(
        "mục tiêu",
        *(
            "chương trình",
            "hoàn thành",
            "hoàn thành các",
            "thực hiện",
            "thực hiện các",
            "đạt",
            "vượt",
            "với",
            "vượt các",
        ),
    )
    + r"(?! quốc gia| đề ra)|(?:đề ra|xác định|đặt ra|quyết nghị|thống nhất|thông qua|giao)(?: \w+){0,5} (?:chỉ tiêu|mục tiêu|nhiệm vụ|phương hướng)"
    r"|chỉ tiêu(?: phát triển| kinh tế| chính| cơ bản)*(?: -? ?xã hội)? (?:chủ yếu|cụ thể|phấn đấu|trọng tâm|sau|như sau|gồm)"
    r"|phải đạt|\bsẽ\b|dự kiến|"
    + _unless("yêu cầu", "đáp ứng", "theo", "đạt", "các", "đúng")
    + "(?= |:)|"
    + _unless("đề nghị", "hồ sơ", "giấy", "đơn", "văn bản", "theo")
    + r"(?! khen| tặng| công nhận| xét| cấp| vay| truy)|kiến nghị(?= (?:quận|thành phố|tỉnh|huyện|cấp))"
    r"|đề ra(?=\s*:)|với mục tiêu(?= [^,;.\d]{0,40}\d)|\bcần (?:đạt|phải|tập trung|tiếp tục|phấn đấu|vận động|huy động|thu|kết nạp|hoàn thành|xây|sửa|thêm)|quyết tâm (?:đạt|phấn đấu|hoàn thành|thực hiện thắng lợi|đưa|giữ)|đặt mục tiêu|hướng tới (?:mục tiêu|đạt|năm)|phương hướng|chỉ tiêu đặt ra"
    r"|(?:trong )?(?:thời gian|năm|nhiệm kỳ|giai đoạn|tháng|quý|những năm) tới|những tháng cuối năm|các tháng cuối năm|nhiệm vụ(?: (?:trọng tâm|chủ yếu))?(?= (?:năm|6|sáu|quý|tháng|nhiệm kỳ|giai đoạn|thời gian|công tác|trong thời)| ?:)|đăng ký thực hiện"
    r"|phải (?:huy động|thu|hoàn thành|vận động|thực hiện|kết nạp)|theo kế hoạch(?=,)|(?:thu|chi|dự toán|ngân sách|vốn)(?: [^\W\d_]+){0,3}(?: năm 20\d\d)? sau (?:khi )?điều chỉnh"
)
# Holds only as far as its clause: "dự toán thu 45 tỷ; 6 tháng thu được 24 tỷ".
_BUDGETED = re.compile(
    r"(?:bổ sung|phê duyệt|giao) dự toán|(?:nghị quyết|hđnd|quận|huyện|thành phố|tỉnh|trên|được|;|^) ?giao (?:thu|chi|kết nạp|vận động|giải quyết|phát triển)\b|(?<!thực hiện )dự toán (?:thu|chi|ngân sách|năm)(?! đạt)"
)
_BACKWARD = re.compile(
    r"kết quả(?!,? thực hiện nghị quyết)|(?<!chưa )\bđã\b|đến nay|vừa qua|cho thấy|trước đó|nhiệm kỳ qua|năm qua|thời gian qua|trong đó đã|tính đến|lũy kế|theo báo cáo|dịp này|nhân dịp|\bqua (?:phân loại|khám|rà soát|kiểm tra|đánh giá|khảo sát|thống kê|bình xét)"
)
# Says that something happened, unless its own clause looks ahead: "vận động được 30 triệu", "phấn đấu vận động được …".
_HAPPENED = re.compile(
    r"[^\W\d_]+ được(?= (?:hơn |trên |gần |khoảng )?\d)|thu được|thực hiện được|đạt được|(?<!để )xảy ra|ghi nhận|phát hiện|thu giữ"
)
_AHEAD_VERB = re.compile(
    r"phấn đấu|\bsẽ\b|\bphải\b|dự kiến|\bcần\b|quyết tâm|mục tiêu|yêu cầu|đề nghị(?! khen| tặng)|thời gian tới|đặt ra|đề ra|\bđể\b|tiếp tục"
)
# "trong thực hiện nhiệm vụ năm 2020" looks back, "triển khai thực hiện nhiệm vụ năm 2021" ahead.
_CARRIED_OUT = re.compile(
    r"(?<!triển khai )(?<!tục )(?<!trung )(?<!cần )(?<!phải )(?<!để )(?<!tâm )(?<!nhằm )(?:thực hiện|hoàn thành)(?: (?:tốt|xuất sắc|thắng lợi|có hiệu quả|toàn diện|nghiêm túc|đạt|và|vượt|các))*\s*$"
)
_LOCAL = re.compile(
    r"(?:chỉ tiêu|kế hoạch|dự toán|\bkh\b|số giao)(?: (?:được|giao|đề ra|năm|cả|quận|huyện|thành phố|trên|là|\d{4}|nghị quyết))*\s*:?(?:\s+(?!đạt\b|vượt\b|và\b)(?:[^\W\d_]+|20\d\d|[69](?= tháng))){0,8}\s*:?\s*$"
)
_NOT_LOCAL = re.compile(
    r"(?:%|đạt|vượt|hoàn thành|so với|theo|so|thực hiện|trên|các|\d)\s*(?:và vượt\s+)?(?:số |các |tổng |được )*(?:chỉ tiêu|kế hoạch|dự toán|kh\b)"
    r"|chỉ tiêu(?: khác| kinh tế)? như\b|(?:xây dựng|ban hành|triển khai) (?:các )?(?:chỉ tiêu|kế hoạch|dự toán)(?! (?:vận động|tổ chức|thu|chi|kết nạp|xây|sửa|hỗ trợ|chăm lo|mở|tặng|trao|trồng)\b)"
)
_YEAR_LEAD = re.compile(
    r"\s*(?:-|\+)?\s*(?:bước )?(?:trong |sang |về |cho )?(?:kế hoạch )?(?:cả )?(?:năm|giai đoạn|nhiệm kỳ|vụ)\s*(20\d\d)(?:\s*[-–]\s*(20\d\d))?"
)
_PLAN_LEAD = re.compile(
    r"\W*(?:trong |sang |bước sang |về )?(kế hoạch|chương trình|nhiệm vụ|phương hướng|mục tiêu|chỉ tiêu)?(?: công tác| hoạt động)? ?"
)
_PLAN_OPENS = re.compile(r"\W*(?:phấn đấu|dự kiến|kế hoạch|chỉ tiêu|nhiệm vụ|phương hướng|mục tiêu)\b")
_ENUMERATED = re.compile(r"\(?(?:\d{1,2}|[a-h])[).]\s")  # "(2) Kết nạp 60 đảng viên." after "(1) Thu …"
_DAY_LEAD = re.compile(
    r"\W*(?:(?:sáng|trưa|chiều|tối) )?(?:ngày )?(\d{1,2})[/.-](\d{1,2})(?!\d)"
)  # "Ngày 17/8, phường …"
_BY_PLAN = re.compile(r"\W*theo (?:kế hoạch|chỉ tiêu|dự toán)[^,;.]{0,60},")
_ADOPTED = re.compile(
    r"(?:thông qua|phê duyệt|quyết nghị|ban hành)[^.;]{0,80}(?:dự toán|kế hoạch|chỉ tiêu|nhiệm vụ|mục tiêu)"
)
_REPORTED = re.compile(r"báo cáo|kết quả|tình hình|thực hiện|đánh giá")
_UNTIL = re.compile(r"(?:đến|tới|vào)\s+(?P<end>cuối |hết )?(?:năm |quý \w+/|tháng \d+/|31/12/)?(20\d\d)")
_YEAR_AFTER = re.compile(r"\D{0,6}(20\d\d)")
_SECOND_HALF = re.compile(r"(?:6|sáu) tháng cuối năm|(?:quý (?:iii|iv|3|4))(?=\D)")


_AT_LEAST = re.compile(r"(?:\s*[^\W\d_]+){0,5}\s+trở lên")


_TO_BE_DONE = re.compile(r"[^.;,\d]{0,30},?\s*(?:dự kiến|sẽ) (?:hoàn thành|khánh thành|khởi công|đưa vào|tổ chức|trao)")


class Outlook:
    """Follows a report line by line and says of a place whether the figure there is only planned.

    `today` is the date of the report, None when nothing tells it.
    """

    def __init__(self, prose: Prose, today: date | None) -> None:
        self._prose = prose
        self._today = today
        self._section = False
        self._list = False
        self._column = False
        self._paragraph = False
        self._carried = False
        self._leads_ahead = False
        self._adopted = False  # the sentence before adopted a budget or a plan
        self._targets = 0  # how many the sentence before held
        self._forward = [(m.start(), m.end()) for m in _FORWARD.finditer(prose.lower) if not self._is_over(m)]
        self._happened = [
            (m.start(), m.end()) for m in _HAPPENED.finditer(prose.lower) if not self._clause_looks_ahead(m.start())
        ]
        self._backward = [(match.start(), match.end()) for match in _BACKWARD.finditer(prose.lower)]

    def _is_over(self, task: re.Match[str]) -> bool:
        """Whether "nhiệm vụ 6 tháng đầu năm" is behind the report: by its period, else by the verb before it."""
        if not task[0].startswith("nhiệm vụ"):
            return False
        lower = self._prose.lower
        period = period_at(lower, task.end(), self._today.year if self._today else None)
        if period is not None and self._today is not None and lies_ahead(period, self._today):
            return False
        if period is not None and self._today is not None and period.end < self._today:
            return True
        return _CARRIED_OUT.search(lower, max(0, task.start() - 60), task.start()) is not None

    def _clause_looks_ahead(self, at: int) -> bool:
        lower = self._prose.lower
        start = max(lower.rfind(mark, 0, at) for mark in (";", ". ", "\n"))
        return _AHEAD_VERB.search(lower, start + 1, at) is not None

    def enter_line(self, line: Line, has_figures: bool) -> None:
        """Update sections and lists before the sentences of the line are read."""
        words = self._prose.lower[line.span.start : line.span.end].strip(" #")
        if self._carried and (_BACKWARD.search(words) or self._past_lead(words[:60])):
            self._carried = False
        self._paragraph = self._carried
        if not line.bullet:
            self._list = False
        cells = words.strip("| ").split("|")
        if len(cells) > 1 and not has_figures:
            if any(char.isalpha() for char in words):  # heads of a table of two columns
                self._column = len(cells) == 2 and _HEAD_TARGET.search(cells[1]) is not None
            return
        self._column = self._column and len(cells) > 1
        if is_heading(self._prose.plain[line.span.start : line.span.end], line.bullet) and not has_figures:
            self._enter_heading(words, line)

    def _enter_heading(self, words: str, line: Line) -> None:
        target, result = _HEAD_TARGET.search(words), _HEAD_RESULT.search(words)
        if words.endswith(":") and _FORWARD.search(words) and not result:
            self._list = True
        elif target and not result:
            self._section = True
        elif (
            (result and not target)
            or (result and target and result.start() < target.start() and "phương hướng" not in words)
            or ROMAN.match(words)
        ):
            self._section = False

    def enter_sentence(self, sentence: Span) -> None:
        """Sentences after "Trong thời gian tới, …" stay planned until one looks back."""
        words = self._prose.lower[sentence.start : sentence.end].strip()
        lead = words[:60]
        self._leads_ahead = self._future_lead(lead.partition(";")[0])
        if self._today is None and _YEAR_LEAD.match(lead) and _BACKWARD.search(words):
            self._leads_ahead = False  # "Trong nhiệm kỳ 2011-2016, hội đã đạt được …" in a text without a date
        goes_on = self._targets > 0 and _ENUMERATED.match(words) is not None and not _BACKWARD.search(words)
        adopted = self._adopted and words.startswith("theo đó") and not _REPORTED.search(lead)
        told = _ADOPTED.search(words)
        self._adopted = told is not None and not _REPORTED.search(told[0])
        if _BACKWARD.search(words):
            self._carried = False
        if self._leads_ahead or goes_on or adopted:
            self._paragraph = True
        elif self._paragraph and (_BACKWARD.search(words) or self._past_lead(lead)):
            self._paragraph = False

    def leave_sentence(self, sentence: Span, line: Line) -> None:
        """A line that ends with a colon after a planning word opens a list of targets."""
        words = self._prose.lower[sentence.start : line.span.end].rstrip()
        if sentence.end >= line.span.end - 1 and words.endswith(":") and self.planned(sentence, line.span.end):
            self._list = True

    def carry(self, targets: int) -> None:
        """A sentence that listed several targets goes on in the next lines until one looks back."""
        self._carried = self._carried or targets >= 3
        self._targets = targets

    def planned(self, sentence: Span, at: int, phrase: str = "", after: str = "") -> bool:
        """Whether a figure at this place is a target; `phrase` leads to it, `after` follows it."""
        before = self._prose.lower[sentence.start : at]
        forward = max(_last(self._forward, sentence.start, at), self._until(before), self._second_half(before))
        forward = max(forward, self._budgeted(before))
        backward = max(_last(self._backward, sentence.start, at), _last(self._happened, sentence.start, at))
        if phrase and (
            phrase.rstrip().endswith("mục tiêu") or (_LOCAL.search(phrase) and not _NOT_LOCAL.search(phrase))
        ):
            return True
        if forward > backward or (backward < 0 and _AT_LEAST.match(after)) or _TO_BE_DONE.match(after):
            return True
        return backward < 0 and (self._section or self._list or self._paragraph or self._column)

    def bestowed(self, sentence: Span, clause: Span, at: int) -> bool:
        """Whether an award named here has been given: awards end a plan unless their own clause looks ahead."""
        lead = self._prose.lower[sentence.start : sentence.start + 40]
        if self._section or self._list or self._leads_ahead or _PLAN_OPENS.match(lead):
            return False
        return _AHEAD_VERB.search(self._prose.lower, clause.start, at) is None

    def _budgeted(self, before: str) -> int:
        start = before.rfind(";") + 1
        return max((start + match.end() for match in _BUDGETED.finditer(before[start:])), default=-1)

    def _until(self, before: str) -> int:
        if "20" not in before:
            return -1
        ends = [m.end() for m in _UNTIL.finditer(before) if self._today is None or self._unfinished(m)]
        return max(ends, default=-1)

    def _unfinished(self, until: re.Match[str]) -> bool:
        """ "Đến cuối năm 2025" lies ahead until late in that year, "đến năm 2025" only before it."""
        year = int(until[2])
        ending = until["end"] is not None and self._today is not None and (self._today.month < 11 or self._targets > 0)
        return year > self._year_done() or (ending and self._today is not None and year == self._today.year)

    def _second_half(self, before: str) -> int:
        if self._today is not None and not 3 <= self._today.month <= 9:
            return -1
        match = _SECOND_HALF.match(before.lstrip()) or re.search(r"(?:trong|cho) (?:6|sáu) tháng cuối năm", before)
        if match is None:
            return -1
        year = _YEAR_AFTER.match(match.string, match.end())
        return -1 if year and self._today and int(year[1]) < self._today.year else match.end()

    def _year_done(self) -> int:
        """The last year that a report of this date can look back on as a whole or in part."""
        if self._today is None:
            return 9999
        return self._today.year - 1 if self._today.month <= 2 else self._today.year

    def _future_lead(self, lead: str) -> bool:
        if _BY_PLAN.match(lead):
            return True
        if re.match(r"(?:trong |về )?(?:thời gian tới|phương hướng|những tháng cuối năm|mục tiêu|nhiệm vụ)", lead):
            return True
        if self._second_half(lead) > 0:
            return True
        match = _YEAR_LEAD.match(lead)
        if match is None:
            return self._period_ahead(lead)
        if match[2]:  # a term lies ahead from its first year on
            return self._today is None or int(match[1]) >= self._today.year
        return int(match[1]) > self._year_done()

    def _period_ahead(self, lead: str) -> bool:
        """ "Quý II/2023, …" in April; "Kế hoạch quý II/2023" until it is over."""
        start = _PLAN_LEAD.match(lead)
        if self._today is None or start is None:
            return False
        period = period_here(lead, start.end(), self._today.year)
        if period is None:
            return False
        return lies_ahead(period, self._today) or (start[1] is not None and period.end >= self._today)

    def _past_lead(self, lead: str) -> bool:
        match = _YEAR_LEAD.match(lead)
        day = _DAY_LEAD.match(lead)
        if day is not None and self._today is not None and not re.search(r"\bsẽ\b|dự kiến|phấn đấu", lead):
            return (int(day[2]), int(day[1])) <= (self._today.month, self._today.day)
        return match is not None and not self._future_lead(lead)


def _last(cues: list[tuple[int, int]], start: int, end: int) -> int:
    """How far from `start` the last cue between two offsets ends, -1 without any."""
    index = bisect_right(cues, (end, 0)) - 1
    while index >= 0 and cues[index][1] > end:
        index -= 1
    return cues[index][1] - start if index >= 0 and cues[index][0] >= start else -1
