"""The catalogue of indicators: read from indicators.yaml, looked up by id and by the words reports use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from hashlib import sha256

from plugins.domain.indicator import (
    AggregationOverTime,
    AggregationOverWards,
    Better,
    Indicator,
    IndicatorGroup,
    SeriesBreak,
    SourceStatus,
)
from plugins.registries.marked import Complaints, Section, compose
from plugins.registries.resemblance import most_alike
from plugins.vietnamese.folding import fold

_TOP = ("groups", "indicators")
_GROUP = ("id", "label")
_BREAK = ("date", "note")
INDICATOR_KEYS = (
    "id",
    "group",
    "label",
    "unit",
    "better",
    "agg_time",
    "agg_wards",
    "typical_period",
    "definition",
    "caution",
    "aliases",
    "breaks",
    "core",
    "source",
    "source_status",
)
_ID = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")


class IndicatorRegistry:
    """All indicators in file order."""

    def __init__(self, groups: tuple[IndicatorGroup, ...], indicators: tuple[Indicator, ...], digest: str = "") -> None:
        self.groups = groups
        self.digest = digest
        self._indicators = {indicator.id: indicator for indicator in indicators}

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self._indicators.values())

    def __len__(self) -> int:
        return len(self._indicators)

    def __contains__(self, indicator_id: object) -> bool:
        return indicator_id in self._indicators

    def __getitem__(self, indicator_id: str) -> Indicator:
        """The indicator of the id; raises `KeyError` for an unknown one."""
        return self._indicators[indicator_id]

    def get(self, indicator_id: str) -> Indicator | None:
        """The indicator of the id, or None."""
        return self._indicators.get(indicator_id)

    def of_group(self, group_id: str) -> tuple[Indicator, ...]:
        """The indicators under one heading, in file order."""
        return tuple(indicator for indicator in self if indicator.group == group_id)

    def nearest(self, text: str, limit: int = 3) -> tuple[Indicator, ...]:
        """Indicators somebody who typed an unknown id or a label may have meant, best first; for "có phải …?"."""
        named = [indicator.id for indicator in self.by_alias(text)]
        alike = most_alike(fold(text).replace(" ", "_"), self._indicators, limit)
        found = list(dict.fromkeys([*named, *alike]))
        if not found:
            labels = {fold(indicator.label): indicator.id for indicator in self}
            found = [labels[label] for label in most_alike(fold(text), labels, limit)]
        return tuple(self[indicator_id] for indicator_id in found[:limit])

    def by_alias(self, text: str) -> tuple[Indicator, ...]:
        """The indicators that carry the text as label or alias, compared without case and marks."""
        return tuple(self[indicator_id] for indicator_id in self.words.get(fold(" ".join(text.split())), ()))

    @cached_property
    def words(self) -> dict[str, tuple[str, ...]]:
        """Indicator ids by folded label or alias, in file order."""
        found: dict[str, tuple[str, ...]] = {}
        for indicator in self:
            for word in dict.fromkeys(map(fold, (indicator.label, *indicator.aliases))):
                found[word] = (*found.get(word, ()), indicator.id)
        return found


def read_indicators(text: str, complaints: Complaints) -> IndicatorRegistry:
    """Read the text of indicators.yaml; what is wrong is added to the complaints and left out of the registry."""
    top = Section(compose(text, complaints), complaints, _TOP, "tệp chỉ tiêu")
    groups: dict[str, IndicatorGroup] = {}
    twice = False
    for section in top.sections("groups", _GROUP):
        group = IndicatorGroup(section.text("id", required=True), section.text("label", required=True))
        if group.id in groups:
            complaints.at(section.node_of("id"), "chi-tieu-trung", f"hai nhóm cùng mã “{group.id}”", "đổi mã một nhóm")
            twice = True
        groups[group.id] = group
    indicators: dict[str, Indicator] = {}
    labels: dict[str, str] = {}
    for section in top.sections("indicators", INDICATOR_KEYS):
        indicator = _indicator(section, {} if twice else groups)  # one of the two stands in another's place
        if indicator.id in indicators:
            cure = "giữ một chỉ tiêu, hoặc đổi mã chỉ tiêu chưa bài nào dùng"
            complaints.at(section.node_of("id"), "chi-tieu-trung", f"hai chỉ tiêu cùng mã “{indicator.id}”", cure)
        elif indicator.label and (other := labels.setdefault(fold(indicator.label), indicator.id)) != indicator.id:
            problem = f"tên “{indicator.label}” đã là tên của chỉ tiêu {other}, người đọc không phân biệt được"
            complaints.at(
                section.node_of("label"), "chi-tieu-trung", problem, "đổi tên một chỉ tiêu, hoặc xóa mục thừa"
            )
        indicators[indicator.id] = indicator
    digest = sha256(text.encode()).hexdigest()
    return IndicatorRegistry(tuple(groups.values()), tuple(indicators.values()), digest)


def _indicator(section: Section, groups: dict[str, IndicatorGroup]) -> Indicator:
    indicator_id = section.text("id", required=True)
    if indicator_id and not _ID.fullmatch(indicator_id):
        cure = "chỉ dùng chữ thường không dấu, chữ số và dấu gạch dưới, ví dụ thu_ngan_sach"
        section.complaints.at(section.node_of("id"), "chi-tieu-sai-ma", f"mã “{indicator_id}” không hợp lệ", cure)
    group = section.text("group", required=True)
    if group and groups and group not in groups:
        near = most_alike(group, groups, 1)
        cure = f"có phải “{near[0]}”?" if near else f"chọn một trong {', '.join(groups)}"
        section.complaints.at(section.node_of("group"), "chi-tieu-nhom-la", f"không có nhóm “{group}”", cure)
    for key in ("better", "agg_time", "agg_wards"):
        section.text(key, required=True)
    return Indicator(
        id=indicator_id,
        group=group,
        label=section.text("label", required=True),
        unit=section.text("unit", required=True),
        better=section.choice("better", Better, Better.NEUTRAL),
        agg_time=section.choice("agg_time", AggregationOverTime, AggregationOverTime.NONE),
        agg_wards=section.choice("agg_wards", AggregationOverWards, AggregationOverWards.NONE),
        definition=section.text("definition"),
        caution=section.text("caution"),
        typical_period=section.text("typical_period"),
        aliases=section.texts("aliases"),
        breaks=_breaks(section),
        core=section.flag("core"),
        source=section.text("source"),
        source_status=section.choice("source_status", SourceStatus, SourceStatus.UNVERIFIED),
    )


def _breaks(section: Section) -> tuple[SeriesBreak, ...]:
    found = []
    for entry in section.sections("breaks", _BREAK):
        day, note = entry.text("date", required=True), entry.text("note", required=True)
        try:
            found.append(SeriesBreak(date.fromisoformat(day), note))
        except ValueError:
            if day:
                problem, cure = f"ngày “{day}” không đọc được", "viết năm-tháng-ngày, ví dụ 2022-01-01"
                entry.complaints.at(entry.node_of("date"), "cau-hinh-sai-gia-tri", problem, cure)
    return tuple(sorted(found, key=lambda change: change.day))
