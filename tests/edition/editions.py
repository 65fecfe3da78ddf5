"""Small editions made by hand."""

from __future__ import annotations

import tempfile
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from plugins.domain.observation import Observation, ObservationKind
from plugins.domain.period import Period
from plugins.domain.source import Source, TextQuote
from plugins.edition import Article, Body, Edition, FigureKey
from plugins.registries import Registries, load_registries
from plugins.vietnamese.numerals import read_percent, read_quantity
from plugins.vietnamese.timezone import VIETNAM
from tests.factories import INDICATORS, LINEAGE, SITE, WARDS

OLD, NEW, NAMESAKE = "cau-ong-lanh-26752", "cau-ong-lanh-26758-2025", "nguyen-cu-trinh-26758"
START = datetime(2020, 1, 1, 8, tzinfo=VIETNAM)


@cache
def registries() -> Registries:
    """The small registries of the tests."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in [
            ("wards.csv", WARDS),
            ("lineage.csv", LINEAGE),
            ("indicators.yaml", INDICATORS),
            ("site.yaml", SITE),
        ]:
            (Path(folder) / name).write_text(text, encoding="utf-8")
        loaded = load_registries(Path(folder))
        assert isinstance(loaded, Registries)
        loaded.wards.nearest("cau")  # read while the files are there
        return loaded


def observation(
    value: str,
    period: str = "2020-H1",
    *,
    indicator: str = "suat_qua",
    ward: str = OLD,
    attainment: str = "",
    target: str = "",
    change: str = "",
    kind: ObservationKind = ObservationKind.RESULT,
) -> Observation:
    """A figure; its source is filled in by `edition_of`."""
    return Observation(
        indicator=indicator,
        ward=ward,
        period=Period.parse(period),
        quantity=read_quantity(value),
        source=Source("", "", "so-lieu-1", TextQuote(value, f"Câu nêu {value}.")),
        kind=kind,
        attainment=read_percent(attainment) if attainment else None,
        attainment_stated=attainment,
        target=read_quantity(target) if target else None,
        change_stated=change,
    )


def article_of(number: int, *figures: Observation, **keys: object) -> Article:
    """The article numbered by its age: 0 is the oldest."""
    moment = keys.pop("moment", START + timedelta(days=number))
    assert isinstance(moment, datetime)
    values: dict[str, object] = {
        "path": f"content/2020/{number:04d}.md",
        "url": f"/tin/{moment.year}/{moment.month:02d}/bai-{number}/",
        "title": f"Bài {number}",
        "moment": moment,
        "has_time": False,
        "category": "tin-tuc",
        "slug": f"bai-{number}",
        "excerpt": f"Tóm tắt {number}",
        "content": f"nội dung {number}",
        "card": f"thẻ {number}",
        "figures_digest": repr(figures),
        "wards": (OLD,),
        "figures": tuple(map(FigureKey.of, figures)),
        **keys,
    }
    return Article(**values)  # type: ignore[arg-type]


def edition_of(*contents: tuple[Article, tuple[Observation, ...]], withdrawn: tuple[Article, ...] = ()) -> Edition:
    """An edition of articles with their figures, in any order."""
    figures = {article.path: seen for article, seen in contents}
    articles = sorted((article for article, _ in contents), key=lambda one: (one.moment, one.path), reverse=True)
    return Edition(
        registries=registries(),
        articles=tuple(articles),
        withdrawn=withdrawn,
        static=(),
        now=START + timedelta(days=4000),
        observations_of=lambda article: figures[article.path],
        body_of=lambda article: Body("<p>Chữ.</p>", "Chữ."),
        html_of=lambda article: "<p>Chữ.</p>",
    )


def reports(*figures: Observation) -> Edition:
    """An edition with one article for each figure, in the order given."""
    return edition_of(*((article_of(number, seen), (seen,)) for number, seen in enumerate(figures)))
