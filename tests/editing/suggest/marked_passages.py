"""Reads the passages marked by hand and measures proposals against them.

A figure is marked `[[words|kind|indicator|extras]]`; kinds: r result, t target, a award, c context, p part, u unit
price, o may be proposed or not. Extras: `v=` value, `u=` unit (`_` for spaces; `v=-` no level), `att=`, `share=`,
`tgt=`, `chg=`, `amb` must be marked ambiguous, `ward=`, `per=`. The head of a passage says name, split, style, date and, in the
second round, the period and the ward of its figures ("-": none stated, not measured).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from plugins.editing.suggest import Proposal, suggest
from plugins.registries.indicators import IndicatorRegistry

KINDS = {"r": "result", "t": "target", "a": "award", "c": "context", "p": "part", "u": "unit_price", "o": "optional"}
_MARK = re.compile(r"\[\[([^|\]]+)\|([rtacpuo])\|([a-z0-9_-]+)(?:\|([^\]]*))?\]\]")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True)
class Gold:
    """One figure marked by hand."""

    start: int
    end: int
    words: str
    kind: str
    indicator: str | None
    value: Decimal | None
    unit: str
    extras: dict[str, str]


@dataclass(frozen=True)
class Passage:
    """A passage without its marks, and the figures in it."""

    name: str
    split: str
    day: date | None
    text: str
    figures: tuple[Gold, ...]


@dataclass
class Score:
    """Counts over passages; `lines` explain each miss."""

    gold: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    proposed: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    lines: list[str] = field(default_factory=list)

    def recall(self, *kinds: str) -> float:
        return sum(self.found[k] for k in kinds) / max(1, sum(self.gold[k] for k in kinds))

    def precision(self, *kinds: str) -> float:
        return sum(self.right[k] for k in kinds) / max(1, sum(self.proposed[k] for k in kinds))


def passages(folder: Path) -> list[Passage]:
    """All marked passages of a folder."""
    found = []
    for path in sorted(folder.glob("*.md")):
        for block in re.split(r"(?m)^## ", path.read_text("utf-8"))[1:]:
            head, _, body = block.partition("\n")
            name, split, _style, day, *stated = (part.strip() for part in head.split("|"))
            common = {key: words for key, words in zip(("per", "ward"), stated, strict=False) if words != "-"}
            found.append(_passage(name, split, date.fromisoformat(day), body.strip(), common))
    return found


def _passage(name: str, split: str, day: date, marked: str, common: dict[str, str]) -> Passage:
    text, figures, at = "", [], 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        figures.append(_gold(match, len(text), common))
        text += match[1]
        at = match.end()
    return Passage(name, split, day, text + marked[at:], tuple(figures))


def _gold(match: re.Match[str], start: int, common: dict[str, str]) -> Gold:
    words, kind, indicator = match[1], match[2], match[3]
    extras = common | dict([*item.split("=", 1), ""][:2] for item in (match[4] or "").split())
    number = _NUMBER.search(words)
    plain = extras.get("v", number[0].replace(".", "").replace(",", ".") if number else "")
    unit = extras.get("u", words[number.end() :].strip() if number else "").replace("_", " ")
    if "/" in unit and number and words[number.end()] == "/" and words[number.end() + 1].isdigit():
        unit = _NUMBER.sub("", unit, count=1).lstrip("/ ").strip()
    value = None if plain in ("-", "") else Decimal(plain)
    return Gold(
        start, start + len(words), words, KINDS[kind], None if indicator == "-" else indicator, value, unit, extras
    )


def measure(chosen: list[Passage], registry: IndicatorRegistry) -> Score:
    """Score of the assistant over passages."""
    score = Score()
    for passage in chosen:
        _measure_one(passage, suggest(passage.text, indicators=registry, date=passage.day), score)
    return score


def _measure_one(passage: Passage, proposals: list[Proposal], score: Score) -> None:
    left = list(proposals)
    for gold in passage.figures:
        hit = next((p for p in left if p.start < gold.end and gold.start < p.end), None)
        if hit is not None:
            left.remove(hit)
        _count(passage, gold, hit, score)
    for extra in left:
        score.proposed[extra.kind] += 1
        score.lines.append(f"{passage.name}: INVENTED {extra.text!r} {extra.kind} {extra.indicator}")


def _count(passage: Passage, gold: Gold, hit: Proposal | None, score: Score) -> None:
    if gold.kind == "optional":
        return
    score.gold[gold.kind] += 1
    if hit is None:
        score.lines.append(f"{passage.name}: MISSED {gold.words!r} {gold.kind}")
        return
    score.proposed[hit.kind] += 1
    value_right = (None if hit.value is None else Decimal(hit.value)) == gold.value or gold.kind == "target"
    if gold.kind == hit.kind and value_right:
        score.found[gold.kind] += 1
        score.right[hit.kind] += 1
    else:
        score.lines.append(f"{passage.name}: WRONG {gold.words!r} {gold.kind}={gold.value} got {hit.kind}={hit.value}")
    if gold.kind == "target" and hit.kind == "result":
        score.gold["target as result"] += 1
    for name, expected, got in _details(gold, hit):
        score.gold[name] += 1
        if expected == got:
            score.found[name] += 1
        else:
            score.lines.append(f"{passage.name}: {name} of {gold.words!r}: {expected!r} got {got!r}")


def _details(gold: Gold, hit: Proposal) -> list[tuple[str, object, object]]:
    found: list[tuple[str, object, object]] = []
    if gold.kind in ("result", "award", "target"):
        found.append(("indicator", gold.indicator, gold.indicator if gold.indicator == "any" else hit.indicator))
    if gold.value is not None and hit.value is not None:
        agree = hit.unit.lower().startswith(gold.unit.lower()) or gold.unit.lower().startswith(hit.unit.lower())
        found.append(("unit", gold.unit, gold.unit if agree else hit.unit))
    for key, name, got in (
        ("att", "attainment", hit.attainment),
        ("share", "share", hit.share),
        ("tgt", "plan", hit.target),
        ("chg", "change", hit.change),
        ("prec", "precision", hit.precision),
    ):
        if gold.kind == "result" and (key in gold.extras or (got is not None and key in ("att", "share", "chg"))):
            expected = gold.extras.get(key)
            got = got.replace(",", ".") if got and key == "tgt" else got
            found.append((name, expected.replace("_", " ") if expected else None, got))
    for key, name, got in (("per", "period", hit.period), ("ward", "ward", hit.ward)):
        if gold.extras.get(key, "-") not in ("-", "any"):
            found.append((name, gold.extras[key].replace("_", " "), got))
    if gold.extras.get("amb") == "":
        found.append(("ambiguous", True, hit.ambiguous is not None))
    return found
