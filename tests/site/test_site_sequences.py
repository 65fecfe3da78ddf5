"""Whatever is edited in whatever order, and whenever a build is killed, the site is that of a clean build."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.building import Builder
from tests.site.sequences import run_kills, run_sequences

pytestmark = pytest.mark.slow


def test_random_edits_built_one_by_one_give_the_bytes_of_a_clean_build(tmp_path: Path, builder: Builder) -> None:
    assert run_sequences(3, 2020, tmp_path, builder) == []


def test_a_build_killed_at_a_random_moment_leaves_one_whole_version_and_the_next_one_succeeds(
    tmp_path: Path, builder: Builder
) -> None:
    assert run_kills(4, 627, tmp_path, builder) == []
