"""Where a link on a page of the site leads: to a file of the site, to another site, or nowhere."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from urllib.parse import unquote, urljoin, urlsplit

from plugins.publishing.manifest import address

_ELSEWHERE = ("mailto:", "tel:", "sms:", "zalo:")
_TOP = ("", "top")


@dataclass(frozen=True, slots=True)
class Goal:
    """A link resolved: `file` is the site's file or empty, `anchor` the part after #, `host` another site's host."""

    file: str = ""
    anchor: str = ""
    host: str = ""
    wrong: str = ""


@dataclass(slots=True)
class Resolver:
    """Resolves links against the files of one version; `origin` is the site's own address without final slash."""

    files: Collection[str]
    origin: str
    _known: dict[str, Goal] = field(default_factory=dict)

    def resolve(self, page: str, link: str) -> Goal:
        """Resolve a link as written on `page` (a path); links from the root are looked up only once."""
        if not link.startswith("/") or link.startswith("//"):
            return self._resolve(page, link)
        if link not in self._known:
            self._known[link] = self._resolve(page, link)
        return self._known[link]

    def _resolve(self, page: str, link: str) -> Goal:
        try:
            parts = urlsplit(link)
            host = parts.hostname or ""
        except ValueError:
            return Goal(wrong="địa chỉ viết sai")
        if parts.scheme or host:
            if not self.is_own(link):
                return _elsewhere(link, parts.scheme.lower(), host)
            parts = urlsplit(link)
        path = parts.path or (address(page) if not (parts.scheme or host) else "/")
        anchor = unquote(parts.fragment)
        if anchor in _TOP or anchor.startswith(":~:"):
            anchor = ""
        file = self._file(unquote(urljoin(address(page), path)))
        return Goal(file, anchor) if file else Goal(wrong="không có trang hay tệp này")

    def is_own(self, link: str) -> bool:
        """Tell whether an address with a host is on this very site."""
        return bool(self.origin) and (link == self.origin or link.startswith((f"{self.origin}/", f"{self.origin}#")))

    def _file(self, path: str) -> str:
        name = path.lstrip("/")
        for candidate in (
            (name, f"{name}index.html") if not name or name.endswith("/") else (name, f"{name}/index.html")
        ):
            if candidate in self.files:
                return candidate
        return ""


def _elsewhere(link: str, scheme: str, host: str) -> Goal:
    if scheme in ("http", "https", "") and host:
        return Goal(host=host)
    if link.lower().startswith(_ELSEWHERE):
        return Goal(host=scheme)
    if scheme == "data":
        return Goal(host="data:")
    return Goal(wrong=f"loại địa chỉ {scheme}: không dùng được")
