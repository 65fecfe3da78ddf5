"""Chooses a target by name and opens the implementation of its kind."""

from __future__ import annotations

import difflib
from pathlib import Path

from plugins.publishing.destination import Destination, Folder, Git, Rclone, Settings, Ssh
from plugins.publishing.failure import UsageError
from plugins.publishing.folder_target import FolderTarget
from plugins.publishing.git_target import GitTarget
from plugins.publishing.rclone_target import RcloneTarget
from plugins.publishing.ssh_target import SshTarget
from plugins.publishing.target import Target
from plugins.publishing.zip_target import ZipTarget


def choose(settings: Settings, name: str) -> Destination:
    """Return the target of this name; raise UsageError with the nearest one when there is none."""
    known = {destination.name: destination for destination in settings.destinations}
    if name in known:
        return known[name]
    close = difflib.get_close_matches(name, known, 1, 0.5)
    hint = f"có phải {close[0]}?" if close else f"các nơi đăng đã khai báo: {', '.join(known) or 'chưa có'}"
    raise UsageError(f"không có nơi đăng nào tên “{name}” trong content/data/publish.yaml; {hint}")


def open_target(project: Path, destination: Destination) -> Target:
    """Open a target; nothing is contacted yet."""
    cache = project / ".cache/publishing" / destination.name
    place = destination.place
    if isinstance(place, Folder):
        return FolderTarget(place.path)
    if isinstance(place, Ssh):
        return SshTarget(place, cache)
    if isinstance(place, Rclone):
        return RcloneTarget(place)
    if isinstance(place, Git):
        return GitTarget(place, cache.with_suffix(".git"))
    return ZipTarget(place.path)
