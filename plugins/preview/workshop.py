"""A process that compiles articles for a server that must not fork.

It is forked before the server starts its threads and forks a worker for each batch, so an article that hangs or eats
memory costs one worker and a message, never the preview.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.assembly.settings import BuildSettings
from plugins.engine.workers import Crew, Failure, can_fork

if TYPE_CHECKING:
    from plugins.assembly.compiling import Compiler, SourceTask
    from plugins.assembly.gathering import Compiled

_MANY = 8  # files; fewer are not worth a second process


@dataclass(frozen=True, slots=True)
class Order:
    """What to compile: with which version of code and registries, into which folder of bodies.

    `quiet_ns` is how long a file must have been left alone.
    """

    reading_key: str
    folder: Path
    quiet_ns: int
    tasks: tuple[SourceTask, ...]


class RegistriesChanged(Exception):
    """The registries could not be read any more when the work began; the caller will hear of it from its watcher."""


class Workshop:
    """Where articles are compiled; one order at a time. Without fork the work is done in this process."""

    def __init__(self, settings: BuildSettings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._bench = _Bench(settings)
        self._connection: Connection | None = None
        if can_fork():
            context = multiprocessing.get_context("fork")
            self._connection, theirs = context.Pipe()
            self._process = context.Process(target=_work, args=(self._bench, theirs, self._connection))
            self._process.start()
            theirs.close()

    def compile(
        self, reading_key: str, folder: Path, quiet_ns: int, tasks: Sequence[SourceTask]
    ) -> Iterator[tuple[int, Compiled | Failure]]:
        """Yield the number of each task and its result, in the order in which they finish."""
        order = Order(reading_key, folder, quiet_ns, tuple(tasks))
        with self._lock:
            if self._connection is None:
                yield from self._bench.results(order)
                return
            self._connection.send(order)
            while (answer := self._connection.recv()) is not None:
                if isinstance(answer, RegistriesChanged):
                    raise answer
                yield answer

    def close(self) -> None:
        """End the process; it also ends by itself when this one does."""
        if self._connection is not None:
            self._connection.close()
            self._process.join(timeout=2)
            if self._process.is_alive():
                self._process.kill()
                self._process.join()


class _Bench:
    """The compiler of the last order, kept for the next one of the same version."""

    def __init__(self, settings: BuildSettings) -> None:
        self._settings = settings
        self._made_for: tuple[str, Path, int] | None = None
        self._compiler: Compiler

    def results(self, order: Order) -> Iterator[tuple[int, Compiled | Failure]]:
        # imported here, so that the address is printed before all that is loaded
        from plugins.assembly.compiling import Compiler
        from plugins.assembly.configuration import ConfigurationError, read_registries
        from plugins.assembly.gathering import SECONDS_FOR_AN_ARTICLE

        made_for = (order.reading_key, order.folder, order.quiet_ns)
        if made_for != self._made_for:
            try:
                registries = read_registries(self._settings.root, quiet_ns=0)  # whoever asks has just read them
            except ConfigurationError as wrong:
                raise RegistriesChanged from wrong
            self._compiler = Compiler(
                self._settings.root,
                registries,
                order.reading_key,
                order.folder,
                order.quiet_ns,
            )
            self._made_for = made_for
        jobs = self._settings.jobs if len(order.tasks) > _MANY else 1
        crew: Crew[SourceTask, Compiled] = Crew.in_step(self._compiler.steps, jobs, SECONDS_FOR_AN_ARTICLE)
        yield from crew.run(order.tasks)


def _work(bench: _Bench, connection: Connection, others: Connection) -> None:
    """The life of the process: answer orders until the server closes its end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    others.close()
    with contextlib.suppress(EOFError, OSError):
        while True:
            order = connection.recv()
            try:
                for result in bench.results(order):
                    connection.send(result)
                connection.send(None)
            except RegistriesChanged as changed:
                connection.send(changed)
