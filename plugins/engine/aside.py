"""Work that a forked process does beside ours, for a machine with a second processor."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import pickle
import signal
import tempfile
from collections.abc import Callable
from multiprocessing.process import BaseProcess
from typing import IO, Generic, TypeVar

from plugins.engine.workers import can_fork, die_with_parent

Result = TypeVar("Result")


class Aside(Generic[Result]):
    """One function done beside us.

    Its result comes back in a file without a name, not through a pipe, which would keep the process and its memory
    until somebody reads. The function must bear being begun again: where nothing can be forked, or `beside` is false, or the process died, it
    is done here when its result is asked for, so that what it raises is raised here.
    """

    def __init__(self, function: Callable[[], Result], *, beside: bool) -> None:
        self._function = function
        self._process: BaseProcess | None = None
        self._results: list[Result] = []
        if beside and can_fork():
            context = multiprocessing.get_context("fork")
            self._answer = tempfile.TemporaryFile()  # noqa: SIM115 - closed when it was read
            gc.freeze()  # what is here now is shared, and no collection in the child should copy it
            self._process = context.Process(target=_serve, args=(function, self._answer), daemon=True)
            self._process.start()
            gc.unfreeze()

    def result(self) -> Result:
        """What the function gives; waits for it, or does it now."""
        self.settle()
        if not self._results:
            self._results.append(self._function())
        return self._results[0]

    def settle(self) -> None:
        """Wait for the process, so that it works on nothing any more; without one, nothing is begun."""
        if self._process is None:
            return
        self._process.join()
        self._answer.seek(0)
        with contextlib.suppress(EOFError, pickle.UnpicklingError):  # it died, or could not do it: we shall see why
            self._results.append(pickle.load(self._answer))
        self.abandon()

    def abandon(self) -> None:
        """End the process."""
        if self._process is None:
            return
        self._process.kill()
        self._process.join()
        self._answer.close()
        self._process = None


def _serve(function: Callable[[], Result], answer: IO[bytes]) -> None:
    """The child's life: one answer, or none."""
    die_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(100_000, 20, 50)  # as in workers.py
    with contextlib.suppress(Exception):
        answer.write(pickle.dumps(function()))
        answer.flush()
    os._exit(0)  # skip the parent's exit handlers
