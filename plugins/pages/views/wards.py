"""Wards: the list and one ward."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from plugins.pages.views.common import FactView, HeadlineFigureView, LinkView, NoticeView, Page, TimeView
from plugins.pages.views.site import OfficeView

if TYPE_CHECKING:
    from plugins.pages.views.listings import PaginationView
    from plugins.pages.views.news import CardView


@dataclass(frozen=True, slots=True, kw_only=True)
class WardCardView:
    """A ward in a list."""

    name: str  #: "Phường Bến Thành"
    url: str
    place: str = ""  #: "Thành phố Hồ Chí Minh"; "Quận 1, Thành phố Hồ Chí Minh" for a former one
    validity: str = ""  #: "từ 01/7/2025" or "đến 30/6/2025"
    former: bool = False  #: true when the unit has ended
    counts: str = ""  #: "12 tin, 35 số liệu"
    updated: TimeView | None = None  #: newest article


@dataclass(frozen=True, slots=True, kw_only=True)
class WardGroupView:
    """Wards under one heading."""

    heading: str  #: "Đơn vị hiện nay", "Đơn vị đến 30/6/2025"
    wards: tuple[WardCardView, ...]  #: in Vietnamese order
    note: str = ""  #: one sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class WardsView(Page):
    """All wards of the portal."""

    template: ClassVar[str] = "wards.html"

    groups: tuple[WardGroupView, ...]
    intro: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KinView:
    """A predecessor or successor of a ward."""

    name: str  #: "Phường Bến Thành (26743)"
    extent: str  #: "toàn bộ" | "một phần"
    url: str = ""  #: empty when the portal has no page of it
    detail: str = ""  #: "từ 01/7/2025, Nghị quyết 1685/NQ-UBTVQH15"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineageView:
    """Where a ward came from and what became of it."""

    predecessors: tuple[KinView, ...] = ()
    successors: tuple[KinView, ...] = ()
    predecessors_heading: str = "Được lập từ"
    successors_heading: str = "Nay thuộc"
    note: str = ""  #: why figures are not joined across the change


@dataclass(frozen=True, slots=True, kw_only=True)
class WardView(Page):
    """One ward: news, figures, lineage."""

    template: ClassVar[str] = "ward.html"

    name: str  #: full name with type, "Phường Cầu Ông Lãnh"
    validity: str  #: "Quận 1, Thành phố Hồ Chí Minh · đến 30/6/2025"
    facts: tuple[FactView, ...] = ()  #: code, type, valid from, basis
    notices: tuple[NoticeView, ...] = ()  #: the unit ended, nay là …
    lineage: LineageView | None = None
    news: tuple[CardView, ...] = ()  #: newest first
    pagination: PaginationView | None = None  #: of the ward's news
    figures: tuple[HeadlineFigureView, ...] = ()  #: of the newest period
    figures_note: str = ""  #: "6 tháng đầu năm 2020"
    achievements_url: str = ""  #: "/don-vi/…/thanh-tich/"; empty when it has no figure
    periods: tuple[LinkView, ...] = ()  #: achievement pages by period, newest first
    office: OfficeView | None = None
