"""`inv preview` from beginning to end: bind, read, watch, serve, and leave nothing behind."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from plugins.assembly.settings import BuildSettings, SettingsError
from plugins.domain.system_error import reason
from plugins.preview.audience import Audience
from plugins.preview.following import Preview
from plugins.preview.lan import WARNING, local_address, qr_code
from plugins.preview.server import PreviewServer
from plugins.preview.workshop import Workshop

WRONG_USAGE = 2
_SOCKET = "CONG_PHUONG_PREVIEW_SOCKET"
_TICK = 0.5
_LAST_PORT = 65535

Say = Callable[[str], object]


@contextmanager
def running(
    root: Path, *, host: str = "127.0.0.1", port: int = 0, lan: bool = False, inherited: int | None = None
) -> Iterator[Preview]:
    """A preview that serves for the length of the block; port 0 takes a free one.

    Raises SettingsError for wrong settings, OSError when the port is taken.
    """
    root = root.resolve()
    settings = BuildSettings(root=root)
    own = Path(tempfile.mkdtemp(prefix="xem-truoc-"))
    workshop = Workshop(settings)  # forks, so before any thread is started
    try:
        server = _bound(("0.0.0.0" if lan else host, port), root, lan, inherited)
        preview = Preview(settings, server, workshop, own)
        preview.start()
        try:
            yield preview
        finally:
            preview.stop()
    finally:
        workshop.close()
        shutil.rmtree(own, ignore_errors=True)


def _bound(address: tuple[str, int], root: Path, lan: bool, inherited: int | None) -> PreviewServer:
    """A server on an address, or on the socket that an earlier life of this process left us."""
    if inherited is None:
        return PreviewServer(address, root, Audience(), lan=lan)
    server = PreviewServer(("127.0.0.1", 0), root, Audience(), lan=lan)
    server.socket.close()
    server.socket = socket.socket(fileno=inherited)
    server.server_address = server.socket.getsockname()
    server.server_port = int(server.server_address[1])
    return server


def serve(root: Path, *, host: str = "127.0.0.1", port: int = 8000, lan: bool = False, say: Say = print) -> int:
    """Serve the preview until Ctrl+C; returns the exit code. The first line said is the address."""
    given = os.environ.pop(_SOCKET, "")
    inherited = int(given) if given.isdigit() else None
    if host not in ("127.0.0.1", "localhost"):
        say(f"--host {host}: chỉ xem được trên máy này; muốn xem bằng điện thoại thì thêm --lan")
        return WRONG_USAGE
    if not 0 <= port <= _LAST_PORT:
        say(f"--port {port}: cổng là một số từ 1 tới {_LAST_PORT}, ví dụ --port 8001")
        return WRONG_USAGE
    heir: int | None = None
    try:
        with running(root, host=host, port=port, lan=lan, inherited=inherited) as preview, _ends_on_term():
            if inherited is None:
                _greet(preview, lan, say)
            while not preview.finished.wait(_TICK):
                pass
            heir = os.dup(preview.server.socket.fileno()) if preview.renew else None
    except KeyboardInterrupt:  # a normal end, whenever it comes
        pass
    except SettingsError as problem:
        say(f"Lệnh gõ chưa đúng: {problem}")
        return WRONG_USAGE
    except OSError as problem:
        say(f"Không mở được cổng {port}: {reason(problem)}. Đóng bản xem trước khác, hoặc thêm --port {port + 1}.")
        return WRONG_USAGE
    if heir is not None:
        _start_anew(heir, say)
    say("Đã dừng xem trước.")
    return 0


def _greet(preview: Preview, lan: bool, say: Say) -> None:
    say(preview.url)
    say(f"Bàn biên tập: {preview.url}_xem-truoc/   Dừng: Ctrl+C")
    if lan:
        address = local_address()
        say(WARNING)
        if address is None:
            say("Không thấy địa chỉ mạng nội bộ của máy này, điện thoại chưa vào được.")
        else:
            url = f"http://{address}:{preview.server.server_port}/"
            say(f"Trên điện thoại: {url}")
            say(qr_code(url))


@contextmanager
def _ends_on_term() -> Iterator[None]:
    """Let a polite request to end (SIGTERM) end the preview as Ctrl+C does."""

    def interrupt(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _start_anew(heir: int, say: Say) -> None:
    """Replace this process by a fresh one that takes over the open socket, so that no browser is turned away."""
    if sys.platform == "win32":
        say("Mã nguồn đã đổi. Chạy lại lệnh xem trước.")
        return
    say("Mã nguồn đã đổi, đang nạp lại.")
    os.set_inheritable(heir, True)
    os.environ[_SOCKET] = str(heir)
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])
