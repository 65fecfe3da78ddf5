"""The settings of a project, looked at before anything else: wrong ones end a build before it has read an article."""

from __future__ import annotations

import importlib.util
import os
import re
import runpy
import stat
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from plugins.assembly.card_letters import letters_of_registries
from plugins.assembly.settings import DATA
from plugins.domain.issue import Issue, Place, worst_first
from plugins.engine.reading import QUIET_NS
from plugins.publishing.settings import SETTINGS, read_settings
from plugins.registries import Registries, load_registries
from plugins.registries.loading import not_plain

PELICAN: Final = "pelicanconf.py"
_PATIENCE = 3.0  # seconds to wait until nobody saves settings any more
_OURS = tuple(f"plugins.{name}.plugin" for name in ("assembly", "newsroom", "achievements", "opendata"))
_FIXED: Final[dict[str, object]] = {
    "TIMEZONE": "Asia/Ho_Chi_Minh",
    "PATH": "content",
    "THEME": "theme",
    **{name: [] for name in ("ARTICLE_PATHS", "PAGE_PATHS", "STATIC_PATHS", "DIRECT_TEMPLATES")},
}

Stats = dict[str, tuple[int, int]]


class ConfigurationError(Exception):
    """The registries or settings are wrong; nothing was touched."""

    def __init__(self, issues: tuple[Issue, ...]) -> None:
        super().__init__(f"{len(issues)} issues")
        self.issues = issues


def read_configuration(root: Path) -> Registries:
    """The registries of a project, all of one moment. Raises ConfigurationError with everything that is wrong.

    Nothing but plain files is opened. Waits for a file that is being saved, but not for ever.
    """
    return _sound(root, *_at_rest(root, QUIET_NS, lambda: (load_registries(root / DATA), _other_issues(root))))


def read_registries(root: Path, quiet_ns: int = QUIET_NS) -> Registries:
    """The same without a look at the settings beside the registries, for a preview, which does not use those.

    The files must have been left alone for `quiet_ns`.
    """
    return _sound(root, *_at_rest(root, quiet_ns, lambda: (load_registries(root / DATA), [])))


Loaded = tuple[Registries | tuple[Issue, ...], list[Issue]]


def _sound(root: Path, registries: Registries | tuple[Issue, ...], issues: list[Issue]) -> Registries:
    issues += registries if isinstance(registries, tuple) else letters_of_registries(root / DATA, registries)
    if issues or isinstance(registries, tuple):
        raise ConfigurationError(tuple(worst_first(issues)))
    return registries


def _at_rest(root: Path, quiet_ns: int, read: Callable[[], Loaded]) -> Loaded:
    """What `read` gives while nobody saves a file of content/data."""
    end = time.monotonic() + _PATIENCE
    while True:
        before = _data_files(root)
        loaded = read()
        rested = all(not 0 <= time.time_ns() - mtime_ns < quiet_ns for _, mtime_ns in before.values())
        if rested and _data_files(root) == before:
            return loaded
        if time.monotonic() > end:
            raise ConfigurationError(tuple(_restless(before)))
        time.sleep(0.05)


def _data_files(root: Path) -> Stats:
    """Size and time of every file of content/data; raises ConfigurationError when one is no plain file."""
    found: Stats = {}
    issues = []
    for path in sorted((root / DATA).iterdir()) if (root / DATA).is_dir() else ():
        known = os.lstat(path)
        if stat.S_ISDIR(known.st_mode):
            continue
        if issue := not_plain(path):
            issues.append(issue)
        found[path.name] = known.st_size, known.st_mtime_ns
    if issues:
        raise ConfigurationError(tuple(issues))
    return found


def _restless(files: Stats) -> Iterator[Issue]:
    newest = max(files, key=lambda name: files[name][1])
    problem = "tệp vẫn đang được ghi nên chưa đọc trọn vẹn được"
    yield Issue("tep-dang-ghi", Place(f"{DATA}/{newest}"), problem, "đợi lưu xong rồi dựng lại")


def _other_issues(root: Path) -> list[Issue]:
    """What is wrong with Pelican's settings and with the places to publish to; a site without any of those is fine."""
    return [*_pelican_issues(root), *(read_settings(root)[1] if (root / SETTINGS).exists() else [])]


def _pelican_issues(root: Path) -> Iterator[Issue]:
    """Settings of Pelican that would leave pages out, wake up its own generators, or tell another time."""
    try:
        settings = runpy.run_path(str(root / PELICAN))
    except (Exception, SystemExit) as problem:
        told = "không có tệp này" if isinstance(problem, FileNotFoundError) else f"tệp bị lỗi: {problem}"
        yield Issue("pelicanconf-hong", _place_of(problem), told, "chép lại tệp pelicanconf.py của bộ phần mềm")
        return
    for name, value in _FIXED.items():
        if settings.get(name) != value:
            problem_words = f"{name} phải là {value!r}"
            yield Issue("pelicanconf-sai", _place(root, name), problem_words, f"ghi lại {name} = {value!r}")
    yield from _plugin_issues(root, settings)
    if not (root / "theme" / "templates").is_dir():
        cure = "chép lại thư mục theme của bộ phần mềm"
        yield Issue("thieu-giao-dien", Place("theme/templates"), "không có thư mục mẫu trang", cure)


def _plugin_issues(root: Path, settings: dict[str, Any]) -> Iterator[Issue]:
    named = settings.get("PLUGINS")
    listed = [name for name in named if isinstance(name, str)] if isinstance(named, list) else []
    for name in _OURS:
        if name not in listed:
            cure = f"thêm dòng {name!r} vào PLUGINS"
            yield Issue("pelicanconf-sai", _place(root, "PLUGINS"), f"PLUGINS thiếu {name}", cure)
    for name in listed:
        if not _exists(name):
            cure = "xóa tên ấy khỏi PLUGINS, hoặc cài phần mềm đó"
            yield Issue("pelicanconf-sai", _place(root, "PLUGINS"), f"PLUGINS có {name} nhưng máy không có", cure)


def _exists(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except (ImportError, ValueError):
        return False


def _place(root: Path, name: str) -> Place:
    """The line on which a setting is made, or the whole file."""
    text = (root / PELICAN).read_text(encoding="utf-8", errors="replace")
    made = re.search(rf"^{name}\b", text, re.M)
    return Place(PELICAN, text.count("\n", 0, made.start()) + 1) if made else Place(PELICAN)


def _place_of(problem: BaseException) -> Place:
    if isinstance(problem, SyntaxError) and problem.lineno:
        return Place(PELICAN, problem.lineno)
    lines = [
        line for frame, line in traceback.walk_tb(problem.__traceback__) if frame.f_code.co_filename.endswith(PELICAN)
    ]
    return Place(PELICAN, lines[-1]) if lines else Place(PELICAN)
