"""The theme rendered once for all tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.pages.rendering import Renderer
from tests.theme.factories import SITE

THEME = Path("theme")


@pytest.fixture(scope="session")
def renderer() -> Renderer:
    return Renderer(THEME, SITE)
