"""What the publishing tests share besides fixtures."""

from __future__ import annotations

from collections.abc import Callable

from plugins.publishing.publication import PublishResult

Publish = Callable[..., PublishResult]


class Told(list[str]):
    """The lines people were told."""

    @property
    def text(self) -> str:
        return "\n".join(self)
