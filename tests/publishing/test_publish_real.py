"""Sites as the engine builds them, published: wrong clocks, file times that prove nothing, and every page in a browser."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import real_trials
from playwright.sync_api import Browser

from tests.factories import article, bare_project
from tests.site.building import Builder


def test_an_edit_that_keeps_size_and_time_of_a_file_is_built(tmp_path: Path) -> None:
    project = bare_project(tmp_path / "site")
    with Builder() as builder:
        for gifts in (100, 200):
            path = project.write("content/2020/tin.md", article("Tin một", f"Phường trao {gifts} suất quà."))
            os.utime(path, (1_600_000_000, 1_600_000_000))
            builder.build(project)
            assert f"{gifts} suất quà" in project.page("/tin/2020/07/tin-mot/")


@pytest.mark.slow
@pytest.mark.servers
def test_wrong_clocks_and_file_times_neither_leave_a_stale_page_nor_end_an_embargo() -> None:
    outcome = real_trials.clocks(6)
    assert outcome.holds, outcome


@pytest.mark.slow
@pytest.mark.servers
@pytest.mark.browser
def test_a_browser_refuses_nothing_on_the_published_site_and_asks_no_other_host(browser: Browser) -> None:
    outcome = real_trials.browsed(12, browser)
    assert outcome.holds, outcome
