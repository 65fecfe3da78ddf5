from __future__ import annotations

import html5lib
from bs4 import BeautifulSoup, Tag

from plugins.images.card_text import CardRequest, CardText
from plugins.images.gallery import gallery_html
from plugins.images.markup import picture_html, picture_view, share_image_view
from plugins.images.picture import AVIF, JPEG, WEBP, Picture, Variant

PICTURE = Picture(
    "k",
    1600,
    1200,
    (
        Variant("anh/a-480.avif", 480, 360, AVIF, 1),
        Variant("anh/a-480.webp", 480, 360, WEBP, 1),
        Variant("anh/a-1600.webp", 1600, 1200, WEBP, 1),
    ),
    Variant("anh/a-960.jpg", 960, 720, JPEG, 1),
)


def parsed(html: str) -> BeautifulSoup:
    html5lib.HTMLParser(strict=True).parseFragment(html)
    return BeautifulSoup(html, "html.parser")


def tag(soup: BeautifulSoup, name: str) -> Tag:
    found = soup.find(name)
    assert isinstance(found, Tag)
    return found


def test_a_browser_learns_sizes_and_place_before_the_picture_arrives() -> None:
    soup = parsed(picture_html(picture_view(PICTURE, "Trao quà")))
    image = tag(soup, "img")
    assert (image["src"], image["width"], image["height"], image["alt"]) == ("/anh/a-960.jpg", "960", "720", "Trao quà")
    assert (image["loading"], image["decoding"]) == ("lazy", "async")
    sources = [(source["type"], source["srcset"]) for source in soup.find_all("source")]
    assert sources == [
        ("image/avif", "/anh/a-480.avif 480w"),
        ("image/webp", "/anh/a-480.webp 480w, /anh/a-1600.webp 1600w"),
    ]
    assert all(source["sizes"] for source in soup.find_all("source"))


def test_only_the_first_picture_of_a_page_is_loaded_at_once() -> None:
    image = tag(parsed(picture_html(picture_view(PICTURE, "Trao quà", eager=True))), "img")
    assert (image["loading"], image["fetchpriority"]) == ("eager", "high")


def test_no_word_of_an_editor_becomes_markup() -> None:
    evil = '"><script>alert(1)</script>'
    soup = parsed(picture_html(picture_view(PICTURE, evil, caption=evil, credit=evil)))
    assert soup.find("script") is None
    assert tag(soup, "img")["alt"] == evil
    assert tag(soup, "figcaption").get_text() == f"{evil} {evil}"


def test_a_gallery_is_a_list_of_figures() -> None:
    views = tuple(picture_view(PICTURE, f"Ảnh bà con số {n}", caption=f"Cảnh {n}") for n in range(3))
    soup = parsed(gallery_html(views))
    assert [item.get_text() for item in soup.select("ul.gallery > li > figure > figcaption")] == [
        "Cảnh 0",
        "Cảnh 1",
        "Cảnh 2",
    ]


def test_a_share_card_tells_in_words_what_it_shows() -> None:
    request = CardRequest(
        CardText("Lễ giao quân", "Phường Đa Kao", figure="18 thanh niên", figure_label="nhập ngũ"), "le"
    )
    view = share_image_view(request)
    assert view.alt == "Lễ giao quân – Phường Đa Kao – 18 thanh niên nhập ngũ"
    assert (view.url, view.width, view.height, view.media_type) == (f"/{request.path}", 1200, 630, "image/jpeg")
