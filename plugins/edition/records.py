"""Articles and observations as JSON texts for the store: lists in a fixed order, nothing that could run."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache, partial
from sys import intern
from typing import Any, TypeVar

from plugins.domain.document import Change, ChangeKind, Status
from plugins.domain.issue import Issue, Place, Severity
from plugins.domain.observation import Observation, ObservationKind, ObservationStatus
from plugins.domain.period import Period
from plugins.domain.quantity import Precision, Quantity
from plugins.domain.source import Source, TextQuote
from plugins.edition.article import Article, FigureKey, Reference

# The stored lists are of mixed types by nature; every decoder below gives each element its type again.
Raw = Any

# Looking a value up is several times quicker than calling its enumeration, and there is one for every figure.
_KINDS = {kind.value: kind for kind in ObservationKind}
_OUT = {status.value: status for status in Status}
_STATUSES = {status.value: status for status in ObservationStatus}
_PRECISIONS = {precision.value: precision for precision in Precision}

parse_period = lru_cache(maxsize=4096)(Period.parse)

# Three times as quick as the constructors; the fields stand in their order.
_observation_of = partial(tuple.__new__, Observation)
_quantity_of = partial(tuple.__new__, Quantity)
_source_of = partial(tuple.__new__, Source)
_quote_of = partial(tuple.__new__, TextQuote)


_dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode

_read = json.JSONDecoder().raw_decode


class _FigureKeys(dict[str, FigureKey]):
    """Keys of figures by their text, one object for all articles with the same."""

    def __missing__(self, text: str) -> FigureKey:
        indicator, rest = text.split(" ", 1)
        ward, period, kind = rest.rsplit(" ", 2)
        key = self[text] = FigureKey(indicator, ward, period, _KINDS[kind])
        return key


_FIGURE_KEYS = _FigureKeys()

Labels = TypeVar("Labels", bound=tuple[str, ...])
_known: dict[Any, Any] = {}


def _shared(labels: Labels) -> Labels:
    """One object for all articles with the same labels: there are few of them and many articles."""
    same: Labels = _known.setdefault(labels, labels)
    return same


def encode_article(article: Article, issues: tuple[Issue, ...]) -> str:
    """Write an article's card and the issues found in its file."""
    return _dump(
        [
            [article.url, article.title, article.moment.isoformat(), article.has_time, article.category, article.slug],
            [article.excerpt, article.content, article.card, article.figures_digest],
            [article.wards, article.period.code if article.period else "", article.tags, article.author],
            [article.image, article.image_alt],
            [_place(place) for place in (article.image_place, article.slug_place, article.date_place)],
            [
                article.status.value,
                [
                    [change.day.isoformat(), change.kind.value, change.note, _place(change.place)]
                    for change in article.changes
                ],
            ],
            [[" ".join(key) for key in article.figures], article.headline],
            [_reference(link) for link in article.links],
            [_reference(picture) for picture in article.pictures],
            article.anchors,
            [encode_issue(issue) for issue in issues],
        ]
    )


def decode_article(path: str, text: str) -> tuple[Article, tuple[Issue, ...]]:
    """Read what `encode_article` wrote for the file at `path`. Raises ValueError, TypeError or LookupError when it cannot."""
    head, digests, labels, image, places, standing, figures, links, pictures, anchors, issues = _read(text)[0]
    url, title, moment, has_time, category, slug = head
    excerpt, content, card, figures_digest = digests
    wards, period, tags, author = labels
    article = Article(
        path=path,
        url=url,
        title=title,
        moment=datetime.fromisoformat(moment),
        has_time=has_time,
        category=intern(category),
        slug=slug,
        excerpt=excerpt,
        content=content,
        card=card,
        figures_digest=figures_digest,
        wards=_shared(tuple(wards)),
        period=parse_period(period) if period else None,
        tags=_shared(tuple(tags)),
        author=intern(author),
        image=image[0],
        image_alt=image[1],
        image_place=Place(path, *places[0]),
        slug_place=Place(path, *places[1]),
        date_place=Place(path, *places[2]),
        status=_OUT[standing[0]],
        changes=tuple(
            Change(date.fromisoformat(day), ChangeKind(kind), note, Place(path, *at))
            for day, kind, note, at in standing[1]
        ),
        figures=tuple(map(_FIGURE_KEYS.__getitem__, figures[0])),
        headline=(figures[1][0], intern(figures[1][1])),
        links=_references(path, links),
        pictures=_references(path, pictures),
        anchors=tuple(map(intern, anchors)),
    )
    return article, tuple(decode_issue(issue) for issue in issues)


def _reference(reference: Reference) -> Raw:
    return [reference.target, *_place(reference.place), reference.text, reference.title]


def _references(path: str, raw: Raw) -> tuple[Reference, ...]:
    return tuple(Reference(target, Place(path, line, column), text, title) for target, line, column, text, title in raw)


def _place(place: Place | None) -> list[int]:
    return [place.line, place.column] if place else [0, 0]


def encode_issue(issue: Issue) -> Raw:
    """An issue as a JSON value."""
    places = [[place.path, place.line, place.column] for place in (issue.place, *issue.also)]
    return [issue.code, issue.problem, issue.cure, issue.severity.value, places]


def decode_issue(raw: Raw) -> Issue:
    """An issue from what `encode_issue` gave."""
    code, problem, cure, severity, places = raw
    first, *also = (Place(*place) for place in places)
    return Issue(code, first, problem, cure, Severity(severity), tuple(also))


def encode_observations(observations: tuple[Observation, ...]) -> str:
    """Write the observations of one article; what they share with it is left out."""
    return _dump([_observation(observation) for observation in observations])


def _observation(observation: Observation) -> Raw:
    source = observation.source
    return [
        [observation.indicator, observation.ward, observation.period.code],
        _quantity(observation.quantity),
        [source.anchor, source.quote.exact, source.quote.sentence],
        [observation.kind, observation.status],
        ["" if observation.attainment is None else str(observation.attainment), observation.attainment_stated],
        None if observation.target is None else _quantity(observation.target),
        [observation.change_stated, observation.note],
    ]


def _quantity(quantity: Quantity) -> Raw:
    whole = "" if quantity.of is None else str(quantity.of)
    return [quantity.stated, str(quantity.number), quantity.multiplier, quantity.unit, quantity.precision, whole]


def decode_observations(path: str, url: str, text: str | bytes) -> tuple[Observation, ...]:
    """Read the observations of the article at `path` and `url`."""
    listed = _read(text if isinstance(text, str) else text.decode())[0]
    return tuple([_decode_observation(path, url, raw) for raw in listed])


def _decode_observation(path: str, url: str, raw: Raw) -> Observation:
    (indicator, ward, code), quantity, (anchor, exact, sentence), (kind, status), attained, target, (change, note) = raw
    return _observation_of(
        (
            indicator,
            ward,
            parse_period(code),
            _decode_quantity(quantity),
            _source_of((path, url, anchor, _quote_of((exact, sentence)))),
            _KINDS[kind],
            _STATUSES[status],
            Decimal(attained[0]) if attained[0] else None,
            attained[1],
            None if target is None else _decode_quantity(target),
            change,
            note,
        )
    )


def _decode_quantity(raw: Raw) -> Quantity:
    stated, number, multiplier, unit, precision, whole = raw
    return _quantity_of(
        (stated, Decimal(number), multiplier, unit, _PRECISIONS[precision], Decimal(whole) if whole else None)
    )
