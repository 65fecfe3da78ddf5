"""The pages of one edition, planned only as far as somebody asks, without the keys that a build needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from plugins.achievements.outputs import add_pages as add_achievements
from plugins.assembly.attachments import attachment_addresses
from plugins.assembly.redirects import add_redirects, read_redirects
from plugins.assembly.references import References, Unread
from plugins.assembly.settings import BuildSettings
from plugins.domain.issue import Issue, Place
from plugins.edition import Article, Edition, Reference, addresses
from plugins.edition.press import Press
from plugins.engine.snapshot import FileClass, Snapshot
from plugins.markup.finishing import fill
from plugins.newsroom.outputs import add_article, add_feeds, add_lists, add_sitemap, add_standing, add_withdrawn
from plugins.newsroom.related import RelatedArticles
from plugins.newsroom.site_view import office_view, site_view
from plugins.opendata.outputs import add_pages as add_open_data
from plugins.pages.views import Page, PictureView, ShareImageView, SiteView
from plugins.preview.revision import revised

if TYPE_CHECKING:
    from plugins.preview.pictures import LazyPictures

Stage = Callable[[Edition, Press], None]
SEARCH_FOLDER = addresses.SEARCH[1:]
STAGES: tuple[Stage, ...] = (add_standing, add_lists, add_achievements, add_open_data, add_feeds, add_sitemap)


@dataclass(frozen=True, slots=True)
class Planned:
    """A page (`view`) or file (`make`) of the site; `owner` is its source file, or what it is in words."""

    owner: str
    view: Callable[[], Page] | None = None
    make: Callable[[], bytes | Path] | None = None


class PreviewPlan:
    """A `Press` for the preview.

    The page of an article is planned when it is asked for; of the other stages one after the other is run until an
    address is found. Share cards are left out: nobody sees them here.
    """

    def __init__(
        self,
        settings: BuildSettings,
        edition: Edition,
        snapshot: Snapshot,
        unpublished: frozenset[str],
        unread: Unread,
        searching: Stage,
    ) -> None:
        self.edition = edition
        self.office = office_view(edition)
        self.site: SiteView = site_view(edition)
        self._settings = settings
        self._snapshot = snapshot
        self._unpublished = unpublished
        self._unread = unread
        self._planned: dict[str, Planned] = {}
        self._searching = searching
        self._stages: list[Stage] = []
        self._has_search = False
        self._begin()
        self._sitemap: list[tuple[str, date | None]] = []
        self._numbers = {article.output: number for number, article in enumerate(edition.articles)}
        self._withdrawn = {article.output: article for article in edition.withdrawn}

    def find(self, path: str) -> Planned | None:
        """What stands at a path of the site."""
        if path not in self._planned:
            if path in self._numbers:
                add_article(self.edition, self, self._related, self._numbers[path])
            elif path in self._withdrawn:
                add_withdrawn(self, self._withdrawn[path])
        while path not in self._planned and self._stages:
            self._stages.pop(0)(self.edition, self)
        if path not in self._planned and path.startswith(SEARCH_FOLDER) and not self._has_search:
            self._has_search = True
            self._searching(self.edition, self)
        return self._planned.get(path)

    def _begin(self) -> None:
        """Plan nothing yet; redirects come last, since no page may be replaced by one."""
        redirects, _ = read_redirects(self._settings.root)
        self._stages = [*STAGES, partial(add_redirects, redirects=redirects)]
        self._has_search = False

    def file_behind(self, path: str) -> Path | None:
        """The stored picture or attachment at a path of the site."""
        for address, source in self._attachments.items():
            if address == f"/{path}":
                return source
        return self.pictures.file(path)

    def article_at(self, path: str) -> Article | None:
        """The article whose page stands at a path, without planning anything."""
        number = self._numbers.get(path)
        return self.edition.articles[number] if number is not None else self._withdrawn.get(path)

    def revise(self, article: Article, *, cards: bool) -> None:
        """Take in another version of an article that stays in its place; with `cards` lists show it differently."""
        number = self._numbers.get(article.output)
        if number is None or self.edition.articles[number].path != article.path:
            return
        self.edition = revised(self.edition, number, article)
        self.__dict__.pop("_references", None)
        if cards:
            self._planned.clear()
            self._sitemap.clear()
            self._begin()
        else:
            self._planned.pop(article.output, None)
            self._forget_search()

    def _forget_search(self) -> None:
        if self._has_search:
            self._has_search = False
            for path in [path for path in self._planned if path.startswith(SEARCH_FOLDER)]:
                if self._planned[path].view is None:
                    del self._planned[path]

    def problems(self, article: Article) -> list[Issue]:
        """Links that lead nowhere, attached files that may not go out, and what is wrong with pictures."""
        resolved = [self._references.resolve(article, link) for link in article.links]
        dead = [target for target in resolved if isinstance(target, Issue)]
        linked = {self._references.source_of(article, link) for link in article.links}
        refused = [issue for issue in self._attached[1] if issue.place.path in linked]
        has_pictures = bool(article.image or article.pictures)
        return [*dead, *refused, *(self.pictures.problems(article) if has_pictures else [])]

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
        self._planned.setdefault(path, Planned(owner, view=view))
        if listed and path not in self._numbers:
            self._sitemap.append((address, changed))

    def file(
        self, path: str, owner: str, inputs: Iterable[str], make: Callable[[], bytes | Path], *, shared: str = ""
    ) -> None:
        """See Press.file."""
        self._planned.setdefault(path, Planned(owner, make=make))

    def body(self, article: Article) -> Markup:
        """See Press.body."""
        links = [self._references.resolve(article, link) for link in article.links]
        targets = ["" if isinstance(link, Issue) else link for link in links]
        html = self.edition.html_of(article)
        if article.pictures:
            html = self.pictures.put_into(article, html)
        return Markup(fill(html, targets.__getitem__, str))  # no picture is left to fill in

    def body_inputs(self, article: Article) -> list[str]:
        """See Press.body_inputs; nothing is skipped here, so nothing needs a key."""
        return []

    def lead_picture(self, article: Article) -> PictureView | None:
        """See Press.lead_picture."""
        if not article.image:
            return None
        place = article.image_place or Place(article.path)
        return self.pictures.view(article, Reference(article.image, place, article.image_alt), eager=True)

    def share_image(self, address: str) -> ShareImageView | None:
        """See Press.share_image."""
        return None

    def share_path(self, address: str) -> str:
        """See Press.share_path."""
        return ""

    def sitemap(self) -> list[tuple[str, date | None]]:
        """See Press.sitemap; the articles' pages are not planned, but belong into it."""
        return [*((article.url, article.moment.date()) for article in self.edition.articles), *self._sitemap]

    def close(self) -> None:
        """End what works for the pictures."""
        if "pictures" in self.__dict__:
            self.pictures.close()

    @cached_property
    def pictures(self) -> LazyPictures:
        """The pictures; loaded late, since many sites are looked at for their words."""
        from plugins.assembly.pictures import recipe_of
        from plugins.preview.pictures import LazyPictures

        return LazyPictures(self._settings, self._snapshot, recipe_of(self.edition))

    @cached_property
    def _related(self) -> RelatedArticles:
        return RelatedArticles(self.edition)

    @cached_property
    def _attached(self) -> tuple[dict[str, str], list[Issue]]:
        if not self._snapshot.of(FileClass.ATTACHMENT):
            return {}, []
        return attachment_addresses(self._settings.root, self._snapshot)

    @cached_property
    def _attachments(self) -> dict[str, Path]:
        return {address: self._settings.root / path for path, address in self._attached[0].items()}

    @cached_property
    def _references(self) -> References:
        return References(self.edition, self._unpublished, self._attached[0], self._exists, self._unread)

    def _exists(self, address: str) -> bool:
        path = f"{address[1:]}index.html" if address.endswith("/") or address == "" else address[1:]
        return path in self._numbers or self.find(path) is not None
