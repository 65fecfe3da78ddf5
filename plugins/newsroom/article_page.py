"""The page of one article."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from plugins.domain.document import ChangeKind
from plugins.domain.observation import Observation, ObservationKind
from plugins.edition import Article, Edition, addresses
from plugins.edition.cards import attainment_words, row_url
from plugins.edition.words import (
    HOME,
    article_link,
    card_view,
    day_view,
    moment_view,
    ward_feeds,
    ward_link,
    ward_notices,
)
from plugins.pages.views import (
    ArticleFigureView,
    ArticleView,
    CorrectionView,
    LinkView,
    PictureView,
    ShareImageView,
    WithdrawnView,
)
from plugins.vietnamese.formatting import spoken
from plugins.vietnamese.periods import period_name

KINDS = {ObservationKind.RESULT: "", ObservationKind.TARGET: "chỉ tiêu giao", ObservationKind.CONTEXT: "bối cảnh"}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an article's page shows that is not in the article itself."""

    newer: Article | None
    older: Article | None
    related: Sequence[Article]
    picture: PictureView | None
    share_image: ShareImageView | None
    body: Callable[[Article], Markup]


def article_view(edition: Edition, article: Article, around: Surroundings) -> ArticleView:
    """Build the page of one article."""
    site = edition.registries.site
    category = site.category(article.category)
    category_link = LinkView(label=category.label, url=addresses.category(category.id)) if category else None
    revised = article.revised
    return ArticleView(
        path=article.url,
        title=article.title,
        description=article.excerpt,
        section=category_link.url if category_link else "",
        breadcrumbs=(HOME, *((category_link,) if category_link else ())),
        illustrative=article.is_illustrative,
        share_image=around.share_image,
        feeds=tuple(feed for ward_id in article.wards for feed in ward_feeds(edition, ward_id)),
        body=around.body(article),
        published=moment_view(article.moment, article.has_time),
        updated=day_view(revised.day if revised else article.moment.date()),
        revised=day_view(revised.day) if revised else None,
        author=article.author,
        picture=around.picture,
        figures=tuple(_figure(edition, observation) for observation in edition.observations_of(article)),
        corrections=_corrections(article),
        category=category_link,
        wards=tuple(ward_link(edition, ward_id) for ward_id in article.wards),
        period=period_name(article.period) if article.period else "",
        notices=ward_notices(edition, article.wards),
        tags=tuple(
            LinkView(label=tag.label, url=addresses.tag(tag.id))
            for tag in (site.tag(name) for name in article.tags)
            if tag is not None
        ),
        newer=article_link(around.newer) if around.newer else None,
        older=article_link(around.older) if around.older else None,
        related=tuple(card_view(edition, other) for other in around.related),
    )


def _figure(edition: Edition, observation: Observation) -> ArticleFigureView:
    indicator = edition.registries.indicators[observation.indicator]
    attained = attainment_words(observation)
    return ArticleFigureView(
        label=indicator.label,
        value=observation.quantity.stated,
        sentence_url=f"#{observation.source.anchor}",
        page_url=row_url(observation),
        spoken=spoken(observation.quantity),
        attainment=f"đạt {attained}" if attained else "",
        note="; ".join(part for part in (KINDS[observation.kind], observation.note.strip().rstrip(".;")) if part),
    )


def _corrections(article: Article) -> tuple[CorrectionView, ...]:
    return tuple(
        CorrectionView(
            date=day_view(change.day),
            kind=change.kind.value,
            kind_label="Đính chính" if change.kind is ChangeKind.CORRECTION else "Cập nhật",
            note=change.note,
        )
        for change in sorted(article.changes, key=lambda change: change.day, reverse=True)
    )


def withdrawn_view(article: Article) -> WithdrawnView:
    """The page that stands at the address of a withdrawn article: when and why, and nothing of what it said."""
    revised = article.revised
    return WithdrawnView(
        path=article.url,
        title="Bài viết đã được gỡ",
        description="Bài viết ở địa chỉ này đã được gỡ khỏi trang.",
        breadcrumbs=(HOME,),
        noindex=True,
        withdrawn=day_view(revised.day) if revised else day_view(article.moment.date()),
        reason=revised.note if revised else "",
    )
