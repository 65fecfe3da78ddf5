"""content/ as it is now: one changed file costs the reading of that file only.

A file that cannot be read keeps its last good version, with its issues beside it; also when it was away for a moment,
since some programs save by deleting a file and making it anew.
"""

from __future__ import annotations

import os
import stat
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from plugins.assembly.compiling import Refused, SourceTask, Touched
from plugins.assembly.gathering import Compiled, Gathered, failure_issue
from plugins.assembly.settings import CONTENT
from plugins.domain.issue import Issue
from plugins.edition import Article
from plugins.edition.records import decode_article
from plugins.engine.snapshot import FileClass, FoundFile, Snapshot, classify, last_change, take_snapshot
from plugins.engine.store import Row
from plugins.engine.workers import Failure
from plugins.preview.workshop import Workshop

QUIET_NS = 0  # the watcher tells when a file is closed, and tells again should it be opened once more
_GRAIN_NS = 20_000_000  # of file times: a file may have been saved twice within it (see engine/store.py)

_READ = frozenset({FileClass.ARTICLE, FileClass.PAGE})
_UNUSED = frozenset({FileClass.IGNORED, FileClass.REFUSED})


@dataclass(slots=True)
class Effect:
    """What an update changed: articles that stay in their places (`cards`: lists show them differently now), or more."""

    revised: list[Article] = field(default_factory=list)
    cards: bool = False
    everything: bool = False
    anything: bool = False


class Sources:
    """All files of content/ with what they hold; `gathered` is kept up to date in place."""

    def __init__(self, root: Path, gathered: Gathered, reading_key: str, workshop: Workshop, bodies: Path) -> None:
        self._root = root
        self.reading_key = reading_key
        self._workshop = workshop
        self._bodies = bodies
        self.gathered = gathered
        self.files: dict[str, FoundFile] = {file.path: file for file in gathered.snapshot.files}
        self.problems: dict[str, tuple[Issue, ...]] = {}
        grouped: dict[str, list[Issue]] = defaultdict(list)
        for issue in gathered.issues:
            grouped[issue.place.path].append(issue)
        self.problems.update((path, tuple(issues)) for path, issues in grouped.items())
        self._departed: dict[str, tuple[Article, Row]] = {}
        self._looked_ns: dict[str, int] = {}

    @property
    def snapshot(self) -> Snapshot:
        """All files as the build's stages expect them."""
        return Snapshot(tuple(self.files[path] for path in sorted(self.files)), ())

    def article(self, path: str) -> Article | None:
        """The article or standing page of a file, in its last good version."""
        return self.gathered.articles.get(path) or self.gathered.static.get(path)

    def keep_last_good(self, before: Sources) -> None:
        """Take over articles that could be read before and cannot now."""
        self._departed = before._departed
        for path in self.gathered.refused:
            article, row = before.article(path), before.gathered.rows.get(path)
            if article is not None and row is not None:
                self._put(path, article, row)
            else:
                self._bring_back(path)

    def is_stale(self, path: str) -> bool:
        """Whether a known file is no longer the one that was read."""
        known = self.files.get(path)
        try:
            found = os.lstat(self._root / path)
        except OSError:
            return known is not None
        changed_ns = last_change(found)
        saved_as_we_looked = 0 <= self._looked_ns.get(path, 1 << 63) - changed_ns < _GRAIN_NS
        return known is None or saved_as_we_looked or (found.st_size, changed_ns) != (known.size, known.mtime_ns)

    def differences(self) -> set[str]:
        """The paths at which content/ is not what is known of it."""
        found = {file.path: file for file in take_snapshot(self._root, CONTENT).files}
        return {path for path, _ in found.items() ^ self.files.items()}

    def update(self, paths: Iterable[str], *, again: bool = False) -> Effect:
        """Read some files again if they changed; `again` reads them even if they did not."""
        effect = Effect()
        tasks: list[SourceTask] = []
        for path in sorted(paths):
            if not again and not self.is_stale(path):
                continue
            before, file = self.files.get(path), self._look(path)
            if file is None or file.kind not in _READ:
                effect.anything = True
                effect.everything |= any(one and one.kind not in _UNUSED for one in (before, file))
                continue
            row = self.gathered.rows.get(path)
            known = "" if row is None or again or path in self.gathered.refused else row.content
            tasks.append(SourceTask(path, file.kind is FileClass.PAGE, known))
        if tasks:
            for number, result in self._workshop.compile(self.reading_key, self._bodies, QUIET_NS, tasks):
                self._take(tasks[number], result, effect)
        return effect

    def _look(self, path: str) -> FoundFile | None:
        """Bring the entry of one file up to date; None when there is no such file."""
        self._looked_ns[path] = time.time_ns()
        try:
            found = os.lstat(self._root / path)
        except OSError:
            found = None
        if found is None or stat.S_ISDIR(found.st_mode):
            self._forget(path)
            return None
        file, issue = classify(path, found)
        self.files[path] = file
        if issue is not None or file.kind not in _READ:
            self.problems[path] = (issue,) if issue else ()
        return file

    def _forget(self, path: str) -> None:
        gathered = self.gathered
        article, row = self.article(path), gathered.rows.get(path)
        if article is not None and row is not None:
            self._departed[path] = (article, row)
        for known in (self.files, self.problems, gathered.rows, gathered.articles, gathered.static, gathered.remains):
            known.pop(path, None)
        gathered.refused.discard(path)

    def _take(self, task: SourceTask, result: Compiled | Failure, effect: Effect) -> None:
        path, gathered = task.path, self.gathered
        effect.anything |= not isinstance(result, Touched)
        if isinstance(result, Failure):
            result = Refused(path, (failure_issue(path, result),))
        gathered.remains.pop(path, None)
        if isinstance(result, Refused):
            self.problems[path] = result.issues
            gathered.refused.add(path)
            if result.remains is not None:
                gathered.remains[path] = result.remains
            if self.article(path) is None:
                self._bring_back(path)
                effect.everything = True
            return
        gathered.refused.discard(path)
        if isinstance(result, Touched):
            row = gathered.rows[path]
            gathered.rows[path] = row._replace(size=result.size, mtime_ns=result.mtime_ns, seen_ns=result.seen_ns)
            return
        self._keep(task, result, effect)

    def _keep(self, task: SourceTask, row: Row, effect: Effect) -> None:
        path, before = task.path, self.article(task.path)
        article, self.problems[path] = decode_article(path, row.summary)
        self._put(path, article, row)
        if before is not None and not task.standing and stays_in_place(before, article):
            effect.revised.append(article)
            effect.cards |= before.card != article.card
        else:
            effect.everything = True

    def _bring_back(self, path: str) -> None:
        """Show the version that a file had when it went."""
        if path in self._departed:
            self._put(path, *self._departed[path])

    def _put(self, path: str, article: Article, row: Row) -> None:
        standing = self.files[path].kind is FileClass.PAGE
        (self.gathered.static if standing else self.gathered.articles)[path] = article
        self.gathered.rows[path] = row


def stays_in_place(one: Article, other: Article) -> bool:
    """Whether two versions of an article stand at the same place of the same lists, with the same figures."""
    return _placing(one) == _placing(other)


def _placing(article: Article) -> tuple[object, ...]:
    labels = (article.wards, article.category, article.tags, article.period)
    return (article.url, article.moment, article.status, *labels, article.figures, article.figures_digest)
