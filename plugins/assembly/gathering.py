"""From the files of content/ to articles: only what changed is compiled, the rest comes from the store."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from plugins.assembly.compiling import Compiler, Refused, SourceTask, Touched
from plugins.assembly.settings import CONTENT, BuildSettings
from plugins.domain.issue import Issue, Place
from plugins.edition import Article
from plugins.edition.records import decode_article
from plugins.engine.snapshot import FileClass, FoundFile, Snapshot, take_snapshot
from plugins.engine.store import Row, Store
from plugins.engine.workers import DIED, TIMED_OUT, Crew, Failure, raise_disk_error
from plugins.registries import Registries

SECONDS_FOR_AN_ARTICLE = 5.0
_BATCH = 256  # rows

Progress = Callable[[str, int, int], None]
"""Told what is being done, how many are done, and of how many."""

Decoded = dict[str, tuple[Article, tuple[Issue, ...]]]
Compiled = Row | Refused | Touched
Compiling = Callable[[Sequence[SourceTask]], Iterator[tuple[int, Compiled | Failure]]]
"""Compiles files somewhere, giving the number of each and its result in the order in which they finish."""


class InternalError(Exception):
    """Our own mistake; the message is a traceback for the developers."""


@dataclass(slots=True)
class Gathered:
    """What was found in content/.

    `articles` are all that could be read, drafts too, by path; `static` the standing pages; `refused` the files that
    could not, with what `remains` of those that could be read in part; `compiled` says how many files had to be read anew.
    """

    snapshot: Snapshot
    articles: dict[str, Article] = field(default_factory=dict)
    static: dict[str, Article] = field(default_factory=dict)
    rows: dict[str, Row] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    remains: dict[str, Article] = field(default_factory=dict)
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
        current = row is not None and row.key == reading_key
        if row is not None and current and not settings.always_hash and row.unchanged(file.size, file.mtime_ns):
            gathered.rows[file.path] = row
        else:
            content = row.content if row is not None and current else ""
            tasks.append(SourceTask(file.path, file.kind is FileClass.PAGE, content))
    decoded: Decoded = {}
    if tasks:
        if compiling is None:
            compiler = Compiler(settings.root, registries, reading_key, store.folder)
            jobs = settings.jobs if len(tasks) > 8 else 1
            compiling = Crew.in_step(compiler.steps, jobs, SECONDS_FOR_AN_ARTICLE).run
        for rows in _batches(_compile(compiling, tasks, known, gathered, progress)):
            store.put(rows, ())
            _decode(rows, gathered, decoded)
    gone = known.keys() - gathered.rows.keys() - decoded.keys()
    if gone:
        store.put((), gone)
    _decode(list(gathered.rows.values()), gathered, decoded)
    _arrange(gathered, sources, decoded)
    return gathered


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    """So few at a time that their texts never lie in memory all together."""
    while batch := list(islice(rows, _BATCH)):
        yield batch


def _compile(
    compiling: Compiling,
    tasks: list[SourceTask],
    known: dict[str, Row],
    gathered: Gathered,
    progress: Progress,
) -> Iterator[Row]:
    """The rows of the files that were read anew, or whose time at least is new."""
    for count, (number, result) in enumerate(compiling(tasks), start=1):
        path = tasks[number].path
        if isinstance(result, Failure):
            result = Refused(path, (failure_issue(path, result),))
        if isinstance(result, Refused):
            gathered.issues += result.issues
            gathered.refused.add(path)
            if result.remains is not None:
                gathered.remains[path] = result.remains
        elif isinstance(result, Touched):
            yield known[path]._replace(size=result.size, mtime_ns=result.mtime_ns, seen_ns=result.seen_ns)
        else:
            gathered.compiled += 1
            yield result
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


def _decode(rows: Sequence[Row], gathered: Gathered, decoded: Decoded) -> None:
    """Turn rows into articles; the rows are kept without the text that an article was made of."""
    for row in rows:
        if row.path not in decoded:
            decoded[row.path] = decode_article(row.path, row.summary)
            gathered.rows[row.path] = row._replace(summary="")


def _arrange(gathered: Gathered, sources: list[FoundFile], decoded: Decoded) -> None:
    """Put articles, standing pages, issues and rows into the order of their paths."""
    rows = gathered.rows
    gathered.rows = {file.path: rows[file.path] for file in sources if file.path in rows}
    for file in sources:
        if file.path in decoded:
            article, issues = decoded[file.path]
            gathered.issues += issues
            (gathered.static if file.kind is FileClass.PAGE else gathered.articles)[file.path] = article
