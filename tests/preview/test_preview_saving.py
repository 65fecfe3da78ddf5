"""What a browser sees after a file is saved."""

from __future__ import annotations

import socket

import pytest

from tests.factories import article, claim
from tests.preview.conftest import PATIENCE, REPORT, REPORT_PAGE, Running


def test_a_saved_body_is_there_at_the_next_request(shared: Running) -> None:
    shared.project.write("content/2021/than.md", article("Bài sửa thân", "Câu cũ."))
    shared.eventually("/tin/2020/07/bai-sua-than/", lambda page: "Câu cũ" in page.text)
    shared.project.edit("content/2021/than.md", "Câu cũ", "Câu mới")
    assert "Câu mới" in shared.get("/tin/2020/07/bai-sua-than/").text


def test_a_new_summary_shows_in_the_lists(shared: Running) -> None:
    path = "content/2021/tom-tat.md"
    shared.project.write(path, article("Bài có tóm tắt", summary="Tóm tắt trước"))
    shared.eventually("/chuyen-muc/tin-tuc/", lambda page: "Tóm tắt trước" in page.text)
    shared.project.edit(path, "Tóm tắt trước", "Tóm tắt sau")
    page = shared.eventually("/chuyen-muc/tin-tuc/", lambda page: "Tóm tắt sau" in page.text)
    assert "Tóm tắt trước" not in page.text


def test_a_new_title_moves_the_article_and_changes_the_lists(shared: Running) -> None:
    path = "content/2021/tua.md"
    shared.project.write(path, article("Tựa ban đầu"))
    shared.eventually("/tin/2020/07/tua-ban-dau/", lambda page: page.status == 200)
    shared.project.edit(path, "Tựa ban đầu", "Tựa về sau")
    shared.eventually("/tin/2020/07/tua-ve-sau/", lambda page: page.status == 200)
    assert shared.get("/tin/2020/07/tua-ban-dau/").status == 404
    assert "Tựa về sau" in shared.get("/chuyen-muc/tin-tuc/").text


def test_a_changed_figure_shows_on_the_page_of_its_period(alone: Running) -> None:
    period = "/don-vi/cau-ong-lanh-26752/thanh-tich/2020-h1/"
    assert "627" in alone.get(period).text
    alone.project.edit(REPORT, "627", "628")
    page = alone.eventually(period, lambda page: "628" in page.text)
    assert "627" not in page.text


def test_a_deleted_article_goes(shared: Running) -> None:
    shared.project.write("content/2021/bo.md", article("Bài sẽ bỏ"))
    shared.eventually("/tin/2020/07/bai-se-bo/", lambda page: page.status == 200)
    shared.project.delete("content/2021/bo.md")
    shared.eventually("/tin/2020/07/bai-se-bo/", lambda page: page.status == 404)


def test_an_article_that_comes_back_broken_is_shown_as_it_was_when_it_went(shared: Running) -> None:
    path = "content/2021/di-roi-ve.md"
    shared.project.write(path, article("Bài đi rồi về", "Câu đã đọc được."))
    shared.eventually("/tin/2020/07/bai-di-roi-ve/", lambda page: page.status == 200)
    shared.project.delete(path)
    shared.eventually("/tin/2020/07/bai-di-roi-ve/", lambda page: page.status == 404)
    shared.project.write(path, article("Bài đi rồi về", "Câu mới.", category="khong-co"))
    page = shared.eventually("/tin/2020/07/bai-di-roi-ve/", lambda page: page.status == 200)
    assert "Câu đã đọc được" in page.text
    assert f"{path}:4:" in page.text
    shared.project.delete(path)
    shared.eventually("/tin/2020/07/bai-di-roi-ve/", lambda page: page.status == 404)


def test_articles_in_a_new_folder_are_found(shared: Running) -> None:
    shared.project.write("content/2022/thang-5/moi.md", article("Bài thư mục mới"))
    shared.eventually("/tin/2020/07/bai-thu-muc-moi/", lambda page: page.status == 200)


def test_an_editor_that_replaces_the_file_is_followed(shared: Running) -> None:
    path = shared.project.write("content/2021/doi.md", article("Bài thay tệp", "Bản một."))
    shared.eventually("/tin/2020/07/bai-thay-tep/", lambda page: "Bản một" in page.text)
    other = path.with_name("doi.md.tmp")
    other.write_text(article("Bài thay tệp", "Bản hai."), encoding="utf-8")
    other.replace(path)
    shared.eventually("/tin/2020/07/bai-thay-tep/", lambda page: "Bản hai" in page.text)


def test_a_broken_article_keeps_its_last_good_version_under_the_message(shared: Running) -> None:
    path = "content/2021/hong.md"
    text = article("Bài sẽ hỏng", "Câu còn đọc được.")
    shared.project.write(path, text)
    shared.eventually("/tin/2020/07/bai-se-hong/", lambda page: page.status == 200)
    shared.project.edit(path, "category: tin-tuc", "category: tin-tucc")
    page = shared.eventually("/tin/2020/07/bai-se-hong/", lambda page: "bản đọc được gần nhất" in page.text)
    assert f"{path}:4:" in page.text
    assert "<mark>tin-tucc</mark>" in page.text
    assert "Cách sửa" in page.text
    assert "Câu còn đọc được" in page.text
    shared.project.write(path, text)
    shared.eventually("/tin/2020/07/bai-se-hong/", lambda page: "xt-errors" not in page.text)


def test_an_article_broken_from_the_start_is_listed_with_its_line(shared: Running) -> None:
    path = "content/2021/hong-tu-dau.md"
    shared.project.write(path, article("Bài <hỏng> từ đầu", category="khong-co"))
    page = shared.eventually(f"/_xem-truoc/bai/{path}", lambda page: page.status == 200)
    assert f"{path}:4:" in page.text
    assert path in shared.get("/_xem-truoc/").text
    assert "tệp khác có lỗi" in shared.get("/").text
    shared.project.delete(path)
    shared.eventually("/", lambda page: "tệp khác có lỗi" not in page.text)


def test_a_figure_that_the_text_does_not_state_is_shown_in_the_panel(alone: Running) -> None:
    assert alone.get(REPORT_PAGE).status == 200
    alone.project.edit(REPORT, "value: 627 suất quà", "value: 672 suất quà")
    alone.eventually(REPORT_PAGE, lambda page: "bản đọc được gần nhất" in page.text)
    assert "Chưa khớp với lời văn" in alone.get(f"/_xem-truoc/so-lieu?bai={REPORT}").text


def test_a_dead_link_is_told_on_the_page(shared: Running) -> None:
    shared.project.write("content/2021/noi.md", article("Bài có liên kết", "Xem [bài kia](khong-co.md)."))
    page = shared.eventually("/tin/2020/07/bai-co-lien-ket/", lambda page: page.status == 200)
    assert "không có tệp “khong-co.md”" in page.text
    assert "content/2021/noi.md:7:" in page.text


def test_an_attached_file_that_is_not_what_its_name_says_is_told_and_its_cure_is_taken_in(shared: Running) -> None:
    shared.project.write("content/2020/ke-hoach.pdf", b"MZ\x90 not a report")
    shared.project.write("content/2020/kem-tep.md", article("Kèm tệp", "Xem [kế hoạch](ke-hoach.pdf)."))
    page = shared.eventually("/tin/2020/07/kem-tep/", lambda page: "không phải loại .pdf" in page.text)
    assert "content/2020/ke-hoach.pdf" in page.text
    assert "không phải loại .pdf" not in shared.get(REPORT_PAGE).text  # another article's file
    shared.project.write("content/2020/ke-hoach.pdf", b"%PDF-1.7 a report")
    shared.eventually("/tin/2020/07/kem-tep/", lambda page: "không phải loại .pdf" not in page.text)


def test_two_articles_at_one_address_are_told(shared: Running) -> None:
    for name in ("mot", "hai"):
        shared.project.write(f"content/2021/{name}.md", article("Bài trùng địa chỉ"))
    shared.eventually("/tin/2020/07/bai-trung-dia-chi/", lambda page: "slug-2" in page.text or "-2”" in page.text)


def test_a_day_more_than_a_year_ahead_is_told_on_the_page(shared: Running) -> None:
    shared.project.write("content/2021/xa.md", article("Bài nhầm năm", date="08/07/2062"))
    page = shared.eventually("/tin/2062/07/bai-nham-nam/", lambda page: page.status == 200)
    assert "hơn một năm nữa mới tới" in page.text and "content/2021/xa.md:3:7" in page.text


def test_wrong_registries_are_told_and_their_cure_is_taken_in(alone: Running) -> None:
    assert alone.get("/").status == 200
    site = alone.project.read("content/data/site.yaml")
    alone.project.write("content/data/site.yaml", site.replace("- id: bao-cao", "- idd: bao-cao"))
    page = alone.eventually("/", lambda page: "Danh mục trong content/data đang sai" in page.text)
    assert "content/data/site.yaml:" in page.text
    alone.project.write("content/data/site.yaml", site.replace("Cổng phường thử", "Cổng phường mới"))
    page = alone.eventually("/", lambda page: "Cổng phường mới" in page.text)
    assert "đang sai" not in page.text


def test_a_template_slip_is_told_with_its_line_and_cured_by_saving(alone: Running) -> None:
    assert alone.get("/").status == 200
    template = alone.project.read("theme/templates/home.html")
    alone.project.write("theme/templates/home.html", template + "\n{% if %}\n")
    page = alone.eventually("/", lambda page: page.status == 500)
    assert f"theme/templates/home.html:{len(template.splitlines()) + 2}" in page.text
    alone.project.write("theme/templates/home.html", template)
    alone.eventually("/", lambda page: page.status == 200)


def test_a_style_edit_changes_the_address_of_the_styles(alone: Running) -> None:
    before = alone.get("/").headers["ETag"]
    alone.project.write(
        "theme/styles/base.css", alone.project.read("theme/styles/base.css") + "\n.moi { color: red }\n"
    )
    alone.eventually("/", lambda page: page.headers["ETag"] != before)


def test_browsers_hear_of_a_change(shared: Running) -> None:
    with socket.create_connection(("127.0.0.1", shared.port), PATIENCE) as listener:
        listener.settimeout(PATIENCE)
        listener.sendall(f"GET /_xem-truoc/su-kien HTTP/1.1\r\nHost: 127.0.0.1:{shared.port}\r\n\r\n".encode())
        heard = b""
        while b"event: doi" not in heard:
            heard += listener.recv(4096)
        assert b"text/event-stream" in heard
        shared.project.write("content/2021/nghe.md", article("Bài để nghe"))
        news = b""
        while b"event: doi" not in news:
            news += listener.recv(4096)


def test_a_page_that_did_not_change_keeps_its_tag(alone: Running) -> None:
    before = alone.get(REPORT_PAGE).headers["ETag"]
    alone.project.edit("content/2020/nhap.md", "Một câu thường", "Một câu khác")
    alone.eventually("/tin/2020/07/bai-con-nhap/", lambda page: "Một câu khác" in page.text)
    assert alone.get(REPORT_PAGE).headers["ETag"] == before


@pytest.mark.parametrize("many", [20])
def test_quick_saves_end_with_the_last_one(alone: Running, many: int) -> None:
    metrics = claim("suat_qua", "627 suất quà")
    keys = {"ward": "cau-ong-lanh-26752", "period": "2020-H1"}
    for number in range(many):
        text = article("Sơ kết 6 tháng", f"Phường trao 627 suất quà. Lần lưu {number}.", metrics=metrics, **keys)
        (alone.project.root / REPORT).write_text(text, encoding="utf-8")
    alone.eventually(REPORT_PAGE, lambda page: f"Lần lưu {many - 1}." in page.text)


def test_a_saved_file_with_errors_shows_those_of_its_text_too(shared: Running) -> None:
    path = "content/2021/hai-loi.md"
    shared.project.write(path, article("Bài có hai lỗi", "Câu đúng. Xem [bài kia](khong-co.md)."))
    shared.eventually("/tin/2020/07/bai-co-hai-loi/", lambda page: page.status == 200)
    shared.project.write(path, article("Bài có hai lỗi", "Xem [bài nọ](cung-khong-co.md).", category="khong-co"))
    page = shared.eventually("/tin/2020/07/bai-co-hai-loi/", lambda page: "bản đọc được gần nhất" in page.text)
    assert "không có chuyên mục “khong-co”" in page.text
    assert "không có tệp “cung-khong-co.md”" in page.text
    assert "“khong-co.md”" not in page.text  # is no longer in the file
    shared.project.delete(path)


def test_a_file_broken_from_the_start_shows_all_its_errors_and_breaks_no_links(shared: Running) -> None:
    path = "content/2021/loi-tu-dau.md"
    shared.project.write(path, article("Bài lỗi từ đầu", "Xem [bài nọ](khong-co.md).", category="khong-co"))
    shared.project.write("content/2021/dan-toi.md", article("Bài dẫn tới", "Xem [bài kia](loi-tu-dau.md)."))
    page = shared.eventually(f"/_xem-truoc/bai/{path}", lambda page: page.status == 200)
    assert "không có chuyên mục “khong-co”" in page.text and "không có tệp “khong-co.md”" in page.text
    assert "không có tệp “khong-co.md”" in shared.get("/_xem-truoc/").text
    linking = shared.eventually("/tin/2020/07/bai-dan-toi/", lambda page: page.status == 200)
    assert "xt-errors" not in linking.text
    shared.project.delete(path)
    shared.eventually("/tin/2020/07/bai-dan-toi/", lambda page: "không có tệp “loi-tu-dau.md”" in page.text)
    shared.project.delete("content/2021/dan-toi.md")


def test_a_picture_that_is_missing_and_has_no_words_is_told_both(shared: Running) -> None:
    shared.project.write("content/2021/anh-thieu.md", article("Bài thiếu ảnh", "![](khong-co.jpg)", ward="phuong-la"))
    page = shared.eventually("/_xem-truoc/bai/content/2021/anh-thieu.md", lambda page: page.status == 200)
    assert "không có ảnh “khong-co.jpg”" in page.text and "còn để trống" in page.text
    assert "?." not in page.text  # a cure that asks ends with its question mark
    shared.project.delete("content/2021/anh-thieu.md")
