"""The commands behind the tasks: each returns the exit code of the contract and prints for people."""

from __future__ import annotations

import shutil
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from plugins.assembly.build import Result, Session, plan_pages
from plugins.assembly.configuration import PELICAN, ConfigurationError
from plugins.assembly.console import ProgressLine, print_issues, summary, summary_of_nothing
from plugins.assembly.excerpts import Excerpts
from plugins.assembly.fastpath import Inputs, Told, remember
from plugins.assembly.gathering import InternalError
from plugins.assembly.report import write_report
from plugins.assembly.settings import BuildSettings, SettingsError
from plugins.assembly.staleness import stale_pages
from plugins.context import SESSION
from plugins.domain.system_error import reason
from plugins.engine.lock import LockHeld, build_lock
from plugins.engine.store import LostBody
from plugins.engine.tree import MakingFailed

COMPLETE, CONTENT_PROBLEMS, WRONG_SETTINGS, TARGET_FAILED, LOCKED, OUR_BUG, INTERRUPTED = 0, 1, 2, 3, 4, 70, 130


def guarded(command: Callable[[], int], cache: Path) -> int:
    """Run a command; whatever goes wrong becomes a sentence and an exit code, never a traceback on the screen."""
    try:
        return command()
    except ConfigurationError as problem:
        print_issues(problem.issues)
        _say("Cấu hình chưa đúng, chưa thay đổi gì.")
        return WRONG_SETTINGS
    except SettingsError as problem:
        _say(f"Lệnh gõ chưa đúng: {problem}")
        return WRONG_SETTINGS
    except LockHeld as held:
        _say(f"Đang có một lần dựng trang khác chạy (tiến trình {held.owner or 'không rõ'}). Đợi xong rồi chạy lại.")
        return LOCKED
    except LookupError as problem:  # before OSError: a template that is not there is both
        return _our_bug(problem, cache)
    except OSError as problem:
        _say(f"Không ghi được trang{_place_of(problem, cache)}: {reason(problem)}. Trang cũ vẫn còn nguyên.")
        return TARGET_FAILED
    except KeyboardInterrupt:
        _say("Đã dừng theo yêu cầu. Trang cũ vẫn còn nguyên.")
        return INTERRUPTED
    except (InternalError, MakingFailed, Exception) as problem:
        return _our_bug(problem, cache)


def _place_of(problem: OSError, cache: Path) -> str:
    """The files that the system complains about, from the project's folder; nothing when it names none of ours."""
    named = [Path(str(one)) for one in (problem.filename, problem.filename2) if one]
    ours = [str(path.relative_to(cache.parent)) for path in named if path.is_relative_to(cache.parent)]
    return f" ({', '.join(ours)})" if ours else ""


def _our_bug(problem: BaseException, cache: Path) -> int:
    """Keep the trace in a file: it is of use to developers, not to editors."""
    trace = "".join(traceback.format_exception(problem))
    if isinstance(problem, MakingFailed):
        trace += "\n".join(f"{output.path} ({output.owner})\n{failure.trace}" for output, failure in problem.failures)
    cache.mkdir(parents=True, exist_ok=True)
    (cache / "loi-phan-mem.txt").write_text(trace, encoding="utf-8")
    _say("Phần mềm gặp lỗi của chính nó. Trang cũ vẫn còn nguyên. Gửi tệp .cache/loi-phan-mem.txt cho nhóm phát triển.")
    return OUR_BUG


def build(settings: BuildSettings, inputs: Inputs) -> int:
    """Build the site through Pelican into output/; `inputs` is what its sources looked like before."""
    with build_lock(settings.cache / "build.lock"):
        progress = ProgressLine()
        result = _whole(settings, lambda: Session(settings, progress, writes=True), _run_pelican)
        progress.clear()
        write_report(settings.root, result, complete=not result.has_errors)
        print_issues(result.issues)
        _say_notes(result)
        print(summary(result))
        if result.has_errors:
            return CONTENT_PROBLEMS
        lines = [str(issue) for issue in result.issues]
        told = Told(result.sorting.flips(settings.now), lines, summary_of_nothing(result))
        remember(settings.cache, inputs, told)
        return COMPLETE


def _whole(settings: BuildSettings, begin: Callable[[], Session], work: Callable[[Session], Result]) -> Result:
    """Do all the work of a command; when a body in the store or a file of the search index is damaged nothing is lost, everything is read again."""
    try:
        return work(begin())
    except (MakingFailed, LostBody) as failed:
        failures = failed.failures if isinstance(failed, MakingFailed) else []
        if failures and not any(LostBody.__name__ in failure.trace for _, failure in failures):
            raise
        for name in ("store", "search"):
            shutil.rmtree(settings.cache / name, ignore_errors=True)
        session = begin()
        session.notes.append("kho bài đã đọc bị hỏng, đọc lại từ đầu")
        return work(session)


def _run_pelican(session: Session) -> Result:
    """Let Pelican call our plugins in order, as its signals prescribe."""
    import logging

    from pelican import Pelican
    from pelican.log import console
    from pelican.settings import read_settings

    # Pelican would report on its own generators, which have nothing to do here.
    logging.getLogger("pelican").setLevel(logging.CRITICAL)
    console.quiet = True
    root = session.settings.root
    path = str(root / PELICAN)
    settings = read_settings(path, override={SESSION: session, "OUTPUT_PATH": str(session.settings.cache / "pelican")})
    pelican = Pelican(settings)
    with session.running():
        pelican.run()
    if session.outcome is None:
        raise InternalError("Pelican ended without reaching the end of the build")
    return session.outcome


def check(settings: BuildSettings, form: str = "text") -> int:
    """Report every problem of content/ without writing a site."""
    with build_lock(settings.cache / "build.lock"):
        progress = ProgressLine()
        try:
            result = _whole(settings, lambda: Session(settings, progress), _look_through)
        except ConfigurationError as problem:
            print_issues(problem.issues, form, excerpts=Excerpts(settings.root))
            _say("Cấu hình chưa đúng, chưa thay đổi gì.")
            return WRONG_SETTINGS
        progress.clear()
        print_issues(result.issues, form, excerpts=Excerpts(settings.root))
        _say_notes(result)
        if form == "text":
            print(summary(result))
        return CONTENT_PROBLEMS if result.has_errors else COMPLETE


def _look_through(session: Session) -> Result:
    """Plan every page and write none."""
    plan_pages(session)
    session.issues += stale_pages(session.edition, complete=not session.gathered.refused)
    result = session.result()
    result.seconds = time.monotonic() - session.started
    return result


def _say_notes(result: Result) -> None:
    for note in result.notes:
        _say(f"Ghi chú: {note}")


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
