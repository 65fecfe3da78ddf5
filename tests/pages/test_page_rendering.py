"""The renderer gives the same bytes for the same view, in this process and in a forked one."""

from __future__ import annotations

import multiprocessing
import os
import shutil
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from plugins.pages.assets import AssetError, collect_assets
from plugins.pages.rendering import Renderer
from tests.theme import factories

THEME = Path("theme")


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer(THEME, factories.SITE)


def test_two_renderers_write_the_same_bytes(renderer: Renderer) -> None:
    other = Renderer(THEME, factories.SITE)
    for page in factories.all_pages().values():
        assert renderer.render(page) == other.render(page)
    assert renderer.fingerprint() == other.fingerprint()
    assert dict(renderer.assets.files) == dict(other.assets.files)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_forked_process_writes_the_same_bytes(renderer: Renderer) -> None:
    page = factories.article()
    receiver, sender = multiprocessing.Pipe(duplex=False)
    child = os.fork()
    if child == 0:
        sender.send(renderer.render(page))
        os._exit(0)
    sender.close()
    assert receiver.recv() == renderer.render(page)
    os.waitpid(child, 0)


def test_fingerprint_changes_with_a_template(tmp_path: Path, renderer: Renderer) -> None:
    theme = tmp_path / "theme"
    shutil.copytree(THEME, theme)
    macro = theme / "templates" / "components" / "tags.html"
    macro.write_text("<!-- mới -->", encoding="utf-8")
    assert Renderer(theme, factories.SITE).fingerprint() != renderer.fingerprint()


def test_template_that_asks_for_an_unknown_field_fails_loudly(tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    shutil.copytree(THEME, theme)
    (theme / "templates" / "withdrawn.html").write_text("{{ page.khong_co }}", encoding="utf-8")
    with pytest.raises(UndefinedError, match="khong_co"):
        Renderer(theme, factories.SITE).render(factories.withdrawn())


def test_unknown_asset_is_named_with_those_that_exist(renderer: Renderer) -> None:
    with pytest.raises(AssetError, match=r"khong-co\.js.*portal\.css"):
        renderer.assets.url("khong-co.js")


def test_address_of_an_asset_changes_with_its_content_only(tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    shutil.copytree(THEME, theme)
    before = collect_assets(theme, factories.SITE)
    script = theme / "static" / "portal.js"
    script.write_text(script.read_text(encoding="utf-8") + "\n// mới\n", encoding="utf-8")
    after = collect_assets(theme, factories.SITE)
    assert before.url("portal.js") != after.url("portal.js")
    assert before.url("portal.css") == after.url("portal.css")


def test_style_sheet_refers_to_published_fonts_only(renderer: Renderer) -> None:
    css = renderer.assets.files[renderer.assets.url("portal.css")[1:]].decode()
    for address in css.split('url("')[1:]:
        assert address.split('"')[0][1:] in renderer.assets.files
    assert "asset(" not in css
