"""Facts about `check`: it shows the place of each mistake, and `--fix` does what it has shown and nothing else."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from plugins.assembly.checking import apply_cures, find_cures
from plugins.assembly.console import print_issues
from plugins.assembly.excerpts import Excerpts, width
from plugins.domain.issue import Issue, Place, Severity
from tests.factories import NOW, ROOT, Project, article, bare_project

ARTICLE = "content/2020/a.md"
WRONG = article(statuss="draft")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(tmp_path)
    made.write(ARTICLE, WRONG)
    return made


def shown(project: Project, answer: bool | None = None) -> str:
    stream = io.StringIO()
    ask = None if answer is None else lambda question: answer
    apply_cures(project.root, list(find_cures(project.root)), stream, ask)
    return stream.getvalue()


def run_check(project: Project, *arguments: str) -> subprocess.CompletedProcess[str]:
    options = ", ".join(f"{name}={value}" for name, value in (argument.split("=") for argument in arguments))
    code = (  # a process of its own: the build forks, and a test run has threads
        "import sys; from pathlib import Path; from plugins.assembly.checking import check_and_fix; "
        f"sys.exit(check_and_fix(Path({str(project.root)!r}), {options}))"
    )
    environment = {**os.environ, "PYTHONUTF8": "1", "CONG_PHUONG_NOW": NOW}
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, input=""
    )


def test_a_cure_is_shown_as_a_difference_with_its_reason_before_it_is_made(project: Project) -> None:
    told = shown(project)
    assert f"Sẽ sửa {ARTICLE}: sửa tên khóa viết sai" in told
    assert told.index("-statuss: draft") < told.index("+status: draft") < told.index("Đã sửa 1 tệp.")
    assert project.read(ARTICLE) == WRONG.replace("statuss", "status")


def test_nothing_is_written_when_the_editor_says_no(project: Project) -> None:
    assert "Chưa sửa gì." in shown(project, answer=False)
    assert project.read(ARTICLE) == WRONG


def test_a_cured_file_keeps_its_permissions_and_leaves_no_other_file(project: Project) -> None:
    (project.root / ARTICLE).chmod(0o640)
    shown(project, answer=True)
    assert (project.root / ARTICLE).stat().st_mode & 0o777 == 0o640
    assert [path.name for path in (project.root / "content/2020").iterdir()] == ["a.md"]


def test_a_file_saved_after_it_was_looked_at_is_left_alone(project: Project) -> None:
    cures = list(find_cures(project.root))
    project.write(ARTICLE, WRONG + "thêm\n")
    stream = io.StringIO()
    assert apply_cures(project.root, cures, stream, None) == 0
    assert "vừa được lưu lại" in stream.getvalue()
    assert project.read(ARTICLE) == WRONG + "thêm\n"


def test_a_file_that_cannot_be_written_is_named_and_keeps_no_other_from_being_cured(project: Project) -> None:
    project.write("content/2020/b.md", WRONG)
    (project.root / f"{ARTICLE}.new").mkdir()  # stands where the cured file would be put together
    told = shown(project)
    assert f"Không sửa được {ARTICLE}: " in told and "rồi chạy lại lệnh này" in told and "Đã sửa 1 tệp." in told
    assert project.read(ARTICLE) == WRONG and project.read("content/2020/b.md") == WRONG.replace("statuss", "status")


def test_text_of_an_old_font_is_shown_beside_its_conversion(project: Project) -> None:
    project.write(ARTICLE, article(body="Héi nghÞ s¬ kÕt 2020"))
    told = shown(project)
    assert "-Héi nghÞ s¬ kÕt 2020\n+Hội nghị sơ kết 2020" in told


def test_unseen_signs_are_given_a_shape_in_the_difference(project: Project) -> None:
    project.write(ARTICLE, article(body="một\u200bhai"))
    assert "-một·hai\n+mộthai" in shown(project)


def test_a_change_that_nobody_can_see_is_said_in_words(project: Project) -> None:
    project.write(ARTICLE, article().replace("\n", "\r\n").encode())
    assert "(chỉ đổi những ký tự không nhìn thấy hoặc cách xuống dòng)" in shown(project)


def test_what_is_not_an_article_is_never_cured(project: Project) -> None:
    project.write(ARTICLE, article())
    project.write("content/data/site.yaml", "name: A\r\n")
    project.write("elsewhere.md", WRONG)
    (project.root / "content/2020/b.md").symlink_to(project.root / "elsewhere.md")
    assert list(find_cures(project.root)) == []
    assert "Không có chỗ nào máy tự sửa được." in shown(project)


def test_check_with_fix_cures_and_then_passes(tmp_path: Path) -> None:
    project = bare_project(tmp_path)
    project.write(ARTICLE, WRONG)
    before = run_check(project, "fix=False")
    assert before.returncode == 1, before.stderr
    assert f"{ARTICLE}:5:1: LỖI [khoa-la]" in before.stdout
    assert "     5 | statuss: draft\n       | ^\n" in before.stdout
    after = run_check(project, "fix=True", "form='json'")
    assert after.returncode == 0, after.stdout
    assert json.loads(after.stdout) == []
    assert "+status: draft" in after.stderr
    assert run_check(project, "fix=True", "form='xml'").returncode == 2


def test_check_hints_at_what_was_left_alone_for_long(tmp_path: Path) -> None:
    project = bare_project(tmp_path)
    project.write(ARTICLE, article(date="01/08/2025", ward="ben-thanh-26743-2025"))
    project.write("content/pages/a.md", "---\ntitle: Liên hệ\n---\nCập nhật ngày 01/02/2024.\n")
    told = run_check(project)
    assert told.returncode == 0, told.stdout + told.stderr
    assert "GỢI Ý [lau-khong-co-tin] phường Bến Thành chưa có tin mới từ ngày 01/8/2025" in told.stdout
    assert "content/pages/a.md: GỢI Ý [trang-cu] trang ghi cập nhật ngày 01/02/2024" in told.stdout
    assert "Cầu Ông Lãnh" not in told.stdout


def test_an_allowance_opens_an_article_and_its_end_closes_it_again(tmp_path: Path) -> None:
    project = bare_project(tmp_path)
    project.write(ARTICLE, article(body="Quỹ nhận tại STK 0071001234567."))
    assert run_check(project).returncode == 1
    project.write("content/data/publish.yaml", "allowed:\n- text: '0071001234567'\n  reason: tài khoản của quỹ\n")
    assert run_check(project).returncode == 0
    project.write("content/data/publish.yaml", "allowed: []\n")
    told = run_check(project)
    assert told.returncode == 1
    assert f"{ARTICLE}:7:18: LỖI [du-lieu-ca-nhan]" in told.stdout
    assert "0071001234567" not in told.stdout


def marked(path: Path, place: Place, **options: object) -> str:
    issue = Issue("ma", place, "sai", "sửa", **options)  # type: ignore[arg-type]
    stream = io.StringIO()
    print_issues([issue], stream=stream, excerpts=Excerpts(path))
    return stream.getvalue()


@pytest.mark.parametrize(
    ("line", "column", "under"),
    [
        ("Hội nghị", 5, "n"),
        ("Ho\u0323\u0302i nghi\u0323", 5, "n"),  # decomposed in the file, composed as editors count
        ("漢字 x", 4, "x"),
        ("\tx", 2, "x"),
        ("a\u200bx", 3, "x"),
        ("x" + "a" * 300 + "ý" + "b" * 300, 302, "ý"),
    ],
)
def test_the_caret_stands_under_the_sign(tmp_path: Path, line: str, column: int, under: str) -> None:
    (tmp_path / "a.md").write_text(line, encoding="utf-8")
    first, shown_line, caret = marked(tmp_path, Place("a.md", 1, column)).splitlines()
    assert first.startswith(f"a.md:1:{column}: LỖI [ma] sai")
    at = width(caret[: caret.index("^")])
    columns = [sign for sign in shown_line for _ in range(width(sign))]
    assert columns[at] == under
    assert len(shown_line) < 120


@examples(max_examples=60)
@given(st.text(max_size=40), st.integers(0, 60), st.integers(0, 4))
def test_an_excerpt_is_at_most_two_lines_whatever_the_text(
    tmp_path_factory: pytest.TempPathFactory, text: str, column: int, line: int
) -> None:
    folder = tmp_path_factory.mktemp("excerpt")
    (folder / "a.md").write_bytes(text.encode("utf-8", "replace"))
    lines = Excerpts(folder).of(Place("a.md", line, column))
    assert len(lines) <= 2
    assert all(len(one.splitlines()) == 1 for one in lines)


def test_both_places_of_a_contradiction_are_shown_and_none_for_a_whole_file(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("value: 627\nTrao 628 suất", encoding="utf-8")
    told = marked(tmp_path, Place("a.md", 1, 8), also=(Place("a.md", 2, 6),))
    assert "     1 | value: 627\n       |        ^\n" in told
    assert "       a.md:2:6:\n     2 | Trao 628 suất\n       |      ^\n" in told
    assert marked(tmp_path, Place("a.md")).count("\n") == 1
    assert marked(tmp_path, Place("missing.md", 3, 1)).count("\n") == 1
    assert "Trao" not in marked(tmp_path, Place("a.md", 1, 8), also=(Place("a.md", 2, 6),), severity=Severity.HINT)


def test_a_number_of_a_person_is_not_printed_in_full(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Gọi 0903 123 456 nhé", encoding="utf-8")
    stream = io.StringIO()
    print_issues([Issue("du-lieu-ca-nhan", Place("a.md", 1, 5), "x", "y")], stream=stream, excerpts=Excerpts(tmp_path))
    assert "0903 123 456" not in stream.getvalue()
    assert "Gọi 09" in stream.getvalue() and "       |     ^" in stream.getvalue()


def test_a_reader_that_has_seen_enough_of_the_list_gets_no_complaint(tmp_path: Path) -> None:
    project = bare_project(tmp_path / "project")
    project.write(ARTICLE, WRONG)
    code = "import pathlib, sys; from plugins.assembly.entry import check; sys.exit(check(pathlib.Path(sys.argv[1])))"
    command = [sys.executable, "-c", code, str(project.root)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout and running.stderr
        running.stdout.close()  # as `| head` does once it has its lines
        assert "pipe" not in running.stderr.read().lower()
    assert running.returncode == 1
