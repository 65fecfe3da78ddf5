"""Trials on the disk of this machine: killed, full, two at once, cut off, rolled back, emptied (R1, R5, R6, R8, R14, R15)."""

from __future__ import annotations

import contextlib
import errno
import os
import random
import signal
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from site_factory import Site, configure, make_site, served_version
from trial_tools import Outcome, Pair, digest, quiet, workplace

from plugins.publishing.clock import now
from plugins.publishing.publication import publish, rollback


def kills(count: int, seed: int = 1) -> Outcome:
    """R1: kill -9 a publish at a random moment; one whole version is served, and the next run needs no help."""
    chance = random.Random(seed)
    with workplace() as work:
        pair = Pair(work, {"local": {"kind": "folder", "path": "www"}})
        current = work / "www/current"
        pair.build()
        assert pair.publish("local") == 0
        pair.build()
        started = time.monotonic()
        assert pair.publish("local") == 0
        longest = time.monotonic() - started
        good = struck = 0
        for _ in range(count):
            pair.build()
            before = served_version(current)
            child = os.fork()
            if child == 0:
                os._exit(pair.publish("local"))
            time.sleep(chance.random() * longest)
            os.kill(child, signal.SIGKILL)
            _, status = os.waitpid(child, 0)
            struck += os.WIFSIGNALED(status)
            wanted = digest(work)
            whole = served_version(current) in (before, wanted)
            good += whole and pair.publish("local") == 0 and served_version(current) == wanted
        left = len(list((work / "www/releases").iterdir()))
    return Outcome("R1 kill -9", count, good, f"{struck} bị giết giữa chừng; còn giữ {left} bản")


_CALLS = ("write", "fsync", "link", "mkdir", "rename", "replace", "symlink", "utime")


def full_disk(limit: int | None = None) -> Outcome:
    """R5: fail every k-th call that writes, with ENOSPC, EIO, EACCES in turn, until a publish meets none."""
    good = runs = 0
    with workplace() as work:
        pair = Pair(work, {"local": {"kind": "folder", "path": "www"}}, articles=3)
        current = work / "www/current"
        pair.build()
        assert pair.publish("local") == 0
        pair.build()
        before, wanted = served_version(current), digest(work)
        for k in range(1, limit or 100_000):
            with failing(k, (errno.ENOSPC, errno.EIO, errno.EACCES)[k % 3], work / "www") as hit:
                code = pair.publish("local")
            runs += 1
            served = served_version(current)
            if served == wanted and code == 0:
                good += 1
                if not hit:
                    break
                pair.build()
                assert pair.publish("local") == 0
                pair.build()
            else:
                good += code == 3 and served == before
        whole = pair.publish("local") == 0 and served_version(current) == wanted
    return Outcome(
        "R5 ghi hỏng ở lệnh thứ k", runs, good if whole else 0, "ENOSPC, EIO, EACCES lần lượt, tới khi không còn"
    )


@contextlib.contextmanager
def failing(k: int, code: int, below: Path) -> Iterator[list[str]]:
    """Let the k-th call of the operating system that changes something below a folder fail."""
    hit: list[str] = []
    calls = 0
    kept = {name: getattr(os, name) for name in _CALLS}
    opened: set[int] = set()
    plain_open = os.open

    def opening(path: Any, *rest: Any, **named: Any) -> int:
        handle = plain_open(path, *rest, **named)
        (opened.add if str(path).startswith(str(below)) else opened.discard)(handle)
        return handle

    def guard(name: str) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            nonlocal calls
            concerned = arguments[0] in opened or str(arguments[0]).startswith(str(below))
            calls += concerned
            if concerned and calls == k:
                hit.append(name)
                raise OSError(code, os.strerror(code), str(below / "x"))
            return kept[name](*arguments, **named)

        return call

    os.open = opening
    for name in _CALLS:
        setattr(os, name, guard(name))
    try:
        yield hit
    finally:
        os.open = plain_open
        for name, call in kept.items():
            setattr(os, name, call)


def at_once(count: int) -> Outcome:
    """R6: a second publish while one is at work says that somebody is publishing, and does not wait; the first ends well."""
    good, slowest = 0, 0.0
    with workplace() as work:
        pair = Pair(work, {"local": {"kind": "folder", "path": "www"}}, articles=60)
        for _ in range(count):
            pair.build()
            with _at_work(pair) as first:
                started = time.monotonic()
                refused = pair.publish("local") == 4
                slowest = max(slowest, time.monotonic() - started)
            ended = os.waitstatus_to_exitcode(os.waitpid(first, 0)[1]) == 0
            good += refused and ended and served_version(work / "www/current") == digest(work)
        (work / "www/.khoa").write_text(" 999999\n", encoding="ascii")  # a lock whose holder is dead
        pair.build()
        taken = pair.publish("local") == 0
    text = f"người đến sau được báo trong {slowest:.2f} giây; khóa của tiến trình đã chết {'được' if taken else 'KHÔNG'} lấy lại"
    return Outcome("R6 hai lần đăng cùng lúc", count, good if taken else 0, text.replace(".", ","))


@contextlib.contextmanager
def _at_work(pair: Pair) -> Iterator[int]:
    """A process that stands still in the middle of a publish for the length of the block."""
    (told, tells), (waits, goes) = os.pipe(), os.pipe()
    stood: list[bool] = []

    def clock() -> datetime:
        if not stood:
            stood.append(True)
            os.write(tells, b"x")
            os.close(goes)
            os.read(waits, 1)  # until the block ends
        return now()

    child = os.fork()
    if child == 0:
        os._exit(pair.publish("local", clock))
    os.read(told, 1)
    yield child
    for handle in (told, tells, waits, goes):
        os.close(handle)


def cut_folder(count: int, seed: int = 2) -> Outcome:
    """R8, folder: the disk stops after a random number of bytes; old or new version, and a second run completes."""
    chance = random.Random(seed)
    good = 0
    with workplace() as work:
        pair = Pair(work, {"local": {"kind": "folder", "path": "www"}})
        pair.build()
        assert pair.publish("local") == 0
        for _ in range(count):
            pair.build()
            before, wanted = served_version(work / "www/current"), digest(work)
            with failing(chance.randrange(1, 150), errno.EIO, work / "www"):
                pair.publish("local")
            whole = served_version(work / "www/current") in (before, wanted)
            good += whole and pair.publish("local") == 0 and served_version(work / "www/current") == wanted
    return Outcome("R8 đứt giữa chừng, thư mục", count, good)


def backwards(count: int) -> Outcome:
    """R14: go back to each of the kept releases in turn; each is whole, and in the log."""
    good, slowest = 0, 0.0
    with workplace() as work:
        pair = Pair(work, {"local": {"kind": "folder", "path": "www"}})
        for _ in range(12):
            pair.build()
            assert pair.publish("local") == 0
        names = sorted(path.name for path in (work / "www/releases").iterdir())
        assert len(names) == 10
        for turn in range(count):
            name = names[turn % 9] if turn % 2 == 0 else names[9 - turn % 9]
            if (work / "www/current").resolve().name == name:
                good += 1
                continue
            started = time.monotonic()
            code = rollback(work, "local", name, say=quiet, reason="thử").exit_code
            slowest = max(slowest, time.monotonic() - started)
            served_version(work / "www/current")
            good += code == 0 and (work / "www/current").resolve().name == name
        logged = (work / "www/nhat-ky.jsonl").read_text(encoding="utf-8").count('"rollback"')
    text = f"chậm nhất {slowest:.2f} giây; {logged} dòng nhật ký".replace(".", ",")
    return Outcome("R14 lùi về bản cũ", count, good, text)


def emptied(count: int, seed: int = 5) -> Outcome:
    """R15: take pages away from sites of every size; more than 20, or than one in twenty, needs a word, and nothing moves before."""
    chance = random.Random(seed)
    good = refused = 0
    with workplace() as work:
        configure(work, {"local": {"kind": "folder", "path": "www"}})
        for _ in range(count):
            size = chance.choice((3, 10, 40, 60, 400)) + chance.randrange(20)
            gone = min(size, chance.choice((0, 1, size // 20, size // 20 + 1, 19, 20, 21, 22, size)))
            whole = make_site(size, words=3, seed=chance.randrange(1000))
            whole.build(work)
            assert publish(work, "local", confirm_removal=True, say=quiet).exit_code == 0
            before = served_version(work / "www/current")
            left = whole.without(*chance.sample(sorted(whole.articles), gone))
            Site({**left.articles, **{f"moi-{n}": "x" for n in range(chance.randrange(30))}}).build(work)
            result = publish(work, "local", say=quiet)
            many = gone > 20 or 20 * gone > size + 2  # two pages are not articles: home and category
            refused += many
            if many:
                kept = served_version(work / "www/current") == before
                held = result.exit_code == 1 and [issue.code for issue in result.issues] == ["go-nhieu"]
                agreed = publish(work, "local", confirm_removal=True, say=quiet).exit_code == 0
                good += kept and held and agreed and served_version(work / "www/current") == digest(work)
            else:
                good += result.exit_code == 0 and served_version(work / "www/current") == digest(work)
    return Outcome("R15 gỡ nhiều trang", count, good, f"{refused} lần phải hỏi lại, đúng ngưỡng")
