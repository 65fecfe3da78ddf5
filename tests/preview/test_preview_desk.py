"""What the desk takes in, and what it says has changed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.assembly.settings import BuildSettings
from plugins.preview import sources
from plugins.preview.desk import Desk
from plugins.preview.workshop import Workshop
from tests.factories import NOW, Project
from tests.preview.conftest import REPORT, REPORT_PAGE, copy

pytestmark = pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")


@pytest.fixture
def project(template: Project, tmp_path: Path) -> Project:
    return copy(template, tmp_path / "project")


@pytest.fixture
def desk(project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("CONG_PHUONG_NOW", NOW)
    settings = BuildSettings(root=project.root, jobs=1)
    workshop = Workshop(settings)
    own = tmp_path / "own"
    own.mkdir()
    opened = Desk(settings, workshop, own, lambda what, done, total: None)
    opened.load()
    yield opened
    opened.close()
    workshop.close()


def shown(desk: Desk) -> str:
    page = desk.show(REPORT_PAGE.lstrip("/"))
    assert page is not None and isinstance(page.content, bytes)
    return page.content.decode()


def test_what_a_page_has_shown_already_is_still_told_to_those_who_look_at_others(desk: Desk, project: Project) -> None:
    project.edit(REPORT, "45 hộ nghèo", "46 hộ nghèo")
    assert "46 hộ nghèo" in shown(desk)
    assert desk.take_in({REPORT})
    assert not desk.take_in({REPORT})


def test_a_second_save_within_the_grain_of_file_times_is_seen(
    desk: Desk, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "_GRAIN_NS", 10**15)
    moment = project.write(REPORT, project.read(REPORT).replace("45 hộ", "46 hộ")).stat().st_mtime_ns
    assert "46 hộ nghèo" in shown(desk)
    os.utime(project.write(REPORT, project.read(REPORT).replace("46 hộ", "47 hộ")), ns=(moment, moment))
    assert "47 hộ nghèo" in shown(desk)
