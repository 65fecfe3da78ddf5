"""Dead links to other sites are reported with their pages, and stop nothing."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from site_factory import ORIGIN, Site, make_site, page

from benchmarks.local_server import running
from plugins.publishing.outside_links import report


class _OtherSite(BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        self.send_response({"/con": 200, "/chi-get": 405}.get(self.path, 404))
        self.end_headers()

    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/chi-get" else 404)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent."""


@pytest.fixture
def other() -> Iterator[str]:
    with running(_OtherSite) as address:
        yield address


def told(project: Path, site: Site) -> list[str]:
    site.build(project)
    said: list[str] = []
    assert report(project, said.append, seconds=120) == 0
    return said


def test_dead_links_are_told_with_their_page_and_living_ones_are_not(tmp_path: Path, other: str) -> None:
    body = f'<a href="{other}/con">a</a> <a href="{other}/chi-get">b</a> <a href="{other}/mat#x">c</a>'
    said = told(tmp_path, make_site().with_file("trang-thu/index.html", page("", "Thử", body)))
    assert said[0].startswith(f"{other}/mat: trang không còn | ở /trang-thu/")
    assert said[1:] == ["Đã hỏi 3 địa chỉ ở trang khác, 1 không mở được. Việc này không chặn đăng trang."]


def test_a_host_that_does_not_answer_is_told(tmp_path: Path) -> None:
    body = '<a href="http://127.0.0.1:9/x">a</a>'
    said = told(tmp_path, make_site().with_file("trang-thu/index.html", page("", "Thử", body)))
    assert "không kết nối được" in said[0]


def test_own_pages_and_links_that_share_them_are_not_asked(tmp_path: Path) -> None:
    shared = "https%3A%2F%2Fphuong.example.vn%2Ftin%2F"
    body = (
        f'<a href="{ORIGIN}/">a</a> <a href="https://chia-se.example/?u={shared}">b</a> <a href="mailto:a@b.vn">c</a>'
    )
    said = told(tmp_path, make_site().with_file("trang-thu/index.html", page("", "Thử", body)))
    assert said == ["Đã hỏi 0 địa chỉ ở trang khác, 0 không mở được. Việc này không chặn đăng trang."]


def test_without_a_build_the_answer_is_2(tmp_path: Path) -> None:
    said: list[str] = []
    assert report(tmp_path, said.append) == 2
    assert "chưa có bản dựng" in said[0]
