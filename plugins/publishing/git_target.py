"""A branch from which a Pages host serves: one commit for each publish, made without a working copy."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from plugins.publishing import host_files
from plugins.publishing.build import Build
from plugins.publishing.clock import VIETNAM
from plugins.publishing.commands import run
from plugins.publishing.destination import Git
from plugins.publishing.failure import TargetError
from plugins.publishing.folder_target import KEEP
from plugins.publishing.journal import who
from plugins.publishing.manifest import MANIFEST, ManifestError
from plugins.publishing.shipment import RECORD, Live, Piece, Shipment, decode_live, outbox
from plugins.publishing.target import Sent

_SERVED = "refs/phuong/served"
_DEPTH = KEEP + 1


@dataclass(frozen=True, slots=True)
class GitTarget:
    """See Target; `home` is a bare repository in the project's cache that may be deleted at any time."""

    place: Git
    home: Path
    manner: str = "Mọi thay đổi đi trong một lần gửi lên nhánh"
    compresses: bool = False

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Nothing to hold: git itself refuses a push that is not a continuation of what is there."""
        if not (self.home / "HEAD").exists():
            self._plain("init", "--quiet", "--bare", str(self.home))
        yield

    def live(self) -> Live:
        """Fetch the branch, no deeper than the releases that are kept, and read what it serves."""
        listed = self._plain("ls-remote", "--heads", self.place.repository, f"refs/heads/{self.place.branch}")
        self._git("update-ref", "-d", _SERVED)
        if not listed.strip():
            return Live()
        branch = f"+refs/heads/{self.place.branch}:{_SERVED}"
        self._git("fetch", "--quiet", "--no-tags", "--depth", str(_DEPTH), self.place.repository, branch)
        commit = self._git("rev-parse", _SERVED).decode().strip()
        try:
            names = self._git("ls-tree", "--name-only", commit).decode().splitlines()
            if MANIFEST not in names:
                raise TargetError(f"nhánh {self.place.branch} đang chứa thứ khác; hãy chọn một nhánh trống")
            record = self._blob(RECORD) if self._git("ls-tree", commit, "--", RECORD).strip() else b""
            return decode_live(self._blob(MANIFEST), record, commit[:12])
        except ManifestError as error:
            raise TargetError(f"nhánh {self.place.branch} không đọc được ({error})") from error

    def host_files(self, build: Build) -> Mapping[str, bytes]:
        """See Target."""
        routes = host_files.routes(build.redirects, build.gone)
        domain = {"CNAME": f"{self.place.domain}\n".encode()} if self.place.domain else {}
        return {
            "_headers": host_files.pages_headers(build.manifest),
            "_redirects": host_files.pages_redirects(routes),
            ".nojekyll": b"",
            **domain,
        }

    def send(self, shipment: Shipment, live: Live) -> Sent:
        """Commit the whole version as a tree and push it; the push is refused if somebody else was faster."""
        before = self._tree()
        tree = {path: before[path] for path in shipment.kept if path in before}
        fresh = []
        for path, piece in shipment.pieces.items():
            if path in before and live.manifest.files.get(path) == piece.entry:
                tree[path] = before[path]
            else:
                fresh.append((path, piece))
        stored = self._store(fresh)
        changed = sum(before.get(path) != blob for path, blob in stored.items())
        tree |= stored
        for path in ("CNAME", ".well-known"):  # what the host itself or a person put on the branch stays
            tree |= {p: b for p, b in before.items() if p not in tree and (p == path or p.startswith(f"{path}/"))}
        commit = self._commit(tree, f"Đăng bản {shipment.manifest.digest[:12]}", shipment.stamp, live)
        size = self._push(commit, live)
        return Sent(commit[:12], changed, size)

    def read(self, paths: Sequence[str]) -> Mapping[str, bytes]:
        """Return files from the commit that the repository has on the branch."""
        listed = self._plain("ls-remote", "--heads", self.place.repository, f"refs/heads/{self.place.branch}").decode()
        if listed.split()[:1] != [self._git("rev-parse", _SERVED).decode().strip()]:
            raise TargetError(f"nhánh {self.place.branch} vừa bị đổi bởi người khác")
        return {path: self._blob(path) for path in paths}

    def releases(self) -> tuple[str, ...]:
        """Return the newest commits of the branch, oldest first."""
        listed = self._git("rev-list", f"--max-count={KEEP}", _SERVED, accepted=(0, 128)).decode().split()
        return tuple(commit[:12] for commit in reversed(listed))

    def switch(self, release: str, live: Live) -> None:
        """Commit the tree of an earlier version on top; history is never rewritten."""
        tree = self._git("rev-parse", f"{release}^{{tree}}").decode().strip()
        stamp = int(datetime.now(VIETNAM).timestamp())
        self._push(self._commit_tree(tree, f"Lùi về bản {release}", stamp, live), live)

    def journal(self, line: str) -> None:
        """The branch's history says who and when; the reason stays in the project's own log."""

    def _tree(self) -> dict[str, str]:
        listed = self._git("ls-tree", "-r", "-z", _SERVED, accepted=(0, 128)).decode()
        rows = (row.split("\t", 1) for row in listed.split("\0") if row)
        return {path: head.split()[2] for head, path in rows}

    def _store(self, files: Sequence[tuple[str, Piece]]) -> dict[str, str]:
        """Write files as blobs, byte for byte, and return the name of each."""
        with outbox(files) as folder:
            listing = "".join(f"{folder / path}\n" for path, _ in files).encode()
            names = self._git("hash-object", "-w", "--no-filters", "--stdin-paths", content=listing).decode().split()
        return dict(zip((path for path, _ in files), names, strict=True))

    def _commit(self, tree: Mapping[str, str], message: str, stamp: int, live: Live) -> str:
        index = self.home / "phuong.index"
        index.unlink(missing_ok=True)
        rows = "".join(f"100644 {blob}\t{path}\0" for path, blob in sorted(tree.items())).encode()
        self._git("update-index", "-z", "--index-info", content=rows, index=index)
        written = self._git("write-tree", index=index).decode().strip()
        index.unlink(missing_ok=True)
        return self._commit_tree(written, message, stamp, live)

    def _commit_tree(self, tree: str, message: str, stamp: int, live: Live) -> str:
        account, _, machine = who().partition("@")
        person = {"NAME": account, "EMAIL": f"{account}@{machine}", "DATE": f"{stamp} +0700"}
        environment = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in person.items()}
        parent = ("-p", self._git("rev-parse", _SERVED).decode().strip()) if live.release else ()
        return self._git("commit-tree", tree, *parent, "-m", message, environment=environment).decode().strip()

    def _push(self, commit: str, live: Live) -> int:
        self._git("push", "--quiet", self.place.repository, f"{commit}:refs/heads/{self.place.branch}")
        before = (f"^{_SERVED}",) if live.release else ()
        objects = self._git("rev-list", "--objects", commit, *before)
        names = b"".join(line.split()[0] + b"\n" for line in objects.splitlines())
        sizes = self._git("cat-file", "--batch-check=%(objectsize:disk)", content=names).split()
        self._git("update-ref", _SERVED, commit)
        return sum(map(int, sizes))

    def _blob(self, path: str) -> bytes:
        return self._git("cat-file", "blob", f"{_SERVED}:{path}")

    def _git(
        self,
        *arguments: str,
        content: bytes = b"",
        accepted: tuple[int, ...] = (0,),
        environment: Mapping[str, str] | None = None,
        index: Path | None = None,
    ) -> bytes:
        extra = {**(environment or {}), **({"GIT_INDEX_FILE": str(index)} if index else {})}
        return self._plain(
            "--git-dir", str(self.home), *arguments, content=content, accepted=accepted, environment=extra
        )

    def _plain(
        self,
        *arguments: str,
        content: bytes = b"",
        accepted: tuple[int, ...] = (0,),
        environment: Mapping[str, str] | None = None,
    ) -> bytes:
        quiet = {
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_SSH_COMMAND": os.environ.get("GIT_SSH_COMMAND", "ssh -o BatchMode=yes"),
        }
        options = ("-c", "gc.auto=0", "-c", "core.autocrlf=false")
        return run(["git", *options, *arguments], content, accepted, {**quiet, **(environment or {})}).stdout
