"""When the next embargo ends: a file for machines and the lines for cron or systemd."""

from __future__ import annotations

import json
import shlex
from datetime import datetime, timedelta
from pathlib import Path

from plugins.publishing import disk
from plugins.publishing.clock import VIETNAM

SCHEDULE = "next-publish.json"


def read_schedule(project: Path, target: str) -> datetime | None:
    """Return when the next publish to a target was due at the last one; None when nothing waits."""
    try:
        when = json.loads((project / SCHEDULE).read_bytes())["targets"][target]["next"]
        time = datetime.fromisoformat(when) if when else None
        return time if time is None or time.tzinfo else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_schedule(project: Path, target: str, when: datetime | None) -> None:
    """Write `next-publish.json`, keeping what it says of other targets."""
    try:
        known = dict(json.loads((project / SCHEDULE).read_bytes())["targets"])
    except (OSError, ValueError, KeyError, TypeError):
        known = {}
    known[target] = {"next": when.isoformat() if when else None}
    if when:
        known[target] |= {"cron": cron_line(project, target, when), "systemd": systemd_line(when)}
    content = json.dumps({"version": 1, "targets": dict(sorted(known.items()))}, ensure_ascii=False, indent=1)
    disk.replace_file(project / SCHEDULE, f"{content}\n".encode())


def cron_line(project: Path, target: str, when: datetime) -> str:
    """Return a crontab line in this machine's own time; cron knows no seconds, so the minute after."""
    local = _minute_after(when).astimezone()
    command = f"cd {shlex.quote(str(project.absolute()))} && python3 run.py build && python3 run.py publish {target}"
    return f"{local.minute} {local.hour} {local.day} {local.month} * {command}".replace("%", r"\%")


def systemd_line(when: datetime) -> str:
    """Return the OnCalendar line of a systemd timer, in Vietnamese time wherever the machine stands."""
    return f"OnCalendar={_minute_after(when).astimezone(VIETNAM):%Y-%m-%d %H:%M:%S} Asia/Ho_Chi_Minh"


def _minute_after(when: datetime) -> datetime:
    minute = when.replace(second=0, microsecond=0)
    return minute if minute == when else minute + timedelta(minutes=1)
