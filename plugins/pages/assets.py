"""Styles, scripts, fonts and icons of the theme under names that change with their content."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plugins.pages.views import SiteView

FOLDER = "tai-nguyen"
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_SPACE = re.compile(r"\s+")
_AROUND = re.compile(r"\s*([{};,])\s*")
_ASSET = re.compile(r"asset\(([^)]+)\)")


class AssetError(LookupError):
    """A template or a style names a file the theme does not have."""


@dataclass(frozen=True, slots=True)
class Assets:
    """Files to publish, by path in the output folder, and the address of each by its name in the theme."""

    files: Mapping[str, bytes]
    addresses: Mapping[str, str]

    def url(self, name: str) -> str:
        """Return the root-relative address of the asset `name`, for example ``portal.css``."""
        try:
            return self.addresses[name]
        except KeyError:
            raise AssetError(f"theme/static has no file {name!r}; it has: {', '.join(self.addresses)}") from None

    def write(self, output: Path) -> None:
        """Write every file below `output`."""
        for path, content in self.files.items():
            target = output / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)


def collect_assets(theme: Path, site: SiteView) -> Assets:
    """Return the assets of `theme`: static files first, then the style sheet and the manifest that refer to them."""
    static = theme / "static"
    files: dict[str, bytes] = {}
    addresses: dict[str, str] = {}

    def put(name: str, content: bytes) -> None:
        addresses[name] = address = f"/{FOLDER}/{_hashed(name, content)}"
        files[address[1:]] = content

    for path in sorted(static.rglob("*")):
        name = path.relative_to(static).as_posix()
        if path.is_file() and not name.startswith("icons/") and name != "favicon.ico":
            put(name, path.read_bytes())
    partial_assets = Assets(files, addresses)
    put("portal.css", bundle_styles(theme, partial_assets).encode())
    put("portal.webmanifest", manifest(site, partial_assets).encode())
    files["favicon.ico"] = (static / "favicon.ico").read_bytes()
    return Assets(MappingProxyType(files), MappingProxyType(addresses))


def bundle_styles(theme: Path, assets: Assets) -> str:
    """Return one style sheet: the files of styles/order.yaml, in which ``components`` stands for all components."""
    order = yaml.safe_load((theme / "styles" / "order.yaml").read_text(encoding="utf-8"))
    parts: list[str] = []
    for name in order:
        if name == "components":
            paths = sorted((theme / "templates" / "components").glob("*/style.css"))
        else:
            paths = [theme / "styles" / f"{name}.css"]
        parts += [path.read_text(encoding="utf-8") for path in paths]
    return _shorten(_ASSET.sub(lambda found: f'url("{assets.url(found[1])}")', "\n".join(parts)))


def manifest(site: SiteView, assets: Assets) -> str:
    """Return the web manifest: name, colours and icons for the home screen of a phone."""
    return json.dumps(
        {
            "name": site.name,
            "short_name": site.short_name,
            "lang": "vi",
            "start_url": "/",
            "display": "browser",
            "background_color": "#ffffff",
            "theme_color": "#8c1c1f",
            "icons": [
                {"src": assets.url("icon.svg"), "sizes": "any", "type": "image/svg+xml"},
                {"src": assets.url("icon-192.png"), "sizes": "192x192", "type": "image/png"},
                {"src": assets.url("icon-512.png"), "sizes": "512x512", "type": "image/png"},
            ],
        },
        ensure_ascii=False,
        indent=1,
    )


def _hashed(name: str, content: bytes) -> str:
    path = Path(name)
    return f"{path.stem.lower()}.{hashlib.sha256(content).hexdigest()[:10]}{path.suffix}"


def _shorten(css: str) -> str:
    """Drop comments and needless white space; strings in our style sheets hold neither braces nor semicolons."""
    return _AROUND.sub(r"\1", _SPACE.sub(" ", _COMMENT.sub("", css))).replace(";}", "}").strip()
