"""From the assistant's proposals to entries of `metrics`: certain ones as they will stand, doubtful ones as questions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from plugins.domain.indicator import AggregationOverTime
from plugins.editing.suggest import Kind, Proposal
from plugins.registries import Registries
from plugins.vietnamese.formatting import format_number
from plugins.vietnamese.numerals import NumberError, read_quantity

_STOP = re.compile(r"[;:.!?…]\s")
_COMMA = re.compile(r",\s")
_LONGEST_LEAD = 120  # characters of a quotation before its figure
_LONGEST_QUOTE = 240


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of `metrics` to be. A `doubt` (Vietnamese) makes it a comment for the editor to decide."""

    value: str
    indicator: str = ""
    quote: str = ""
    attainment: str = ""
    target: str = ""
    change: str = ""
    period: str = ""
    ward: str = ""
    kind: str = ""
    doubt: str = ""

    def lines(self) -> list[tuple[str, str]]:
        """The keys in the order of the handbook, without empty ones; the indicator always stands."""
        pairs = [
            ("indicator", self.indicator),
            ("value", self.value),
            ("attainment", self.attainment),
            ("target", self.target),
            ("change", self.change),
            ("period", self.period),
            ("ward", self.ward),
            ("kind", self.kind),
            ("quote", self.quote),
        ]
        return [(key, words) for key, words in pairs if words or key == "indicator"]


def entries_of(
    proposals: Iterable[Proposal], text: str, registries: Registries, period: str, wards: tuple[str, ...]
) -> list[Entry]:
    """Entries for all proposals worth an editor's look, in the order of the text the proposals were made of.

    `period` and `wards` are those of the article, not repeated in entries. What only repeats a figure is left out.
    """
    read = [(one, entry) for one in proposals if (entry := _entry(one, text, registries, period, wards)) is not None]
    stated: dict[tuple[str, str, str], set[Decimal | str]] = {}
    kept: dict[int, Entry] = {}
    # Sentences first: a table mostly repeats them, and only a sentence can be quoted.
    for proposal, entry in sorted(read, key=lambda pair: (not pair[1].quote, pair[0].start)):
        if judged := _judged(proposal, entry, stated, registries):
            kept[proposal.start] = judged
    return [kept[start] for start in sorted(kept)]


def _judged(
    proposal: Proposal, entry: Entry, stated: dict[tuple[str, str, str], set[Decimal | str]], registries: Registries
) -> Entry | None:
    """The entry, doubted when the article has another figure of its kind, None when it has the same one."""
    amount = _amount(proposal)
    values = stated.setdefault((entry.indicator, entry.period, entry.ward), set())
    if entry.indicator and amount in values and proposal.kind is not Kind.AWARD:
        return None
    if entry.doubt or not entry.indicator:
        return entry
    indicator = registries.indicators[entry.indicator]
    if values and indicator.agg_time is not AggregationOverTime.SUM:
        return replace(entry, doubt=f"bài đã có số khác của chỉ tiêu “{indicator.label}”, số nào đúng?")
    values.add(amount)
    return entry


def _amount(proposal: Proposal) -> Decimal | str:
    """The stated amount with its scale, to see whether two figures are the same; the words where it is not read."""
    try:
        return read_quantity(f"{(proposal.value or '').replace('.', ',')} {proposal.unit}").value
    except NumberError:
        return proposal.text


def _entry(proposal: Proposal, text: str, registries: Registries, period: str, wards: tuple[str, ...]) -> Entry | None:
    if proposal.kind in (Kind.PART, Kind.UNIT_PRICE) or (proposal.kind is Kind.CONTEXT and not proposal.indicator):
        return None
    region = _clause(text, proposal)
    value = " ".join(proposal.text.split())
    return Entry(
        value=value if proposal.value is not None else "",
        indicator=proposal.indicator or "",
        quote=_quote(text, region, value),
        attainment=_stated(proposal.attainment, text[region[0] : region[1]], "%"),
        target=_stated(proposal.target, text[region[0] : region[1]], ""),
        change=" ".join((proposal.change or "").split()),
        period=proposal.period if proposal.period and proposal.period != period else "",
        ward=_ward(proposal, wards),
        kind={Kind.TARGET: "target", Kind.CONTEXT: "context"}.get(proposal.kind, ""),
        doubt=_doubt(proposal, registries),
    )


def _doubt(proposal: Proposal, registries: Registries) -> str:
    if proposal.ambiguous:
        return proposal.ambiguous
    if proposal.indicator is None or proposal.indicator not in registries.indicators:
        return "chưa rõ thuộc chỉ tiêu nào; chọn mã trong content/data/indicators.yaml, hoặc bỏ qua"
    if proposal.value is None:
        return "bài chỉ nêu mức tăng giảm hoặc tỷ lệ, chưa có giá trị"
    if proposal.kind is Kind.TARGET:
        return "đây là chỉ tiêu, kế hoạch chứ không phải kết quả; có đưa lên không?"
    if proposal.kind is Kind.CONTEXT:
        return "số này để tham khảo; có đưa lên không?"
    return ""


def _ward(proposal: Proposal, wards: tuple[str, ...]) -> str:
    """The entry's own ward: needed only where the article has several."""
    if len(wards) < 2:
        return ""
    return proposal.ward if proposal.ward in wards else wards[0]


def _stated(number: str | None, region: str, sign: str) -> str:
    """A proposed number in the words of the text: "36.26" is written "36,26%" there."""
    if number is None:
        return ""
    try:
        wanted = Decimal(number)
    except ArithmeticError:
        return " ".join(number.split())  # words already
    for match in re.finditer(
        r"\d+(?:[.,]\d+)*" + (rf"\s?{sign}" if sign else r"(?:\s(?:tỷ|triệu|nghìn)?\s?đồng)?"), region
    ):
        digits = match[0].rstrip(f"{sign} ").split(" ")[0]
        for reading in (digits.replace(".", "").replace(",", "."), digits.replace(",", ".")):
            if reading.count(".") <= 1 and Decimal(reading) == wanted:
                return " ".join(match[0].split())
    return f"{format_number(wanted)}{sign}"


def _clause(text: str, proposal: Proposal) -> tuple[int, int]:
    """The stretch around a figure that also holds what belongs to it: attainment, plan and change stand behind."""
    line_start = text.rfind("\n", 0, proposal.start) + 1
    line_end = text.find("\n", proposal.end)
    line_end = len(text) if line_end < 0 else line_end
    start = max([line_start, *(stop.end() for stop in _STOP.finditer(text, line_start, proposal.start))])
    if proposal.start - start > _LONGEST_LEAD:
        start = max([start, *(comma.end() for comma in _COMMA.finditer(text, start, proposal.start))])
    end = next(
        (m.start() for m in re.finditer(r"[;.!?…](?=\s|$)", text[proposal.end : line_end])), line_end - proposal.end
    )
    return start, proposal.end + end


def _quote(text: str, region: tuple[int, int], value: str) -> str:
    """The clause as a quotation, cut to a readable length behind the figure; table rows cannot be quoted."""
    words = " ".join(text[region[0] : region[1]].split()).strip(" ,;–-")
    if "|" in words:
        return ""
    if len(words) > _LONGEST_QUOTE:
        at = max(0, words.find(value))
        words = words[at : at + _LONGEST_QUOTE].rsplit(" ", 1)[0].rstrip(" ,;–-")
    return words
