"""What every target can do; one module for each kind implements it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from plugins.publishing.build import Build
from plugins.publishing.shipment import Live, Shipment


@dataclass(frozen=True, slots=True)
class Sent:
    """What went over: files and bytes that were not there before, and the new release's name."""

    release: str
    files: int
    size: int


class Target(Protocol):
    """A place that serves the site. Methods raise TargetError; after one the old version is still served."""

    @property
    def manner(self) -> str:
        """How a new version takes over, in Vietnamese, for messages."""

    @property
    def compresses(self) -> bool:
        """Whether compressed forms lie beside the pages there."""

    def lock(self) -> AbstractContextManager[None]:
        """Keep others from publishing here meanwhile; raise TargetBusyError when somebody does."""

    def live(self) -> Live:
        """Return what is served now; clears away what a broken run left."""

    def host_files(self, build: Build) -> Mapping[str, bytes]:
        """Return the server's own files for this build."""

    def send(self, shipment: Shipment, live: Live) -> Sent:
        """Bring a version online."""

    def read(self, paths: Sequence[str]) -> Mapping[str, bytes]:
        """Return files as they are served now, read from the place itself in one go; one that is missing may be left out."""

    def releases(self) -> tuple[str, ...]:
        """Return the names of the versions that can be rolled back to, oldest first."""

    def switch(self, release: str, live: Live) -> None:
        """Serve an earlier release; `live` is the one served now."""

    def journal(self, line: str) -> None:
        """Append one line to the log at the place."""
