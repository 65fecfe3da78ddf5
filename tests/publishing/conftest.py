"""Fixtures of the publishing tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from publish_steps import Publish, Told
from site_factory import Site, configure, make_site

from plugins.publishing.publication import PublishResult, publish


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one target named local, a folder at www/."""
    configure(tmp_path, {"local": {"kind": "folder", "path": "www"}})
    return tmp_path


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def go(project: Path, told: Told) -> Publish:
    """Build a site (or keep the last build) and publish it to local."""

    def run(site: Site | None = None, target: str = "local", **options: object) -> PublishResult:
        if site is not None:
            site.build(project)
        told.clear()
        result = publish(project, target, say=told.append, **options)  # type: ignore[arg-type]
        print(told.text)  # shown when a test fails
        return result

    return run


@pytest.fixture
def site() -> Site:
    return make_site()
