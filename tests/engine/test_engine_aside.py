from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from plugins.engine.aside import Aside
from plugins.engine.workers import can_fork

pytestmark = pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")


@pytest.mark.skipif(not can_fork(), reason="nothing can be forked here")
def test_a_function_aside_is_done_in_another_process() -> None:
    assert Aside(os.getpid, beside=True).result() != os.getpid()


def test_with_one_job_a_function_is_done_here_and_only_when_it_is_asked_for() -> None:
    done: list[int] = []
    aside = Aside(lambda: done.append(1), beside=False)
    aside.settle()
    assert done == []
    aside.result()
    aside.result()
    assert done == [1]


def test_what_the_function_raises_is_raised_where_its_result_is_asked_for() -> None:
    with pytest.raises(ZeroDivisionError):
        Aside(lambda: 1 // 0, beside=True).result()


def test_a_process_that_dies_costs_only_the_time_to_do_its_work_here() -> None:
    here = os.getpid()

    def die_elsewhere() -> str:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return "xong"

    assert Aside(die_elsewhere, beside=True).result() == "xong"


@pytest.mark.skipif(not can_fork(), reason="nothing can be forked here")
def test_a_process_ends_when_it_is_done_although_nobody_has_read_its_large_result_yet() -> None:
    aside = Aside(lambda: b"x" * 1_000_000, beside=True)
    process = aside._process
    assert process is not None
    process.join()
    assert process.exitcode == 0
    assert len(aside.result()) == 1_000_000


def test_what_is_given_up_leaves_no_process_behind(tmp_path: Path) -> None:
    mark = tmp_path / "pid"

    def wait_for_ever() -> None:
        mark.write_text(str(os.getpid()))
        signal.pause()

    if can_fork():
        aside = Aside(wait_for_ever, beside=True)
        while not mark.exists() or not mark.read_text():
            pass
        aside.abandon()
        with pytest.raises(ProcessLookupError):
            os.kill(int(mark.read_text()), 0)
