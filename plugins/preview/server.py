"""The web server of the preview: pages for browsers on this machine, and news for those that wait."""

from __future__ import annotations

import contextlib
import ipaddress
import socket
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from plugins.preview.audience import Audience
from plugins.preview.last_build import LastBuild
from plugins.preview.marking import OWN_FILES, PREFIX, STATIC, tag_of
from plugins.preview.reply import Answer, media_type_of
from plugins.preview.waiting import waiting_page

if TYPE_CHECKING:
    from plugins.preview.desk import Desk

_OWN_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; font-src 'self'; "
    "manifest-src 'self'; base-uri 'none'"
)
_EVENTS = f"{PREFIX}su-kien"
_PAUSE = 0.02
_HEARTBEAT = 15.0  # seconds; a browser that went away is noticed when this cannot be sent
_ASKING, _ANSWERING = 2.0, 30.0  # seconds that a connection is given to ask, and we to answer, before we start anew
_PATIENCE = 0.4  # seconds after the start; whoever asks later than that gets a page of the last build meanwhile
_LONG_PATIENCE = 2.0  # seconds after the start; a person whose page the last build did not have is told how far we are


class PreviewServer(ThreadingHTTPServer):
    """Serves one desk, from the moment it is set up; until then, pages of the last build.

    With `lan` it answers machines of the local network too, else only this one.
    """

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, address: tuple[str, int], root: Path, audience: Audience, *, lan: bool = False) -> None:
        self.audience, self.lan = audience, lan
        self.desk: Desk | None = None
        self.reading = (0, 0)  # articles read so far, and all that are to be read
        self._last_build = LastBuild(root)
        self._began = time.monotonic()
        self._opened = threading.Event()
        self.owed: dict[Any, float] = {}  # connections that we owe an answer, and until when they are waited for
        super().__init__(address, _Handler)

    def server_bind(self) -> None:
        """Bind without asking the name service for our own name, which can take seconds."""
        # allow_reuse_address would let two previews share a port on Windows
        if sys.platform != "win32":
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def open(self, desk: Desk | None) -> None:
        """Answer from a desk from now on; None when the preview ends before it had one."""
        self.desk = desk
        self._opened.set()

    def answer(self, target: str, *, navigates: bool = False) -> Answer:
        """The answer to a request; waits for the first reading of the site if there is nothing to show before.

        `navigates` says that a person opened the page, who is told how far that reading is instead of being kept waiting.
        """
        path = unquote(urlsplit(target).path)
        if path in OWN_FILES:
            content = (STATIC / path.removeprefix(PREFIX)).read_bytes()
            return Answer(200, content, OWN_FILES[path], tag_of(content))
        if not self._opens_within(_PATIENCE):
            early = self._last_build.find(path[1:])
            if early is not None:
                return Answer(200, early.content, media_type_of(path if "." in path else ".html"), early.etag)
            if navigates and not self._opens_within(_LONG_PATIENCE):
                return Answer(200, waiting_page(*self.reading))
            self._opened.wait()
        if self.desk is None:
            return Answer(503)
        from plugins.preview.answers import answer

        return answer(self.desk, target)

    def _opens_within(self, seconds: float) -> bool:
        return self._opened.wait(max(0.0, self._began + seconds - time.monotonic()))

    def process_request(self, request: Any, client_address: Any) -> None:
        """Take in a connection."""
        self.owed[request] = time.monotonic() + _ASKING
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Part with a connection."""
        self.owed.pop(request, None)
        super().shutdown_request(request)

    def settle(self) -> None:
        """Wait until everybody who has asked has an answer, after no more connections are taken in."""
        while any(end > time.monotonic() for end in list(self.owed.values())):
            time.sleep(_PAUSE)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that hangs up in the middle is nothing to report."""

    def welcomes(self, client: str, host: str) -> bool:
        """Whether a request may be answered.

        The name in its Host header must be an address of ours and no domain, so that no page of another site can read
        drafts through a name that it makes point here (DNS rebinding).
        """
        name = _host_name(host)
        if not self.lan:
            return name in ("127.0.0.1", "localhost", "::1") and ipaddress.ip_address(client).is_loopback
        near = ipaddress.ip_address(client)
        return (near.is_private or near.is_loopback or near.is_link_local) and (
            name == "localhost" or _is_address(name)
        )


def _host_name(host: str) -> str:
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.rpartition(":")[0] if ":" in host else host


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 60

    def parse_request(self) -> bool:
        """Somebody asks."""
        self.server.owed[self.request] = time.monotonic() + _ANSWERING
        return super().parse_request()

    def do_GET(self) -> None:
        """Answer with content."""
        self._answer(with_content=True)

    def do_HEAD(self) -> None:
        """Answer without content."""
        self._answer(with_content=False)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing: the terminal is the editor's."""

    def version_string(self) -> str:
        """Tell nobody what runs here."""
        return "cong-phuong"

    def _answer(self, *, with_content: bool) -> None:
        with contextlib.suppress(ConnectionError, TimeoutError):
            if not self.server.welcomes(self.client_address[0], self.headers.get("Host", "")):
                words = "Trang xem trước chỉ mở bằng địa chỉ đã in ra khi chạy lệnh.\n"
                self._send(Answer(403, words.encode(), "text/plain; charset=utf-8"), with_content)
            elif self.path == _EVENTS and with_content:
                self._tell_news()
            else:
                navigates = with_content and self.headers.get("Sec-Fetch-Mode") == "navigate"
                self._send(self.server.answer(self.path, navigates=navigates), with_content)
        self.server.owed.pop(self.request, None)

    def _send(self, sent: Answer, with_content: bool) -> None:
        if sent.etag and self.headers.get("If-None-Match") == sent.etag and sent.status == 200:
            sent = Answer(304, b"", sent.media_type, sent.etag)
        self.send_response(sent.status)
        self.send_header("Content-Type", sent.media_type)
        self.send_header("Content-Length", str(len(sent.content)))
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("X-Frame-Options", "SAMEORIGIN")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Referrer-Policy", "same-origin")
        if self.path.startswith(PREFIX):
            self.send_header("Content-Security-Policy", _OWN_POLICY)
        if sent.etag:
            self.send_header("ETag", sent.etag)
        for name, value in sent.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if with_content and sent.status != 304:
            self.wfile.write(sent.content)

    def _tell_news(self) -> None:
        """An endless answer (text/event-stream): one event at once, then one for every change."""
        audience = self.server.audience
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.server.owed.pop(self.request, None)
        known = audience.version
        self.wfile.write(f"retry: 500\nevent: doi\ndata: {known}\n\n".encode())
        while not audience.closed:
            version = audience.wait(known, _HEARTBEAT)
            self.wfile.write(b": con day\n\n" if version == known else f"event: doi\ndata: {version}\n\n".encode())
            known = version
