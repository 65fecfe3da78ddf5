"""What reads oddly in an article: personal data, a date that cannot be meant, a ward that is named but not declared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from plugins.assembly.mismatches import other_numbers, period_mismatch, wards_of_figures
from plugins.assembly.privacy import CODE as PERSONAL_DATA
from plugins.assembly.privacy import allowed_texts, complaint, find_suspicions, may_be_personal, office_numbers
from plugins.assembly.unmarked import unmarked
from plugins.domain.document import Document, Status
from plugins.domain.issue import Issue, Place, Severity, together
from plugins.domain.observation import Observation
from plugins.domain.ward import Ward
from plugins.markup.comments import blank, has_comments
from plugins.markup.locating import position
from plugins.registries import Registries
from plugins.vietnamese.formatting import format_date

FAR = timedelta(days=31)
HISTORY = timedelta(days=5 * 366)  # a day that far away is told as history, not as the day of the news
_DAY = r"(?P<day>\d{1,2})(?:\s*[/.-]\s*(?P<month>\d{1,2})(?:\s*[/.-]\s*(?P<year>\d{4}))?|\s+tháng\s+(?P<month_word>\d{1,2})(?:\s+năm\s+(?P<year_word>\d{4}))?)(?!\d|[/.-]\d)"
_DATELINE = re.compile(rf"^[ \t>*_]*(?:(?:Sáng|Trưa|Chiều|Tối|Vào)\s+(?:ngày\s+)?|Ngày\s+){_DAY}", re.M)
_DAY_IN_TITLE = re.compile(rf"(?<![\w/.-]){_DAY}")
_PAPER = re.compile(r"(?:nghị quyết|nghị định|quyết định|chỉ thị|công văn|thông tư|kế hoạch|luật)\b|số \d", re.I)
_QUOTES = {'"': '"', "'": "'’", "“": "”"}  # what opens, and what closes it
_MARKUP = re.compile(r"\*\*|</?[a-zA-Z]+>|^[#>*-]+ |\]\(|&[a-z]+;")
_LONGEST_TITLE = 160  # characters
_LONGEST_SUMMARY = 500
_FEW_WORDS = 3
_BEGINNING = 1500  # characters in which an article says when it happened
_FUTURE = re.compile(r"\b(?:sẽ|dự kiến|kỷ niệm)\b", re.I)


@dataclass(frozen=True, slots=True)
class Review:
    """What one site's articles are looked through for; made once a build.

    `wards` are the units the site covers, `own_numbers` the digits of the office's telephones, `allowed` the stretches
    that may be published although they look like personal data.
    """

    wards: tuple[tuple[str, Ward], ...]  # each with its proper name, by which a text is searched first
    own_numbers: frozenset[str]
    allowed: frozenset[str]

    @classmethod
    def of(cls, root: Path, registries: Registries) -> Review:
        """The review of a project."""
        wards = [registries.wards[ward_id] for ward_id in registries.covered]
        named = tuple((name, ward) for ward in wards if (name := ward.name.partition(" ")[2]))
        return cls(named, office_numbers(registries.site), allowed_texts(root))

    def __call__(self, document: Document, observations: Sequence[Observation] = ()) -> list[Issue]:
        """Every complaint about one article or standing page; its HTML comments are no part of it."""
        body = blank(document.body, keep_length=True)[0] if has_comments(document.body) else document.body
        told = f"{document.title}\n{document.summary or ''}\n{body}"
        issues = [*self._personal(document, body)] if may_be_personal(told) else []
        if document.title and not body.strip() and document.status is Status.PUBLISHED:
            issues.append(_empty(document))
        if "date" in document.places:  # standing pages have none
            issues += _title(document)
            issues += unmarked(document, body)
            issues += _summary(document) if document.summary else ()
            issues += other_numbers(document, body, observations) if observations else ()
            issues += _dates(document, body)
            if document.claims and "period" not in document.doubtful:
                issues += period_mismatch(document, told)
            issues += self._wards_named(document, body, told, observations) if "ward" not in document.doubtful else ()
        return issues

    def _personal(self, document: Document, body: str) -> Iterator[Issue]:
        by_kind: dict[str, list[Issue]] = {}
        for one in find_suspicions(body, self.own_numbers):
            if one.words not in self.allowed:
                by_kind.setdefault(one.kind, []).append(complaint(one, _place(document, body, one.at)))
        for issues in by_kind.values():
            yield from together(issues, frozenset({PERSONAL_DATA}))
        for key, text in (("title", document.title), ("summary", document.summary or "")):
            for one in find_suspicions(text, self.own_numbers):
                if one.words not in self.allowed:
                    yield complaint(one, document.place_of(key))

    def _wards_named(
        self, document: Document, body: str, told: str, observations: Sequence[Observation]
    ) -> Iterator[Issue]:
        near = [ward for name, ward in self.wards if name in told]
        day = document.moment.date()
        declared = {ward.name for ward in near if ward.id in document.wards}
        if near and observations:
            known = {ward.id: ward for _, ward in self.wards}
            valid = [ward for ward in near if ward.valid_on(day)]
            for ward, issue in wards_of_figures(document, body, observations, valid, known):
                declared.add(ward.name)  # one message about it is enough
                yield issue
        for ward in near:
            if ward.name in declared or not ward.valid_on(day):
                continue
            at = _naming(ward, body)
            if at is None and (at := _naming(ward, document.title)) is not None:
                place = document.place_of("title")
            elif at is not None:
                place = _place(document, body, at)
            else:
                continue
            declared.add(ward.name)
            cure = f"nếu bài nói về đơn vị này, thêm “{ward.id}” vào ward; nếu chỉ nhắc tới, bỏ qua gợi ý này"
            problem = f"bài nhắc tới {ward.name_in_sentence} nhưng không khai báo ở ward"
            yield Issue("don-vi-chua-khai", place, problem, cure, Severity.HINT)


def _title(document: Document) -> Iterator[Issue]:
    """A hint when a title was plainly not meant to look as it will."""
    title = document.title
    if title[:1] in _QUOTES and not any(sign in title[1:] for sign in _QUOTES[title[0]]):
        problem, cure = f"tiêu đề mở bằng dấu {title[0]} mà không đóng", "đóng dấu nháy ở cuối, hoặc xóa nó đi"
    elif match := _MARKUP.search(title):
        problem, cure = f"tiêu đề có ký hiệu “{match[0]}”, sẽ hiện nguyên như vậy", "xóa ký hiệu, tiêu đề tự in đậm"
    elif len(title) > _LONGEST_TITLE:
        problem = f"tiêu đề dài {len(title)} chữ cái, danh sách tin và kết quả tìm kiếm sẽ cắt bớt"
        cure = f"viết gọn trong {_LONGEST_TITLE} chữ cái, phần còn lại chuyển vào summary"
    elif title.isupper() and title.count(" ") >= _FEW_WORDS:
        problem, cure = "tiêu đề viết hoa toàn bộ, khó đọc", "chỉ viết hoa chữ đầu câu và tên riêng"
    else:
        return
    yield Issue("tieu-de-la", document.place_of("title"), problem, cure, Severity.HINT)


def _summary(document: Document) -> Iterator[Issue]:
    """A hint when a summary will not look as it was meant."""
    summary = document.summary or ""
    if match := _MARKUP.search(summary):
        problem = f"tóm tắt có ký hiệu “{match[0]}”, sẽ hiện nguyên như vậy"
        yield Issue("tom-tat-la", document.place_of("summary"), problem, "xóa ký hiệu, chỉ viết chữ", Severity.HINT)
    elif len(summary) > _LONGEST_SUMMARY:
        problem = f"tóm tắt dài {len(summary)} chữ cái, danh sách tin sẽ rất dài"
        cure = "viết lại trong một hai câu; phần còn lại đã có trong bài"
        yield Issue("tom-tat-la", document.place_of("summary"), problem, cure, Severity.HINT)


def _empty(document: Document) -> Issue:
    """The complaint about a file that says nothing below its front matter."""
    place = Place(document.path, document.body_line - 1, 1)
    cure = "viết bài ở dưới dòng --- thứ hai; nếu chưa viết xong thì ghi status: draft"
    return Issue("bai-trong", place, "bài chưa có nội dung, người đọc chỉ thấy tiêu đề", cure, Severity.WARNING)


def _naming(ward: Ward, text: str) -> int | None:
    """Where a text names a ward with its kind ("phường Bến Thành", "P. Bến Thành"); not where it is called former."""
    kind, _, proper = ward.name.partition(" ")
    if proper not in text:
        return None
    short = rf"|{kind[0].upper()}\.\s?" if kind in ("Phường", "Xã") else ""
    pattern = rf"(?<!\w)(?:[{kind[0].upper()}{kind[0].lower()}]{kind[1:]}\s+{short}){re.escape(proper)}(?!\w)(?!\s+(?:cũ|trước đây))"
    match = re.search(pattern, text)
    return match.start() if match else None


def _dates(document: Document, body: str) -> Iterator[Issue]:
    """A hint when the day that title or opening give is more than a month away from the article's."""
    title = _DAY_IN_TITLE.search(document.title)
    if title and _year(title) and not _PAPER.search(document.title[: title.start()]):
        yield from _far_away(document, title, document.title, document.place_of("title"))
    opening = _DATELINE.search(body, 0, _BEGINNING)
    if opening:
        yield from _far_away(document, opening, body, _place(document, body, opening.start("day")))


def _far_away(document: Document, match: re.Match[str], text: str, place: Place) -> Iterator[Issue]:
    written = document.moment.date()
    told = _nearest_day(match, written)
    sentence = text[match.start() : text.find("\n", match.end()) if "\n" in text[match.end() :] else len(text)]
    if told is None or abs(told - written) <= FAR or written - told >= HISTORY or _FUTURE.search(sentence):
        return
    swapped = _day(written.year, written.day, written.month)
    cure = f"xem lại date của bài hoặc ngày trong {'tiêu đề' if place == document.place_of('title') else 'câu'}"
    if swapped and abs(told - swapped) <= FAR:
        cure = f"có phải date là {format_date(swapped)}? Ngày đứng trước tháng"
    problem = f"“{' '.join(match[0].split()).lstrip('>*_ ')}” cách ngày của bài ({format_date(written)}) hơn một tháng"
    yield Issue("ngay-lech", place, problem, cure, Severity.HINT, (document.place_of("date"),))


def _year(match: re.Match[str]) -> str:
    return match["year"] or match["year_word"] or ""


def _nearest_day(match: re.Match[str], written: date) -> date | None:
    """The day meant; without a year that of the years around which lies nearest."""
    day, month = int(match["day"]), int(match["month"] or match["month_word"])
    stated = _year(match)
    years = [int(stated)] if stated else [written.year - 1, written.year, written.year + 1]
    days = [told for year in years if (told := _day(year, month, day))]
    return min(days, key=lambda told: abs(told - written), default=None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _place(document: Document, body: str, at: int) -> Place:
    return Place(document.path, *position(body, at, document.body_line))
