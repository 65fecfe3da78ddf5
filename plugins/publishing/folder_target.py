"""A folder on this machine: whole releases beside each other, `current` pointing at the one that is served."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from plugins.domain.system_error import reason
from plugins.publishing import disk, host_files
from plugins.publishing.build import Build
from plugins.publishing.clock import VIETNAM
from plugins.publishing.failure import TargetError
from plugins.publishing.lock import hold
from plugins.publishing.manifest import MANIFEST, ManifestError, Stage, stage
from plugins.publishing.shipment import RECORD, Live, Piece, Shipment, decode_live
from plugins.publishing.target import Sent

KEEP = 10
JOURNAL = "nhat-ky.jsonl"
STAGING = ".staging"  # hidden, so that it is never somebody else's folder: it is cleared without asking
_RELEASE = re.compile(r"(\d{6,})-[0-9T]+-[0-9a-f]{8}")
_MARGIN = 4 << 20  # bytes left free for folders and the log


def release_name(number: int, shipment: Shipment) -> str:
    """Name a release so that names sort by order of publishing, whatever the clock said."""
    time = datetime.fromtimestamp(shipment.stamp, VIETNAM)
    return f"{number:06d}-{time:%Y%m%dT%H%M%S}-{shipment.manifest.digest[:8]}"


def release_number(name: str) -> int:
    """Return the running number in a release's name; 0 for names that are not ours."""
    match = _RELEASE.fullmatch(name)
    return int(match[1]) if match else 0


def web_server_files(build: Build, root: str) -> dict[str, bytes]:
    """Return the configuration for nginx and Apache that belongs to a build served from `root`."""
    routes = host_files.routes(build.redirects, build.gone)
    return {host_files.NGINX: host_files.nginx(routes, root), ".htaccess": host_files.apache(routes)}


@dataclass(frozen=True, slots=True)
class FolderTarget:
    """See Target; `root` holds `releases/`, `.staging/`, `current` and the log."""

    root: Path
    manner: str = "Cả trang chuyển sang bản mới trong một lần"
    compresses: bool = True

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the folder's lock; the kernel gives it back when this process dies."""
        try:
            self.root.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise _failed(error) from error
        with hold(self.root / ".khoa"):
            yield

    def live(self) -> Live:
        """Read what `current` points at, and remove what runs that were killed have left."""
        try:
            self._tidy()
            release = self._current()
            if not release:
                return Live()
            home = self.root / "releases" / release
            record = home / RECORD
            return decode_live((home / MANIFEST).read_bytes(), record.read_bytes() if record.exists() else b"", release)
        except (OSError, ManifestError) as error:
            raise _failed(error) from error

    def host_files(self, build: Build) -> Mapping[str, bytes]:
        """See Target."""
        return web_server_files(build, str((self.root / "current").absolute()))

    def send(self, shipment: Shipment, live: Live) -> Sent:
        """Stage a whole release, make it durable, check every byte of it, then move the link.

        What is linked was hashed in the release it comes from, and is the same file; what is written is hashed again.
        """
        staging = self.root / STAGING / shipment.manifest.digest[:16]
        try:
            disk.remove_tree(staging)
            previous = _existing(self.root / "releases" / live.release if live.release else None)
            fresh = self._stage(staging, shipment, live, previous)
            _verify(staging, {piece.path: piece.entry.sha256 for piece in fresh})
            name = release_name(max(map(release_number, self.releases()), default=0) + 1, shipment)
            (self.root / "releases").mkdir(exist_ok=True)
            staging.rename(self.root / "releases" / name)
            disk.flush([self.root / "releases"])
            disk.replace_link(self.root / "current", f"releases/{name}")
        except OSError as error:
            shutil.rmtree(staging, ignore_errors=True)
            raise _failed(error) from error
        self._prune(name)
        return Sent(name, len(fresh), sum(piece.entry.size for piece in fresh))

    def read(self, paths: Sequence[str]) -> Mapping[str, bytes]:
        """See Target."""
        try:
            return {path: (self.root / "current" / path).read_bytes() for path in paths}
        except OSError as error:
            raise _failed(error) from error

    def releases(self) -> tuple[str, ...]:
        """See Target."""
        home = self.root / "releases"
        names = [entry.name for entry in os.scandir(home)] if home.is_dir() else []
        return tuple(sorted(filter(release_number, names), key=release_number))

    def switch(self, release: str, live: Live) -> None:
        """Move the link; assets of the version being left stay reachable for pages that are open."""
        try:
            home = self.root / "releases" / release
            for path in (path for path in live.manifest if stage(path) is Stage.ASSET):
                source, copy = self.root / "releases" / live.release / path, home / path
                if not copy.exists() and source.exists():
                    copy.parent.mkdir(parents=True, exist_ok=True)
                    os.link(source, copy)
            disk.replace_link(self.root / "current", f"releases/{release}")
        except OSError as error:
            raise _failed(error) from error

    def journal(self, line: str) -> None:
        """See Target."""
        try:
            disk.append_line(self.root / JOURNAL, line)
        except OSError as error:
            raise _failed(error) from error

    def _current(self) -> str:
        link = self.root / "current"
        if not link.is_symlink():
            if link.exists():
                raise TargetError(f"{link} không phải liên kết do chương trình tạo; hãy dời nó đi nơi khác")
            return ""
        return link.readlink().name

    def _tidy(self) -> None:
        disk.remove_tree(self.root / STAGING)
        for link in self.root.glob(".current.*"):
            link.unlink(missing_ok=True)
        current, served = self._current(), self._served()
        if current and current not in served:  # the run died between the switch and its line in the log
            disk.append_line(self.root / JOURNAL, json.dumps({"event": "recovered", "release": current}))
        for name in self.releases():
            # complete but never switched to: the run died in between
            if name != current and name not in served:
                self._remove(name)

    def _served(self) -> set[str]:
        journal = self.root / JOURNAL
        found = set()
        for line in journal.read_text(encoding="utf-8").splitlines() if journal.exists() else ():
            try:
                found.add(str(json.loads(line)["release"]))
            except (ValueError, KeyError, TypeError):
                continue  # a line cut by a crash
        return found

    def _stage(self, staging: Path, shipment: Shipment, live: Live, previous: Mapping[str, str]) -> list[Piece]:
        old = self.root / "releases" / live.release
        fresh = [p for path, p in shipment.pieces.items() if previous.get(path) != p.entry.sha256]
        free = shutil.disk_usage(self.root).free
        need = sum(piece.entry.size for piece in fresh) + _MARGIN
        if free < need:
            raise TargetError(f"ổ đĩa của {self.root} chỉ còn {free >> 20} MB, cần {need >> 20} MB; hãy dọn bớt")
        again = {piece.path for piece in fresh}
        wanted = _wanted(shipment, previous)
        folders = {staging, *(staging / inside for inside in {path.rpartition("/")[0] for path in wanted})}
        for folder in sorted(folders):
            folder.mkdir(parents=True, exist_ok=True)
        for path in wanted:
            if path not in again:
                os.link(f"{old}/{path}", f"{staging}/{path}")
        for piece in fresh:
            disk.write_file(staging / piece.path, piece.read(), shipment.stamp)
        disk.flush([*(staging / piece.path for piece in fresh), *sorted(folders)])
        return fresh

    def _prune(self, current: str) -> None:
        for name in [name for name in self.releases() if name != current][: -(KEEP - 1)]:
            self._remove(name)

    def _remove(self, name: str) -> None:
        doomed = self.root / STAGING / name
        try:
            doomed.parent.mkdir(exist_ok=True)
            (self.root / "releases" / name).rename(doomed)
            shutil.rmtree(doomed, ignore_errors=True)
        except OSError:
            return  # the new version is online already; the next run tries again


def _existing(old: Path | None) -> dict[str, str]:
    """Hash what the served release really holds, so that a damaged file is written again and never linked."""
    if old is None:
        return {}
    paths = [path for path, is_link in disk.files_below(old) if not is_link]
    return {path: sha256 for path, sha256 in zip(paths, disk.hash_files(old, paths), strict=True) if sha256}


def _wanted(shipment: Shipment, previous: Mapping[str, str]) -> dict[str, str]:
    """The hash of every file to be served; a kept asset that was lost on the disk cannot be kept any longer."""
    kept = {p: entry.sha256 for p, (entry, _) in shipment.kept.items() if previous.get(p) == entry.sha256}
    return dict(sorted((kept | {path: piece.entry.sha256 for path, piece in shipment.pieces.items()}).items()))


def _verify(staging: Path, wanted: Mapping[str, str]) -> None:
    for path, sha256 in zip(wanted, disk.hash_files(staging, wanted), strict=True):
        if sha256 != wanted[path]:
            raise TargetError(f"tệp {path} ghi xong không đúng nội dung; ổ đĩa có thể đang hỏng")


def _failed(error: Exception) -> TargetError:
    if isinstance(error, TargetError):
        return error
    if isinstance(error, OSError):
        path = Path(error.filename).name if isinstance(error.filename, str) else ""
        return TargetError(f"không ghi được vào nơi đăng ({reason(error)}{': ' + path if path else ''})")
    return TargetError(f"nơi đăng đang hỏng ({error})")
