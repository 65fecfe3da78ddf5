"""Pages of the last build, shown while a large site is still being read, and marked as such.

A page whose own source was saved after that build is not shown: its reader waits for the new text.
"""

from __future__ import annotations

import json
from functools import cached_property
from pathlib import Path

from plugins.preview.marking import Marked, finish, tag_of

_BAND = (
    '<aside class="xt" aria-label="Xem trước"><p class="xt-band xt-marked" role="status">'
    "<strong>Bản dựng lần trước – đang đọc các bài, trang tự hiện bản mới</strong></p></aside>"
)
_UNSAFE = frozenset({"", ".", ".."})


class LastBuild:
    """What stands in output/, read but never written."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._output = root / "output"

    def find(self, path: str) -> Marked | None:
        """The page or file at a path of the site, if it may still be shown."""
        wanted = f"{path}index.html" if path.endswith("/") or not path else path
        if _UNSAFE.intersection(wanted.split("/")) or "\\" in wanted or wanted not in self._owners:
            return None
        try:
            if self._is_older_than(self._owners[wanted]):
                return None
            content = (self._output / wanted).read_bytes()
        except OSError:
            return None
        if not wanted.endswith(".html"):
            return Marked(content, tag_of(content))
        return finish(content.decode(), _BAND)

    def _is_older_than(self, owner: str) -> bool:
        """Whether the source of a page was saved after the build. Raises OSError when it is gone."""
        if not owner.startswith("content/"):
            return False
        return (self._root / owner).stat().st_mtime_ns >= self._built_ns

    @cached_property
    def _built_ns(self) -> int:
        return (self._output / "manifest.json").stat().st_mtime_ns

    @cached_property
    def _owners(self) -> dict[str, str]:
        """The owner of each path; empty when there is no report of a build."""
        try:
            report = json.loads((self._root / "build-report.json").read_text(encoding="utf-8"))
            owners = report["owners"]
        except (OSError, ValueError, KeyError, TypeError):
            return {}
        return owners if isinstance(owners, dict) else {}
