"""The whole index: from the terms of all documents to its files."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from hashlib import blake2b

from plugins.search.cards import card, compact
from plugins.search.numbering import Numbering
from plugins.search.page import Terms
from plugins.search.postings import encode_number, encode_postings, shard_of
from plugins.vietnamese.folding import fold_word, slugify

#: Raised whenever files and client no longer understand each other.
FORMAT = 1

_Lists = dict[str, "array[int]"]


def shard_counts(documents: int) -> tuple[int, int]:
    """Numbers of word and pair shards (powers of two) for a number of documents; they change only as it doubles."""
    size = max(documents, 1).bit_length()
    return 2 ** min(max(size - 4, 3), 10), 2 ** min(max(size - 2, 4), 12)


def _collect(numbering: Numbering) -> tuple[_Lists, _Lists]:
    """Posting lists of all words and of all pairs, by surface; facets stand among the words as "phuong:…"."""
    words: _Lists = defaultdict(lambda: array("I"))
    pairs: _Lists = defaultdict(lambda: array("I"))
    for number, document in zip(numbering.numbers, numbering.documents, strict=True):
        for lists, levels in ((words, document.words), (pairs, document.pairs)):
            for level, joined in enumerate(levels):
                posting = number << 3 | level
                for term in joined.split():
                    lists[term].append(posting)
        for facet in facets(document):
            words[facet].append(number << 3)
    return words, pairs


def facets(document: Terms) -> list[str]:
    """Names of the lists that the filters ask for; they stand among the words."""
    wards = [f"phuong:{ward}" for ward in document.ward_ids]
    return [*wards, f"muc:{slugify(document.category)}"] if document.category else wards


def key_of(term: str) -> str:
    """The folded form under which a surface or a pair of surfaces is looked up."""
    return term if ":" in term else " ".join(map(fold_word, term.split("_")))


def _shards(folder: str, lists: _Lists, count: int) -> Iterator[tuple[str, bytes]]:
    """Shard files: key → [surface, gaps, levels, next surface, …]; a surface equal to its key is written ""."""
    shards: list[dict[str, list[str]]] = [{} for _ in range(count)]
    for term in sorted(lists):
        key = key_of(term)
        surface = term.replace("_", " ")
        entry = shards[shard_of(key, count)].setdefault(key, [])
        entry.extend(("" if surface == key else surface, *encode_postings(lists[term])))
    for number, shard in enumerate(shards):
        yield f"{folder}/{number:x}.json", compact(dict(sorted(shard.items())))


def _words_file(words: _Lists) -> bytes:
    """The commonest surface of every folded syllable, for suggestions when nothing is found."""
    best: dict[str, tuple[int, str]] = {}
    for surface in sorted(words):
        if ":" not in surface and not surface[0].isdigit():
            key = fold_word(surface)
            best[key] = max(best.get(key, (0, "")), (len(words[surface]), surface))
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
            "categories": sorted({(slugify(d.category), d.category) for d in documents if d.category}),
            "years": sorted({int(d.date[:4]) for d in documents if d.date}, reverse=True),
        }
    )


def build_index(terms: Iterable[Terms]) -> Iterator[tuple[str, bytes]]:
    """Files of the index as (path below the index folder, bytes), the manifest last.

    A pure function of the set of documents: their order does not matter, and a file differs between two sets only if
    a document it tells of differs. Sentences are apart, see `sentence_file`.
    """
    numbering = Numbering.of(list(terms))
    counts = shard_counts(len(numbering.documents))
    words, pairs = _collect(numbering)
    yield from _shards("w", words, counts[0])
    yield from _shards("p", pairs, counts[1])
    yield "words.json", _words_file(words)
    yield from (card_file(numbering, positions) for positions in numbering.card_files())
    yield "manifest.json", manifest(numbering)
