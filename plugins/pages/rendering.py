"""From a view to HTML: the same bytes for the same view, in any process."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

from jinja2 import UndefinedError
from jinja2.runtime import Macro
from markupsafe import Markup

from plugins.pages import views
from plugins.pages.assets import Assets, collect_assets
from plugins.pages.content_policy import content_policy
from plugins.pages.environment import make_environment
from plugins.pages.links import absolute
from plugins.pages.structured_data import json_ld
from plugins.pages.views import ArticleView, Page, ShareImageView, SiteView


@dataclass(frozen=True, slots=True)
class Chrome:
    """What pages of one section share, rendered once: end of the head, header, footer."""

    head: Markup
    header: Markup
    footer: Markup


@dataclass(frozen=True, slots=True)
class Meta:
    """The part of the head that belongs to one page."""

    title: str
    canonical: str
    kind: str
    image: ShareImageView | None
    image_url: str
    json_ld: Markup
    policy: Markup


class Renderer:
    """Renders views with the templates of a theme.

    All templates are compiled and every chrome is rendered before the first page, so a process that forks afterwards
    shares them, and rendering a page changes nothing in the renderer.
    """

    def __init__(self, theme: Path, site: SiteView, assets: Assets | None = None) -> None:
        self.site = site
        self.assets = assets or collect_assets(theme, site)
        self.environment = make_environment(theme, site, self.assets)
        self.environment.globals["cp"] = SimpleNamespace(**self._components())
        self._templates = {
            name: self.environment.get_template(name) for name in sorted(view.template for view in page_types())
        }
        head, footer = self._fragment("head", "site_head"), self._fragment("footer", "footer")
        sections = ["", *(link.url for link in site.menu)]
        self._chromes = {
            section: Chrome(head, self._fragment("masthead", "masthead", section), footer) for section in sections
        }

    def render(self, view: Page) -> str:
        """Return the complete HTML page of `view`; raises `jinja2.UndefinedError` for a template that asks too much."""
        chrome = self._chromes.get(view.section) or self._chromes[""]
        try:
            return self._templates[view.template].render(page=view, meta=self._meta(view), chrome=chrome)
        except AttributeError as problem:
            raise UndefinedError(str(problem)).with_traceback(problem.__traceback__) from problem

    def fingerprint(self) -> str:
        """Return a digest of everything a page depends on besides its view: templates, chrome and asset names."""
        digest = hashlib.sha256()
        loader = self.environment.loader
        assert loader is not None
        for name in loader.list_templates():
            if name.endswith(".html"):
                digest.update(loader.get_source(self.environment, name)[0].encode())
        for section, chrome in self._chromes.items():
            digest.update(f"{section}{chrome.head}{chrome.header}{chrome.footer}".encode())
        return digest.hexdigest()

    def _components(self) -> dict[str, Macro]:
        """Return the macros of all components by name, for `cp.card(…)` in page templates.

        Imports in a page template would be resolved anew for every page; that cost more than printing it.
        """
        found: dict[str, Macro] = {}
        for name in self.environment.list_templates(filter_func=lambda name: name.endswith("/macro.html")):
            for macro in vars(self.environment.get_template(name).module).values():
                if isinstance(macro, Macro) and found.setdefault(macro.name, macro) is not macro:
                    raise ValueError(f"{name}: two components have a macro {macro.name!r}")
        return found

    def _fragment(self, component: str, macro: str, *arguments: object) -> Markup:
        module = self.environment.get_template(f"components/{component}/macro.html").module
        return Markup(getattr(module, macro)(*arguments))

    def _meta(self, view: Page) -> Meta:
        site = self.site
        image = view.share_image or site.share_image
        return Meta(
            title=site.name if view.path == "/" else f"{view.title} – {site.short_name}",
            canonical=absolute(site, view.path),
            kind="article" if isinstance(view, ArticleView) else "website",
            image=image,
            image_url=absolute(site, image.url) if image else "",
            json_ld=(data := json_ld(site, view)),
            policy=content_policy(data),
        )


def page_types() -> tuple[type[Page], ...]:
    """Return every kind of page, in the order of their names."""
    exported = (getattr(views, name) for name in sorted(views.__all__))
    return tuple(kind for kind in exported if issubclass(kind, Page) and kind.template)
