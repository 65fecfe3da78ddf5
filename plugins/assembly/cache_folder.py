"""The folder of what may be deleted at any time: whatever stands in our way there, or may not be trusted, goes."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from plugins.assembly.settings import BuildSettings
from plugins.edition import addresses

_FOLDERS: Final = ("opendata", "pictures", "search", "spare", "store", "trees")
_FILES: Final = (
    *("card-keys.txt", "inputs.json", "opendata/index.json", "pictures/seen.json", "search/state.json"),
    "store/index.db",
)


def clear_the_way(settings: BuildSettings) -> list[str]:
    """Delete what is a file where a folder of ours belongs, or the reverse; returns notes. To be called under the lock.

    Links to folders that exist stay: they are somebody's choice of a place. Raises OSError when something cannot go.
    """
    cache, notes = settings.cache, []
    for names, belongs in ((_FOLDERS, Path.is_dir), (_FILES, _is_no_folder)):
        for path in (cache / name for name in names):
            if (path.exists() or path.is_symlink()) and not belongs(path):
                _remove(path)
                notes.append(f"{path.relative_to(settings.root)} không phải của chương trình, đã làm lại từ đầu")
    return notes


def forget_everything_unproved(settings: BuildSettings) -> None:
    """Delete what a fresh build may not trust. Photos stay: they are checked by their bytes."""
    for name in ("opendata", "search", "card-keys.txt"):
        _remove(settings.cache / name)


def forget_spoilt_data(settings: BuildSettings, damaged: Iterable[str]) -> None:
    """Delete the spool of data files if one of the damaged files of the site may share its bytes with it."""
    if any(path.startswith(addresses.DATA[1:]) for path in damaged):
        _remove(settings.cache / "opendata")


def _is_no_folder(path: Path) -> bool:
    return not path.is_dir()


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
