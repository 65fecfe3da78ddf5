"""How far the machine's clock can be trusted before an embargo is taken to be over."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
TOLERANCE = timedelta(seconds=60)
_LONG_AGO = timedelta(days=30)  # where nothing is known of the past, no clock is taken to be wrong by more
_TIME_ERROR = 5  # adjtimex(2): the clock is not synchronised
_TIMEX_BYTES = 512  # more than struct timex on every Linux


def now() -> datetime:
    """Return the time of this machine, in Vietnam."""
    return datetime.now(VIETNAM)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known about the clock.

    `synchronised` is the kernel's word (None: it does not say); `earliest` a moment that has surely passed, such as the
    last publish or the newest commit; `witness` what another machine's clock says now.
    """

    synchronised: bool | None = None
    earliest: datetime | None = None
    witness: datetime | None = None


def doubts(time: datetime, evidence: Evidence) -> str:
    """Say in Vietnamese why `time` cannot be this moment, or return an empty string."""
    if evidence.earliest and time < evidence.earliest - TOLERANCE:
        return f"đồng hồ máy ({_when(time)}) chạy lùi: trước lần ghi gần nhất ({_when(evidence.earliest)})"
    if evidence.witness and abs(time - evidence.witness) > TOLERANCE:
        return f"đồng hồ máy ({_when(time)}) lệch với máy chủ ({_when(evidence.witness)})"
    return ""


def is_fresh(released: datetime | None, time: datetime, evidence: Evidence) -> bool:
    """Tell whether an article came out so lately that only the clock of this machine says that it was time."""
    return released is not None and released > (evidence.earliest or time - _LONG_AGO)


def may_end_embargo(time: datetime, evidence: Evidence) -> str:
    """Say why an embargo may not be ended at `time`, or return an empty string: without proof it is held."""
    doubt = doubts(time, evidence)
    if doubt or evidence.synchronised or evidence.witness:
        return doubt
    return "không có gì xác nhận đồng hồ máy này chạy đúng"


def is_synchronised() -> bool | None:
    """Ask the kernel whether its clock follows a time server; None where it cannot say."""
    if sys.platform != "linux":
        return None
    try:
        state = ctypes.CDLL(None).adjtimex((ctypes.c_byte * _TIMEX_BYTES)())
    except (OSError, AttributeError):
        return None
    return None if state < 0 else state != _TIME_ERROR


def newest_commit(project: Path) -> datetime | None:
    """Return the time of the newest commit of the project, or None outside git."""
    command = ["git", "-C", str(project), "log", "-1", "--format=%ct"]
    try:
        answer = subprocess.run(
            command, capture_output=True, text=True, timeout=60, check=True, env={**os.environ, "LC_ALL": "C"}
        )
        return datetime.fromtimestamp(int(answer.stdout), VIETNAM)
    except (OSError, subprocess.SubprocessError, ValueError):
        return None


def gather(project: Path, last_publish: datetime | None, ask: Callable[[], datetime | None]) -> Evidence:
    """Collect what can be known here; `ask` asks the target's own clock."""
    known: Sequence[datetime] = [time for time in (last_publish, newest_commit(project)) if time]
    return Evidence(is_synchronised(), max(known, default=None), ask())


def _when(time: datetime) -> str:
    return time.astimezone(VIETNAM).strftime("%H:%M:%S %d/%m/%Y")
