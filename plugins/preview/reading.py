"""The first reading of content/: from the build's store when it is warm, into it when no build is running."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from plugins.assembly.compiling import SourceTask
from plugins.assembly.fingerprints import Fingerprints
from plugins.assembly.gathering import Compiled, Gathered, gather
from plugins.assembly.settings import BuildSettings
from plugins.engine.lock import LockHeld, build_lock
from plugins.engine.store import BodyReader, BodyRef, Row, Store
from plugins.engine.workers import Failure
from plugins.preview.workshop import Workshop
from plugins.registries import Registries

Progress = Callable[[str, int, int], None]
_QUIET_NS = 20_000_000  # see engine/store.py: enough that times prove something


class BorrowedStore(Store):
    """A store that somebody else is writing to: read from, never written; new bodies go into a folder of our own."""

    def __init__(self, folder: Path, own: Path) -> None:
        super().__init__(folder)
        self.folder = own

    def put(self, rows: Iterable[Row], gone: Iterable[str]) -> None:
        """Keep nothing."""

    def prune(self, rows: Iterable[Row]) -> None:
        """Drop nothing."""


class TwoFolders(BodyReader):
    """Bodies of the build's store, and those compiled by the preview since."""

    def __init__(self, store: Path, own: Path) -> None:
        super().__init__(store)
        self._own_folder, self._own = own, BodyReader(own)

    def read(self, ref: BodyRef) -> bytes:
        """See BodyReader.read."""
        if (self._own_folder / ref.file).exists():
            return self._own.read(ref)
        return super().read(ref)


def read_all(
    settings: BuildSettings,
    registries: Registries,
    fingerprints: Fingerprints,
    workshop: Workshop,
    own: Path,
    progress: Progress,
) -> Gathered:
    """Everything in content/; only what the store does not know is compiled."""

    def gathered(store: Store) -> Gathered:
        def compiling(tasks: Sequence[SourceTask]) -> Iterator[tuple[int, Compiled | Failure]]:
            return workshop.compile(fingerprints.reading, store.folder, _QUIET_NS, tasks)

        try:
            return gather(settings, registries, fingerprints.reading, store, progress, compiling)
        finally:
            store.close()

    folder = settings.cache / "store"
    try:
        with build_lock(settings.cache / "build.lock"):
            return gathered(Store(folder))
    except LockHeld:
        return gathered(BorrowedStore(folder, own))
