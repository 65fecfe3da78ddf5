"""Back to an earlier release in one step, without a build."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from plugins.domain.issue import Severity
from plugins.domain.system_error import reason
from plugins.publishing import disk, journal
from plugins.publishing.announcement import seconds
from plugins.publishing.clock import now
from plugins.publishing.failure import TargetError, UsageError
from plugins.publishing.lock import hold
from plugins.publishing.manifest import MANIFEST, Manifest, ManifestError
from plugins.publishing.opening import choose, open_target
from plugins.publishing.result import ENDINGS, PublishResult, Say, ended
from plugins.publishing.settings import read_settings
from plugins.publishing.shipment import Live
from plugins.publishing.target import Target


def rollback(
    project: Path,
    target: str,
    to: str | None = None,
    *,
    reason: str = "",
    say: Say = print,
    clock: Callable[[], datetime] = now,
) -> PublishResult:
    """Serve an earlier release again.

    `to` is a release's name, the beginning of one, or its number; None means the one before the current. Exit codes as
    in `publish`: 2 when there is no such release, 3 when the target failed (the current version stays online).
    """
    started = time.monotonic()
    settings, issues = read_settings(project)
    wrong = [issue for issue in issues if issue.severity is Severity.ERROR]
    for issue in wrong:
        say(str(issue))
    if wrong:
        return PublishResult(2, tuple(wrong))
    try:
        destination = choose(settings, target)
        with hold(project / ".cache/publishing" / f"{target}.khoa"):
            place = open_target(project, destination)
            with place.lock():
                live = place.live()
                release = _find(place.releases(), live.release, to)
                place.switch(release, live)
                _check(place, live)
                entry = journal.Entry("rollback", target, release, clock(), reason, before=live.release)
                _record(project, place, entry.line(), say)
    except ENDINGS as error:
        return ended(error, f"lùi bản ở {target}", say)
    say(f"Đã lùi {target} từ {live.release} về {release} trong {seconds(time.monotonic() - started)}.")
    return PublishResult(0, release=release)


def _find(releases: tuple[str, ...], current: str, to: str | None) -> str:
    others = [release for release in releases if release != current]
    if not others:
        raise UsageError("nơi này không giữ bản nào khác để lùi về; lấy lại nội dung cũ (git), dựng rồi đăng")
    listed = "; ".join(others)
    if to is None:
        earlier = releases[: releases.index(current)] if current in releases else ()
        if not earlier:
            raise UsageError(f"đang ở bản cũ nhất; các bản khác: {listed}")
        return earlier[-1]
    number = to.zfill(6) if to.isdigit() else to
    found = [release for release in others if release.startswith(number)]
    if len(found) != 1:
        raise UsageError(f"không rõ bản nào là “{to}”; các bản còn giữ: {listed}")
    return found[0]


def _check(place: Target, live: Live) -> None:
    """Make sure that what is served now is readable; if not, go back to what was."""
    try:
        served = Manifest.parse(place.read((MANIFEST,)).get(MANIFEST, b""))
        if "index.html" in served.files and not place.read(("index.html",)):
            raise TargetError("thiếu trang chủ")
    except (TargetError, ManifestError):
        place.switch(live.release, live)
        raise TargetError("bản cũ đã hỏng, vẫn giữ bản hiện tại") from None


def _record(project: Path, place: Target, line: str, say: Say) -> None:
    try:
        place.journal(line)
        disk.append_line(project / ".cache/publishing/nhat-ky.jsonl", line)
    except (TargetError, OSError) as error:
        say(f"CẢNH BÁO: đã lùi bản nhưng không ghi được nhật ký ({reason(error)}).")
