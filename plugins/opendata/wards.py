"""The tables of units and of their lineage: who was what between which days, and what became of whom."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.domain.lineage import Extent, Succession
from plugins.domain.ward import Ward
from plugins.edition import Edition, addresses
from plugins.opendata.column import Code, Column, ColumnType
from plugins.opendata.delimited import StrictCsv
from plugins.opendata.json_rows import JsonRows
from plugins.opendata.table import ForeignKey, Table, one_chapter

WARDS = "wards"
LINEAGE = "lineage"


@dataclass(frozen=True, slots=True)
class ListedWard:
    """A row: a unit and its page, "" for a neighbour in the lineage that has none."""

    ward: Ward
    url: str


_S, _D = ColumnType.STRING, ColumnType.DATE

WARD_COLUMNS: tuple[Column[ListedWard], ...] = (
    Column("id", _S, "Mã định danh", "Mã định danh đơn vị; chỉ mã này phân biệt được các đơn vị", lambda row: row.ward.id, required=True),
    Column("code", _S, "Mã số", "Mã số hành chính; có thể từng thuộc đơn vị khác", lambda row: row.ward.code, required=True),
    Column("name", _S, "Tên", "Tên đơn vị, có loại đơn vị", lambda row: row.ward.name, required=True),
    Column("short_name", _S, "Tên ngắn", "Tên đơn vị, không có loại đơn vị", lambda row: row.ward.short_name, required=True),
    Column("kind", _S, "Loại", "phường, xã, thị trấn hoặc đặc khu", lambda row: row.ward.kind.value, required=True),
    Column("district", _S, "Quận, huyện", "Đơn vị cấp huyện; trống: đơn vị của chính quyền hai cấp", lambda row: row.ward.district),
    Column("province", _S, "Tỉnh, thành phố", "Đơn vị cấp tỉnh", lambda row: row.ward.province, required=True),
    Column("valid_from", _D, "Có từ", "Ngày đầu tiên trong địa giới này; trống: không rõ", lambda row: row.ward.valid_from),
    Column("valid_to", _D, "Có đến", "Ngày cuối cùng trong địa giới này; trống: còn hoạt động", lambda row: row.ward.valid_to),
    Column("note", _S, "Ghi chú", "Điều chưa chắc chắn về đơn vị", lambda row: row.ward.note),
    Column("url", _S, "Địa chỉ trang", "Địa chỉ trang của đơn vị; trống: đơn vị liên quan, không có trang riêng", lambda row: row.url, is_address=True),
)  # fmt: skip

LINEAGE_COLUMNS: tuple[Column[Succession], ...] = (
    Column("predecessor", _S, "Đơn vị cũ", "Mã định danh đơn vị cũ", lambda step: step.predecessor, required=True),
    Column("successor", _S, "Đơn vị mới", "Mã định danh đơn vị mới", lambda step: step.successor, required=True),
    Column("extent", _S, "Phạm vi", "Bao nhiêu của đơn vị cũ về đơn vị mới", lambda step: step.extent.value, codes=tuple(Code(extent.value, extent.label) for extent in Extent), required=True),
    Column("date", _D, "Từ ngày", "Ngày đầu tiên của đơn vị mới", lambda step: step.day, required=True),
    Column("basis", _S, "Căn cứ", "Văn bản quyết định; trống: chưa ghi nhận", lambda step: step.basis),
)  # fmt: skip


def wards_table(edition: Edition) -> Table:
    """Units that have a page or figures, and their nearest neighbours in the lineage, by id."""
    registry, base = edition.registries.wards, edition.registries.site.url
    ids = {*_told_of(edition), *(end for step in _steps(edition) for end in (step.predecessor, step.successor))}
    with_page = set(edition.ward_ids)
    rows = tuple(
        ListedWard(registry[ward_id], f"{base}{addresses.ward(ward_id)}" if ward_id in with_page else "")
        for ward_id in sorted(ids)
    )
    return Table(
        name=WARDS,
        title="Đơn vị",
        description="Các đơn vị hành chính có trong dữ liệu, với khoảng ngày tồn tại: đơn vị trùng tên hay trùng mã vẫn khác nhau.",
        parts=(WARD_COLUMNS,),
        chapters=one_chapter(rows),
        count=len(rows),
        formats=(StrictCsv(), JsonRows()),
        primary_key="id",
    )


def lineage_table(edition: Edition) -> Table:
    """Every step from or to a unit that has a page or figures, by its two ends."""
    steps = _steps(edition)
    return Table(
        name=LINEAGE,
        title="Chia tách, sáp nhập",
        description="Đơn vị cũ nào, toàn bộ hay một phần, về đơn vị mới nào. Số liệu không cộng và không so qua các bước này.",
        parts=(LINEAGE_COLUMNS,),
        chapters=one_chapter(steps),
        count=len(steps),
        formats=(StrictCsv(),),
        foreign_keys=(ForeignKey("predecessor", WARDS), ForeignKey("successor", WARDS)),
    )


def _told_of(edition: Edition) -> set[str]:
    return {*edition.ward_ids, *edition.figures.by_ward}


def _steps(edition: Edition) -> tuple[Succession, ...]:
    lineage = edition.registries.wards.lineage
    told_of = _told_of(edition)
    steps = {step for one in told_of for step in (*lineage.predecessors(one), *lineage.successors(one))}
    return tuple(sorted(steps, key=lambda step: (step.predecessor, step.successor, step.day, step.extent)))
