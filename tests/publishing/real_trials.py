"""Trials with sites as the engine builds them: wrong clocks and file times (R9), a browser on every page (R17)."""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import servers
from site_factory import configure, served_version
from trial_tools import Outcome, digest, quiet, side_by_side, workplace

from plugins.publishing.clock import VIETNAM
from plugins.publishing.publication import publish
from tests.factories import ROOT, Project, article
from tests.site.building import Builder
from tests.site.edits import Desk

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DAY = 86_400
_2038 = 2_145_916_800


def clocks(count: int, seed: int = 6) -> Outcome:
    """R9: clocks off by up to a day, file times equal, of 2038 or random; the build equals a clean one, no embargo ends early."""
    servers.need("nginx")
    good, held = side_by_side(_clocks, count, seed)
    return Outcome("R9 đồng hồ và giờ tệp sai", count, good, f"{held} lần đồng hồ sai, lần nào cũng giữ lại")


def _clocks(count: int, seed: int) -> tuple[int, int]:
    chance = random.Random(seed)
    good = held = 0
    with workplace() as work, Builder() as builder:
        desk = Desk.open(work / "site", chance)
        root = desk.project.root
        with servers.nginx(work / "nginx", f"root {root}/www/current;") as url:  # its Date is the true time
            configure(root, {"local": {"kind": "folder", "path": "www", "url": url}})
            dues: dict[str, datetime] = {}
            for turn in range(count):
                desk.edit()
                due = _schedule(desk.project, turn, chance)
                dues[f"hen-gio-so-{turn}"] = due
                _set_times(root / "content", chance)
                off = timedelta(seconds=chance.choice((0, 0, DAY, -DAY, chance.randint(-DAY, DAY))))
                equal, code = _equals_a_clean_build(builder, desk.project, work / "sach", datetime.now(VIETNAM) + off)
                result = publish(
                    root, "local", confirm_removal=True, say=quiet, clock=lambda off=off: datetime.now(VIETNAM) + off
                )
                early = [name for name, due in dues.items() if due > datetime.now(VIETNAM) and _is_out(root, name)]
                wrong = abs(off.total_seconds()) > 60
                held += wrong and result.exit_code == 1
                right = result.exit_code == 1 if wrong or code else result.exit_code == 0 and _all_due(root, dues)
                good += equal and not early and right
    return good, held


def _schedule(project: Project, turn: int, chance: random.Random) -> datetime:
    """Write an article that comes out within two days before or after now, at its hour."""
    due = (datetime.now(VIETNAM) + timedelta(seconds=chance.randint(-2 * DAY, 2 * DAY))).replace(
        second=0, microsecond=0
    )
    text = article(f"Hẹn giờ số {turn}", f"Tin hẹn giờ {turn}.", date=f"{due:%d/%m/%Y %H:%M}")
    project.write(f"content/2026/hen-{turn}.md", text)
    return due


def _set_times(folder: Path, chance: random.Random) -> None:
    how = chance.choice(("equal", "2038", "random", "left"))
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        time = {"equal": 1_600_000_000, "2038": _2038, "random": chance.randint(0, _2038)}.get(how)
        if time is not None:
            os.utime(path, (time, time))


def _equals_a_clean_build(builder: Builder, project: Project, clean: Path, now: datetime) -> tuple[bool, int]:
    told = builder.run(project, now=now.isoformat())
    for name in ("content", "theme"):
        shutil.copytree(project.root / name, clean / name)
    shutil.copy2(project.root / "pelicanconf.py", clean)
    other = builder.run(Project(clean), now=now.isoformat())
    same = (told.code, told.errors) == (other.code, other.errors)
    same = same and (told.code != 0 or project.tree() == Project(clean).tree())
    shutil.rmtree(clean)
    return same, told.code


def _is_out(root: Path, slug: str) -> bool:
    return any(True for _ in (root / "www").rglob(slug))


def _all_due(root: Path, dues: dict[str, datetime]) -> bool:
    past = [slug for slug, due in dues.items() if due < datetime.now(VIETNAM) - timedelta(minutes=1)]
    return all(list((root / "www/current").rglob(slug)) for slug in past)


def browsed(count: int, browser: Browser | None = None) -> Outcome:
    """R17: open every page of the sample site in Chromium, through nginx with the configuration a publish writes."""
    servers.need("nginx")
    with workplace() as work, _chromium(browser) as chromium, _sample_site(work) as url:
        files = json.loads((work / "output/manifest.json").read_bytes())["files"]
        paths = [f"/{path.removesuffix('index.html')}" for path in files if path.endswith(".html")]
        paths += ["/tim-kiem/?q=su%E1%BA%A5t+qu%C3%A0", "/khong-co-trang-nay/", "/.may-chu/ban.json"]
        page, told = chromium.new_page(), _Told()
        told.listen(page)
        troubles = {path: found for path in paths[::-1][:count] if (found := told.visit(page, url, path))}
        page.close()
        scripts = told.scripts
    runs = len(paths[::-1][:count])
    detail = f"{told.requests} yêu cầu, {scripts} lần tệp mã chạy {dict(list(troubles.items())[:3]) or ''}".strip()
    return Outcome("R17 trình duyệt trên mọi trang", runs, runs - len(troubles), detail)


class _Told:
    """What a browser had to say about the pages it was shown."""

    def __init__(self) -> None:
        self.messages: list[str] = []
        self.urls: list[str] = []
        self.requests = self.scripts = 0

    def listen(self, page: Page) -> None:
        page.on("console", lambda message: self.messages.append(message.text))
        page.on("pageerror", lambda error: self.messages.append(str(error)))
        page.on("request", lambda request: self.urls.append(request.url))

    def visit(self, page: Page, url: str, path: str) -> list[str]:
        """Open a page and return what was wrong: refusals and errors, requests elsewhere, script or style in the page itself."""
        self.messages.clear()
        self.urls.clear()
        answer = page.goto(url + path, wait_until="networkidle")
        assert answer is not None
        self.requests += len(self.urls)
        self.scripts += page.evaluate("document.scripts.length")
        own = (
            f"a status of {answer.status} " if answer.status in (404, 410) else "\0"
        )  # said of the page itself, rightly
        found = [text for text in self.messages if own not in text]
        found += [other for other in self.urls if urlsplit(other).netloc != urlsplit(url).netloc]
        found += page.evaluate(_INLINE)
        if "default-src 'none'" not in (answer.headers.get("content-security-policy") or ""):
            found.append("không có chính sách bảo mật")
        return found


_INLINE = """() => [
    ...[...document.querySelectorAll('script:not([src])')].filter(s => !/json|template/.test(s.type)),
    ...document.querySelectorAll('style, [style]'),
    ...[...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => a.name.startsWith('on'))),
].map(e => e.outerHTML.slice(0, 80))"""


@contextlib.contextmanager
def _sample_site(work: Path) -> Iterator[str]:
    """Build and publish the repository's own content and serve it; yields the address."""
    for name in ("content", "theme"):
        shutil.copytree(ROOT / name, work / name)
    shutil.copy2(ROOT / "pelicanconf.py", work)
    configure(work, {"local": {"kind": "folder", "path": "www"}}, clock="trusted")
    with Builder() as builder:
        builder.build(Project(work), jobs=2, now="2027-06-01T08:00:00+07:00")  # nothing of the sample waits any longer
    assert publish(work, "local", say=quiet).exit_code == 0
    assert served_version(work / "www/current") == digest(work)
    with servers.nginx(work / "nginx", f"include {work}/www/current/.may-chu/nginx.conf;") as url:
        yield url


@contextlib.contextmanager
def _chromium(browser: Browser | None) -> Iterator[Browser]:
    if browser is not None:
        yield browser
        return
    from playwright.sync_api import sync_playwright

    arguments = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"]
    with sync_playwright() as playwright:
        path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        chromium = playwright.chromium.launch(executable_path=path, args=arguments)
        yield chromium
        chromium.close()
