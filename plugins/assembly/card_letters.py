"""Letters that no share card can show, found where they are written instead of when the card is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from plugins.domain.document import Document
from plugins.domain.issue import Issue, Place
from plugins.images.letters import letters_refused, missing_letters
from plugins.registries import Registries

_SHOWN = 80  # characters of a text that a message repeats


def letters_of_article(document: Document, figure: str) -> list[Issue]:
    """Complaints about an article's title and `figure`, the result that its card shows ("" without any)."""
    if not missing_letters(f"{document.title} {figure}"):  # nearly always
        return []
    title = _complaints("tiêu đề", document.title, document.place_of("title"))
    return [*title, *_complaints("số liệu", figure, _place_of_figure(document, figure))]


def letters_of_registries(data: Path, registries: Registries) -> Iterator[Issue]:
    """Complaints about what cards show of the registries in the folder `data`: names and labels."""
    site = registries.site
    names = (site.name, site.short_name, *(category.label for category in site.categories))
    wards = [registries.wards[ward_id] for ward_id in registries.covered]
    shown = [("site.yaml", name, name) for name in names]
    shown += [("indicators.yaml", one.label, one.label) for one in registries.indicators]
    shown += [("wards.csv", ward.full_name, f"{ward.id},") for ward in wards]
    for name, words, key in shown:
        if letters_refused(words, words):
            yield from _complaints("chữ", words, _place_in(data / name, key))


def _complaints(thing: str, words: str, place: Place) -> Iterator[Issue]:
    if refusal := letters_refused(words[:_SHOWN], words):
        yield replace(refusal, thing=thing).issue(place)


def _place_of_figure(document: Document, figure: str) -> Place:
    """Where the metric that states a figure has its value."""
    values = [claim.value for claim in document.claims if claim.value]
    same = (value.place for value in values if " ".join(value.text.split()) == figure)
    return next(same, document.place_of("metrics"))


def _place_in(file: Path, key: str) -> Place:
    """Where a registry first says `key`; the whole file when it is written another way."""
    path = "/".join(file.parts[-3:])
    before, found, _ = file.read_text(encoding="utf-8").partition(key)
    return Place(path, before.count("\n") + 1, len(before) - before.rfind("\n")) if found else Place(path)
