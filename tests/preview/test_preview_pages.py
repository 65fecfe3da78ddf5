"""What the preview shows, and to whom."""

from __future__ import annotations

import pytest

from tests.preview.conftest import REPORT, REPORT_PAGE, Running


def test_a_page_is_the_page_of_the_build_under_a_band_of_its_own(shared: Running) -> None:
    page = shared.get(REPORT_PAGE)
    assert page.status == 200
    assert "627 suất quà" in page.text
    assert 'aria-label="Xem trước"' in page.text
    assert "/_xem-truoc/preview.js" in page.text
    assert "chưa đăng" not in page.text


def test_a_draft_says_that_it_is_one(shared: Running) -> None:
    assert "Bản nháp – chưa đăng" in shared.get("/tin/2020/07/bai-con-nhap/").text


def test_a_scheduled_article_says_when_it_is_due(shared: Running) -> None:
    assert "Hẹn đăng lúc 01/8/2026 07:30" in shared.get("/tin/2026/08/bai-hen-gio/").text


def test_a_withdrawn_article_is_gone(shared: Running) -> None:
    assert shared.get("/tin/2020/07/bai-da-go/").status == 410


@pytest.mark.parametrize(
    "address", ["/", "/don-vi/", "/don-vi/cau-ong-lanh-26752/thanh-tich/2020-h1/", "/chi-tieu/suat_qua/"]
)
def test_every_kind_of_page_is_there(shared: Running, address: str) -> None:
    assert shared.get(address).status == 200


@pytest.mark.parametrize(
    "address", ["/feed.xml", "/robots.txt", "/sitemap.xml", "/favicon.ico", "/_xem-truoc/preview.css"]
)
def test_files_are_served_without_a_band(shared: Running, address: str) -> None:
    page = shared.get(address)
    assert page.status == 200
    assert "Xem trước</a>" not in page.text


def test_the_styles_that_a_page_names_are_served(shared: Running) -> None:
    page = shared.get("/")
    style = page.text.split('rel="stylesheet" href="')[1].split('"')[0]
    answer = shared.get(style)
    assert answer.status == 200
    assert answer.headers["Content-Type"].startswith("text/css")


def test_the_start_page_lists_drafts_and_scheduled_articles(shared: Running) -> None:
    text = shared.get("/_xem-truoc/").text
    assert text.index("Bản nháp") < text.index("Bài còn nháp") < text.index("Bài hẹn giờ")
    assert 'href="/tin/2026/08/bai-hen-gio/"' in text


def test_the_gallery_shows_components(shared: Running) -> None:
    page = shared.get("/_xem-truoc/thanh-phan/")
    assert page.status == 200
    assert "Thư viện thành phần" in page.text


def test_the_figures_panel_tells_declared_from_undeclared(shared: Running) -> None:
    text = shared.get(f"/_xem-truoc/so-lieu?bai={REPORT}").text
    declared, _, undeclared = text.partition("chưa khai báo:")
    assert "627 suất quà" in declared
    assert "45 hộ nghèo" in undeclared
    assert "627" not in undeclared


def test_a_source_file_leads_to_its_page(shared: Running) -> None:
    page = shared.get(f"/_xem-truoc/bai/{REPORT}")
    assert (page.status, page.headers["Location"]) == (302, REPORT_PAGE)


def test_an_address_without_its_slash_leads_to_the_one_with_it(shared: Running) -> None:
    assert shared.get("/don-vi").headers["Location"] == "/don-vi/"


def test_an_unknown_address_is_not_found_in_the_words_of_the_site(shared: Running) -> None:
    page = shared.get("/khong-co-trang-nay/")
    assert page.status == 404
    assert 'aria-label="Xem trước"' in page.text


def test_search_finds_drafts_too(shared: Running) -> None:
    assert shared.get("/tim-kiem/").status == 200
    assert shared.get("/tim-kiem/manifest.json").status == 200


def test_head_has_the_headers_of_get_and_no_content(shared: Running) -> None:
    head, get = shared.get(REPORT_PAGE, "HEAD"), shared.get(REPORT_PAGE)
    assert head.text == ""
    assert (head.status, head.headers["ETag"]) == (200, get.headers["ETag"])
    assert head.headers["Content-Length"] == get.headers["Content-Length"]


def test_the_page_knows_its_own_tag(shared: Running) -> None:
    page = shared.get(REPORT_PAGE)
    tag = page.headers["ETag"].strip('"')
    assert f'<meta name="xem-truoc" content="&quot;{tag}&quot;">' in page.text


@pytest.mark.parametrize(
    "target",
    [
        "/../pelicanconf.py",
        "/%2e%2e/pelicanconf.py",
        "/..%2fpelicanconf.py",
        "/content/2020/so-ket.md",
        "/_xem-truoc/../../pelicanconf.py",
        "/_xem-truoc/bai/../pelicanconf.py",
        "/_xem-truoc/bai/content/data/site.yaml",
        "//etc/passwd",
        "/tai-nguyen/",
        "/..\\pelicanconf.py",
        "/%00",
    ],
)
def test_nothing_but_the_site_can_be_read(shared: Running, target: str) -> None:
    page = shared.get(target)
    assert page.status == 404
    assert "PLUGINS" not in page.text
    assert "metrics:" not in page.text


@pytest.mark.parametrize(
    "host", ["phuong.example.vn", "127.0.0.1.example.vn", "", "192.168.1.7:8000", "localhost.evil"]
)
def test_a_foreign_host_name_is_refused(shared: Running, host: str) -> None:
    page = shared.get("/tin/2020/07/bai-con-nhap/", Host=host)
    assert page.status == 403
    assert "Bài còn nháp" not in page.text


def test_this_machine_may_be_called_localhost(shared: Running) -> None:
    assert shared.get("/", Host=f"localhost:{shared.port}").status == 200


def test_a_method_that_changes_things_is_not_offered(shared: Running) -> None:
    assert shared.get("/", "POST").status == 501


def test_nothing_is_written_to_the_output_folder(shared: Running) -> None:
    shared.get("/")
    assert not (shared.project.root / "output").exists()
