"""The store of what was read: any damage costs time and nothing else."""

from __future__ import annotations

import os
import random
import sqlite3
from pathlib import Path
from zlib import crc32

import pytest

from plugins.engine.hashing import digest
from plugins.engine.store import BodyReader, BodyRef, BodyWriter, LostBody, Places, Row, Store


def row(path: str, body: BodyRef | None = None, seen_ns: int = 10**18) -> Row:
    place = body or BodyRef("bodies-a.txt", 0, 3, crc32(b"abc"))
    return Row(
        path=path,
        size=3,
        mtime_ns=seen_ns - 10**9,
        seen_ns=seen_ns,
        content=digest(path),
        key="khóa",
        summary='["tin"]',
        places=Places(place, place).encode(),
    )


def filled(folder: Path, count: int = 30) -> dict[str, Row]:
    store = Store(folder)
    rows = {f"content/{number}.md": row(f"content/{number}.md") for number in range(count)}
    store.put(rows.values(), ())
    store.close()
    return rows


def test_rows_come_back_as_they_were_put(tmp_path: Path) -> None:
    rows = filled(tmp_path)
    store = Store(tmp_path)
    assert store.rows() == rows
    store.put([row("content/1.md", seen_ns=2 * 10**18)], ["content/2.md"])
    store.close()
    found = Store(tmp_path).rows()
    assert found["content/1.md"].seen_ns == 2 * 10**18
    assert "content/2.md" not in found
    assert len(found) == len(rows) - 1


@pytest.mark.parametrize("seed", range(8))
def test_whatever_bytes_of_the_index_are_spoilt_every_row_that_comes_back_is_true(tmp_path: Path, seed: int) -> None:
    rows = filled(tmp_path)
    chance = random.Random(seed)
    index = tmp_path / "index.db"
    raw = bytearray(index.read_bytes())
    for _ in range(chance.randrange(1, 60)):
        raw[chance.randrange(len(raw))] = chance.randrange(256)
    index.write_bytes(raw[: chance.randrange(len(raw))] if seed % 2 else raw)
    for leftover in tmp_path.glob("index.db-*"):
        leftover.unlink()
    store = Store(tmp_path)
    found = store.rows()
    for path, one in found.items():
        known = rows[path]
        assert one._replace(size=known.size, mtime_ns=known.mtime_ns, seen_ns=known.seen_ns) == known
    store.put([row("content/moi.md")], ["content/1.md"])
    assert "content/moi.md" in store.rows()
    store.close()


@pytest.mark.parametrize("rubbish", [b"", b"khong phai sqlite " * 100, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_an_index_that_is_none_is_made_anew_and_said_to_be(tmp_path: Path, rubbish: bytes) -> None:
    (tmp_path / "index.db").write_bytes(rubbish)
    store = Store(tmp_path)
    assert store.rows() == {}
    assert len(store.notes) == (1 if rubbish else 0)
    store.put([row("content/a.md")], ())
    assert list(store.rows()) == ["content/a.md"]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE articles SET summary = 'khác'",
        "UPDATE articles SET key = 'khác'",
        "UPDATE articles SET places = '[1, 2]'",
        "UPDATE articles SET places = 'không phải json'",
        'UPDATE articles SET places = \'["a", 0, 3, "b"]\'',
        "UPDATE articles SET content = NULL",
        "UPDATE articles SET summary = x'00ff'",
        "UPDATE articles SET checksum = ''",
    ],
)
def test_a_row_whose_parts_do_not_check_is_forgotten(tmp_path: Path, change: str) -> None:
    filled(tmp_path, 3)
    base = sqlite3.connect(tmp_path / "index.db")
    base.execute(f"{change} WHERE path = 'content/1.md'")
    base.commit()
    base.close()
    assert sorted(Store(tmp_path).rows()) == ["content/0.md", "content/2.md"]


def test_an_index_of_another_version_is_emptied(tmp_path: Path) -> None:
    filled(tmp_path)
    base = sqlite3.connect(tmp_path / "index.db")
    base.execute("PRAGMA user_version=1")
    base.close()
    assert Store(tmp_path).rows() == {}


def test_bodies_are_read_back_and_a_spoilt_or_missing_one_is_known(tmp_path: Path) -> None:
    writer = BodyWriter(tmp_path, "a")
    bodies = ["một".encode(), b"", b"x" * 100_000]
    refs = [writer.append(body) for body in bodies]
    reader = BodyReader(tmp_path)
    assert [reader.read(ref) for ref in refs] == bodies
    again = BodyWriter(tmp_path, "a")
    assert BodyReader(tmp_path).read(again.append(b"sau")) == b"sau"

    with (tmp_path / refs[0].file).open("r+b") as file:
        file.write(b"M")
    with pytest.raises(LostBody):
        BodyReader(tmp_path).read(refs[0])
    os.truncate(tmp_path / refs[0].file, 50)
    with pytest.raises(LostBody):
        BodyReader(tmp_path).read(refs[2])
    with pytest.raises(LostBody):
        BodyReader(tmp_path).read(BodyRef("bodies-khong-co.txt", 0, 1, crc32(b"")))


def test_files_of_bodies_that_nothing_points_into_are_dropped(tmp_path: Path) -> None:
    kept = BodyWriter(tmp_path, "giu").append(b"giu")
    BodyWriter(tmp_path, "bo").append(b"bo")
    store = Store(tmp_path)
    store.prune([row("content/a.md", kept)])
    assert [path.name for path in tmp_path.glob("bodies-*")] == ["bodies-giu.txt"]


@pytest.mark.parametrize(
    ("size", "mtime_ns", "unchanged"),
    [(3, 10**18 - 10**9, True), (4, 10**18 - 10**9, False), (3, 10**18 - 10**8, False)],
)
def test_size_and_time_prove_a_file_unchanged_only_when_both_are_the_same(
    size: int, mtime_ns: int, unchanged: bool
) -> None:
    assert row("content/a.md").unchanged(size, mtime_ns) is unchanged


def test_a_file_saved_in_the_very_moment_of_its_reading_proves_nothing() -> None:
    fresh = row("content/a.md")._replace(mtime_ns=10**18 - 10**6)
    assert not fresh.unchanged(3, 10**18 - 10**6)


def test_a_digest_knows_where_its_parts_end() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert digest(b"ab", b"c") != digest(b"a", b"bc")
    assert digest("ab") == digest("ab")
    assert digest() != digest("")


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="the system does not tell which files are open")
def test_files_are_given_back_with_their_reader_and_writer(tmp_path: Path) -> None:
    before = sum(1 for _ in Path("/proc/self/fd").iterdir())
    for number in range(5):
        ref = BodyWriter(tmp_path, str(number)).append(b"abc")
        assert BodyReader(tmp_path).read(ref) == b"abc"
    assert sum(1 for _ in Path("/proc/self/fd").iterdir()) == before


def test_bodies_in_any_number_of_files_are_read_with_few_of_them_open(tmp_path: Path) -> None:
    refs = [BodyWriter(tmp_path, str(number)).append(b"%d" % number) for number in range(300)]
    reader = BodyReader(tmp_path)
    before = sum(1 for _ in Path("/proc/self/fd").iterdir())
    for _ in range(2):
        assert [reader.read(ref) for ref in refs] == [b"%d" % number for number in range(300)]
    assert sum(1 for _ in Path("/proc/self/fd").iterdir()) < before + 100
