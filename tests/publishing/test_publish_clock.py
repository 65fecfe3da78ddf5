"""An embargo never ends early: a clock that is wrong, or that nobody vouches for, holds the publish."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from publish_steps import Publish, Told
from site_factory import Site, configure

from plugins.publishing.clock import VIETNAM, Evidence, doubts, may_end_embargo
from plugins.publishing.schedule import cron_line, read_schedule, systemd_line, write_schedule

NOON = datetime(2026, 7, 8, 12, 0, tzinfo=VIETNAM)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("time", "evidence", "held"),
    [
        (NOON, Evidence(synchronised=True), False),
        (NOON, Evidence(synchronised=False), True),
        (NOON, Evidence(), True),
        (NOON, Evidence(witness=NOON + timedelta(seconds=59)), False),
        (NOON, Evidence(witness=NOON + timedelta(seconds=61)), True),
        (NOON + DAY, Evidence(synchronised=True, witness=NOON), True),
        (NOON - DAY, Evidence(synchronised=True, witness=NOON), True),
        (NOON, Evidence(synchronised=True, earliest=NOON + DAY), True),
        (NOON, Evidence(synchronised=True, earliest=NOON - DAY), False),
    ],
)
def test_an_embargo_ends_only_on_a_proven_clock(time: datetime, evidence: Evidence, held: bool) -> None:
    assert bool(may_end_embargo(time, evidence)) is held


def test_an_ordinary_publish_needs_no_proof_but_no_disproof_either() -> None:
    assert not doubts(NOON, Evidence())
    assert doubts(NOON, Evidence(earliest=NOON + DAY))


@given(st.timedeltas(timedelta(days=-3), timedelta(days=3)))
def test_no_clock_that_is_off_by_more_than_a_minute_passes_a_witness(off: timedelta) -> None:
    assert bool(may_end_embargo(NOON + off, Evidence(True, None, NOON))) is (abs(off) > timedelta(seconds=60))


def test_a_scheduled_article_is_announced_for_cron_and_systemd(
    project: Path, go: Publish, site: Site, told: Told
) -> None:
    go(site.with_report(next_publish="2026-07-08T07:00:30+07:00"))
    known = json.loads((project / "next-publish.json").read_bytes())["targets"]["local"]
    assert known["next"] == "2026-07-08T07:00:30+07:00"
    assert known["systemd"] == "OnCalendar=2026-07-08 07:01:00 Asia/Ho_Chi_Minh"
    assert known["cron"].endswith("python3 run.py publish local")
    assert "07:00 08/07/2026" in told.text


def test_an_embargo_is_held_when_nobody_vouches_for_the_clock(
    project: Path, go: Publish, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plugins.publishing.clock.is_synchronised", lambda: None)
    start = datetime.now(VIETNAM)
    due = start + timedelta(hours=2)
    assert go(site.with_report(next_publish=due.isoformat())).exit_code == 0
    early = go(site.with_article("hen-gio", "x"), clock=lambda: due + timedelta(seconds=1))
    assert [issue.code for issue in early.issues] == ["dong-ho"]
    assert not list((project / "www/current").rglob("hen-gio"))
    configure(project, {"local": {"kind": "folder", "path": "www"}}, clock="trusted")
    assert go(clock=lambda: due + timedelta(seconds=1)).exit_code == 0


def test_a_clock_behind_the_last_publish_holds_everything(project: Path, go: Publish, site: Site) -> None:
    assert go(site).exit_code == 0
    result = go(site.with_article("moi", "x"), clock=lambda: datetime.now(VIETNAM) - DAY)
    assert [issue.code for issue in result.issues] == ["dong-ho"]


def test_lines_are_for_the_minute_after_and_in_the_right_zone(tmp_path: Path) -> None:
    assert systemd_line(NOON) == "OnCalendar=2026-07-08 12:00:00 Asia/Ho_Chi_Minh"
    line = cron_line(tmp_path, "local", NOON)
    local = NOON.astimezone()
    assert line.startswith(f"{local.minute} {local.hour} {local.day} {local.month} * cd ")


def test_the_schedule_keeps_what_it_says_of_other_targets(tmp_path: Path) -> None:
    write_schedule(tmp_path, "a", NOON)
    write_schedule(tmp_path, "b", None)
    assert read_schedule(tmp_path, "a") == NOON
    (tmp_path / "next-publish.json").write_text("hỏng", encoding="utf-8")
    assert read_schedule(tmp_path, "a") is None
    write_schedule(tmp_path, "a", NOON)
    assert read_schedule(tmp_path, "a") == NOON
