"""What earlier builds found out about each article, kept by content hash.

An index (SQLite: written a row at a time, safe when killed) holds for each source file what the whole site needs to
know; the bodies, which only their own page needs, lie in append-only files written by the workers themselves. Every row
and every body carries a checksum; whatever does not check is forgotten and made anew. Nothing in it can run code.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import sqlite3
import weakref
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

_SCHEMA_VERSION = 8
_compact = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode
_read = json.JSONDecoder().raw_decode
_COLUMNS = "path, size, mtime_ns, seen_ns, content, key, summary, places, checksum"


class BodyRef(NamedTuple):
    """Where a body lies: file of the store, offset and length in bytes, and the CRC-32 of those bytes.

    It shall tell damage, not a forger, and takes a sixth of the time of a hash.
    """

    file: str
    offset: int
    length: int
    checksum: int


_ref_of = partial(tuple.__new__, BodyRef)  # three times as quick as the constructor


class Places(NamedTuple):
    """Where the bodies of one source lie."""

    figures: BodyRef
    body: BodyRef

    def encode(self) -> str:
        """The places as a JSON text."""
        return _compact(self)


class Row(NamedTuple):
    """What the store knows of one source file.

    `size`, `mtime_ns` and `seen_ns` (when it was read) may spare reading it again; `content` is the hash of its bytes,
    `key` stands for the code that the rest was computed with; `summary` is a JSON text, empty once it has been decoded;
    `places` is one too, decoded only where somebody asks for a body.
    """

    path: str
    size: int
    mtime_ns: int
    seen_ns: int
    content: str
    key: str
    summary: str
    places: str

    def refs(self) -> Places:
        """Where figures and body lie."""
        figures, body = _read(self.places)[0]
        return Places(_ref_of(figures), _ref_of(body))

    def unchanged(self, size: int, mtime_ns: int) -> bool:
        """Whether size and time alone prove that the file is the one read then.

        Git's rule for racy entries: a file changed within the clock's grain of the reading may have been changed after
        it too, so its time proves nothing.
        """
        return (self.size, self.mtime_ns) == (size, mtime_ns) and self.mtime_ns < self.seen_ns - _RACY_NS


_RACY_NS = 20_000_000  # the coarsest grain of file times seen on common file systems, with room


class Store:
    """The index of the store and access to its bodies; opening never fails, at worst it is empty.

    `notes` says in Vietnamese what had to be thrown away.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.notes: list[str] = []
        folder.mkdir(parents=True, exist_ok=True)
        self._base = self._open()

    def _open(self) -> sqlite3.Connection:
        if all(os.access(file, os.R_OK | os.W_OK) for file in self.folder.glob("index.db*")):
            with contextlib.suppress(sqlite3.DatabaseError):
                return self._connect()
        self.notes.append("kho bài đã đọc bị hỏng, đọc lại từ đầu")
        for leftover in self.folder.glob("index.db*"):
            leftover.unlink()
        try:
            return self._connect()
        except sqlite3.OperationalError as problem:  # even an empty store finds no room
            raise OSError(errno.EIO, str(problem)) from problem

    def _connect(self) -> sqlite3.Connection:
        base = sqlite3.connect(self.folder / "index.db", isolation_level=None)
        try:
            base.execute("PRAGMA journal_mode=WAL")
            base.execute("PRAGMA synchronous=OFF")
            if base.execute("PRAGMA user_version").fetchone()[0] != _SCHEMA_VERSION:
                base.execute("DROP TABLE IF EXISTS articles")
                base.execute(
                    "CREATE TABLE articles (path TEXT PRIMARY KEY, size INT, mtime_ns INT, seen_ns INT, content TEXT,"
                    " key TEXT, summary TEXT, places TEXT, checksum INT) WITHOUT ROWID"
                )
                base.execute(f"PRAGMA user_version={_SCHEMA_VERSION}")
            base.execute("SELECT path FROM articles LIMIT 1").fetchall()
        except sqlite3.DatabaseError:
            base.close()
            raise
        return base

    def rows(self) -> dict[str, Row]:
        """All rows that check, by path."""
        try:
            return dict(self._checked())
        except sqlite3.DatabaseError:
            self._base.close()
            for leftover in self.folder.glob("index.db*"):
                leftover.unlink()
            self.notes.append("kho bài đã đọc bị hỏng, đọc lại từ đầu")
            self._base = self._connect()
            return {}

    def _checked(self) -> Iterator[tuple[str, Row]]:
        for record in self._base.execute(f"SELECT {_COLUMNS} FROM articles"):
            try:
                if _checksum(record) == record[8]:
                    yield record[0], Row._make(record[:8])
            except TypeError:
                continue  # a row of wrong types is a damaged row

    def put(self, rows: Iterable[Row], gone: Iterable[str]) -> None:
        """Add or replace rows and drop those of files that are gone, in one transaction.

        Raises OSError when they cannot be written.
        """
        try:
            self._put(rows, gone)
        except sqlite3.OperationalError as problem:  # no room, no right to write
            raise OSError(errno.EIO, str(problem)) from problem

    def _put(self, rows: Iterable[Row], gone: Iterable[str]) -> None:
        self._base.execute("BEGIN IMMEDIATE")
        self._base.executemany("DELETE FROM articles WHERE path = ?", ((path,) for path in gone))
        self._base.executemany(
            f"INSERT OR REPLACE INTO articles ({_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?)",
            (_record(row) for row in rows),
        )
        self._base.execute("COMMIT")

    def close(self) -> None:
        """Let go of the index; rows already read stay good."""
        self._base.close()

    def prune(self, rows: Iterable[Row]) -> None:
        """Drop body files that no row points into."""
        used = {name for row in rows for name in row.places.split('"', 4)[1::2]}  # as JSON, and all of it is not needed
        for file in self.folder.glob("bodies-*.txt"):
            if file.name not in used:
                file.unlink(missing_ok=True)


def _checksum(row: Row | tuple[str, ...]) -> int:
    """Of everything but size and times; none of the texts can hold the mark between them. Raises TypeError for others."""
    text = "\0".join((row[0], *row[4:8]))
    return crc32(text.encode("utf-8", "surrogatepass"))


def _record(row: Row) -> tuple[str | int, ...]:
    """A row as it is stored, with the checksum that it must still have when it is read."""
    return (*row, _checksum(row))


class BodyWriter:
    """Appends bodies to a file of its own; each process that compiles articles has one."""

    def __init__(self, folder: Path, name: str) -> None:
        self._name = f"bodies-{name}.txt"
        self._handle = os.open(folder / self._name, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        weakref.finalize(self, os.close, self._handle)
        self._offset = os.fstat(self._handle).st_size

    def append(self, body: bytes) -> BodyRef:
        """Keep a body and say where."""
        return self.append_all(body)[0]

    def append_all(self, *bodies: bytes) -> list[BodyRef]:
        """Keep some bodies, written in one go, and say where each is."""
        joined = b"".join(bodies)
        written = 0
        while written < len(joined):
            written += os.write(self._handle, joined[written:] if written else joined)
        refs = []
        for body in bodies:
            refs.append(BodyRef(self._name, self._offset, len(body), crc32(body)))
            self._offset += len(body)
        return refs


class LostBody(Exception):
    """A body is missing or damaged; its row must be forgotten and its article compiled again."""


def _close_all(handles: dict[str, int]) -> None:
    while handles:
        os.close(handles.popitem()[1])


_MOST_HANDLES = (
    64  # every build and every save in a preview leaves a file of bodies; a process may open about a thousand
)


class BodyReader:
    """Reads bodies by reference; safe to use on both sides of a fork, since it never seeks."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._handles: dict[str, int] = {}
        weakref.finalize(self, _close_all, self._handles)

    def read(self, ref: BodyRef) -> bytes:
        """Return a body's bytes; raises LostBody when they are not those that were written."""
        try:
            if ref.file not in self._handles:
                if len(self._handles) >= _MOST_HANDLES:
                    _close_all(self._handles)
                self._handles[ref.file] = os.open(self._folder / ref.file, os.O_RDONLY)
            body = os.pread(self._handles[ref.file], ref.length, ref.offset)
        except OSError as problem:
            raise LostBody(ref.file) from problem
        if len(body) != ref.length or crc32(body) != ref.checksum:
            raise LostBody(ref.file)
        return body
