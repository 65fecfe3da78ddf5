"""How articles, wards and times are called on every page."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from plugins.domain.document import ChangeKind
from plugins.domain.lineage import Succession
from plugins.domain.ward import Ward
from plugins.edition import addresses
from plugins.edition.article import Article
from plugins.edition.edition import Edition
from plugins.pages.views import CardView, FeedView, KinView, LineageView, LinkView, NoticeView, TimeView
from plugins.vietnamese.formatting import format_date, format_datetime

HOME = LinkView(label="Trang chủ", url=addresses.HOME)
WARDS = LinkView(label="Đơn vị", url=addresses.WARDS)
INDICATORS = LinkView(label="Chỉ tiêu", url=addresses.INDICATORS)


@lru_cache(maxsize=4096)  # many articles came out on one day
def day_view(day: date) -> TimeView:
    """A day, for people and for machines."""
    return TimeView(label=format_date(day), iso=day.isoformat()[:10])


def moment_view(moment: datetime, has_time: bool) -> TimeView:
    """A moment; only the day when the author gave no time."""
    if not has_time:
        return day_view(moment.date())
    return TimeView(label=format_datetime(moment), iso=moment.isoformat())


def newest_day(articles: list[Article]) -> TimeView | None:
    """When a list last truly changed: its newest article or noted change; None for an empty list."""
    days = [article.revised.day if article.revised else article.moment.date() for article in articles[:50]]
    days += [article.moment.date() for article in articles[:1]]
    return day_view(max(days)) if days else None


def ward_of(edition: Edition, ward_id: str) -> Ward:
    """The ward of an id that the reader has checked already."""
    return edition.registries.wards[ward_id]


def ward_link(edition: Edition, ward_id: str) -> LinkView:
    """A ward's name and page."""
    ward = ward_of(edition, ward_id)
    note = f"đến {format_date(ward.valid_to)}" if ward.valid_to else ""
    return LinkView(label=ward.name, url=addresses.ward(ward_id), note=note)


def card_view(edition: Edition, article: Article) -> CardView:
    """An article in a list; made once, since it stands in several lists and beside the articles related to it."""
    known = edition.card_views.get(article.path)
    if known is None:
        known = edition.card_views[article.path] = _card_view(edition, article)
    return known


def _card_view(edition: Edition, article: Article) -> CardView:
    site = edition.registries.site
    category = site.category(article.category)
    mark = "Số liệu minh họa" if article.is_illustrative else ""
    if any(change.kind is ChangeKind.CORRECTION for change in article.changes):
        mark = "Đính chính"
    count = len(article.figures)
    return CardView(
        title=article.title,
        url=article.url,
        published=moment_view(article.moment, article.has_time),
        summary=article.excerpt,
        ward=", ".join(ward_of(edition, ward_id).short_name for ward_id in article.wards),
        category=category.label if category else "",
        mark=mark,
        figures=f"{count} số liệu" if count else "",
    )


def article_link(article: Article) -> LinkView:
    """An article's title and address."""
    return LinkView(label=article.title, url=article.url)


def feeds_of(address: str, of_what: str = "") -> tuple[FeedView, ...]:
    """The Atom and the JSON feed of the page at an address: of a ward, of a category, of all news."""
    label = f"Tin mới – {of_what}" if of_what else "Tin mới"
    return (
        FeedView(label=label, url=f"{address}feed.xml"),
        FeedView(label=f"{label} (JSON Feed)", url=f"{address}feed.json", media_type="application/feed+json"),
    )


def ward_feeds(edition: Edition, ward_id: str) -> tuple[FeedView, ...]:
    """The feeds of one ward."""
    return feeds_of(addresses.ward(ward_id), ward_of(edition, ward_id).name_in_sentence)


def lineage_view(edition: Edition, ward_id: str) -> LineageView | None:
    """Where a ward came from and what became of it; None when nothing is known of either."""
    lineage = edition.registries.wards.lineage
    before = tuple(_kin(edition, step, step.predecessor) for step in lineage.predecessors(ward_id))
    after = tuple(_kin(edition, step, step.successor) for step in lineage.successors(ward_id))
    if not before and not after:
        return None
    return LineageView(predecessors=before, successors=after, note=WHY_NOT_JOINED)


WHY_NOT_JOINED = (
    "Hai đơn vị khác nhau về địa giới và dân số, dù có thể trùng tên hay trùng mã, nên số liệu của đơn vị cũ và đơn vị mới "
    "không được nối thành một chuỗi, không cộng và không so với nhau."
)


def _kin(edition: Edition, step: Succession, ward_id: str) -> KinView:
    ward = ward_of(edition, ward_id)
    detail = f"từ {format_date(step.day)}" + (f", {step.basis}" if step.basis else "")
    place = f", {ward.district}" if ward.district else ""
    covered = ward_id in edition.ward_ids
    return KinView(
        name=f"{ward.name}{place} (mã {ward.code})",
        extent=step.extent.label,
        url=addresses.ward(ward_id) if covered else "",
        detail=detail,
    )


def former_ward_notice(edition: Edition, ward_id: str) -> NoticeView | None:
    """The band for a unit that has ended: until when it was, and what it is now."""
    ward = ward_of(edition, ward_id)
    if ward.valid_to is None:
        return None
    steps = edition.registries.wards.lineage.successors(ward_id)
    covered = edition.ward_ids
    links = tuple(
        LinkView(
            label=_told_apart(ward_of(edition, step.successor).name, ward.name),
            url=addresses.ward(step.successor) if step.successor in covered else addresses.WARDS,
            note=step.extent.label,
        )
        for step in steps
    )
    text = f"{ward.name}{', ' + ward.district if ward.district else ''} kết thúc ngày {format_date(ward.valid_to)}."
    if links:
        text += " Địa bàn nay thuộc:"
    return NoticeView(text=text, links=links, kind="former", heading="Đơn vị cũ")


def _told_apart(name: str, former: str) -> str:
    """The name of what a unit became; where it is the unit's own, it says which of the two is meant."""
    return f"{name} mới" if name == former else name


def ward_notices(edition: Edition, ward_ids: tuple[str, ...]) -> tuple[NoticeView, ...]:
    """The bands of all former units among some wards."""
    found = (former_ward_notice(edition, ward_id) for ward_id in ward_ids)
    return tuple(notice for notice in found if notice is not None)
