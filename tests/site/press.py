"""Builds of one small site in this process, quick enough for ten thousand of them.

All stages are the product's own, down to the bytes in output/. Three things differ from `build`: the compiled templates are
kept from one build to the next while what stands on every page is the same, code and theme are hashed once, and articles
and pages are made in this process, as on machines that cannot fork (pictures and cards have their workers as ever).
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from plugins.assembly import fingerprints
from plugins.assembly.build import Result, Session, plan_pages
from plugins.assembly.settings import BuildSettings
from plugins.engine import workers
from plugins.engine.hashing import digest_files
from plugins.newsroom.site_view import site_view
from plugins.pages.rendering import Renderer
from tests.factories import Project


class QuickPress:
    """Plans and builds a project again and again."""

    def __init__(self, project: Project, now: str) -> None:
        self.project = project
        self.now = datetime.fromisoformat(now)
        self._renderers: dict[str, Renderer] = {}

    def read(self) -> Session:
        """Read everything and decide what is out."""
        session = self._begin()
        with _one_process():
            session.read()
        return session

    def plan(self) -> Session:
        """Read everything and plan every page, without writing."""
        session = self._begin()
        with _one_process():
            plan_pages(session)
        return session

    def _begin(self) -> Session:
        settings = BuildSettings(root=self.project.root, now=self.now, jobs=1)
        kept = fingerprints.digest_files
        fingerprints.digest_files = _digest_files
        try:
            return Session(settings, lambda what, done, total: None)
        finally:
            fingerprints.digest_files = kept

    def commit(self, session: Session) -> Result:
        """Write the planned site, unless there are errors."""
        theme = session.site_plan
        site = repr(site_view(session.edition))
        if site not in self._renderers:
            self._renderers[site] = theme.renderer
        vars(theme)["renderer"] = self._renderers[site]
        with _one_process():
            return session.commit()

    def build(self) -> Result:
        """Plan and write."""
        return self.commit(self.plan())


def _digest_files(root: Path, folders: Iterable[str], suffixes: frozenset[str] = frozenset()) -> str:
    """The digest of code or theme, taken once: neither changes during a trial, and it is two thirds of a small build."""
    return _digest_once(root, tuple(folders), suffixes)


_digest_once = lru_cache(maxsize=8)(digest_files)


@contextlib.contextmanager
def _one_process() -> Iterator[None]:
    kept = workers.can_fork
    workers.can_fork = lambda: False
    try:
        yield
    finally:
        workers.can_fork = kept
