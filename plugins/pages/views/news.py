"""Home and news pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from plugins.pages.views.common import HeadlineFigureView, LinkView, NoticeView, Page, PictureView, TimeView
from plugins.pages.views.site import OfficeView
from plugins.pages.views.wards import WardCardView


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """An article in a list."""

    title: str
    url: str
    published: TimeView
    summary: str = ""  #: one or two sentences
    ward: str = ""  #: short name of the ward(s), "Bến Thành"
    category: str = ""  #: label of the category
    picture: PictureView | None = None  #: small; alt may be empty, since the title says it
    mark: str = ""  #: "Đính chính" or "Số liệu minh họa", a small label
    figures: str = ""  #: "7 số liệu"


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView(Page):
    """The home page."""

    template: ClassVar[str] = "home.html"

    intro: str  #: one sentence under the portal's name
    office: OfficeView  #: address and hours in one tap
    newest: tuple[CardView, ...]  #: newest first; the first one is shown large
    news_url: str = ""  #: "/luu-tru/2026/": all news
    wards: tuple[WardCardView, ...] = ()  #: the wards this portal covers
    figures: tuple[HeadlineFigureView, ...] = ()  #: at most six figures that matter
    figures_note: str = ""  #: "Kỳ mới nhất: 6 tháng đầu năm 2026"
    figures_url: str = ""  #: where all figures are
    shortcuts: tuple[LinkView, ...] = ()  #: what people come for: contact, search, feeds
    notices: tuple[NoticeView, ...] = ()  #: at most one or two bands at the top


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionView:
    """One entry of the change log of an article, shown at its top."""

    date: TimeView
    kind: str  #: "correction" | "update"
    kind_label: str  #: "Đính chính" | "Cập nhật"
    note: str  #: what was changed and why


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFigureView:
    """One line of the figures box: a figure and the sentence that states it."""

    label: str  #: indicator's label
    value: str  #: as stated
    sentence_url: str  #: "#so-lieu-1": the sentence's element in the body
    page_url: str = ""  #: the figure's row on the achievement page
    spoken: str = ""  #: spoken form of the value
    attainment: str = ""  #: "đạt 36,26%"
    note: str = ""  #: "chỉ tiêu giao", "bối cảnh", "sơ bộ"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView(Page):
    """One article."""

    template: ClassVar[str] = "article.html"

    body: Markup  #: sanitised HTML of the article, figures marked, without the title
    published: TimeView
    revised: TimeView | None = None  #: last change that is noted in `corrections`; none when never changed
    author: str = ""
    source: str = ""  #: "Theo Đảng ủy phường" or the reposted paper
    source_url: str = ""  #: absolute
    picture: PictureView | None = None  #: lead picture
    figures: tuple[ArticleFigureView, ...] = ()  #: in the order of the text
    corrections: tuple[CorrectionView, ...] = ()  #: newest first
    category: LinkView | None = None
    wards: tuple[LinkView, ...] = ()  #: ward(s) of the article's date
    period: str = ""  #: "6 tháng đầu năm 2020"
    notices: tuple[NoticeView, ...] = ()  #: "đơn vị này đến 30/6/2025, nay là …" with links to the successors
    tags: tuple[LinkView, ...] = ()
    newer: LinkView | None = None  #: neighbour published after
    older: LinkView | None = None  #: neighbour published before
    related: tuple[CardView, ...] = ()  #: at most four


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawnView(Page):
    """Stands at the address of an article that was taken down."""

    template: ClassVar[str] = "withdrawn.html"

    withdrawn: TimeView  #: when
    reason: str  #: why, one sentence; empty when no reason may be given
    published: TimeView | None = None  #: when it had been published
    replacement: LinkView | None = None  #: what to read instead


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectView(Page):
    """Stands at an old address and leads to the new one (canonical + refresh + link)."""

    template: ClassVar[str] = "redirect.html"

    target: LinkView  #: new address with the page's title
