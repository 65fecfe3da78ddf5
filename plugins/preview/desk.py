"""The state of the preview: sources, edition and plan, brought up to date one change at a time under one lock."""

from __future__ import annotations

import contextlib
import shutil
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError, UndefinedError

from plugins.assembly.configuration import ConfigurationError, read_registries
from plugins.assembly.crosschecks import days_to_come, far_days, shared_addresses
from plugins.assembly.editions import Sorting, make_edition, sort_articles
from plugins.assembly.fingerprints import Fingerprints
from plugins.assembly.references import Unread
from plugins.assembly.searching import SearchIndex, add_search
from plugins.assembly.settings import DATA, BuildSettings, current_moment
from plugins.domain.issue import Issue, Place, worst_first
from plugins.edition import Article, Edition
from plugins.edition.press import Press
from plugins.engine.store import BodyReader, LostBody
from plugins.pages.assets import AssetError, Assets, collect_assets
from plugins.pages.gallery import gallery_page
from plugins.pages.rendering import Renderer
from plugins.pages.views import Page
from plugins.preview.plan import PreviewPlan
from plugins.preview.reading import Progress, TwoFolders, read_all
from plugins.preview.sources import QUIET_NS, Sources
from plugins.preview.workshop import RegistriesChanged, Workshop
from plugins.registries import Registries


@dataclass(frozen=True, slots=True)
class Shown:
    """A page or file of the site as the preview has it.

    `article` is the article whose page it is; `issues` are those of its file, links and pictures, worst first.
    """

    content: bytes | Path
    is_page: bool
    article: Article | None = None
    issues: tuple[Issue, ...] = ()


class ThemeProblem(Exception):
    """A template, style or asset of the theme is wrong; the issue says where."""

    def __init__(self, issue: Issue) -> None:
        super().__init__(str(issue))
        self.issue = issue


class NotReadable(Exception):
    """There is nothing to show yet, because the registries are wrong."""


class Desk:
    """Answers what stands at a path, and takes in what changed."""

    def __init__(self, settings: BuildSettings, workshop: Workshop, own: Path, progress: Progress) -> None:
        self._settings, self._workshop, self._own, self._progress = settings, workshop, own, progress
        self.lock = threading.RLock()
        self.registry_issues: tuple[Issue, ...] = ()
        self.registries: Registries
        self.sources: Sources
        self.sorting: Sorting
        self._shared: list[Issue] | None = None
        self._plan: PreviewPlan | None = None
        self._renderer: tuple[str, Renderer, Assets] | None = None
        self._untold = False

    @property
    def root(self) -> Path:
        """The project's folder."""
        return self._settings.root

    @property
    def plan(self) -> PreviewPlan:
        """The current plan. Raises NotReadable while there is none."""
        if self._plan is None:
            raise NotReadable
        return self._plan

    def load(self) -> None:
        """Read the registries and everything in content/ anew; with wrong registries the old state stays."""
        try:
            registries = read_registries(self.root, QUIET_NS)
        except ConfigurationError as wrong:
            self.registry_issues = wrong.issues
            return
        fingerprints = Fingerprints.take(self._settings, registries)
        gathered = read_all(self._settings, registries, fingerprints, self._workshop, self._own, self._progress)
        with self.lock:
            self.registry_issues = ()
            self.registries = registries
            before = self.sources if self._plan else None
            self.sources = Sources(self.root, gathered, fingerprints.reading, self._workshop, self._own)
            if before is not None:
                self.sources.keep_last_good(before)
            self._make_plan()

    def take_in(self, paths: set[str] | None) -> bool:
        """Take in changed sources (None: find out which).

        Whether anything may look different than it did at the last call; whoever asked for a page may have seen it already.
        """
        if paths is None:
            paths = {*self.sources.differences(), *self._theme_paths()} if self._plan else {DATA}
        if any(path.startswith(DATA) for path in paths):
            self.load()
            return True
        with self.lock:
            theme = any(path.startswith("theme/") for path in paths)
            if theme:
                self._renderer = None
            content = {path for path in paths if path.startswith("content/")}
            changed, self._untold = self._read_again(content) or self._untold, False
            return changed or theme

    def show(self, path: str) -> Shown | None:
        """What stands at a path of the site ("" and a final slash mean index.html), or None.

        The source of an article's page is looked at first, so the page is never older than its file; whether a file
        that is gone stays away is for the watcher to tell. Raises ThemeProblem, NotReadable.
        """
        wanted = f"{path}index.html" if path.endswith("/") or not path else path
        with self.lock:
            article = self.plan.article_at(wanted)
            if article is not None and (self.root / article.path).exists() and self.sources.is_stale(article.path):
                self._untold |= self._read_again({article.path})
            try:
                return self._made(wanted)
            except LostBody:  # a build running beside us has tidied the store
                self._read_again(set(self.sources.gathered.rows), again=True)
                return self._made(wanted)

    def gallery(self) -> bytes:
        """The gallery of components. Raises ThemeProblem, NotReadable."""
        with self.lock:
            return self._guarded(lambda: gallery_page(self._look(), self._settings.theme)).encode()

    def issues_of(self, path: str) -> tuple[Issue, ...]:
        """What is wrong with a file as it was last saved, worst first."""
        if self._shared is None:
            now = current_moment()
            far = [*far_days(self.sorting.scheduled, now), *days_to_come(self.sorting.published, now)]
            gathered = self.sources.gathered
            known = {path: one for path, one in gathered.remains.items() if one.url} | gathered.articles
            self._shared = [*shared_addresses(known.values()), *far]
        shared = [issue for issue in self._shared if path in (issue.place.path, *(place.path for place in issue.also))]
        saved = self.sources.gathered.remains.get(path) or self.sources.article(path)
        used = self.plan.problems(saved) if saved is not None else ()
        return tuple(worst_first([*self.sources.problems.get(path, ()), *shared, *used]))

    def shows(self, path: str) -> bool:
        """Whether an article or standing page of this file is shown."""
        return self._plan is not None and self.sources.article(path) is not None

    def broken(self) -> tuple[str, ...]:
        """The files that could not be read."""
        refused = self.sources.gathered.refused
        return tuple(
            path
            for path, issues in sorted(self.sources.problems.items())
            if issues and (path in refused or self.sources.article(path) is None)
        )

    def close(self) -> None:
        """End what works for the preview."""
        if self._plan is not None:
            self._plan.close()

    def _read_again(self, paths: set[str], *, again: bool = False) -> bool:
        try:
            effect = self.sources.update(paths, again=again)
        except RegistriesChanged:  # the watcher is about to tell
            return False
        if effect.anything:
            self._shared = None
        if effect.everything:
            self._make_plan()
        else:
            for article in effect.revised:
                self.plan.revise(article, cards=effect.cards)
            if effect.cards:
                self.sorting = sort_articles(list(self.sources.gathered.articles.values()), current_moment())
        return effect.anything

    def _make_plan(self) -> None:
        sources, gathered, now = self.sources, self.sources.gathered, current_moment()
        self._shared = None
        self.sorting = sort_articles(list(gathered.articles.values()), now)
        reader = TwoFolders(self._settings.cache / "store", self._own)
        edition = make_edition(self.registries, gathered, self.sorting, reader, now, preview=True)
        unpublished = frozenset(gathered.articles.keys() - edition.by_path.keys())
        unread = Unread(gathered.refused, gathered.remains)  # they are kept up to date in place
        before = self._plan
        searching = partial(self._add_search, reader)
        self._plan = PreviewPlan(self._settings, edition, sources.snapshot, unpublished, unread, searching)
        if before is not None:
            before.close()

    def _add_search(self, reader: BodyReader, edition: Edition, press: Press) -> None:
        """Plan the search index, drafts included, in a folder of our own that begins as a copy of the build's."""
        folder = self._own / "search"
        if not folder.exists():
            with contextlib.suppress(OSError, shutil.Error):
                shutil.copytree(self._settings.cache / "search", folder)
        add_search(edition, press, self.sources.gathered.rows, SearchIndex(folder, reader), self.sources.reading_key)

    def _made(self, path: str) -> Shown | None:
        plan = self.plan
        planned = plan.find(path)
        if planned is not None and planned.view is not None:
            view = planned.view
            page = self._guarded(lambda: self._render(view)).encode()
            article = self.sources.article(planned.owner)
            return Shown(page, True, article, self.issues_of(planned.owner) if article else ())
        if planned is not None and planned.make is not None:
            return Shown(planned.make(), False)
        self._guarded(self._look)
        assert self._renderer is not None
        content = self._renderer[2].files.get(path)
        if content is not None:
            return Shown(content, False)
        stored = plan.file_behind(path)
        return None if stored is None else Shown(stored, False)

    def _render(self, view: Callable[[], Page]) -> str:
        return self._look().render(view())

    def _look(self) -> Renderer:
        site = self.plan.site
        known = repr(site)
        if self._renderer is None or self._renderer[0] != known:
            assets = collect_assets(self._settings.theme, site)
            self._renderer = (known, Renderer(self._settings.theme, site, assets), assets)
        return self._renderer[1]

    def _guarded(self, make: Callable[[], object]) -> str:
        """Make something with the theme; its author's mistakes become ThemeProblem."""
        try:
            return str(make())
        except (TemplateError, AssetError, OSError, ValueError) as problem:
            raise ThemeProblem(self._theme_issue(problem)) from problem

    def _theme_issue(self, problem: Exception) -> Issue:
        cure = "sửa tệp giao diện rồi lưu; trang tự hiện lại"
        if isinstance(problem, TemplateSyntaxError):
            return Issue("mau-sai", self._theme_place(problem.filename, problem.lineno), str(problem.message), cure)
        theme = str(self._settings.theme)
        frames = [frame for frame in traceback.extract_tb(problem.__traceback__) if frame.filename.startswith(theme)]
        place = self._theme_place(frames[-1].filename, frames[-1].lineno or 0) if frames else Place("theme")
        code = "mau-thieu-bien" if isinstance(problem, UndefinedError) else "giao-dien-sai"
        return Issue(code, place, str(problem), cure)

    def _theme_place(self, file: str | None, line: int) -> Place:
        try:
            return Place(Path(file or "").relative_to(self.root).as_posix(), line)
        except ValueError:
            return Place("theme", line)

    def _theme_paths(self) -> set[str]:
        return {"theme/"}
