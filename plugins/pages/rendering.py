"""From a view to HTML: the same bytes for the same view, in any process."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from jinja2 import Environment, Template, UndefinedError
from jinja2.runtime import Macro
from markupsafe import Markup

from plugins.pages import views
from plugins.pages.assets import Assets, collect_assets
from plugins.pages.content_policy import content_policy
from plugins.pages.environment import make_environment
from plugins.pages.links import absolute
from plugins.pages.printing import COMPONENTS
from plugins.pages.structured_data import json_ld
from plugins.pages.views import ArticleView, Page, ShareImageView, SiteView

_MACRO = re.compile(r"{%-?\s*macro\s+(\w+)")


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


class Components:
    """The macros of all components by name, for `cp.card(…)` in page templates; each is compiled when it is first used.

    Imports in a page template would be resolved anew for every page; that cost more than printing it.
    """

    def __init__(self, environment: Environment) -> None:
        self._environment = environment
        self._files: dict[str, str] = {}
        loader = environment.loader
        assert loader is not None
        for file in environment.list_templates(filter_func=lambda name: name.endswith("/macro.html")):
            for name in _MACRO.findall(loader.get_source(environment, file)[0]):
                if self._files.setdefault(name, file) != file:
                    raise ValueError(f"{file}: two components have a macro {name!r}")

    def __getattr__(self, name: str) -> Macro:
        if name not in self._files:
            raise AttributeError(f"no component has a macro {name!r}")
        macro: Macro = getattr(self._environment.get_template(self._files[name]).module, name)
        setattr(self, name, macro)
        return macro

    def compile_all(self) -> None:
        """Compile every component."""
        for name in self._files:
            getattr(self, name)


class Renderer:
    """Renders views with the templates of a theme.

    All templates are compiled and every chrome is rendered before the first page, so a process that forks afterwards
    shares them, and rendering a page changes nothing in the renderer; a `lazy` one does this only when it is asked to
    `compile_all`, and else with the first page that needs it.
    """

    def __init__(self, theme: Path, site: SiteView, assets: Assets | None = None, *, lazy: bool = False) -> None:
        self.site = site
        self.assets = assets or collect_assets(theme, site)
        self.environment = make_environment(theme, site, self.assets)
        self.environment.globals[COMPONENTS] = self._components = Components(self.environment)
        self._sections = dict.fromkeys(["", *(link.url for link in site.menu)])
        self._templates: dict[str, Template] = {}
        self._chromes: dict[str, Chrome] = {}
        if not lazy:
            self.compile_all()

    def compile_all(self) -> None:
        """Compile every template and render every chrome."""
        self._components.compile_all()
        for name in sorted(view.template for view in page_types()):
            self._template(name)
        for section in self._sections:
            self._chrome(section)

    def render(self, view: Page) -> str:
        """Return the complete HTML page of `view`; raises `jinja2.UndefinedError` for a template that asks too much."""
        chrome = self._chrome(view.section if view.section in self._sections else "")
        try:
            return self._template(view.template).render(page=view, meta=self._meta(view), chrome=chrome)
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
        for section in self._sections:
            chrome = self._chrome(section)
            digest.update(f"{section}{chrome.head}{chrome.header}{chrome.footer}".encode())
        return digest.hexdigest()

    def _chrome(self, section: str) -> Chrome:
        """What pages of a section share; made once."""
        if section not in self._chromes:
            head, footer = self._ends
            self._chromes[section] = Chrome(head, self._fragment("masthead", "masthead", section), footer)
        return self._chromes[section]

    @cached_property
    def _ends(self) -> tuple[Markup, Markup]:
        return self._fragment("head", "site_head"), self._fragment("footer", "footer")

    def _template(self, name: str) -> Template:
        template = self._templates.get(name)
        if template is None:
            template = self._templates[name] = self.environment.get_template(name)
        return template

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
