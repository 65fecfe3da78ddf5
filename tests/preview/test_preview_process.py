"""The preview as a process: how it starts, what it takes, how it ends."""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.preview.audience import Audience
from plugins.preview.lan import qr_code
from plugins.preview.last_build import LastBuild
from plugins.preview.server import PreviewServer
from plugins.preview.serving import serve
from plugins.preview.watching import Polling
from tests.factories import ROOT, Project, article
from tests.preview.conftest import PATIENCE, REPORT, REPORT_PAGE, Running, copy, start


def test_the_first_line_is_the_address_and_ctrl_c_is_a_normal_end(alone: Running) -> None:
    assert alone.url == f"http://127.0.0.1:{alone.port}/"
    assert alone.get("/").status == 200
    assert alone.end() == 0


def test_a_polite_request_to_end_is_one_too(alone: Running) -> None:
    alone.get("/")
    alone.process.send_signal(signal.SIGTERM)
    assert alone.process.wait(PATIENCE) == 0


def test_no_process_stays_behind_even_when_killed(alone: Running) -> None:
    alone.get("/")
    children = Path(f"/proc/{alone.process.pid}/task/{alone.process.pid}/children").read_text().split()
    assert children
    alone.process.kill()
    alone.process.wait(PATIENCE)
    end = time.monotonic() + PATIENCE
    while any(Path(f"/proc/{child}").exists() and "Z" not in _state(child) for child in children):
        assert time.monotonic() < end
        time.sleep(0.05)


def _state(process: str) -> str:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return "Z"


def test_a_taken_port_is_told_with_a_way_out(alone: Running, capsys: pytest.CaptureFixture[str]) -> None:
    assert serve(alone.project.root, port=alone.port) == 2
    said = capsys.readouterr().out
    assert f"Không mở được cổng {alone.port}" in said
    assert f"--port {alone.port + 1}" in said


def test_other_machines_are_not_served_unless_asked_for(alone: Running, capsys: pytest.CaptureFixture[str]) -> None:
    listening = Path("/proc/net/tcp").read_text()
    assert f"0100007F:{alone.port:04X}" in listening
    assert f"00000000:{alone.port:04X}" not in listening
    assert serve(alone.project.root, host="0.0.0.0", port=0) == 2
    assert "--lan" in capsys.readouterr().out


def test_the_office_network_is_served_with_a_warning_when_asked_for(template: Project, tmp_path: Path) -> None:
    running = start(copy(template, tmp_path / "project"), "--lan")
    try:
        assert running.get("/", Host=f"192.168.1.7:{running.port}").status == 200
        assert running.get("/", Host="phuong.example.vn").status == 403
        assert running.process.stdout is not None
        assert "CHÚ Ý" in "".join(running.process.stdout.readline() for _ in range(2))
    finally:
        running.end()


def test_a_code_of_blocks_stands_for_the_address() -> None:
    assert len(qr_code("http://192.168.1.7:8000/").splitlines()) > 10


def test_registries_wrong_from_the_start_are_told_until_cured(template: Project, tmp_path: Path) -> None:
    project = copy(template, tmp_path / "project")
    site = project.read("content/data/site.yaml")
    project.write("content/data/site.yaml", site.replace("name: Cổng", "nam: Cổng"))
    running = start(project)
    try:
        page = running.get("/")
        assert page.status == 503
        assert "content/data/site.yaml:1" in page.text
        project.write("content/data/site.yaml", site)
        running.eventually("/", lambda page: page.status == 200)
    finally:
        running.end()


def test_registries_that_are_no_plain_files_are_told_and_not_opened(template: Project, tmp_path: Path) -> None:
    project = copy(template, tmp_path / "project")
    units = project.read("content/data/wards.csv")
    project.delete("content/data/wards.csv")
    os.mkfifo(project.root / "content/data/wards.csv")
    running = start(project)
    try:
        page = running.get("/")
        assert page.status == 503
        assert "content/data/wards.csv" in page.text and "không phải tệp thường" in page.text
        project.write("content/data/wards.csv", units)
        running.eventually("/", lambda page: page.status == 200)
    finally:
        running.end()


@pytest.fixture
def of_own_code(template: Project, tmp_path: Path) -> Iterator[Running]:
    """A preview of a project that brings its code along."""
    project = copy(template, tmp_path / "project")
    shutil.copytree(ROOT / "plugins", project.root / "plugins", ignore=shutil.ignore_patterns("__pycache__"))
    running = start(project, code=project.root)
    yield running
    assert running.end() == 0


def test_a_change_of_our_own_code_starts_the_preview_anew_at_the_same_address(of_own_code: Running) -> None:
    running, project = of_own_code, of_own_code.project
    running.get("/")
    code = project.read("plugins/preview/overlay.py")
    project.write("plugins/preview/overlay.py", code + "\n)")
    project.write("plugins/preview/overlay.py", code.replace("Bản nháp – chưa đăng", "Bản thử – chưa đăng"))
    running.eventually("/tin/2020/07/bai-con-nhap/", lambda page: "Bản thử – chưa đăng" in page.text)
    assert running.process.poll() is None


def test_who_asked_before_the_preview_starts_anew_still_gets_an_answer(of_own_code: Running) -> None:
    running = of_own_code
    running.get("/")
    said = running.process.stdout
    assert said is not None and "Dừng: Ctrl+C" in said.readline()
    with running.connection("/_xem-truoc/su-kien") as listening, running.connection("/") as asking:
        listening.sendall(b"\r\n")
        assert listening.recv(12) == b"HTTP/1.1 200"
        running.project.edit("plugins/preview/overlay.py", "Bản nháp", "Bản thử")
        while listening.recv(4096):
            pass  # until the preview says goodbye
        assert select.select([said], [], [], 1.0)[0] == []  # it has not begun anew
        asking.sendall(b"\r\n")
        assert asking.recv(12) == b"HTTP/1.1 200"
    running.eventually("/tin/2020/07/bai-con-nhap/", lambda page: "Bản thử – chưa đăng" in page.text)


def test_a_picture_is_made_when_its_page_is_asked_for(template: Project, tmp_path: Path) -> None:
    from PIL import Image

    project = copy(template, tmp_path / "project")
    (project.root / "content/images").mkdir()
    Image.new("RGB", (900, 600), "teal").save(project.root / "content/images/hoi-truong.jpg")
    project.write("content/2021/anh.md", article("Bài có ảnh", "![Hội trường buổi sáng](hoi-truong.jpg)"))
    running = start(project)
    try:
        running.get("/")
        assert not list((project.root / ".cache").glob("pictures/**/*.webp"))
        text = running.get("/tin/2020/07/bai-co-anh/").text
        source = text.split('<img src="')[1].split('"')[0]
        assert running.get(source).headers["Content-Type"] == "image/jpeg"
    finally:
        running.end()


def test_an_article_broken_while_nobody_looked_shows_what_was_read_before(alone: Running) -> None:
    assert alone.get(REPORT_PAGE).status == 200
    assert alone.end() == 0
    alone.project.edit(REPORT, "category: tin-tuc", "category: la")
    again = start(alone.project)
    try:
        text = again.get(REPORT_PAGE).text
        assert "bản đọc được gần nhất" in text
        assert "627 suất quà" in text
    finally:
        again.end()


def test_a_page_of_the_last_build_is_shown_only_while_its_source_is_older(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.write("content/2020/a.md", article())
    project.write("output/tin/a/index.html", "<html><head></head><body>trang cũ</body></html>")
    project.write("output/manifest.json", "{}").touch()
    owners = {"tin/a/index.html": "content/2020/a.md"}
    project.write("build-report.json", json.dumps({"owners": owners}))
    shown = LastBuild(tmp_path).find("tin/a/")
    assert shown is not None
    assert "trang cũ".encode() in shown.content
    assert "Bản dựng lần trước".encode() in shown.content
    (tmp_path / "content/2020/a.md").touch()
    assert LastBuild(tmp_path).find("tin/a/") is None
    assert LastBuild(tmp_path).find("manifest.json") is None


def test_who_opens_a_page_while_all_articles_are_still_read_is_told_how_far_that_is(tmp_path: Path) -> None:
    with PreviewServer(("127.0.0.1", 0), tmp_path, Audience()) as server:
        server.reading = (3412, 10_000)
        waiting = server.answer("/tin/2020/07/so-ket/", navigates=True)
        assert waiting.status == 200 and "Đã đọc 3.412 trên 10.000 bài" in waiting.content.decode()
        assert 'http-equiv="refresh"' in waiting.content.decode() and not waiting.etag
        server.open(None)
        assert server.answer("/tin/2020/07/so-ket/", navigates=True).status == 503


def test_looking_at_all_files_finds_what_changed(tmp_path: Path) -> None:
    project = Project(tmp_path)
    project.write("content/a.md", "một")
    project.write("content/b.md", "hai")
    watcher = Polling(tmp_path, ["content"])
    assert watcher.wait(0.2) == set()
    project.write("content/a.md", "một khác")
    project.delete("content/b.md")
    project.write("content/c/d.md", "mới")
    assert watcher.wait(PATIENCE) == {"content/a.md", "content/b.md", "content/c/d.md"}


def test_a_connection_that_says_nothing_does_not_keep_the_preview_from_ending(alone: Running) -> None:
    alone.get(REPORT_PAGE)
    with socket.create_connection(("127.0.0.1", alone.port)):
        assert alone.end() == 0


@pytest.mark.parametrize("port", [-1, 65536, 80_000_000_000])
def test_a_port_that_there_is_not_is_told_and_nothing_is_started(tmp_path: Path, port: int) -> None:
    said: list[str] = []
    assert serve(tmp_path, port=port, say=said.append) == 2
    assert said == [f"--port {port}: cổng là một số từ 1 tới 65535, ví dụ --port 8001"]
