"""Work in processes that may be killed without stopping the rest."""

from __future__ import annotations

import errno
import gc
import multiprocessing
import os
import signal
import sys
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

from plugins.domain.steps import Steps, alone, in_step

Task = TypeVar("Task")
Result = TypeVar("Result")
Batch = Sequence[tuple[int, Task]]
"""Tasks with their numbers."""

_PAUSE = 0.05  # seconds between two looks at a worker that is about to take too long
MEMORY_LIMIT = 2 << 30  # bytes of address space a worker may add before its allocations fail


@dataclass(frozen=True, slots=True)
class Failure:
    """A task that gave no result: it took too long, or its process died, or it raised (`trace`).

    `errno` is the system's error number where a file could not be read or written, else 0.
    """

    reason: str
    trace: str = ""
    errno: int = 0


# what the disk, or somebody else's hand on it, does to us, as against a file that we should have had
DISK_ERRORS = frozenset(
    {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS, errno.EACCES}
    | {errno.EISDIR, errno.ENOTDIR, errno.EEXIST}
)


def raise_disk_error(failures: Iterable[Failure]) -> None:
    """Raise OSError when one of the failures is the disk's."""
    for failure in failures:
        if failure.errno in DISK_ERRORS:
            raise OSError(failure.errno, os.strerror(failure.errno))


TIMED_OUT = Failure("timeout")
DIED = Failure("died")

Answers = Callable[[Batch[Task]], list[tuple[int, Result | Failure]]]
"""Does the tasks of a batch; never raises."""


def can_fork() -> bool:
    """Whether children may share the parent's objects; elsewhere work runs in this process, without time limits."""
    return sys.platform.startswith("linux") and "fork" in multiprocessing.get_all_start_methods()


def available_cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def die_with_parent() -> None:
    """Ask Linux to kill this child when its parent ends, so that no orphan goes on writing."""
    import ctypes

    PR_SET_PDEATHSIG = 1
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    parent = multiprocessing.parent_process()
    if parent is not None and os.getppid() != parent.pid:  # it ended before it was asked for
        os._exit(1)


def _processor_time(process: BaseProcess) -> float:
    """Seconds that a child has used of a processor so far; those of the clock where the system does not tell."""
    assert process.pid is not None
    CPUCLOCK_SCHED = 2  # the clock of a process by its number: see clock_getcpuclockid(3)
    try:
        return time.clock_gettime((~process.pid << 3) | CPUCLOCK_SCHED)
    except OSError:
        return time.monotonic()


def _limit_memory() -> None:
    import resource

    pages = int(open("/proc/self/statm").read().split()[0])  # noqa: PTH123, SIM115 - a path object costs more than the read
    ceiling = pages * resource.getpagesize() + MEMORY_LIMIT
    resource.setrlimit(resource.RLIMIT_AS, (ceiling, ceiling))


def _serve(answers: Answers[Task, Result], connection: Connection, others: Sequence[Connection], niceness: int) -> None:
    """The child's life: answer batches until there are no more."""
    die_with_parent()
    os.nice(niceness)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for other in others:
        other.close()
    _limit_memory()
    gc.enable()
    gc.set_threshold(100_000, 20, 50)  # the work makes few cycles; looking for them all the time costs a tenth
    while (batch := connection.recv()) is not None:
        connection.send(answers(batch))
    connection.close()
    os._exit(0)  # skip the parent's exit handlers


def _one_by_one(function: Callable[[Task], Result], batch: Batch[Task]) -> list[tuple[int, Result | Failure]]:
    return [(number, _attempt(function, task)) for number, task in batch]


def _attempt(function: Callable[[Task], Result], task: Task) -> Result | Failure:
    try:
        return function(task)
    except Exception as problem:
        return _failure(problem)


def _in_step(work: Callable[[Task], Steps[Result]], batch: Batch[Task]) -> list[tuple[int, Result | Failure]]:
    results = in_step(work(task) for _, task in batch)
    return [
        (number, _failure(result) if isinstance(result, Exception) else result)
        for (number, _), result in zip(batch, results, strict=True)
    ]


def _failure(problem: Exception) -> Failure:
    trace = "".join(traceback.format_exception(problem))
    return Failure("raised", trace, (problem.errno or 0) if isinstance(problem, OSError) else 0)


@dataclass(slots=True)
class _Worker(Generic[Task]):
    process: BaseProcess
    connection: Connection
    batches: deque[list[tuple[int, Task]]] = field(default_factory=deque)  # the first is being worked on
    begun: float = 0.0  # when it began with the first, by the clock
    spent: float = 0.0  # what it had used of a processor by then
    deadline: float = float("inf")  # when to look whether it takes too long


def _batches(tasks: Sequence[Task], size: int, jobs: int) -> Iterator[list[tuple[int, Task]]]:
    """Batches of at most `size`, smaller towards the end, so that no worker is left alone with the last large ones."""
    numbered, start = list(enumerate(tasks)), 0
    while start < len(numbered):
        count = max(1, min(size, (len(numbered) - start) // (jobs * 4)))
        yield numbered[start : start + count]
        start += count


class Crew(Generic[Task, Result]):
    """A crew of forked workers for one function.

    `seconds` is the processor time that one task may take; a batch that takes more is killed and its tasks are tried again
    one by one, so that only the guilty one fails. A busy machine is not the task's fault, hence not the time by the clock;
    but after `patience` seconds by the clock it is killed too. A crew that `stands_back` lets other processes go first.
    """

    def __init__(
        self,
        function: Callable[[Task], Result],
        jobs: int,
        seconds: float,
        batch: int = 16,
        *,
        stands_back: bool = False,
    ) -> None:
        self.jobs = jobs
        self.seconds = seconds
        self.patience = 12 * seconds
        self.batch = batch
        self.niceness = 5 if stands_back else 0
        self._answers: Answers[Task, Result] = partial(_one_by_one, function)
        self._workers: list[_Worker[Task]] = []

    @classmethod
    def in_step(cls, work: Callable[[Task], Steps[Result]], jobs: int, seconds: float) -> Crew[Task, Result]:
        """A crew whose workers do the tasks of a batch in step."""
        crew = cls(lambda task: alone(work(task)), jobs, seconds)
        crew._answers = partial(_in_step, work)
        return crew

    def run(self, tasks: Sequence[Task]) -> Iterator[tuple[int, Result | Failure]]:
        """Yield (number of the task, result or failure) in the order in which they finish."""
        if self.jobs < 1 or not can_fork():
            for batch in _batches(tasks, self.batch, 1):
                yield from self._answers(batch)
            return
        queue = deque(_batches(tasks, self.batch, self.jobs))
        gc.freeze()  # what is here now is shared, and no collection in a child should copy it
        try:
            for _ in range(min(self.jobs, len(queue))):
                self._hire(queue)
            while any(worker.batches for worker in self._workers):
                yield from self._collect(queue)
        finally:
            self._dismiss()
            gc.unfreeze()

    def _hire(self, queue: deque[list[tuple[int, Task]]]) -> None:
        context = multiprocessing.get_context("fork")
        ours, theirs = context.Pipe()
        inherited = [ours, *(worker.connection for worker in self._workers)]
        process = context.Process(target=_serve, args=(self._answers, theirs, inherited, self.niceness), daemon=True)
        process.start()
        theirs.close()
        worker: _Worker[Task] = _Worker(process, ours)
        self._workers.append(worker)
        self._assign(worker, queue)

    def _assign(self, worker: _Worker[Task], queue: deque[list[tuple[int, Task]]]) -> None:
        """Give a worker its next batch; when there is plenty, one more, so that it never waits for us."""
        while queue and len(worker.batches) < (2 if len(queue) >= self.jobs else 1):
            try:
                worker.connection.send(queue[0])
            except OSError:  # it died; what it was at will be missed when its result is waited for
                break
            worker.batches.append(queue.popleft())
        worker.begun, worker.spent = time.monotonic(), _processor_time(worker.process)
        worker.deadline = worker.begun + min(self.seconds, self.patience) if worker.batches else float("inf")
        if queue and not worker.batches:  # it died between two batches, which is nobody's fault
            self._part_from(worker)
            self._hire(queue)

    def _collect(self, queue: deque[list[tuple[int, Task]]]) -> Iterator[tuple[int, Result | Failure]]:
        busy = {worker.connection: worker for worker in self._workers if worker.batches}
        patience = max(0.0, min(worker.deadline for worker in busy.values()) - time.monotonic())
        for ready in wait(list(busy), patience):
            worker = busy[ready]  # type: ignore[index]  # only connections were waited for
            try:
                results = worker.connection.recv()
            except (EOFError, ConnectionResetError):
                yield from self._replace(worker, queue, DIED)
                continue
            worker.batches.popleft()
            self._assign(worker, queue)
            yield from results
        now = time.monotonic()
        for worker in [worker for worker in busy.values() if worker in self._workers and worker.deadline <= now]:
            if not worker.connection.poll() and not self._has_time_left(worker, now):
                yield from self._replace(worker, queue, TIMED_OUT)

    def _has_time_left(self, worker: _Worker[Task], now: float) -> bool:
        """Whether a worker may go on; if so, its deadline is moved to when to look again."""
        spent = _processor_time(worker.process) - worker.spent
        left = min(self.seconds - spent, worker.begun + self.patience - now)
        worker.deadline = now + max(left, _PAUSE)
        return left > 0

    def _replace(
        self, worker: _Worker[Task], queue: deque[list[tuple[int, Task]]], failure: Failure
    ) -> Iterator[tuple[int, Failure]]:
        """Kill a worker, blame its task if it had only one, else try its tasks again one by one."""
        self._part_from(worker)
        guilty, *others = worker.batches
        queue.extendleft(reversed(others))
        if len(guilty) == 1:
            yield guilty[0][0], failure
        else:
            queue.extendleft([entry] for entry in reversed(guilty))
        if queue:
            self._hire(queue)

    def _part_from(self, worker: _Worker[Task]) -> None:
        worker.process.kill()
        worker.process.join()
        worker.connection.close()
        self._workers.remove(worker)

    def _dismiss(self) -> None:
        for worker in self._workers:
            if worker.batches:
                worker.process.kill()
            else:
                worker.connection.send(None)
            worker.connection.close()
        for worker in self._workers:
            worker.process.join()
        self._workers.clear()
