"""The preview cell: how long an editor waits for the first page, and from saving an article to its new text over HTTP."""

from __future__ import annotations

import os
import signal
import statistics
import subprocess
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from benchmarks.contestants import Contestant
from benchmarks.measuring import CommandFailed, MemoryWatch, measure

SAVES = 5
_PATIENCE = 120.0  # seconds
_PAUSE = 0.01


@dataclass(frozen=True, slots=True)
class PreviewCost:
    """Seconds from the start to the first page, and for each save to its text; the most memory of all processes in MB."""

    first_page: float
    saves: tuple[float, ...]
    peak_mb: float

    @property
    def save(self) -> float:
        """The median."""
        return statistics.median(self.saves)


def measure_preview(contestant: Contestant, number: int, port: int) -> PreviewCost:
    """Build, so that all that can be kept is kept; then start the preview and save one article several times.

    Raises CommandFailed when a page does not come.
    """
    mark = f"dấu {time.time_ns()}"
    contestant.edit(number, mark)
    time.sleep(0.3)
    measure(contestant.command, contestant.folder)
    url = f"http://127.0.0.1:{port}{_address_of(contestant.folder / contestant.output, mark)}"
    command = [part.replace("PORT", str(port)) for part in contestant.preview]
    began = time.monotonic()
    with (contestant.folder / ".preview.log").open("wb") as log:
        server = subprocess.Popen(command, cwd=contestant.folder, stdout=log, stderr=log, start_new_session=True)
    watch = MemoryWatch(server.pid)
    try:
        first = _wait_for(url, mark, began)
        time.sleep(5)  # nothing is hidden behind work that still goes on
        saves = tuple(_save(contestant, number, url) for _ in range(SAVES))
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()
        peak = watch.stop()
    return PreviewCost(first, saves, peak)


def _save(contestant: Contestant, number: int, url: str) -> float:
    mark = f"dấu {time.time_ns()}"
    contestant.edit(number, mark)
    waited = _wait_for(url, mark, time.monotonic())
    time.sleep(1)
    return waited


def _wait_for(url: str, mark: str, began: float) -> float:
    """Ask for a page until it holds the mark, as a browser would that is told to look again."""
    while time.monotonic() - began < _PATIENCE:
        try:
            with urllib.request.urlopen(url, timeout=_PATIENCE) as page:
                if mark in page.read().decode():
                    return time.monotonic() - began
        except (urllib.error.URLError, ConnectionError):
            pass  # not there yet
        time.sleep(_PAUSE)
    raise CommandFailed(f"{url}: no page with the new text within {_PATIENCE:.0f} s")


def _address_of(output: Path, mark: str) -> str:
    """The address of the page that holds a mark. Raises CommandFailed when no page does."""
    wanted = mark.encode()
    for path in output.rglob("index.html"):
        if "tin" in path.parts and wanted in path.read_bytes():
            return f"/{path.parent.relative_to(output).as_posix()}/"
    raise CommandFailed(f"{output}: no page holds “{mark}”")
