"""Every file found has exactly one class; nothing is opened, nothing is followed, nothing is passed over in silence."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.engine.snapshot import FileClass, Snapshot, take_snapshot


def snapshot_of(root: Path, *paths: str) -> Snapshot:
    (root / "content").mkdir(exist_ok=True)
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(b"x")
    return take_snapshot(root)


TABLE = {
    "2020/a.md": "bài viết",
    "a.MD": "bài viết",
    "a.b.md": "bài viết",
    "pages/gioi-thieu.md": "trang",
    "pages.md": "bài viết",
    "2020/pages/a.md": "bài viết",
    "images/a.md": "từ chối sai-thu-muc",
    "2020/a.JPG": "ảnh",
    "images/ảnh chụp.webp": "ảnh",
    "images/ảnh.yaml": "danh mục",
    "images/ANH.YAML": "danh mục",
    "images/khac.yaml": "từ chối loai-tep",
    "a.svg": "từ chối loai-tep",
    "a.heic": "từ chối loai-tep",
    "2020/d.docx": "tệp đính kèm",
    "2020/d.pdf": "tệp đính kèm",
    "2020/c.txt": "từ chối loai-tep",
    "2020/c.doc": "từ chối loai-tep",
    "2020/c.html": "từ chối loai-tep",
    "2020/c.rst": "từ chối loai-tep",
    "2020/x.php": "từ chối loai-tep",
    "2020/x.exe": "từ chối loai-tep",
    "2020/khong-duoi": "từ chối loai-tep",
    "2020/a.md.txt": "từ chối loai-tep",
    "data/wards.csv": "danh mục",
    "data/site.YAML": "danh mục",
    "data/a.md": "từ chối tep-danh-muc",
    "data/khoa.json": "từ chối tep-danh-muc",
    "2020/b.csv": "tệp đính kèm",
    ".env": "từ chối tep-kin",
    ".git/config": "từ chối",
    "2020/.a.md": "từ chối tep-kin",
    ".htaccess": "từ chối tep-kin",
    "id_rsa": "từ chối tep-kin",
    "id_rsa.pub": "từ chối tep-kin",
    "2020/khoa.pem": "từ chối tep-kin",
    "2020/khoa.KEY": "từ chối tep-kin",
    "2020/Thumbs.db": "bỏ qua tệp tạm của máy",
    ".DS_Store": "bỏ qua tệp tạm của máy",
    "desktop.INI": "bỏ qua tệp tạm của máy",
    "2020/~$x.docx": "bỏ qua tệp tạm của máy",
    "2020/a.md~": "bỏ qua bản sao tạm khi soạn thảo",
    "2020/a.md.bak": "bỏ qua bản sao tạm khi soạn thảo",
    "2020/.a.md.swp": "bỏ qua bản sao tạm khi soạn thảo",
    "2020/a.jpg.part": "bỏ qua bản sao tạm khi soạn thảo",
}


@pytest.mark.parametrize("name", TABLE)
def test_each_kind_of_file_has_its_class(tmp_path: Path, name: str) -> None:
    found = snapshot_of(tmp_path, f"content/{name}")
    [file] = found.files
    kind, _, detail = (
        TABLE[name].partition(" ") if TABLE[name].startswith(("từ chối", "bỏ qua")) else (TABLE[name], "", "")
    )
    if kind in ("từ", "bỏ"):
        word, _, detail = detail.partition(" ")
        kind = f"{kind} {word}"
    assert file.path == f"content/{name}"
    assert file.kind.value == kind
    if kind == "từ chối":
        [issue] = found.issues
        assert issue.place.path == f"content/{name}"
        assert issue.code == detail or not detail
        assert issue.cure
    else:
        assert found.issues == ()
        assert file.rule == (detail if kind == "bỏ qua" else "")


def test_links_pipes_and_devices_are_refused_and_not_opened(tmp_path: Path) -> None:
    outside = tmp_path / "mat-khau.txt"
    outside.write_text("bí mật", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/trong.md").write_text("x", encoding="utf-8")
    content = tmp_path / "content"
    content.mkdir()
    (content / "a.md").symlink_to(outside)
    (content / "dut.md").symlink_to(tmp_path / "khong-co")
    (content / "thu-muc").symlink_to(tmp_path / "folder")
    os.mkfifo(content / "ong.md")
    found = take_snapshot(tmp_path)
    assert {file.path: file.kind for file in found.files} == {
        f"content/{name}": FileClass.REFUSED for name in ("a.md", "dut.md", "ong.md", "thu-muc")
    }
    assert sorted(issue.code for issue in found.issues) == ["lien-ket", "lien-ket", "lien-ket", "tep-dac-biet"]


def test_a_name_with_control_signs_is_refused_and_shown_safely(tmp_path: Path) -> None:
    found = snapshot_of(tmp_path, "content/a\x1b[31m.md", "content/b\nc.md")
    assert {issue.code for issue in found.issues} == {"ten-tep"}
    for issue in found.issues:
        assert issue.place.path.isprintable()


def test_a_name_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    with open(os.fsencode(tmp_path / "content") + b"/\xff\xfe.md", "wb"):  # noqa: PTH123 - no path object can hold it
        pass
    [issue] = take_snapshot(tmp_path).issues
    assert issue.code == "ten-tep"
    assert str(issue).encode()


def test_files_come_in_the_order_of_their_paths_whatever_the_disk_says(tmp_path: Path) -> None:
    found = snapshot_of(tmp_path, "content/b.md", "content/a/z.md", "content/a.md", "content/c/a/d.md")
    assert [file.path for file in found.files] == sorted(file.path for file in found.files)
    assert [file.path for file in found.of(FileClass.ARTICLE)] == [file.path for file in found.files]
    assert found.files[0].size == 1
