"""The portal as a whole: name, menu without empty entries, office, feeds."""

from __future__ import annotations

import re

from plugins.edition import Edition, addresses
from plugins.edition.words import feeds_of
from plugins.pages.views import HoursView, LinkView, OfficeView, SiteView
from plugins.registries import ContactKind

_HOURS = re.compile(r"(?P<days>\D+?)[,:]?\s+(?P<times>\d.*)")


def office_view(edition: Edition) -> OfficeView:
    """The office as residents need it: address, phone, hours."""
    site = edition.registries.site
    office = site.office
    zalo = next((contact.address for contact in site.contacts if contact.kind is ContactKind.ZALO), "")
    has_contact = any(page.url == "/lien-he/" for page in edition.static)
    return OfficeView(
        name=office.name,
        address=office.address,
        phone=office.phone,
        phone_url=f"tel:{''.join(sign for sign in office.phone if sign.isdigit() or sign == '+')}"
        if office.phone
        else "",
        email=office.email,
        hours=tuple(_hours(line) for line in office.hours),
        zalo_url=zalo,
        url="/lien-he/" if has_contact else "",
    )


def _hours(line: str) -> HoursView:
    match = _HOURS.match(line)
    return (
        HoursView(days=match["days"].strip(), times=match["times"].strip()) if match else HoursView(days=line, times="")
    )


def site_view(edition: Edition) -> SiteView:
    """What stands on every page; only menu entries whose page exists are kept."""
    site = edition.registries.site
    office = site.office
    return SiteView(
        name=site.name,
        short_name=site.short_name or site.name[:24],
        base_url=site.url,
        description=site.description,
        menu=tuple(
            LinkView(label=entry.label, url=entry.address) for entry in site.menu if _exists(edition, entry.address)
        ),
        office=office_view(edition),
        footer_links=(*(LinkView(label=page.title, url=page.url) for page in edition.static), *_open_data(edition)),
        feeds=feeds_of(addresses.HOME),
        managing_body=f"Cơ quan chủ quản: {office.managing_body}" if office.managing_body else "",
        responsible=f"Chịu trách nhiệm nội dung: {office.responsible}" if office.responsible else "",
        reuse_note=site.licence.note,
        corrections_email=office.email,
        search_url=addresses.SEARCH,
    )


def _open_data(edition: Edition) -> tuple[LinkView, ...]:
    """The link to the open data, which only a site with figures has."""
    return (LinkView(label="Dữ liệu mở", url=addresses.DATA),) if edition.figures.counts else ()


def _exists(edition: Edition, address: str) -> bool:
    """Whether a menu entry leads to a page that has something on it; other sites are taken on trust."""
    if not address.startswith("/"):
        return True
    parts = [part for part in address.split("/") if part]
    if not parts:
        return True
    rest = parts[1] if len(parts) > 1 else ""
    known = {
        "don-vi": not rest or rest in edition.ward_ids,
        "chi-tieu": bool(edition.figures.counts) if not rest else rest in edition.figures.counts,
        "chuyen-muc": bool(edition.by_category) if not rest else rest in edition.by_category,
        "chu-de": bool(edition.by_tag) if not rest else rest in edition.by_tag,
        "luu-tru": bool(edition.by_year) if not rest else rest in edition.by_year,
        "tim-kiem": True,
        "du-lieu": bool(edition.figures.counts),
    }
    return known.get(parts[0], any(page.url == address for page in edition.static))
