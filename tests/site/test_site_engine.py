"""What the engine promises of whole builds, tried by doing to its inputs and outputs whatever people and machines do."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.factories import Project, article
from tests.site.building import Builder


def test_a_clock_set_back_takes_what_is_not_due_yet_off_the_site_again(project: Project, builder: Builder) -> None:
    project.write("content/2020/hen.md", article("Tin hẹn giờ", date="2026-07-01 08:00"))
    early = builder.build(project)
    before = project.tree()
    builder.build(project, now="2026-08-01T08:00:00+07:00")
    assert project.tree() != before
    assert builder.build(project).out.splitlines()[:-1] == early.out.splitlines()[:-1]
    assert project.tree() == before


@pytest.mark.parametrize("linked", ["styles/base.css", "styles", "templates/layouts", "static"])
def test_a_theme_that_lies_elsewhere_behind_links_is_an_input_too(
    project: Project, builder: Builder, tmp_path: Path, linked: str
) -> None:
    project.write("theme/static/con-dau.jpg", b"first")
    project.edit("theme/templates/layouts/base.html", "</body>", '{{ asset("con-dau.jpg") }}</body>')
    place = project.root / "theme" / linked
    place.symlink_to(place.rename(tmp_path / "elsewhere"))
    os.utime(place, (0, 0), follow_symlinks=False)  # a link made this moment would prove nothing
    builder.build(project)
    told = builder.build(project)
    assert "Không có gì thay đổi" in told.out, "else the next build proves nothing"
    place = place if place.is_dir() else place.parent
    for name in ("base.css", "base.html", "con-dau.jpg"):
        if (place / name).exists():
            (place / name).write_bytes((place / name).read_bytes() + b"\n/* new */ .new { margin: 0 }")
    builder.build(project)
    changed = project.tree()
    builder.build(project, fresh=True)
    assert project.tree() == changed


def spoil(path: Path) -> None:
    """Change the first byte in place, and nothing that a look without opening the file would tell."""
    found = path.stat()
    with path.open("r+b") as file:
        first = file.read(1)
        file.seek(0)
        file.write(bytes([first[0] ^ 1]))
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))


@pytest.mark.parametrize("fresh", [False, True], ids=["next", "fresh"])
def test_a_file_edited_in_place_does_not_spoil_what_later_builds_are_made_of(
    project: Project, builder: Builder, fresh: bool
) -> None:
    builder.build(project, fresh=True)  # its files are links to those of the cache
    before = project.tree()
    for path in before:
        spoil(project.output / path)
    assert project.tree().keys() == before.keys() and not before.items() & project.tree().items()
    builder.build(project, fresh=fresh)
    assert project.tree() == before
    project.edit("content/2020/tin.md", "Chuyện", "Việc")
    builder.build(project)
    project.edit("content/2020/tin.md", "Việc", "Chuyện")
    builder.build(project)
    assert project.tree() == before


def test_files_spoilt_in_the_cache_do_not_get_into_the_site(project: Project, builder: Builder) -> None:
    before = project.tree()
    shutil.rmtree(project.output)
    folders = [project.root / ".cache" / name for name in ("search", "spare", "store", "trees", "pictures")]
    for path in (path for folder in folders for path in folder.rglob("*")):
        if path.is_file():
            spoil(path)
    builder.build(project)
    assert project.tree() == before


@pytest.mark.parametrize("stray", ["la.html", "tin/la/index.html", "lien-ket"])
def test_what_does_not_belong_to_the_site_goes_although_nothing_else_changed(
    project: Project, builder: Builder, tmp_path: Path, stray: str
) -> None:
    builder.build(project)
    before = project.tree()
    path = project.output / stray
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(tmp_path) if stray == "lien-ket" else path.write_text("lạ")
    builder.build(project)
    assert project.tree() == before and not path.is_symlink()
    project.edit("content/2020/tin.md", "Chuyện", "Việc")
    builder.build(project)
    assert not path.exists()


def test_a_site_that_lies_elsewhere_behind_a_link_is_exchanged_there(project: Project, builder: Builder) -> None:
    place = project.root / "www"
    project.output.symlink_to(project.output.rename(place))
    for old, new in (("Chuyện", "Việc"), ("Việc", "Lời")):
        number = place.stat().st_ino
        project.edit("content/2020/tin.md", old, new)
        builder.build(project)
        assert project.output.is_symlink() and place.is_dir() and not place.is_symlink()
        assert f"{new} thường ngày" in (place / "tin/2020/07/tin-thu-hai/index.html").read_text(encoding="utf-8")
        assert place.stat().st_ino != number, "a folder being filled is no complete site"


@pytest.mark.parametrize("name", ["opendata", "pictures", "search", "spare", "store", "trees"])
@pytest.mark.parametrize("foreign", ["file", "link"])
def test_what_stands_in_the_way_in_the_cache_is_made_anew_with_a_note(
    project: Project, builder: Builder, name: str, foreign: str
) -> None:
    before = project.tree()
    place = project.root / ".cache" / name
    if place.exists():
        shutil.rmtree(place)
    place.write_bytes(b"x") if foreign == "file" else place.symlink_to("nowhere")
    (project.output / "index.html").unlink()
    told = builder.build(project)
    assert f"Ghi chú: .cache/{name} không phải của chương trình" in told.err
    assert project.tree() == before
    assert "Ghi chú" not in builder.build(project).err


@pytest.mark.parametrize("name", ["store/index.db", "inputs.json", "card-keys.txt", "search/state.json"])
def test_a_folder_in_the_place_of_a_file_of_the_cache_is_made_anew_with_a_note(
    project: Project, builder: Builder, name: str
) -> None:
    before = project.tree()
    place = project.root / ".cache" / name
    place.unlink(missing_ok=True)
    (place / "x").mkdir(parents=True)
    (project.output / "index.html").unlink()
    assert f"Ghi chú: .cache/{name} không phải của chương trình" in builder.build(project).err
    assert project.tree() == before
