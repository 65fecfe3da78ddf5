"""A built site behind a host that compresses as publishers' hosts do (gzip, level 6) and counts what it sends."""

from __future__ import annotations

import contextlib
import gzip
import mimetypes
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import unquote, urlsplit

from benchmarks.local_server import running

_COMPRESSED = {".html", ".css", ".js", ".svg", ".json", ".xml", ".txt", ".csv", ".webmanifest", ".jsonld", ".ico"}
_KINDS = {".webmanifest": "application/manifest+json", ".woff2": "font/woff2", ".avif": "image/avif"}


@dataclass(frozen=True, slots=True)
class Sent:
    """One answer: the path asked for and the bytes of its body as sent."""

    path: str
    size: int


@dataclass(slots=True)
class PageHost:
    """A folder as a web host; `sent` lists the answers so far, in order."""

    folder: Path
    sent: list[Sent] = field(default_factory=list)
    _bodies: dict[Path, bytes] = field(default_factory=dict)

    def serve(self) -> AbstractContextManager[str]:
        """The address of the running host."""
        return running(_handler(self))

    def file(self, path: str) -> Path:
        """The file behind an address; it may not exist."""
        return self.folder / (path.lstrip("/") + ("index.html" if path.endswith("/") else ""))

    def body(self, file: Path) -> bytes:
        """The bytes to send, compressed where that helps; kept, so that the host costs no time when it is asked."""
        if file not in self._bodies:
            content = file.read_bytes()
            self._bodies[file] = gzip.compress(content, 6, mtime=0) if file.suffix in _COMPRESSED else content
        return self._bodies[file]


def _handler(host: PageHost) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            file = host.file(path)
            found = file.is_file()
            body = host.body(file) if found else b""
            self.send_response(200 if found else 404)
            kind = _KINDS.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
            if found and file.suffix in _COMPRESSED:
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Cache-Control", "max-age=600")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            host.sent.append(Sent(path, len(body)))
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # the browser left the page
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Keep the terminal for the table."""

    return Handler
