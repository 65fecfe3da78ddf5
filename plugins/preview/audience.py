"""The browsers that wait for news: each hears of every change exactly once."""

from __future__ import annotations

import threading


class Audience:
    """Counts versions of the site; `wait` returns when there is one that the caller has not heard of."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._version = 0
        self._closed = False

    @property
    def version(self) -> int:
        """The number of changes so far."""
        return self._version

    @property
    def closed(self) -> bool:
        """Whether the preview is ending."""
        return self._closed

    def tell(self) -> None:
        """Announce a change."""
        with self._changed:
            self._version += 1
            self._changed.notify_all()

    def wait(self, known: int, seconds: float) -> int:
        """The newest version, as soon as it differs from `known`, or after some seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._version != known, seconds)
            return self._version

    def close(self) -> None:
        """Let everybody go."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
