"""Previews of small projects, each a process of its own as editors start it."""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.factories import NOW, ROOT, Project, article, bare_project, claim

PATIENCE = 120.0  # seconds that a change may take on a busy machine before a test gives up
REPORT = "content/2020/so-ket.md"
REPORT_PAGE = "/tin/2020/07/so-ket-6-thang/"


@dataclass(frozen=True, slots=True)
class Page:
    """What a server answered."""

    status: int
    text: str
    headers: dict[str, str]


@dataclass(slots=True)
class Running:
    """A preview and the project it shows."""

    project: Project
    process: subprocess.Popen[str]
    url: str

    @property
    def port(self) -> int:
        """The port it listens at."""
        return int(self.url.rstrip("/").rpartition(":")[2])

    def get(self, target: str, method: str = "GET", **headers: str) -> Page:
        """One request on a connection of its own; nothing in `target` is made safe on the way."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request(method, target, headers=headers)
            answer = connection.getresponse()
            return Page(answer.status, answer.read().decode("utf-8", "replace"), dict(answer.headers))
        finally:
            connection.close()

    @contextmanager
    def connection(self, target: str) -> Iterator[socket.socket]:
        """A connection on which everything of a request is said but the line that ends it."""
        with socket.create_connection(("127.0.0.1", self.port), PATIENCE) as made:
            made.sendall(f"GET {target} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n".encode())
            yield made

    def eventually(self, target: str, seen: Callable[[Page], bool]) -> Page:
        """The first answer that a test is waiting for; fails when it does not come."""
        end = time.monotonic() + PATIENCE
        while True:
            page = self.get(target)
            if seen(page):
                return page
            assert time.monotonic() < end, f"{target} stayed as it was ({page.status}):\n{page.text[:3000]}"
            time.sleep(0.05)

    def end(self) -> int:
        """Press Ctrl+C and wait; returns the exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        try:
            return self.process.wait(PATIENCE)
        finally:
            self.process.kill()
            assert self.process.stdout is not None
            self.process.stdout.close()


def start(project: Project, *arguments: str, code: Path = ROOT) -> Running:
    """Start a preview and read the address that it prints first."""
    environment = {**os.environ, "CONG_PHUONG_NOW": NOW, "PYTHONPATH": str(code), "PYTHONDONTWRITEBYTECODE": "1"}
    environment.pop("CI", None)
    command = [sys.executable, "-m", "plugins.preview", str(project.root), *arguments]
    process = subprocess.Popen(command, cwd=code, env=environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    return Running(project, process, process.stdout.readline().strip())


def write_site(project: Project) -> None:
    """A report with figures, a draft, a scheduled and a withdrawn article."""
    metrics = claim("suat_qua", "627 suất quà")
    body = "Phường trao 627 suất quà. Có 45 hộ nghèo nhận hỗ trợ."
    keys = {"ward": "cau-ong-lanh-26752", "period": "2020-H1"}
    project.write(REPORT, article("Sơ kết 6 tháng", body, metrics=metrics, **keys))
    project.write("content/2020/nhap.md", article("Bài còn nháp", status="nháp"))
    project.write("content/2020/hen.md", article("Bài hẹn giờ", date="2026-08-01 07:30"))
    project.write("content/2020/go.md", article("Bài đã gỡ", status="gỡ"))


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The project that others are copies of."""
    project = bare_project(tmp_path_factory.mktemp("preview") / "project")
    write_site(project)
    return project


def copy(template: Project, folder: Path) -> Project:
    """A copy to play with."""
    shutil.copytree(template.root, folder)
    return Project(folder)


@pytest.fixture(scope="session")
def shared(template: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A preview for tests that only add articles of their own."""
    running = start(copy(template, tmp_path_factory.mktemp("shared") / "project"))
    yield running
    running.end()


@pytest.fixture
def alone(template: Project, tmp_path: Path) -> Iterator[Running]:
    """A preview for one test."""
    running = start(copy(template, tmp_path / "project"))
    yield running
    running.end()
