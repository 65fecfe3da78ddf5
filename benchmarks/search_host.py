"""A static host in memory with the search page and an index, for measurements and browser tests."""

from __future__ import annotations

import gzip
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path

from jinja2 import Environment

from benchmarks.local_server import running
from plugins.search.page import SearchPage
from plugins.search.sentences import sentence_file

ROOT = Path(__file__).parent.parent
SCRIPT = ROOT / "theme" / "static" / "search.js"
MACRO = ROOT / "theme" / "templates" / "components" / "search" / "macro.html"
INDEX = "/tim-kiem/chi-muc/"
POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'"

# --- Site and browser ----------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Host:
    """A static host in memory that compresses like common hosts (gzip, level 6) and notes what it sent."""

    files: dict[str, tuple[str, bytes]]
    sent: list[tuple[str, int]] = field(default_factory=list)
    folder: Path | None = None

    def serve(self) -> AbstractContextManager[str]:
        """The address of the running host."""
        host = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                path = self.path.split("?")[0]
                kind, body = host.find(path)
                self.send_response(200 if kind else 404)
                self.send_header("Content-Type", kind or "text/plain")
                self.send_header("Content-Security-Policy", host.policy())
                if not kind.startswith("application/octet"):
                    body = gzip.compress(body, 6, mtime=0)
                    self.send_header("Content-Encoding", "gzip")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                host.sent.append((path, len(body)))
                with suppress(BrokenPipeError, ConnectionResetError):  # the browser left the page
                    self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                pass

        return running(Handler)

    def policy(self) -> str:
        """The policy of the site; Pagefind needs WebAssembly."""
        return POLICY if self.folder is None else "default-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'"

    def find(self, path: str) -> tuple[str, bytes]:
        """Media type and bytes of a path; ("", b"") when there is none."""
        if path in self.files:
            return self.files[path]
        file = self.folder / path[1:] if self.folder else None
        if file is None or not file.is_file():
            return "", b""
        kinds = {".js": "text/javascript", ".json": "application/json", ".html": "text/html; charset=utf-8"}
        return kinds.get(file.suffix, "application/octet-stream"), file.read_bytes()


def search_page() -> bytes:
    """The search page as the component renders it, with plain names for theme functions."""
    environment = Environment(autoescape=True)
    environment.globals.update(asset=lambda name: f"/{name}", site={"search_url": "/tim-kiem/"})
    macros = environment.from_string(MACRO.read_text(encoding="utf-8")).module
    body = str(macros.search(INDEX))  # type: ignore[attr-defined]
    return f"<!doctype html><html lang=vi><meta charset=utf-8><title>Tìm kiếm</title><body>{body}".encode()


def make_host(pages: list[SearchPage], index: dict[str, bytes]) -> Host:
    """A host with the search page, the script, the index and the sentences."""
    files = {INDEX + path: ("application/json", content) for path, content in index.items()}
    files |= {INDEX + path: ("application/json", content) for path, content in map(sentence_file, pages)}
    files["/tim-kiem/"] = ("text/html; charset=utf-8", search_page())
    files["/search.js"] = ("text/javascript", SCRIPT.read_bytes())
    return Host(files)
