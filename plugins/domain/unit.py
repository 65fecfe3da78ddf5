"""Units of measure and scale words, as Vietnamese offices write them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

# Scale words (SDMX UNIT_MULT as a factor, not as an exponent).
MULTIPLIERS: dict[str, int] = {
    "chục": 10,
    "trăm": 100,
    "nghìn": 1_000,
    "ngàn": 1_000,
    "vạn": 10_000,
    "triệu": 1_000_000,
    "tỷ": 1_000_000_000,
    "tỉ": 1_000_000_000,
}


@dataclass(frozen=True, slots=True)
class UnitOfMeasure:
    """A unit that can be converted.

    `code` is an ASCII name; `label` the sign or word printed after a number; `base` the code of the unit it is counted
    in and `factor` how many of those it is (1 ha = 10.000 m²); `aliases` are other spellings in lower case; `spoken`
    is the word a reader says for a sign.
    """

    code: str
    label: str
    base: str
    factor: Decimal = Decimal(1)
    aliases: tuple[str, ...] = ()
    spoken: str = ""


UNITS: tuple[UnitOfMeasure, ...] = (
    UnitOfMeasure("dong", "đồng", "dong", aliases=("đ", "₫", "vnd", "vnđ", "đ.", "đồng chẵn")),
    UnitOfMeasure("usd", "USD", "usd", aliases=("đô la mỹ", "đô la", "$"), spoken="đô la Mỹ"),
    UnitOfMeasure("percent", "%", "percent", aliases=("phần trăm",), spoken="phần trăm"),
    UnitOfMeasure("per_mille", "‰", "percent", Decimal("0.1"), ("phần nghìn", "phần ngàn"), "phần nghìn"),
    UnitOfMeasure("percentage_point", "điểm phần trăm", "percentage_point", aliases=("điểm %",)),
    UnitOfMeasure("square_metre", "m²", "square_metre", aliases=("m2", "mét vuông"), spoken="mét vuông"),
    UnitOfMeasure("hectare", "ha", "square_metre", Decimal(10_000), ("héc ta", "hecta", "hec-ta"), "héc ta"),
    UnitOfMeasure(
        "square_kilometre", "km²", "square_metre", Decimal(1_000_000), ("km2", "ki lô mét vuông"), "ki lô mét vuông"
    ),
    UnitOfMeasure("cubic_metre", "m³", "cubic_metre", aliases=("m3", "mét khối"), spoken="mét khối"),
    UnitOfMeasure("metre", "m", "metre", aliases=("mét",), spoken="mét"),
    UnitOfMeasure("centimetre", "cm", "metre", Decimal("0.01"), ("xăng ti mét",), "xăng ti mét"),
    UnitOfMeasure("kilometre", "km", "metre", Decimal(1_000), ("ki lô mét", "cây số"), "ki lô mét"),
    UnitOfMeasure("kilogram", "kg", "kilogram", aliases=("ki lô gam", "ký", "kí"), spoken="ki lô gam"),
    UnitOfMeasure("gram", "g", "kilogram", Decimal("0.001"), ("gam", "gram"), "gam"),
    UnitOfMeasure("quintal", "tạ", "kilogram", Decimal(100)),
    UnitOfMeasure("tonne", "tấn", "kilogram", Decimal(1_000)),
    UnitOfMeasure("litre", "lít", "litre", aliases=("l",)),
)

_BY_NAME: dict[str, UnitOfMeasure] = {name: unit for unit in UNITS for name in (unit.label.lower(), *unit.aliases)}

# Nouns that reports count; they let a reader of prose see where the unit ends and that "hai" is a number.
COUNT_NOUNS: tuple[str, ...] = tuple(
    """
    bài|bài viết|bàn|biển báo|buổi|bóng đèn|bộ|bộ hồ sơ|ca|camera|can|căn|căn cước|căn hộ|căn nhà|chi bộ|chi hội
    chi đoàn|chiếc|chiến sĩ|chuyên đề|chương trình|chỉ tiêu|chốt|công dân|công trình|công nhân|cuộc|cuộc họp|cái|cán bộ
    cán bộ công chức|cây|cây xanh|cơ sở|cụ|cá nhân|cặp|câu lạc bộ|con|cử tri|dịch vụ|doanh nghiệp|dự án|em|gia đình
    giấy khen|giấy phép|gói quà|giờ|giáo viên|hài cốt|học bổng|học sinh|hồ sơ|hội nghị|hội viên|hộ|hộ cận nghèo
    hộ dân|hộ gia đình|hộ kinh doanh|hộ nghèo|khu phố|khẩu trang|kế hoạch|lao động|liều|lượt|lượt hộ|lượt người
    lượt tin|lớp|lớp học|máy|mũi|mô hình|mẹ|mẫu|ngày|ngày công|người|người dân|người có công|nhà|nhà tình nghĩa
    nhà tình thương|nhà vệ sinh|nhân khẩu|nạn nhân|nội dung|năm|phiên|phiếu|phong trào|phòng|phút|phương tiện|phường
    phần quà|quyết định|quân nhân|quần chúng|suất|suất quà|suất học bổng|suất ăn|sản phẩm|sổ|tai nạn
    thanh niên|tháng|tháng tuổi|thành viên|thùng|thẻ|thẻ bảo hiểm y tế|thẻ bhyt|thủ tục|thửa|tin|tin bài|tiêu chí
    tiết mục|trang|trẻ|trẻ em|trường|trường hợp|trận|tuyến|tuyến hẻm|tuyến đường|tuần|tuổi|túi|tập thể|tổ|tổ chức|tổ dân phố
    vụ|vụ cháy|vụ việc|văn bản|xe|xã|ý kiến|điểm|đoàn|đoàn viên|đoàn thể|đơn|đơn thư|đơn vị|đơn vị máu|đại biểu|đảng bộ
    đảng viên|đảng viên mới|đề án|đồng chí|đối tượng|đợt|đội|ấn phẩm|ấp
    """.replace("\n", "|").split("|")
)
COUNT_NOUNS = tuple(sorted({noun.strip() for noun in COUNT_NOUNS} - {""}))


def unit_of(text: str) -> UnitOfMeasure | None:
    """The convertible unit a label or alias names, or None for a noun that is only counted."""
    return _BY_NAME.get(text.strip().lower())


def canonical_unit(text: str) -> str:
    """One spelling for each unit: "đ", "₫" and "VNĐ" become "đồng", "m2" "m²"; each side of a slash for itself.

    Nouns that are not units of measure stay as written.
    """
    if "/" in text:
        return "/".join(canonical_unit(part) for part in text.split("/"))
    text = text.strip()
    unit = _BY_NAME.get(text.lower())
    return unit.label if unit is not None else text


def spoken_unit(unit: str) -> str:
    """The words a voice says for a unit: "%" is "phần trăm", "đồng/người" "đồng trên người"."""
    parts = (unit_of(part) for part in unit.split("/"))
    words = (found.spoken or found.label if found else part for found, part in zip(parts, unit.split("/"), strict=True))
    return " trên ".join(word.strip() for word in words)
