"""The table of figures: a row for each stated figure, with its ward, period, kind and the very sentence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from plugins.domain.document import ChangeKind
from plugins.domain.indicator import Indicator
from plugins.domain.observation import Observation, ObservationKind, ObservationStatus
from plugins.domain.period import Period
from plugins.domain.quantity import Precision
from plugins.domain.ward import Ward
from plugins.edition import Article, Edition
from plugins.opendata.column import Code, Column, ColumnType
from plugins.opendata.delimited import ExcelCsv, StrictCsv
from plugins.opendata.json_rows import JsonRows
from plugins.opendata.table import Chapter, Columns, ForeignKey, Table
from plugins.vietnamese.periods import period_name

NAME = "observations"


@dataclass(frozen=True, slots=True)
class Telling:
    """What all figures of one article share; `url` is absolute, days are in ISO form, "" for no correction."""

    title: str
    url: str
    published: str
    corrected: str
    illustrative: bool

    @classmethod
    def of(cls, article: Article, base: str) -> Telling:
        """Tell of an article on the site whose address is `base`."""
        corrections = [change.day for change in article.changes if change.kind is ChangeKind.CORRECTION]
        corrected = max(corrections).isoformat() if corrections else ""
        published = article.moment.date().isoformat()
        return cls(article.title, f"{base}{article.url}", published, corrected, article.is_illustrative)

    @property
    def words(self) -> str:
        """All of it in one text, for keys."""
        return "\n".join([self.title, self.url, self.published, self.corrected, str(self.illustrative)])

    @property
    def digest(self) -> str:
        """Stands for `words`."""
        return hashlib.blake2b(self.words.encode(), digest_size=16).hexdigest()


@dataclass(slots=True)
class StatedFigure:
    """What belongs to one row alone; not frozen, since tens of thousands are made in one pass and none is kept."""

    seen: Observation
    article_url: str


_KINDS = {
    ObservationKind.RESULT: "kết quả đã làm được",
    ObservationKind.TARGET: "chỉ tiêu, kế hoạch được giao: không phải kết quả",
    ObservationKind.CONTEXT: "số liệu bối cảnh: không phải kết quả của đơn vị",
}
_STATUSES = {ObservationStatus.FINAL: "chính thức", ObservationStatus.PROVISIONAL: "sơ bộ, ước thực hiện"}
_PRECISIONS = {precision: precision.name.lower() for precision in Precision}
_PRECISION_CODES = tuple(
    Code(code, f"bài viết “{precision.value}”" if precision.value else "bài nêu đúng con số")
    for precision, code in _PRECISIONS.items()
)
_S, _N, _I, _D, _B = (
    ColumnType.STRING,
    ColumnType.NUMBER,
    ColumnType.INTEGER,
    ColumnType.DATE,
    ColumnType.BOOLEAN,
)

INDICATOR_COLUMNS: tuple[Column[Indicator], ...] = (
    Column("indicator", _S, "Mã chỉ tiêu", "Mã chỉ tiêu, có trong indicators.csv", lambda row: row.id, required=True),
    Column("indicator_label", _S, "Chỉ tiêu", "Tên chỉ tiêu", lambda row: row.label, required=True),
)  # fmt: skip
WARD_COLUMNS: tuple[Column[Ward], ...] = (
    Column("ward", _S, "Mã định danh đơn vị", "Mã định danh đơn vị, có trong wards.csv; không dùng tên hay mã số để phân biệt đơn vị", lambda row: row.id, required=True),
    Column("ward_code", _S, "Mã số đơn vị", "Mã số hành chính của đơn vị khi đó; cùng một mã có thể từng thuộc đơn vị khác", lambda row: row.code, required=True),
    Column("ward_name", _S, "Đơn vị", "Tên đơn vị", lambda row: row.name, required=True),
    Column("ward_valid_from", _D, "Đơn vị có từ", "Ngày đầu tiên của đơn vị trong địa giới này; trống: không rõ", lambda row: row.valid_from),
    Column("ward_valid_to", _D, "Đơn vị có đến", "Ngày cuối cùng của đơn vị trong địa giới này; trống: còn hoạt động", lambda row: row.valid_to),
)  # fmt: skip
PERIOD_COLUMNS: tuple[Column[Period], ...] = (
    Column("period", _S, "Mã kỳ", "Mã kỳ báo cáo: 2020, 2020-H1, 2020-Q3, 2020-9M, 2020-07, 2015/2020, hoặc hai ngày cách nhau bằng dấu /", lambda row: row.code, required=True),
    Column("period_label", _S, "Kỳ", "Tên kỳ báo cáo", lambda row: period_name(row), required=True),
    Column("period_start", _D, "Kỳ từ ngày", "Ngày đầu tiên của kỳ", lambda row: row.start, required=True),
    Column("period_end", _D, "Kỳ đến ngày", "Ngày cuối cùng của kỳ", lambda row: row.end, required=True),
)  # fmt: skip
FIGURE_COLUMNS: tuple[Column[StatedFigure], ...] = (
    Column("number", _N, "Con số", "Con số đúng như trong bài: “hơn 4 tỷ đồng” là 4", lambda row: row.seen.quantity.number, required=True),
    Column("multiplier", _I, "Bội số", "Bội số đứng sau con số: tỷ là 1000000000; không có là 1", lambda row: row.seen.quantity.multiplier, required=True),
    Column("value", _N, "Giá trị", "Con số nhân với bội số, không làm tròn", lambda row: row.seen.quantity.value, unit="theo cột unit", required=True),
    Column("unit", _S, "Đơn vị tính", "Đơn vị tính của giá trị, như trong bài", lambda row: row.seen.quantity.unit),
    Column("value_stated", _S, "Nguyên văn giá trị", "Giá trị viết đúng như trong bài", lambda row: row.seen.quantity.stated, required=True),
    Column("precision", _S, "Mức chính xác", "Bài nói con số chính xác đến đâu", lambda row: _PRECISIONS[row.seen.quantity.precision], codes=_PRECISION_CODES, required=True),
    Column("whole", _N, "Trên tổng số", "Tổng số hoặc kế hoạch đứng sau dấu gạch chéo: “18/13 thanh niên” là 13", lambda row: row.seen.quantity.of, unit="theo cột unit, chưa nhân bội số"),
    Column("attainment", _N, "Mức đạt", "Mức đạt so với kế hoạch mà bài nêu; không do trang này tính", lambda row: row.seen.attainment, unit="%"),
    Column("target", _N, "Chỉ tiêu giao", "Chỉ tiêu giao mà bài nêu cạnh kết quả, đã nhân bội số; không phải kết quả", lambda row: row.seen.target.value if row.seen.target else None, unit="theo cột target_stated"),
    Column("target_stated", _S, "Nguyên văn chỉ tiêu giao", "Chỉ tiêu giao viết đúng như trong bài", lambda row: row.seen.target.stated if row.seen.target else ""),
    Column("change_stated", _S, "Thay đổi so với cùng kỳ", "Thay đổi so với cùng kỳ năm trước, viết đúng như trong bài", lambda row: row.seen.change_stated),
    Column("kind", _S, "Loại số liệu", "Số liệu nói về điều gì", lambda row: row.seen.kind.value, codes=tuple(Code(kind.value, words) for kind, words in _KINDS.items()), required=True),
    Column("status", _S, "Tình trạng số liệu", "Số liệu chính thức hay sơ bộ", lambda row: row.seen.status.value, codes=tuple(Code(status.value, words) for status, words in _STATUSES.items()), required=True),
    Column("note", _S, "Ghi chú", "Ghi chú của ban biên tập", lambda row: row.seen.note),
    Column("quote", _S, "Trích nguyên văn", "Lời trong bài nêu số liệu", lambda row: row.seen.source.quote.exact, required=True),
    Column("sentence_url", _S, "Địa chỉ câu", "Địa chỉ của đúng câu nêu số liệu", lambda row: f"{row.article_url}#{row.seen.source.anchor}", is_address=True, required=True),
)  # fmt: skip
ARTICLE_COLUMNS: tuple[Column[Telling], ...] = (
    Column("article_title", _S, "Tên bài", "Tên bài nêu số liệu", lambda row: row.title, required=True),
    Column("article_url", _S, "Địa chỉ bài", "Địa chỉ bài nêu số liệu", lambda row: row.url, is_address=True, required=True),
    Column("published", _D, "Ngày đăng", "Ngày đăng bài", lambda row: row.published, required=True),
    Column("corrected", _D, "Ngày đính chính", "Ngày đính chính gần nhất của bài; trống: chưa đính chính", lambda row: row.corrected),
    Column("illustrative", _B, "Minh họa", "true: số liệu giả định trong bài mẫu, không phải số liệu thật", lambda row: row.illustrative, required=True),
)  # fmt: skip

PARTS: tuple[Columns, ...] = (INDICATOR_COLUMNS, WARD_COLUMNS, PERIOD_COLUMNS, FIGURE_COLUMNS, ARTICLE_COLUMNS)
COLUMNS: Columns = tuple(column for part in PARTS for column in part)


def observations_table(edition: Edition) -> Table:
    """All figures, oldest article first, in the order in which each article's author entered them."""
    return Table(
        name=NAME,
        title="Số liệu",
        description="Mỗi dòng là một số liệu mà một bài đã nêu, kèm đơn vị, kỳ báo cáo, câu nguồn và địa chỉ của câu đó.",
        parts=PARTS,
        own=PARTS.index(FIGURE_COLUMNS),
        chapters=lambda: _chapters(edition),
        count=sum(edition.figures.counts.values()),
        formats=(StrictCsv(), ExcelCsv(), JsonRows()),
        foreign_keys=(ForeignKey("indicator", "indicators"), ForeignKey("ward", "wards")),
    )


def _chapters(edition: Edition) -> Iterator[Chapter]:
    """The figures of each article, oldest article first."""
    base = edition.registries.site.url
    for article in reversed(edition.articles):
        if article.figures:
            told = Telling.of(article, base)
            yield Chapter(f"{article.figures_digest} {told.digest}", partial(_rows, edition, article, told))


def _rows(edition: Edition, article: Article, told: Telling) -> Iterator[tuple[object, ...]]:
    wards, indicators = edition.registries.wards, edition.registries.indicators
    for seen in edition.observations_of(article):  # read anew, not kept: there may be tens of thousands
        figure = StatedFigure(seen, told.url)
        yield indicators[seen.indicator], wards[seen.ward], seen.period, figure, told


def observation_inputs(edition: Edition) -> Iterator[str]:
    """What the rows depend on besides the registries."""
    base = edition.registries.site.url
    for article in edition.articles:
        if article.figures:
            yield article.figures_digest
            yield Telling.of(article, base).words
