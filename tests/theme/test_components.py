"""Every component means what its examples say, and stands in a folder that can be tested alone."""

from __future__ import annotations

import re
from pathlib import Path

import html5lib
import pytest
from bs4 import BeautifulSoup

from plugins.pages.examples import Example, load_examples
from plugins.pages.gallery import gallery_page, render_example
from plugins.pages.rendering import Renderer

THEME = Path("theme")
COMPONENTS = sorted(path for path in (THEME / "templates" / "components").iterdir() if path.is_dir())
EXAMPLES = load_examples(THEME)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.component}: {example.name}")
def test_example_says_what_it_should_and_nothing_it_must_not(renderer: Renderer, example: Example) -> None:
    html = str(render_example(renderer, example))
    words = " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())
    place = 0
    for said in example.says:
        found = words.find(said, place)
        assert found >= 0, f"{said!r} is not said after {words[:place]!r}; the rest is {words[place:]!r}"
        place = found + len(said)
    for lacking in example.lacks:
        assert lacking not in html
    linked = {link.get("href") for link in BeautifulSoup(html, "html.parser").select("[href]")}
    assert set(example.links) <= linked


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.component}: {example.name}")
def test_example_is_well_formed_html(renderer: Renderer, example: Example) -> None:
    parser = html5lib.HTMLParser(strict=True, tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    if example.component != "head":
        html = str(render_example(renderer, example))
        parser.parse(f"<!doctype html><html lang=vi><head><title>x</title></head><body>{html}</body></html>")


@pytest.mark.parametrize("folder", COMPONENTS, ids=lambda folder: folder.name)
def test_component_folder_is_whole_and_small(folder: Path) -> None:
    assert {"macro.html", "style.css", "examples.yaml"} <= {path.name for path in folder.iterdir()}
    assert len((folder / "style.css").read_text(encoding="utf-8").splitlines()) <= 90
    for template in folder.glob("*.html"):
        assert len(template.read_text(encoding="utf-8").splitlines()) <= 40, template


@pytest.mark.parametrize("folder", COMPONENTS, ids=lambda folder: folder.name)
def test_every_component_has_an_example(folder: Path) -> None:
    assert folder.name in {example.component for example in EXAMPLES}


@pytest.mark.parametrize("path", sorted(THEME.rglob("*.html")), ids=str)
def test_templates_print_and_do_not_reckon(path: Path) -> None:
    code = " ".join(re.findall(r"{[{%].*?[%}]}", path.read_text(encoding="utf-8"), re.S))
    assert not re.search(
        r"\|\s*(sort|selectattr|rejectattr|select|reject|groupby|round|sum|int|float|safe|map|length)\b", code
    )
    assert not re.search(r"[\w)]\s[+*/]\s[\w(]", code)
    assert "isinstance" not in code


@pytest.mark.parametrize("path", sorted((THEME / "templates").glob("*.html")), ids=lambda path: path.name)
def test_page_template_is_a_short_list_of_component_calls(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 40
    assert lines[0].startswith("{% extends ")


def test_every_class_in_the_styles_carries_the_prefix() -> None:
    for path in THEME.rglob("*.css"):
        css = re.sub(
            r"/\*.*?\*/|url\([^)]*\)|asset\([^)]*\)|content:[^;]*;|@font-face[^}]*}",
            "",
            path.read_text(encoding="utf-8"),
            flags=re.S,
        )
        selectors = re.findall(r"([^{};]+){", css)
        for selector in selectors:
            for name in re.findall(r"\.([a-zA-Z][\w-]*)", selector):
                assert name.startswith("cp-"), f"{path}: .{name}"
        assert "@layer" not in css
        assert "&" not in css


def test_gallery_shows_every_component(renderer: Renderer) -> None:
    page = BeautifulSoup(gallery_page(renderer, THEME), "html.parser")
    shown = {heading.get_text().split(" · ")[0] for heading in page.select("main section > h2")}
    assert {example.component for example in EXAMPLES} - {"head"} <= shown
    assert page.select_one('meta[name="robots"]')["content"] == "noindex"
