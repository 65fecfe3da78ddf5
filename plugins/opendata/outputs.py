"""The files and the page of open data, each with the key of what it depends on."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterable
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from plugins.edition import Edition
from plugins.edition.press import Press
from plugins.opendata.catalog import catalog
from plugins.opendata.catalogue import ADDRESS, CATALOG, PACKAGE, file_address, tables_of
from plugins.opendata.datapackage import data_package
from plugins.opendata.observations import observation_inputs
from plugins.opendata.page import data_view
from plugins.opendata.table import Format, Table

OWNER = "dữ liệu mở"


def add_pages(edition: Edition, press: Press, folder: Path | None = None) -> None:
    """Plan the page and the files; a site without figures has neither.

    The table of figures may be long: it is written to `folder`, which belongs to nobody else and may be deleted at any
    time, and handed over as files; without a folder it is made in memory.
    """
    if not edition.figures.counts:
        return
    figures, *small = tables_of(edition)
    shared = [_digest(observation_inputs(edition)), *edition.ward_ids]
    spool = Spool(figures, folder) if folder else None
    for form in figures.formats:
        make = partial(spool.file, form) if spool else partial(figures.in_format, form)
        press.file(file_address(figures, form)[1:], OWNER, shared, make)
    for table in small:
        for form in table.formats:
            press.file(file_address(table, form)[1:], OWNER, shared, partial(table.in_format, form))
    press.file(f"{ADDRESS[1:]}{PACKAGE}", OWNER, shared, lambda: data_package(edition))
    press.file(f"{ADDRESS[1:]}{CATALOG}", OWNER, shared, lambda: catalog(edition))
    bearing = [article for article in edition.articles if article.figures]
    changed = max(change.day if (change := article.revised) else article.moment.date() for article in bearing)
    press.page(ADDRESS, OWNER, shared, lambda: data_view(edition), changed)


def _digest(parts: Iterable[str]) -> str:
    """One short text for many."""
    state = hashlib.blake2b(digest_size=16)
    for part in parts:
        state.update(part.encode())
        state.update(b"\0")
    return state.hexdigest()


class Spool:
    """Writes a table in all its formats at once, when the first of them is asked for; a row is read only once."""

    def __init__(self, table: Table, folder: Path) -> None:
        self._table = table
        self._folder = folder
        self._made: dict[str, Path] = {}
        shutil.rmtree(folder, ignore_errors=True)  # what earlier builds left; the site has its own links to it

    def file(self, form: Format) -> Path:
        """The table's file in a format."""
        made = self._made.get(form.suffix)
        if made is None or not made.exists():
            self._write()
        return self._made[form.suffix]

    def _write(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        place = Path(tempfile.mkdtemp(dir=self._folder))
        paths = {form.suffix: place / self._table.file_name(form) for form in self._table.formats}
        with ExitStack() as stack:
            streams = [
                (form, stack.enter_context(paths[form.suffix].open("w", encoding="utf-8", newline="")))
                for form in self._table.formats
            ]
            self._table.write(streams)
        self._made = paths
