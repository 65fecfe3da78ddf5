"""What changes for residents between the version online and the one about to go out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from plugins.publishing.manifest import Manifest, is_page


@dataclass(frozen=True, slots=True)
class Difference:
    """Sorted paths that are new, have other bytes, or are gone."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Tell whether the two versions are the same."""
        return not (self.added or self.changed or self.removed)

    @property
    def pages(self) -> Difference:
        """The part that concerns pages."""
        return Difference(_pages(self.added), _pages(self.changed), _pages(self.removed))


def compare(old: Manifest, new: Manifest) -> Difference:
    """Compare two versions by content, never by time or size alone."""
    added = sorted(new.files.keys() - old.files.keys())
    removed = sorted(old.files.keys() - new.files.keys())
    changed = sorted(
        path for path, entry in new.files.items() if path in old.files and old.files[path].sha256 != entry.sha256
    )
    return Difference(tuple(added), tuple(changed), tuple(removed))


def _pages(paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(filter(is_page, paths))
