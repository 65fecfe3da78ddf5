"""Ordinary slips of editors: each gives one clear message or just works, and none loses an article."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from plugins.domain.document import Document, Status
from plugins.domain.issue import Severity
from tests.frontmatter.wards import article, read


def document(text: str | bytes) -> Document:
    reading = read(text)
    assert not [issue for issue in reading.issues if issue.severity is Severity.ERROR], reading.issues
    assert reading.document is not None
    return reading.document


def only_issue(text: str | bytes) -> tuple[str, int, int, str, str]:
    reading = read(text)
    assert reading.document is None
    [issue] = reading.issues
    assert issue.severity is Severity.ERROR
    assert issue.place.path == "content/2020/bai.md"
    return issue.code, issue.place.line, issue.place.column, issue.problem, issue.cure


@pytest.mark.parametrize(
    "title",
    [
        "Hội nghị: sơ kết",
        "Hội nghị sơ kết:",
        "%: đạt 36,26%",
        "@ubnd: thông báo",
        "#chungtay vì người nghèo",
        "Giải #1 toàn quận",
        "“Ngày hội” sống xanh",
        '"Sống xanh" lan tỏa',
        'Phong trào "Sống xanh"',
        '"A" và "B"',
        "'Sống xanh' lan tỏa",
        "Ngày 20'10",
        "[Tin nóng] Hội nghị",
        "{{7*7}}",
        "- gạch đầu dòng",
        "? hỏi đáp",
        "& cùng nhau",
        "*Nhân dân* làm chủ",
        "! khẩn",
        "| ngăn",
        "> trích",
        "no",
        "010",
        "20:30",
        "2020-07-08",
        "~",
        "null",
        "C:\\tai-lieu",
        "a, b, c",
        "` huyền",
        "Hòa bình – 🎉",
        "<b>đậm</b>",
    ],
)
def test_a_title_is_whatever_stands_after_the_colon(title: str) -> None:
    reading = document(article(f"title: {title}", "slug: a"))
    assert reading.title == title
    assert (reading.place_of("title").line, reading.place_of("title").column) == (2, 8)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('"Hội nghị: sơ kết"', "Hội nghị: sơ kết"),
        ('"Nói \\"được\\""', 'Nói "được"'),
        ("'Ngày 20''10'", "Ngày 20'10"),
        ('"Có # trong nháy"', "Có # trong nháy"),
        ('"Trong nháy" # ghi chú', "Trong nháy"),
        ("Hội nghị   # ghi chú", "Hội nghị"),
        ("Hội nghị\n  sơ kết: lần 2", "Hội nghị sơ kết: lần 2"),
        ("|\n  Hội nghị: sơ kết", "Hội nghị: sơ kết"),
        (">-\n  Hội nghị\n  sơ kết", "Hội nghị sơ kết"),
        ("\u00a0Hội nghị", "Hội nghị"),
        ("\tHội nghị", "Hội nghị"),
    ],
)
def test_yaml_quotes_comments_and_blocks_keep_their_meaning(written: str, meant: str) -> None:
    assert document(article(f"title: {written}")).title == meant


def test_a_missing_space_after_the_colon_just_works_and_keeps_the_column() -> None:
    reading = document(article("title:Hội nghị: sơ kết"))
    assert reading.title == "Hội nghị: sơ kết"
    assert reading.place_of("title").column == 7


@pytest.mark.parametrize("opening", ["---", "--- ", "---\t", "---\u00a0", "-----", "—", "–––", "\n\n---", "\ufeff---"])
@pytest.mark.parametrize("closing", ["---", "---  ", "—-"])
def test_fences_may_trail_spaces_and_follow_blank_lines(opening: str, closing: str) -> None:
    lines = [opening, "title: A", "date: 08/07/2020", "category: tin-tuc", closing, "Thân"]
    reading = document("\n".join(lines))
    assert reading.body == "Thân"
    assert reading.body_line == len("\n".join(lines).split("\n"))


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_byte_order_marks_do_not_matter(ending: str, mark: bytes) -> None:
    reading = document(mark + article(body="a\n\nb").replace("\n", ending).encode())
    assert reading.body == "\na\n\nb"


def test_text_is_composed() -> None:
    import unicodedata

    reading = document(unicodedata.normalize("NFD", article("title: Đảng ủy phường", body="Hội nghị")))
    assert (reading.title, reading.body) == ("Đảng ủy phường", "\nHội nghị")


@pytest.mark.parametrize("written", ["7/8/2020", "07/08/2020", "2020-08-07", "7 tháng 8 năm 2020", "ngày 7-8-2020"])
def test_day_stands_before_month(written: str) -> None:
    reading = document(article(f"date: {written}"))
    assert reading.moment == datetime(2020, 8, 7, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    assert not reading.has_time


def test_a_time_of_day_is_in_vietnam() -> None:
    reading = document(article("date: 2020-07-08 07:30"))
    assert reading.moment.isoformat() == "2020-07-08T07:30:00+07:00"
    assert reading.has_time


@pytest.mark.parametrize(
    "written", ["2020", "12", "31/02/2020", "7/2020", "hôm qua", "08/07/20", "1/1/1", "1/1/9999", "13/13/2020"]
)
def test_a_date_that_is_not_full_or_not_real_is_refused_at_its_place(written: str) -> None:
    code, line, column, _, cure = only_issue(article(f"date: {written}"))
    assert (code, line, column) == ("ngay-sai", 2, 7)
    assert cure


@pytest.mark.parametrize(
    ("line", "code", "column", "cure"),
    [
        ("Statuss: draft", "khoa-la", 1, "“status”"),
        ("tiêu đềe: A", "khoa-la", 1, "“tiêu đề”"),
        ("url: javascript:alert(1)", "khoa-la", 1, "slug"),
        ("save_as: index.html", "khoa-la", 1, "slug"),
        ("template: index", "khoa-la", 1, "xóa dòng này"),
        ("2020: a", "khoa-la", 1, "xóa dòng này"),
        ("xyzxyz: a", "khoa-la", 1, "title (tiêu đề)"),
        ("status: draf", "gia-tri-la", 9, "“draft”"),
        ("status: ẩn", "gia-tri-la", 9, "draft (nháp)"),
        ("category: tin-tuk", "chuyen-muc-la", 11, "“tin-tuc”"),
        ("tags: [ngan-sac]", "the-la", 8, "“ngan-sach”"),
        ("tags: le, ngan-sac", "the-la", 11, "“ngan-sach”"),
        ("ward: cau-ong-lanh", "phuong-la", 7, "“cau-ong-lanh-26752”"),
        ("ward: xx", "phuong-la", 7, "content/data/wards.csv"),
        ("period: kỳ nào đó", "ky-sai", 9, ""),
        ("slug: Hội nghị", "slug-sai", 7, "“hoi-nghi”"),
        ("slug: ../x", "slug-sai", 7, "“x”"),
        ("slug: " + "a" * 81, "slug-sai", 7, ""),
        ("slug: index", "slug-danh-rieng", 7, "index-1"),
        ("slug: trang", "slug-danh-rieng", 7, "trang-1"),
        ("title: ???", "slug-rong", 8, "slug"),
        ("title: [1, 2", "", 0, ""),
        ("\ttitle: A", "thut-tab", 1, "--fix"),
        ("author: &a A", "", 0, ""),
        ("tags: &a [le]", "the-la", 7, ""),
        ("tags: !!str le", "the-la", 7, ""),
        ("tags: [le", "yaml", 7, "thêm dấu ]"),
        ("image: a.jpg", "thieu-mo-ta-anh", 8, "image_alt"),
        ("image_alt: Ảnh", "thieu-anh", 12, "image"),
        ("title: Hội\u202e nghị", "ky-tu-an", 11, "--fix"),
        ("title: Hội\u200b nghị", "ky-tu-an", 11, "--fix"),
        ("title: Hội\x00 nghị", "ky-tu-an", 11, "--fix"),
        ("author: A\x07", "ky-tu-an", 10, "--fix"),
        ("author: A\ufffc", "ky-tu-an", 10, "--fix"),
        ("author: A\U000e0000", "ky-tu-an", 10, "--fix"),
        ("author: A\U000e007f", "ky-tu-an", 10, "--fix"),
        ("author:\n  a: b", "sai-kieu", 3, "dấu nháy kép"),
        ("dòng không có khóa", "yaml", 0, ""),
    ],
)
def test_each_slip_of_one_line_gives_one_message_at_its_place(line: str, code: str, column: int, cure: str) -> None:
    if not code:
        document(article(line))
        return
    found = only_issue(article(line, without="title" if "title" in line else ""))
    assert found[0] == code
    if column:
        assert found[1:3] == (3 if code == "sai-kieu" else 2, column)
    assert cure in found[4]


def test_a_duplicate_key_names_both_lines_in_either_language() -> None:
    code, line, column, problem, _ = only_issue(article("title: A", "tiêu đề: B"))
    assert (code, line, column) == ("khoa-trung", 3, 1)
    assert "dòng 2" in problem


@pytest.mark.parametrize("key", ["title", "date", "category"])
def test_a_missing_required_key_is_named(key: str) -> None:
    code, _, _, problem, cure = only_issue(article(without=key))
    assert code == "thieu-khoa"
    assert key in problem and key in cure
    assert only_issue(article(f"{key}:"))[0] == "thieu-gia-tri"


@pytest.mark.parametrize("name", ["tiêu đề", "Tiêu đề", "tieu de", "tieu_de", "tiêu-đề", "TITLE"])
def test_keys_may_be_vietnamese_unmarked_or_loud(name: str) -> None:
    assert document(article(f"{name}: Xin chào", without="title")).title == "Xin chào"


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("published", Status.PUBLISHED),
        ("đăng", Status.PUBLISHED),
        ("Nháp", Status.DRAFT),
        ("DRAFTS", Status.DRAFT),
        ("gỡ", Status.WITHDRAWN),
    ],
)
@pytest.mark.parametrize("key", ["status", "trạng thái"])
def test_a_status_may_be_said_in_vietnamese(key: str, written: str, status: Status) -> None:
    assert document(article(f"{key}: {written}")).status is status


_PELICAN = (
    "get_content is_valid _context get_siteurl settings content timezone __class__ _content source_path override_url "
    "modified lang translations refresh_metadata_intersite_links"
)


@pytest.mark.parametrize(
    "name",
    _PELICAN.split(" "),
)
def test_no_attribute_of_pelican_can_be_set_from_an_article(name: str) -> None:
    code, *_ = only_issue(article(f"{name}: x"))
    assert code == "khoa-la"


def test_a_ward_must_exist_on_the_day_and_the_message_says_what_became_of_it() -> None:
    code, line, column, problem, cure = only_issue(article("ward: cau-ong-lanh-26752", "date: 01/07/2025"))
    assert (code, line, column) == ("phuong-het-hieu-luc", 2, 7)
    assert "đến 30/6/2025" in problem and "từ 01/7/2025" in problem
    assert "một phần thuộc phường Bến Thành (ben-thanh-26743) và một phần thuộc phường Cầu Ông Lãnh" in problem
    assert "ben-thanh-26743 hoặc cau-ong-lanh-26758" in cure
    early = only_issue(article("ward: cau-ong-lanh-26758"))
    assert early[0] == "phuong-het-hieu-luc" and "cau-ong-lanh-26752" in early[4]
    assert document(article("ward: cau-ong-lanh-26752", "date: 30/06/2025")).wards == ("cau-ong-lanh-26752",)


def test_metrics_need_a_ward_and_keep_the_words_with_their_places() -> None:
    metric = (
        "metrics:\n  - chỉ tiêu: thu_ngan_sach   # mã\n    giá trị: hơn 4 tỷ đồng\n    đạt: 36.26%\n    loại: kết quả"
    )
    assert only_issue(article(metric))[0] == "thieu-phuong"
    [claim] = document(article(metric, "ward: cau-ong-lanh-26752")).claims
    assert claim.indicator.text == "thu_ngan_sach"
    assert claim.value is not None and claim.value.text == "hơn 4 tỷ đồng"
    assert (claim.value.place.line, claim.value.place.column) == (4, 14)
    assert claim.attainment is not None and claim.attainment.text == "36.26%"  # judged where numbers are read
    assert claim.kind is not None and claim.kind.text == "result"
    assert (claim.place.line, claim.place.column) == (3, 5)


def test_an_unknown_indicator_is_answered_with_the_nearest() -> None:
    found = only_issue(article("metrics:\n  - indicator: thu_ngan_sac\n    value: 1", "ward: cau-ong-lanh-26752"))
    assert found[:3] == ("chi-tieu-la", 3, 16)
    assert "thu_ngan_sach" in found[4]


def test_changes_are_dated_notes() -> None:
    text = "đính chính:\n  - ngày: 9/7/2020\n    loại: đính chính\n    nội dung: Sửa 626 thành 627"
    [change] = document(article(text)).changes
    assert (change.day, change.kind, change.note) == (date(2020, 7, 9), "correction", "Sửa 626 thành 627")


def test_all_problems_come_at_once() -> None:
    codes = {issue.code for issue in read(article("Statuss: x", "date: 12", "category: tin-tuk", "ward: x")).issues}
    assert codes == {"khoa-la", "ngay-sai", "chuyen-muc-la", "phuong-la"}


def test_a_key_indented_by_mistake_is_found_where_it_stands() -> None:
    code, line, column, problem, _ = only_issue(article("title: Hội nghị\n  date: 08/07/2020", without="date"))
    assert (code, line, column) == ("thut-le", 3, 3)
    assert "date" in problem


@pytest.mark.parametrize(
    ("text", "code", "cure"),
    [
        ("", "tep-trong", ""),
        (" \n\n", "tep-trong", ""),
        ("title: A\ndate: 1/1/2020\n", "thieu-vach-mo", "---"),
        ("Chỉ có thân bài", "thieu-khai-bao", "---"),
        ("---\ntitle: A\ndate: 1/1/2020\n\nThân bài ở đây.", "thieu-vach-dong", "sau dòng 3"),
        ("---", "thieu-vach-dong", ""),
        ("---\n- a\n---\n", "yaml", "khóa: giá trị"),
        ("---\nchữ\n---\n", "yaml", "khóa: giá trị"),
        ("---\ntags: " + "[" * 500 + "]" * 500 + "\n---\n", "yaml-cam", ""),
        ("---\ntags: " + "[" * 8 + "a" + "]" * 8 + "\n---\n", "yaml-cam", ""),
        ("---\ntags: [&a le, *a]\n---\n", "yaml-cam", "từng chỗ"),
        ("---\ntags: [!!str le]\n---\n", "yaml-cam", "nháy kép"),
        ("---\nsummary: |\n" + "  a\n" * 20_000 + "---\n", "khai-bao-qua-dai", ""),
        ("---\ntitle: A\n---\n" + "a" * 262_144, "bai-qua-dai", ""),
    ],
)
def test_files_that_are_no_articles_say_why(text: str, code: str, cure: str) -> None:
    found = only_issue(text)
    assert found[0] == code
    assert cure in found[4]


def test_empty_front_matter_misses_its_three_keys() -> None:
    assert [issue.code for issue in read("---\n---\n").issues] == ["thieu-khoa"]


def test_unseen_characters_in_the_body_go_with_a_warning_and_emoji_stay() -> None:
    reading = read(article(body="Hội\u200b nghị\u202e\n👨\u200d👩\u200d👧 a\x00b"))
    assert reading.document is not None
    assert reading.document.body == "\nHội nghị\n👨\u200d👩\u200d👧 ab"
    [issue] = reading.issues
    assert (issue.place.line, issue.place.column, issue.severity) == (7, 4, Severity.WARNING)
    assert "còn 1 chỗ nữa" in issue.problem and [(place.line, place.column) for place in issue.also] == [(8, 8)]


def test_other_encodings_are_named_with_their_cure() -> None:
    for raw in (article().encode("utf-16"), article().encode("utf-16-le"), article().encode("utf-16-be")):
        found = only_issue(raw)
        assert found[0] == "bang-ma" and "UTF-16" in found[3] and "UTF-8" in found[4]


def test_a_stray_byte_is_located() -> None:
    found = only_issue(article(body="Đại hội X nhiệm kỳ").encode().replace(b"X", b"\xff"))
    assert found[:3] == ("byte-la", 7, 9)


def test_text_of_old_fonts_is_shown_converted() -> None:
    found = only_issue(article("title: Héi nghÞ s¬ kÕt c«ng t¸c"))
    assert found[:3] == ("phong-cu", 2, 1)
    assert "TCVN3" in found[3] and "Hội nghị sơ kết công tác" in found[4]
    found = only_issue(article(body="Hoäi nghò sô keát coâng taùc"))
    assert found[:3] == ("phong-cu", 7, 1)
    assert "VNI" in found[3] and "Hội nghị sơ kết công tác" in found[4]
