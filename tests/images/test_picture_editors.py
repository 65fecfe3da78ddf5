from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.domain.issue import Place, Severity
from plugins.images.alt_text import alt_issue
from plugins.images.camera_date import date_hint
from plugins.images.finding import Found, Missing, PictureIndex
from plugins.images.notes import PictureNotes, consent_issue, read_notes

HERE = Place("content/a.md", 7)


@pytest.mark.parametrize(
    ("alt", "code"),
    [
        ("", "anh-thieu-mo-ta"),
        ("   ", "anh-thieu-mo-ta"),
        ("ảnh", "anh-mo-ta-rong-nghia"),
        ("Hình", "anh-mo-ta-rong-nghia"),
        ("Ảnh 1", "anh-mo-ta-rong-nghia"),
        ("Ảnh minh họa", "anh-mo-ta-rong-nghia"),
        ("Hình ảnh đại diện", "anh-mo-ta-rong-nghia"),
        ("image", "anh-mo-ta-rong-nghia"),
        ("…", "anh-mo-ta-rong-nghia"),
        ("HĐND.JPG", "anh-mo-ta-la-ten-tep"),
        ("ts-tk-(Copy).jpg", "anh-mo-ta-la-ten-tep"),
        ("IMG_20200707_0805", "anh-mo-ta-la-ten-tep"),
        ("DSC01234", "anh-mo-ta-la-ten-tep"),
        ("trao-qua", "anh-mo-ta-la-ten-tep"),
        ("Trao quà " * 40, "anh-mo-ta-qua-dai"),
    ],
)
def test_a_description_that_describes_nothing_is_refused(alt: str, code: str) -> None:
    issue = alt_issue(alt, "images/trao-qua.jpg", HERE)
    assert issue is not None
    assert (issue.code, issue.severity, issue.place) == (code, Severity.ERROR, HERE)


@pytest.mark.parametrize(
    "alt",
    [
        "Trao quà cho gia đình chính sách",
        "Trao quà",
        "Bà con khu phố 3 dọn hẻm 47",
        "Biểu đồ thu ngân sách",
        "Lễ giao quân",
    ],
)
def test_a_description_in_plain_words_will_do(alt: str) -> None:
    assert alt_issue(alt, "images/trao-qua.jpg", HERE) is None


INDEX = PictureIndex(
    ["images/2020/Hội nghị.JPG", "images/trao-qua.jpg", "images/2020/trao-qua.jpg", "images/A.jpg", "images/a.jpg"]
)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("images/2020/Hội nghị.JPG", "images/2020/Hội nghị.JPG"),
        (unicodedata.normalize("NFD", "2020/hội nghị.jpg"), "images/2020/Hội nghị.JPG"),
        ("HỘI NGHỊ.jpg", "images/2020/Hội nghị.JPG"),
        ("2020\\Hội nghị.jpg", "images/2020/Hội nghị.JPG"),
        ("/images/2020/h%E1%BB%99i%20ngh%E1%BB%8B.jpg", "images/2020/Hội nghị.JPG"),
        ("./images/trao-qua.jpg", "images/trao-qua.jpg"),
        ("content/images/trao-qua.jpg", "images/trao-qua.jpg"),
        ("images/a.jpg", "images/a.jpg"),
    ],
)
def test_unicode_form_case_and_folder_do_not_hide_a_picture(written: str, name: str) -> None:
    assert INDEX.find(written) == Found(name)


@pytest.mark.parametrize("written", ["hoi nghi.jpg", "Hội-nghị.png", "hội nghi.jpeg", "2020/hoi_nghi.jpg"])
def test_a_slip_is_answered_with_the_name_it_resembles(written: str) -> None:
    missing = INDEX.find(written)
    assert isinstance(missing, Missing)
    assert "có phải “images/2020/Hội nghị.JPG”" in missing.issue(HERE).cure


def test_a_name_that_fits_two_files_is_not_guessed() -> None:
    missing = INDEX.find("IMAGES/A.JPG")
    assert isinstance(missing, Missing)
    assert (missing.issue(HERE).code, missing.nearest) == ("anh-trung-ten", ("images/A.jpg", "images/a.jpg"))


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_whatever_is_written_only_known_pictures_are_found(written: str) -> None:
    found = INDEX.find(written)
    assert isinstance(found, Missing) or found.name in INDEX._names


@pytest.mark.parametrize(
    "written", ["../trao-qua.jpg", "images/../trao-qua.jpg", "%2e%2e/trao-qua.jpg", "..\\trao-qua.jpg", "a\0.jpg"]
)
def test_no_name_leads_out_of_the_folder(written: str) -> None:
    assert isinstance(INDEX.find(written), Missing)


@pytest.mark.parametrize(
    ("taken", "hinted"), [("2020-07-07", False), ("2020-05-08", False), ("2020-05-07", True), ("", False)]
)
def test_a_photo_of_another_season_is_a_hint(taken: str, hinted: bool) -> None:
    issue = date_hint(taken, date(2020, 7, 7), "images/a.jpg", HERE)
    assert (issue is not None) == hinted
    assert issue is None or (issue.severity is Severity.HINT and "61 ngày" in issue.problem)


def test_notes_are_read_with_or_without_marks_and_with_colons_inside() -> None:
    text = "Hội nghị.jpg:\n  Mô tả: Toàn cảnh: hội trường\n  chu thich: 'Trao quà'\n  nguồn ảnh: UBND phường\n"
    notes, issues = read_notes(text, "content/images/ảnh.yaml")
    assert issues == []
    assert notes == {
        "hội nghị.jpg": PictureNotes(
            "Hội nghị.jpg",
            Place("content/images/ảnh.yaml", 1, 1),
            alt="Toàn cảnh: hội trường",
            caption="Trao quà",
            credit="UBND phường",
        )
    }


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ("a.jpg:\n  chú thik: x", 2, "có phải “chú thích”"),
        ("a.jpg:\n  màu sắc: x", 2, "mô tả, chú thích"),
        ("a.jpg:\n  trẻ em: yes", 2, "“có” hoặc “không”"),
        ("a.jpg: x", 1, "mỗi dòng thụt vào"),
        ("- a.jpg", 1, "mỗi dòng thụt vào"),
        ("a.jpg:\n  mô tả:\n    - x", 3, "mỗi dòng thụt vào"),
        ("a.jpg:\n  mô tả: x\nA.JPG:\n  mô tả: y", 3, "gộp"),
        ("a.jpg:\n\tmô tả: x", 2, "thay Tab bằng dấu cách"),
        ("a: &x {mô tả: b}\nc: *x", 0, "viết thẳng"),
        ("[" * 5000, 0, ""),
    ],
)
def test_a_slip_in_the_notes_is_told_with_its_line_and_cure(text: str, line: int, part: str) -> None:
    _, issues = read_notes(text, "content/images/ảnh.yaml")
    assert issues
    assert line in (0, issues[0].place.line)
    assert part in issues[0].cure


@given(st.text(alphabet=st.sampled_from("ab:- \n\t'\"[]{}&*#|>%@`!ầđ.?,"), max_size=80))
@settings(max_examples=300, deadline=None)
def test_no_notes_file_can_break_the_reader(text: str) -> None:
    notes, issues = read_notes(text, "ảnh.yaml")
    assert all(issue.cure for issue in issues)
    assert all(notes)


def test_children_are_shown_only_with_consent() -> None:
    text = (
        "a.jpg:\n  trẻ em: có\nb.jpg:\n  trẻ em: có\n  đồng ý: có\nc.jpg:\n  trẻ em: không\nd.jpg:\n  trẻ em: chắc thế"
    )
    notes, _ = read_notes(text, "ảnh.yaml")
    refused = {name for name, one in notes.items() if consent_issue(one, HERE)}
    assert refused == {"a.jpg", "d.jpg"}
    issue = consent_issue(notes["a.jpg"], HERE)
    assert issue is not None
    assert issue.also == (Place("ảnh.yaml", 1, 1),)
