"""Files of the store on disk: put whole or not at all, checked before use, published by link or copy."""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from pathlib import Path

from plugins.images.ledger import Ledger
from plugins.images.record import StoredPicture

_RECORD = ".json"


class Shelf:
    """Pictures by key below one folder: `ab/<key>.json` is the record, `ab/<key>-<width>.<suffix>` the variants."""

    def __init__(self, folder: Path, ledger: Ledger, *, trust_status: bool = True) -> None:
        self._folder = folder
        self._ledger = ledger
        self._trust_status = trust_status
        self.scratch = folder / "scratch"
        self.scratch.mkdir(parents=True, exist_ok=True)

    def path(self, key: str, name: str) -> Path:
        """Where the file `name` of the picture `key` lies."""
        return self._folder / key[:2] / name

    def has_record(self, key: str) -> bool:
        """Whether a record for the key exists, whole or not."""
        return self.path(key, key + _RECORD).exists()

    def find(self, key: str) -> StoredPicture | None:
        """The picture with that key if its record and all its files are whole, else None."""
        try:
            stored = StoredPicture.from_bytes(self.path(key, key + _RECORD).read_bytes())
        except (OSError, ValueError, KeyError, TypeError):
            return None
        whole = all(self._is_whole(self.path(key, stored.file_name(file)), file.digest) for file in stored.files)
        return stored if whole and stored.key == key else None

    def _is_whole(self, path: Path, digest: str) -> bool:
        try:
            status = path.lstat()
            if self._trust_status and self._ledger.digest(path, status) == digest:
                return True
            found = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError:
            return False
        if found == digest:
            self._ledger.note(path, status, digest)
        return found == digest

    def put(self, stored: StoredPicture, scratch_paths: list[str]) -> None:
        """Take over a worker's files; the record comes last, so that a picture is never found half made."""
        self.path(stored.key, "").mkdir(parents=True, exist_ok=True)
        for file, scratch in zip(stored.files, scratch_paths, strict=True):
            Path(scratch).replace(self.path(stored.key, stored.file_name(file)))
        new = self.scratch / f"{os.getpid()}-{stored.key}{_RECORD}"
        new.write_bytes(stored.to_bytes())
        new.replace(self.path(stored.key, stored.key + _RECORD))

    def prune(self, keep: set[str]) -> int:
        """Remove every file whose key is not kept, and what killed workers left; returns how many files went."""
        remove_leftovers(self.scratch)
        unused = [path for path in self._folder.glob("??/*") if path.name[:32] not in keep]
        for path in unused:
            path.unlink(missing_ok=True)
        return len(unused)


def remove_leftovers(scratch: Path) -> None:
    """Remove files that killed workers left an hour ago or earlier; younger ones may be a running preview's."""
    oldest = time.time() - 3600
    for path in scratch.iterdir():
        if path.lstat().st_mtime < oldest:
            path.unlink(missing_ok=True)


def place_file(source: Path, target: Path) -> None:
    """Publish a stored file at `target` by hard link, or by copy where links are not possible."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists() and target.samefile(source):
        return
    new = target.with_name(f"{target.name}.{os.getpid()}.new")
    new.unlink(missing_ok=True)
    try:
        os.link(source, new)
    except OSError:
        shutil.copyfile(source, new)
    new.replace(target)
