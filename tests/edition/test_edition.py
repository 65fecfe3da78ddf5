"""The published set: what is stored comes back as it was, and every way in finds the same articles."""

from __future__ import annotations

import string
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.domain.document import Change, ChangeKind, Status
from plugins.domain.issue import Issue, Place, Severity
from plugins.domain.observation import Observation, ObservationKind, ObservationStatus
from plugins.domain.period import Period
from plugins.domain.quantity import Precision, Quantity
from plugins.domain.source import Source, TextQuote
from plugins.edition import Article, FigureKey, Reference
from plugins.edition.records import (
    decode_article,
    decode_issue,
    decode_observations,
    encode_article,
    encode_issue,
    encode_observations,
)
from plugins.edition.words import former_ward_notice
from plugins.vietnamese.timezone import VIETNAM
from tests.edition.editions import NAMESAKE, OLD, article_of, edition_of, observation, reports

PATH, URL = "content/2020/a.md", "/tin/2020/07/a/"
words = st.text(max_size=12)
ids = st.from_regex(r"[a-z0-9_-]{1,8}", fullmatch=True)
numbers = st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**12), max_value=10**12)
places = st.builds(Place, st.just(PATH), st.integers(1, 99), st.integers(1, 99))
days = st.dates(date(1975, 1, 1), date(2099, 1, 1))
periods = st.one_of(
    st.builds(Period.half, st.integers(1990, 2050), st.integers(1, 2)),
    st.builds(Period.month, st.integers(1990, 2050), st.integers(1, 12)),
    st.builds(Period.year, st.integers(1990, 2050)),
    st.builds(lambda day, length: Period.interval(day, day + timedelta(days=length)), days, st.integers(0, 400)),
)
quantities = st.builds(
    Quantity, words, numbers, st.sampled_from([1, 1000, 10**9]), words, st.sampled_from(Precision), st.none() | numbers
)
observations = st.builds(
    Observation,
    indicator=words,
    ward=words,
    period=periods,
    quantity=quantities,
    source=st.builds(Source, st.just(PATH), st.just(URL), words, st.builds(TextQuote, words, words)),
    kind=st.sampled_from(ObservationKind),
    status=st.sampled_from(ObservationStatus),
    attainment=st.none() | numbers,
    attainment_stated=words,
    target=st.none() | quantities,
    change_stated=words,
    note=words,
)
references = st.builds(Reference, words, places, words, words)
moments = st.datetimes(datetime(1975, 1, 1), datetime(2099, 1, 1)).map(lambda moment: moment.replace(tzinfo=VIETNAM))
articles = st.builds(
    Article,
    path=st.just(PATH),
    url=words,
    title=words,
    moment=moments,
    has_time=st.booleans(),
    category=words,
    slug=words,
    excerpt=words,
    content=words,
    card=words,
    figures_digest=words,
    wards=st.lists(words, max_size=3).map(tuple),
    period=st.none() | periods,
    tags=st.lists(words, max_size=3).map(tuple),
    author=words,
    image=words,
    image_alt=words,
    status=st.sampled_from(Status),
    changes=st.lists(st.builds(Change, days, st.sampled_from(ChangeKind), words), max_size=2).map(tuple),
    figures=st.lists(st.builds(FigureKey, ids, words, ids, st.sampled_from(ObservationKind)), max_size=2).map(tuple),
    headline=st.tuples(words, words),
    links=st.lists(references, max_size=2).map(tuple),
    pictures=st.lists(references, max_size=2).map(tuple),
    image_place=places,
    slug_place=places,
    date_place=places,
    anchors=st.lists(words, max_size=3).map(tuple),
)
issues = st.builds(
    Issue, words, places, words, words, st.sampled_from(Severity), st.lists(places, max_size=2).map(tuple)
)


@settings(max_examples=60)
@given(articles, st.lists(issues, max_size=2).map(tuple))
def test_an_article_and_its_issues_come_back_from_the_store_as_they_were(
    article: Article, found: tuple[Issue, ...]
) -> None:
    assert decode_article(PATH, encode_article(article, found)) == (article, found)


@settings(max_examples=80)
@given(st.lists(observations, max_size=3).map(tuple))
def test_observations_come_back_from_the_store_to_the_last_digit(seen: tuple[Observation, ...]) -> None:
    again = decode_observations(PATH, URL, encode_observations(seen))
    assert again == seen
    assert [str(one.quantity.number) for one in again] == [str(one.quantity.number) for one in seen]


@given(issues)
def test_an_issue_comes_back_as_it_was(issue: Issue) -> None:
    assert decode_issue(encode_issue(issue)) == issue


@given(st.text(alphabet=string.printable, max_size=40))
def test_rubbish_from_the_store_is_an_error_of_value_and_nothing_else(text: str) -> None:
    with pytest.raises((ValueError, TypeError)):
        decode_article(PATH, text)


def test_figures_are_found_by_ward_period_and_indicator_oldest_first() -> None:
    edition = reports(
        observation("5 suất"),
        observation("6 suất", "2021-H1"),
        observation("7 hộ", indicator="ho_ngheo"),
        observation("8 suất", ward=NAMESAKE),
    )
    figures = edition.figures
    assert [seen.quantity.stated for _, seen in figures.of_ward(OLD)] == ["5 suất", "6 suất", "7 hộ"]
    assert [seen.quantity.stated for _, seen in figures.of_ward_period(OLD, Period.parse("2020-H1"))] == [
        "5 suất",
        "7 hộ",
    ]
    assert [seen.quantity.stated for _, seen in figures.of_indicator("suat_qua")] == ["5 suất", "6 suất", "8 suất"]
    assert [period.code for period in figures.periods_of(OLD)] == ["2021-H1", "2020-H1"]
    assert (figures.counts["suat_qua"], figures.wards_of["suat_qua"]) == (3, {OLD, NAMESAKE})
    assert figures.of_ward("khong-co") == []


def test_results_are_counted_without_being_read_and_read_one_period_at_a_time() -> None:
    edition = reports(
        observation("5 suất"),
        observation("6 suất"),
        observation("9 suất", kind=ObservationKind.TARGET),
        observation("7 suất", "2021-H1", ward=NAMESAKE),
        observation("8 hộ", indicator="ho_ngheo"),
    )
    read: list[str] = []

    def reading(article: Article) -> tuple[Observation, ...]:
        read.append(article.title)
        return edition.observations_of(article)

    figures = replace(edition, observations_of=reading).figures
    first, second = Period.parse("2020-H1"), Period.parse("2021-H1")
    assert figures.results_by_period("suat_qua") == {(OLD, first): 2, (NAMESAKE, second): 1}
    assert read == []
    assert [seen.quantity.stated for _, seen in figures.results("suat_qua", OLD, first)] == ["5 suất", "6 suất"]
    assert read == ["Bài 0", "Bài 1"]


def test_articles_are_found_by_every_label_newest_first() -> None:
    edition = edition_of(
        *((article_of(number, tags=("an-sinh",) if number % 2 else ()), ()) for number in range(5)),
        (article_of(500, category="bao-cao", wards=(OLD, NAMESAKE)), ()),
    )
    assert [one.title for one in edition.by_tag["an-sinh"]] == ["Bài 3", "Bài 1"]
    assert list(edition.by_year) == ["2021", "2020"]
    assert [one.title for one in edition.by_category["bao-cao"]] == ["Bài 500"]
    assert [one.title for one in edition.by_ward[NAMESAKE]] == ["Bài 500"]
    assert edition.position["content/2020/0500.md"] == 0
    assert edition.ward_ids[:2] == ("cau-ong-lanh-26758-2025", "ben-thanh-26743-2025")


def test_a_former_ward_tells_its_namesake_of_today_apart() -> None:
    notice = former_ward_notice(reports(), OLD)
    assert notice is not None
    assert [link.label for link in notice.links] == ["Phường Bến Thành", "Phường Cầu Ông Lãnh mới"]


def test_only_a_noted_change_moves_the_date_of_an_article() -> None:
    first, second = (Change(date(2020, month, 1), ChangeKind.UPDATE, "") for month in (3, 2))
    assert article_of(1).revised is None
    assert article_of(1, changes=(first, second)).revised == first
