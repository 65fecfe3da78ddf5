"""What one build is asked to do."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from plugins.engine.workers import available_cores
from plugins.vietnamese.timezone import VIETNAM

CONTENT = "content"
DATA = "content/data"
NOW_VARIABLE = "CONG_PHUONG_NOW"


class SettingsError(ValueError):
    """A setting that cannot be; the message is Vietnamese, for the person who typed it."""


def current_moment() -> datetime:
    """The moment that decides what is scheduled: the clock's, or that of CONG_PHUONG_NOW (ISO, with an offset).

    Raises SettingsError when the variable holds no moment.
    """
    given = os.environ.get(NOW_VARIABLE)
    if not given:
        return datetime.now(VIETNAM)
    try:
        moment = datetime.fromisoformat(given)
    except ValueError:
        raise SettingsError(
            f"{NOW_VARIABLE}={given}: không phải thời điểm, ghi như 2026-07-01T08:00:00+07:00"
        ) from None
    return moment.astimezone(VIETNAM) if moment.tzinfo else moment.replace(tzinfo=VIETNAM)


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildSettings:
    """One build: the project's folder, the moment, how many processes, and how much of the past to trust.

    `fresh` ignores every cache; `always_hash` reads every file even when its size and time are unchanged, as CI does;
    `search` is off for a site that offers no search, as the peers' in the benchmark.
    """

    root: Path
    now: datetime = field(default_factory=current_moment)
    jobs: int = field(default_factory=available_cores)
    fresh: bool = False
    search: bool = True
    always_hash: bool = field(default_factory=lambda: bool(os.environ.get("CI")))

    def __post_init__(self) -> None:
        if self.now.tzinfo is None:
            raise SettingsError("thời điểm dựng trang phải có múi giờ")
        if self.jobs < 1:
            raise SettingsError(f"--jobs {self.jobs}: phải là số từ 1 trở lên")

    @property
    def output(self) -> Path:
        """The folder of the complete site."""
        return self.root / "output"

    @property
    def cache(self) -> Path:
        """The folder of everything that may be deleted at any time."""
        return self.root / ".cache"

    @property
    def theme(self) -> Path:
        """The folder of templates, styles and static files."""
        return self.root / "theme"

    @property
    def data(self) -> Path:
        """The folder of the registries."""
        return self.root / DATA
