"""Facts about the one way from Markdown to HTML: safe, whole, and a word about everything refused."""

from __future__ import annotations

import time

import pytest
from bs4 import BeautifulSoup

from plugins.domain.issue import Severity
from plugins.markup.rendering import Rendered, render

PATH = "content/2020/bai.md"
LINE = 6


def of(body: str) -> Rendered:
    return render(body, PATH, LINE)


def complaints(body: str) -> list[tuple[str, int, int, Severity]]:
    return [(issue.code, issue.place.line, issue.place.column, issue.severity) for issue in of(body).issues]


ERROR, WARNING = Severity.ERROR, Severity.WARNING


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("Một **hai** *ba*", "<p>Một <strong>hai</strong> <em>ba</em></p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("3. a\n4. b", '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
        ("a\n\n    thụt đầu dòng", "<p>a</p>\n<p>thụt đầu dòng</p>"),
        ("5 < 6 & 7 > 3", "<p>5 &lt; 6 &amp; 7 &gt; 3</p>"),
        ("{{7*7}} {% x %}", "<p>{{7*7}} {% x %}</p>"),
        ("H<sub>2</sub>O, m<sup>2</sup>", "<p>H<sub>2</sub>O, m<sup>2</sup></p>"),
        ("<https://a.vn/?a=1&b=2>", '<p><a href="https://a.vn/?a=1&amp;b=2">https://a.vn/?a=1&amp;b=2</a></p>'),
        ("<https://xn--a.vn/\\>", "<p>&lt;https://xn--a.vn/&gt;</p>"),
        ("[gọi](tel:0912345678)", '<p><a href="tel:0912345678">gọi</a></p>'),
    ],
)
def test_markdown_of_reports_becomes_plain_html(body: str, html: str) -> None:
    assert of(body).html == html
    assert not of(body).issues


def test_the_highest_heading_becomes_the_second_level_and_none_is_jumped() -> None:
    rendered = of("## Kinh tế\n\n#### Thu ngân sách\n\n## Kinh tế\n\n### 36,26%\n\n# Đầu\n")
    assert [(heading.level, heading.id, heading.text) for heading in rendered.headings] == [
        (2, "muc-kinh-te", "Kinh tế"),
        (3, "muc-thu-ngan-sach", "Thu ngân sách"),
        (3, "muc-kinh-te-2", "Kinh tế"),
        (4, "muc-36-26", "36,26%"),
        (2, "muc-dau", "Đầu"),
    ]
    assert '<h4 id="muc-36-26">36,26%</h4>' in rendered.html


def test_tables_have_a_frame_header_scopes_and_no_styles() -> None:
    html = of("| A | B |\n|---|--:|\n| 1 | 2 |\n").html
    soup = BeautifulSoup(html, "html5lib")
    frame = soup.select_one("div.cp-table-wrap > table")
    assert frame is not None and [cell["scope"] for cell in frame("th")] == ["col", "col"]
    assert frame.parent["tabindex"] == "0" and frame.parent["aria-label"] == "Bảng 1, cuộn ngang nếu rộng"
    assert soup.select_one("td.cp-right") is not None and "style" not in html and "align=" not in html


def test_links_and_pictures_are_placeholders_with_their_places() -> None:
    rendered = of(
        "Xem [bài trước](../truoc.md) và\n\n![Quang cảnh](anh 1.jpg 'Chú thích') cuối\n\n[lại](../truoc.md#muc)"
    )
    assert [(link.target, link.place.line, link.place.column) for link in rendered.links] == [
        ("../truoc.md", 6, 17),
        ("../truoc.md#muc", 10, 7),
    ]
    [picture] = rendered.pictures
    assert (picture.target, picture.text, picture.title, picture.place.line) == (
        "anh 1.jpg",
        "Quang cảnh",
        "Chú thích",
        8,
    )
    assert 'href="cp-link:0"' in rendered.html and 'src="cp-picture:0"' in rendered.html
    filled = rendered.fill(["/tin/2020/07/truoc/", "/x/?a=1&b"], ["/anh/1.webp"])
    assert '<a href="/tin/2020/07/truoc/">' in filled and '<a href="/x/?a=1&amp;b">' in filled
    assert '<img src="/anh/1.webp" alt="Quang cảnh" title="Chú thích">' in filled and "cp-" not in filled
    assert "<p><picture>a</picture> cuối</p>" in rendered.fill(["", ""], ["<picture>a</picture>"])


def test_a_picture_alone_with_a_caption_is_a_figure() -> None:
    html = of('![Ảnh > 1](a.jpg "Chú < thích")').html
    assert html == (
        '<figure class="cp-figure"><img src="cp-picture:0" alt="Ảnh &gt; 1">'
        "<figcaption>Chú &lt; thích</figcaption></figure>"
    )


def test_anchors_within_the_article_lead_to_its_headings() -> None:
    assert '<a href="#muc-kinh-te">' in of("## Kinh tế\n\n[xem](#kinh-te)").html
    assert '<a href="#muc-kinh-te">' in of("## Kinh tế\n\n[xem](#Kinh tế)").html
    assert complaints("## Kinh tế\n\n[xem](#van-hoa)") == [("neo-la", 8, 7, ERROR)]


@pytest.mark.parametrize(
    ("body", "code", "line", "column", "kept"),
    [
        ("a\n\n<script>alert(1)</script>\n\ncuối", "the-html", 8, 1, "cuối"),
        ("a <SCRIPT src=//x.vn/a.js></SCRIPT> cuối", "the-html", 6, 3, "cuối"),
        ("a <script> cuối", "the-html", 6, 3, "cuối"),
        ("a <style> cuối", "the-html", 6, 3, "cuối"),
        ("a <textarea> cuối\n\nbài", "the-html", 6, 3, "bài"),
        ("a <plaintext> cuối\n\nbài", "the-html", 6, 3, "bài"),
        ("a <title> cuối", "the-html", 6, 3, "cuối"),
        ("a <xmp> cuối", "the-html", 6, 3, "cuối"),
        ("a <noscript> cuối", "the-html", 6, 3, "cuối"),
        ("a <select><option> cuối", "the-html", 6, 3, "cuối"),
        ("a <iframe src=https://x.vn></iframe> cuối", "the-html", 6, 3, "cuối"),
        ("a <svg onload=alert(1)> cuối", "the-html", 6, 3, "cuối"),
        ("a <math><mi> cuối", "the-html", 6, 3, "cuối"),
        ("a <form action=//x> cuối", "the-html", 6, 3, "cuối"),
        ("a <object data=x> cuối", "the-html", 6, 3, "cuối"),
        ("a <base href=//x> cuối", "the-html", 6, 3, "cuối"),
        ("a <meta http-equiv=refresh content=0> cuối", "the-html", 6, 3, "cuối"),
        ("a <b onclick='x()'>b</b> cuối", "the-html", 6, 3, "cuối"),
        ("a <img src=a.jpg onerror=alert(1)> cuối", "the-html", 6, 3, "cuối"),
        ("a <a href='javascript:alert(1)'>b</a> cuối", "lien-ket-cam", 6, 12, "b cuối"),
        ("a [b](javascript:alert(1)) cuối", "lien-ket-cam", 6, 7, "b cuối"),
        ("a [b](JaVaScRiPt:alert(1)) cuối", "lien-ket-cam", 6, 7, "b cuối"),
        ("a [b](vbscript:x) cuối", "lien-ket-cam", 6, 7, "b cuối"),
        ("a [b](file:///etc/passwd) cuối", "lien-ket-cam", 6, 7, "b cuối"),
        ("a [b](data:text/html,x) cuối", "anh-nhung", 6, 7, "b cuối"),
        ("a ![b](data:image/png;base64,AA) cuối", "anh-nhung", 6, 8, "cuối"),
        ("a ![b](http://x.vn/a.jpg) cuối", "anh-ngoai", 6, 8, "b cuối"),
        ("a ![b](https://x.vn/a.jpg) cuối", "anh-ngoai", 6, 8, "b cuối"),
        ("a ![b](//x.vn/a.jpg) cuối", "anh-ngoai", 6, 8, "b cuối"),
        ("a [b](//x.vn/) cuối", "lien-ket-sai", 6, 7, "b cuối"),
        ("đầu\n\na <!-- chưa đóng\n\ncuối", "chua-dong", 8, 3, "cuối"),
    ],
)
def test_what_runs_loads_or_swallows_is_an_error_at_its_line_and_the_words_stay(
    body: str, code: str, line: int, column: int, kept: str
) -> None:
    found = complaints(body)
    assert (code, line, column, ERROR) in found
    rendered = of(body)
    assert " ".join(rendered.text.split()).endswith(kept)
    assert all(issue.cure for issue in rendered.issues)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("a <font color=red>b</font> c", "a b c"),
        ("a <o:p>b</o:p> c", "a b c"),
        ("<center>b</center>", "b"),
        ("<h1>b</h1>", "b"),
        ("<div style='position:fixed'>b</div>", "b"),
        ('<p class=MsoNormal style="x">b</p>', "b"),
    ],
)
def test_decoration_from_word_goes_with_a_warning_and_its_words_stay(body: str, text: str) -> None:
    rendered = of(body)
    assert rendered.text == text
    assert [issue.severity for issue in rendered.issues] == [WARNING]
    assert "style" not in rendered.html and "class" not in rendered.html


def test_attribute_lists_are_words() -> None:
    rendered = of("Đoạn\n{: onclick=alert(1) style=position:fixed }")
    assert rendered.html == "<p>Đoạn\n{: onclick=alert(1) style=position:fixed }</p>"


def test_names_in_angle_brackets_are_words() -> None:
    rendered = of("Gặp <Nguyễn Văn A> và <abc xyz>.")
    assert rendered.text == "Gặp <Nguyễn Văn A> và <abc xyz>."
    assert not rendered.issues


def test_tags_in_code_are_words() -> None:
    rendered = of("Viết `<script>` hoặc `<!-- x -->`.")
    assert rendered.text == "Viết <script> hoặc <!-- x -->."
    assert not rendered.issues


def test_comments_vanish_and_lines_after_them_keep_their_numbers() -> None:
    rendered = of("a\n\n<!-- bí mật\n\nhai dòng -->\n\nb [x](javascript:y)")
    assert "bí mật" not in rendered.html and rendered.text == "a\nb x"
    assert [issue.place.line for issue in rendered.issues] == [12]


def test_a_line_that_only_looks_like_a_link_definition_is_not_lost() -> None:
    assert of("Xem ghi chú.\n\n[1]: Theo\n").text == "Xem ghi chú.\n[1]: Theo"
    assert of("Xem [ghi chú][1].\n\n[1]: /a.pdf\n").text == "Xem ghi chú."


@pytest.mark.parametrize(
    "body",
    [
        ">" * 21 + " a",
        "> " * 21 + "a",
        "- " * 21 + "a",
        "\n".join("    " * depth + "- a" for depth in range(30)),
        "[" * 21 + "a" + "]" * 21,
        "[" * 8000,
        "[a" * 8000,
        "![a](" * 8000,
        "[a](<b" * 8000,
        "[ a_" * 8000,
        " ".join("`" * number for number in range(1, 2000)),
        "*a_ " * 8000,
        "<a " * 8000,
        "<!--x" * 50_000,
        "\n\n".join(["[a](" * 400] * 100),
        "\n\n".join(["[a](b(" * 400] * 100),
    ],
)
def test_nesting_and_repetition_beyond_reason_are_refused_at_once(body: str) -> None:
    started = time.process_time()
    rendered = of("a\n\n" + body[: 256 * 1024])
    assert time.process_time() - started < 2
    assert rendered.html == ""
    [issue] = rendered.issues
    assert issue.severity is ERROR and issue.place.line >= 8


@pytest.mark.parametrize("depth", [1, 5, 12])
def test_nesting_that_people_write_is_accepted(depth: int) -> None:
    body = "\n".join("    " * level + "- a" for level in range(depth))
    assert of(body).text.split() == ["a"] * depth


def test_rendering_twice_gives_the_same_and_nothing_leaks_between_articles() -> None:
    first = of("[a][1] <b onclick=x>\n\n[1]: /x.pdf")
    of("# khác\n\n[b](c.md)")
    assert of("[a][1] <b onclick=x>\n\n[1]: /x.pdf") == first
    assert of("[a][1]").links == ()
