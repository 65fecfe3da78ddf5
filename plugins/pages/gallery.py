"""The gallery of components for `inv preview`: every example, rendered, on one page that is not published."""

from __future__ import annotations

from pathlib import Path

from markupsafe import Markup, escape

from plugins.pages.examples import Example, load_examples
from plugins.pages.rendering import Renderer
from plugins.pages.views import StaticPageView


def render_example(renderer: Renderer, example: Example) -> Markup:
    """Return the HTML of one example."""
    module = renderer.environment.get_template(f"components/{example.component}/macro.html").module
    return Markup(getattr(module, example.macro)(**example.args))


def gallery_page(renderer: Renderer, theme: Path) -> str:
    """Return a page with every component example under its name."""
    parts = []
    for example in load_examples(theme):
        if example.component == "head":
            continue  # belongs into a head, browsers complain about it elsewhere
        heading = escape(f"{example.component} · {example.name}")
        parts.append(Markup("<section><h2>{}</h2>{}</section>").format(heading, render_example(renderer, example)))
    page = StaticPageView(
        path="/_gallery/",
        title="Thư viện thành phần",
        description="Mọi thành phần giao diện với các ví dụ của chúng; trang này không xuất bản.",
        body=Markup("\n").join(parts),
        noindex=True,
    )
    return renderer.render(page)
