"""One publish from the gates to the log, and one rollback; what `inv publish` and `inv rollback` call."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from plugins.domain.issue import Issue, Place, Severity
from plugins.domain.system_error import reason
from plugins.publishing import announcement, disk, gates, journal, read_back, removal
from plugins.publishing.build import Build, read_build
from plugins.publishing.clock import VIETNAM, doubts, gather, is_fresh, may_end_embargo, now
from plugins.publishing.compression import Compressor
from plugins.publishing.destination import Destination, Rclone, Settings
from plugins.publishing.difference import Difference, compare
from plugins.publishing.failure import TargetError
from plugins.publishing.lock import hold
from plugins.publishing.opening import choose, open_target
from plugins.publishing.result import ENDINGS, FAILED, PublishResult, Say, ended
from plugins.publishing.rollback import rollback
from plugins.publishing.scan_cache import ScanCache
from plugins.publishing.schedule import SCHEDULE, read_schedule, write_schedule
from plugins.publishing.settings import read_settings
from plugins.publishing.shipment import Live, ship
from plugins.publishing.target import Sent, Target

__all__ = ["PublishResult", "publish", "rollback"]

CACHE = ".cache/publishing"
Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class _Order:
    """One publish as asked for."""

    project: Path
    destination: Destination
    settings: Settings
    dry_run: bool
    confirmed: bool
    reason: str
    say: Say
    clock: Clock


def publish(
    project: Path,
    target: str,
    *,
    dry_run: bool = False,
    confirm_removal: bool = False,
    reason: str = "",
    say: Say = print,
    clock: Clock = now,
) -> PublishResult:
    """Publish the finished build of a project to one target of `content/data/publish.yaml`.

    Never raises for what can go wrong with content, settings or target: the result carries the exit code of the contract
    (0 done, 1 content problems, 2 settings or usage, 3 target failed with the old version online, 4 somebody else is
    publishing). `dry_run` stops after the gates and lists what would change. `confirm_removal` lets many pages vanish or
    an older source go out. `say` receives each line for people; `clock` gives the time.
    """
    started = time.monotonic()
    settings, issues = read_settings(project)
    try:
        if any(issue.severity is Severity.ERROR for issue in issues):
            return _refuse(issues, 2, say)
        destination = choose(settings, target)
        order = _Order(project, destination, settings, dry_run, confirm_removal, reason, say, clock)
        with hold(project / CACHE / f"{target}.khoa"):
            return _publish(order, started)
    except ENDINGS as error:
        result = ended(error, f"đăng lên {target}", say)
        if result.exit_code == FAILED:
            say(_still_online(settings, target))
        return result


def _still_online(settings: Settings, target: str) -> str:
    """Say what residents see after a failure."""
    if any(known.name == target and isinstance(known.place, Rclone) for known in settings.destinations):
        return "Nơi này nhận tệp theo thứ tự: không có liên kết chết; chạy lại lệnh đăng để làm tiếp từ chỗ dở."
    return (
        "Người đọc vẫn thấy một bản trọn vẹn: bản cũ, hoặc bản mới nếu lỗi xảy ra sau lúc chuyển. "
        "Sửa xong thì chạy lại lệnh đăng."
    )


def _publish(order: _Order, started: float) -> PublishResult:
    build = read_build(order.project, order.destination.url)
    cache = ScanCache(order.project / CACHE / "scan.json")
    issues = gates.check(build, cache, [allowed.text for allowed in order.settings.allowed])
    if issues:
        return _refuse(issues, 1, order.say)
    target = open_target(order.project, order.destination)
    with target.lock():
        live = target.live()
        difference = compare(live.manifest, build.manifest)
        issues = [] if order.confirmed else list(removal.guard(build, live, difference))
        issues += _clock_issues(order, build, live)
        if order.dry_run:
            return _rehearse(order, build, difference, issues)
        if issues:
            return _refuse(issues, 1, order.say, difference)
        if difference.is_empty and not live.stray and live.source == build.source:
            write_schedule(order.project, order.destination.name, build.next_publish)
            _warn(order, build)
            order.say(f"Không có gì thay đổi; {order.destination.name} đã là bản mới nhất.")
            return PublishResult(0, difference=difference, release=live.release)
        sent = _send(order, target, build, live, difference)
        entry = journal.Entry(
            "publish",
            order.destination.name,
            sent.release,
            order.clock(),
            order.reason,
            build.source,
            live.release,
            difference,
        )
        _record(order, target, entry.line())
    write_schedule(order.project, order.destination.name, build.next_publish)
    _tell(order, build, difference, sent, target.manner, time.monotonic() - started)
    return PublishResult(0, difference=difference, release=sent.release, files=sent.files, size=sent.size)


def _send(order: _Order, target: Target, build: Build, live: Live, difference: Difference) -> Sent:
    compressor = Compressor(order.project / CACHE / "packed") if target.compresses else None
    shipment = ship(build, live, order.clock(), target.host_files(build), compressor)
    sent = target.send(shipment, live)
    try:
        _read_back(order, target, build, difference, sent)
    except TargetError:
        if live.release:
            with suppress(TargetError):  # the line is down: the new version stays, whole as it is
                target.switch(live.release, Live(build.manifest, release=sent.release))
        raise
    if compressor:
        compressor.forget(entry.sha256 for entry in build.manifest.files.values())
    return sent


def _read_back(order: _Order, target: Target, build: Build, difference: Difference, sent: Sent) -> None:
    paths = read_back.sample(build.manifest, difference)
    found = read_back.compare_back(build.manifest, paths, target.read)
    if not found and order.destination.url:
        try:
            reader = read_back.http_reader(order.destination.url, build.manifest.digest[:12])
            found = read_back.compare_back(build.manifest, paths, reader)
        except read_back.UnreachableError as error:
            order.say(f"CẢNH BÁO: {order.destination.url} không trả lời ({error}); đã so trực tiếp ở nơi đăng.")
    if found:
        what = "; ".join(f"/{mismatch.path} {mismatch.what}" for mismatch in found[:3])
        raise TargetError(f"đọc lại bản {sent.release} thấy không đúng: {what}")


def _clock_issues(order: _Order, build: Build, live: Live) -> list[Issue]:
    """Hold a publish when the clock is proven wrong, or when it ends an embargo on the word of an unproven clock."""
    if order.settings.clock == "trusted":
        return []
    moment = order.clock()
    evidence = gather(order.project, live.published, lambda: _witness(order))
    waited = read_schedule(order.project, order.destination.name)
    awaited = waited is not None and waited <= moment and build.next_publish != waited
    ends = awaited or is_fresh(build.released, moment, evidence)
    if doubt := may_end_embargo(moment, evidence) if ends else doubts(moment, evidence):
        cure = (
            "bật đồng bộ giờ (timedatectl set-ntp true); chỉ khi chắc giờ đúng mới ghi clock: trusted vào publish.yaml"
        )
        return [Issue("dong-ho", Place(SCHEDULE), f"giữ lại, chưa đăng: {doubt}", cure)]
    return []


def _witness(order: _Order) -> datetime | None:
    return read_back.http_time(order.destination.url) if order.destination.url else None


def _rehearse(order: _Order, build: Build, difference: Difference, issues: list[Issue]) -> PublishResult:
    order.say(f"Thử, không đăng gì lên {order.destination.name}: {announcement.summary(difference)}.")
    for line in announcement.changes(difference, build.owners, build.gone):
        order.say(line)
    _warn(order, build)
    if issues:
        return _refuse(issues, 1, order.say, difference)
    return PublishResult(0, difference=difference)


def _warn(order: _Order, build: Build) -> None:
    """Say near the end, where it is seen, that invented figures are going out."""
    if build.illustrative:
        order.say(
            f"CẢNH BÁO: trang còn {build.illustrative} bài minh họa, số liệu là giả định. "
            "Trang thật thì cất chúng đi trước: python3 run.py samples"
        )


def _refuse(issues: list[Issue], code: int, say: Say, difference: Difference | None = None) -> PublishResult:
    for issue in issues:
        say(str(issue))
    say(f"Chưa đăng gì: {len(issues)} điều cần xem lại.")
    return PublishResult(code, tuple(issues), difference)


def _record(order: _Order, target: Target, line: str) -> None:
    """Write the log here and there; the site is online already, so a full disk only costs a warning."""
    try:
        target.journal(line)
        disk.append_line(order.project / CACHE / "nhat-ky.jsonl", line)
    except (TargetError, OSError) as error:
        order.say(f"CẢNH BÁO: trang đã lên mạng nhưng không ghi được nhật ký ({reason(error)}).")


def _tell(order: _Order, build: Build, difference: Difference, sent: Sent, manner: str, took: float) -> None:
    for line in announcement.changes(difference, build.owners, build.gone, announcement.SHOWN):
        order.say(line)
    for line in announcement.to_send_round(difference, build.gone, order.destination.url or build.origin):
        order.say(line)
    if build.next_publish:
        order.say(f"Bài hẹn giờ tiếp theo: {build.next_publish.astimezone(VIETNAM):%H:%M %d/%m/%Y}; xem {SCHEDULE}.")
    _warn(order, build)
    volume = f"{sent.files} tệp, {announcement.size(sent.size)}, {announcement.seconds(took)}"
    name = order.destination.name
    order.say(f"Đã đăng lên {name}: {announcement.summary(difference)} ({volume}). {manner}.")
