"""Nothing leaves that must not: each gate refuses its own mistake, names it, and passes everything else."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin
from publish_steps import Publish, Told
from site_factory import ORIGIN, Site, configure, jpeg, make_site, page


def with_body(site: Site, body: str, head: str = "") -> Site:
    return site.with_file("trang-thu/index.html", page(head, "Thử", body))


def codes(go: Publish, site: Site) -> set[str]:
    result = go(site)
    assert result.exit_code == (1 if result.issues else 0)
    return {issue.code for issue in result.issues}


def picture(kind: str, **options: object) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (8, 8)).save(stream, kind, **options)  # type: ignore[arg-type]
    return stream.getvalue()


def exif() -> Image.Exif:
    found = Image.Exif()
    found[0x010F] = "May anh"
    return found


def comment() -> PngImagePlugin.PngInfo:
    found = PngImagePlugin.PngInfo()
    found.add_text("Author", "Nguyen Van A")
    return found


def test_a_good_site_passes(go: Publish, site: Site) -> None:
    assert codes(go, site) == set()


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('<a href="/khong-co/">x</a>', "lien-ket-hong"),
        ('<a href="../khong-co">x</a>', "lien-ket-hong"),
        ('<a href="javascript:alert(1)">x</a>', "lien-ket-hong"),
        ('<a href="http://[::1">x</a>', "lien-ket-hong"),
        (f'<a href="{ORIGIN}/khong-co/">x</a>', "lien-ket-hong"),
        ('<a href="/tin/2020/07/bai-00001/#khong-co">x</a>', "neo-hong"),
        ('<a href="#khong-co">x</a>', "neo-hong"),
        ('<img src="https://khac.example/a.png">', "may-chu-khac"),
        ('<img src="//khac.example/a.png">', "may-chu-khac"),
        ('<img srcset="/anh/khong.jpg 1x, https://khac.example/b.jpg 2x">', "may-chu-khac"),
        ("<script src='http://khac.example/x.js'></script>", "may-chu-khac"),
        ('<iframe src="https://khac.example/"></iframe>', "may-chu-khac"),
        ('<link rel="preconnect" href="https://khac.example">', "may-chu-khac"),
        ('<img src="data:image/png;base64,AAAA">', "may-chu-khac"),
        ('<img src="/anh/khong.jpg">', "thieu-tai-nguyen"),
        ("<script>alert(1)</script>", "csp"),
        ("<style>p{}</style>", "csp"),
        ('<p style="color:red">x</p>', "csp"),
        ('<img src="/tai-nguyen/x" onerror="x()">', "csp"),
        ("<p>Số CCCD 079 180 001 234 của ông</p>", "du-lieu-ca-nhan"),
        ("<p>079180001234</p>", "du-lieu-ca-nhan"),
        ("<p>Số tài khoản: 0123 4567 8901 tại ngân hàng</p>", "du-lieu-ca-nhan"),
        ("<td>0901234567</td><td>0912 345 678</td><td>+84 987 654 321</td>", "du-lieu-ca-nhan"),
        ("<p>CMND 023456789</p>", "du-lieu-ca-nhan"),
    ],
)
def test_a_mistake_on_a_page_is_refused(go: Publish, site: Site, body: str, code: str) -> None:
    assert code in codes(go, with_body(site, body))


@pytest.mark.parametrize(
    "body",
    [
        '<a href="https://khac.example/">trang khác</a> <a href="mailto:a@b.vn">thư</a> <a href="tel:19001234">gọi</a>',
        f'<a href="{ORIGIN}/#top">về trang chủ</a> <a href="?x=1">lọc</a> <a href="./#:~:text=x">chữ</a>',
        '<script type="application/ld+json">{"@context":"https://schema.org"}</script>',
        "<!-- <script>x</script> <a href='/khong-co/'> --><p title='<a href=\"/khong-co/\">'>x</p>",
        "<textarea><a href='/khong-co/'></textarea>",
        "<p>Thu ngân sách 123.456.789.012 đồng, đạt 36,26%; đường dây nóng 0901 234 567</p>",
        "<p>Mã số 4e079180001234ab; 10.079180001234</p>",
    ],
)
def test_what_is_allowed_passes(go: Publish, site: Site, body: str) -> None:
    assert codes(go, with_body(site, body)) == set()


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("anh/a.jpg", picture("JPEG", exif=exif())),
        ("anh/a.jpg", picture("JPEG", comment=b"bi mat")),
        ("anh/a.jpg", picture("JPEG", icc_profile=b"x" * 200)),
        ("anh/a.jpg", jpeg() + b"PK\x03\x04 tep giau"),
        ("anh/a.png", picture("PNG", pnginfo=comment())),
        ("anh/a.png", picture("PNG", exif=exif())),
        ("anh/a.webp", picture("WEBP", exif=exif())),
        ("anh/a.webp", picture("WEBP", xmp=b"<x:xmpmeta/>")),
        ("anh/a.gif", picture("GIF", comment=b"bi mat")),
        ("anh/a.avif", picture("AVIF", exif=exif())),
        ("anh/a.jpg", b"<html>"),
        ("anh/a.jpg", jpeg()[:-40]),
    ],
)
def test_a_picture_with_anything_but_the_picture_is_refused(go: Publish, site: Site, path: str, content: bytes) -> None:
    assert codes(go, site.with_file(path, content)) == {"du-lieu-anh"}


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_a_clean_picture_passes(go: Publish, site: Site, kind: str) -> None:
    assert codes(go, site.with_file(f"anh/a.{kind.lower()}", picture(kind))) == set()


def test_a_style_sheet_may_not_fetch_from_elsewhere(go: Publish, site: Site) -> None:
    style = "@import url(https://khac.example/a.css); p{background:url('//khac.example/b.png')} /* url(//ghi.chu) */"
    result = go(site.with_file("tai-nguyen/x.css", style))
    assert [issue.code for issue in result.issues] == ["may-chu-khac"] * 2


@pytest.mark.parametrize("path", ["feed.xml", "tim-kiem/tu.json", "du-lieu/a.csv", "trang-thu/index.html"])
@pytest.mark.parametrize("form", ["Hội nghị bí mật chưa được công bố", "/hoi-nghi-bi-mat/", "DAU-HIEU-7f3a"])
def test_no_trace_of_an_unpublished_article_leaves(go: Publish, site: Site, path: str, form: str) -> None:
    hidden = {
        "path": "content/nhap.md",
        "title": "Hội nghị bí mật chưa được công bố",
        "slug": "hoi-nghi-bi-mat",
        "markers": ["DAU-HIEU-7f3a"],
    }
    result = go(site.with_file(path, f"<p>{form}</p>").with_report(unpublished=[hidden]))
    assert "lo-ban-nhap" in {issue.code for issue in result.issues}
    assert {str(issue.place) for issue in result.issues if issue.code == "lo-ban-nhap"} == {"content/nhap.md"}


def test_a_hidden_title_is_not_seen_in_longer_numbers_or_words(go: Publish, site: Site) -> None:
    hidden = [{"path": "content/nhap.md", "title": "Thông báo họp số 1", "url": "", "slug": ""}]
    assert codes(go, with_body(site, "<p>Thông báo họp số 11</p>").with_report(unpublished=hidden)) == set()
    seen = with_body(site, "<p>Thông báo họp số 11 và “Thông báo họp số 1”.</p>").with_report(unpublished=hidden)
    assert codes(go, seen) == {"lo-ban-nhap"}


def test_a_file_named_after_an_unpublished_article_does_not_leave(go: Publish, site: Site) -> None:
    hidden = [{"path": "content/nhap.md", "title": "Nháp", "slug": "hoi-nghi-bi-mat"}]
    result = go(site.with_file("tin/2020/07/hoi-nghi-bi-mat/index.html", b"<p>x</p>").with_report(unpublished=hidden))
    assert {issue.code for issue in result.issues} == {"lo-ban-nhap"}


def test_an_address_tells_two_articles_of_one_slug_apart(go: Publish, site: Site) -> None:
    hidden = [{"path": "content/nhap.md", "title": "Nháp", "url": "/tin/2021/01/bai-00001/"}]
    assert codes(go, site.with_report(unpublished=hidden)) == set()
    linked = with_body(site, "<p>sắp có ở /tin/2021/01/bai-00001/</p>").with_report(unpublished=hidden)
    assert codes(go, linked) == {"lo-ban-nhap"}


def test_problems_are_shown_at_the_source_an_editor_knows(go: Publish) -> None:
    site = make_site(2).with_article("loi", '<a href="/khong-co/">x</a>')
    assert [str(issue.place) for issue in go(site).issues] == ["content/2020/loi.md"]


def test_a_number_may_be_allowed_with_a_reason(project: Path, go: Publish, site: Site) -> None:
    allowed = [{"text": "0123 4567 8901", "reason": "quỹ do ủy ban công bố"}]
    configure(project, {"local": {"kind": "folder", "path": "www"}}, allowed=allowed)
    assert codes(go, with_body(site, "<p>Số tài khoản: 0123 4567 8901</p>")) == set()


def test_a_number_is_never_repeated_in_messages(go: Publish, site: Site, told: Told) -> None:
    go(with_body(site, "<p>079180001234</p>"))
    assert "079180001234" not in told.text
    assert "079…34" in told.text


@pytest.mark.parametrize(
    "keys", [{"complete": False}, {"issues": [{"severity": "error", "problem": "hỏng"}]}, {"manifest": "0"}]
)
def test_an_unfinished_or_faulty_build_does_not_leave(go: Publish, site: Site, keys: dict[str, object]) -> None:
    assert codes(go, site.with_report(**keys)) <= {"ban-dung-do", "con-loi"}
    assert go().exit_code == 1


def test_warnings_do_not_stop_a_publish(go: Publish, site: Site) -> None:
    assert codes(go, site.with_report(issues=[{"severity": "warning", "problem": "ảnh nhỏ"}])) == set()


@pytest.mark.parametrize("damage", ["change", "remove", "add", "link"])
def test_output_that_is_not_what_was_built_does_not_leave(project: Path, go: Publish, site: Site, damage: str) -> None:
    site.build(project)
    page_file = project / "output/index.html"
    if damage == "change":
        page_file.write_bytes(page_file.read_bytes().replace(b"Tin", b"Tun"))
    elif damage == "remove":
        page_file.unlink()
    elif damage == "add":
        (project / "output/.env").write_text("x", encoding="utf-8")
    else:
        (project / "khac").write_bytes(page_file.read_bytes())
        page_file.unlink()
        page_file.symlink_to(project / "khac")
    assert go().exit_code == 1
    assert not (project / "www").exists()


def test_without_a_build_there_is_a_cure_and_no_traceback(go: Publish, told: Told) -> None:
    assert go().exit_code == 1
    assert "python3 run.py build" in told.text


def test_a_damaged_scan_cache_changes_nothing(project: Path, go: Publish, site: Site) -> None:
    assert codes(go, site) == set()
    cache = project / ".cache/publishing/scan.json"
    cache.write_bytes(cache.read_bytes().replace(b"bai-00001", b"bai-99999"))
    assert codes(go, site.with_article("moi", "x")) == set()
