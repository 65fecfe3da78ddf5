"""One build from beginning to end: everything is checked before anything is replaced."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from plugins.achievements.outputs import add_pages as add_achievements
from plugins.assembly.attachments import attachment_addresses, changed_meanwhile
from plugins.assembly.cache_folder import clear_the_way, forget_everything_unproved, forget_spoilt_data
from plugins.assembly.card_keys import CardKeys
from plugins.assembly.configuration import read_configuration
from plugins.assembly.crosschecks import contradictions, days_to_come, far_days, shared_addresses, told_at_source
from plugins.assembly.editions import Sorting, make_edition, sort_articles
from plugins.assembly.fingerprints import Fingerprints
from plugins.assembly.gathering import Gathered, Progress, gather
from plugins.assembly.pictures import Pictures, collect_pictures
from plugins.assembly.redirects import add_redirects, dead_redirects, lost_addresses, place_of, read_redirects
from plugins.assembly.references import Unread
from plugins.assembly.searching import FOLDER as SEARCH
from plugins.assembly.searching import IndexFiles, SearchIndex, add_index, add_sentences, documents_of
from plugins.assembly.settings import BuildSettings
from plugins.assembly.share_cards import ShareCards
from plugins.assembly.site_plan import SitePlan
from plugins.domain.issue import Issue, Severity, worst_first
from plugins.edition import Edition
from plugins.engine.aside import Aside
from plugins.engine.hashing import digest
from plugins.engine.snapshot import FileClass
from plugins.engine.store import BodyReader, Store
from plugins.engine.tree import Changes, MakingFailed, SiteTrees
from plugins.images.card_text import card_versions
from plugins.newsroom.outputs import add_pages as add_news
from plugins.newsroom.outputs import add_sitemap
from plugins.opendata.outputs import add_pages as add_open_data
from plugins.registries import Registries


@dataclass(slots=True)
class Result:
    """What a build found and did. `changes` is None when nothing was written because of errors."""

    issues: list[Issue]
    counts: dict[str, int]
    sorting: Sorting
    changes: Changes | None = None
    notes: list[str] = field(default_factory=list)
    owners: dict[str, str] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    source: str = ""
    site_url: str = ""
    seconds: float = 0.0

    @property
    def has_errors(self) -> bool:
        """Whether something keeps the site from being published."""
        return any(issue.severity is Severity.ERROR for issue in self.issues)


class Session:
    """The state of one build; its steps are called in order by `build`, by Pelican's signals, or by the preview."""

    def __init__(self, settings: BuildSettings, progress: Progress, *, writes: bool = False) -> None:
        """Read the configuration; raises ConfigurationError when it is wrong.

        `writes` says that a site is to be written, so that what this takes may be begun beside the reading.
        """
        self.settings = settings
        self.progress = progress
        self.writes = writes
        self.notes = clear_the_way(settings)
        if writes and settings.fresh:
            forget_everything_unproved(settings)
        self.trees = SiteTrees(settings.output, settings.cache, hashing=settings.always_hash)
        self.registries: Registries = read_configuration(settings.root)
        self.fingerprints = Fingerprints.take(settings, self.registries)
        self.issues: list[Issue] = []
        self.started = time.monotonic()
        self.outcome: Result | None = None
        self._search_folder = settings.cache / "search"
        self._index: Aside[IndexFiles] | None = None

    @contextmanager
    def running(self) -> Iterator[None]:
        """What goes on beside the build begins with a block, and has ended with it."""
        beside = self.writes and not self.settings.fresh
        with self.trees.levelled(self.settings.jobs if beside else 1):
            try:
                yield
            finally:
                if self._index is not None:
                    self._index.abandon()

    def read(self, preview: bool = False) -> Edition:
        """Compile what changed and decide what is published."""
        settings = self.settings
        store = Store(settings.cache / "store")
        self.gathered: Gathered = gather(settings, self.registries, self.fingerprints.reading, store, self.progress)
        self.notes += store.notes
        store.close()
        self.issues += self.gathered.issues
        remains = self.gathered.remains.values()
        self.issues += shared_addresses(
            [*self.gathered.articles.values(), *self.gathered.static.values(), *(one for one in remains if one.url)]
        )
        self.sorting = sort_articles(list(self.gathered.articles.values()), settings.now)
        broken = sort_articles(list(remains), settings.now)
        self.broken = broken.published  # they will be out once they are mended
        self.issues += far_days([*self.sorting.scheduled, *broken.scheduled], settings.now)
        self.issues += days_to_come([*self.sorting.published, *broken.published], settings.now)
        self.store = store
        self.reader = BodyReader(store.folder)
        self.edition = make_edition(self.registries, self.gathered, self.sorting, self.reader, settings.now, preview)
        beside = self.writes and settings.search and settings.jobs > 1 and not self.result_has_errors()
        self._index = Aside(self._update_index, beside=beside)
        return self.edition

    def _add_index(self) -> None:
        assert self._index is not None
        add_index(self.site_plan, self._search_folder, self._index.result())

    def _update_index(self) -> IndexFiles:
        documents = documents_of(self.edition, self.gathered.rows, self.reader)
        return SearchIndex(self._search_folder, self.reader).update(documents, self.fingerprints.reading)

    def lay_out(self) -> SitePlan:
        """Begin the plan: pictures, cards and attachments are known, pages are still to be added."""
        settings, snapshot = self.settings, self.gathered.snapshot
        self.pictures: Pictures = collect_pictures(settings, self.edition, snapshot, self.broken)
        self.issues += self.pictures.issues
        addresses, issues = attachment_addresses(settings.root, snapshot)
        self.issues += issues
        unpublished = frozenset(self.gathered.articles.keys() - self.edition.by_path.keys())
        version = digest(self.fingerprints.pages, card_versions())
        self.cards = ShareCards(self.edition, CardKeys(settings.cache / "card-keys.txt", version))
        self.site_plan = SitePlan(
            self.edition,
            settings.theme,
            self.fingerprints.pages,
            self.pictures,
            self.cards,
            settings.root,
            addresses,
            unpublished,
            Unread(self.gathered.refused, self.gathered.remains),
        )
        return self.site_plan

    def close_plan(self) -> None:
        """Add what depends on all pages, then check every link and every address."""
        self.redirects, issues = read_redirects(self.settings.root)
        self.issues += issues
        for old in [old for old in self.redirects if self.site_plan.leads_on(old)]:
            cure = "xóa dòng này, hoặc đổi slug của bài đang ở địa chỉ ấy"
            place = place_of(self.settings.root, old)
            self.issues.append(Issue("chuyen-huong-hong", place, f"địa chỉ cũ {old} vẫn đang là một trang", cure))
            del self.redirects[old]
        add_redirects(self.edition, self.site_plan, self.redirects)
        self.issues += lost_addresses(self.settings.root, self.edition, self.redirects)
        self.site_plan.add_files()
        if self.settings.search and not self.result_has_errors() and not self.site_plan.plan.issues:
            add_sentences(self.edition, self.site_plan)
            self.site_plan.plan.later(SEARCH, self._add_index)
        add_sitemap(self.edition, self.site_plan)
        shared = [issue for issue in self.issues if issue.code == "slug-trung"]
        known = {place.path for issue in shared for place in (issue.place, *issue.also)}
        taken = [issue for issue in self.site_plan.plan.issues if issue.place.path not in known]
        self.issues += [told_at_source(issue, self.edition) for issue in taken]
        self.issues += dead_redirects(self.settings.root, self.redirects, self.site_plan.may_lead_on)
        self.issues += [*self.site_plan.dead_links(self.broken), *self.site_plan.dead_menu()]
        self.issues += contradictions(self.edition)

    def commit(self) -> Result:
        """Write the site, unless there are errors."""
        result = self.result()
        if not result.has_errors:
            try:
                result.changes = self._write()
            except MakingFailed as failed:
                result.issues += changed_meanwhile(failed) or self.cards.refused(failed)
        if result.changes is not None:
            self.store.prune(self.gathered.rows.values())
            self.pictures.prune(self.settings, self.gathered.articles.values(), result.changes.removed)
            result.redirects = self.redirects
            result.site_url = self.registries.site.url
            result.owners = {output.path: output.owner for output in self.site_plan.plan}
        result.seconds = time.monotonic() - self.started
        return result

    def _write(self) -> Changes:
        live = self.trees.known(self.settings.fresh)
        forget_spoilt_data(self.settings, live.damaged)
        self.cards.add(self.site_plan.plan, lambda card: live.holds(card.path, card.key))
        return self.trees.update(
            self.site_plan.plan,
            self.settings.jobs,
            lambda done, total: self.progress("dựng trang", done, total),
            fresh=self.settings.fresh,
            prepare=self.site_plan.prepare,
        )

    def result_has_errors(self) -> bool:
        """Whether anything found so far keeps the site from being published."""
        return any(issue.severity is Severity.ERROR for issue in self.issues)

    def result(self) -> Result:
        """The result so far: issues worst first, and the count of every class of file."""
        counts = self._counts()
        return Result(worst_first(self.issues), counts, self.sorting, notes=self.notes, source=self._source())

    def _counts(self) -> dict[str, int]:
        """Every file found, in exactly one class."""
        gathered, sorting = self.gathered, self.sorting
        used = {str(path) for path in self._used_files()}
        counts: Counter[str] = Counter()
        for file in gathered.snapshot.files:
            if file.kind is FileClass.IGNORED:
                counts[f"bỏ qua ({file.rule})"] += 1
            elif file.kind is FileClass.REFUSED or file.path in gathered.refused:
                counts["từ chối"] += 1
            elif file.kind is FileClass.PICTURE:
                counts["ảnh dùng" if file.path in used else "ảnh chưa dùng"] += 1
            elif file.kind is FileClass.ATTACHMENT:
                counts["tệp đính kèm"] += 1
            elif file.kind is FileClass.REGISTRY:
                counts["danh mục"] += 1
        counts["đăng"] = len(sorting.published) + len(gathered.static)
        counts["nháp"] = len(sorting.drafts)
        counts["hẹn giờ"] = len(sorting.scheduled)
        counts["gỡ"] = len(sorting.withdrawn)
        found = len(gathered.snapshot.files)
        if sum(counts.values()) != found:
            raise AssertionError(f"{found} files found, {sum(counts.values())} accounted for: {dict(counts)}")
        return {"tìm thấy": found, **{name: count for name, count in counts.items() if count}}

    def _used_files(self) -> set[Path]:
        return {Path("content") / name for name in self.pictures.made} if hasattr(self, "pictures") else set()

    def _source(self) -> str:
        rows = sorted((path, row.content) for path, row in self.gathered.rows.items())
        return digest(self.fingerprints.pages, *(f"{path} {content}" for path, content in rows))


def plan_pages(session: Session) -> SitePlan:
    """Read everything and plan every page, as Pelican's generators do one after the other."""
    edition = session.read()
    press = session.lay_out()
    add_news(edition, press)
    add_achievements(edition, press)
    add_open_data(edition, press, session.settings.cache / "opendata")
    session.close_plan()
    return press
