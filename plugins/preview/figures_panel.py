"""The figures of one article: declared, found in the text but not declared, and not matching the text."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.domain.observation import Observation
from plugins.edition import Article
from plugins.preview.desk import Desk
from plugins.preview.marking import Marked, finish
from plugins.preview.overlay import fill
from plugins.preview.reports import reports
from plugins.vietnamese.periods import period_name

_MISMATCHES = frozenset(
    {
        "trich-khong-co-trong-bai",
        "gia-tri-khong-co-trong-bai",
        "gia-tri-khac-trich",
        "so-khong-co-trong-cau",
        "don-vi-khong-khop",
        "phep-tinh-lech",
    }
)


@dataclass(frozen=True, slots=True)
class Declared:
    """A figure of the front matter and the sentence that states it."""

    label: str
    value: str
    period: str
    quote: str
    url: str


@dataclass(frozen=True, slots=True)
class Undeclared:
    """A figure of the text that no claim covers, with the indicator it may belong to."""

    text: str
    label: str


def figures_panel(desk: Desk, article: Article) -> Marked:
    """The panel as a page of its own; the script takes its middle into the article's page."""
    observations = desk.plan.edition.observations_of(article)
    mismatched = [issue for issue in desk.sources.problems.get(article.path, ()) if issue.code in _MISMATCHES]
    panel = fill(
        "figures.html",
        declared=[_declared(desk, seen) for seen in observations],
        undeclared=_undeclared(desk, article, observations),
        mismatched=reports(desk.root, mismatched),
    )
    frame = fill("frame.html")
    return finish(frame.replace("<main>", f"<main>\n<h1>Số liệu: <a href='{article.url}'>bài viết</a></h1>\n{panel}"))


def _declared(desk: Desk, seen: Observation) -> Declared:
    indicator = desk.registries.indicators.get(seen.indicator)
    return Declared(
        label=indicator.label if indicator else seen.indicator,
        value=seen.quantity.stated,
        period=period_name(seen.period),
        quote=seen.source.quote.sentence or seen.source.quote.exact,
        url=seen.source.link,
    )


def _undeclared(desk: Desk, article: Article, observations: tuple[Observation, ...]) -> list[Undeclared] | None:
    """None when the assistant that reads figures is not there."""
    try:
        from plugins.editing.suggest import undeclared
    except ImportError:
        return None
    words = [part for seen in observations for part in (seen.source.quote.exact, seen.quantity.stated)]
    found = undeclared(
        desk.plan.edition.body_of(article).text,
        words,
        indicators=desk.registries.indicators,
        wards=desk.registries.wards,
        date=article.moment.date(),
        default_period=article.period.code if article.period else None,
    )
    labels = {indicator.id: indicator.label for indicator in desk.registries.indicators}
    return [Undeclared(proposal.text, labels.get(proposal.indicator or "", "")) for proposal in found]
