"""The list of wards and the page of one ward: its news, its newest figures, its lineage."""

from __future__ import annotations

from plugins.domain.ward import Ward
from plugins.edition import Edition, addresses
from plugins.edition.cards import headline_figures, place_words, ward_card
from plugins.edition.words import (
    HOME,
    WARDS,
    card_view,
    lineage_view,
    newest_day,
    ward_feeds,
    ward_notices,
    ward_of,
)
from plugins.pages.views import (
    FactView,
    LinkView,
    ShareImageView,
    WardGroupView,
    WardsView,
    WardView,
)
from plugins.vietnamese.collation import sort_key
from plugins.vietnamese.formatting import format_date
from plugins.vietnamese.periods import period_title

NEWS_ON_WARD_PAGE = 20


def wards_view(edition: Edition) -> WardsView:
    """All wards with a page: those that exist first, then those that have ended."""
    wards = sorted(edition.ward_ids, key=lambda ward_id: (sort_key(ward_of(edition, ward_id).short_name), ward_id))
    current = [ward_id for ward_id in wards if ward_of(edition, ward_id).valid_to is None]
    former = [ward_id for ward_id in wards if ward_of(edition, ward_id).valid_to is not None]
    groups = []
    if current:
        groups.append(WardGroupView(heading="Đơn vị hiện nay", wards=tuple(ward_card(edition, w) for w in current)))
    if former:
        note = "Bài viết và số liệu giữ tên đơn vị đúng với thời điểm của bài."
        cards = tuple(ward_card(edition, ward_id) for ward_id in former)
        groups.append(WardGroupView(heading="Đơn vị đã kết thúc", wards=cards, note=note))
    return WardsView(
        path=addresses.WARDS,
        title="Các đơn vị",
        description=f"{len(wards)} đơn vị hành chính có tin tức và số liệu trên {edition.registries.site.name}.",
        section=addresses.WARDS,
        breadcrumbs=(HOME,),
        updated=newest_day(list(edition.articles)),
        groups=tuple(groups),
    )


def ward_view(edition: Edition, ward_id: str, share_image: ShareImageView | None = None) -> WardView:
    """Build the page of one ward."""
    ward = ward_of(edition, ward_id)
    articles = edition.by_ward.get(ward_id, [])
    figures, period, behind = headline_figures(edition, ward_id)
    periods = edition.figures.periods_of(ward_id)
    return WardView(
        path=addresses.ward(ward_id),
        title=ward.label_on_page,
        description=f"Tin tức, số liệu và lịch sử sắp xếp của {ward.full_name}.",
        section=addresses.WARDS,
        breadcrumbs=(HOME, WARDS),
        updated=newest_day(articles),
        illustrative=any(article.is_illustrative for article, _ in behind),
        share_image=share_image,
        feeds=ward_feeds(edition, ward_id),
        name=ward.name,
        validity=" · ".join(part for part in (place_words(ward), ward.validity) if part),
        facts=_facts(ward),
        notices=ward_notices(edition, (ward_id,)),
        lineage=lineage_view(edition, ward_id),
        news=tuple(card_view(edition, article) for article in articles[:NEWS_ON_WARD_PAGE]),
        figures=figures,
        figures_note=period[:1].upper() + period[1:],
        achievements_url=addresses.achievements(ward_id) if periods else "",
        periods=tuple(LinkView(label=period_title(p), url=addresses.period(ward_id, p)) for p in periods),
    )


def _facts(ward: Ward) -> tuple[FactView, ...]:
    facts = [
        FactView(term="Loại đơn vị", description=ward.kind.value),
        FactView(term="Mã đơn vị", description=ward.code),
    ]
    if ward.valid_from is not None:
        facts.append(FactView(term="Có từ ngày", description=format_date(ward.valid_from)))
    if ward.valid_to is not None:
        facts.append(FactView(term="Kết thúc ngày", description=format_date(ward.valid_to)))
    if ward.note:
        facts.append(FactView(term="Ghi chú", description=ward.note))
    return tuple(facts)
