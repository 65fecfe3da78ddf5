"""Trials over lines that drop, and of readers during a publish: nginx, sshd and an S3 store on loopback (R2, R8)."""

from __future__ import annotations

import random
import re
import threading
import urllib.request
from html.parser import HTMLParser
from pathlib import Path

import servers
from site_factory import served_version
from trial_tools import Outcome, Pair, digest, side_by_side, workplace


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
            with urllib.request.urlopen(self.url + path, timeout=120) as answer:
                return bytes(answer.read())
        except OSError as error:
            self.troubles.append(f"{path} {error}")
            return b"</html>"


def cut_ssh(count: int, seed: int = 3) -> Outcome:
    """R8, ssh: the line to a real sshd drops after a random number of bytes."""
    servers.need_sshd()
    good, struck = side_by_side(_cut_ssh, count, seed)
    detail = f"{struck} lần báo hỏng (mã 3), sau đó chạy lại là xong"
    return Outcome("R8 đứt giữa chừng, SSH", count, good, detail)


def _cut_ssh(count: int, seed: int) -> tuple[int, int]:
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
    return good, struck


def cut_store(count: int, seed: int = 4) -> Outcome:
    """R8, object store: the line to a real S3 server drops; no link that can be reached leads nowhere."""
    servers.need_store()
    good, struck = side_by_side(_cut_store, count, seed)
    detail = f"{struck} lần báo hỏng (mã 3); không liên kết chết lần nào"
    return Outcome("R8 đứt giữa chừng, kho S3", count, good, detail)


def _cut_store(count: int, seed: int) -> tuple[int, int]:
    chance = random.Random(seed)
    good = struck = 0
    with workplace() as work, servers.object_store(work / "store") as store:
        line = servers.Line(store.port)
        pair = Pair(work, {"kho": store.target(work, port=line.port)})
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
    return good, struck


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
