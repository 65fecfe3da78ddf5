"""What the stages that plan pages may ask of the build: a place for each page and file, and finished pieces for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Protocol

from markupsafe import Markup

from plugins.edition.article import Article
from plugins.pages.views import OfficeView, Page, PictureView, ShareImageView


class Press(Protocol):
    """Takes pages and files into the plan of the site; nothing is made until it is known to be needed."""

    office: OfficeView

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
        """Plan a page.

        `inputs` are all that may change it besides code, theme and registries; `changed` is the day of its last true
        change, for the sitemap; `listed` is false for pages that stay out of it.
        """

    def file(
        self, path: str, owner: str, inputs: Iterable[str], make: Callable[[], bytes | Path], *, shared: str = ""
    ) -> None:
        """Plan a file that is no page; those with the same `shared` word are made together, see Output."""

    def body(self, article: Article) -> Markup:
        """The finished HTML of a body: links resolved, pictures in place."""

    def body_inputs(self, article: Article) -> list[str]:
        """What the finished body depends on besides the article itself."""

    def lead_picture(self, article: Article) -> PictureView | None:
        """The picture at the top of an article."""

    def share_image(self, address: str) -> ShareImageView | None:
        """The share card of the page at an address."""

    def share_path(self, address: str) -> str:
        """Where that card lies on the site, which changes with what it shows; "" for none."""

    def sitemap(self) -> list[tuple[str, date | None]]:
        """The addresses planned so far that belong into the sitemap."""
