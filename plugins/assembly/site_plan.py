"""The plan of one edition: every page and file with its key, made only when the engine asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property, partial
from pathlib import Path

from markupsafe import Markup

from plugins.assembly.attachments import attached
from plugins.assembly.pictures import Pictures, references_of
from plugins.assembly.references import References, Unread
from plugins.assembly.share_cards import ShareCards
from plugins.assembly.site_addresses import SITE_FILE, dead_menu
from plugins.domain.issue import Issue
from plugins.edition import Article, Edition, Reference
from plugins.engine.hashing import digest
from plugins.engine.plan import Output, Plan
from plugins.markup.finishing import fill
from plugins.newsroom.site_view import office_view, site_view
from plugins.pages.assets import Assets, collect_assets
from plugins.pages.rendering import Renderer
from plugins.pages.views import Page, PictureView, ShareImageView

FEW = 64  # pages


class SitePlan:
    """A `Press` that fills the engine's plan.

    Every key holds the version of code and theme, the registries, and what stands on every page (name, menu, office).
    """

    def __init__(
        self,
        edition: Edition,
        theme: Path,
        version: str,
        pictures: Pictures,
        cards: ShareCards,
        root: Path,
        addresses: dict[str, str],
        unpublished: frozenset[str],
        unread: Unread,
    ) -> None:
        self.plan = Plan()
        self.office = office_view(edition)
        self.edition = edition
        self._theme = theme
        self._site = site_view(edition)
        self._base = digest(version, repr(self._site))
        self._pictures = pictures
        self._cards = cards
        self._root = root
        self._attachments = {address: path for path, address in addresses.items() if address}  # equal files share one
        self._sitemap: list[tuple[str, date | None]] = []
        self._references = References(edition, unpublished, addresses, self._exists, unread)

    @cached_property
    def assets(self) -> Assets:
        """Styles, scripts and icons under hashed names."""
        return collect_assets(self._theme, self._site)

    @cached_property
    def renderer(self) -> Renderer:
        """The renderer; made once, before the work is divided among processes."""
        return Renderer(self._theme, self._site, self.assets, lazy=True)

    def prepare(self, count: int) -> None:
        """Get ready to make some pages: only for many it is worth while to compile what few would need."""
        renderer = self.renderer
        if count > FEW:
            renderer.compile_all()

    def page(
        self,
        address: str,
        owner: str,
        inputs: Iterable[str],
        view: Callable[[], Page],
        changed: date | None = None,
        *,
        listed: bool = True,
    ) -> None:
        """See Press.page."""
        path = f"{address[1:]}index.html" if address.endswith("/") else address[1:]
        key = digest(self._base, path, *inputs)
        self.plan.add(Output(path, owner, key, lambda: self.renderer.render(view()).encode()))
        if listed:
            self._sitemap.append((address, changed))

    def file(
        self, path: str, owner: str, inputs: Iterable[str], make: Callable[[], bytes | Path], *, shared: str = ""
    ) -> None:
        """See Press.file."""
        self.plan.add(Output(path, owner, digest(self._base, path, *inputs), make, shared))

    def body(self, article: Article) -> Markup:
        """See Press.body."""
        html = self._pictures.put_into(article, self.edition.html_of(article))
        links = [self._references.resolve(article, link) for link in article.links]
        targets = ["" if isinstance(link, Issue) else link for link in links]
        return Markup(fill(html, targets.__getitem__, str))  # no picture is left to fill in

    def body_inputs(self, article: Article) -> list[str]:
        """See Press.body_inputs."""
        return [*(self._address(article, link) for link in article.links), *self._pictures.inputs(article)]

    def _address(self, article: Article, link: Reference) -> str:
        """Where a link leads, for keys: an address of the site leads there or nowhere, whatever is planned so far."""
        if link.target.startswith("/") and not link.target.startswith("/content/"):
            return link.target
        return str(self._references.resolve(article, link))

    def lead_picture(self, article: Article) -> PictureView | None:
        """See Press.lead_picture."""
        if not article.image:
            return None
        return self._pictures.view(article, references_of(article)[0], eager=True)

    def share_image(self, address: str) -> ShareImageView | None:
        """See Press.share_image."""
        return self._cards.view(address)

    def share_path(self, address: str) -> str:
        """See Press.share_path."""
        return self._cards.path(address)

    def sitemap(self) -> list[tuple[str, date | None]]:
        """See Press.sitemap."""
        return self._sitemap

    def add_files(self) -> None:
        """Plan assets, pictures and the attachments that are linked to."""
        for path, content in self.assets.files.items():
            self._ready(path, "giao diện", content)
        for path, stored in self._pictures.files.items():
            self.stored(path, "ảnh", stored, path)
        if self._attachments:
            self._add_attachments()

    def _add_attachments(self) -> None:
        linked = {
            target
            for article in (*self.edition.articles, *self.edition.static)
            for target in (self._references.resolve(article, link) for link in article.links)
            if isinstance(target, str)
        }
        for address, source in self._attachments.items():
            if address in linked:
                key = digest(address, "bản chép")
                self.plan.add(Output(address[1:], source, key, partial(attached, self._root / source, address)))

    def dead_links(self, broken: Iterable[Article]) -> list[Issue]:
        """The complaints about links that lead nowhere, also those of `broken` files; asked for when all is planned."""
        resolved = (
            self._references.resolve(article, link)
            for article in (*self.edition.articles, *self.edition.static, *broken)
            for link in article.links
        )
        return [target for target in resolved if isinstance(target, Issue)]

    def leads_on(self, address: str) -> bool:
        """Whether a page or file is planned at an address."""
        return self._exists(address)

    def may_lead_on(self, address: str) -> bool:
        """The same, or one may be there once files with errors are mended."""
        return self._exists(address) or self._references.may_come(address)

    def dead_menu(self) -> list[Issue]:
        """The complaints about entries of the main menu; asked for when all is planned."""
        return dead_menu(self.edition, self._exists, (self._root / SITE_FILE).read_text(encoding="utf-8"))

    def _exists(self, address: str) -> bool:
        path = address[1:]
        if address.endswith("/") or not path:
            path = f"{path}index.html"
        return self.plan.get(path) is not None

    def _ready(self, path: str, owner: str, content: bytes) -> None:
        self.plan.add(Output(path, owner, digest(content), lambda: content))

    def stored(self, path: str, owner: str, stored: Path, identity: str) -> None:
        """Plan a finished file that lies in a store or among the sources."""
        self.plan.add(Output(path, owner, digest(path, identity), lambda: stored))
