from __future__ import annotations

import html5lib
import pytest
from bs4 import BeautifulSoup, Tag

from plugins.images.card_text import CardRequest, CardText
from plugins.images.gallery import GALLERY_COLUMN, place_pictures
from plugins.images.markup import picture_html, picture_view, share_image_view
from plugins.images.picture import AVIF, JPEG, WEBP, Picture, Variant
from plugins.markup.rendering import render
from plugins.pages.views.common import PictureView

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
    assert image["loading"] == "eager"


def test_no_word_of_an_editor_becomes_markup() -> None:
    evil = '"><script>alert(1)</script>'
    soup = parsed(picture_html(picture_view(PICTURE, evil, caption=evil, credit=evil)))
    assert soup.find("script") is None
    assert tag(soup, "img")["alt"] == evil
    assert tag(soup, "figcaption").get_text() == f"{evil} {evil}"


def placed(text: str, notes: str = "") -> BeautifulSoup:
    """A body as it comes from the converter, with its pictures in place; `notes` is the caption of the notes file."""
    rendered = render(text, "content/2020/a.md", 1)

    def view(number: int, behind: str, sizes: str) -> PictureView | str:
        reference = rendered.pictures[number]
        if reference.target == "mat.jpg":
            return reference.text
        caption = " – ".join(filter(None, (reference.title, behind))) or notes
        return picture_view(PICTURE, reference.text, caption=caption, credit=notes, sizes=sizes or "100vw")

    return parsed(place_pictures(rendered.html, view))


LIST = (
    '- ![Bà con trồng cây](a.jpg "Sáng chủ nhật")\n- ![Đội thanh niên](b.jpg) – Khu phố 3 & 4\n- ![Trẻ tưới cây](c.jpg)'
)


@pytest.mark.parametrize(
    "text", [LIST, LIST.replace("\n", "\n\n"), LIST.replace("- !", "1. !"), f"Đầu\n\n{LIST}\n\nCuối"]
)
def test_a_plain_list_of_pictures_becomes_a_gallery_with_its_captions(text: str) -> None:
    soup = placed(text)
    items = soup.select("ul.cp-gallery > li")
    assert [item.get_text() for item in items] == ["Sáng chủ nhật", "Khu phố 3 & 4", ""]
    assert [tag(item, "img")["alt"] for item in items] == ["Bà con trồng cây", "Đội thanh niên", "Trẻ tưới cây"]  # type: ignore[arg-type]
    assert {source["sizes"] for source in soup.find_all("source")} == {GALLERY_COLUMN}
    assert [len(soup.select(kind)) for kind in ("ol", "figure", "figcaption", "figure figure")] == [0, 2, 2, 0]


@pytest.mark.parametrize(
    "text",
    [
        "- ![a](a.jpg)",
        "- ![a](a.jpg)\n- chữ",
        "- xem ![a](a.jpg)\n- ![b](b.jpg)",
        "- [![a](a.jpg)](https://a.vn)\n- ![b](b.jpg)",
        "- ![a](a.jpg) **đậm**\n- ![b](b.jpg)",
        "- ![a](a.jpg)\n    - ![b](b.jpg)\n- ![c](c.jpg)",
    ],
)
def test_a_list_with_anything_else_stays_a_list(text: str) -> None:
    soup = placed(text)
    assert not soup.select(".cp-gallery")
    assert len(soup.find_all("img")) == text.count("![")


@pytest.mark.parametrize(
    ("text", "notes", "figures", "words"),
    [
        ("![Trao quà](a.jpg)", "", 0, ""),
        ('![Trao quà](a.jpg "Tại hội trường")', "", 1, "Tại hội trường"),
        ("![Trao quà](a.jpg)", "UBND phường", 1, "UBND phường UBND phường"),
        ('![Trao quà](a.jpg "Tại hội trường")', "UBND phường", 1, "Tại hội trường UBND phường"),
        ('![Trao quà](a.jpg "Một")\n![Nhận quà](b.jpg "Hai")', "", 2, "Một\nHai"),
        ('Chữ ![Trao quà](a.jpg "Một") chữ', "", 0, "Chữ  Một chữ"),
        ("Chữ ![Trao quà](a.jpg) chữ", "UBND", 0, "Chữ  UBND UBND chữ"),
    ],
)
def test_caption_and_credit_of_a_picture_appear_once(text: str, notes: str, figures: int, words: str) -> None:
    soup = placed(text, notes)
    assert (len(soup.select("figure")), soup.get_text().strip()) == (figures, words)
    assert len(soup.find_all("img")) == text.count("![")


def test_a_picture_that_there_is_not_leaves_its_description() -> None:
    assert placed('![Trao <quà>](mat.jpg "Chú thích")').get_text() == "Trao <quà>"


def test_words_that_look_like_a_placeholder_are_no_picture() -> None:
    text = '`<img src="cp-picture:7">` và ![Trao quà](a.jpg)'
    soup = placed(text)
    assert len(soup.find_all("img")) == 1
    assert soup.get_text().startswith('<img src="cp-picture:7">')


def test_a_share_card_tells_in_words_what_it_shows() -> None:
    request = CardRequest(
        CardText("Lễ giao quân", "Phường Đa Kao", figure="18 thanh niên", figure_label="nhập ngũ"), "le"
    )
    view = share_image_view(request)
    assert view.alt == "Lễ giao quân – Phường Đa Kao – 18 thanh niên nhập ngũ"
    assert (view.url, view.width, view.height, view.media_type) == (f"/{request.path}", 1200, 630, "image/jpeg")
