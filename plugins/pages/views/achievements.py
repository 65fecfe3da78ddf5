"""Achievement pages of a ward: over all periods, and of one period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from plugins.pages.views.charts import AttainmentChart, SeriesChart
from plugins.pages.views.common import DownloadView, LinkView, NoticeView, Page, TimeView


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeView:
    """Change on the same period a year earlier, stated by the report or computed where comparable."""

    label: str = ""  #: "tăng 0,5 tỷ đồng (12,5%)"; empty when only the reason is given
    basis: str = ""  #: "so với 6 tháng đầu năm 2019: hơn 3,5 tỷ đồng"
    basis_url: str = ""  #: that figure's row
    computed: bool = False  #: true = labelled "tính ra"; false = stated in the report
    tone: str = ""  #: "good" | "bad"; empty for neutral indicators: no green, no red
    spoken: str = ""
    reason: str = ""  #: why there is no comparison: "Đơn vị chưa có ở kỳ trước"


@dataclass(frozen=True, slots=True, kw_only=True)
class AchievementRowView:
    """One figure of one ward in one period."""

    anchor: str  #: id of the row, "giao-quan"; unique on the page
    indicator: LinkView  #: label and "/chi-tieu/<id>/"
    value: str  #: as stated, with unit: "18 thanh niên"
    quote: str  #: the stretch of the article that states it
    quote_url: str  #: the sentence's element: "/tin/2020/07/x/#so-lieu-4"
    article: LinkView  #: title and address of the article
    article_date: TimeView
    citation: str  #: ready sentence in administrative style, to copy
    spoken: str = ""  #: spoken form of the value
    attainment: str = ""  #: "138,5%"
    attainment_spoken: str = ""
    attainment_base: str = ""  #: "kế hoạch năm 2020"; what the per cent is of
    implied_plan: str = ""  #: "13 thanh niên": computed from value and attainment, labelled "tính ra"
    implied_plan_note: str = ""  #: "18 : 138,5% ≈ 13"
    target: str = ""  #: target as stated, "13 thanh niên"
    change: ChangeView | None = None
    status: str = ""  #: "sơ bộ" | "chính thức" | ""
    note: str = ""  #: editor's note or a caution of the catalogue
    corrected: str = ""  #: "đính chính ngày 9/7/2020"


@dataclass(frozen=True, slots=True, kw_only=True)
class AchievementGroupView:
    """Figures of one indicator group."""

    anchor: str  #: id of the heading
    heading: str  #: "Kinh tế – ngân sách"
    rows: tuple[AchievementRowView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WardPeriodView(Page):
    """Achievements of one ward in one period."""

    template: ClassVar[str] = "ward_period.html"

    ward: LinkView
    ward_full: str  #: "phường Cầu Ông Lãnh, Quận 1, Thành phố Hồ Chí Minh"
    period: str  #: "6 tháng đầu năm 2020"
    interval: str  #: "từ 1/1/2020 đến 30/6/2020"
    interval_iso: str  #: "2020-01-01/2020-06-30", for machines
    groups: tuple[AchievementGroupView, ...]  #: results only
    targets: tuple[AchievementRowView, ...] = ()  #: stated targets: never among the results
    context: tuple[AchievementRowView, ...] = ()  #: size of the unit …
    sourced: str = ""  #: "11/11 số liệu có câu nguồn"
    chart: AttainmentChart | None = None  #: figures that state an attainment
    chart_note: str = ""  #: what is not in the chart, and why
    notices: tuple[NoticeView, ...] = ()
    newer: LinkView | None = None  #: achievement page of the next period
    older: LinkView | None = None
    all_periods_url: str = ""
    downloads: tuple[DownloadView, ...] = ()
    articles: tuple[LinkView, ...] = ()  #: the reports behind the page

    @property
    def has_changes(self) -> bool:
        """Whether any figure is set against the year before; without any that column is not drawn."""
        return any(row.change for group in self.groups for row in group.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodCardView:
    """A period with figures."""

    label: str  #: "6 tháng đầu năm 2020"
    url: str
    counts: str = ""  #: "11 số liệu"
    note: str = ""  #: "lũy kế từ 1/1": overlaps with others, never added


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixCellView:
    """One figure in the table of periods."""

    value: str = ""  #: empty: not reported, printed as a dash with words for screen readers
    url: str = ""  #: the row on the period's page
    spoken: str = ""
    note: str = ""  #: "đạt 36,26%"


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRowView:
    """An indicator over the periods of a table."""

    indicator: LinkView
    cells: tuple[MatrixCellView, ...]  #: one for each column
    chart: SeriesChart | None = None  #: shown under the table, when there are enough points


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixView:
    """Indicators × periods of one group; only periods of one kind stand in a table (half-years, years …)."""

    anchor: str
    heading: str  #: "Kinh tế – ngân sách"
    caption: str  #: caption of the table
    columns: tuple[LinkView, ...]  #: periods, oldest first, each linking its page
    rows: tuple[MatrixRowView, ...]
    note: str = ""  #: "Các kỳ lũy kế chồng lên nhau, không cộng."


@dataclass(frozen=True, slots=True, kw_only=True)
class AchievementsView(Page):
    """Achievements of one ward over all periods."""

    template: ClassVar[str] = "achievements.html"

    ward: LinkView
    ward_full: str
    periods: tuple[PeriodCardView, ...]  #: newest first
    tables: tuple[MatrixView, ...] = ()
    notices: tuple[NoticeView, ...] = ()
    downloads: tuple[DownloadView, ...] = ()
