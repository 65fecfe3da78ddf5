"""Facts about what a review of an article finds, and what it leaves alone."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.assembly.hints import Review
from plugins.assembly.privacy import allowed_texts, find_suspicions
from plugins.domain.issue import Issue, Severity
from plugins.frontmatter import Known, read_document, read_standing
from plugins.registries import Registries, load_registries
from tests.factories import Project, article, bare_project


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return bare_project(tmp_path_factory.mktemp("review"))


@pytest.fixture(scope="module")
def registries(project: Project) -> Registries:
    loaded = load_registries(project.root / "content/data")
    assert isinstance(loaded, Registries)
    return loaded


@pytest.fixture(scope="module")
def review(project: Project, registries: Registries) -> Review:
    return Review.of(project.root, registries)


def issues_of(review: Review, registries: Registries, text: str) -> list[Issue]:
    reading = read_document("content/2020/a.md", text.encode(), Known.of(registries))
    assert reading.document is not None, reading.issues
    return review(reading.document)


PERSONAL = [
    ("số định danh 079123456789", "079123456789"),
    ("CMND 023456789", "023456789"),
    ("STK 0071001234567 của quỹ", "0071001234567"),
    ("gọi 0903123456 hoặc 0912 345 678", "0903123456"),
    ("gọi +84 903 123 456 hoặc 0912.345.678", "+84 903 123 456"),
    ("tặng nhà cho hộ nghèo bà Nguyễn Thị Lan.", "Nguyễn Thị Lan"),
    ("ông Trần Văn Bê thuộc hộ cận nghèo", "Trần Văn Bê"),
    ("Danh sách hộ nghèo nhận quà:\n\n1. Nguyễn Văn Ất\n2. Lê Thị Ba\n", "Nguyễn Văn Ất"),
    ("| Hộ nghèo | Quà |\n|---|---|\n| Võ Thị Ánh | 1 |\n| Lê Văn Ân | 1 |\n", "Võ Thị Ánh"),
]

HARMLESS = [
    "thu 205.000.000 đồng trên tổng 12.345.678.901 đồng, từ 01/07/2020 đến 10/09/2020",
    "đường dây nóng 0903123456",
    "đường dây nóng 0903123456, nhắc lại: 0903 123 456",
    "trao 627 suất quà cho hộ nghèo. Ông Nguyễn Văn An, Chủ tịch UBND phường phát biểu",
    "thăm hộ nghèo; bà Nguyễn Thị An, Phó Chủ tịch phường trao quà",
    "còn 58 hộ nghèo, gồm:\n\n- khu phố 1: đường Nguyễn Cư Trinh\n- khu phố 2: đường Trần Hưng Đạo\n",
    "1. Nguyễn Văn Ất\n2. Lê Thị Ba\n",
]


@pytest.mark.parametrize(("text", "words"), PERSONAL)
def test_personal_data_is_found(text: str, words: str) -> None:
    assert words in [one.words for one in find_suspicions(text)]
    assert all(text[one.at :].startswith(one.words) for one in find_suspicions(text))


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_no_personal_data_is_left_alone(text: str) -> None:
    assert find_suspicions(text) == []


@pytest.mark.parametrize(
    "piece",
    [
        "| hộ nghèo |\n",
        "hộ nghèo: bà ",
        "- hộ nghèo:\n1. Nguyễn Ăn\n",
        "0903123456 ",
        "0 9 0 3 ",
        "ông Nguyễn Văn ",
        "-1 ",
        "ngày 1/",
    ],
)
def test_an_article_made_to_be_slow_is_reviewed_quickly(review: Review, registries: Registries, piece: str) -> None:
    body = (piece * (200_000 // len(piece.encode())))[:200_000]
    began = time.process_time()
    issues_of(review, registries, article(body=body.rstrip() or "x"))
    assert time.process_time() - began < 4


def test_numbers_of_the_office_are_its_own() -> None:
    text = "gọi 0903123456 hoặc 0912345678"
    assert find_suspicions(text, frozenset({"0903123456"})) == []


def test_personal_data_stops_the_article_at_its_place_without_repeating_it(
    review: Review, registries: Registries
) -> None:
    (issue,) = issues_of(review, registries, article(body="Một.\n\nCCCD 079123456789 nhé"))
    assert (issue.code, issue.severity) == ("du-lieu-ca-nhan", Severity.ERROR)
    assert str(issue.place) == "content/2020/a.md:9:6"
    assert "079123456789" not in str(issue)


def test_personal_data_in_the_title_is_found_but_not_in_a_comment(review: Review, registries: Registries) -> None:
    (issue,) = issues_of(review, registries, article("CCCD 079123456789"))
    assert issue.place.line == 2
    assert issues_of(review, registries, article(body="<!-- CCCD 079123456789 --> Một.")) == []


def test_an_allowance_with_a_reason_lets_it_pass(tmp_path: Path, registries: Registries) -> None:
    project = Project(tmp_path)
    allowance = "allowed:\n- text: '079123456789'\n  reason: {}\n"
    project.write("content/data/publish.yaml", allowance.format("số mẫu của trung ương"))
    assert allowed_texts(tmp_path) == {"079123456789"}
    assert issues_of(Review.of(tmp_path, registries), registries, article(body="CCCD 079123456789")) == []
    project.write("content/data/publish.yaml", allowance.format("''"))
    assert allowed_texts(tmp_path) == frozenset()


DATES = [
    ("08/07/2020", "Hội nghị ngày 7/7/2020", "Một.", False),
    ("08/07/2020", "Hội nghị ngày 7/1/2020", "Một.", True),
    ("08/07/2020", "Tin", "Ngày 7/7/2020, phường họp.", False),
    ("07/08/2020", "Tin", "Ngày 8/7/2020, phường họp.", False),
    ("07/08/2020", "Tin", "Sáng 1/7, phường họp.", True),
    ("05/01/2020", "Tin", "Chiều 31/12, phường họp.", False),
    ("08/07/2020", "Tin", "Ngày 7 tháng 1 năm 2020, phường họp.", True),
    ("08/07/2020", "Tin", "Ngày 30/4/1975 đi vào lịch sử.", False),
    ("08/07/2020", "Tin", "Ngày 15/12/2020, phường sẽ tổ chức hội thi.", False),
    ("08/07/2020", "Nghị quyết ngày 7/1/2020 vào cuộc sống", "Một.", False),
    ("08/07/2020", "Tin", "Từ ngày 1/1/2020 đến nay.", False),
    ("08/07/2020", "Tin", "Ngày 31/2/2020 không có.", False),
]


@pytest.mark.parametrize(("date", "title", "body", "hinted"), DATES)
def test_a_day_far_from_the_day_of_the_article_is_hinted_at(
    review: Review, registries: Registries, date: str, title: str, body: str, hinted: bool
) -> None:
    found = issues_of(review, registries, article(title, body, date=date))
    assert [issue.code for issue in found] == ["ngay-lech"] * hinted
    assert all(issue.severity is Severity.HINT for issue in found)


def test_a_swapped_day_and_month_is_guessed(review: Review, registries: Registries) -> None:
    (issue,) = issues_of(review, registries, article(body="Ngày 7/4/2020, phường họp.", date="04/08/2020"))
    assert "cách ngày của bài" in issue.problem
    (issue,) = issues_of(review, registries, article(body="Ngày 4/8/2020, phường họp.", date="08/04/2020"))
    assert issue.cure.startswith("có phải date là 04/8/2020?")


@pytest.mark.parametrize(
    ("body", "ward", "date", "hinted"),
    [
        ("Họp ở phường Nguyễn Cư Trinh.", "", "08/07/2020", True),
        ("Họp ở P. Nguyễn Cư Trinh.", "cau-ong-lanh-26752", "08/07/2020", True),
        ("Họp ở phường Nguyễn Cư Trinh.", "nguyen-cu-trinh-26758", "08/07/2020", False),
        ("Họp ở phường Nguyễn Cư Trinh.", "", "08/07/2025", False),
        ("Họp ở phường Nguyễn Cư Trinh cũ.", "", "08/07/2020", False),
        ("Họp ở đường Nguyễn Cư Trinh.", "", "08/07/2020", False),
        ("Họp ở phường Cầu Ông Lãnh.", "cau-ong-lanh-26758-2025", "08/07/2025", False),
    ],
)
def test_a_ward_named_but_not_declared_is_hinted_at(
    review: Review, registries: Registries, body: str, ward: str, date: str, hinted: bool
) -> None:
    found = issues_of(review, registries, article(body=body, ward=ward, date=date))
    assert [issue.code for issue in found] == ["don-vi-chua-khai"] * hinted


def test_a_standing_page_has_no_day_and_no_wards_but_persons(review: Review, registries: Registries) -> None:
    text = "---\ntitle: Liên hệ\n---\nNgày 7/7/2020, phường Nguyễn Cư Trinh. CCCD 079123456789\n"
    reading = read_standing("content/pages/a.md", text.encode(), Known.of(registries))
    assert reading.document is not None
    assert [issue.code for issue in review(reading.document)] == ["du-lieu-ca-nhan"]


WORDS = st.text(st.characters(exclude_categories=["Cs", "Nd"]), max_size=30)


@settings(max_examples=200, deadline=None)
@given(WORDS, WORDS, st.sampled_from(["", " ", "."]))
def test_an_identity_number_is_found_whatever_stands_around_it(before: str, after: str, gap: str) -> None:
    number = gap.join(["079", "123", "456", "789"])
    assert number in [one.words for one in find_suspicions(f"{before} {number} {after}")]
