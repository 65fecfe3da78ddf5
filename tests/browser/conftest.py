"""A browser, and the pages of the theme's factories behind a local web server.

Debian's Chromium and the packages axe-core and vnu-jar are looked for; what is missing is skipped with the reason,
but fails where the variable CI is set. BROWSER_TOOLS names the folder whose node_modules holds the two packages.
"""

from __future__ import annotations

import contextlib
import functools
import http.server
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from benchmarks.local_server import running
from plugins.pages.rendering import Renderer
from tests.theme import factories

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
TOOLS = Path(os.environ.get("BROWSER_TOOLS", ".")) / "node_modules"
PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 540" width="960" height="540">'
    '<rect width="960" height="540" fill="#c9b48a"/></svg>'
)


def needed(path: Path, what: str) -> Path:
    """Return `path`; without it the test is skipped, and fails on a build server."""
    if not path.exists():
        message = f"{what} is not installed ({path})"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return path.resolve()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Keep the test output clean."""


@pytest.fixture(scope="session")
def theme_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a server with one page of every kind."""
    root = tmp_path_factory.mktemp("theme-site")
    renderer = Renderer(Path("theme"), factories.SITE)
    renderer.assets.write(root)
    for page in factories.all_pages().values():
        target = root / (page.path.strip("/") if page.path.endswith(".html") else f"{page.path}index.html".lstrip("/"))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(renderer.render(page), encoding="utf-8")
    (root / "images").mkdir()
    (root / "images" / "hoi-nghi.svg").write_text(PICTURE, encoding="utf-8")
    with serving(root) as address:
        yield address


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """A built site: its files, and the address of the server before them."""

    output: Path
    address: str

    def paths(self) -> list[str]:
        """The root-relative address of every page."""
        pages = sorted(path.relative_to(self.output).as_posix() for path in self.output.rglob("*.html"))
        return ["/" + page.removesuffix("index.html") for page in pages]


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """The whole of content/, built as `inv build` does."""
    root = tmp_path_factory.mktemp("real-site")
    for name in ("content", "theme"):
        shutil.copytree(ROOT / name, root / name)
    shutil.copy2(ROOT / "pelicanconf.py", root)
    code = "import sys, pathlib; from plugins.assembly.entry import build; sys.exit(build(pathlib.Path(sys.argv[1])))"
    told = subprocess.run(
        [sys.executable, "-c", code, str(root)],
        cwd=ROOT,
        env={**os.environ, "CONG_PHUONG_NOW": "2026-11-21T08:00:00+07:00"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr
    with serving(root / "output") as address:
        yield BuiltSite(root / "output", address)


def serving(root: Path) -> contextlib.AbstractContextManager[str]:
    """The address of a web server before a folder."""
    return running(functools.partial(_Quiet, directory=str(root)))
