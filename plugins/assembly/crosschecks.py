"""What can only be seen when all articles are known: shared addresses, figures that contradict each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import count

from plugins.domain.indicator import AggregationOverTime
from plugins.domain.issue import Issue, Place, Severity
from plugins.domain.observation import Observation, ObservationKind
from plugins.edition import Article, Edition
from plugins.engine.snapshot import COPIED
from plugins.vietnamese.formatting import format_date
from plugins.vietnamese.periods import period_name

FARTHEST = timedelta(days=366)  # from now to the latest day an article may be scheduled for


def shared_addresses(articles: Iterable[Article]) -> list[Issue]:
    """Two sources of one address are an error that names both, drafts included: they would meet once published."""
    known = sorted(
        articles, key=lambda article: (COPIED.search(article.path) is not None, article.path.removesuffix(".md"))
    )
    taken = {article.url for article in known}
    numbers: defaultdict[str, count[int]] = defaultdict(lambda: count(2))
    owners: dict[str, Article] = {}
    issues = []
    for article in known:
        first = owners.setdefault(article.url, article)
        if first is not article:
            slug = _free_slug(article, taken, numbers[article.url])
            cure = f"ghi dòng “slug: {slug}” ở bài này (đã có dòng slug thì sửa)"
            if article.content == first.content or COPIED.search(article.path):
                cure = f"bài này giống bản chép: thừa thì xóa tệp này; nếu là bài khác thì {cure}"
            issues.append(
                Issue(
                    "slug-trung",
                    article.slug_place or Place(article.path),
                    f"bài có cùng địa chỉ {article.url} với bài {first.path}",
                    cure,
                    also=(first.slug_place or Place(first.path),),
                )
            )
    return issues


def _free_slug(article: Article, taken: set[str], numbers: count[int]) -> str:
    """A slug at which no article stands, and that is not suggested to another one either; it is added to `taken`."""
    folder = article.url.removesuffix(f"{article.slug}/")
    stem = article.slug[:75].rstrip("-")
    slug = next(slug for number in numbers if f"{folder}{(slug := f'{stem}-{number}')}/" not in taken)
    taken.add(f"{folder}{slug}/")
    return slug


def told_at_source(issue: Issue, edition: Edition) -> Issue:
    """The complaint about an address of two owners, told at the slug of the file that took one of the site's own."""
    owners = [issue.place.path, *(place.path for place in issue.also)]
    taker = next((edition.by_path[path] for path in owners if path in edition.by_path), None)
    rival = next((path for path in owners if path not in edition.by_path), "")
    if taker is None or not rival:
        return issue
    problem = f"địa chỉ {taker.url} là của trang có sẵn ({rival})"
    cure = f"ghi slug khác, ví dụ “slug: {taker.slug}-1”"
    return Issue("slug-danh-rieng", taker.slug_place or Place(taker.path), problem, cure)


def far_days(scheduled: Iterable[Article], now: datetime) -> list[Issue]:
    """An article scheduled for later than a year from now is an error: the year is mistyped, or the clock is wrong.

    Never kept with the article, since the same file is right once that day is near.
    """
    return [
        Issue(
            "ngay-qua-xa",
            article.date_place or Place(article.path),
            f"bài ghi ngày {format_date(article.moment.date())}, hơn một năm nữa mới tới (hôm nay {format_date(now.date())})",
            "xem lại năm ở date, hoặc đồng hồ của máy; nếu chưa định ngày đăng thì ghi status: draft",
        )
        for article in scheduled
        if article.moment > now + FARTHEST
    ]


def days_to_come(published: Iterable[Article], now: datetime) -> list[Issue]:
    """A public note that dates a change later than today is an error; like `far_days` never kept with the article."""
    return [
        Issue(
            "ngay-sai",
            change.place or Place(article.path),
            f"đính chính ghi ngày {format_date(change.day)}, ngày ấy chưa tới (hôm nay {format_date(now.date())})",
            "xem lại ngày đính chính, ngày đứng trước tháng; nếu ngày đúng thì xem lại đồng hồ của máy",
        )
        for article in published
        for change in article.changes
        if change.day > now.date()
    ]


def contradictions(edition: Edition) -> list[Issue]:
    """Hints about figures that cannot all be right: two values under one key, cumulative figures that fall."""
    issues: list[Issue] = []
    for indicator in edition.registries.indicators:
        if indicator.agg_time is AggregationOverTime.SUM or indicator.id not in edition.figures.counts:
            continue
        by_key: dict[tuple[str, str], list[tuple[Article, Observation]]] = defaultdict(list)
        for article, seen in edition.figures.of_indicator(indicator.id):
            if seen.kind is ObservationKind.RESULT:
                by_key[seen.ward, seen.period.code].append((article, seen))
        for figures in by_key.values():
            issues += _two_values(indicator.label, figures)
    return issues


def _two_values(label: str, figures: list[tuple[Article, Observation]]) -> list[Issue]:
    first_article, first = figures[0]
    issues = []
    for article, seen in figures[1:]:
        if seen.quantity.value != first.quantity.value and article.path != first_article.path:
            problem = (
                f"“{label}” {period_name(seen.period)} ghi {seen.quantity.stated}, "
                f"còn bài {first_article.path} ghi {first.quantity.stated}"
            )
            cure = "đối chiếu hai báo cáo; nếu số trước sai thì thêm đính chính (changes) vào bài đó"
            issues.append(
                Issue(
                    "hai-so-khac-nhau",
                    Place(article.path),
                    problem,
                    cure,
                    Severity.WARNING,
                    (Place(first_article.path),),
                )
            )
    return issues
