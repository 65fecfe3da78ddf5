"""Pelican's way to the open data."""

from __future__ import annotations

from pelican import Pelican, signals
from pelican.generators import Generator

from plugins.context import SESSION, edition_of, press_of
from plugins.opendata.outputs import add_pages


class OpenDataGenerator(Generator):  # type: ignore[misc]
    """Plans the page and the files of open data."""

    def generate_output(self, writer: object) -> None:
        """Hand everything to the writer, which plans before it writes."""
        session = self.settings[SESSION]
        folder = session.settings.cache / "opendata"
        add_pages(edition_of(self.context), press_of(writer), folder, session.fingerprints.pages)


def _generators(pelican: Pelican) -> type[Generator]:
    return OpenDataGenerator


def register() -> None:
    """Offer the generator to Pelican."""
    signals.get_generators.connect(_generators)
