"""Worker processes that may die without taking the build with them."""

from __future__ import annotations

import json
import queue
import signal
import subprocess
import sys
import threading
from dataclasses import asdict
from enum import Enum
from pathlib import Path
from typing import Any

from plugins.images.limits import Limits
from plugins.images.recipe import Recipe

# -I keeps the environment and the working folder out of the child; our own root is added by hand.
_START = "import sys; sys.path.insert(0, sys.argv.pop(1)); from plugins.images.worker import main; main()"
_ROOT = str(Path(__file__).resolve().parents[2])


class Death(Enum):
    """Why a worker gave no answer."""

    LATE = "late"
    MEMORY = "memory"
    CRASH = "crash"


class _Worker:
    def __init__(self, settings: str) -> None:
        self.tasks_done = 0
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-X", "utf8", "-W", "ignore", "-c", _START, _ROOT, settings],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )

    def ask(self, message: str, patience: float) -> dict[str, Any] | Death:
        """The answer to a message; a worker that dies or stays silent is a Death, and ended."""
        late = threading.Event()

        def give_up() -> None:
            late.set()
            self._process.kill()

        timer = threading.Timer(patience, give_up)
        timer.start()
        try:
            line = self._exchange(message)
        finally:
            timer.cancel()
        if line.endswith("\n"):
            answer: dict[str, Any] = json.loads(line)
            self.tasks_done += 1
            return Death.MEMORY if "out-of-memory" in answer else answer
        self.end()
        overtime = -getattr(signal, "SIGXCPU", 0)
        return Death.LATE if late.is_set() or (overtime and self._process.returncode == overtime) else Death.CRASH

    def _exchange(self, message: str) -> str:
        assert self._process.stdin and self._process.stdout
        try:
            self._process.stdin.write(message + "\n")
            self._process.stdin.flush()
            return self._process.stdout.readline()
        except (OSError, ValueError):
            return ""

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            try:
                if stream:
                    stream.close()
            except OSError:
                pass  # the pipe still held a message that nobody will read


class Crew:
    """Workers started when they are first needed and kept for the next task; safe to use from several threads."""

    def __init__(self, recipe: Recipe, limits: Limits) -> None:
        self._limits = limits
        self._settings = json.dumps({"limits": asdict(limits), "recipe": asdict(recipe)})
        self._idle: queue.LifoQueue[_Worker] = queue.LifoQueue()

    def ask(self, task: dict[str, Any]) -> dict[str, Any] | Death:
        """Let a worker do the task. One that failed after earlier work is not proof: a fresh one tries once more."""
        while True:
            try:
                worker = self._idle.get_nowait()
            except queue.Empty:
                worker = _Worker(self._settings)
            earlier = worker.tasks_done
            result = worker.ask(json.dumps(task), self._limits.patience)
            if not isinstance(result, Death):
                self._idle.put(worker)
                return result
            worker.end()
            if result is Death.LATE or not earlier:
                return result

    def close(self) -> None:
        """End the idle workers."""
        while True:
            try:
                self._idle.get_nowait().end()
            except queue.Empty:
                return
