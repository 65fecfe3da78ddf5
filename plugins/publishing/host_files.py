"""Configuration for web servers, written into each release so that it is switched and rolled back with the pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plugins.publishing.headers import CACHE_FOREVER, CACHE_MINUTES, SECURITY
from plugins.publishing.manifest import address, is_immutable

SERVICE = ".may-chu"  # dot folders are refused by the configurations below
NGINX = f"{SERVICE}/nginx.conf"

_SAFE = re.compile(r"/[A-Za-z0-9._~/-]*")
_TEXT_TYPES = "text/css text/plain text/xml text/csv application/javascript application/json application/atom+xml"
_HASHED = r"^/(?:tai-nguyen|anh|the)/(?:.*[._-])?[0-9a-f]{8,64}\.[a-z0-9]{1,8}$"


_APACHE_PACKED = (
    "<IfModule mod_rewrite.c>",
    "RemoveType .gz .br",
    "RemoveLanguage .br",
    "AddEncoding gzip .gz",
    "AddEncoding br .br",
    "RewriteEngine On",
    *(
        line
        for name, suffix in (("br", "br"), ("gzip", "gz"))
        for line in (
            f"RewriteCond %{{HTTP:Accept-Encoding}} \\b{name}\\b",
            f"RewriteCond %{{REQUEST_FILENAME}}.{suffix} -f",
            f"RewriteRule ^(.+)$ $1.{suffix} [L,E=no-gzip:1,E=no-brotli:1]",
        )
    ),
    "<IfModule mod_headers.c>",
    "Header merge Vary Accept-Encoding",
    "</IfModule>",
    "</IfModule>",
)


@dataclass(frozen=True, slots=True)
class Routes:
    """Old addresses: `moved` from → to, answered 301; `gone`, answered 410 with the page that says why."""

    moved: Mapping[str, str]
    gone: tuple[str, ...]


def routes(moved: Mapping[str, str], gone: Iterable[str]) -> Routes:
    """Normalise paths or addresses; what a server's configuration could misread is left to the redirect page."""
    pairs = {_address(old): _address(new) for old, new in moved.items()}
    safe = {old: new for old, new in sorted(pairs.items()) if _SAFE.fullmatch(old) and _SAFE.fullmatch(new)}
    lost = sorted(a for a in map(_address, gone) if _SAFE.fullmatch(a) and a not in safe)
    return Routes({old: new for old, new in safe.items() if old != new}, tuple(lost))


def nginx(routes: Routes, root: str) -> bytes:
    """Return what belongs inside a `server { … }` block of nginx; `root` is the web root or empty to leave it out."""
    always = [f'add_header {name} "{value}" always;' for name, value in SECURITY]
    lines = [
        "# Do Cổng Phường viết ra ở mỗi lần đăng. Trong server { … } chỉ cần một dòng:",
        f"#   include {root or '<gốc trang>'}/{NGINX};",
        *([f"root {root};"] if root else []),
        "index index.html;",
        "charset utf-8;",
        f"charset_types {_TEXT_TYPES};",
        "server_tokens off;",
        "absolute_redirect off;",
        "gzip_static on;",
        "gzip_vary on;",
        "# brotli_static on;  # bỏ dấu # khi đã cài libnginx-mod-http-brotli-static",
        "error_page 403 =404 /404.html;",
        "error_page 404 /404.html;",
        *always,
        f'add_header Cache-Control "{CACHE_MINUTES}" always;',
        "location ~ /\\. { return 404; }",
        "location ^~ /.well-known/ { }",
        'location ~ "\\.avif$" {',  # pictures under hashed names; older lists of types do not know them
        *(f"    {line}" for line in always),
        f'    add_header Cache-Control "{CACHE_FOREVER}";',
        "    types { } default_type image/avif;",
        "}",
        f'location ~ "{_HASHED}" {{',
        *(f"    {line}" for line in always),
        f'    add_header Cache-Control "{CACHE_FOREVER}";',
        "}",
        "location ~ \\.webmanifest$ { types { } default_type application/manifest+json; }",
        "location ~ \\.csv$ { types { } default_type text/csv; }",
        "location ~ \\.jsonld$ { types { } default_type application/ld+json; }",
        *(f"location = {old} {{ return 301 {new}; }}" for old, new in routes.moved.items()),
        *(f"location = {old} {{ error_page 410 {_file(old)}; return 410; }}" for old in routes.gone),
    ]
    return _text(lines)


def apache(routes: Routes) -> bytes:
    """Return `.htaccess` for Apache 2.4; it needs mod_headers, and mod_rewrite to send the forms packed beforehand."""
    lines = [
        "# Do Cổng Phường viết ra ở mỗi lần đăng.",
        "Options -Indexes",
        "DirectoryIndex index.html",
        "AddDefaultCharset UTF-8",
        "AddCharset UTF-8 .csv .css .js",
        "AddType application/manifest+json .webmanifest",
        "AddType image/avif .avif",
        "ErrorDocument 403 /404.html",
        "ErrorDocument 404 /404.html",
        "<IfModule mod_headers.c>",
        *(f'Header always set {name} "{value}"' for name, value in SECURITY),
        f'Header set Cache-Control "{CACHE_MINUTES}"',
        f'<If "%{{REQUEST_URI}} =~ m#{_HASHED.removesuffix("$")}(?:\\.br|\\.gz)?$#">',
        f'Header set Cache-Control "{CACHE_FOREVER}"',
        "</If>",
        "</IfModule>",
        *_APACHE_PACKED,
        "RedirectMatch 404 /\\.(?!well-known/)",
        *(f"RedirectMatch 301 ^{re.escape(old)}$ {new}" for old, new in routes.moved.items()),
        *(line for old in routes.gone for line in _apache_gone(old)),
    ]
    return _text(lines)


def pages_headers(paths: Iterable[str]) -> bytes:
    """Return `_headers` as Netlify and Cloudflare Pages read it.

    Those hosts join the values of all rules that match, so only folders in which every file is immutable get a rule.
    """
    known = list(paths)
    lines = ["/*", *(f"  {name}: {value}" for name, value in SECURITY)]
    for folder in ("tai-nguyen", "anh", "the"):
        inside = [path for path in known if path.startswith(f"{folder}/")]
        if inside and all(map(is_immutable, inside)):
            lines += [f"/{folder}/*", f"  Cache-Control: {CACHE_FOREVER}"]
    return _text(lines)


def pages_redirects(routes: Routes) -> bytes:
    """Return `_redirects`; 410 has no common spelling there, the page that says so is served instead."""
    return _text([f"{old} {new} 301" for old, new in routes.moved.items()])


def _apache_gone(old: str) -> Iterable[str]:
    return (
        f"<If \"%{{REQUEST_URI}} == '{old}'\">",
        f"ErrorDocument 410 {_file(old)}",
        "Redirect 410",
        "</If>",
    )


def _address(path: str) -> str:
    return address(path.lstrip("/"))


def _file(old: str) -> str:
    return f"{old}index.html" if old.endswith("/") else old


def _text(lines: Iterable[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode()
