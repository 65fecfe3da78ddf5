"""What the site says about itself: its name, its office, the wards it covers, its sections; read from site.yaml."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

import yaml

from plugins.registries.marked import Complaints, Section, compose, words
from plugins.registries.wards import WardRegistry

SITE_KEYS = (
    "name",
    "short_name",
    "description",
    "url",
    "notice",
    "office",
    "wards",
    "categories",
    "tags",
    "contacts",
    "menu",
    "licence",
    "avif",
)
_OFFICE = ("name", "managing_body", "responsible", "address", "phone", "email", "hours", "note")
_TOPIC = ("id", "label", "description")
_CONTACT = ("kind", "label", "address")
_MENU = ("label", "address")
_LICENCE = ("name", "address", "note")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_URL = re.compile(r"https?://[a-z0-9.-]+(?::\d+)?(?:/[\w.~-]+)*", re.IGNORECASE | re.ASCII)
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_Named = TypeVar("_Named", "Category", "Tag")


class ContactKind(StrEnum):
    """The ways to reach the office that have an icon."""

    ZALO = "zalo"
    PHONE = "phone"
    EMAIL = "email"
    FACEBOOK = "facebook"
    WEBSITE = "website"
    MAP = "map"


class Answer(StrEnum):
    """Yes or no."""

    YES = "có"
    NO = "không"


@dataclass(frozen=True, slots=True)
class Office:
    """The office behind the site, as the footer shows it; `responsible` is a post, not a person's name."""

    name: str = ""
    managing_body: str = ""
    responsible: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    hours: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Category:
    """A chuyên mục; every article has exactly one. `id` is the last part of its address."""

    id: str
    label: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """A chủ đề that has a label of its own; articles may use others."""

    id: str
    label: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """A way to reach the office."""

    kind: ContactKind
    label: str
    address: str


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A link of the main menu; `address` starts with / or http."""

    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Licence:
    """Under which terms the content may be used again."""

    name: str = ""
    address: str = ""
    note: str = ""


@dataclass(frozen=True)
class Site:
    """The whole of site.yaml.

    `url` has no slash at the end; `notice` is a line on every page (for example that the figures are illustrative),
    empty for none; `wards` are ids in the order pages show them; `avif` asks for pictures in that format as well, which
    are smaller and take five times as long to make.
    """

    name: str
    url: str
    short_name: str = ""
    description: str = ""
    notice: str = ""
    office: Office = Office()
    wards: tuple[str, ...] = ()
    categories: tuple[Category, ...] = ()
    tags: tuple[Tag, ...] = ()
    contacts: tuple[Contact, ...] = ()
    menu: tuple[MenuEntry, ...] = ()
    licence: Licence = Licence()
    avif: bool = False

    def category(self, text: str) -> Category | None:
        """The category with that id or label (capitals do not matter), or None."""
        return self._categories.get(_folded(text))

    def tag(self, text: str) -> Tag | None:
        """The tag with that id or label (capitals do not matter), or None."""
        return self._tags.get(_folded(text))

    @cached_property
    def _categories(self) -> dict[str, Category]:
        return _by_name(self.categories)

    @cached_property
    def _tags(self) -> dict[str, Tag]:
        return _by_name(self.tags)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _by_name(known: tuple[_Named, ...]) -> dict[str, _Named]:
    """By id and by label; the first one has a name that several share."""
    names: dict[str, _Named] = {}
    for one in known:
        names.setdefault(one.id, one)
        names.setdefault(one.label.casefold(), one)
    return names


def read_site(text: str, wards: WardRegistry, complaints: Complaints) -> Site:
    """Read the text of site.yaml; what is wrong is added to the complaints and left out."""
    top = Section(compose(text, complaints), complaints, SITE_KEYS, "tệp cấu hình trang")
    licence = top.section("licence", _LICENCE)
    if not top.readable:
        return Site("", "")
    return Site(
        name=top.text("name", required=True),
        short_name=top.text("short_name"),
        description=top.text("description"),
        url=_url(top),
        notice=top.text("notice"),
        office=_office(top.section("office", _OFFICE)),
        wards=_wards(top, wards),
        categories=_topics(top, "categories", Category, required=True),
        tags=_topics(top, "tags", Tag),
        contacts=_contacts(top),
        menu=tuple(
            MenuEntry(entry.text("label", required=True), _address(entry)) for entry in top.sections("menu", _MENU)
        ),
        licence=Licence(*map(licence.text, _LICENCE)),
        avif=top.choice("avif", Answer, Answer.NO) is Answer.YES,
    )


def _office(section: Section) -> Office:
    plain = {key: section.text(key) for key in _OFFICE if key not in ("email", "hours")}
    return Office(**plain, email=_email(section), hours=section.texts("hours"))


def _email(section: Section) -> str:
    email = section.text("email")
    if email and not _EMAIL.fullmatch(email):
        cure = "viết như ubnd.phuong@example.test, không dấu cách"
        section.complaints.at(
            section.node_of("email"), "trang-sai-dia-chi", f"địa chỉ thư “{email}” không hợp lệ", cure
        )
    return email


def _url(top: Section) -> str:
    url = top.text("url", required=True).rstrip("/")
    if url and not _URL.fullmatch(url):
        cure = "viết đủ địa chỉ, không dấu, không dấu cách, ví dụ https://phuong.example.test"
        top.complaints.at(top.node_of("url"), "trang-sai-dia-chi", f"địa chỉ “{url}” không hợp lệ", cure)
    return url


def _wards(top: Section, wards: WardRegistry) -> tuple[str, ...]:
    """The wards covered, each known and named once."""
    ids = top.texts("wards")
    nodes = dict(zip(ids, top.nodes("wards"), strict=False))
    if not ids and top.is_list("wards"):
        cure = "thêm mã đơn vị lấy từ wards.csv, ví dụ “- cau-ong-lanh-26758-2025”"
        top.complaints.at(top.node_of("wards"), "trang-thieu-don-vi", "chưa khai báo đơn vị nào ở “wards”", cure)
    for ward_id in ids:
        if ward_id not in wards:
            near = " hay ".join(f"“{ward.id}” ({ward.label_on_page})" for ward in wards.nearest(ward_id))
            cure = f"có phải {near}?" if near else "tìm mã đúng trong wards.csv"
            top.complaints.at(nodes[ward_id], "don-vi-la", f"không có đơn vị “{ward_id}”", cure)
    for at, node in enumerate(top.nodes("wards")):
        if isinstance(node, yaml.ScalarNode) and words(node) in ids[:at] and len(ids) > at:
            top.complaints.at(node, "don-vi-lap", f"đơn vị “{words(node)}” khai báo hai lần", "xóa dòng lặp")
    return tuple(dict.fromkeys(ids))


def _topics(
    top: Section, key: str, kind: Callable[[str, str, str], _Named], *, required: bool = False
) -> tuple[_Named, ...]:
    found: dict[str, _Named] = {}
    for entry in top.sections(key, _TOPIC):
        topic = kind(entry.text("id", required=True), entry.text("label", required=True), entry.text("description"))
        if topic.id and not _SLUG.fullmatch(topic.id):
            cure = "chỉ dùng chữ thường không dấu, chữ số và gạch nối, ví dụ tin-tuc"
            top.complaints.at(entry.node_of("id"), "trang-sai-ma", f"mã “{topic.id}” không hợp lệ", cure)
        if topic.id and topic.id in found:
            top.complaints.at(entry.node_of("id"), "trang-ma-lap", f"hai mục cùng mã “{topic.id}”", "đổi một mã")
        elif topic.label and topic.label.casefold() in {one.label.casefold() for one in found.values()}:
            problem = f"hai mục cùng tên “{topic.label}”, người đọc không phân biệt được"
            top.complaints.at(entry.node_of("label"), "trang-ten-lap", problem, "đổi tên một mục, hoặc xóa mục thừa")
        found[topic.id] = topic
    if required and not found:
        cure = "thêm ít nhất một mục gồm id và label"
        top.complaints.at(top.node_of(key), "trang-thieu-muc", f"“{key}” chưa có mục nào", cure)
    return tuple(found.values())


def _contacts(top: Section) -> tuple[Contact, ...]:
    return tuple(
        Contact(
            entry.choice("kind", ContactKind, ContactKind.WEBSITE),
            entry.text("label", required=True),
            _contact_address(entry),
        )
        for entry in top.sections("contacts", _CONTACT)
    )


def _contact_address(entry: Section) -> str:
    address = entry.text("address", required=True)
    if address and not address.startswith(("/", "https://", "http://", "mailto:", "tel:")):
        digits = re.sub(r"[ ().-]", "", address)
        zalo = digits.isdigit() and entry.text("kind") == ContactKind.ZALO
        meant = (
            f"https://zalo.me/{digits}"
            if zalo
            else f"mailto:{address}"
            if "@" in address
            else f"tel:{digits}"
            if digits.isdigit()
            else f"https://{address}"
        )
        problem = f"“{address}” chưa phải là địa chỉ bấm vào được"
        entry.complaints.at(entry.node_of("address"), "trang-sai-dia-chi", problem, f"viết {meant}")
    return address


def _address(entry: Section) -> str:
    address = entry.text("address", required=True)
    if address and not address.startswith(("/", "https://", "http://")):
        cure = f"viết “/{address}” nếu là trang của mình, hoặc đủ https://…"
        entry.complaints.at(entry.node_of("address"), "trang-sai-dia-chi", f"đường dẫn “{address}” không rõ", cure)
    return address
