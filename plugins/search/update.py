"""The index after some pages changed: only the files that differ, without touching the other terms."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from plugins.search.cards import compact
from plugins.search.index import (
    build_index,
    card_file,
    facets,
    is_word,
    key_of,
    manifest,
    shard_counts,
    shard_path,
    surface_of,
)
from plugins.search.numbering import Numbering
from plugins.search.page import Terms
from plugins.search.postings import count_and_last, patch_postings
from plugins.search.terms import is_kept
from plugins.vietnamese.folding import fold_word

#: Surface → document number → new level, or None where the document no longer has the term.
_Patches = dict[str, dict[int, int | None]]


@dataclass(frozen=True, slots=True)
class IndexUpdate:
    """Files to write and files to delete, by path below the index."""

    written: dict[str, bytes] = field(default_factory=dict)
    removed: tuple[str, ...] = ()


def _levels(document: Terms | None) -> dict[str, int]:
    """Surface → level of everything a document is listed under."""
    if document is None:
        return {}
    levels = {surface_of(term): level for level, terms in enumerate(document.levels) for term in filter(is_kept, terms)}
    return levels | dict.fromkeys(facets(document), 0)


def _files_of_cards(numbering: Numbering) -> dict[int, tuple[list[int], list[int]]]:
    """First number of each card file → its numbers, and their positions."""
    files = numbering.card_files()
    numbers = ([numbering.numbers[i] for i in positions] for positions in files)
    return {held[0]: (held, positions) for held, positions in zip(numbers, files, strict=True)}


def _patches(old: Numbering, new: Numbering) -> tuple[set[int], _Patches]:
    """Numbers whose document changed, and what that changes in which list."""
    before = dict(zip(old.numbers, old.documents, strict=True))
    after = dict(zip(new.numbers, new.documents, strict=True))
    patches: _Patches = defaultdict(dict)
    changed = {number for number in before.keys() | after.keys() if before.get(number) != after.get(number)}
    for number in sorted(changed):
        was, is_now = _levels(before.get(number)), _levels(after.get(number))
        for surface, _ in was.items() ^ is_now.items():
            patches[surface][number] = is_now.get(surface)
    return changed, patches


def _patched(entry: list[str], key: str, patches: _Patches) -> list[str]:
    """The lists of one key after its changes, in order of surface."""
    lists = {entry[i] or key: (entry[i + 1], entry[i + 2]) for i in range(0, len(entry), 3)}
    for surface, changes in patches.items():
        gaps, levels = patch_postings(*lists.pop(surface, ("", "")), changes)
        if gaps:
            lists[surface] = gaps, levels
    result: list[str] = []
    for surface in sorted(lists):
        result.extend(("" if surface == key else surface, *lists[surface]))
    return result


def _commonest(entry: list[str], key: str) -> str:
    """The surface of a key that most pages have."""
    sizes = [(count_and_last(entry[i + 1])[0], entry[i] or key) for i in range(0, len(entry), 3)]
    return max(sizes)[1]


def _update_shards(
    patches: _Patches, counts: tuple[int, int], read: Callable[[str], bytes], known: dict[str, str]
) -> Iterator[tuple[str, bytes]]:
    """Shard files that a set of patches touches; `known` (folded → surface, for suggestions) is kept in step."""
    by_shard: dict[str, dict[str, _Patches]] = defaultdict(lambda: defaultdict(dict))
    for surface, changes in patches.items():
        key = key_of(surface)
        by_shard[shard_path(key, counts)][key][surface] = changes
    for path in sorted(by_shard):
        shard: dict[str, list[str]] = json.loads(read(path))
        for key, changes_of_key in by_shard[path].items():
            entry = _patched(shard.pop(key, []), key, changes_of_key)
            if entry:
                shard[key] = entry
            if is_word(key):
                known.pop(key, None)
                if entry:
                    known[key] = _commonest(entry, key)
        yield path, compact(dict(sorted(shard.items())))


def update_index(read: Callable[[str], bytes], before: Sequence[Terms], after: Sequence[Terms]) -> IndexUpdate:
    """What turns the index of `before` into that of `after`: the same bytes as `build_index(after)` would give.

    `read` gives a file of the index of `before`. Costs about as much as the changed pages are many; when the site
    outgrows its number of shards, everything is built anew.
    """
    old, new = Numbering.of(before), Numbering.of(after)
    counts = shard_counts(len(after))
    old_files, new_files = _files_of_cards(old), _files_of_cards(new)
    removed = tuple(f"c/{start}.json" for start in old_files if start not in new_files)
    old_counts = shard_counts(len(before))
    if old.capacity != new.capacity or counts != old_counts:
        sizes = zip("wp", counts, old_counts, strict=True)
        surplus = (f"{folder}/{n:x}.json" for folder, now, then in sizes for n in range(now, then))
        return IndexUpdate(dict(build_index(after)), (*removed, *surplus))
    changed, patches = _patches(old, new)
    known = {fold_word(surface): surface for surface in json.loads(read("words.json")).split()}
    written: dict[str, bytes] = {}
    written.update(_update_shards(patches, counts, read, known))
    written["words.json"] = compact(" ".join(surface for _, surface in sorted(known.items())))
    written |= dict(
        card_file(new, positions)
        for start, (numbers, positions) in new_files.items()
        if start not in old_files or numbers != old_files[start][0] or not changed.isdisjoint(numbers)
    )
    written["manifest.json"] = manifest(new)
    fresh = {f"c/{start}.json" for start in new_files if start not in old_files}
    return IndexUpdate({p: content for p, content in written.items() if p in fresh or read(p) != content}, removed)
