"""The catalogue of the project, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.registries.loading import Registries, load_registries


@pytest.fixture(scope="session")
def registries() -> Registries:
    loaded = load_registries(Path(__file__).parents[3] / "content" / "data")
    assert isinstance(loaded, Registries), loaded
    return loaded
