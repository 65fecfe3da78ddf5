"""Hostile articles in a real build; `inv trials` does the same with thousands."""

from __future__ import annotations

from pathlib import Path

from tests.site.building import Builder
from tests.site.hostile_site import run_hostile


def test_hostile_articles_are_refused_with_a_place_or_published_harmless_and_whole(
    tmp_path: Path, builder: Builder
) -> None:
    assert run_hostile(60, 3, tmp_path, builder) == []
