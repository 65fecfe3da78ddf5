"""All tables of one edition, and the words that every description of them shares."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from plugins.domain.period import Period
from plugins.edition import Edition, addresses
from plugins.opendata.delimited import FORMULA_SIGNS
from plugins.opendata.indicators import indicators_table
from plugins.opendata.observations import observations_table
from plugins.opendata.table import Format, Table
from plugins.opendata.wards import lineage_table, wards_table

ADDRESS = addresses.DATA
PACKAGE = "datapackage.json"
CATALOG = "catalog.jsonld"
TITLE = "Dữ liệu mở"
DESCRIPTION = "Toàn bộ số liệu đã công bố trên trang dưới dạng CSV và JSON: mỗi dòng có đơn vị, kỳ báo cáo, câu nguồn và địa chỉ của câu đó."
FORMULA_RULE = (
    "Trong các tệp CSV, ô chữ bắt đầu bằng một trong các dấu = + - @, dấu tab hoặc dấu xuống dòng (kể cả khi trước đó có dấu '), "
    "được thêm một dấu ' ở đầu để bảng tính không chạy nó như công thức; bỏ dấu ' ấy là được nguyên văn. "
    "Ô số không đổi. Tệp JSON giữ nguyên văn."
)
TARGET_RULE = "Dòng có kind là target là chỉ tiêu, kế hoạch được giao, không phải kết quả; chỉ dòng result là kết quả."
TERRITORY_RULE = "Đơn vị trước và sau sắp xếp khác nhau về địa giới và dân số, dù trùng tên hay trùng mã: không nối, không cộng, không so."
PERIOD_RULE = "Số 6 tháng, 9 tháng và năm của nhiều chỉ tiêu là lũy kế từ đầu năm, không cộng được: xem cột aggregation_time của indicators.csv."
ILLUSTRATION_RULE = "Dòng có illustrative là true là số liệu giả định trong bài mẫu, không phải số liệu thật."
RULES = (TARGET_RULE, TERRITORY_RULE, PERIOD_RULE, ILLUSTRATION_RULE, FORMULA_RULE)

_NAMES = {"\t": "TAB", "\r": "CR"}
FORMULA_NAMES = tuple(_NAMES.get(sign, sign) for sign in FORMULA_SIGNS)
"""The signs of the rule as a reader of the data package sees them."""


def tables_of(edition: Edition) -> tuple[Table, ...]:
    """The tables, the one of figures first."""
    return observations_table(edition), indicators_table(edition), wards_table(edition), lineage_table(edition)


def file_address(table: Table, form: Format) -> str:
    """The address of a table's file on the site."""
    return f"{ADDRESS}{table.file_name(form)}"


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the figures are about: first and last day of all periods, and the names of the units."""

    start: date
    end: date
    places: tuple[str, ...]

    @classmethod
    def of(cls, edition: Edition) -> Coverage:
        """Read it from the keys of the figures; raises ValueError for an edition without any."""
        periods = [Period.parse(code) for code in sorted({code for _, code in edition.figures.by_ward_period})]
        wards = edition.registries.wards
        places = tuple(wards[ward_id].label_on_page for ward_id in sorted(edition.figures.by_ward))
        return cls(min(period.start for period in periods), max(period.end for period in periods), places)

    @property
    def interval(self) -> str:
        """The two days as an ISO 8601 interval."""
        return f"{self.start.isoformat()}/{self.end.isoformat()}"
