"""The table of indicators: what is measured, in which unit, and what may be done with the figures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from plugins.domain.indicator import AggregationOverTime, AggregationOverWards, Better, Indicator, SourceStatus
from plugins.edition import Edition, addresses
from plugins.opendata.column import Code, Column, ColumnType
from plugins.opendata.delimited import StrictCsv
from plugins.opendata.json_rows import JsonRows
from plugins.opendata.table import Table, one_chapter

NAME = "indicators"


@dataclass(frozen=True, slots=True)
class ListedIndicator:
    """A row: an indicator with its group's label, how many figures the site has, and its page ("" for none)."""

    indicator: Indicator
    group_label: str
    count: int
    url: str


def _codes(kind: type[Better | AggregationOverTime | AggregationOverWards | SourceStatus]) -> tuple[Code, ...]:
    words: type[StrEnum] = kind
    return tuple(Code(member.value, getattr(member, "label")) for member in words)  # noqa: B009 - the four share it


_S, _I, _B = ColumnType.STRING, ColumnType.INTEGER, ColumnType.BOOLEAN

COLUMNS: tuple[Column[ListedIndicator], ...] = (
    Column("id", _S, "Mã chỉ tiêu", "Mã chỉ tiêu; không đổi sau khi đã công bố", lambda row: row.indicator.id, required=True),
    Column("label", _S, "Chỉ tiêu", "Tên chỉ tiêu", lambda row: row.indicator.label, required=True),
    Column("group", _S, "Mã nhóm", "Mã nhóm chỉ tiêu", lambda row: row.indicator.group, required=True),
    Column("group_label", _S, "Nhóm", "Tên nhóm chỉ tiêu", lambda row: row.group_label, required=True),
    Column("unit", _S, "Đơn vị tính", "Đơn vị tính thường dùng", lambda row: row.indicator.unit),
    Column("better", _S, "Chiều tốt", "Tăng hay giảm là tốt", lambda row: row.indicator.better.value, codes=_codes(Better), required=True),
    Column("aggregation_time", _S, "Tổng hợp theo kỳ", "Số liệu của nhiều kỳ được gộp thế nào", lambda row: row.indicator.agg_time.value, codes=_codes(AggregationOverTime), required=True),
    Column("aggregation_wards", _S, "Tổng hợp theo đơn vị", "Số liệu của nhiều đơn vị được gộp thế nào; không bao giờ gộp qua lần đổi địa giới", lambda row: row.indicator.agg_wards.value, codes=_codes(AggregationOverWards), required=True),
    Column("definition", _S, "Định nghĩa", "Chỉ tiêu đo điều gì", lambda row: row.indicator.definition),
    Column("caution", _S, "Lưu ý", "Điều dễ hiểu sai khi dùng", lambda row: row.indicator.caution),
    Column("typical_period", _S, "Kỳ thường gặp", "Kỳ báo cáo thường gặp", lambda row: row.indicator.typical_period),
    Column("aliases", _S, "Tên khác", "Những cách gọi khác, cách nhau bằng dấu chấm phẩy", lambda row: "; ".join(row.indicator.aliases)),
    Column("breaks", _S, "Thay đổi cách tính", "Ngày và lý do thay đổi cách tính, cách nhau bằng dấu chấm phẩy; không so số liệu hai bên mốc", lambda row: "; ".join(f"{change.day.isoformat()}: {change.note}" for change in row.indicator.breaks)),
    Column("core", _B, "Chỉ tiêu chính", "true: chỉ tiêu chính, được đề nghị trước cho người viết", lambda row: row.indicator.core, required=True),
    Column("source", _S, "Căn cứ", "Văn bản hoặc tài liệu làm căn cứ", lambda row: row.indicator.source),
    Column("source_status", _S, "Mức kiểm chứng căn cứ", "Căn cứ đã được đối chiếu đến đâu", lambda row: row.indicator.source_status.value, codes=_codes(SourceStatus), required=True),
    Column("observations", _I, "Số số liệu", "Số dòng của chỉ tiêu trong observations.csv", lambda row: row.count, required=True),
    Column("url", _S, "Địa chỉ trang", "Địa chỉ trang của chỉ tiêu; trống: chưa có số liệu", lambda row: row.url, is_address=True),
)  # fmt: skip


def indicators_table(edition: Edition) -> Table:
    """All indicators of the registry in its order, those without figures too."""
    registry, counts, base = edition.registries.indicators, edition.figures.counts, edition.registries.site.url
    groups = {group.id: group.label for group in registry.groups}
    rows = tuple(
        ListedIndicator(
            indicator,
            groups[indicator.group],
            counts.get(indicator.id, 0),
            f"{base}{addresses.indicator(indicator.id)}" if counts.get(indicator.id) else "",
        )
        for indicator in registry
    )
    return Table(
        name=NAME,
        title="Chỉ tiêu",
        description="Danh mục chỉ tiêu: định nghĩa, đơn vị tính, cách tổng hợp và căn cứ.",
        parts=(COLUMNS,),
        chapters=one_chapter(rows),
        count=len(rows),
        formats=(StrictCsv(), JsonRows()),
        primary_key="id",
    )
