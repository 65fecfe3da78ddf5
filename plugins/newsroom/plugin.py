"""Pelican's way to the newsroom."""

from __future__ import annotations

from pelican import Pelican, signals
from pelican.generators import Generator

from plugins.context import edition_of, press_of
from plugins.newsroom.outputs import add_pages


class NewsroomGenerator(Generator):  # type: ignore[misc]
    """Plans news pages, lists and feeds."""

    def generate_output(self, writer: object) -> None:
        """Hand every page to the writer, which plans before it writes."""
        press = press_of(writer)
        add_pages(edition_of(self.context), press)


def _generators(pelican: Pelican) -> type[Generator]:
    return NewsroomGenerator


def register() -> None:
    """Offer the generator to Pelican."""
    signals.get_generators.connect(_generators)
