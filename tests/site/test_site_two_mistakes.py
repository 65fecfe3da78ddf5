"""An error hides no other one, neither in its file nor in another, and brings none with it that is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.factories import Project, article, bare_project, claim
from tests.site.building import Builder

FIGURES = {"ward": "cau-ong-lanh-26752", "period": "2020-H1"}
BROKEN = "content/2020/2020-07-08-so-ket/bai.md"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A site without any article."""
    return bare_project(tmp_path / "project")


def codes(builder: Builder, project: Project, command: str = "check") -> list[str]:
    """File and code of every complaint."""
    lines = builder.run(project, command).issues
    return sorted(
        f"{line.partition(':')[0].rpartition('/')[2]} {line.partition('[')[2].partition(']')[0]}" for line in lines
    )


@pytest.mark.parametrize("command", ["check", "build"])
def test_what_the_front_matter_and_the_body_have_wrong_is_told_in_one_run(
    builder: Builder, project: Project, command: str
) -> None:
    body = "Trao 627 suất quà. Xem [kia](khong-co.md), [tệp](khong-co.pdf).\n\n![Trao quà](khong-co.jpg)\n\n<script>x</script>"
    metrics = "\n".join([claim("suat_qua", "672 suất quà"), claim("khong_co", "627 suất quà", attainment="36.26%")])
    project.write(BROKEN, article("Sơ kết", body, category="khong-co", metrics=metrics, **FIGURES))
    assert codes(builder, project, command) == [
        "bai.md anh-khong-co",
        "bai.md chi-tieu-la",
        "bai.md chuyen-muc-la",
        "bai.md gia-tri-khong-co-trong-bai",
        "bai.md lien-ket-hong",
        "bai.md lien-ket-hong",
        "bai.md the-html",
    ]


def test_a_body_behind_front_matter_that_cannot_be_read_is_judged(builder: Builder, project: Project) -> None:
    text = article("Sơ kết", "Xem [kia](khong-co.md). Căn cước 079185001234.", metrics=claim("suat_qua", "1 suất"))
    project.write(BROKEN, text.replace("category: tin-tuc", "category tin-tuc"))
    assert codes(builder, project) == ["bai.md du-lieu-ca-nhan", "bai.md lien-ket-hong", "bai.md yaml"]


@pytest.mark.parametrize("broken", ["category: tin-tucc", "category tin-tuc", "catgory: tin-tuc"])
@pytest.mark.parametrize(
    "target",
    [
        "2020-07-08-so-ket/bai.md",
        "2020-07-08-so-ket/bai.md#muc-ket-qua",
        "/tin/2020/07/so-ket/",
        "/luu-tru/2020/",
        "/don-vi/cau-ong-lanh-26752/thanh-tich/2020-h1/",
    ],
)
def test_a_link_to_what_an_article_with_errors_will_give_is_not_called_dead(
    builder: Builder, project: Project, broken: str, target: str
) -> None:
    text = article("Sơ kết", "## Kết quả\n\nTrao 627 suất quà.", metrics=claim("suat_qua", "627 suất quà"), **FIGURES)
    project.write(BROKEN, text.replace("category: tin-tuc", broken))
    project.write("content/2020/khac.md", article("Bài khác", f"Xem [bài kia]({target})."))
    [told] = codes(builder, project)
    assert told.startswith("bai.md ")


def test_a_dead_link_is_told_although_another_article_has_errors(builder: Builder, project: Project) -> None:
    project.write(BROKEN, article("Sơ kết", category="khong-co"))
    project.write("content/2020/khac.md", article("Bài khác", "[một](/tin/2020/07/so-ket-2/) [hai](../so-ket.md)"))
    assert codes(builder, project) == ["bai.md chuyen-muc-la", "khac.md lien-ket-hong", "khac.md lien-ket-hong"]


def test_two_articles_at_one_address_are_told_although_one_has_errors(builder: Builder, project: Project) -> None:
    project.write(BROKEN, article("Sơ kết", category="khong-co"))
    project.write("content/2020/khac.md", article("Sơ kết"))
    assert codes(builder, project) == ["bai.md chuyen-muc-la", "khac.md slug-trung"]


def test_articles_whose_addresses_are_unknown_share_none(builder: Builder, project: Project) -> None:
    for name in ("mot", "hai"):
        project.write(f"content/2020/{name}.md", article(""))
        project.write(f"content/2020/{name}-2.md", article("Sơ kết", date="hôm qua"))
    assert {code.partition(" ")[2] for code in codes(builder, project)} == {"thieu-khoa", "ngay-sai"}


def test_a_figure_is_not_blamed_for_the_date_period_or_ward_of_its_article(builder: Builder, project: Project) -> None:
    metrics = claim("suat_qua", "627 suất quà")
    own = claim("suat_qua", "627 suất quà", period="quý II", ward="cau-ong-lanh-26752")
    for name, wrong in (
        ("ngay", {"date": "31/02/2020"}),
        ("ky", {"period": "đợt vừa rồi"}),
        ("phuong", {"ward": "cau-ong-lanh"}),
        ("go-nham", {"period": "", "peroid": "2020-H1", "ward": "", "wrad": "cau-ong-lanh-26752"}),
    ):
        for number, figure in enumerate((metrics, own)):
            keys = {**FIGURES, **wrong, "metrics": figure, "slug": f"{name}-{number}"}
            project.write(f"content/2020/{name}-{number}.md", article("Sơ kết", "Trao 627 suất quà.", **keys))
    told = ["go-nham-{} khoa-la", "go-nham-{} khoa-la", "ky-{} ky-sai", "ngay-{} ngay-sai", "phuong-{} phuong-la"]
    wanted = sorted(one.format(number).replace(" ", ".md ") for one in told for number in (0, 1))
    assert codes(builder, project) == wanted


def test_misspelt_picture_keys_bring_no_second_complaint(builder: Builder, project: Project) -> None:
    for name, keys in (
        ("anh", {"imgae": "a.jpg", "image_alt": "Trao quà"}),
        ("ta", {"image": "a.jpg", "image_atl": "x"}),
    ):
        project.write(f"content/2020/{name}.md", article("Sơ kết", slug=name, **keys))
    assert codes(builder, project) == ["anh.md khoa-la", "ta.md anh-khong-co", "ta.md khoa-la"]


def test_a_ward_is_not_called_quiet_while_its_news_may_stand_in_a_file_with_errors(
    builder: Builder, project: Project
) -> None:
    project.write("content/2025/cu.md", article("Tin cũ", date="08/07/2025", ward="ben-thanh-26743-2025"))
    assert codes(builder, project) == ["site.yaml lau-khong-co-tin"]
    project.write("content/2026/moi.md", article("Tin mới", date="08/05/2026", categry="tin-tuc", category=""))
    assert codes(builder, project) == ["moi.md khoa-la"]


def test_the_files_of_a_site_with_errors_are_each_counted_once(builder: Builder, project: Project) -> None:
    project.write("content/pages/gioi-thieu.md", "---\ntitel: Giới thiệu\n---\n\nXem [kia](khong-co.md).\n")
    project.write(BROKEN, article("Sơ kết", "Xem [kia](khong-co.md).", category="khong-co"))
    told = builder.run(project, "check")
    assert "từ chối 2" in told.out.splitlines()[-1]
    assert len(told.errors) == 4
