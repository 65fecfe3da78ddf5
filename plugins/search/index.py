"""The whole index: from the terms of all documents to its files."""

from __future__ import annotations

from array import array
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Final

from plugins.search.cards import card, compact
from plugins.search.numbering import Numbering
from plugins.search.page import Term, Terms
from plugins.search.postings import encode_number, encode_postings, shard_of
from plugins.search.terms import is_kept
from plugins.vietnamese.folding import fold_word, slugify

#: Raised whenever files and client no longer understand each other.
FORMAT = 1

_Postings = dict[str, "array[int]"]


class _Lists(dict[Term, "array[int] | deque[int]"]):
    """Posting lists of terms, begun when they are first asked for; what is not kept is written into a list that holds nothing."""

    _NOWHERE: Final[deque[int]] = deque(maxlen=0)

    def __missing__(self, term: Term) -> array[int] | deque[int]:
        self[term] = postings = array("I") if is_kept(term) else self._NOWHERE
        return postings

    def kept(self) -> Iterator[tuple[str, array[int]]]:
        """Surfaces of the terms that are kept, and their lists."""
        for term, postings in self.items():
            if isinstance(postings, array):
                yield surface_of(term), postings


def surface_of(term: Term) -> str:
    """A term as one text: the words of a pair are joined by a space."""
    return term if isinstance(term, str) else f"{term[0]} {term[1]}"


def shard_counts(documents: int) -> tuple[int, int]:
    """Numbers of word and pair shards (powers of two) for a number of documents; they change only as it doubles."""
    size = max(documents, 1).bit_length()
    return 2 ** min(max(size - 4, 3), 10), 2 ** min(max(size - 2, 4), 12)


def _collect(numbering: Numbering) -> _Postings:
    """Posting lists of all words and pairs, by surface; facets stand among the words as "phuong:…"."""
    lists = _Lists()
    for number, document in zip(numbering.numbers, numbering.documents, strict=True):
        for level, terms in enumerate(document.levels):
            posting = number << 3 | level
            for postings in map(lists.__getitem__, terms):
                postings.append(posting)
        for facet in facets(document):
            lists[facet].append(number << 3)
    return dict(lists.kept())


def facets(document: Terms) -> list[str]:
    """Names of the lists that the filters ask for; they stand among the words."""
    wards = [f"phuong:{ward}" for ward in document.ward_ids]
    return [*wards, f"muc:{slugify(document.category)}"] if document.category else wards


def key_of(surface: str) -> str:
    """The folded form under which a word or a pair is looked up."""
    if ":" in surface:
        return surface
    first, is_pair, second = surface.partition(" ")
    return f"{fold_word(first)} {fold_word(second)}" if is_pair else fold_word(first)


def _entry(key: str, surfaces: list[str], lists: _Postings) -> list[str]:
    """Surface, gaps, levels, next surface, … of one key; a surface equal to its key is written ""."""
    entry: list[str] = []
    for surface in sorted(surfaces):
        entry += ("" if surface == key else surface, *encode_postings(lists[surface]))
    return entry


def shard_path(key: str, counts: tuple[int, int]) -> str:
    """The file that holds a key."""
    folder, count = ("p", counts[1]) if " " in key else ("w", counts[0])
    return f"{folder}/{shard_of(key, count):x}.json"


def _shards(lists: _Postings, counts: tuple[int, int]) -> Iterator[tuple[str, bytes]]:
    """Shard files: key → its entry, in order of the keys."""
    paths = (f"{folder}/{number:x}.json" for folder, n in zip("wp", counts, strict=True) for number in range(n))
    shards: dict[str, list[str]] = {path: [] for path in paths}
    for term in lists:
        shards[shard_path(key_of(term), counts)].append(term)
    for path, found in shards.items():
        terms: dict[str, list[str]] = defaultdict(list)
        for term in found:  # its key is formed twice, for keys of all terms at once would need much memory
            terms[key_of(term)].append(term)
        yield path, compact({key: _entry(key, terms[key], lists) for key in sorted(terms)})


def is_word(key: str) -> bool:
    """Whether a term or key is a word, not a pair, a facet or a number."""
    return not (":" in key or " " in key or key[0].isdigit())


def _words_file(lists: _Postings) -> bytes:
    """The commonest surface of every folded syllable, for suggestions when nothing is found."""
    best: dict[str, tuple[int, str]] = {}
    for surface, postings in lists.items():
        if is_word(surface):
            key = fold_word(surface)
            best[key] = max(best.get(key, (0, "")), (len(postings), surface))
    return compact(" ".join(surface for _, (_, surface) in sorted(best.items())))


def _stamp(numbering: Numbering) -> str:
    """A name for this set of documents: it keeps browsers from mixing files of two builds."""
    digest = blake2b(digest_size=6)
    for d in numbering.documents:
        fields = (d.url, d.title, d.date, *d.ward_ids, *d.ward_labels, d.category, d.kind, d.fingerprint)
        digest.update("\n".join(fields).encode())
    return digest.hexdigest()


def card_file(numbering: Numbering, positions: list[int]) -> tuple[str, bytes]:
    """A card file for the documents at some positions; it is named after the first number it holds."""
    start = numbering.numbers[positions[0]]
    rows = [[numbering.numbers[i] - start, *card(numbering.documents[i])] for i in positions]
    return f"c/{start}.json", compact(rows)


def manifest(numbering: Numbering) -> bytes:
    """What the client reads first: sizes, where card files start, and the choices of the filters."""
    documents = numbering.documents
    starts = [numbering.numbers[positions[0]] for positions in numbering.card_files()]
    wards = {i: label for d in documents for i, label in zip(d.ward_ids, d.ward_labels, strict=True)}
    gaps = [b - a for a, b in zip([0, *starts], starts, strict=False)]
    return compact(
        {
            "format": FORMAT,
            "stamp": _stamp(numbering),
            "documents": len(documents),
            "capacity": numbering.capacity,
            "shards": list(shard_counts(len(documents))),
            "cards": "".join(map(encode_number, gaps)),
            "wards": sorted(wards.items(), key=lambda ward: (fold_word(ward[1]), ward)),
            "categories": sorted((slugify(name), name) for name in {d.category for d in documents} if name),
            "years": sorted((int(year) for year in {d.date[:4] for d in documents} if year), reverse=True),
        }
    )


def build_index(terms: Iterable[Terms]) -> Iterator[tuple[str, bytes]]:
    """Files of the index as (path below the index folder, bytes), the manifest last.

    A pure function of the set of documents: their order does not matter, and a file differs between two sets only if
    a document it tells of differs. Sentences are apart, see `sentence_file`.
    """
    numbering = Numbering.of(list(terms))
    counts = shard_counts(len(numbering.documents))
    lists = _collect(numbering)
    yield from _shards(lists, counts)
    yield "words.json", _words_file(lists)
    yield from (card_file(numbering, positions) for positions in numbering.card_files())
    yield "manifest.json", manifest(numbering)
