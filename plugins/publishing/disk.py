"""Writes to a local disk such that a power cut leaves either the old file or the new one."""

from __future__ import annotations

import ctypes
import hashlib
import os
import shutil
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

_BLOCK = 1 << 20
_PART = 100  # files hashed by one task: smaller tasks cost more than they hash
_FEW = 200  # up to here single fsyncs are quicker than flushing the whole file system


def write_file(path: Path, content: bytes, modified: int = 0) -> None:
    """Write a new file, checking every write; `modified` (seconds) becomes its time of change when given."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(handle, left) :]
    finally:
        os.close(handle)
    if modified:
        os.utime(path, (modified, modified))


def replace_file(path: Path, content: bytes) -> None:
    """Replace a file by one with this content in a single step that survives a power cut."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    fresh.unlink(missing_ok=True)
    try:
        write_file(fresh, content)
        flush([fresh])
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
    flush([path.parent])


def replace_file_quickly(path: Path, content: bytes) -> None:
    """Replace a file in one step without waiting for the disk; for caches, which may be lost but never half written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{os.getpid()}.{threading.get_ident()}")
    fresh.unlink(missing_ok=True)
    try:
        write_file(fresh, content)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def append_line(path: Path, line: str) -> None:
    """Append one line to a log and flush it; a line cut by a crash before is ended first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644)
    try:
        size = os.fstat(handle).st_size
        cut = size > 0 and os.pread(handle, 1, size - 1) != b"\n"
        content = ("\n" * cut + line + "\n").encode()
        if os.write(handle, content) != len(content):
            raise OSError(28, "ghi thiếu", str(path))
        os.fsync(handle)
    finally:
        os.close(handle)


def replace_link(link: Path, target: str) -> None:
    """Point a symbolic link elsewhere in one step: a reader sees the old target or the new one, never none."""
    fresh = link.with_name(f".{link.name}.{os.getpid()}")
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(target)
    try:
        fresh.replace(link)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
    # readers see the new target by now; were this lost in a power cut, they would see the old one, as whole as ever
    with suppress(OSError):
        flush([link.parent])


def flush(paths: Iterable[Path]) -> None:
    """Wait until files and folders are on the disk itself; many at once by flushing their file system."""
    known = list(paths)
    if len(known) > _FEW and _flush_file_system(known[0]):
        return
    for path in known:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def remove_tree(path: Path) -> None:
    """Remove a folder with everything in it; one that is gone already is no mistake."""
    if path.is_symlink() or path.is_file():
        path.unlink(missing_ok=True)
    elif path.exists():
        shutil.rmtree(path)


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file in hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def files_below(folder: Path) -> Iterator[tuple[str, bool]]:
    """Yield everything below a folder that is not a folder: its path from there, forward slashes, and whether it is a link."""
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        with os.scandir(folder / inside) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{inside}{entry.name}/")
                else:
                    yield inside + entry.name, entry.is_symlink()


def hash_files(folder: Path, paths: Iterable[str]) -> Iterator[str | None]:
    """Hash many files below a folder on all cores, in order; None stands for one that is missing or unreadable."""
    known = [f"{folder}/{path}" for path in paths]
    parts = [known[start : start + _PART] for start in range(0, len(known), _PART)]
    with ThreadPoolExecutor(min(8, (os.cpu_count() or 2) + 1)) as pool:
        for hashes in pool.map(_hash_part, parts):
            yield from hashes


def _hash_part(paths: list[str]) -> list[str | None]:
    return [_hash_or_none(path) for path in paths]


def _hash_or_none(path: str) -> str | None:
    try:
        with Path(path).open("rb", buffering=0) as stream:
            first = stream.read(_BLOCK)
            if len(first) < _BLOCK:
                return hashlib.sha256(first).hexdigest()
        return hash_file(Path(path))
    except OSError:
        return None


def _flush_file_system(path: Path) -> bool:
    try:
        syncfs = ctypes.CDLL(None, use_errno=True).syncfs
    except (AttributeError, OSError, TypeError):
        return False
    handle = os.open(path, os.O_RDONLY)
    try:
        if syncfs(handle):
            number = ctypes.get_errno()
            raise OSError(number, os.strerror(number), str(path))
    finally:
        os.close(handle)
    return True
