"""The running preview: one thread serves, one reads everything and then whatever changes."""

from __future__ import annotations

import contextlib
import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from plugins.assembly.settings import BuildSettings
from plugins.preview.server import PreviewServer
from plugins.preview.watching import FOLDERS, Polling, Watcher, watch
from plugins.preview.workshop import Workshop

_CODE = Path(__file__).resolve().parent.parent
_SETTLE = 0.02  # seconds; editors save in several steps (rename, create, write), taken in as one
_RETURN = 0.5  # seconds given to a file that is gone: a program that saves by deleting may not have made it anew yet
_TICK = 0.2


class Preview:
    """Serves and follows from `start` to `stop`.

    `finished` is set when there is no more to do; `renew` says that our own code changed and the process should start
    anew. `own` is a folder for what is compiled here and is nobody else's business.
    """

    def __init__(self, settings: BuildSettings, server: PreviewServer, workshop: Workshop, own: Path) -> None:
        self.server = server
        self.finished = threading.Event()
        self.renew = False
        self._root = settings.root
        self._settings, self._workshop, self._own = settings, workshop, own
        self._threads = [threading.Thread(target=work, daemon=True) for work in (self._serve, self._follow)]

    @property
    def url(self) -> str:
        """The address on this machine."""
        return f"http://127.0.0.1:{self.server.server_port}/"

    def start(self) -> None:
        """Serve at once; pages wait, or are those of the last build, until the first reading is done."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """End serving and following."""
        self.finished.set()
        self.server.audience.close()
        self.server.shutdown()
        if self.renew:
            self.server.settle()
        self.server.server_close()
        for thread in self._threads:
            thread.join(timeout=5)

    def _serve(self) -> None:
        self.server.serve_forever(poll_interval=0.1)

    def _follow(self) -> None:
        """Watch first, then read everything, so that nothing saved in between is missed."""
        watcher = watch(self._root)
        try:
            self._attempt(self._read)
            self.server.open(self.server.desk)
            self.server.audience.tell()
            while not self.finished.is_set():
                changed, watcher = self._wait(watcher)
                if changed is None or changed:
                    self._attempt(lambda changed=changed: self._take_in(changed))  # type: ignore[misc]
        finally:
            watcher.close()
            if self.server.desk is not None:
                self.server.desk.close()

    def _read(self) -> None:
        from plugins.assembly.console import ProgressLine
        from plugins.preview.desk import Desk

        line = ProgressLine()

        def progress(what: str, done: int, total: int) -> None:
            self.server.reading = done, total
            line(what, done, total)
            if done == total:
                line.clear()

        self.server.desk = desk = Desk(self._settings, self._workshop, self._own, progress)
        desk.load()

    def _wait(self, watcher: Watcher) -> tuple[set[str] | None, Watcher]:
        try:
            changed = watcher.wait(_TICK)
            if not changed:
                return changed, watcher
            time.sleep(_SETTLE)
            end = time.monotonic() + _RETURN
            more = watcher.wait(0)
            while more is not None and self._is_gone(changed := changed | more) and time.monotonic() < end:
                more = watcher.wait(max(0.0, end - time.monotonic()))
            return (None if more is None else changed | more), watcher
        except OSError:  # the system gives no more watches
            watcher.close()
            return None, Polling(self._root, FOLDERS)

    def _is_gone(self, paths: set[str]) -> bool:
        desk = self.server.desk
        return desk is not None and any(desk.shows(path) and not (self._root / path).exists() for path in paths)

    def _take_in(self, changed: set[str] | None) -> None:
        if changed and self._code_changed(changed):
            self.renew = True
            self.finished.set()
        elif self.server.desk is not None and self.server.desk.take_in(changed):
            self.server.audience.tell()

    def _code_changed(self, changed: set[str]) -> bool:
        """Whether our own code changed and can at least be parsed; a half-written module changes nothing."""
        own = [path for path in changed if path.startswith("plugins/") and path.endswith(".py")]
        if not own or (self._root / "plugins").resolve() != _CODE:
            return False
        for path in own:
            with contextlib.suppress(OSError):
                try:
                    compile((self._root / path).read_bytes(), path, "exec")
                except (SyntaxError, ValueError):
                    return False
        return True

    def _attempt(self, work: Callable[[], object]) -> None:
        """Our own mistakes go to a file; the preview goes on."""
        try:
            work()
        except Exception:
            cache = self._root / ".cache"
            cache.mkdir(exist_ok=True)
            (cache / "loi-phan-mem.txt").write_text(traceback.format_exc(), encoding="utf-8")
