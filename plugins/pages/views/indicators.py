"""Indicators: the catalogue, and one indicator over wards and periods."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from plugins.pages.views.charts import SeriesChart
from plugins.pages.views.common import DownloadView, FactView, LinkView, NoticeView, Page


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorCardView:
    """An indicator in the catalogue."""

    label: str
    url: str = ""  #: empty for an indicator that has no figure yet (then it is not linked)
    unit: str = ""  #: "đồng"
    definition: str = ""  #: one plain sentence
    counts: str = ""  #: "8 số liệu, 3 đơn vị"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorGroupView:
    """Indicators of one group."""

    anchor: str
    heading: str
    indicators: tuple[IndicatorCardView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorsView(Page):
    """The catalogue of indicators."""

    template: ClassVar[str] = "indicators.html"

    groups: tuple[IndicatorGroupView, ...]
    intro: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesRowView:
    """One figure of a series; `break_before` is printed as a row of its own."""

    period: LinkView  #: period, linking the ward's page of that period
    value: str = ""  #: as stated; empty = not reported in that period
    spoken: str = ""
    attainment: str = ""
    target: str = ""
    change: str = ""  #: words, only where comparable
    tone: str = ""  #: "good" | "bad" | "" of the change
    quote_url: str = ""  #: the sentence
    article: str = ""  #: title of the article, for the link's name
    note: str = ""
    break_before: str = ""  #: "Chuẩn nghèo đổi từ 2021: không so với các năm trước"


@dataclass(frozen=True, slots=True, kw_only=True)
class WardSeriesView:
    """One indicator in one ward, one kind of period."""

    anchor: str
    ward: LinkView
    validity: str  #: "đến 30/6/2025"
    rows: tuple[SeriesRowView, ...]  #: oldest first
    caption: str  #: caption of the table: indicator, ward, kind of period
    chart: SeriesChart | None = None
    note: str = ""
    earlier: LinkView | None = None  #: where older figures stand that the table leaves out


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonRowView:
    """One ward in a comparison."""

    ward: LinkView
    value: str
    url: str = ""  #: the figure's row on the achievement page
    spoken: str = ""
    attainment: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonView:
    """Wards side by side in one period, or the reason why not."""

    period: str  #: "6 tháng đầu năm 2020"
    rows: tuple[ComparisonRowView, ...] = ()  #: in Vietnamese order of the wards, not a ranking
    reason: str = ""  #: why the wards cannot be compared; then rows is empty


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorView(Page):
    """One indicator over wards and periods."""

    template: ClassVar[str] = "indicator.html"

    definition: str
    facts: tuple[FactView, ...]  #: unit, group, how it adds up, source of the definition
    caution: str = ""  #: what readers misunderstand
    direction: str = ""  #: "Chỉ tiêu trung tính: tăng hay giảm không tự nói tốt hay xấu."
    series: tuple[WardSeriesView, ...] = ()
    comparisons: tuple[ComparisonView, ...] = ()
    notices: tuple[NoticeView, ...] = ()
    downloads: tuple[DownloadView, ...] = ()
