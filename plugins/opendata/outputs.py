"""The files and the page of open data, each with the key of what it depends on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from plugins.edition import Edition
from plugins.edition.press import Press
from plugins.opendata.catalog import catalog
from plugins.opendata.catalogue import ADDRESS, CATALOG, PACKAGE, file_address, tables_of
from plugins.opendata.datapackage import data_package
from plugins.opendata.observations import observation_inputs
from plugins.opendata.page import data_view
from plugins.opendata.spool import Spool

OWNER = "dữ liệu mở"


def add_pages(edition: Edition, press: Press, folder: Path | None = None, version: str = "") -> None:
    """Plan the page and the files; a site without figures has neither.

    The table of figures may be long: it is written to `folder`, which belongs to nobody else and may be deleted at any
    time, and handed over as files; without a folder it is made in memory. `version` stands for code and registries: the
    next build with the same one takes over what it says of unchanged articles.
    """
    if not edition.figures.counts:
        return
    figures, *small = tables_of(edition)
    inputs = [_digest(observation_inputs(edition)), *edition.ward_ids]
    spool = Spool(figures, folder, version) if folder else None
    for form in figures.formats:
        make = partial(spool.file, form) if spool else partial(figures.in_format, form)
        press.file(file_address(figures, form)[1:], OWNER, inputs, make, shared=figures.name)
    for table in small:
        for form in table.formats:
            press.file(file_address(table, form)[1:], OWNER, inputs, partial(table.in_format, form))
    press.file(f"{ADDRESS[1:]}{PACKAGE}", OWNER, inputs, lambda: data_package(edition))
    press.file(f"{ADDRESS[1:]}{CATALOG}", OWNER, inputs, lambda: catalog(edition))
    bearing = [article for article in edition.articles if article.figures]
    changed = max(change.day if (change := article.revised) else article.moment.date() for article in bearing)
    press.page(ADDRESS, OWNER, inputs, lambda: data_view(edition), changed)


def _digest(parts: Iterable[str]) -> str:
    """One short text for many."""
    state = hashlib.blake2b(digest_size=16)
    for part in parts:
        state.update(part.encode())
        state.update(b"\0")
    return state.hexdigest()
