"""Mistakes in content/data, which whoever looks after the site edits by hand."""

from __future__ import annotations

from dataclasses import dataclass

from tests.editing.mistakes.mistake import HERE
from tests.factories import INDICATORS, LINEAGE, SITE, WARDS

GOOD = {"site.yaml": SITE, "indicators.yaml": INDICATORS, "wards.csv": WARDS, "lineage.csv": LINEAGE}

_BEN_THANH = next(line for line in WARDS.splitlines(keepends=True) if line.startswith("ben-thanh"))
_STEP = LINEAGE.splitlines(keepends=True)[1]
_CATEGORIES = SITE[SITE.index("categories:") : SITE.index("tags:")]


@dataclass(frozen=True)
class RegistryMistake:
    """One row: in a good file `old` becomes `new`, where HERE shows the place of the message."""

    name: str
    file: str
    old: str
    new: str
    code: str
    cure: str
    at: tuple[int, int] | None = None  # a place that HERE cannot show

    @property
    def marked(self) -> str:
        """The mistaken file with the mark."""
        good = GOOD[self.file]
        assert self.old in good, f"{self.name}: the file has no “{self.old}”"
        return good.replace(self.old, self.new, 1)

    @property
    def content(self) -> str:
        """The mistaken file."""
        return self.marked.replace(HERE, "")

    @property
    def place(self) -> tuple[int, int]:
        """Line and column of the message."""
        if self.at is not None:
            return self.at
        before, mark, _ = self.marked.partition(HERE)
        assert mark, f"{self.name}: no place given"
        return before.count("\n") + 1, len(before) - before.rfind("\n")


MISTAKES = (
    RegistryMistake("khoa-la", "site.yaml", "description:", "‸desciption:", "cau-hinh-khoa-la", "description"),
    RegistryMistake("khoa-lap", "site.yaml", "short_name:", "‸name: Hai\nshort_name:", "cau-hinh-khoa-lap", "giữ lại"),
    RegistryMistake(
        "dia-chi-sai", "site.yaml", "https://phuong.example.vn", "‸phuong.example.vn", "trang-sai-dia-chi", "https://"
    ),
    RegistryMistake("ma-chuyen-muc", "site.yaml", "- id: tin-tuc", "- id: ‸Tin tức", "trang-sai-ma", "không dấu"),
    RegistryMistake(
        "don-vi-la",
        "site.yaml",
        "[cau-ong-lanh-26758-2025,",
        "[‸cau-ong-lanh-26758,",
        "don-vi-la",
        "cau-ong-lanh-26758-2025",
    ),
    RegistryMistake("menu-sai", "site.yaml", "address: /don-vi/", "address: ‸don-vi", "trang-sai-dia-chi", "/"),
    RegistryMistake("nhom-la", "indicators.yaml", "group: an_sinh", "group: ‸an_sin", "chi-tieu-nhom-la", "an_sinh"),
    RegistryMistake("chieu-la", "indicators.yaml", "better: lower", "better: ‸lowre", "cau-hinh-sai-gia-tri", "lower"),
    RegistryMistake(
        "chi-tieu-trung", "indicators.yaml", "- id: ho_ngheo", "- id: ‸suat_qua", "chi-tieu-trung", "giữ một chỉ tiêu"
    ),
    RegistryMistake(
        "ma-chi-tieu", "indicators.yaml", "- id: ho_ngheo", "- id: ‸Hộ nghèo", "chi-tieu-sai-ma", "thu_ngan_sach"
    ),
    RegistryMistake("yaml-tab", "site.yaml", "  name: ", "‸\tname: ", "yaml-sai", "thay Tab bằng dấu cách"),
    RegistryMistake("yaml-hai-cham", "site.yaml", "name: ", "name: ‸Tên: ", "yaml-sai", 'dấu nháy kép: name: "…"'),
    RegistryMistake("yaml-dinh", "site.yaml", "name: ", "‸name:", "yaml-sai", "viết “name: …”"),
    RegistryMistake("yaml-a-cong", "site.yaml", "name: ", "name: ‸@", "yaml-sai", "dấu nháy kép"),
    RegistryMistake(
        "yaml-xung-dot", "site.yaml", "name: ", "‸<<<<<<< HEAD\n=======\n>>>>>>> b\nname: ", "yaml-sai", "giữ phần đúng"
    ),
    RegistryMistake(
        "excel-cham-phay", "wards.csv", WARDS, f"‸{WARDS.replace(',', ';')}", "bang-sai-cot", "lấy lại tệp gốc"
    ),
    RegistryMistake(
        "mot-dong-cham-phay",
        "wards.csv",
        "cau-ong-lanh-26758-2025,26758,",
        "‸cau-ong-lanh-26758-2025;26758;",
        "bang-sai-cot",
        "lấy lại tệp gốc",
    ),
    RegistryMistake(
        "don-vi-nguoc-so",
        "site.yaml",
        "[cau-ong-lanh-26758-2025,",
        "[‸cau-ong-lanh-26785-2025,",
        "don-vi-la",
        "có phải “cau-ong-lanh-26758-2025”",
    ),
    RegistryMistake(
        "thieu-gach-chi-tieu", "indicators.yaml", "- id: suat_qua", "  ‸id: suat_qua", "cau-hinh-khoa-lap", "dấu gạch"
    ),
    RegistryMistake(
        "khoa-bat-buoc-go-nham", "indicators.yaml", "better: neutral", "‸beter: neutral", "cau-hinh-khoa-la", "better"
    ),
    RegistryMistake(
        "noi-tiep-la",
        "lineage.csv",
        "cau-ong-lanh-26752,ben-thanh-26743-2025",
        "‸cau-ong-lanh-26752,ben-thanh-26743-2052",
        "bang-sai-dong",
        "có phải “ben-thanh-26743-2025”",
    ),
    RegistryMistake(
        "don-vi-mot-dong",
        "site.yaml",
        "[cau-ong-lanh-26758-2025, ben",
        "‸cau-ong-lanh-26758-2025 #, ben",
        "cau-hinh-sai-kieu",
        "- ",
    ),

    RegistryMistake("so-sau-thang", "site.yaml", "office:\n", "office:\n  phone: ‸#028 000\n", "chu-sau-thang", "nháy kép"),
    RegistryMistake("ten-sau-thang", "site.yaml", "Cổng phường thử", "Cổng phường ‸#1", "chu-sau-thang", "nháy kép"),
    RegistryMistake("muc-sau-thang", "indicators.yaml", "  unit: suất", "  unit: suất\n  aliases:\n  - ‸#quà", "chu-sau-thang", "nháy kép"),
    RegistryMistake("cham-than-dau-gia-tri", "site.yaml", "description: ", "description: ‸!Quan trọng ", "yaml-sai", "nháy kép"),
    RegistryMistake("va-dau-gia-tri", "site.yaml", "description: ", "description: ‸&Trang ", "yaml-sai", "nháy kép"),
    RegistryMistake("sao-dau-gia-tri", "indicators.yaml", "Số suất quà đã trao", "‸*Số suất quà", "yaml-sai", "nháy kép"),
    RegistryMistake("nhay-khong-dong", "site.yaml", "name: Cổng", 'name: ‸"Cổng', "yaml-sai", "thêm dấu nháy vào cuối"),
    RegistryMistake("ky-tu-dieu-khien", "site.yaml", "short_name: Thử", "short_name: T‸\x00hử", "yaml-sai", "gõ lại"),
    RegistryMistake("hai-cham-rong", "site.yaml", "short_name: Thử", "‸short_name： Thử", "yaml-sai", "dấu hai chấm thường"),
    RegistryMistake("cach-khong-ngat", "site.yaml", "short_name: Thử", "‸short_name:\u00a0Thử", "yaml-sai", "một dấu cách"),
    RegistryMistake("dong-phuong-lap", "wards.csv", _BEN_THANH, f"{_BEN_THANH}‸{_BEN_THANH}", "bang-trung-dong", "xóa dòng kia"),
    RegistryMistake("dong-sap-xep-lap", "lineage.csv", _STEP, f"{_STEP}‸{_STEP}", "bang-trung-dong", "xóa dòng kia"),
    RegistryMistake("phuong-khong-ten", "wards.csv", "26743,Phường Bến Thành", "26743,", "bang-sai-dong", "cột name", at=(2, 1)),
    RegistryMistake("ma-mat-so-khong", "wards.csv", ",26743,", ",2674,", "bang-sai-dong", "số 0 ở đầu", at=(2, 1)),
    RegistryMistake("dong-mo-nhay", "wards.csv", "26743,Phường", '26743,"Phường', "bang-sai-dong", "dấu ngoặc kép", at=(2, 1)),
    RegistryMistake("ngay-kieu-excel", "wards.csv", "2025-07-01,,\ncau", "7/1/2025,,\ncau", "bang-sai-dong", "2025-07-01", at=(2, 1)),
    RegistryMistake("phuong-khai-hai-lan", "site.yaml", "[cau-ong-lanh-26758-2025,", "[cau-ong-lanh-26758-2025, ‸cau-ong-lanh-26758-2025,",
                    "don-vi-lap", "xóa dòng lặp"),
    RegistryMistake("hai-muc-cung-ten", "site.yaml", "label: Báo cáo", "label: ‸tin tức", "trang-ten-lap", "đổi tên"),
    RegistryMistake("the-trung-ma", "site.yaml", "- id: an-sinh", "- id: ‸so-lieu-minh-hoa", "trang-ma-lap", "đổi một mã"),
    RegistryMistake("nhom-trung-ma", "indicators.yaml", "- id: an_sinh", "- id: ‸ngan_sach", "chi-tieu-trung", "đổi mã"),
    RegistryMistake("chi-tieu-trung-ten", "indicators.yaml", "label: Hộ nghèo", "label: ‸Suất quà", "chi-tieu-trung", "đổi tên"),
    RegistryMistake("dia-chi-co-cach", "site.yaml", "https://phuong.example.vn", "‸https://phuong example.vn", "trang-sai-dia-chi", "không dấu cách"),
    RegistryMistake("dia-chi-co-dau", "site.yaml", "https://phuong.example.vn", "‸https://phường.example.vn", "trang-sai-dia-chi", "không dấu"),
    RegistryMistake("thu-sai", "site.yaml", "office:\n", "office:\n  email: ‸ubnd phuong@\n", "trang-sai-dia-chi", "không dấu cách"),
    RegistryMistake("zalo-la-so", "site.yaml", "menu:\n", "contacts:\n- kind: zalo\n  label: Zalo\n  address: ‸0903 123 456\nmenu:\n",
                    "trang-sai-dia-chi", "https://zalo.me/0903123456"),
    RegistryMistake("chuyen-muc-khong-khoa", "site.yaml", _CATEGORIES, "categories: [‸tin-tuc, bao-cao]\n", "cau-hinh-sai-kieu", "khóa: giá trị"),
    RegistryMistake("nhan-goi-la-title", "site.yaml", "- label: Đơn vị", "- ‸title: Đơn vị", "cau-hinh-khoa-la", "“label”"),
)  # fmt: skip
