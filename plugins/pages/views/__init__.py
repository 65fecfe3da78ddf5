"""What every page shows, as finished words: built from the dataset by the plugins, printed by the templates.

Conventions. Every `url` is root-relative ("/don-vi/ben-thanh-26743/") unless it says absolute. Every text is plain
(the template escapes it), NFC Vietnamese, ready to print; only a field typed `Markup` is HTML, already sanitised.
An empty string or empty tuple means "nothing to show": the component then prints nothing, not even a heading.
`spoken` is what a screen reader should say instead of the printed figure; leave it empty when both are the same.
"""

from __future__ import annotations

from plugins.pages.views.achievements import (
    AchievementGroupView,
    AchievementRowView,
    AchievementsView,
    ChangeView,
    MatrixCellView,
    MatrixRowView,
    MatrixView,
    PeriodCardView,
    WardPeriodView,
)
from plugins.pages.views.charts import AttainmentBar, AttainmentChart, SeriesChart, SeriesPoint
from plugins.pages.views.common import (
    DownloadView,
    FactView,
    FeedView,
    HeadlineFigureView,
    LinkView,
    NoticeView,
    Page,
    PictureSourceView,
    PictureView,
    ShareImageView,
    TimeView,
)
from plugins.pages.views.indicators import (
    ComparisonRowView,
    ComparisonView,
    IndicatorCardView,
    IndicatorGroupView,
    IndicatorsView,
    IndicatorView,
    SeriesRowView,
    WardSeriesView,
)
from plugins.pages.views.listings import (
    ListingView,
    OverviewEntryView,
    OverviewGroupView,
    OverviewView,
    PaginationView,
)
from plugins.pages.views.news import (
    ArticleFigureView,
    ArticleView,
    CardView,
    CorrectionView,
    HomeView,
    RedirectView,
    WithdrawnView,
)
from plugins.pages.views.site import HoursView, OfficeView, SiteView
from plugins.pages.views.standing import DataColumnView, DataPageView, NotFoundView, SearchView, StaticPageView
from plugins.pages.views.wards import KinView, LineageView, WardCardView, WardGroupView, WardsView, WardView

__all__ = [
    "AchievementGroupView",
    "AchievementRowView",
    "AchievementsView",
    "ArticleFigureView",
    "ArticleView",
    "AttainmentBar",
    "AttainmentChart",
    "CardView",
    "ChangeView",
    "ComparisonRowView",
    "ComparisonView",
    "CorrectionView",
    "DataColumnView",
    "DataPageView",
    "DownloadView",
    "FactView",
    "FeedView",
    "HeadlineFigureView",
    "HomeView",
    "HoursView",
    "IndicatorCardView",
    "IndicatorGroupView",
    "IndicatorView",
    "IndicatorsView",
    "KinView",
    "LineageView",
    "LinkView",
    "ListingView",
    "MatrixCellView",
    "MatrixRowView",
    "MatrixView",
    "NotFoundView",
    "NoticeView",
    "OfficeView",
    "OverviewEntryView",
    "OverviewGroupView",
    "OverviewView",
    "Page",
    "PaginationView",
    "PeriodCardView",
    "PictureSourceView",
    "PictureView",
    "RedirectView",
    "SearchView",
    "SeriesChart",
    "SeriesPoint",
    "SeriesRowView",
    "ShareImageView",
    "SiteView",
    "StaticPageView",
    "TimeView",
    "WardCardView",
    "WardGroupView",
    "WardPeriodView",
    "WardSeriesView",
    "WardView",
    "WardsView",
    "WithdrawnView",
]
