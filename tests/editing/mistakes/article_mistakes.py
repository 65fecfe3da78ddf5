"""Mistakes in what the front matter says of the article: dates, periods, names of the registers, slugs."""

from __future__ import annotations

from tests.editing.mistakes.mistake import Mistake

_STATUS = "status: published"
_DATE = "date: 08/07/2020"
_PERIOD = "period: 6 tháng đầu năm 2020"
_WARD = "ward: cau-ong-lanh-26752"
_TITLE = "title: Sơ kết công tác 6 tháng đầu năm"


def _date(name: str, written: str, cure: str) -> Mistake:
    return Mistake(name, _DATE, f"date: ‸{written}", "ngay-sai", cure)


def _period(name: str, written: str, cure: str) -> Mistake:
    return Mistake(name, _PERIOD, f"period: ‸{written}", "ky-sai", cure)


DATES = (
    _date("ngay-thang-dao", "07/28/2020", "viết 28/07/2020"),
    _date("ngay-khong-co", "31/02/2020", "xem lại ngày và tháng"),
    _date("ngay-thieu-nam", "8/7", "08/07/2020"),
    _date("ngay-nam-hai-so", "08/07/20", "08/07/2020"),
    _date("ngay-bang-chu", "hôm qua", "08/07/2020"),
    _date("ngay-gio-sai", "08/07/2020 25:10", "23:59"),
    _date("ngay-hai-gio", "7:00 ngày 08/07/2020 8:30", ""),
    _date("ngay-sai-thu", "Thứ hai 08/07/2020", "thứ"),
    _date("ngay-nam-qua-xa", "08/07/0202", "xem lại năm"),
    Mistake("ngay-dinh-chinh-sai", "date: 10/09/2020", "date: ‸10/13/2020", "ngay-sai", "13"),
    Mistake("dinh-chinh-truoc-bai", "date: 10/09/2020", "date: ‸01/07/2020", "ngay-sai", "xem lại ngày đính chính"),
    _period("ky-khong-hieu", "đợt vừa rồi", "6 tháng đầu năm 2020"),
    _period("ky-quy-nam", "quý V/2020", "quý III/2020"),
    _period("ky-ma-la", "2020-H3", "2020-H1"),
    _period("ky-nguoc", "từ 10/9/2020 đến 1/7/2020", "thứ tự"),
    _period("ky-thang-muoi-ba", "tháng 13/2020", ""),
    Mistake("ky-qua-xa", _PERIOD, "period: ‸6 tháng đầu năm 2220", "ky-ngoai-thoi-gian", "xem lại năm"),
    Mistake(
        "ky-rieng-khong-hieu", "    value: 627", "    period: ‸đầu năm\n    value: 627", "ky-khong-doc-duoc", "2020"
    ),
    Mistake("thieu-ky", f"{_PERIOD}\n", "", "thieu-ky", "period: 2020-H1", at=("bai.md", 13, 5)),
)

NAMES = (
    Mistake("chuyen-muc-go-nham", "category: bao-cao", "category: ‸bao-coa", "chuyen-muc-la", "“bao-cao”"),
    Mistake("chuyen-muc-khong-co", "category: bao-cao", "category: ‸thể thao", "chuyen-muc-la", "tin-tuc"),
    Mistake("the-go-nham", "[an-sinh]", "[‸an-sin]", "the-la", "“an-sinh”"),
    Mistake("the-thu-hai-la", "[an-sinh]", "[an-sinh, ‸bóng đá]", "the-la", "so-lieu-minh-hoa"),
    Mistake("phuong-thieu-ma", _WARD, "ward: ‸cau-ong-lanh", "phuong-la", "“cau-ong-lanh-26752”"),
    Mistake("phuong-bang-ten", _WARD, "ward: ‸Phường Cầu Ông Lãnh", "phuong-la", "“cau-ong-lanh-26752”"),
    Mistake("phuong-sai-so", _WARD, "ward: ‸cau-ong-lanh-26725", "phuong-la", "“cau-ong-lanh-26752”"),
    Mistake("phuong-chua-co", _WARD, "ward: ‸cau-ong-lanh-26758-2025", "phuong-het-hieu-luc", "cau-ong-lanh-26752"),
    Mistake(
        "hai-phuong-mot-dong",
        _WARD,
        "ward: ‸cau-ong-lanh-26752 và nguyen-cu-trinh-26758",
        "phuong-la",
        "cau-ong-lanh-26752",
    ),
    Mistake("the-cham-phay", "[an-sinh]", "‸an-sinh; so-lieu-minh-hoa", "the-la", "so-lieu-minh-hoa"),
    Mistake("phuong-khong-co", _WARD, "ward: ‸Quảng Trị", "phuong-la", "content/data/wards.csv"),
    Mistake("thieu-phuong", f"{_WARD}\n", "", "thieu-phuong", "ward: ", at=("bai.md", 13, 5)),
    Mistake("trang-thai-la", _STATUS, "status: ‸publish", "gia-tri-la", "“published”"),
    Mistake("trang-thai-khong-hieu", _STATUS, "status: ‸chờ duyệt", "gia-tri-la", "draft (nháp)"),
    Mistake("loai-dinh-chinh-la", "kind: correction", "kind: ‸đính chín", "gia-tri-la", "“đính chính”"),
    Mistake("slug-co-dau", "slug: slug-co-dau", "slug: ‸Sơ kết 6 tháng", "slug-sai", "“so-ket-6-thang”"),
    Mistake("slug-co-gach-cheo", "slug: slug-co-gach-cheo", "slug: ‸2020/so-ket", "slug-sai", "“2020-so-ket”"),
    Mistake("slug-danh-rieng", "slug: slug-danh-rieng", "slug: ‸index", "slug-danh-rieng", "index-1"),
    Mistake("slug-trung", "slug: slug-trung", "slug: ‸bai-truoc", "slug-trung", "slug: bai-truoc-2"),
    Mistake(
        "tieu-de-toan-dau",
        "",
        "",
        "slug-rong",
        "thêm chữ vào tiêu đề",
        whole="---\ntitle: ‸???\ndate: 08/07/2020\ncategory: tin-tuc\n---\n\nMột câu.\n",
    ),
)

MISTAKES = (*DATES, *NAMES)
