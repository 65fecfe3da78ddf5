"""Workers: only the guilty task fails, whatever it does, and every other result arrives once."""

from __future__ import annotations

import errno
import multiprocessing
import os
import signal
import time
from collections.abc import Callable

import pytest

from plugins.domain.steps import Steps
from plugins.engine.workers import DIED, TIMED_OUT, Crew, Failure, available_cores, can_fork

pytestmark = pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
forking = pytest.mark.skipif(not can_fork(), reason="work is not divided here")


def square_or(mischief: dict[int, Callable[[], object]]) -> Callable[[int], int]:
    def work(task: int) -> int:
        if task in mischief:
            mischief[task]()
        return task * task

    return work


def work_for_ever() -> None:
    while True:
        pass


def results(crew: Crew[int, int], count: int) -> dict[int, int | Failure]:
    found = list(crew.run(range(count)))
    assert len(found) == len({number for number, _ in found}) == count
    return dict(found)


@forking
@pytest.mark.parametrize("jobs", [1, 2, 5])
@pytest.mark.parametrize("count", [0, 1, 7, 40])
def test_every_task_has_its_result_whatever_the_number_of_workers(jobs: int, count: int) -> None:
    assert results(Crew(square_or({}), jobs, 10), count) == {number: number * number for number in range(count)}


def test_without_workers_the_same_is_done_in_this_process() -> None:
    here = os.getpid()
    crew: Crew[int, int] = Crew(lambda task: os.getpid() - task, 0, 10)
    assert results(crew, 3) == {0: here, 1: here - 1, 2: here - 2}


@forking
def test_work_happens_in_other_processes() -> None:
    crew: Crew[int, int] = Crew(lambda task: os.getpid(), 2, 10)
    assert os.getpid() not in results(crew, 4).values()


@forking
@pytest.mark.parametrize("guilty", [0, 13, 39])
def test_a_task_that_takes_too_long_is_killed_and_the_rest_is_done(guilty: int) -> None:
    found = results(Crew(square_or({guilty: work_for_ever}), 2, 1), 40)
    assert found.pop(guilty) == TIMED_OUT
    assert found == {number: number * number for number in range(40) if number != guilty}


@forking
def test_a_task_is_not_blamed_for_the_time_in_which_the_machine_does_other_things() -> None:
    crew = Crew(square_or({1: lambda: time.sleep(1)}), 2, 0.5)
    crew.patience = 600
    assert results(crew, 3) == {0: 0, 1: 1, 2: 4}


@forking
def test_a_task_that_only_waits_is_killed_when_patience_is_over() -> None:
    crew = Crew(square_or(dict.fromkeys(range(3), signal.pause)), 2, 600)
    crew.patience = 0.2
    assert results(crew, 3) == dict.fromkeys(range(3), TIMED_OUT)


@forking
@pytest.mark.parametrize("guilty", [0, 13, 39])
def test_a_task_that_kills_its_process_fails_alone(guilty: int) -> None:
    found = results(Crew(square_or({guilty: lambda: os.kill(os.getpid(), signal.SIGKILL)}), 2, 10), 40)
    assert found.pop(guilty) == DIED
    assert found == {number: number * number for number in range(40) if number != guilty}


@forking
def test_several_guilty_tasks_fail_each_for_its_own_reason() -> None:
    def fall() -> None:
        raise ValueError("lỗi thử")

    mischief: dict[int, Callable[[], object]] = {
        3: fall,
        4: lambda: os._exit(1),
        5: work_for_ever,
        20: lambda: os._exit(0),
    }
    found = results(Crew(square_or(mischief), 3, 1.5), 24)
    raised = found.pop(3)
    assert isinstance(raised, Failure)
    assert (raised.reason, "ValueError: lỗi thử" in raised.trace) == ("raised", True)
    assert [found.pop(number) for number in (4, 5, 20)] == [DIED, TIMED_OUT, DIED]
    assert all(not isinstance(result, Failure) for result in found.values())


def square_slowly(mischief: dict[int, Callable[[], object]]) -> Callable[[int], Steps[int]]:
    def work(task: int) -> Steps[int]:
        yield
        return square_or(mischief)(task)

    return work


@pytest.mark.parametrize("jobs", [0, pytest.param(2, marks=forking)])
def test_of_tasks_done_in_step_only_the_one_that_raises_fails(jobs: int) -> None:
    def lack() -> None:
        raise OSError(errno.ENOSPC, "đĩa đầy")

    found = results(Crew.in_step(square_slowly({7: lack}), jobs, 10), 40)
    failed = found.pop(7)
    assert isinstance(failed, Failure)
    assert (failed.reason, failed.errno, "đĩa đầy" in failed.trace) == ("raised", errno.ENOSPC, True)
    assert found == {number: number * number for number in range(40) if number != 7}


@forking
def test_of_tasks_done_in_step_the_one_that_takes_too_long_is_killed_and_the_rest_is_done() -> None:
    found = results(Crew.in_step(square_slowly({13: work_for_ever}), 2, 1), 40)
    assert found.pop(13) == TIMED_OUT
    assert found == {number: number * number for number in range(40) if number != 13}


@forking
def test_a_task_that_wants_all_memory_fails_and_the_machine_lives_on() -> None:
    found = results(Crew(square_or({1: lambda: bytearray(8 << 30)}), 1, 30), 3)
    failure = found.pop(1)
    assert isinstance(failure, Failure)
    assert found == {0: 0, 2: 4}


@forking
def test_a_caller_that_stops_listening_leaves_no_process_behind() -> None:
    crew: Crew[int, int] = Crew(lambda task: task, 2, 10)
    running = crew.run(range(100))
    next(running)
    workers = [worker.process for worker in crew._workers]
    running.close()  # type: ignore[attr-defined]
    assert workers
    assert not any(process.is_alive() for process in workers)


def test_there_is_at_least_one_core() -> None:
    assert available_cores() >= 1


@forking
def test_the_last_tasks_are_shared_out_one_by_one() -> None:
    together = multiprocessing.get_context("fork").Barrier(2)

    def wait_for_the_other(task: int) -> int:
        if task >= 62:
            together.wait(timeout=60)  # in one worker the first of the two would wait in vain
        return task

    assert results(Crew(wait_for_the_other, 2, 600, 32), 64) == {number: number for number in range(64)}
