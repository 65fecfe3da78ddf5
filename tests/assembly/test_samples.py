"""Illustrative articles are named, put aside when a person agrees, and can be got back; what is left builds."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.assembly.samples import ASIDE, put_samples_aside
from plugins.engine.lock import build_lock
from tests.factories import ROOT, Project, article, bare_project
from tests.site.building import Builder

SAMPLE = {"tags": "[an-sinh, so-lieu-minh-hoa]"}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Two sample articles, one with its own folder, and two real ones."""
    project = bare_project(tmp_path / "project")
    project.write("content/2020/mau.md", article("Bài mẫu", **SAMPLE))
    project.write("content/2021/bai-mau/bai.md", article("Mẫu có ảnh", **SAMPLE))
    project.write("content/2021/bai-mau/anh-mau.jpg", b"x")
    project.write("content/2020/that.md", article("Bài thật", "Nhắc tới số liệu minh họa."))
    project.write("content/2021/that/bai.md", article("Thật có ảnh"))
    return project


def articles(project: Project) -> list[str]:
    return sorted(path.relative_to(project.root).as_posix() for path in project.root.rglob("*.md"))


KEPT = ["content/2020/that.md", "content/2021/that/bai.md"]


def test_samples_are_listed_and_stay_when_nobody_agrees(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    before = articles(project)
    assert put_samples_aside(project.root, ask=lambda question: False) == 0
    told = capsys.readouterr().out
    assert "content/2020/mau.md  Bài mẫu" in told and "content/2021/bai-mau/bai.md  Mẫu có ảnh" in told
    assert "that" not in told
    assert put_samples_aside(project.root) == 0  # no terminal: nobody to ask
    assert articles(project) == before


def test_samples_are_moved_with_their_own_folder_and_nothing_else_is(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []
    assert put_samples_aside(project.root, ask=lambda question: not asked.append(question)) == 0
    assert asked == ["Cất 2 bài này ra khỏi content/?"]
    assert articles(project) == [f"{ASIDE}/content/2020/mau.md", f"{ASIDE}/content/2021/bai-mau/bai.md", *KEPT]
    assert (project.root / ASIDE / "content/2021/bai-mau/anh-mau.jpg").exists()
    assert not (project.root / "content/2021/bai-mau").exists()
    assert "content/2020/that.md" in capsys.readouterr().out  # what is left is named


def test_samples_can_be_got_back_and_put_aside_again_without_replacing_anything(project: Project) -> None:
    before = articles(project)
    put_samples_aside(project.root, yes=True)
    shutil.copytree(project.root / ASIDE / "content", project.root / "content", dirs_exist_ok=True)
    assert [path for path in articles(project) if not path.startswith(ASIDE)] == before
    put_samples_aside(project.root, yes=True)
    assert (project.root / ASIDE / "content/2020/mau.md").exists()
    assert (project.root / f"{ASIDE}-2" / "content/2020/mau.md").exists()


@pytest.mark.parametrize("tags", ["Số liệu minh họa", "SO-LIEU-MINH-HOA", "số liệu minh hoạ", "so lieu minh hoa"])
def test_the_tag_is_known_however_it_is_typed(project: Project, tags: str) -> None:
    project.write("content/2020/khac.md", article("Bài khác", tags=tags))
    put_samples_aside(project.root, yes=True)
    assert not (project.root / "content/2020/khac.md").exists()


def test_a_sample_with_errors_counts_too(project: Project) -> None:
    project.write("content/2020/hong.md", article("Bài hỏng", category="khong-co", **SAMPLE))
    assert put_samples_aside(project.root, yes=True) == 0
    assert not (project.root / "content/2020/hong.md").exists()


def test_what_still_links_to_a_sample_is_told_with_its_line(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.write("content/2020/that.md", article("Bài thật", "Xem [bài mẫu](mau.md)."))
    assert put_samples_aside(project.root, yes=True) == 1
    assert "content/2020/that.md:7:15: LỖI [lien-ket-hong]" in capsys.readouterr().out


def test_nothing_moves_while_a_build_runs(project: Project) -> None:
    before = articles(project)
    with build_lock(project.root / ".cache" / "build.lock"):
        assert put_samples_aside(project.root, yes=True) == 4
    assert articles(project) == before


def test_a_site_without_samples_is_told_so(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    put_samples_aside(project.root, yes=True)
    capsys.readouterr()
    assert put_samples_aside(project.root, yes=True) == 0
    assert capsys.readouterr().out == "Không có bài minh họa nào trong content/.\n"


def test_the_site_that_comes_with_the_software_builds_without_samples_and_without_any_article(tmp_path: Path) -> None:
    project = bare_project(tmp_path / "project")
    shutil.copytree(ROOT / "content", project.root / "content", dirs_exist_ok=True)
    assert put_samples_aside(project.root, yes=True) == 0
    [left] = [path for path in articles(project) if path.startswith("content/20")]
    with Builder() as builder:
        assert builder.build(project).issues == []
        assert '"illustrative": 0' in project.read("build-report.json")
        assert "Chưa có tin nào" not in project.page("/")
        project.delete(left)
        assert builder.build(project).issues == []
        assert "Chưa có tin nào." in project.page("/")
        project.write("content/2020/mau.md", article("Bài mẫu", tags="so-lieu-minh-hoa"))
        builder.build(project)
        assert '"illustrative": 1' in project.read("build-report.json")
        project.delete("content/2020/mau.md")
        builder.build(project)
    assert "Số liệu minh họa" not in project.page("/") and "/luu-tru/" not in project.page("/")
