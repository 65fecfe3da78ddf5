"""Tables flattened to lines ("Thu ngân sách | triệu đồng | 18.000 | 19.260 | 107"): columns say target or result."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum

from plugins.editing.suggest.draft import Draft
from plugins.editing.suggest.mentions import Mention
from plugins.editing.suggest.nouns import noun_at
from plugins.editing.suggest.periods import period_at
from plugins.editing.suggest.proposal import Kind
from plugins.editing.suggest.prose import Line, Prose, Span
from plugins.editing.suggest.units import BARE, MONEY, PERCENT
from plugins.vietnamese.amounts import read_amount
from plugins.vietnamese.figures import NumberError


class Column(Enum):
    """What a column holds."""

    NAME = "name"
    UNIT = "unit"
    TARGET = "target"
    RESULT = "result"
    PERCENT = "percent"
    OTHER = "other"


_ROLES: tuple[tuple[re.Pattern[str], Column], ...] = (
    (re.compile(r"tỷ lệ|tỉ lệ|%|so (?:với )?(?:kế hoạch|kh|chỉ tiêu|ct)|th/kh"), Column.PERCENT),
    (re.compile(r"cùng kỳ|năm trước|kỳ trước|^(?:số |tồn )?đầu (?:kỳ|năm)|^stt$|^tt$|^số tt$|ghi chú"), Column.OTHER),
    (re.compile(r"đơn vị|đvt|^đv"), Column.UNIT),
    (
        re.compile(r"thực hiện|kết quả|đạt được|đã đạt|^(?:số |tồn )?cuối kỳ|^hiện (?:có|còn)|^ước|^th\b|^đạt"),
        Column.RESULT,
    ),
    (re.compile(r"kế hoạch|giao|dự toán|^kh\b|mục tiêu|chỉ tiêu năm|chỉ tiêu 20|phấn đấu"), Column.TARGET),
    (re.compile(r"chỉ tiêu|nội dung|lĩnh vực|hạng mục|tên|danh mục|diễn giải"), Column.NAME),
)
# "Năm 2025", "6 tháng 2025": a head that only says when.
_TIME = re.compile(
    r"(?:(?:cả )?năm|(?:0?6|9) tháng(?: đầu)?(?: năm)?|quý (?:[ivx]+|\d)(?:/| năm)?|tháng \d{1,2}(?:/| năm)?)\s*(20\d\d)"
)
_YEAR = re.compile(r"20\d\d")
_NUMBER = re.compile(r"\s*(?P<figure>\d[\d.,]*(?:/\d+)?)\s*(?P<unit>%|[^\W\d_][^|\t]*)?\s*$")
_ALONE = re.compile(r"\s*\d[\d.,]*(?:/\d+)?\s*(?:%|[^\W\d_][^\d,;.|]*)?")
_UNIT_IN_NAME = re.compile(r"\(\s*(?:(?:đvt|đơn vị(?: tính)?)\s*:\s*)?([^()]+)\)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of one cell and where they stand."""

    start: int
    end: int
    words: str


class TableReader:
    """Reads table rows one after the other; a row without figures sets the meaning of the columns."""

    def __init__(self, prose: Prose, today: date | None) -> None:
        self._prose = prose
        self._today = today
        self._columns: list[Column] = []
        self._periods: list[str | None] = []  # what the head of each column says of its time

    def rows(self, line: Line) -> list[Draft] | None:
        """Drafts of a table line; None when the line is no table."""
        if not _has_cells(self._prose.plain, line.span):
            self._columns = []
            return None
        cells = _cells(self._prose, line.span)
        heads = [self._prose.lower[cell.start : cell.end].strip() for cell in cells]
        roles = self._roles(heads)
        known = sum(role is not None for role in roles)
        numeric = sum(_NUMBER.match(cell.words) is not None for cell in cells)
        if len(cells) < 3 and not self._is_pair(cells, roles, numeric):
            self._columns = self._columns if len(cells) == len(self._columns) else []
            return None
        if known >= 2 and numeric < 2:
            self._columns = _columns(roles)
            self._periods = [_period_of(head) for head in heads]
            return [] if len(cells) > 2 else None  # rows of names and figures may also be read as sentences
        if not self._columns or set("".join(cell.words for cell in cells)) <= set("-: "):
            return [] if self._columns else None
        return self._row(cells, line.span)

    def _roles(self, heads: list[str]) -> list[Column | None]:
        """What the heads of columns mean; of those that only name times the last one that is over holds the results."""
        roles = [_role(head) for head in heads]
        if self._today is None:
            return roles
        times = [(int(match[1]), at) for at, head in enumerate(heads) if (match := _TIME.fullmatch(head)) is not None]
        over = [time for time in times if time[0] <= self._today.year]
        for year, at in times:
            ahead = year > self._today.year
            roles[at] = Column.TARGET if ahead else Column.RESULT if (year, at) == max(over) else Column.OTHER
        return roles

    def _is_pair(self, cells: list[Cell], roles: list[Column | None], numeric: int) -> bool:
        """Whether two cells are the heads of names and figures, or a row below such heads whose figure stands alone."""
        if len(cells) != 2:
            return False
        if set("".join(cell.words for cell in cells)) <= set("-: "):
            return len(self._columns) == 2
        if numeric:
            return len(self._columns) == 2 and _ALONE.fullmatch(cells[1].words) is not None
        return roles[0] is Column.NAME and roles[1] in (Column.RESULT, Column.TARGET)

    def _row(self, cells: list[Cell], span: Span) -> list[Draft]:
        named = dict(zip(range(len(cells)), self._columns, strict=False))
        name = next((cell.words for i, cell in enumerate(cells) if named.get(i) is Column.NAME), "")
        unit = next((cell.words.strip() for i, cell in enumerate(cells) if named.get(i) is Column.UNIT), "")
        if not unit and (in_name := _UNIT_IN_NAME.search(name)):
            unit = in_name[1].strip()
        drafts: list[Draft] = []
        result: Draft | None = None
        target: Draft | None = None
        for index, cell in enumerate(cells):
            role = named.get(index, Column.OTHER)
            mention = _mention(self._prose, cell, unit if role is not Column.PERCENT else "%")
            if mention is None or role in (Column.NAME, Column.UNIT, Column.OTHER):
                continue
            if role is Column.PERCENT:
                if result is not None:
                    result.attainment = format(mention.number, "f")
                continue
            draft = Draft.of(mention, span, span)
            draft.kind = Kind.TARGET if role is Column.TARGET else Kind.RESULT
            draft.period = self._periods[index] if index < len(self._periods) else None
            result, target = (draft, target) if role is Column.RESULT else (result, draft)
            drafts.append(draft)
        if result is not None and target is not None and (result.period or target.period) == target.period:
            result.target = format(target.mention.number, "f")
        return drafts


def _period_of(head: str) -> str | None:
    period = period_at(head, 0, None)
    year = _YEAR.search(head)
    return period.code if period is not None else year and year[0]


def _columns(roles: list[Column | None]) -> list[Column]:
    """The meaning of each column; a second "Chỉ tiêu" behind the names holds plans."""
    columns = [role or Column.OTHER for role in roles]
    names = [index for index, role in enumerate(columns) if role is Column.NAME]
    if len(names) > 1 and names[-1] == len(columns) - 1:
        columns[-1] = Column.TARGET
    return columns


def _role(words: str) -> Column | None:
    heading = words.strip()
    if len(heading) > 60 or not any(char.isalpha() or char == "%" for char in heading):
        return None
    return next((role for pattern, role in _ROLES if pattern.search(heading)), None)


def _has_cells(plain: str, span: Span) -> bool:
    return plain.count("|", span.start, span.end) >= 2 or plain.count("\t", span.start, span.end) >= 2


def _cells(prose: Prose, span: Span) -> list[Cell]:
    raw = prose.plain[span.start : span.end]
    separator = "|" if raw.count("|") >= 2 else "\t"
    cells, at = [], span.start
    for part in raw.split(separator):
        if not (separator == "|" and not part.strip() and (at == span.start or at + len(part) == span.end)):
            cells.append(Cell(at, at + len(part), part))
        at += len(part) + 1
    return cells


def _mention(prose: Prose, cell: Cell, unit: str) -> Mention | None:
    match = _NUMBER.match(cell.words)
    if match is None:
        return None
    start = cell.start + match.start("figure")
    try:
        amount = read_amount(prose.lower, start)
    except NumberError:
        return None
    if amount is None:
        return None
    stated = (match["unit"] or unit).strip()
    kind = _kind(stated.lower())
    end = cell.start + (match.end("unit") if match["unit"] else match.end("figure"))
    return Mention(start, start, end, amount.number, 1, amount.of, "", stated, kind)


def _kind(unit: str) -> str:
    if "%" in unit:
        return PERCENT
    if re.search(r"đồng(?! chí)|^đ$|^trđ|^tr\.?đ|tỷ|triệu", unit):
        return MONEY if "/" not in unit else "money_rate"
    noun = noun_at(unit, 0)
    return noun.kind if noun is not None else BARE
