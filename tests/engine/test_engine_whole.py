"""Whether a tree still is what was written, without a plan: what the build with nothing to do asks."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.engine.plan import MANIFEST, Output, Plan
from plugins.engine.tree import SiteTrees
from plugins.engine.twin import is_whole

pytestmark = pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")

PATHS = [f"tin/{number}/index.html" for number in range(8)]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    plan = Plan()
    plan.extend(Output(path, path, path, path.encode) for path in PATHS)
    SiteTrees(tmp_path / "output", tmp_path / "cache").update(plan, 0, lambda done, total: None)
    return tmp_path


def whole(site: Path) -> bool:
    return is_whole(site / "output", site / "cache/trees")


def test_a_tree_that_nobody_touched_is_whole(site: Path) -> None:
    assert whole(site)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "harm", [Path.unlink, lambda file: os.utime(file, (1, 1)), lambda file: file.write_text("khác")]
)
def test_a_tree_with_any_file_touched_is_not_whole(site: Path, path: str, harm: Callable[[Path], object]) -> None:
    harm(site / "output" / path)
    assert not whole(site)


@pytest.mark.parametrize("path", [PATHS[0], PATHS[-1]])
def test_a_file_changed_without_a_trace_in_its_size_and_time_is_found(site: Path, path: str) -> None:
    file = site / "output" / path
    found = file.stat()
    file.write_bytes(b"x" * found.st_size)
    os.utime(file, ns=(found.st_atime_ns, found.st_mtime_ns))
    assert not whole(site)


def test_files_that_were_only_touched_are_hashed_once_and_then_known_again(site: Path) -> None:
    (record,) = (site / "cache/trees").iterdir()
    os.utime(record, (1, 1))  # as after copying the project: every inode is younger
    assert whole(site)
    settled = record.stat().st_mtime_ns
    assert settled > 2_000_000_000
    assert whole(site) and record.stat().st_mtime_ns >= settled


def test_a_tree_with_a_file_too_many_is_not_whole(site: Path) -> None:
    (site / "output/tin/8.html").write_text("lạ")
    assert not whole(site)


def test_a_tree_without_a_record_or_with_a_damaged_one_is_not_whole(site: Path) -> None:
    (record,) = (site / "cache/trees").iterdir()
    record.write_bytes(record.read_bytes().replace(b"tin/3", b"tin/4"))
    assert not whole(site)
    record.unlink()
    assert not whole(site)


def test_a_tree_without_its_manifest_is_not_whole(site: Path) -> None:
    (site / "output" / MANIFEST).unlink()
    assert not whole(site)
