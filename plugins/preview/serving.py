"""`inv preview` from beginning to end: bind, read, watch, serve, and leave nothing behind."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from plugins.assembly.settings import BuildSettings, SettingsError
from plugins.preview.audience import Audience
from plugins.preview.desk import Desk
from plugins.preview.lan import WARNING, local_address, qr_code
from plugins.preview.server import PreviewServer
from plugins.preview.watching import FOLDERS, Polling, Watcher, watch
from plugins.preview.workshop import Workshop

WRONG_USAGE = 2
_SOCKET = "CONG_PHUONG_PREVIEW_SOCKET"
_CODE = Path(__file__).resolve().parent.parent
_SETTLE = 0.02  # seconds; editors save in several steps (rename, create, write), taken in as one
_TICK = 0.5

Say = Callable[[str], object]


@dataclass(slots=True)
class Preview:
    """A running preview; `renew` is set when our own code changed and the process should start anew."""

    root: Path
    desk: Desk
    audience: Audience
    server: PreviewServer
    watcher: Watcher
    finished: threading.Event = field(default_factory=threading.Event)
    renew: bool = False
    threads: list[threading.Thread] = field(default_factory=list)

    @property
    def url(self) -> str:
        """The address on this machine."""
        return f"http://127.0.0.1:{self.server.server_port}/"

    def start(self) -> None:
        """Serve at once; pages wait until the first reading is done."""
        for work in (self._serve, self._follow):
            thread = threading.Thread(target=work, name=work.__name__, daemon=True)
            self.threads.append(thread)
            thread.start()

    def stop(self) -> None:
        """End serving and watching."""
        self.finished.set()
        self.audience.close()
        self.server.shutdown()
        self.server.server_close()
        for thread in self.threads:
            thread.join(timeout=5)
        self.watcher.close()
        self.desk.close()

    def _serve(self) -> None:
        self.server.serve_forever(poll_interval=0.1)

    def _follow(self) -> None:
        """Read everything, then whatever changes."""
        self._attempt(self.desk.load)
        self.desk.ready.set()
        while not self.finished.is_set():
            changed = self._wait()
            if changed is None or changed:
                self._attempt(lambda changed=changed: self._take_in(changed))  # type: ignore[misc]

    def _wait(self) -> set[str] | None:
        try:
            changed = self.watcher.wait(_TICK)
            if changed is None or not changed:
                return changed
            time.sleep(_SETTLE)
            more = self.watcher.wait(0)
            return None if more is None else changed | more
        except OSError:  # the system gives no more watches
            self.watcher.close()
            self.watcher = Polling(self.root, FOLDERS)
            return None

    def _take_in(self, changed: set[str] | None) -> None:
        if changed and self._code_changed(changed):
            self.renew = True
            self.finished.set()
        elif self.desk.take_in(changed):
            self.audience.tell()

    def _code_changed(self, changed: set[str]) -> bool:
        """Whether our own code changed and can at least be parsed; a half-written module changes nothing."""
        own = [path for path in changed if path.startswith("plugins/") and path.endswith(".py")]
        if not own or (self.root / "plugins").resolve() != _CODE:
            return False
        for path in own:
            with contextlib.suppress(OSError):
                try:
                    compile((self.root / path).read_bytes(), path, "exec")
                except (SyntaxError, ValueError):
                    return False
        return True

    def _attempt(self, work: Callable[[], object]) -> None:
        """Our own mistakes go to a file; the preview goes on."""
        try:
            work()
        except Exception:
            cache = self.root / ".cache"
            cache.mkdir(exist_ok=True)
            (cache / "loi-phan-mem.txt").write_text(traceback.format_exc(), encoding="utf-8")


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
        audience = Audience()
        desk = Desk(settings, workshop, own, lambda what, done, total: None)
        server = _bound(("0.0.0.0" if lan else host, port), desk, audience, lan, inherited)
        preview = Preview(root, desk, audience, server, watch(root))
        preview.start()
        try:
            yield preview
        finally:
            preview.stop()
    finally:
        workshop.close()
        shutil.rmtree(own, ignore_errors=True)


def _bound(address: tuple[str, int], desk: Desk, audience: Audience, lan: bool, inherited: int | None) -> PreviewServer:
    """A server on an address, or on the socket that an earlier life of this process left us."""
    if inherited is None:
        return PreviewServer(address, desk, audience, lan=lan)
    server = PreviewServer(("127.0.0.1", 0), desk, audience, lan=lan)
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
    try:
        with running(root, host=host, port=port, lan=lan, inherited=inherited) as preview, _ends_on_term():
            if inherited is None:
                _greet(preview, lan, say)
            with contextlib.suppress(KeyboardInterrupt):
                while not preview.finished.wait(_TICK):
                    pass
            heir = os.dup(preview.server.socket.fileno()) if preview.renew else None
    except SettingsError as problem:
        say(f"Tham số chưa đúng: {problem}")
        return WRONG_USAGE
    except OSError as problem:
        say(
            f"Không mở được cổng {port}: {problem.strerror or problem}. Đóng bản xem trước khác, hoặc thêm --port {port + 1}."
        )
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
