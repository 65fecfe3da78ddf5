"""Facts about the doctor: it tells what is wrong with a machine, touches nothing, and never fails itself."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from plugins.assembly import doctor as doctors
from plugins.assembly.doctor import Health, doctor, findings
from tests.factories import ROOT, Project, article, bare_project, tree_of


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = bare_project(tmp_path)
    made.write("requirements.lock", (ROOT / "requirements.lock").read_bytes())
    return made


def told(project: Project) -> tuple[int, str]:
    stream = io.StringIO()
    return doctor(project.root, stream), stream.getvalue()


def test_a_working_machine_is_told_so_and_left_as_it_was(project: Project) -> None:
    before = tree_of(project.root)
    code, words = told(project)
    assert code == 0, words
    assert words.endswith("Máy này dựng trang được.\n")
    assert "[hỏng]" not in words
    assert tree_of(project.root) == before


def test_every_finding_that_is_bad_has_a_way_out(project: Project) -> None:
    project.write("content/data/site.yaml", "nam: A\n")
    bad = [finding for finding in findings(project.root) if finding.health is Health.BAD]
    assert bad and all(finding.cure for finding in bad)
    assert any("content/data/site.yaml:1" in finding.found for finding in bad)
    code, words = told(project)
    assert code == 2
    assert f"{len(bad)} chỗ hỏng cần sửa" in words


def test_a_missing_package_is_bad_and_another_version_is_a_note(project: Project) -> None:
    project.write("requirements.lock", "khong-co-goi-nay==1.0 \\\n    --hash=sha256:00\npelican==1.0\n")
    code, words = told(project)
    assert code == 2
    assert "[hỏng] Các gói: chưa có khong-co-goi-nay" in words
    assert "[chú ý] Các gói: khác bản: pelican" in words


def test_sample_articles_and_a_sample_address_are_noted_until_they_are_gone(project: Project) -> None:
    project.write("content/2020/mau.md", article("Bài mẫu", tags="so-lieu-minh-hoa"))
    assert "[chú ý] Bài minh họa: còn 1 bài trong content" in told(project)[1]
    assert "[chú ý] Thông tin mẫu" in told(project)[1]
    project.delete("content/2020/mau.md")
    project.edit("content/data/site.yaml", "https://phuong.example.vn", "https://bennghe.hochiminhcity.gov.vn")
    assert "[tốt] Bài minh họa: không có" in told(project)[1]
    assert "Thông tin mẫu" not in told(project)[1]


def test_a_look_that_fails_is_told_and_the_others_go_on(project: Project, tmp_path: Path) -> None:
    project.delete("requirements.lock")
    code, words = told(project)
    assert code == 2
    assert "[hỏng] không xem được: FileNotFoundError" in words
    assert "Danh mục" in words


def test_a_full_disk_is_bad(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctors, "LEAST_SPACE", 1 << 60)
    assert "[hỏng] Ổ đĩa" in told(project)[1]


def test_versions_are_compared_as_numbers() -> None:
    assert doctors._plain("1.002") == doctors._plain("1.2") != doctors._plain("1.20")
