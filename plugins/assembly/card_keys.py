"""The content keys of share cards, remembered from build to build: to make one takes longer than everything else about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from plugins.engine.files import replace_file
from plugins.engine.hashing import digest


class CardKeys:
    """Keys by what they were made from, as long as it is the same `version` of code and registries that makes them."""

    def __init__(self, file: Path, version: str) -> None:
        self._file = file
        self._version = version
        self._known = self._read()
        self._used: dict[str, str] = {}

    def key(self, source: str, make: Callable[[], str]) -> str:
        """The key made from a source (a digest), made now when it is not known."""
        self._used[source] = key = self._known.get(source) or make()
        return key

    def keep(self) -> None:
        """Remember the keys that were asked for, and no others."""
        if self._used == self._known:
            return
        text = "".join([f"{self._version}\n", *(f"{source} {key}\n" for source, key in self._used.items())])
        with suppress(OSError):  # it costs the next build a tenth of a second
            self._file.parent.mkdir(parents=True, exist_ok=True)
            replace_file(self._file, f"{digest(text)}\n{text}".encode())

    def _read(self) -> dict[str, str]:
        """What an earlier build left; nothing when it is damaged or of another version."""
        with suppress(OSError, ValueError):
            check, _, text = self._file.read_text(encoding="utf-8").partition("\n")
            version, *lines = text.splitlines()
            if check == digest(text) and version == self._version:
                return dict(_pairs(lines))
        return {}


def _pairs(lines: Iterable[str]) -> Iterable[tuple[str, str]]:
    return ((source, key) for source, _, key in (line.partition(" ") for line in lines))
