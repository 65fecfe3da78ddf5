"""What is measured: an indicator with its unit, its direction and what may be done with its figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Better(StrEnum):
    """Which direction of change is good; a neutral one is never coloured."""

    HIGHER = "higher"
    LOWER = "lower"
    NEUTRAL = "neutral"

    @property
    def label(self) -> str:
        """The Vietnamese words of the pages."""
        return {"higher": "càng cao càng tốt", "lower": "càng thấp càng tốt"}.get(self, "không xếp tốt, xấu")


class AggregationOverTime(StrEnum):
    """What figures of several periods may become.

    `YTD` is cumulative from 1 January: within a year the longest period stands for all, years may be added.
    `SUM` are separate events that may be added. `LAST` is a stock: the latest stands. `RATIO` is computed again from
    numerator and denominator or not at all. `NONE` is never put together.
    """

    YTD = "ytd"
    SUM = "sum"
    LAST = "last"
    RATIO = "ratio"
    NONE = "none"

    @property
    def label(self) -> str:
        """The Vietnamese words of the pages."""
        return _OVER_TIME[self]


class AggregationOverWards(StrEnum):
    """What figures of several wards of one system may become; none may cross a change of units."""

    SUM = "sum"
    RATIO = "ratio"
    NONE = "none"

    @property
    def label(self) -> str:
        """The Vietnamese words of the pages."""
        return _OVER_WARDS[self]


class SourceStatus(StrEnum):
    """How well the definition is anchored in an official text."""

    SECONDARY = "secondary"
    CITED = "cited"
    NEWS = "news"
    INSTRUMENT_SEEN = "instrument_seen"
    UNVERIFIED = "unverified"

    @property
    def label(self) -> str:
        """The Vietnamese words of the pages."""
        return _STATUS[self]


_OVER_TIME = {
    AggregationOverTime.YTD: "lũy kế từ đầu năm, không cộng các kỳ trong cùng một năm",
    AggregationOverTime.SUM: "cộng được giữa các đợt",
    AggregationOverTime.LAST: "lấy số mới nhất",
    AggregationOverTime.RATIO: "chỉ tính lại từ tử số và mẫu số",
    AggregationOverTime.NONE: "không tổng hợp",
}
_OVER_WARDS = {
    AggregationOverWards.SUM: "cộng được giữa các đơn vị cùng thời kỳ",
    AggregationOverWards.RATIO: "chỉ tính lại theo mẫu số của từng đơn vị",
    AggregationOverWards.NONE: "không tổng hợp giữa các đơn vị",
}
_STATUS = {
    SourceStatus.SECONDARY: "tham khảo qua tài liệu giới thiệu, chưa đối chiếu văn bản gốc",
    SourceStatus.CITED: "được viện dẫn trong báo cáo của một đơn vị",
    SourceStatus.NEWS: "theo tin báo chí",
    SourceStatus.INSTRUMENT_SEEN: "chưa đối chiếu từng chỉ tiêu với văn bản",
    SourceStatus.UNVERIFIED: "theo cách dùng thường gặp trong báo cáo, chưa đối chiếu văn bản",
}


@dataclass(frozen=True, slots=True)
class SeriesBreak:
    """A day from which figures are counted differently, with the reason in Vietnamese."""

    day: date
    note: str


@dataclass(frozen=True, slots=True)
class IndicatorGroup:
    """A heading under which indicators are listed."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """A chỉ tiêu. Texts are Vietnamese and meant for residents; `id` never changes once published.

    `unit` is the noun a figure normally carries ("đồng", "%", "thanh niên"); `aliases` are other words reports use;
    `core` marks those offered first to editors; `breaks` are sorted by day.
    """

    id: str
    group: str
    label: str
    unit: str
    better: Better
    agg_time: AggregationOverTime
    agg_wards: AggregationOverWards
    definition: str = ""
    caution: str = ""
    typical_period: str = ""
    aliases: tuple[str, ...] = ()
    breaks: tuple[SeriesBreak, ...] = ()
    core: bool = False
    source: str = ""
    source_status: SourceStatus = SourceStatus.UNVERIFIED

    def break_between(self, earlier: date, later: date) -> SeriesBreak | None:
        """The first change of counting after `earlier` and not after `later`, which forbids comparing the two days."""
        return next((change for change in self.breaks if earlier < change.day <= later), None)
