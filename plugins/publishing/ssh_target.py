"""A server over ssh and rsync: the same whole releases as in a folder, and only changed bytes on the wire."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from plugins.publishing import remote_scripts as scripts
from plugins.publishing.build import Build
from plugins.publishing.commands import last_words, run
from plugins.publishing.destination import Ssh
from plugins.publishing.failure import TargetBusyError, TargetError
from plugins.publishing.folder_target import KEEP, release_name, release_number, web_server_files
from plugins.publishing.host_files import SERVICE
from plugins.publishing.manifest import MANIFEST, ManifestError
from plugins.publishing.shipment import RECORD, Live, Piece, Shipment, decode_live, found, outbox
from plugins.publishing.target import Sent

SUMS = f"{SERVICE}/SHA256SUMS"
_SHORT = 120.0  # seconds for a script
_SENT = re.compile(rb"Total bytes sent: ([\d,.]+)")
_QUIET = (
    "-o",
    "BatchMode=yes",
    "-o",
    "ConnectTimeout=15",
    "-o",
    "ServerAliveInterval=5",
    "-o",
    "ServerAliveCountMax=3",
)


@dataclass(slots=True)
class SshTarget:
    """See Target; `cache` is a local folder for the last manifest seen there.

    All commands of one publish share the connection that holds the lock, where the local ssh can do that.
    """

    place: Ssh
    cache: Path
    manner: str = "Cả trang chuyển sang bản mới trong một lần"
    compresses: bool = True
    _control: tuple[str, ...] = ()

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold a lock on the server as long as one connection lives."""
        with tempfile.TemporaryDirectory(prefix="phuong-", ignore_cleanup_errors=True) as folder:
            shared = sys.platform != "win32"
            self._control = ("-o", "ControlMaster=auto", "-o", f"ControlPath={folder}/ssh") if shared else ()
            with self._holding(self._ssh(scripts.LOCK, self.place.path)):
                yield

    @contextmanager
    def _holding(self, command: list[str]) -> Iterator[None]:
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0
        ) as holder:
            assert holder.stdin and holder.stdout and holder.stderr
            try:
                answer = holder.stdout.readline().strip()
                if answer == b"busy":
                    raise TargetBusyError("một lần đăng khác đang chạy trên máy chủ; đợi xong rồi thử lại")
                if answer != b"held":
                    holder.stdin.close()
                    raise TargetError(f"không nối được {self.place.host}: {last_words(holder.stderr.read())}")
                yield
            finally:
                if not holder.stdin.closed:
                    holder.stdin.close()
                try:
                    holder.wait(10)
                except subprocess.TimeoutExpired:
                    holder.kill()

    def live(self) -> Live:
        """Tidy up on the server and read what it serves; the manifest comes as a difference to the last one seen."""
        release, _ = self._state()
        if not release:
            return Live()
        self.cache.mkdir(parents=True, exist_ok=True)
        try:
            self._fetch((MANIFEST, RECORD))
            record = (self.cache / Path(RECORD).name).read_bytes()
            return decode_live((self.cache / MANIFEST).read_bytes(), record, release)
        except (OSError, ManifestError) as error:
            raise TargetError(f"bản đang có trên {self.place.host} không đọc được ({error})") from error

    def host_files(self, build: Build) -> Mapping[str, bytes]:
        """See Target."""
        return web_server_files(build, f"{self.place.path}/current")

    def send(self, shipment: Shipment, live: Live) -> Sent:
        """Stage beside the served release, let the server itself check every hash, then move the link."""
        staging = shipment.manifest.digest[:16]
        there = set(self._script(scripts.STAGE, staging).decode().splitlines())
        kept = {path for path in shipment.kept if path in there}
        self._remove(there - shipment.pieces.keys() - kept - {SUMS}, staging)
        size = self._push([(SUMS, _sums(shipment, kept))], staging)
        missing = self._wrong(staging)
        if lost := kept & set(missing):  # damaged on the server's disk, and nothing here to mend them with
            self._remove(lost, staging)
            size += self._push([(SUMS, _sums(shipment, kept - lost))], staging)
        fresh = [path for path in missing if path in shipment.pieces]
        size += self._push([(path, shipment.pieces[path]) for path in fresh], staging)
        if wrong := self._wrong(staging):
            raise TargetError(f"{len(wrong)} tệp tới máy chủ không nguyên vẹn, ví dụ {wrong[0]}")
        numbers = map(release_number, self.releases())
        name = release_name(max(numbers, default=0) + 1, shipment)
        self._script(scripts.SWITCH, staging, name)
        self._prune(name)
        return Sent(name, len(fresh), size)

    def read(self, paths: Sequence[str]) -> Mapping[str, bytes]:
        """See Target."""
        with tempfile.TemporaryDirectory(prefix="phuong-") as name:
            listing = b"".join(path.encode() + b"\0" for path in paths)
            there = f"{self.place.host}:{self.place.path}/current/"
            self._rsync("--compress", "--from0", "--files-from=-", there, f"{name}/", content=listing)
            return found(Path(name), paths)

    def releases(self) -> tuple[str, ...]:
        """See Target."""
        return self._state()[1]

    def switch(self, release: str, live: Live) -> None:
        """See Target."""
        self._script(scripts.BACK, release, live.release)

    def journal(self, line: str) -> None:
        """See Target."""
        self._script(scripts.JOURNAL, content=f"{line}\n".encode())

    def _state(self) -> tuple[str, tuple[str, ...]]:
        first, *names = self._script(scripts.STATE).decode().splitlines()
        return first.removeprefix("current="), tuple(sorted(filter(release_number, names), key=release_number))

    def _prune(self, name: str) -> None:
        try:
            self._script(scripts.PRUNE, name, str(KEEP))
        except TargetError:
            return  # the new version is online; the next run clears the rest

    def _wrong(self, staging: str) -> list[str]:
        lines = self._script(scripts.VERIFY, staging).decode().splitlines()
        if not lines or not all(lines):
            raise TargetError(f"{self.place.host} không kiểm được tệp đã nhận; máy chủ cần lệnh sha256sum của GNU")
        return [] if lines == ["ok"] else lines

    def _remove(self, paths: set[str], staging: str) -> None:
        if paths:
            self._script(scripts.REMOVE, staging, content=b"".join(path.encode() + b"\0" for path in sorted(paths)))

    def _script(self, script: str, *arguments: str, content: bytes = b"") -> bytes:
        return run(self._ssh(script, self.place.path, *arguments), content, timeout=_SHORT * 5).stdout

    def _ssh(self, script: str, *arguments: str) -> list[str]:
        words = " ".join(map(shlex.quote, ("sh", "-euc", script, "sh", *arguments)))
        return [*self._connection(), self.place.host, words]

    def _connection(self) -> list[str]:
        place = self.place
        config = ["-F", str(place.config)] if place.config else []
        key = ["-i", str(place.key)] if place.key else []
        return ["ssh", *config, *key, "-p", str(place.port), *_QUIET, *self._control]

    def _rsync(self, *arguments: str, content: bytes = b"") -> bytes:
        shell = " ".join(map(shlex.quote, self._connection()))
        return run(["rsync", "--timeout=60", "-e", shell, *arguments], content).stdout

    def _fetch(self, paths: Sequence[str]) -> None:
        """Fetch files into the cache; rsync sends only what differs from the copies there, compared by content."""
        sources = (f"{self.place.host}:{self.place.path}/current/{path}" for path in paths)
        self._rsync("--checksum", "--compress", *sources, f"{self.cache}/")

    def _push(self, files: Sequence[tuple[str, bytes | Piece]], staging: str) -> int:
        """Send files into a staging and return the bytes that went over the wire.

        rsync writes beside and renames, so a file linked into older releases is replaced there, not changed in them.
        """
        if not files:
            return 0
        with outbox(files) as folder:
            there = f"{self.place.host}:{self.place.path}/.staging/{staging}/"
            options = ("-r", "--ignore-times", "--compress", "--no-whole-file", "--stats", "--chmod=D755,F644")
            answer = self._rsync(*options, f"{folder}/", there)
        match = _SENT.search(answer)
        return int(re.sub(rb"\D", b"", match[1])) if match else 0


def _sums(shipment: Shipment, kept: set[str]) -> bytes:
    wanted = shipment.entries.files
    listed = (f"{wanted[path].sha256}  {path}\n" for path in wanted if path in shipment.pieces or path in kept)
    return "".join(listed).encode()
