"""Pelican's way through one build: read first, let the other plugins plan, commit last."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.readers import BaseReader
from pelican.writers import Writer

from plugins.assembly.build import Session
from plugins.assembly.compiling import article_of_file
from plugins.assembly.settings import BuildSettings
from plugins.context import SESSION, put_edition


class ArticleReader(BaseReader):  # type: ignore[misc]
    """Reads our articles for whatever asks Pelican's readers: the only source format is Markdown."""

    enabled = True
    file_extensions = ("md",)

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return the safe HTML and the title, date and category of an article."""
        session: Session = self.settings[SESSION]
        return article_of_file(session.settings.root, Path(source_path), session.registries)


class EditionGenerator(Generator):  # type: ignore[misc]
    """Compiles content/ into the edition that all other generators read."""

    def generate_context(self) -> None:
        """Read everything; from here on it is known what is published."""
        put_edition(self.context, self.settings[SESSION].read())


class PlanWriter(Writer):  # type: ignore[misc]
    """Takes pages into the plan instead of writing them one by one; everything not named here is the plan's."""

    def __init__(self, output_path: str, settings: dict[str, Any] | None = None) -> None:
        super().__init__(output_path, settings)
        self._plan = self.settings[SESSION].lay_out()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._plan, name)


def _begin(pelican: Pelican) -> None:
    if SESSION not in pelican.settings:
        root = Path(pelican.settings["PATH"]).resolve().parent
        pelican.settings[SESSION] = Session(BuildSettings(root=root), lambda what, done, total: None)


def _readers(readers: Any) -> None:
    readers.reader_classes = {"md": ArticleReader}


def _generators(pelican: Pelican) -> type[Generator]:
    return EditionGenerator


def _writer(pelican: Pelican) -> type[Writer]:
    return PlanWriter


def _finish(pelican: Pelican) -> None:
    session: Session = pelican.settings[SESSION]
    session.close_plan()
    session.outcome = session.commit()


def register() -> None:
    """Take reading, writing and the end of the build into our hands."""
    signals.initialized.connect(_begin)
    signals.readers_init.connect(_readers)
    signals.get_generators.connect(_generators)
    signals.get_writer.connect(_writer)
    signals.finalized.connect(_finish)
