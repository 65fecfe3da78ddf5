"""Small projects to build in tests: a handful of units and indicators, articles made of a few words."""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from plugins.domain.document import Document

ROOT = Path(__file__).resolve().parents[1]
SEED_ARTICLE = "content/2020/2020-07-08-so-ket-6-thang-dau-nam.md"
SEED_FIGURES = [
    ("thu_ngan_sach", "hơn 4 tỷ đồng", "36,26%"),
    ("suat_qua", "627 suất quà", ""),
    ("kinh_phi_an_sinh", "205 triệu đồng", ""),
    ("giao_quan", "18 thanh niên", "138,5%"),
    ("ket_nap_dang_vien", "2 đảng viên", ""),
    ("giay_khen_tap_the", "6 tập thể", ""),
    ("giay_khen_ca_nhan", "22 cá nhân", ""),
    ("giay_khen_tap_the", "9 tập thể", ""),
    ("giay_khen_ca_nhan", "16 cá nhân", ""),
    ("giay_khen_ca_nhan", "11 cá nhân", ""),
]
"""Indicator, value and attainment of each figure of the one real report, in its order."""
NOW = "2026-06-01T08:00:00+07:00"

WARDS = """\
id,code,name,short_name,kind,district,province,valid_from,valid_to,note
ben-thanh-26743-2025,26743,Phường Bến Thành,Bến Thành,phường,,Thành phố Hồ Chí Minh,2025-07-01,,
cau-ong-lanh-26752,26752,Phường Cầu Ông Lãnh,Cầu Ông Lãnh,phường,Quận 1,Thành phố Hồ Chí Minh,,2025-06-30,
cau-ong-lanh-26758-2025,26758,Phường Cầu Ông Lãnh,Cầu Ông Lãnh,phường,,Thành phố Hồ Chí Minh,2025-07-01,,
nguyen-cu-trinh-26758,26758,Phường Nguyễn Cư Trinh,Nguyễn Cư Trinh,phường,Quận 1,Thành phố Hồ Chí Minh,,2025-06-30,
"""

LINEAGE = """\
predecessor,successor,extent,date,basis
cau-ong-lanh-26752,ben-thanh-26743-2025,part,2025-07-01,Nghị quyết 1685
cau-ong-lanh-26752,cau-ong-lanh-26758-2025,part,2025-07-01,Nghị quyết 1685
nguyen-cu-trinh-26758,cau-ong-lanh-26758-2025,whole,2025-07-01,Nghị quyết 1685
"""

INDICATORS = """\
groups:
- id: ngan_sach
  label: Ngân sách
- id: an_sinh
  label: An sinh
indicators:
- id: thu_ngan_sach
  group: ngan_sach
  label: Thu ngân sách
  unit: đồng
  better: higher
  agg_time: ytd
  agg_wards: sum
  definition: Số thu từ đầu năm
  core: true
  source_status: unverified
- id: suat_qua
  group: an_sinh
  label: Suất quà
  unit: suất
  better: neutral
  agg_time: sum
  agg_wards: sum
  definition: Số suất quà đã trao
  core: true
  source_status: unverified
- id: ho_ngheo
  group: an_sinh
  label: Hộ nghèo
  unit: hộ
  better: lower
  agg_time: last
  agg_wards: sum
  definition: Số hộ nghèo cuối kỳ
  core: true
  source_status: unverified
- id: giao_quan
  group: an_sinh
  label: Giao quân
  unit: thanh niên
  better: higher
  agg_time: last
  agg_wards: sum
  definition: Thanh niên lên đường nhập ngũ
  core: true
  source_status: unverified
"""

SITE = """\
name: Cổng phường thử
short_name: Thử
description: Trang để thử
url: https://phuong.example.vn
office:
  name: Văn phòng phường thử
wards: [cau-ong-lanh-26758-2025, ben-thanh-26743-2025, cau-ong-lanh-26752, nguyen-cu-trinh-26758]
categories:
- id: tin-tuc
  label: Tin tức
- id: bao-cao
  label: Báo cáo
tags:
- id: so-lieu-minh-hoa
  label: Số liệu minh họa
- id: an-sinh
  label: An sinh
menu:
- label: Trang chủ
  address: /
- label: Đơn vị
  address: /don-vi/
"""


def article(title: str = "Tin thử", body: str = "Một câu thường.", *, metrics: str = "", **keys: str) -> str:
    """The text of an article; `keys` add to or replace the front matter, an empty one leaves its key out."""
    front = {"title": title, "date": "08/07/2020", "category": "tin-tuc", **keys}
    lines = [f"{key}: {value}" for key, value in front.items() if value]
    if metrics:
        lines += ["metrics:", metrics.rstrip("\n")]
    return "\n".join(["---", *lines, "---", "", body, ""])


def claim(indicator: str, value: str, **parts: str) -> str:
    """One entry of `metrics`."""
    lines = [f"  - indicator: {indicator}", f"    value: {value}"]
    return "\n".join([*lines, *(f"    {key}: {words}" for key, words in parts.items())])


@dataclass(frozen=True, slots=True)
class Project:
    """The folder of a small site."""

    root: Path

    @property
    def output(self) -> Path:
        """The built site."""
        return self.root / "output"

    def write(self, path: str, content: str | bytes) -> Path:
        """Save a file as an editor did a while ago, so that no build has to wait for it to rest; in one step."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        new = self.root / "being-saved"
        new.write_bytes(content if isinstance(content, bytes) else content.encode())
        rested = time.time_ns() - 5_000_000_000
        os.utime(new, ns=(rested, rested))
        return new.replace(target)

    def read(self, path: str) -> str:
        """The text of a file."""
        return (self.root / path).read_text(encoding="utf-8")

    def page(self, address: str) -> str:
        """The HTML behind an address of the built site."""
        return (self.output / address.lstrip("/") / "index.html").read_text(encoding="utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace words that must be in a file."""
        text = self.read(path)
        assert old in text, f"{path} has no “{old}”"
        self.write(path, text.replace(old, new))

    def delete(self, path: str) -> None:
        """Remove a file."""
        (self.root / path).unlink()

    def tree(self) -> dict[str, str]:
        """Every file of the built site with the digest of its bytes."""
        return tree_of(self.output)


def figures_of(document: Document) -> list[tuple[str, str, str]]:
    """Indicator, value and attainment of each claim, as written."""
    return [
        (one.indicator.text, one.value.text if one.value else "", one.attainment.text if one.attainment else "")
        for one in document.claims
    ]


def tree_of(folder: Path) -> dict[str, str]:
    """Every file below a folder by its path, with the digest of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def bare_project(root: Path) -> Project:
    """A project with settings, theme and small registries, but no article."""
    project = Project(root)
    root.mkdir(parents=True, exist_ok=True)
    shutil.copytree(ROOT / "theme", root / "theme")
    shutil.copy2(ROOT / "pelicanconf.py", root / "pelicanconf.py")
    for name, text in [
        ("wards.csv", WARDS),
        ("lineage.csv", LINEAGE),
        ("indicators.yaml", INDICATORS),
        ("site.yaml", SITE),
    ]:
        project.write(f"content/data/{name}", text)
    return project


def seed_project(root: Path) -> Project:
    """The repository's own registries, pictures and its one real report."""
    project = bare_project(root)
    for source in [*sorted((ROOT / "content/data").iterdir()), *sorted((ROOT / "content/images").iterdir())]:
        project.write(source.relative_to(ROOT).as_posix(), source.read_bytes())
    project.write(SEED_ARTICLE, (ROOT / SEED_ARTICLE).read_bytes())
    return project
