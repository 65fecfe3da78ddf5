"""Pieces that several pages show: links, times, pictures, notices, and the base of every page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkView:
    """A link in words."""

    label: str  #: what the link says
    url: str  #: root-relative address, or absolute for another site
    note: str = ""  #: short words after the link, "12 tin", "một phần"
    current: bool = False  #: true for the page one is on (aria-current)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeView:
    """A date or moment for people and for machines."""

    label: str  #: "07/7/2020" or "07/7/2020 08:00"
    iso: str  #: "2020-07-07" or "2020-07-07T08:00:00+07:00"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedView:
    """One feed offered in the head and at the foot of a list."""

    label: str  #: "Tin mới – phường Bến Thành"
    url: str  #: "/don-vi/ben-thanh-26743/feed.xml"
    media_type: str = "application/atom+xml"  #: or "application/feed+json"


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureSourceView:
    """One `<source>` of a picture, best format first."""

    media_type: str  #: "image/avif"
    srcset: str  #: "/images/a-480.avif 480w, /images/a-960.avif 960w"


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureView:
    """A picture with everything the browser must know before it arrives."""

    src: str  #: fallback file, root-relative
    width: int  #: pixels of the fallback file; with height it reserves the place (no layout shift)
    height: int  #: pixels of the fallback file
    alt: str  #: description; empty only for a picture that says nothing
    srcset: str = ""  #: widths of the fallback format
    sizes: str = ""  #: how wide it is shown, "(min-width: 60em) 46em, 100vw"
    sources: tuple[PictureSourceView, ...] = ()  #: other formats, best first
    caption: str = ""  #: shown under the picture
    credit: str = ""  #: "Ảnh: UBND phường"
    eager: bool = False  #: true for the lead picture only: loaded at once, with high priority


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareImageView:
    """The share card for Open Graph: Zalo and Facebook show it."""

    url: str  #: root-relative; the renderer makes it absolute
    width: int  #: pixels, 1200
    height: int  #: pixels, 630
    alt: str  #: description
    media_type: str = "image/png"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeView:
    """A band that must be seen: a former ward, a merged figure, a limit of the numbers."""

    text: str  #: one or two sentences
    links: tuple[LinkView, ...] = ()  #: where to go instead: successor wards …
    kind: str = "notice"  #: "notice" | "former" (unit that ended) | "caution"
    heading: str = ""  #: short bold words before the text


@dataclass(frozen=True, slots=True, kw_only=True)
class FactView:
    """One pair of a description list."""

    term: str  #: "Mã đơn vị"
    description: str  #: "26752"
    url: str = ""  #: makes the description a link


@dataclass(frozen=True, slots=True, kw_only=True)
class DownloadView:
    """A file a reader can take home."""

    label: str  #: "Số liệu của trang này"
    url: str  #: root-relative
    media_type: str  #: "text/csv"
    detail: str = ""  #: "CSV, 12 dòng, 3 KB"
    description: str = ""  #: one sentence, on the open data page


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadlineFigureView:
    """One big number on the home page or on a ward page."""

    label: str  #: "Thu ngân sách"
    value: str  #: "hơn 4 tỷ đồng", as stated
    detail: str  #: "phường Cầu Ông Lãnh, 6 tháng đầu năm 2020"
    url: str  #: the figure's row on the achievement page
    spoken: str = ""  #: spoken form of the value
    attainment: str = ""  #: "đạt 36,26% kế hoạch"
    source_url: str = ""  #: the sentence in the article, "/tin/2020/07/x/#so-lieu-1"
    source_label: str = ""  #: title of that article


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What every page has. The renderer adds canonical address, Open Graph, JSON-LD and the chrome by itself."""

    template: ClassVar[str] = ""  #: name of the page template; set by each subclass

    path: str  #: address of the page, "/don-vi/ben-thanh-26743/"
    title: str  #: the heading, without the site's name
    description: str  #: 50 to 160 characters for search engines and share cards
    section: str = ""  #: `url` of the menu entry this page stands under, "/don-vi/"; empty for none
    breadcrumbs: tuple[LinkView, ...] = ()  #: from "Trang chủ" to the parent; the page itself is not in it
    updated: TimeView | None = None  #: last true change of what the page lists
    illustrative: bool = False  #: shows the band "số liệu minh họa"
    share_image: ShareImageView | None = None  #: this page's card; the site's default otherwise
    feeds: tuple[FeedView, ...] = ()  #: feeds of this page, besides the site's own
    noindex: bool = False  #: search engines stay out
