"""Asks other sites whether what articles link to is still there: a report that never keeps anything from being published."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPException
from pathlib import Path
from urllib.parse import quote, urlsplit

from plugins.publishing.build import Build, BuildError, read_build
from plugins.publishing.page_scan import scan_page

COMPLETE, NO_BUILD = 0, 2
SECONDS = 10.0  # for one answer
_HOSTS_AT_ONCE = 8
_AGENT = "Mozilla/5.0 (compatible; CongPhuong; kiem tra lien ket)"
_NO_HEAD = frozenset({400, 403, 405, 501})  # what servers say that answer only to a whole request


def outside_links(build: Build) -> dict[str, list[str]]:
    """Each http(s) address on another site that pages link to, with the pages; links that share a page are none."""
    found: dict[str, list[str]] = defaultdict(list)
    own = urlsplit(build.origin).hostname
    shared = quote(build.origin, safe="")
    for path in sorted(path for path in build.manifest.files if path.endswith(".html")):
        for link in scan_page((build.root / path).read_text(encoding="utf-8", errors="replace")).links:
            address = link.partition("#")[0]
            if address.startswith(("http://", "https://")) and shared not in address and _host(address) != own:
                found[address].append(f"/{path.removesuffix('index.html')}")
    return dict(found)


def _host(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def trouble_with(address: str, seconds: float = SECONDS) -> str:
    """Why an address cannot be opened, in Vietnamese; "" when it can."""
    status = 0
    for method in ("HEAD", "GET"):
        request = urllib.request.Request(address, method=method, headers={"User-Agent": _AGENT})
        try:
            with urllib.request.urlopen(request, timeout=seconds):
                return ""
        except urllib.error.HTTPError as answer:
            status = answer.code
            answer.close()
            if status not in _NO_HEAD:
                break
        except (OSError, HTTPException, ValueError):
            return f"không trả lời trong {seconds:.0f} giây, hoặc không kết nối được"
    return "trang không còn" if status in (404, 410) else f"máy chủ báo lỗi {status}"


def _troubles(addresses: Iterable[str], seconds: float) -> Iterator[tuple[str, str]]:
    """The addresses that cannot be opened, with the reason; a host is asked one thing at a time."""
    by_host: dict[str | None, list[str]] = defaultdict(list)
    for address in addresses:
        by_host[_host(address)].append(address)

    def ask(group: list[str]) -> list[tuple[str, str]]:
        return [(address, why) for address in group if (why := trouble_with(address, seconds))]

    with ThreadPoolExecutor(_HOSTS_AT_ONCE) as pool:
        for told in pool.map(ask, by_host.values()):
            yield from told


def report(project: Path, say: Callable[[str], None] = print, seconds: float = SECONDS) -> int:
    """Say which links to other sites of the last build are dead and on which pages; returns the exit code."""
    try:
        build = read_build(project)
    except BuildError as problem:
        say(str(problem))
        return NO_BUILD
    links = outside_links(build)
    dead = sorted(_troubles(links, seconds))
    for address, why in dead:
        pages = links[address]
        more = f" và {len(pages) - 3} trang khác" if len(pages) > 3 else ""
        say(f"{address}: {why} | ở {', '.join(pages[:3])}{more} | cách sửa: đổi hoặc xóa liên kết")
    say(f"Đã hỏi {len(links)} địa chỉ ở trang khác, {len(dead)} không mở được. Việc này không chặn đăng trang.")
    return COMPLETE
