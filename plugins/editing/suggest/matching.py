"""Which indicator of the catalogue a figure belongs to, by the words around it and the class of its unit.

Each phrase weighs the sum of the inverse document frequencies of its words over the whole vocabulary; its weight
fades with the distance to the number, with commas and with other numbers in between.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from plugins.editing.suggest.noun_classes import class_of
from plugins.editing.suggest.units import BARE, MONEY, PERCENT
from plugins.editing.suggest.vocabulary import HONOURS, TABLE
from plugins.vietnamese.folding import canonical

GAP_WORDS = 4
_WORD = re.compile(r"[^\W\d_]+")
_BREAK = re.compile(r"[;!?…:()\n]|\.(?!\d)")
_DIGIT = re.compile(r"\d")
_COMMA = re.compile(r",(?!\s*\d)")


class IndicatorLike(Protocol):
    """What matching needs of an indicator of the catalogue."""

    @property
    def id(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of an indicator in runs; between two runs up to `GAP_WORDS` other words may stand."""

    indicator: str
    runs: tuple[tuple[str, ...], ...]
    weight: float
    against: bool
    comma: bool = False  # written with a comma in the vocabulary: "kiểm tra, giám sát"


@dataclass(frozen=True, slots=True)
class Sighting:
    """A phrase found in the text."""

    start: int
    end: int
    phrase: Phrase


@dataclass(frozen=True)
class Vocabulary:
    """Phrases by their first two words (one where the first run is one word), and the unit classes of each indicator."""

    by_first: dict[str, tuple[Phrase, ...]]
    classes: dict[str, frozenset[str]]
    rates: frozenset[str]  # indicators that the catalogue counts in per cent

    def sightings(self, lower: str) -> list[Sighting]:
        """All phrases of the vocabulary in a text, in order of their places."""
        words = list(_WORD.finditer(lower))
        texts = tuple(match[0] for match in words)
        found = []
        for index, word in enumerate(texts):
            pair = f"{word} {texts[index + 1]}" if index + 1 < len(texts) else word
            for phrase in (*self.by_first.get(word, ()), *self.by_first.get(pair, ())):
                last = _follow(texts, index, phrase.runs)
                if last >= 0 and _holds_together(lower[words[index].start() : words[last].end()], phrase):
                    found.append(Sighting(words[index].start(), words[last].end(), phrase))
        return found


def _holds_together(words: str, phrase: Phrase) -> bool:
    """Whether nothing that parts phrases stands between the words; numbers may stand only where a gap is."""
    if _BREAK.search(words) or (not phrase.comma and _COMMA.search(words)):
        return False
    return len(phrase.runs) > 1 or _DIGIT.search(words) is None


def vocabulary(indicators: Iterable[IndicatorLike]) -> Vocabulary:
    """The vocabulary of a catalogue: matching phrases of this package, labels and aliases of the catalogue itself."""
    return _vocabulary(tuple((entry.id, entry.label, entry.unit, tuple(entry.aliases)) for entry in indicators))


_Table = dict[str, tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]]
_NOTHING: tuple[frozenset[str], tuple[str, ...], tuple[str, ...]] = (frozenset(), (), ())


@lru_cache(maxsize=8)
def _vocabulary(entries: tuple[tuple[str, str, str, tuple[str, ...]], ...]) -> Vocabulary:
    table = dict(_parse(line) for line in TABLE.strip().splitlines())
    raw: list[tuple[str, tuple[tuple[str, ...], ...], bool, bool]] = []
    classes: dict[str, frozenset[str]] = {}
    for identifier, label, unit, aliases in entries:
        kinds, words, against = table.get(identifier, _NOTHING)
        classes[identifier] = kinds | _classes_of_unit(unit)
        own = [*aliases] if words else [re.sub(r"\(.*?\)", "", label), *aliases]
        raw += [(identifier, _runs(phrase), False, "," in phrase) for phrase in (*words, *own)]
        raw += [(identifier, _runs(phrase), True, "," in phrase) for phrase in against]
    generic = {(identifier, _runs(phrase)) for identifier, *_ in entries for phrase in _faint(table, identifier)}
    frequency = Counter(
        word for word_set in ({w for run in runs for w in run} for _, runs, _, _ in raw) for word in word_set
    )
    by_first: defaultdict[str, dict[tuple[object, ...], Phrase]] = defaultdict(dict)
    for identifier, runs, against_it, comma in raw:
        if runs and runs[0]:
            faint = 0.35 if (identifier, runs) in generic else 1.0
            weight = faint * sum(math.log(len(raw) / frequency[word]) for run in runs for word in run)
            phrase = Phrase(identifier, runs, weight, against_it, comma)
            by_first[" ".join(runs[0][:2])][(identifier, runs, against_it)] = phrase
    rates = frozenset(identifier for identifier, _, unit, _ in entries if unit.startswith("%"))
    return Vocabulary({first: tuple(phrases.values()) for first, phrases in by_first.items()}, classes, rates)


def _parse(line: str) -> tuple[str, tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]]:
    """A line of the table: id, then classes, phrases, phrases against."""
    identifier, rest = line.split(":", 1)
    kinds, phrases = rest.split("=", 1)
    words, _, against = phrases.partition("!")
    return identifier.strip(), (frozenset(kinds.split()), tuple(_split(words)), tuple(_split(against)))


def _faint(table: _Table, identifier: str) -> list[str]:
    """Phrases marked "~": they fit many indicators and decide only when nothing else is heard."""
    return [phrase for phrase in table.get(identifier, _NOTHING)[1] if phrase.startswith("~")]


def _split(words: str) -> list[str]:
    return [phrase.strip() for phrase in words.split("|") if phrase.strip()]


def _runs(phrase: str) -> tuple[tuple[str, ...], ...]:
    runs = (tuple(_WORD.findall(canonical(run).lower())) for run in phrase.split("…"))
    return tuple(run for run in runs if run)


def _classes_of_unit(unit: str) -> frozenset[str]:
    unit = canonical(unit).lower()
    if unit.startswith("đồng"):
        return frozenset({MONEY, "money_rate"} if "/" in unit else {MONEY})
    if unit.startswith("%"):
        return frozenset({PERCENT})
    kind = class_of(unit)
    return frozenset({kind} if kind else ())


def _follow(texts: tuple[str, ...], index: int, runs: tuple[tuple[str, ...], ...]) -> int:
    """Index of the last word of the phrase that begins at `index`, -1 when it does not."""
    first = runs[0]
    if len(first) > 2 and texts[index : index + len(first)] != first:  # two words were looked up
        return -1
    at = index + len(first)
    for run in runs[1:]:
        for skip in range(GAP_WORDS + 1):
            if texts[at + skip : at + skip + len(run)] == run:
                at += skip + len(run)
                break
        else:
            return -1
    return at - 1


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a figure stands: its own words, the clause, and the edges of its neighbours."""

    start: int
    end: int
    clause_start: int
    clause_end: int
    previous_end: int
    next_start: int
    kind: str
    trailing: bool = False  # "6 tập thể và 21 cá nhân được tặng Giấy khen": the honour stands behind its row
    carried: bool = False  # "… với tổng kinh phí 3 tỷ": what the money is for was said before


MINIMUM = 2.2


def best_indicator(
    words: Vocabulary, seen: list[Sighting], lower: str, place: Surroundings, *, honour: bool = False
) -> str | None:
    """The indicator whose phrases speak loudest near the figure, None when none is heard or the unit disagrees.

    `honour` says that the figure is an award; awards and other figures have different indicators.
    """
    scores: defaultdict[str, float] = defaultdict(float)
    for sighting in seen:
        if sighting.end <= place.clause_start or sighting.start >= place.clause_end:
            continue
        identifier = sighting.phrase.indicator
        if (identifier in HONOURS) is not honour or (
            place.kind not in words.classes[identifier] and place.kind != BARE
        ):
            continue
        if place.kind == BARE and sighting.end > place.start and lower[place.end : sighting.start].strip():
            continue
        strength = sighting.phrase.weight * _nearness(lower, sighting, place)
        if sighting.phrase.against:
            scores[identifier] -= 1.6 * strength
        else:
            scores[identifier] += max(0.0, strength - 0.7 * max(0.0, scores[identifier]))
    if not scores:
        return None
    best = max(sorted(scores), key=lambda identifier: scores[identifier])
    return best if scores[best] >= MINIMUM else None


def _nearness(lower: str, sighting: Sighting, place: Surroundings) -> float:
    if sighting.start < place.end and sighting.end > place.start:
        return 1.0
    if sighting.end <= place.start:
        between = lower[sighting.end : place.start]
        fade = 1.0 / (1.0 + len(between) / 60)
        if sighting.start < place.previous_end and not place.carried:
            fade *= 0.2 if place.kind == PERCENT and lower[place.end : place.end + 2].strip().isalpha() else 0.45
        return fade * (1.0 if place.carried else 0.8) ** between.count(",")
    between = lower[place.end : sighting.start]
    if place.trailing:
        return 0.8 / (1.0 + len(between) / 60)
    if sighting.end > place.next_start:
        return 0.05
    if between.startswith((" và ", " nâng ")) or lower.startswith("nâng tổng", sighting.start):
        return 0.1  # "hộ nghèo còn 1% và hộ cận nghèo 2%", "70 hội viên nâng tổng số lên …": the next begins
    return (
        1.0
        / (1.0 + len(between) / 30)
        * (0.5 if place.kind == PERCENT and between[:2].strip().isalpha() else 0.1)
        ** (between.count(",") + between.count("("))
    )
