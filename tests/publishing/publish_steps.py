"""What the publishing tests share besides fixtures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from site_factory import Site

from plugins.publishing.publication import PublishResult

Publish = Callable[..., PublishResult]


class Told(list[str]):
    """The lines people were told."""

    @property
    def text(self) -> str:
        return "\n".join(self)


def leaves_others_alone(go: Publish, site: Site, place: Path) -> bool:
    """Whether what somebody else keeps beside the releases at a place is there after a dozen publishes."""
    others = [place / "staging/x.txt", place / "releases/20200101120000/x.txt"]
    for path in others:
        path.parent.mkdir(parents=True)
        path.write_text("x", encoding="utf-8")
    for number in range(12):
        assert go(site.with_article("moi", str(number))).exit_code == 0
    return all(path.exists() for path in others)
