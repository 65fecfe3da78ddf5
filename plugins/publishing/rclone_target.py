"""Any store rclone writes to: no switch there, so files go in an order in which no link ever leads nowhere."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from plugins.publishing.build import Build
from plugins.publishing.commands import run
from plugins.publishing.destination import Rclone
from plugins.publishing.failure import TargetError, UsageError
from plugins.publishing.headers import CACHE_FOREVER, CACHE_MINUTES
from plugins.publishing.manifest import MANIFEST, ManifestError, Stage, is_immutable, stage
from plugins.publishing.shipment import RECORD, Live, Piece, Shipment, decode_live, found, outbox
from plugins.publishing.target import Sent

PENDING = ".may-chu/dang-do.json"  # the manifest of an upload that has begun and not ended
_MISSING = (3, 4)  # rclone: directory not found, file not found
_QUESTION, _TRANSFER = (
    60.0,
    3600.0,
)  # seconds: a store that says nothing is not waited for as long as one that takes files
_PART = 500  # files after which progress is written down
# A line that is down is told within a minute; waiting longer helps nobody, since the next run goes on from here.
_FLAGS = ("--retries", "1", "--low-level-retries", "2", "--contimeout", "10s", "--timeout", "20s", "--transfers", "8")


@dataclass(frozen=True, slots=True)
class RcloneTarget:
    """See Target; there is one version only, so the way back is to publish the older build again."""

    place: Rclone
    manner: str = "Tệp được thay lần lượt: trong lúc ấy trang cũ và trang mới cùng có mặt, nhưng không có liên kết chết"
    compresses: bool = False

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Stores have no locks: the project's own lock must do."""
        yield

    def live(self) -> Live:
        """Read the manifest there; files an interrupted upload touched count as unknown."""
        pending = self._fetch(PENDING)
        try:
            stray = dict(json.loads(pending)["touched"]) if pending else {}
            raw = self._fetch(MANIFEST)
            return decode_live(raw, self._fetch(RECORD) or b"", stray=stray) if raw else Live(stray=stray)
        except (ManifestError, ValueError, KeyError, TypeError) as error:
            raise TargetError(f"bản kê ở {self.place.remote} không đọc được ({error})") from error

    def host_files(self, build: Build) -> Mapping[str, bytes]:
        """None: headers go with each file, the rest is set at the CDN."""
        return {}

    def send(self, shipment: Shipment, live: Live) -> Sent:
        """Upload assets, new pages, changed pages, then lists; the manifest; and remove only when all that is there."""
        there = {path: entry.sha256 for path, entry in live.manifest.files.items()} | dict(live.stray)
        todo = [path for path, entry in shipment.manifest.files.items() if there.get(path) != entry.sha256]
        old = {*live.manifest, *live.kept, *live.stray}
        doomed = sorted(old - shipment.pieces.keys() - shipment.kept.keys())
        touched = {**live.stray, **dict.fromkeys((*todo, *doomed), "")}
        for part in _in_order(todo, frozenset(there)):
            self._note(touched)
            for forever in (True, False):
                files = [(path, shipment.pieces[path]) for path in part if is_immutable(path) is forever]
                self._put(files, CACHE_FOREVER if forever else CACHE_MINUTES)
            touched |= {path: shipment.pieces[path].entry.sha256 for path in part}
        self._note(touched)
        for path in (RECORD, MANIFEST):
            self._put([(path, shipment.pieces[path])], CACHE_MINUTES)
        self._delete(doomed)
        self._delete([PENDING])
        size = sum(shipment.pieces[path].entry.size for path in (*todo, RECORD, MANIFEST))
        return Sent(shipment.manifest.digest[:12], len(todo), size)

    def read(self, paths: Sequence[str]) -> Mapping[str, bytes]:
        """See Target."""
        with tempfile.TemporaryDirectory(prefix="phuong-") as folder, _listing(paths) as listing:
            self._rclone("copy", "--no-check-dest", "--files-from-raw", listing, self.place.remote, folder)
            return found(Path(folder), paths)

    def releases(self) -> tuple[str, ...]:
        """See Target."""
        return ()

    def switch(self, release: str, live: Live) -> None:
        """See Target."""
        raise UsageError("nơi này chỉ giữ một bản; lấy lại nội dung cũ (git), dựng rồi đăng với --confirm-removal")

    def journal(self, line: str) -> None:
        """Append to the private log when one is configured; nothing personal goes into the public store."""
        if self.place.journal:
            known = self._rclone("cat", self.place.journal, accepted=(0, *_MISSING)).decode("utf-8", "replace")
            self._rclone("rcat", self.place.journal, content=f"{known}{line}\n".encode())

    def _fetch(self, path: str) -> bytes | None:
        """Return a file's bytes, or None when it is surely not there; any doubt is an error."""
        folder, _, name = f"{self.place.remote.rstrip('/')}/{path}".rpartition("/")
        listed = self._run("lsjson", "--files-only", folder, accepted=(0, *_MISSING))
        if listed.returncode or all(file["Name"] != name for file in json.loads(listed.stdout or b"[]")):
            return None
        return self._rclone("cat", f"{folder}/{name}")

    def _note(self, touched: Mapping[str, str]) -> None:
        """Write down what the store may hold now, so that a run after this one knows what to mend."""
        note = json.dumps({"touched": dict(sorted(touched.items()))}, ensure_ascii=False)
        self._put([(PENDING, note.encode())], "no-store")

    def _put(self, files: Sequence[tuple[str, bytes | Piece]], cache: str) -> None:
        """Copy files whatever is there: stores without checksums would let rclone skip a change of equal size."""
        if files:
            with outbox(files) as folder:
                header = ("--header-upload", f"Cache-Control: {cache}")
                self._rclone("copy", "--no-check-dest", *header, str(folder), self.place.remote)

    def _delete(self, paths: list[str]) -> None:
        if not paths:
            return
        with _listing(paths) as listing:
            guard = ("--max-delete", str(len(paths)))
            self._rclone("delete", *guard, "--files-from-raw", listing, self.place.remote)

    def _rclone(self, *arguments: str, content: bytes = b"", accepted: tuple[int, ...] = (0,)) -> bytes:
        return self._run(*arguments, content=content, accepted=accepted).stdout

    def _run(
        self, *arguments: str, content: bytes = b"", accepted: tuple[int, ...] = (0,)
    ) -> subprocess.CompletedProcess[bytes]:
        config = ("--config", str(self.place.config)) if self.place.config else ()
        patience = _TRANSFER if arguments[0] in ("copy", "delete") else _QUESTION
        return run(["rclone", *config, *_FLAGS, *arguments], content, accepted, timeout=patience)


@contextmanager
def _listing(paths: Iterable[str]) -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="phuong-") as folder:
        listing = Path(folder, "paths.txt")
        listing.write_text("".join(f"{path}\n" for path in paths), encoding="utf-8", newline="\n")
        yield str(listing)


def _in_order(paths: Iterable[str], there: frozenset[str]) -> Iterator[list[str]]:
    """Cut paths into parts such that what can be reached from the home page never points at something not there yet.

    Assets first; then everything new, to which nothing old points; then the changed pages; lists and feeds last.
    """
    groups: dict[tuple[bool, bool, Stage], list[str]] = {}
    for path in sorted(paths):
        groups.setdefault((stage(path) is not Stage.ASSET, path in there, stage(path)), []).append(path)
    for key in sorted(groups):
        group = groups[key]
        yield from (group[start : start + _PART] for start in range(0, len(group), _PART))
