"""The log of publishes: who, when, what and why, one JSON object a line."""

from __future__ import annotations

import getpass
import json
import platform
from dataclasses import dataclass
from datetime import datetime

from plugins.publishing.difference import Difference


@dataclass(frozen=True, slots=True)
class Entry:
    """One event at a target: `publish`, `rollback`."""

    event: str
    target: str
    release: str
    time: datetime
    reason: str = ""
    source: str = ""
    before: str = ""
    difference: Difference | None = None

    def line(self) -> str:
        """Return the JSON line of the log."""
        pages = self.difference.pages if self.difference else None
        counts = (
            {"added": len(pages.added), "changed": len(pages.changed), "removed": len(pages.removed)} if pages else None
        )
        record = {
            "time": self.time.isoformat(timespec="seconds"),
            "event": self.event,
            "who": who(),
            "target": self.target,
            "release": self.release,
            "before": self.before,
            "source": self.source,
            "reason": self.reason,
            "pages": counts,
        }
        return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def who() -> str:
    """Name the account that acts, as account@machine."""
    try:
        account = getpass.getuser()
    except (KeyError, OSError):
        account = "?"
    return f"{account}@{platform.node()}"
