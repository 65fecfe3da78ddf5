"""The Jinja environment of the theme: strict, escaping, without Pelican."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from types import SimpleNamespace

from jinja2 import FileSystemLoader, StrictUndefined
from markupsafe import Markup

from plugins.pages.abbreviations import expand
from plugins.pages.assets import Assets
from plugins.pages.charts import draw_attainment, draw_series
from plugins.pages.links import absolute, correction_letter, share_links
from plugins.pages.printing import PageEnvironment
from plugins.pages.views import SiteView


def make_environment(theme: Path, site: SiteView, assets: Assets) -> PageEnvironment:
    """Return the environment that renders the templates of `theme`.

    A name or field that does not exist raises `jinja2.UndefinedError`; everything that is not `Markup` is escaped.
    """
    environment = PageEnvironment(
        loader=FileSystemLoader(theme / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
        cache_size=-1,
    )
    environment.globals.update(
        site=site,
        asset=assets.url,
        icon=SimpleNamespace(
            **{path.stem: _inline(path) for path in sorted((theme / "static" / "icons").glob("*.svg"))}
        ),
    )
    environment.filters.update(
        expand=expand,
        series_chart=draw_series,
        attainment_chart=draw_attainment,
        absolute=partial(absolute, site),
        share_links=partial(share_links, site),
        correction_letter=partial(correction_letter, site),
    )
    return environment


def _inline(path: Path) -> Markup:
    """Return an icon for use inside a page: hidden from screen readers, since words stand beside it."""
    svg = path.read_text(encoding="utf-8").strip()
    return Markup(svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))  # our own file
