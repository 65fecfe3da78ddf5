"""News pages: lists that hardly move, feeds and sitemaps with true dates, neighbours and related articles."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.domain.document import Change, ChangeKind
from plugins.newsroom.article_page import withdrawn_view
from plugins.newsroom.feeds import atom, json_feed, updated_at
from plugins.newsroom.listings import PAGE_SIZE, Listing, all_listings, listing_view, pages_of
from plugins.newsroom.related import RELATED, RelatedArticles
from plugins.newsroom.security_contact import security_contact
from plugins.newsroom.site_view import office_view, site_view
from plugins.newsroom.sitemap import robots, sitemaps
from plugins.newsroom.standing_pages import home_view
from plugins.vietnamese.timezone import VIETNAM
from tests.edition.editions import article_of, edition_of, observation, registries, reports

ATOM = "{http://www.w3.org/2005/Atom}"


def listing(count: int) -> Listing:
    articles = [article_of(number) for number in reversed(range(count))]
    return Listing("/luu-tru/2020/", "Lưu trữ", "Tin năm 2020", "", articles, None)


@settings(max_examples=60)
@given(st.integers(0, 130))
def test_every_article_stands_on_exactly_one_page_of_its_list_newest_first(count: int) -> None:
    pages = list(pages_of(listing(count)))
    numbered = {page.number: page.articles for page in pages if page.number is not None}
    front = pages[0].articles
    shown = [one.title for one in front]
    for number in sorted(numbered, reverse=True):
        shown += [one.title for one in numbered[number]]
    assert shown == [f"Bài {number}" for number in reversed(range(count))]
    assert all(len(articles) == PAGE_SIZE for articles in numbered.values())
    assert len(front) < 2 * PAGE_SIZE
    assert len(front) >= min(count, PAGE_SIZE)


@given(st.integers(1, 130))
def test_a_new_article_moves_nothing_behind_the_front_page(count: int) -> None:
    def behind(total: int) -> dict[int | None, list[str]]:
        return {page.number: [one.path for one in page.articles] for page in pages_of(listing(total))}

    before, after = behind(count), behind(count + 1)
    for number in before.keys() - {None}:
        assert after[number] == before[number]


def test_pages_of_a_list_lead_to_their_neighbours() -> None:
    edition = edition_of(*((article_of(number), ()) for number in range(65)))
    [years] = [one for one in all_listings(edition) if one.kind == "Lưu trữ"]
    views = {page.number: listing_view(edition, page) for page in pages_of(years)}
    front, first, last = views[None].pagination, views[1].pagination, views[2].pagination
    assert front is not None and first is not None and last is not None
    assert front.older is not None and front.older.url == "/luu-tru/2020/trang/2/"
    assert last.newer is not None and last.newer.url == "/luu-tru/2020/"
    assert first.older is None
    assert "tin thứ 1 đến 20" in first.label


def test_lists_without_articles_do_not_exist() -> None:
    kinds = {(one.kind, one.label) for one in all_listings(edition_of((article_of(0), ())))}
    assert kinds == {("Chuyên mục", "Tin tức"), ("Lưu trữ", "Tin năm 2020")}


def test_feeds_tell_titles_addresses_and_times_whatever_signs_they_hold() -> None:
    changes = (Change(date(2020, 3, 1), ChangeKind.CORRECTION, "Sửa số <b>"),)
    articles = [article_of(1, title='A & B < "C" ]]>', changes=changes), article_of(0)]
    edition = edition_of(*((one, ()) for one in articles))
    feed = ElementTree.fromstring(atom(edition, "Tin & việc", "/", "/feed.xml", articles))
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ['A & B < "C" ]]>', "Bài 0"]
    assert feed.findtext(f"{ATOM}updated") == entries[0].findtext(f"{ATOM}updated") == "2020-03-01T00:00:00+07:00"
    assert entries[1].findtext(f"{ATOM}updated") == entries[1].findtext(f"{ATOM}published")
    summary = entries[0].findtext(f"{ATOM}summary") or ""
    assert summary.startswith("Đính chính ngày 01/3/2020: Sửa số <b>")
    ids = [entry.findtext(f"{ATOM}id") or "" for entry in entries]
    assert len(set(ids)) == 2 and all(one.startswith("https://phuong.example.vn/tin/2020/") for one in ids)

    same = json.loads(json_feed(edition, "Tin & việc", "/", "/feed.json", articles))
    assert same["version"] == "https://jsonfeed.org/version/1.1"
    assert [one["id"] for one in same["items"]] == ids


def test_feeds_say_of_made_up_articles_that_they_are_made_up_and_of_others_nothing() -> None:
    for article, said in ((article_of(1, tags=("so-lieu-minh-hoa",)), True), (article_of(2), False)):
        files = atom(edition_of((article, ())), "Tin", "/", "/feed.xml", [article])
        files += json_feed(edition_of((article, ())), "Tin", "/", "/feed.json", [article])
        assert (files.decode().count("Bài minh họa, số liệu không có thật.") >= 2) is said


def test_an_empty_feed_is_a_feed() -> None:
    feed = ElementTree.fromstring(atom(edition_of(), "Tin", "/", "/feed.xml", []))
    assert feed.findtext(f"{ATOM}updated")


def test_a_change_noted_before_publication_does_not_make_an_article_older() -> None:
    moment = datetime(2020, 5, 5, 9, tzinfo=VIETNAM)
    early = Change(date(2020, 1, 1), ChangeKind.UPDATE, "")
    assert updated_at(article_of(0, moment=moment, changes=(early,))) == moment


@pytest.mark.parametrize("count", [0, 1, 10, 11, 25])
def test_a_sitemap_is_split_at_the_limit_and_loses_nothing(count: int) -> None:
    entries = [(f"/tin/{number:03d}/?a=1&b=<", date(2020, 1, 1) if number % 2 else None) for number in range(count)]
    files = sitemaps("https://phuong.example.vn", entries, limit=10)
    named = {name: ElementTree.fromstring(content) for name, content in files.items()}
    locations = [
        element.text
        for name, tree in named.items()
        for element in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
        if count <= 10 or name != "sitemap.xml"
    ]
    assert sorted(locations) == sorted(f"https://phuong.example.vn{address}" for address, _ in entries)
    assert len(files) == (1 if count <= 10 else 1 + -(-count // 10))
    assert b"Sitemap: https://phuong.example.vn/sitemap.xml" in robots("https://phuong.example.vn")


def test_an_index_of_sitemaps_tells_the_newest_day_of_each_file() -> None:
    entries = [(f"/tin/{number}/", date(2020, 1, number) if number < 5 else None) for number in range(1, 9)]
    index = ElementTree.fromstring(sitemaps("https://phuong.example.vn", entries, limit=4)["sitemap.xml"])
    parts = index.findall("{http://www.sitemaps.org/schemas/sitemap/0.9}sitemap")
    days = [part.findtext("{http://www.sitemaps.org/schemas/sitemap/0.9}lastmod") for part in parts]
    assert days == ["2020-01-04", None]


def test_a_category_offers_its_feeds_and_marks_itself_among_its_siblings() -> None:
    edition = edition_of((article_of(0), ()))
    category = next(one for one in all_listings(edition) if one.kind == "Chuyên mục")
    [view] = [listing_view(edition, page) for page in pages_of(category)]
    assert [feed.url for feed in view.feeds] == [f"{category.address}feed.xml", f"{category.address}feed.json"]
    assert [link.url for link in view.siblings if link.current] == [category.address]


def test_security_contact_is_valid_for_a_year_from_the_newest_change() -> None:
    moment = datetime(2020, 7, 8, 9, tzinfo=VIETNAM)
    site = registries().site
    office = replace(site.office, email="lienhe@phuong.example.vn")
    edition = edition_of((article_of(0, moment=moment), ()))
    edition = replace(edition, registries=replace(edition.registries, site=replace(site, office=office)))
    lines = (security_contact(edition) or b"").decode().splitlines()
    assert "Contact: mailto:lienhe@phuong.example.vn" in lines
    assert "Expires: 2021-07-08T09:00:00+07:00" in lines
    assert f"Canonical: {site.url}/.well-known/security.txt" in lines
    assert security_contact(edition_of()) is None


def test_related_articles_share_a_tag_or_a_ward_and_are_never_the_article_itself() -> None:
    articles = [article_of(number, tags=("an-sinh",) if number % 3 else (), wards=()) for number in range(12)]
    articles.append(article_of(50, tags=("so-lieu-minh-hoa",), wards=()))
    edition = edition_of(*((one, ()) for one in articles))
    related = RelatedArticles(edition)
    for one in articles:
        found = related.of(one)
        assert one not in found and len(found) <= RELATED and len(set(found)) == len(found)
        assert all(set(other.tags) & set(one.tags) for other in found)
    assert related.of(articles[-1]) == []


def test_a_new_article_changes_the_related_ones_of_few() -> None:
    def related(count: int) -> dict[str, list[str]]:
        edition = edition_of(*((article_of(number, tags=("an-sinh",)), ()) for number in range(count)))
        find = RelatedArticles(edition)
        return {one.path: [other.path for other in find.of(one)] for one in edition.articles}

    before, after = related(60), related(61)
    assert sum(after[path] != before[path] for path in before) <= 4


def test_the_menu_names_only_pages_that_exist() -> None:
    empty = site_view(edition_of())
    assert [entry.url for entry in empty.menu] == ["/", "/don-vi/"]
    assert office_view(edition_of()).url == ""


def test_the_page_in_the_place_of_a_withdrawn_article_says_nothing_of_what_it_said() -> None:
    change = Change(date(2020, 3, 1), ChangeKind.CORRECTION, "Nhầm đơn vị")
    view = withdrawn_view(article_of(7, title="Tên bị gỡ", excerpt="Lời bị gỡ", changes=(change,)))
    assert view.reason == "Nhầm đơn vị"
    assert view.noindex
    assert "bị gỡ" not in str(view)


def test_the_home_page_marks_invented_figures() -> None:
    real = home_view(reports(observation("5 suất")), office_view(edition_of()), None)
    assert not real.illustrative
    invented = edition_of((article_of(0, tags=("so-lieu-minh-hoa",)), ()))
    assert home_view(invented, office_view(invented), None).illustrative
