"""Small documents for administrative units, so that an old name leads to the unit and to what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from plugins.search.page import SearchPage


@dataclass(frozen=True, slots=True)
class SearchUnit:
    """A ward for search: full name ("Phường Cô Giang"), old district ("Quận 1" or ""), its end in words ("30/6/2025").

    `successors` are ids of units that took all or part of it.
    """

    id: str
    name: str
    district: str = ""
    until: str = ""
    successors: tuple[str, ...] = ()

    @property
    def full_name(self) -> str:
        """Name with the district that tells namesakes apart."""
        return f"{self.name}, {self.district}" if self.district else self.name


def _lineage(units: Mapping[str, SearchUnit], covered: Iterable[str]) -> set[str]:
    """Covered units with their successors and predecessors, followed to the ends."""
    before: dict[str, list[str]] = {}
    for unit in units.values():
        for successor in unit.successors:
            before.setdefault(successor, []).append(unit.id)

    def reach(start: Iterable[str], after: Mapping[str, Iterable[str]]) -> set[str]:
        seen: set[str] = set()
        waiting = [i for i in start if i in units]
        while waiting:
            seen.add(here := waiting.pop())
            waiting.extend(i for i in after.get(here, ()) if i in units and i not in seen)
        return seen

    wanted = set(covered)
    return reach(wanted, {unit.id: unit.successors for unit in units.values()}) | reach(wanted, before)


def unit_pages(units: Iterable[SearchUnit], covered: Iterable[str]) -> Iterator[SearchPage]:
    """One document for each covered unit and each unit of its lineage, at /don-vi/<id>/, in order of id."""
    by_id = {unit.id: unit for unit in units}
    wanted = _lineage(by_id, covered)
    for unit in (by_id[i] for i in sorted(wanted)):
        after = [by_id[i] for i in unit.successors if i in by_id]
        before = sorted((u for u in by_id.values() if unit.id in u.successors), key=lambda u: u.id)
        words = []
        if after:
            words.append(f"Nay thuộc {', '.join(u.full_name for u in after)}.")
        if before:
            words.append(f"Gồm toàn bộ hoặc một phần {'; '.join(u.full_name for u in before)}.")
        yield SearchPage(
            url=f"/don-vi/{unit.id}/",
            title=f"{unit.full_name} (đến {unit.until})" if unit.until else unit.full_name,
            headings=tuple(u.full_name for u in (*after, *before)),
            body=" ".join(words),
            ward_ids=(unit.id,),
            ward_labels=(unit.full_name,),
            kind="unit",
        )
