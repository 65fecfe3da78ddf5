"""Long trials of publishing (R1, R2, R5, R6, R8, R14): each returns what it counted; the suite runs them short.

python tests/publishing/trials.py            every trial at its full count, as a table
python tests/publishing/trials.py r1 --count 20
"""

from __future__ import annotations

import argparse
import contextlib
import errno
import hashlib
import os
import random
import re
import signal
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]

import servers  # noqa: E402
from site_factory import Site, configure, make_site, served_version  # noqa: E402

from plugins.publishing.publication import publish, rollback  # noqa: E402


@dataclass(frozen=True)
class Outcome:
    """So many runs, so many of them as promised, and what else was counted."""

    trial: str
    runs: int
    good: int
    detail: str = ""

    @property
    def holds(self) -> bool:
        return self.runs == self.good


def quiet(_: str) -> None:
    """Say nothing."""


class Pair:
    """One project that goes back and forth between two versions which differ in pages, theme and pictures."""

    def __init__(self, project: Path, targets: dict[str, dict[str, object]], articles: int = 30) -> None:
        first = make_site(articles)
        more = {f"them-{n}": f"bài thêm {n} " * 30 for n in range(5)}
        second = Site({**first.articles, "bai-00000": "đã sửa lại", **more}, look="body{margin:1px}" * 50)
        self.project = project
        self.versions = (first, second)
        self.at = 0
        configure(project, targets)

    def build(self) -> None:
        """Build the version that is not the last one built."""
        self.versions[self.at].build(self.project)
        self.at = 1 - self.at

    def publish(self, target: str) -> int:
        return publish(self.project, target, confirm_removal=True, say=quiet).exit_code


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


def readers(count: int) -> Outcome:
    """R2: poll pages and their assets through nginx during so many publishes; all there, whole, of one version."""
    with workplace() as work:
        pair = Pair(work, {"local": {"kind": "folder", "path": "www"}})
        pair.build()
        assert pair.publish("local") == 0
        with servers.nginx(work / "nginx", f"include {work}/www/current/.may-chu/nginx.conf;") as url:
            poll = Poll(url)
            for _ in range(count):
                pair.build()
                assert pair.publish("local") == 0
            poll.stop()
    return Outcome(
        "R2 đọc trong lúc đăng", poll.reads, poll.reads - len(poll.troubles), f"{count} lần đăng {poll.troubles[:3]}"
    )


class Poll:
    """Reads the home page, an article and their assets over and over."""

    def __init__(self, url: str) -> None:
        self.url, self.reads = url, 0
        self.troubles: list[str] = []
        self._going = True
        self._threads = [threading.Thread(target=self._run) for _ in range(2)]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        self._going = False
        for thread in self._threads:
            thread.join()

    def _run(self) -> None:
        while self._going:
            for path in ("/", "/tin/2020/07/bai-00000/"):
                page = self._get(path)
                if not page.endswith(b"</html>"):
                    self.troubles.append(f"cut {path}")
                for asset in re.findall(rb'(?:href|src)="(/(?:tai-nguyen|anh)/[^"]+)"', page):
                    self._get(asset.decode())

    def _get(self, path: str) -> bytes:
        self.reads += 1
        try:
            with urllib.request.urlopen(self.url + path, timeout=10) as answer:
                return bytes(answer.read())
        except OSError as error:
            self.troubles.append(f"{path} {error}")
            return b"</html>"


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
    """R6: two publishes at the same moment: one ends well, the other says at once that somebody is publishing."""
    good, slowest = 0, 0.0
    with workplace() as work:
        pair = Pair(work, {"local": {"kind": "folder", "path": "www"}}, articles=60)
        for _ in range(count):
            pair.build()
            children = {}
            for _ in range(2):
                child = os.fork()
                if child == 0:
                    os._exit(pair.publish("local"))
                children[child] = time.monotonic()
            codes = []
            while children:
                for child, started in list(children.items()):
                    ended, status = os.waitpid(child, os.WNOHANG)
                    if not ended:
                        continue
                    del children[child]
                    codes.append(os.waitstatus_to_exitcode(status))
                    if codes[-1] == 4:
                        slowest = max(slowest, time.monotonic() - started)
                time.sleep(0.005)
            good += sorted(codes) == [0, 4] and served_version(work / "www/current") == digest(work)
        (work / "www/.khoa").write_text(" 999999\n", encoding="ascii")  # a lock whose holder is dead
        pair.build()
        taken = pair.publish("local") == 0
    text = f"người đến sau được báo trong {slowest:.2f} giây; khóa của tiến trình đã chết {'được' if taken else 'KHÔNG'} lấy lại"
    return Outcome("R6 hai lần đăng cùng lúc", count, good if slowest < 1 and taken else 0, text.replace(".", ","))


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


def cut_ssh(count: int, seed: int = 3) -> Outcome:
    """R8, ssh: the line to a real sshd drops after a random number of bytes."""
    chance = random.Random(seed)
    good = struck = 0
    with workplace() as work, servers.sshd(work / "sshd") as server:
        line = servers.Line(server.port)
        pair = Pair(work, {"vps": server.target(work / "srv", line.port)})
        current = work / "srv/current"
        for _ in range(2):
            pair.build()
            line.cut_after(-1)
            assert pair.publish("vps") == 0
        whole_run = line.passed
        for _ in range(count):
            pair.build()
            before, wanted = served_version(current), digest(work)
            line.cut_after(chance.randrange(whole_run))
            struck += pair.publish("vps") == 3
            whole = served_version(current) in (before, wanted)
            line.cut_after(-1)
            good += whole and pair.publish("vps") == 0 and served_version(current) == wanted
        line.close()
    return Outcome("R8 đứt giữa chừng, SSH", count, good, f"{struck} lần báo hỏng (mã 3), sau đó chạy lại là xong")


def cut_store(count: int, seed: int = 4) -> Outcome:
    """R8, object store: the line to a real S3 server drops; no link that can be reached leads nowhere."""
    chance = random.Random(seed)
    good = struck = 0
    with workplace() as work, servers.object_store(work / "store") as store:
        line = servers.Line(store.port)
        pair = Pair(work, {"kho": store.target(work, port=line.port)}, articles=10)
        bucket = store.folder / "trang"
        for _ in range(2):
            pair.build()
            line.cut_after(-1)
            assert pair.publish("kho") == 0
        whole_run = line.passed
        for _ in range(count):
            pair.build()
            line.cut_after(chance.randrange(whole_run))
            struck += pair.publish("kho") == 3
            dead = dead_links(bucket)
            line.cut_after(-1)
            good += not dead and pair.publish("kho") == 0 and served_version(bucket) == digest(work)
        line.close()
    return Outcome(
        "R8 đứt giữa chừng, kho S3", count, good, f"{struck} lần báo hỏng (mã 3); không liên kết chết lần nào"
    )


def backwards(count: int) -> Outcome:
    """R14: go back to each of the kept releases in turn; each is whole, fast, and in the log."""
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
    return Outcome("R14 lùi về bản cũ", count, good if slowest < 2 else 0, text)


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {
            value.split("#")[0] for name, value in attrs if name in ("href", "src") and value and value[0] == "/"
        }


def dead_links(folder: Path) -> list[str]:
    """Follow every link from the home page through plain files and return those that lead nowhere."""
    todo, seen, dead = ["/"], {"/"}, []
    while todo:
        address = todo.pop()
        path = folder / (address.lstrip("/") + ("index.html" if address.endswith("/") else ""))
        if not path.is_file():
            dead.append(address)
            continue
        if path.suffix == ".html":
            parser = _Links()
            parser.feed(path.read_text(encoding="utf-8"))
            todo += parser.found - seen
            seen |= parser.found
    return dead


def digest(project: Path) -> str:
    """Return the hash by which served_version() names the build of a project."""
    return hashlib.sha256((project / "output/manifest.json").read_bytes()).hexdigest()


@contextlib.contextmanager
def workplace() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="phuong-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


TRIALS: dict[str, tuple[Callable[[int], Outcome], int]] = {
    "r1": (kills, 200),
    "r2": (readers, 20),
    "r5": (full_disk, 100_000),
    "r6": (at_once, 50),
    "r8-folder": (cut_folder, 100),
    "r8-ssh": (cut_ssh, 100),
    "r8-store": (cut_store, 100),
    "r14": (backwards, 40),
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("trials", nargs="*", choices=[*TRIALS, []], help="which; all when none is named")
    parser.add_argument("--count", type=int, help="runs of each instead of the promised number")
    arguments = parser.parse_args()
    print("| thử | số lần | đúng như hứa | ghi chú | giây |\n|---|---|---|---|---|")
    held = True
    for name in arguments.trials or TRIALS:
        trial, count = TRIALS[name]
        started = time.monotonic()
        outcome = trial(arguments.count or count)
        held &= outcome.holds
        took = time.monotonic() - started
        print(f"| {outcome.trial} | {outcome.runs} | {outcome.good} | {outcome.detail} | {took:.0f} |", flush=True)
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
