"""Pelican's way to the achievement pages."""

from __future__ import annotations

from pelican import Pelican, signals
from pelican.generators import Generator

from plugins.achievements.outputs import add_pages
from plugins.context import edition_of, press_of


class AchievementsGenerator(Generator):  # type: ignore[misc]
    """Plans ward, period and indicator pages."""

    def generate_output(self, writer: object) -> None:
        """Hand every page to the writer, which plans before it writes."""
        press = press_of(writer)
        add_pages(edition_of(self.context), press)


def _generators(pelican: Pelican) -> type[Generator]:
    return AchievementsGenerator


def register() -> None:
    """Offer the generator to Pelican."""
    signals.get_generators.connect(_generators)
