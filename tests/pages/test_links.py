"""Links that leave the page: absolute addresses, sharing, letters, abbreviations."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from plugins.pages.abbreviations import expand
from plugins.pages.links import absolute, correction_letter, share_links
from tests.theme import factories

ADDRESS = "https://phuong.example.gov.vn/tin/2020/07/so-ket-6-thang/"


def test_share_links_carry_the_absolute_address_and_need_no_script() -> None:
    zalo, facebook, mail = share_links(factories.SITE, factories.article())
    assert parse_qs(urlsplit(zalo.url).query) == {"url": [ADDRESS]}
    assert parse_qs(urlsplit(facebook.url).query) == {"u": [ADDRESS]}
    assert mail.url.startswith("mailto:?subject=")
    assert unquote(mail.url).endswith(ADDRESS)


def test_letter_about_an_error_names_page_and_address() -> None:
    letter = correction_letter(factories.SITE, factories.article())
    assert letter.startswith("mailto:phuong@example.gov.vn?subject=")
    fields = parse_qs(urlsplit(letter).query)
    assert fields["subject"] == [f"Báo sai sót: {factories.ARTICLE.label}"]
    assert ADDRESS in fields["body"][0]


def test_portal_without_a_mailbox_offers_no_letter() -> None:
    site = replace(factories.SITE, office=replace(factories.OFFICE, email=""))
    assert correction_letter(site, factories.article()) == ""


@pytest.mark.parametrize(
    ("url", "expected"), [("/a/", "https://phuong.example.gov.vn/a/"), ("https://khac.vn/", "https://khac.vn/")]
)
def test_only_own_addresses_are_made_absolute(url: str, expected: str) -> None:
    assert absolute(factories.SITE, url) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UBND phường", '<abbr title="Ủy ban nhân dân">UBND</abbr> phường'),
        ("UBND và UBND", '<abbr title="Ủy ban nhân dân">UBND</abbr> và UBND'),
        ("HĐND, MTTQ", '<abbr title="Hội đồng nhân dân">HĐND</abbr>, <abbr title="Mặt trận Tổ quốc">MTTQ</abbr>'),
        ("UBNDX <b>", "UBNDX &lt;b&gt;"),
        ("UBMTTQ", '<abbr title="Ủy ban Mặt trận Tổ quốc">UBMTTQ</abbr>'),
    ],
)
def test_abbreviation_is_spelled_out_once(text: str, expected: str) -> None:
    assert str(expand(text)) == expected
