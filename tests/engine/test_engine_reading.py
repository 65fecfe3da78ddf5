"""A half-saved file is never taken for whole; a lock dies with its owner."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from plugins.engine import reading
from plugins.engine.exchange import exchange
from plugins.engine.lock import LockHeld, build_lock
from plugins.engine.reading import Unreadable, Unstable, read_stable
from tests.factories import ROOT


def rested(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    ago = time.time_ns() - 10**10
    os.utime(path, ns=(ago, ago))
    return path


def test_a_file_that_rests_is_read_at_once_and_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(time, "sleep", pauses.append)
    content = os.urandom(3 << 20)
    read, found = read_stable(rested(tmp_path / "a.md", content))
    assert read == content
    assert found.st_size == len(content)
    assert pauses == []


def test_a_file_saved_this_moment_is_read_once_it_has_rested(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("nửa".encode())

    def save_the_rest_and_let_time_go_by(seconds: float) -> None:
        path.write_bytes(b"ca bai")
        os.utime(path, (1, 1))

    monkeypatch.setattr(time, "sleep", save_the_rest_and_let_time_go_by)
    assert read_stable(path, quiet_ns=10**12)[0] == b"ca bai"


def test_a_file_that_never_comes_to_rest_is_unstable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_PATIENCE", 0.1)
    path = tmp_path / "a.md"
    path.write_bytes(b"x")
    with pytest.raises(Unstable):
        read_stable(path, quiet_ns=10**15)  # eleven days


def test_a_time_in_the_future_is_no_reason_to_wait(tmp_path: Path) -> None:
    path = rested(tmp_path / "a.md", b"x")
    ahead = time.time_ns() + 10**12
    os.utime(path, ns=(ahead, ahead))
    assert read_stable(path)[0] == b"x"


@pytest.mark.parametrize("kind", ["missing", "folder", "link", "pipe"])
def test_what_is_no_plain_file_is_unreadable_and_never_blocks(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a.md"
    if kind == "folder":
        path.mkdir()
    elif kind == "link":
        path.symlink_to(rested(tmp_path / "that.md", b"x"))
    elif kind == "pipe":
        os.mkfifo(path)
    with pytest.raises(Unreadable):
        read_stable(path)


def test_one_build_at_a_time_and_the_owner_is_named(tmp_path: Path) -> None:
    path = tmp_path / "cache/build.lock"
    with build_lock(path):
        with pytest.raises(LockHeld) as held, build_lock(path):
            pass
        assert held.value.owner == str(os.getpid())
    with build_lock(path):
        pass


def test_the_lock_of_a_dead_owner_is_free_at_once(tmp_path: Path) -> None:
    path = tmp_path / "build.lock"
    code = (
        f"import sys, time; sys.path.insert(0, {str(ROOT)!r})\n"
        "from pathlib import Path\nfrom plugins.engine.lock import build_lock\n"
        f"with build_lock(Path({str(path)!r})):\n    print('held', flush=True)\n    time.sleep(60)"
    )
    owner = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert owner.stdout is not None
    with owner:
        assert owner.stdout.readline() == "held\n"
        with pytest.raises(LockHeld) as held, build_lock(path):
            pass
        assert held.value.owner == str(owner.pid)
        owner.kill()
        owner.wait()
    with build_lock(path):
        pass


def test_folders_change_places_in_one_step(tmp_path: Path) -> None:
    new, old = tmp_path / "new", tmp_path / "old"
    new.mkdir()
    (new / "a").write_bytes(b"new")
    exchange(new, old)
    assert (old / "a").read_bytes() == b"new" and not new.exists()
    new.mkdir()
    (new / "a").write_bytes(b"newer")
    exchange(new, old)
    assert ((old / "a").read_bytes(), (new / "a").read_bytes()) == (b"newer", b"new")


def test_a_reader_never_finds_the_folder_missing_while_it_changes(tmp_path: Path) -> None:
    new, old = tmp_path / "new", tmp_path / "old"
    for folder in (new, old):
        folder.mkdir()
        (folder / "a").write_bytes(b"x")
    stop = multiprocessing.get_context("spawn").Event()
    missing: list[float] = []

    def look() -> None:
        while not stop.is_set():
            if not (old / "a").exists():
                missing.append(time.monotonic())

    reader = threading.Thread(target=look)
    reader.start()
    for _ in range(300):
        exchange(new, old)
    stop.set()
    reader.join()
    if sys.platform.startswith("linux"):
        assert missing == []


def test_a_killed_owner_whose_children_are_still_ending_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "build.lock"
    code = (
        f"import os, sys, time; sys.path.insert(0, {str(ROOT)!r})\n"
        "from pathlib import Path\nfrom plugins.engine.lock import build_lock\n"
        f"with build_lock(Path({str(path)!r})):\n"
        "    if os.fork() == 0:\n        time.sleep(0.5); os._exit(0)\n"
        "    os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    with build_lock(path):
        pass
