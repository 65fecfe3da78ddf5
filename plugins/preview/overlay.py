"""What the preview adds to a page, and the pages that only the preview has."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from plugins.assembly.editions import Sorting
from plugins.domain.document import Status
from plugins.domain.issue import Issue, Severity, worst_first
from plugins.edition import Article
from plugins.preview.desk import Desk, Shown
from plugins.preview.marking import PREFIX, Marked, finish
from plugins.preview.reports import reports
from plugins.vietnamese.formatting import format_datetime

_NEWEST = 30
_REMARKS = 200


@cache
def _templates() -> Environment:
    loader = FileSystemLoader(Path(__file__).parent / "templates")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def fill(name: str, **words: Any) -> str:
    """One of the preview's own templates with words in it."""
    return _templates().get_template(name).render(**words)


def with_overlay(desk: Desk, shown: Shown) -> Marked:
    """A page of the site under its band and its issues."""
    assert isinstance(shown.content, bytes)
    page = shown.content.decode()
    return finish(page, _overlay(desk, shown))


def _overlay(desk: Desk, shown: Shown) -> str:
    article = shown.article
    broken = desk.broken()
    path = article.path if article else ""
    errors = [issue for issue in shown.issues if issue.severity is Severity.ERROR]
    remarks = [issue for issue in shown.issues if issue.severity is not Severity.ERROR]
    return fill(
        "overlay.html",
        state=state_of(article, desk.sorting) if article else "",
        others=len({*broken} - {path}),
        registry=reports(desk.root, desk.registry_issues),
        errors=reports(desk.root, errors),
        remarks=reports(desk.root, remarks),
        last_good=path in broken,
        figures_url=f"{PREFIX}so-lieu?bai={quote(path)}" if article and path in desk.sources.gathered.articles else "",
        declared=len(article.figures) if article else 0,
    )


def state_of(article: Article, sorting: Sorting) -> str:
    """The words of the band: why the article is not on the site; nothing when it is."""
    if article.status is Status.DRAFT:
        return "Bản nháp – chưa đăng"
    if any(one.path == article.path for one in sorting.scheduled):
        return f"Hẹn đăng lúc {format_datetime(article.moment)}"
    if article.status is Status.WITHDRAWN:
        return "Bài đã gỡ – chỉ còn trang báo gỡ"
    return ""


def start_page(desk: Desk) -> Marked:
    """Drafts, scheduled articles, the newest articles, and everything that is wrong. Raises NotReadable."""
    published = [one for one in desk.plan.edition.articles if not state_of(one, desk.sorting)]
    broken = desk.broken()
    known = [issue for path, issues in desk.sources.problems.items() if path not in broken for issue in issues]
    remarks = worst_first(known)
    sorting = desk.sorting
    return finish(
        fill(
            "start.html",
            registry=reports(desk.root, desk.registry_issues),
            broken=[(path, reports(desk.root, desk.issues_of(path))) for path in broken],
            drafts=[_line(article) for article in sorting.drafts],
            scheduled=[_line(article, f"lúc {format_datetime(article.moment)}") for article in sorting.scheduled],
            newest=[_line(article) for article in published[:_NEWEST]],
            remarks=reports(desk.root, remarks[:_REMARKS]),
            more=max(0, len(remarks) - _REMARKS),
        )
    )


def _line(article: Article, note: str = "") -> dict[str, str]:
    return {"url": article.url, "title": article.title, "path": article.path, "note": note}


def problem_page(desk: Desk, heading: str, words: str, issues: tuple[Issue, ...] = ()) -> Marked:
    """A page that says what keeps the page asked for from being shown."""
    return finish(fill("problem.html", heading=heading, words=words, reports=reports(desk.root, issues)))
