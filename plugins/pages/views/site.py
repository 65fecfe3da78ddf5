"""What is the same on every page: the portal, its menu, its office."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.pages.views.common import FeedView, LinkView, ShareImageView


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursView:
    """One line of the opening hours."""

    days: str  #: "Thứ Hai – Thứ Sáu"
    times: str  #: "7:30 – 11:30, 13:00 – 17:00"
    schema: str = ""  #: "Mo-Fr 07:30-11:30" for JSON-LD; only when certain


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeView:
    """An office a resident can go to or call."""

    name: str  #: "Ủy ban nhân dân phường Bến Thành"
    address: str  #: "123 đường …, Thành phố Hồ Chí Minh"
    phone: str = ""  #: "(028) 3829 0000", as printed
    phone_url: str = ""  #: "tel:+842838290000"
    email: str = ""  #: "phuong@example.gov.vn"
    hours: tuple[HoursView, ...] = ()  #: opening hours
    map_url: str = ""  #: absolute link to a map
    zalo_url: str = ""  #: absolute link to the office's Zalo account
    url: str = ""  #: page with more about the office, "/lien-he/"


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteView:
    """The portal as a whole; rendered once into header and footer."""

    name: str  #: "Cổng thông tin phường Cầu Ông Lãnh"
    short_name: str  #: for the web manifest and the header on phones, at most 24 characters
    base_url: str  #: absolute address without a slash at the end, "https://phuong.example.gov.vn"
    description: str  #: one sentence about the portal
    menu: tuple[LinkView, ...]  #: main menu; only entries whose page has content
    office: OfficeView  #: the managing body's office, shown in the footer
    tagline: str = ""  #: small words over the name, "Ủy ban nhân dân"
    footer_links: tuple[LinkView, ...] = ()  #: introduction, contact, accessibility, open data, feeds
    feeds: tuple[FeedView, ...] = ()  #: site-wide feeds
    managing_body: str = ""  #: "Cơ quan chủ quản: …", full sentence
    responsible: str = ""  #: "Chịu trách nhiệm nội dung: …", full sentence
    reuse_note: str = ""  #: "Ghi rõ nguồn … khi phát hành lại thông tin."
    corrections_email: str = ""  #: where "báo sai sót" letters go; the office's address otherwise
    share_image: ShareImageView | None = None  #: card of pages without their own
    search_url: str = ""  #: "/tim-kiem/"; empty hides the search box
