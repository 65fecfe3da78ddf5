"""Links between articles, to pages and to files: each leads somewhere, or is an issue with a cure."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cached_property
from urllib.parse import unquote, urlsplit

from plugins.assembly.site_addresses import SiteAddresses, may_be_list
from plugins.domain.issue import Issue
from plugins.edition import Article, Edition, Reference
from plugins.engine.snapshot import PICTURE_SUFFIXES
from plugins.markup.finishing import ID_PREFIX
from plugins.registries import Registries
from plugins.vietnamese.folding import slugify

_DOMAIN = re.compile(
    r"[\w-]+(?:\.[\w-]+)*\.(?:vn|com|net|org|gov|edu|info|me|be|tv|io|asia|page)(?:/|$)", re.IGNORECASE
)
ARTICLE_FILE = "bai.md"  # what `new` and `import` call the article in its folder
_SCHEME = re.compile(r"^https?://", re.IGNORECASE)
_PHONE = re.compile(r"\+?\(?\d[\d .()-]{6,}")
_DAY = re.compile(r"^\d{4}-\d\d-\d\d-")


@dataclass(frozen=True, slots=True)
class Unread:
    """Source files with errors, and what remains of them; a link to what they will give once mended is not called dead."""

    paths: Collection[str] = ()
    remains: Mapping[str, Article] = field(default_factory=dict)

    def may_stand_at(self, address: str, registries: Registries) -> bool:
        """Whether one of the files may give the page at an address."""
        if not self.paths:
            return False
        return may_be_list(address, registries) or any(self._may_give(path, address) for path in self.paths)

    def _may_give(self, path: str, address: str) -> bool:
        article, slug = self.remains.get(path), address.rstrip("/").rpartition("/")[2]
        if article is not None and article.url:
            return article.url == address
        if article is not None and article.slug:
            return article.slug == slug
        return slug in (_DAY.sub("", part) for part in path.removesuffix(".md").split("/"))  # as `new` names them


class References:
    """Resolves what authors wrote as link targets.

    `unpublished` are the source files that exist but are not out, `unread` those that have errors; `attachments` maps a
    file below content/ to its address on the site; `exists` tells whether the site has a page or file at an address.
    """

    def __init__(
        self,
        edition: Edition,
        unpublished: frozenset[str],
        attachments: dict[str, str],
        exists: Callable[[str], bool],
        unread: Unread = Unread(),
    ) -> None:
        self._edition = edition
        self._unpublished = unpublished
        self._attachments = attachments
        self._exists = exists
        self._unread = unread
        self._addresses = SiteAddresses(edition, exists)
        self._nearest: dict[str, str] = {}
        self._folded = {_same(path): path for path in (*unread.paths, *edition.by_path, *unpublished, *attachments)}

    def resolve(self, article: Article, link: Reference) -> str | Issue:
        """The address a link leads to, or the complaint about it."""
        target = link.target.strip()
        parts = urlsplit(target)
        if parts.scheme or target.startswith("//"):
            inner = own_address(target, self._edition.registries.site.url)
            found = self.resolve(article, replace(link, target=inner)) if inner else target
            return found if isinstance(found, Issue) else target
        if not parts.path:
            return self._anchor(article, link, article, parts.fragment)
        if parts.path.startswith("/") and not parts.path.startswith("/content/"):
            return self._page(article, link, target)
        return self._file(article, link, unquote(parts.path), parts.fragment)

    def _page(self, article: Article, link: Reference, target: str) -> str | Issue:
        path, fragment = unquote(urlsplit(target).path), urlsplit(target).fragment
        if not self._exists(path):
            unread = self._unread.may_stand_at(path, self._edition.registries)
            return target if unread else self._no_page(link, path)
        goal = self._by_url.get(path) if fragment else None
        found = self._anchor(article, link, goal, fragment) if goal else target
        return found if isinstance(found, Issue) else target

    def may_come(self, address: str) -> bool:
        """Whether there may be a page at an address once files with errors are mended."""
        return self._unread.may_stand_at(address, self._edition.registries)

    @cached_property
    def _by_url(self) -> dict[str, Article]:
        return {article.url: article for article in self._edition.by_path.values()}

    def _file(self, article: Article, link: Reference, path: str, fragment: str) -> str | Issue:
        found = self._source(article, path)
        if found is None:
            return self._no_file(article, link, path)
        if found in self._unpublished:
            problem = f"liên kết dẫn tới bài chưa đăng “{path}”"
            return _dead(link, problem, "đăng bài đó trước, hoặc bỏ liên kết", code="lien-ket-bai-nhap")
        if found in self._attachments:
            return self._attachments[found]
        if found not in self._edition.by_path:
            return ""  # it has errors
        return self._anchor(article, link, self._edition.by_path[found], fragment)

    def source_of(self, article: Article, link: Reference) -> str | None:
        """The source file that a link of an article names, if there is one."""
        parts = urlsplit(link.target)
        return None if parts.scheme or not parts.path else self._source(article, unquote(parts.path))

    def _source(self, article: Article, path: str) -> str | None:
        bases = (posixpath.dirname(article.path), "content", "")
        wanted = (posixpath.normpath(posixpath.join(base, path.lstrip("/"))) for base in bases)
        return next((found for name in wanted if (found := self._folded.get(_same(name))) is not None), None)

    def _no_page(self, link: Reference, path: str) -> Issue:
        near = self._addresses.near(path)
        cure = "mở trang cần dẫn tới bằng trình duyệt rồi chép phần địa chỉ sau tên miền, bắt đầu bằng dấu /"
        return _dead(link, f"trang không có địa chỉ {path}", f"có phải {near}?" if near else cure)

    def _no_file(self, article: Article, link: Reference, path: str) -> Issue:
        name = posixpath.basename(path)
        if path.startswith("\\") and not path.startswith(".."):
            problem = "liên kết trỏ vào tệp trên máy của cơ quan, người đọc không mở được"
            return _dead(link, problem, "chép tệp vào cạnh bài rồi chỉ ghi tên tệp", code="lien-ket-cam")
        if "@" in name:
            cure = f"nếu là địa chỉ thư, viết mailto:{path}"
        elif path.startswith("www.") or _DOMAIN.match(path):
            cure = f"nếu là trang khác, viết đủ https://{path}"
        elif _PHONE.fullmatch(path):
            cure = f"nếu là số điện thoại, viết tel:{re.sub(r'[^0-9+]', '', path)}"
        elif posixpath.splitext(name)[1].lower() in PICTURE_SUFFIXES:
            cure = "nếu là ảnh, thêm dấu ! ngay trước dấu ["
        elif near := self._near_file(article, path):
            cure = f"có phải “{near}”?"
        else:
            cure = "ghi đường dẫn tính từ thư mục của bài, ví dụ ../2020/ten-bai.md"
        return _dead(link, f"không có tệp “{path}”", cure)

    def _near_file(self, article: Article, path: str) -> str | None:
        """How an article refers to the file whose name is nearest; the same name elsewhere is found at once."""
        name = _own_name(path)
        if name not in self._nearest:  # a renamed folder makes many links look for one name
            alike = (known for known in self._names if ("/" in known) == ("/" in name))
            found = [name] if name in self._names else get_close_matches(name, alike, 1)
            self._nearest[name] = self._names[found[0]] if found else ""
        near = self._nearest[name]
        return posixpath.relpath(near, posixpath.dirname(article.path)) if near else None

    @cached_property
    def _names(self) -> dict[str, str]:
        """All files by their own name; the first has a name that several share."""
        names: dict[str, str] = {}
        for known in self._folded.values():
            names.setdefault(_own_name(known), known)
        return names

    def _anchor(self, article: Article, link: Reference, target: Article, fragment: str) -> str | Issue:
        address = "" if target is article else target.url
        if not fragment:
            return address or target.url
        for name in (fragment, ID_PREFIX + fragment, ID_PREFIX + slugify(unquote(fragment), 60)):
            if name in target.anchors:
                return f"{address}#{name}"
        near = get_close_matches(fragment, target.anchors, 1)
        cure = f"có phải “#{near[0]}”?" if near else "bỏ phần sau dấu # trong liên kết"
        return _dead(link, f"bài không có chỗ nào tên “#{fragment}”", cure)


def _own_name(path: str) -> str:
    """The last part of a path, with the folder where that is what tells one article from the others."""
    folder, _, name = path.rpartition("/")
    return f"{posixpath.basename(folder)}/{name}" if name.casefold() == ARTICLE_FILE else name


def own_address(target: str, site: str) -> str:
    """The part behind the site's own name of an absolute address; "" for what is on another site."""
    bare = _SCHEME.sub("//", target, count=1)
    own = _SCHEME.sub("//", site, count=1)
    rest = bare[len(own) :]
    if not own or bare[: len(own)].lower() != own.lower() or rest[:1] not in ("", "/", "#", "?"):
        return ""
    return rest if rest.startswith("/") else f"/{rest}"


def _same(path: str) -> str:
    return unicodedata.normalize("NFC", path).casefold()


def _dead(link: Reference, problem: str, cure: str, code: str = "lien-ket-hong") -> Issue:
    return Issue(code, link.place, problem, cure)
