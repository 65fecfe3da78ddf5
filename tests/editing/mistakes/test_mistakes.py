"""The table of mistakes: each gets one message, at its place, with its cure; `--fix` cures what it may and nothing else."""

from __future__ import annotations

import io
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from plugins.assembly.checking import apply_cures, find_cures
from plugins.registries import load_registries
from tests.editing.mistakes import (
    article_mistakes,
    body_mistakes,
    colleague_mistakes,
    figure_mistakes,
    front_matter_mistakes,
    office_mistakes,
)
from tests.editing.mistakes.double_mistakes import MISTAKES as DOUBLE_MISTAKES
from tests.editing.mistakes.double_mistakes import DoubleMistake
from tests.editing.mistakes.mistake import GOOD, PICTURE, Mistake
from tests.editing.mistakes.registry_mistakes import MISTAKES as REGISTRY_MISTAKES
from tests.editing.mistakes.registry_mistakes import RegistryMistake
from tests.factories import ROOT, Project, article, bare_project
from tests.site.building import Builder

TABLES = (front_matter_mistakes, article_mistakes, figure_mistakes, body_mistakes, office_mistakes, colleague_mistakes)
MISTAKES: tuple[Mistake, ...] = tuple(mistake for table in TABLES for mistake in table.MISTAKES)
Said = dict[str, list[dict[str, Any]]]


def picture(kind: str) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (640, 480), (90, 120, 150)).save(stream, kind)
    return stream.getvalue()


def site_of_mistakes(root: Path) -> Project:
    """Every mistake in a folder of its own, beside one article without any."""
    project = bare_project(root)
    for name in ("trao-qua.jpg", "hoi-truong.jpg"):
        project.write(f"content/images/{name}", picture("JPEG"))
    project.write("content/2020/bai-truoc.md", article("Bài trước", "## Kết quả\n\nMột câu.", slug="bai-truoc"))
    project.write("content/2020/bai-nhap.md", article("Bài nháp", "Một câu.", slug="bai-nhap", status="draft"))
    project.write("content/2020/bieu-so-lieu.csv", "chỉ tiêu,kết quả\nhộ nghèo,12\n")
    project.write("content/2020/tot/bai.md", GOOD.replace("SLUG", "tot"))
    for mistake in MISTAKES:
        project.write(f"content/2020/{mistake.name}/bai.md", mistake.content)
        for name, content in mistake.files.items():
            project.write(f"content/2020/{mistake.name}/{name}", picture("PNG") if content == PICTURE else content)
    for double in DOUBLE_MISTAKES:
        project.write(f"content/2020/{double.name}/bai.md", double.content)
    return project


@pytest.fixture(scope="module")
def builder() -> Iterator[Builder]:
    with Builder() as made:
        yield made


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory, builder: Builder) -> tuple[Project, Said, str]:
    """The site, what `check` says of it by folder, and what it printed beside."""
    project = site_of_mistakes(tmp_path_factory.mktemp("mistakes") / "project")
    told = builder.run(project, "check", form="json")
    assert told.code == 1, told.err
    return project, by_folder(told.out), told.err


@pytest.fixture(scope="module")
def cured(checked: tuple[Project, Said, str], builder: Builder) -> tuple[Project, Said]:
    """The site after `--fix`, and what `check` says of it then."""
    project = checked[0]
    apply_cures(project.root, list(find_cures(project.root)), io.StringIO(), None)
    return project, by_folder(builder.run(project, "check", form="json").out)


def by_folder(out: str) -> Said:
    found: Said = defaultdict(list)
    for issue in json.loads(out):
        parts = issue["path"].split("/")
        found[parts[2] if len(parts) > 3 else ""].append(issue)
    return found


def test_the_table_holds_far_more_than_a_hundred_different_mistakes() -> None:
    assert len({mistake.name for mistake in MISTAKES}) == len(MISTAKES) >= 150
    assert len({mistake.content for mistake in MISTAKES if not mistake.files}) >= 140


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_gets_one_message_at_its_place_with_its_cure(
    mistake: Mistake, checked: tuple[Project, Said, str]
) -> None:
    [issue] = checked[1][mistake.name]
    path = issue["path"].removeprefix(f"content/2020/{mistake.name}/")
    assert (issue["code"], path, issue["line"], issue["column"]) == (mistake.code, *mistake.place), issue["problem"]
    assert mistake.cure in issue["cure"]
    assert "inv " not in issue["problem"] + issue["cure"]  # the handbook knows only run.py


def test_what_is_right_gets_no_message_and_nobody_sees_a_traceback(checked: tuple[Project, Said, str]) -> None:
    project, said, err = checked
    assert not said["tot"] and not said[""]
    assert "Traceback" not in err and not (project.root / ".cache" / "loi-phan-mem.txt").exists()


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_fix_cures_what_it_may_and_changes_nothing_else(mistake: Mistake, cured: tuple[Project, Said]) -> None:
    project, said = cured
    folder = project.root / "content/2020" / mistake.name
    assert (folder / "bai.md").read_bytes() == mistake.cured
    assert {path.name for path in folder.iterdir()} == {"bai.md", *mistake.files}
    assert bool(said[mistake.name]) == (mistake.fixed is None)


@pytest.mark.parametrize("mistake", DOUBLE_MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_in_the_front_matter_hides_none_behind_it_and_brings_none_with_it(
    mistake: DoubleMistake, checked: tuple[Project, Said, str]
) -> None:
    said, folder = checked[1][mistake.name], f"content/2020/{mistake.name}/"
    told = {issue["code"]: (issue["path"].removeprefix(folder), issue["line"], issue["column"]) for issue in said}
    assert told == mistake.told and len(said) == 2, [issue["problem"] for issue in said]


@pytest.mark.parametrize("mistake", DOUBLE_MISTAKES, ids=lambda mistake: mistake.name)
def test_fix_cures_one_of_two_mistakes_and_leaves_the_other(
    mistake: DoubleMistake, cured: tuple[Project, Said]
) -> None:
    project, said = cured
    assert (project.root / "content/2020" / mistake.name / "bai.md").read_bytes() == mistake.cured
    left = {mistake.second.code} if mistake.first.fixed is not None else {*mistake.told}
    assert {issue["code"] for issue in said[mistake.name]} == left


def test_a_message_that_offers_fix_is_cured_by_it() -> None:
    offered = {mistake.name for mistake in MISTAKES if "--fix" in mistake.cure}
    assert offered and offered <= {mistake.name for mistake in MISTAKES if mistake.fixed is not None}


@pytest.mark.parametrize("mistake", REGISTRY_MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_in_the_registries_gets_one_message_at_its_place(mistake: RegistryMistake, tmp_path: Path) -> None:
    project = bare_project(tmp_path / "project")
    project.write(f"content/data/{mistake.file}", mistake.content)
    issues = load_registries(project.root / "content/data")
    assert isinstance(issues, tuple)
    [issue] = issues
    assert (issue.code, issue.place.line, issue.place.column) == (mistake.code, *mistake.place), issue.problem
    assert mistake.cure in issue.cure


NEVER = (
    "/don-vi/cau-ong-lanh-26752-x/",
    "/chi-tieu/suat_quaa/",
    "/chu-de/an-sin/",
    "/chuyen-muc/the-thao/",
    "/luu-tru/20/",
)
PERHAPS = (
    "/don-vi/cau-ong-lanh-26752/thanh-tich/2020-h1/",
    "/chi-tieu/suat_qua/",
    "/chu-de/an-sinh/",
    "/luu-tru/2020/",
)


def test_lists_that_can_never_be_are_called_dead_even_while_a_file_has_errors(tmp_path: Path, builder: Builder) -> None:
    project = bare_project(tmp_path / "project")
    project.write("content/2020/hong.md", article("Bài hỏng", category="khong-co"))
    project.write("content/2020/lien-ket.md", article("Bài", " ".join(f"[x]({link})" for link in NEVER + PERHAPS)))
    issues = json.loads(builder.run(project, "check", form="json").out)
    dead = [issue["problem"].split()[-1] for issue in issues if issue["code"] == "lien-ket-hong"]
    assert sorted(dead) == sorted(NEVER)


def test_a_menu_entry_that_leads_nowhere_is_named_with_the_address_that_was_meant(
    tmp_path: Path, builder: Builder
) -> None:
    project = bare_project(tmp_path / "project")
    site = project.root / "content/data/site.yaml"
    site.write_text(site.read_text(encoding="utf-8").replace("address: /don-vi/", "address: /donvi/"), encoding="utf-8")
    project.write("content/2020/bai.md", article("Bài"))
    [issue] = [one for one in json.loads(builder.run(project, "check", form="json").out) if one["code"] == "menu-hong"]
    assert (issue["path"], issue["line"], issue["column"]) == ("content/data/site.yaml", 22, 12)
    assert issue["cure"] == "có phải /don-vi/?"


def test_a_copy_of_a_registry_that_nobody_reads_is_named(tmp_path: Path, builder: Builder) -> None:
    project = bare_project(tmp_path / "project")
    project.write("content/data/indicators (1).yaml", "x")
    [issue] = json.loads(builder.run(project, "check", form="json").out)
    assert (issue["code"], issue["path"]) == ("tep-ban-sao", "content/data/indicators (1).yaml")
    assert "chép nội dung vào tệp gốc" in issue["cure"]


def test_the_handbook_s_sample_of_a_text_gets_no_message(tmp_path: Path, builder: Builder) -> None:
    handbook = (ROOT / "docs/editors.vi.md").read_text(encoding="utf-8")
    body = handbook.partition("```markdown\n")[2].partition("```")[0]
    project = bare_project(tmp_path / "project")
    project.write("content/2026/2026-06-05-hop-dan/bai.md", article("Họp dân", date="05/05/2026"))
    project.write("content/2026/2026-06-20-bai/bai.md", article("Bài mẫu", body, date="20/05/2026"))
    project.write("content/2026/2026-06-20-bai/bieu-so-lieu.xlsx", b"PK\x03\x04")
    assert "## Đề mục" in body and json.loads(builder.run(project, "check", form="json").out) == []


def test_a_link_to_a_renamed_folder_is_answered_with_its_new_name(tmp_path: Path, builder: Builder) -> None:
    project = bare_project(tmp_path / "project")
    for name in ("2026-05-01-bau-cu", "2026-05-05-hop-dan-moi", "2026-05-09-tet"):
        project.write(f"content/2026/{name}/bai.md", article("Bài", slug=name, date="05/05/2026"))
    project.write(
        "content/2026/2026-05-20-x/bai.md", article("Bài x", "[x](../2026-05-05-hop-dan/bai.md)", date="20/05/2026")
    )
    [issue] = json.loads(builder.run(project, "check", form="json").out)
    assert (issue["code"], issue["cure"]) == ("lien-ket-hong", "có phải “../2026-05-05-hop-dan-moi/bai.md”?")


@pytest.mark.parametrize(
    ("redirects", "place", "cure"),
    [
        ("/cu/: /khong-co/\n", (1, 1), "chép lại địa chỉ"),
        ("/a/: /don-vi/\n/cu/: /cu/\n", (2, 1), "xóa dòng này"),
        ("/cu/: /moi/\n/moi/: /cu/\n", (1, 1), "xóa một trong các dòng"),
        ("/tin/2020/07/bai/: /don-vi/\n", (1, 1), "xóa dòng này, hoặc đổi slug"),
    ],
)
def test_a_redirect_that_leads_nowhere_gets_one_message_at_its_line(
    tmp_path: Path, builder: Builder, redirects: str, place: tuple[int, int], cure: str
) -> None:
    project = bare_project(tmp_path / "project")
    project.write("content/2020/bai.md", article("Bài", ward="cau-ong-lanh-26752"))
    project.write("content/data/redirects.yaml", redirects)
    [issue] = json.loads(builder.run(project, "check", form="json").out)
    assert (issue["code"], issue["line"], issue["column"]) == ("chuyen-huong-hong", *place)
    assert cure in issue["cure"]


def test_a_standing_page_at_an_address_of_the_site_s_own_or_of_another_is_told_at_its_place(
    tmp_path: Path, builder: Builder
) -> None:
    project = bare_project(tmp_path / "project")
    project.write("content/2020/bai.md", article("Bài", ward="cau-ong-lanh-26752"))
    for name, front in (("a", "title: A\nslug: don-vi"), ("b", "title: B"), ("c", "title: C\nslug: b")):
        project.write(f"content/pages/{name}.md", f"---\n{front}\n---\n\nMột câu.\n")
    issues = json.loads(builder.run(project, "check", form="json").out)
    told = {(issue["path"].removeprefix("content/pages/"), issue["line"], issue["code"]) for issue in issues}
    assert told == {("a.md", 3, "slug-danh-rieng"), ("c.md", 3, "slug-trung")} and len(issues) == 2
