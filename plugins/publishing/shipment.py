"""Everything that goes to a target as one version: the site, its manifest, host files and compressed forms."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from plugins.publishing.build import Build
from plugins.publishing.compression import Compressor
from plugins.publishing.host_files import SERVICE
from plugins.publishing.manifest import MANIFEST, NOTHING, Entry, Manifest, Stage, stage

RECORD = f"{SERVICE}/ban.json"
KEPT_DAYS = 7  # how long an open page may still ask for the assets of its own version


@dataclass(frozen=True, slots=True)
class Piece:
    """One file to be served: hash, size, its bytes or where they lie; `index` is that of the cache they lie in."""

    path: str
    entry: Entry
    origin: Path | bytes
    index: Path | None = None

    def read(self) -> bytes:
        """Return the bytes; raise OSError when they are no longer those that were hashed."""
        content = self.origin if isinstance(self.origin, bytes) else self.origin.read_bytes()
        if hashlib.sha256(content).hexdigest() != self.entry.sha256:
            if self.index:
                self.index.unlink(missing_ok=True)  # the next run makes everything in that cache again
            raise OSError(5, "tệp đã đổi trong lúc đăng", self.path)
        return content


@dataclass(frozen=True, slots=True)
class Live:
    """What a target serves now. `stamp` is the time of its files in seconds (always later than that of the version before),
    `published` what the clock said, `release` its name where there are names.

    `kept` holds assets of earlier versions that are still served, with the day from which they may go; `stray` maps what an
    interrupted upload touched to the hash it has now, empty when nobody knows.
    """

    manifest: Manifest = NOTHING
    source: str = ""
    source_time: datetime | None = None
    stamp: int = 0
    release: str = ""
    published: datetime | None = None
    kept: Mapping[str, tuple[Entry, datetime]] = field(default_factory=dict)
    stray: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was ever published there."""
        return not self.manifest.files


@dataclass(frozen=True, slots=True)
class Shipment:
    """One version ready to go: every file by path, and `record`, what the target will say of itself afterwards."""

    pieces: Mapping[str, Piece]
    record: Live

    @property
    def manifest(self) -> Manifest:
        """The files of the site itself."""
        return self.record.manifest

    @property
    def kept(self) -> Mapping[str, tuple[Entry, datetime]]:
        """Assets of earlier versions that stay for a while."""
        return self.record.kept

    @property
    def stamp(self) -> int:
        """The time of change of every file that is written, in seconds."""
        return self.record.stamp

    @property
    def entries(self) -> Manifest:
        """Every file the target shall serve, the kept ones included."""
        kept = {path: entry for path, (entry, _) in self.kept.items()}
        return Manifest(kept | {path: piece.entry for path, piece in self.pieces.items()})


def ship(build: Build, live: Live, now: datetime, host: Mapping[str, bytes], compressor: Compressor | None) -> Shipment:
    """Put together what a target shall serve after this publish.

    `host` are the server's files; without a compressor nothing is compressed (a CDN does it itself).
    """
    pieces = {p: Piece(p, entry, build.root / p) for p, entry in build.manifest.files.items()}
    if compressor is not None:
        files = [(build.root / path, entry) for path, entry in build.manifest.files.items()]
        for path, forms in zip(list(pieces), compressor.pack(files), strict=True):
            pieces |= {
                path + form.suffix: Piece(path + form.suffix, form.entry, form.origin, compressor.index)
                for form in forms
            }
    stamp = max(int(now.timestamp()), live.stamp + 1)
    kept = _kept(live, pieces.keys(), now)
    record = Live(build.manifest, build.source, build.source_time, stamp, published=now, kept=kept)
    own = {MANIFEST: (build.root / MANIFEST).read_bytes(), RECORD: encode_record(record)}
    for path, content in {**host, **own}.items():
        pieces[path] = Piece(path, Entry(hashlib.sha256(content).hexdigest(), len(content)), content)
    return Shipment(dict(sorted(pieces.items())), record)


@contextmanager
def outbox(files: Iterable[tuple[str, bytes | Piece]]) -> Iterator[Path]:
    """Lay files out in a temporary folder for a tool that copies folders; each is checked while it is copied."""
    with tempfile.TemporaryDirectory(prefix="phuong-") as name:
        for path, content in files:
            place = Path(name) / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content if isinstance(content, bytes) else content.read())
        yield Path(name)


def found(folder: Path, paths: Iterable[str]) -> dict[str, bytes]:
    """Return the bytes of those files that a tool has brought into a folder."""
    return {path: (folder / path).read_bytes() for path in paths if (folder / path).is_file()}


def encode_record(live: Live) -> bytes:
    """Return the record that lies in each version beside its manifest."""
    kept = {path: (e.sha256, e.size, until.isoformat()) for path, (e, until) in sorted(live.kept.items())}
    record = {
        "version": 1,
        "manifest": live.manifest.digest,
        "source": live.source,
        "source_time": live.source_time.isoformat() if live.source_time else None,
        "stamp": live.stamp,
        "published": live.published.isoformat(timespec="seconds") if live.published else None,
        "kept": kept,
    }
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()


def decode_live(manifest: bytes, record: bytes, release: str = "", stray: Mapping[str, str] | None = None) -> Live:
    """Read back what a target serves; a missing or broken record only loses what it said. Raises ManifestError."""
    known = Manifest.parse(manifest)
    try:
        said = json.loads(record)
        kept = {
            str(path): (Entry(str(sha256), int(size)), datetime.fromisoformat(until))
            for path, (sha256, size, until) in said["kept"].items()
        }
        return Live(
            known,
            source=str(said["source"]),
            source_time=_time(said["source_time"]),
            stamp=int(said["stamp"]),
            release=release,
            published=_time(said["published"]),
            kept=kept,
            stray=stray or {},
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return Live(known, release=release, stray=stray or {})


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _kept(live: Live, paths: Iterable[str], now: datetime) -> dict[str, tuple[Entry, datetime]]:
    taken = set(paths)
    until = now + timedelta(days=KEPT_DAYS)
    kept = {path: (entry, end) for path, (entry, end) in live.kept.items() if end > now}
    for path, entry in live.manifest.files.items():
        if stage(path) is Stage.ASSET:
            kept[path] = (entry, until)
    return {path: value for path, value in kept.items() if path not in taken}
