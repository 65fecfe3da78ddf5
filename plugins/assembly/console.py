"""What people see of a build: progress, issues, and one line at the end."""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from collections.abc import Iterable, Iterator
from typing import TextIO

from plugins.assembly.build import Result
from plugins.assembly.excerpts import Excerpts
from plugins.assembly.privacy import CODE as PERSONAL_DATA
from plugins.domain.issue import Issue, Severity

_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}
_RED, _YELLOW, _PLAIN = "\x1b[31m", "\x1b[33m", "\x1b[0m"
_WIDTH, _LEAST_WIDTH = 28, 8  # characters of the progress bar; on a narrow terminal there is none


def wants_colour(stream: TextIO) -> bool:
    """Colour only on a terminal, and never where NO_COLOR is set (no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


class ProgressLine:
    """A bar with counts, rate and remaining time on a terminal; elsewhere a plain line now and then.

    Nothing is shown for work that is over within a second.
    """

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._live = self._stream.isatty() and os.environ.get("TERM") != "dumb"
        self._what = ""
        self._began = self._shown = 0.0
        self._dirty = False

    def __call__(self, what: str, done: int, total: int) -> None:
        """Say how far a piece of work is."""
        now = time.monotonic()
        if what != self._what:
            self.clear()
            self._what, self._began, self._shown = what, now, now
        pause = 0.1 if self._live else 10.0
        if now - self._began < 1.0 or now - self._shown < pause:
            return
        self._shown = now
        rate = done / (now - self._began)
        left = (total - done) / rate if rate else 0.0
        words = f"{what}: {done}/{total}, {rate:.0f} mỗi giây, còn {_duration(left)}"
        if self._live:
            self._stream.write(f"\r{_bar(words, done / max(total, 1), _columns(self._stream))}\x1b[K")
            self._dirty = True
        else:
            self._stream.write(words + "\n")
        self._stream.flush()

    def clear(self) -> None:
        """Take the bar away."""
        if self._dirty:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._dirty = False


def _duration(seconds: float) -> str:
    return f"{seconds:.0f} giây" if seconds < 100 else f"{seconds / 60:.0f} phút"


def _columns(stream: TextIO) -> int:
    """How many characters a line of a terminal holds."""
    try:
        return os.get_terminal_size(stream.fileno()).columns or 80
    except (OSError, ValueError):
        return shutil.get_terminal_size().columns


def _bar(words: str, share: float, columns: int) -> str:
    """A bar with words behind it; shorter or without the bar where the line would be too long and leave its rest behind."""
    width = min(_WIDTH, columns - len(words) - len("[] ") - 1)
    if width < _LEAST_WIDTH:
        return words[: columns - 1]
    filled = int(width * share)
    return f"[{'#' * filled}{'.' * (width - filled)}] {words}"


def print_issues(
    issues: Iterable[Issue], form: str = "text", stream: TextIO | None = None, excerpts: Excerpts | None = None
) -> None:
    """Print every issue: as text for people, as JSON, or as annotations for GitHub.

    With `excerpts` the text also shows the lines that an issue is about, each with its place marked.
    """
    out = stream or sys.stdout
    try:
        out.writelines(_lines(list(issues), form, excerpts, wants_colour(out)))
        out.flush()
    except BrokenPipeError:  # the reader has seen enough (`check | head`); what is left is written to nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())


def _lines(issues: list[Issue], form: str, excerpts: Excerpts | None, colour: bool) -> Iterator[str]:
    if form == "json":
        yield json.dumps([as_json(issue) for issue in issues], ensure_ascii=False, indent=1) + "\n"
    elif form == "github":
        for issue in issues:
            place = f"file={issue.place.path},line={max(issue.place.line, 1)},col={max(issue.place.column, 1)}"
            words = f"[{issue.code}] {issue.problem} | cách sửa: {issue.cure}".replace("%", "%25").replace("\n", "%0A")
            yield f"::{_GITHUB[issue.severity]} {place}::{words}\n"
    else:
        for issue in issues:
            yield _coloured(issue, colour) + "\n"
            if excerpts is not None:
                yield from (f"{line}\n" for line in _marked(issue, excerpts))


def _marked(issue: Issue, excerpts: Excerpts) -> Iterator[str]:
    """The lines of an issue's places; a further place is introduced by its address, and left out for a mere hint."""
    yield from excerpts.of(issue.place, discreet=issue.code == PERSONAL_DATA)
    for further in issue.also if issue.severity is not Severity.HINT else ():
        lines = excerpts.of(further, discreet=issue.code == PERSONAL_DATA)
        if lines:
            yield f"       {further}:"
            yield from lines


def as_json(issue: Issue) -> dict[str, object]:
    """An issue for machines."""
    return {
        "code": issue.code,
        "severity": issue.severity.name.lower(),
        "path": issue.place.path,
        "line": issue.place.line,
        "column": issue.place.column,
        "problem": issue.problem,
        "cure": issue.cure,
        "also": [{"path": place.path, "line": place.line, "column": place.column} for place in issue.also],
    }


def _coloured(issue: Issue, colour: bool) -> str:
    if not colour:
        return str(issue)
    paint = {Severity.ERROR: _RED, Severity.WARNING: _YELLOW}.get(issue.severity, "")
    return str(issue).replace(issue.severity.label, f"{paint}{issue.severity.label}{_PLAIN}", 1)


def summary(result: Result) -> str:
    """The last line: what was found, what was done, how long it took."""
    counts = ", ".join(f"{name} {count}" for name, count in result.counts.items())
    errors = sum(1 for issue in result.issues if issue.severity is Severity.ERROR)
    seconds = f"{result.seconds:.1f}".replace(".", ",")
    if errors:
        return f"Chưa dựng trang: {errors} lỗi, trang cũ giữ nguyên. Tệp: {counts}. {seconds} giây."
    if result.changes is None:
        return f"Không có lỗi. Tệp: {counts}. {seconds} giây."
    done = result.changes
    pages = f"{done.rendered} trang và tệp dựng mới, {done.reused} giữ nguyên, {len(done.changed)} thay đổi, {len(done.removed)} bỏ đi"
    return f"Xong. Tệp: {counts}. {pages}. {seconds} giây."


def summary_of_nothing(result: Result) -> str:
    """What the last line will say of the next build, if that has nothing to do."""
    counts = ", ".join(f"{name} {count}" for name, count in result.counts.items())
    files = result.changes.rendered + result.changes.reused if result.changes else 0
    return f"Tệp: {counts}. 0 trang và tệp dựng mới, {files} giữ nguyên."
