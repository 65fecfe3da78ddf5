"""Mistakes in the figures that an article declares."""

from __future__ import annotations

from tests.editing.mistakes.mistake import Mistake

_VALUE = "value: 627 suất quà"
_ATTAINED = "attainment: 36,26%"
_QUOTE = "quote: trao 627 suất quà cho gia đình chính sách"

MISTAKES = (
    Mistake("chi-tieu-go-nham", "indicator: suat_qua", "indicator: ‸suat_qa", "chi-tieu-la", "suat_qua"),
    Mistake(
        "chi-tieu-bang-ten", "indicator: thu_ngan_sach", "indicator: ‸Thu ngân sách", "chi-tieu-la", "thu_ngan_sach"
    ),
    Mistake(
        "chi-tieu-khong-co",
        "indicator: suat_qua",
        "indicator: ‸mua_la_roi",
        "chi-tieu-la",
        "content/data/indicators.yaml",
    ),
    Mistake("gia-tri-khac-bai", _VALUE, "value: ‸672 suất quà", "gia-tri-khac-trich", "giống hệt nhau"),
    Mistake(
        "gia-tri-khac-khong-trich",
        f"{_VALUE}\n    {_QUOTE}",
        "value: ‸672 suất quà",
        "gia-tri-khong-co-trong-bai",
        "giống hệt nhau",
    ),
    Mistake(
        "gia-tri-khong-co-chu",
        f"{_VALUE}\n    {_QUOTE}",
        "value: ‸95 học sinh",
        "gia-tri-khong-co-trong-bai",
        "chép nguyên văn",
    ),
    Mistake(
        "trich-lech-mot-tu",
        _QUOTE,
        "quote: ‸tặng 627 suất quà cho gia đình chính sách",
        "trich-khong-co-trong-bai",
        "chép",
    ),
    Mistake(
        "trich-noi-hai-cau", _QUOTE, "quote: ‸phường họp sơ kết, trao 627 suất quà", "trich-khong-co-trong-bai", ""
    ),
    Mistake("so-lieu-khong-gia-tri", f"    {_VALUE}\n", "", "thieu-gia-tri", "value", at=("bai.md", 14, 5)),
    Mistake("phan-tram-cham", _ATTAINED, "attainment: ‸36.26%", "ty-le-khong-doc-duoc", "36,26", _ATTAINED),
    Mistake("so-kieu-anh", _VALUE, "value: ‸1,234.5 suất quà", "so-khong-doc-duoc", "1.234,5"),
    Mistake("so-cham-sai", _VALUE, "value: ‸12.34 suất quà", "so-khong-doc-duoc", "12,34"),
    Mistake("so-dau-cach", _VALUE, "value: ‸1 234 suất quà", "so-khong-doc-duoc", "1.234"),
    Mistake("so-la-khoang", _VALUE, "value: ‸600 - 650 suất quà", "so-khong-doc-duoc", "một con số"),
    Mistake("so-la-ngay", _VALUE, "value: ‸06/7/2020", "so-khong-doc-duoc", "đơn vị"),
    Mistake("so-bang-chu", _VALUE, "value: ‸rất nhiều suất quà", "so-khong-doc-duoc", "bắt đầu bằng số"),
    Mistake("so-hai-so", _VALUE, "value: ‸627 suất quà và 12 hộ", "so-khong-doc-duoc", "số liệu riêng"),
    Mistake("so-qua-lon", _VALUE, "value: ‸627.000.000 tỷ tỷ suất", "so-khong-doc-duoc", ""),
    Mistake("dat-khong-phai-phan-tram", _ATTAINED, "attainment: ‸khá tốt", "ty-le-khong-doc-duoc", "36,26%"),
    Mistake("dat-khac-bai", _ATTAINED, "attainment: ‸63,26%", "so-khong-co-trong-cau", "giống hệt nhau"),
    Mistake("vuot-khong-ro", _ATTAINED, "attainment: ‸vượt 132%", "ty-le-khong-doc-duoc", "đạt 132%"),
    Mistake(
        "don-vi-khong-khop",
        "indicator: thu_ngan_sach",
        "indicator: giao_quan",
        "don-vi-khong-khop",
        "chọn lại chỉ tiêu",
        at=("bai.md", 18, 12),
    ),
    Mistake(
        "chi-tieu-giao-khong-co",
        f"    {_ATTAINED}",
        f"    {_ATTAINED}\n    target: ‸11 tỷ đồng",
        "so-khong-co-trong-cau",
        "",
    ),
    Mistake(
        "so-sanh-khong-co", f"    {_ATTAINED}", f"    {_ATTAINED}\n    change: ‸tăng 12,5%", "so-khong-co-trong-cau", ""
    ),
    Mistake(
        "phuong-ngoai-bai",
        f"    {_VALUE}",
        f"    {_VALUE}\n    ward: ‸nguyen-cu-trinh-26758",
        "phuong-ngoai-bai",
        "cau-ong-lanh-26752",
    ),
    Mistake(
        "hai-phuong-khong-ro",
        "ward: cau-ong-lanh-26752",
        "ward: [cau-ong-lanh-26752, nguyen-cu-trinh-26758]",
        "phuong-khong-ro",
        "ward: ",
        at=("bai.md", 14, 5),
    ),
    Mistake(
        "so-lieu-lap",
        "changes:",
        "  - ‸indicator: suat_qua\n    value: 627 suất quà\nchanges:",
        "so-lieu-lap",
        "xóa một trong hai mục",
    ),
    Mistake("bo-chu-hon", "value: hơn 4 tỷ đồng", "value: ‸4 tỷ đồng", "thieu-muc-do", "“hơn 4 tỷ đồng”"),
    Mistake("dat-thieu-phan-tram", _ATTAINED, "attainment: ‸36,26", "ty-le-khong-doc-duoc", "36,26%"),
    Mistake("gia-tri-trong-ngoac-kep", _VALUE, "value: ‸“627 suất quà”", "so-khong-doc-duoc", "xóa dấu nháy"),
    Mistake("loai-so-lieu-la", f"    {_VALUE}", f"    {_VALUE}\n    kind: ‸ket qa", "gia-tri-la", "result"),
    Mistake("tinh-trang-so-lieu-la", f"    {_VALUE}", f"    {_VALUE}\n    status: ‸tạm", "gia-tri-la", "sơ bộ"),
)
