"""Ten ordinary slips in one site: each gives one clear message or simply works, and no article is lost."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable

import pytest

from tests.factories import Project, article, claim
from tests.site.building import Builder, Told

FIGURE = {"metrics": claim("suat_qua", "627 suất quà"), "ward": "cau-ong-lanh-26752", "period": "2020-H1"}
BODY = "Trao 627 suất quà, đạt 36.26%."

SLIPS = {
    "dau-hai-cham": (article("Hội nghị: sơ kết: lần hai"), None),
    "ngay-ngan": (article("Ngày ngắn", date="7/8/2020"), None),
    "go-nham-khoa": (article("Gõ nhầm", Statuss="draft"), (5, "khoa-la", "“status”")),
    "phim-tab": (article("Phím tab").replace("date:", "\tdate:"), (3, "thut-tab", "--fix")),
    "gach-thua": (article("Gạch thừa").replace("---\n", "--- \n", 1), None),
    "khoa-lap": (article("Khóa lặp").replace("category:", "title: Lần hai\ncategory:"), (4, "khoa-trung", "")),
    "phuong-la": (article("Phường lạ", ward="cau-ong-lanh-26751"), (5, "phuong-la", "“cau-ong-lanh-26752”")),
    "phuong-het": (
        article("Phường hết hiệu lực", ward="cau-ong-lanh-26752", date="08/07/2026"),
        (5, "phuong-het-hieu-luc", "ben-thanh-26743-2025"),
    ),
    "cham-thap-phan": (
        article(
            "Chấm thập phân", BODY, **{**FIGURE, "metrics": claim("suat_qua", "627 suất quà", attainment="36.26%")}
        ),
        (10, "ty-le-khong-doc-duoc", "36,26"),
    ),
    "thieu-tieu-de": (article("", "Không có tiêu đề."), (2, "thieu-khoa", "title")),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, builder: Builder) -> Told:
    """What `build` says about a site of slips."""
    from tests.factories import bare_project

    project = bare_project(tmp_path_factory.mktemp("slips") / "project")
    for name, (text, _) in SLIPS.items():
        project.write(f"content/2020/{name}.md", text)
    return builder.run(project)


def complaints(told: Told) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for line in told.issues:
        found[line.partition(".md:")[0].removeprefix("content/2020/")].append(line)
    return found


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_gives_one_message_at_its_line_with_a_cure_or_simply_works(told: Told, name: str) -> None:
    expected = SLIPS[name][1]
    said = complaints(told).get(name, [])
    if expected is None:
        assert said == []
        return
    line, code, cure = expected
    assert len(said) == 1, said
    assert re.match(rf"content/2020/{name}\.md:{line}(:\d+)?: LỖI \[{code}\] ", said[0]), said
    assert cure in said[0].partition("cách sửa: ")[2]


def test_every_file_found_is_accounted_for_in_the_last_line(told: Told) -> None:
    assert told.code == 1
    last = told.out.strip().splitlines()[-1]
    counts = {
        name: int(count) for name, count in re.findall(r"([^\W\d][^,.:]*?) (\d+)(?=[,.])", last.partition("Tệp: ")[2])
    }
    assert counts.pop("tìm thấy") == sum(counts.values()) == len(SLIPS) + 4
    assert counts == {"danh mục": 4, "từ chối": 7, "đăng": 3}


def test_what_simply_works_is_built_as_it_was_meant(fresh: Callable[[], Project], builder: Builder) -> None:
    project = fresh()
    for name, (text, expected) in SLIPS.items():
        if expected is None:
            project.write(f"content/2020/{name}.md", text)
    told = builder.build(project)
    assert told.issues == []
    assert "Hội nghị: sơ kết: lần hai" in project.page("/tin/2020/07/hoi-nghi-so-ket-lan-hai/")
    assert 'datetime="2020-08-07"' in project.page("/tin/2020/08/ngay-ngan/")
    assert "Gạch thừa" in project.page("/tin/2020/07/gach-thua/")
    assert "tìm thấy 7, danh mục 4, đăng 3." in told.out
