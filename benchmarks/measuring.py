"""Runs a command as a user would and says what it cost: wall time, processor time, memory of all its processes."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path

_PAUSE = 0.05  # seconds between two looks at the memory


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of wall and processor time, and the most memory (MB) that all processes held together at one moment."""

    wall: float
    cpu: float
    peak_mb: float


class CommandFailed(Exception):
    """The command ended with an error; the message holds the end of what it printed."""


def measure(
    command: list[str],
    folder: Path,
    environment: dict[str, str] | None = None,
    limit: float = 900,
    *,
    watched: bool = True,
) -> Cost:
    """Run a command to its end. Raises CommandFailed on a non-zero exit code or when it takes too long.

    Looking at the memory holds the processes up, the more the larger they are: `watched=False` gives no memory, but
    times that nothing disturbs.
    """
    log = folder / ".bench.log"
    with log.open("wb") as out:
        began = time.monotonic()
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=out,
            stderr=subprocess.STDOUT,
            env={**os.environ, **(environment or {})},
            start_new_session=True,
        )
        watch = MemoryWatch(process.pid) if watched else None
        killer = threading.Timer(limit, lambda: os.killpg(process.pid, 9))
        killer.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - began
        killer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
    peak = watch.stop() if watch else 0.0
    if process.returncode:
        raise CommandFailed(f"{command[0]}: exit {process.returncode}: {log.read_text(errors='replace')[-800:]}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, peak)


class MemoryWatch:
    """Samples the proportional memory (PSS, shared pages counted once) of a session's processes."""

    def __init__(self, session: int) -> None:
        self._session = session
        self._peak = 0.0
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> float:
        """End the watch; returns the peak in MB."""
        self._end.set()
        self._thread.join()
        return self._peak

    def _watch(self) -> None:
        while not self._end.wait(_PAUSE):
            self._peak = max(self._peak, sum(map(_pss_mb, processes_of(self._session))))


def processes_of(session: int) -> list[int]:
    """The processes of a session, by number."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if int((entry / "stat").read_text().rsplit(")", 1)[1].split()[3]) == session:
                    found.append(int(entry.name))
            except (OSError, IndexError, ValueError):
                continue
    return found


def _pss_mb(process: int) -> float:
    try:
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    return 0.0


def wait_until_quiet(limit: float = 30.0) -> float:
    """Wait until nobody else has used the machine for a second; returns the cores that others still keep busy."""
    end = time.monotonic() + limit
    while True:
        before = _busy_seconds()
        time.sleep(1)
        others = _busy_seconds() - before
        if others < 0.2 or time.monotonic() > end:
            return others


def _busy_seconds() -> float:
    user, nice, system, _, _, irq, soft = map(int, Path("/proc/stat").read_text().split()[1:8])
    return (user + nice + system + irq + soft) / os.sysconf("SC_CLK_TCK")
