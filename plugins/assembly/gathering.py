"""From the files of content/ to articles: only what changed is compiled, the rest comes from the store."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from plugins.assembly.compiling import Compiler, Refused, SourceTask, Touched
from plugins.assembly.settings import CONTENT, BuildSettings
from plugins.domain.issue import Issue, Place
from plugins.edition import Article
from plugins.edition.records import decode_article
from plugins.engine.hashing import digest
from plugins.engine.snapshot import FileClass, FoundFile, Snapshot, take_snapshot
from plugins.engine.store import Row, Store
from plugins.engine.workers import DIED, TIMED_OUT, Crew, Failure, raise_disk_error
from plugins.registries import Registries

SECONDS_FOR_AN_ARTICLE = 5.0

Progress = Callable[[str, int, int], None]
"""Told what is being done, how many are done, and of how many."""

Compiled = Row | Refused | Touched
Compiling = Callable[[Sequence[SourceTask]], Iterator[tuple[int, Compiled | Failure]]]
"""Compiles files somewhere, giving the number of each and its result in the order in which they finish."""


class InternalError(Exception):
    """Our own mistake; the message is a traceback for the developers."""


@dataclass(slots=True)
class Gathered:
    """What was found in content/.

    `articles` are all that could be read, drafts too, by path; `static` the standing pages; `compiled` says how many
    files had to be read anew.
    """

    snapshot: Snapshot
    articles: dict[str, Article] = field(default_factory=dict)
    static: dict[str, Article] = field(default_factory=dict)
    rows: dict[str, Row] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    compiled: int = 0


def gather(
    settings: BuildSettings,
    registries: Registries,
    reading_key: str,
    store: Store,
    progress: Progress,
    compiling: Compiling | None = None,
) -> Gathered:
    """Bring the store up to date with content/ and return everything that is in it.

    `compiling` takes the place of a crew of forked workers, for a caller that must not fork.
    """
    snapshot = take_snapshot(settings.root, CONTENT)
    gathered = Gathered(snapshot, issues=list(snapshot.issues))
    sources = [file for file in snapshot.files if file.kind in (FileClass.ARTICLE, FileClass.PAGE)]
    known = {} if settings.fresh else store.rows()
    tasks: list[SourceTask] = []
    for file in sources:
        row = known.get(file.path)
        current = row is not None and row.key == digest(row.content, reading_key)
        if row is not None and current and not settings.always_hash and row.unchanged(file.size, file.mtime_ns):
            gathered.rows[file.path] = row
        else:
            content = row.content if row is not None and current else ""
            tasks.append(SourceTask(file.path, file.kind is FileClass.PAGE, content))
    if tasks:
        if compiling is None:
            compiler = Compiler(settings.root, registries, reading_key, store.folder, search=settings.search)
            jobs = settings.jobs if len(tasks) > 8 else 1
            compiling = Crew(compiler, jobs, SECONDS_FOR_AN_ARTICLE).run
        _compile(compiling, tasks, known, gathered, progress)
    gone = known.keys() - gathered.rows.keys()
    fresh = [row for path, row in gathered.rows.items() if known.get(path) is not row]
    if fresh or gone:
        store.put(fresh, gone)
    _decode(gathered, sources)
    return gathered


def _compile(
    compiling: Compiling,
    tasks: list[SourceTask],
    known: dict[str, Row],
    gathered: Gathered,
    progress: Progress,
) -> None:
    for count, (number, result) in enumerate(compiling(tasks), start=1):
        path = tasks[number].path
        if isinstance(result, Failure):
            result = Refused(path, (failure_issue(path, result),))
        if isinstance(result, Refused):
            gathered.issues += result.issues
            gathered.refused.add(path)
        elif isinstance(result, Touched):
            row = replace(known[path], size=result.size, mtime_ns=result.mtime_ns, seen_ns=result.seen_ns)
            gathered.rows[path] = row
        else:
            gathered.rows[path] = result
            gathered.compiled += 1
        progress("đọc bài", count, len(tasks))


def failure_issue(path: str, failure: Failure) -> Issue:
    """What to tell an editor whose file could not be compiled; raises InternalError when the mistake is ours."""
    if failure == TIMED_OUT:
        problem = f"đọc bài này mất quá {SECONDS_FOR_AN_ARTICLE:.0f} giây nên phải dừng"
        return Issue(
            "bai-qua-lau", Place(path), problem, "bỏ bớt ký hiệu lặp lại nhiều lần như [[[, ***, ``` trong bài"
        )
    if failure == DIED:
        return Issue(
            "bai-lam-dung-may", Place(path), "đọc bài này dùng quá nhiều bộ nhớ", "tách bài thành nhiều bài nhỏ"
        )
    raise_disk_error([failure])
    raise InternalError(f"{path}\n{failure.trace}")


def _decode(gathered: Gathered, sources: list[FoundFile]) -> None:
    """Turn rows into articles, in the order of their paths."""
    for file in sources:
        row = gathered.rows.get(file.path)
        if row is None:
            continue
        article, issues = decode_article(file.path, row.summary)
        gathered.issues += issues
        (gathered.static if file.kind is FileClass.PAGE else gathered.articles)[file.path] = article
