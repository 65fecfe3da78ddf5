"""The first reading of content/: from the build's store when it is warm, into it when no build is running."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from plugins.assembly.cache_folder import clear_the_way
from plugins.assembly.compiling import SourceTask
from plugins.assembly.fingerprints import Fingerprints
from plugins.assembly.gathering import Compiled, Gathered, gather
from plugins.assembly.settings import BuildSettings
from plugins.edition.records import decode_article
from plugins.engine.lock import LockHeld, build_lock
from plugins.engine.snapshot import FileClass
from plugins.engine.store import BodyReader, BodyRef, Row, Store
from plugins.engine.workers import Failure
from plugins.preview.workshop import Workshop
from plugins.registries import Registries

Progress = Callable[[str, int, int], None]
_QUIET_NS = 20_000_000  # see engine/store.py: enough that times prove something


class KeepingStore(Store):
    """The build's store; what it knew of files that cannot be read any more is kept, as their last good version."""

    known: Mapping[str, Row] = MappingProxyType({})

    def rows(self) -> dict[str, Row]:
        """See Store.rows."""
        found = super().rows()
        self.known = found
        return found

    def put(self, rows: Iterable[Row], gone: Iterable[str]) -> None:
        """Add rows; the next build drops those that are gone."""
        super().put(rows, ())


class BorrowedStore(KeepingStore):
    """A store that somebody else is writing to: read from, never written; new bodies go into a folder of our own."""

    def __init__(self, folder: Path, own: Path) -> None:
        super().__init__(folder)
        self.folder = own

    def put(self, rows: Iterable[Row], gone: Iterable[str]) -> None:
        """Keep nothing."""


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

    def gathered(store: KeepingStore) -> Gathered:
        def compiling(tasks: Sequence[SourceTask]) -> Iterator[tuple[int, Compiled | Failure]]:
            return workshop.compile(fingerprints.reading, store.folder, _QUIET_NS, tasks)

        try:
            found = gather(settings, registries, fingerprints.reading, store, progress, compiling)
        finally:
            store.close()
        _restore(found, store.known)
        return found

    folder = settings.cache / "store"
    try:
        with build_lock(settings.cache / "build.lock"):
            clear_the_way(settings)
            return gathered(KeepingStore(folder))
    except LockHeld:
        return gathered(BorrowedStore(folder, own))


def _restore(gathered: Gathered, known: Mapping[str, Row]) -> None:
    """Give files that cannot be read now the version that an earlier reading left in the store."""
    standing = {file.path for file in gathered.snapshot.of(FileClass.PAGE)}
    for path in gathered.refused:
        row = known.get(path)
        if row is None:
            continue
        with contextlib.suppress(ValueError, TypeError, LookupError):  # written by another version of the code
            article, _ = decode_article(path, row.summary)
            (gathered.static if path in standing else gathered.articles)[path] = article
            gathered.rows[path] = row
