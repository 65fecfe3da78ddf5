"""Mistakes in content/data, which whoever looks after the site edits by hand."""

from __future__ import annotations

from dataclasses import dataclass

from tests.editing.mistakes.mistake import HERE
from tests.factories import INDICATORS, LINEAGE, SITE, WARDS

GOOD = {"site.yaml": SITE, "indicators.yaml": INDICATORS, "wards.csv": WARDS, "lineage.csv": LINEAGE}


@dataclass(frozen=True)
class RegistryMistake:
    """One row: in a good file `old` becomes `new`, where HERE shows the place of the message."""

    name: str
    file: str
    old: str
    new: str
    code: str
    cure: str

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
)
