"""What the front matter may refer to: categories, tags, wards and indicators of the site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from typing import Protocol

from plugins.domain.calendar_day import written_day
from plugins.domain.lineage import Extent, Lineage
from plugins.domain.ward import Ward
from plugins.frontmatter.vocabulary import plain
from plugins.registries import Registries
from plugins.vietnamese.folding import canonical, fold

_AS_NEAR = 0.85  # of the likeness of the likest id: what is less like is not offered


class WardBook(Protocol):
    """Where wards are looked up; a `WardRegistry` is one."""

    lineage: Lineage

    def get(self, ward_id: str) -> Ward | None:
        """The ward of the id, or None."""

    def by_name(self, text: str) -> tuple[Ward, ...]:
        """Wards called as typed, perhaps with their district behind a comma."""

    def nearest(self, text: str, limit: int = 3) -> tuple[Ward, ...]:
        """Wards that somebody who typed an unknown id or name may have meant, best first."""


def _index(names: Mapping[str, str]) -> dict[str, str]:
    """Ids and names → id; unmarked spellings only where they mean one id, so that Lê and Lễ stay apart."""
    exact = {_spelt(name): known for known, name in names.items()} | {_spelt(known): known for known in names}
    unmarked: dict[str, set[str]] = {}
    for text, known in exact.items():
        unmarked.setdefault(plain(text), set()).add(known)
    return {text: known for text, (known, *others) in unmarked.items() if not others} | exact


def _spelt(text: str) -> str:
    """A name as compared with its marks: case, tone placement and spaces do not matter."""
    return " ".join(canonical(text).casefold().split())


def _find(index: Mapping[str, str], text: str) -> str | None:
    spelt = _spelt(text)
    return index.get(spelt) or (index.get(plain(text)) if spelt.isascii() else None)


@dataclass(frozen=True, slots=True)
class Known:
    """Ids with their names, and the wards; made once a build. `local` are the ids of the wards the site covers."""

    categories: Mapping[str, str]
    tags: Mapping[str, str]
    indicators: Mapping[str, str]
    wards: WardBook
    local: tuple[str, ...] = ()
    category_index: dict[str, str] = field(init=False)
    tag_index: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "category_index", _index(self.categories))
        object.__setattr__(self, "tag_index", _index(self.tags))

    @classmethod
    def of(cls, registries: Registries) -> Known:
        """What the site's registries know."""
        site = registries.site
        return cls(
            {category.id: category.label for category in site.categories},
            {tag.id: tag.label for tag in site.tags},
            {indicator.id: indicator.label for indicator in registries.indicators},
            registries.wards,
            site.wards,
        )

    def category(self, text: str) -> str | None:
        """The id of a category named by id or by name."""
        return text if text in self.categories else _find(self.category_index, text)

    def tag(self, text: str) -> str | None:
        """The id of a tag named by id or by name."""
        return text if text in self.tags else _find(self.tag_index, text)

    def fate(self, ward: Ward, day: date) -> str:
        """Why a ward is not valid on a day and what stands in its place, in Vietnamese; "" when it is valid."""
        if ward.valid_to is not None and day > ward.valid_to:
            return self._after(ward, ward.valid_to)
        if ward.valid_from is not None and day < ward.valid_from:
            before = [self.wards.get(step.predecessor) for step in self.wards.lineage.predecessors(ward.id)]
            names = _list(before)
            came = f", trước đó là {names}" if names else ""
            return f"{ward.name} chỉ có từ {written_day(ward.valid_from)}{came}"
        return ""

    def _after(self, ward: Ward, last: date) -> str:
        steps = self.wards.lineage.successors(ward.id)
        parts = [
            f"{'một phần ' if step.extent is Extent.PART else ''}thuộc {other.name_in_sentence} ({other.id})"
            for step in steps
            if (other := self.wards.get(step.successor)) is not None
        ]
        if not parts:
            return f"{ward.name} chỉ có đến {written_day(last)}"
        start = written_day(min(step.day for step in steps))
        return f"{ward.name} chỉ có đến {written_day(last)}, từ {start} {_joined(parts)}"

    def on_day(self, ward: Ward, day: date) -> list[str]:
        """Ids of the wards to write instead of one that is not valid on a day."""
        if ward.valid_to is not None and day > ward.valid_to:
            ids = [step.successor for step in self.wards.lineage.successors(ward.id)]
        else:
            ids = [step.predecessor for step in self.wards.lineage.predecessors(ward.id)]
        found = [self.wards.get(other) for other in ids]
        return [other.id for other in found if other is not None and other.valid_on(day)]

    def local_on(self, day: date | None) -> list[str]:
        """Ids of the site's own wards that exist on a day, in the site's order."""
        found = [self.wards.get(known) for known in self.local]
        return [ward.id for ward in found if ward is not None and (day is None or ward.valid_on(day))]

    def ward_guesses(self, text: str, day: date | None) -> list[str]:
        """At most three ids like a misspelt one; those valid on the day before others, the site's own first."""
        found = self.wards.nearest(text, 6)
        if day is not None:
            found = tuple(ward for ward in found if ward.valid_on(day)) or found
        alike = {ward.id: SequenceMatcher(a=ward.id, b=fold(text).replace(" ", "-")).ratio() for ward in found}
        near = [known for known, ratio in alike.items() if ratio >= _AS_NEAR * max(alike.values())]
        return sorted(near, key=lambda known: known not in self.local)[:3]


def _list(wards: list[Ward | None]) -> str:
    return _joined([f"{ward.name_in_sentence} ({ward.id})" for ward in wards if ward is not None])


def _joined(words: list[str]) -> str:
    return ", ".join(words[:-1]) + " và " + words[-1] if len(words) > 1 else "".join(words)
