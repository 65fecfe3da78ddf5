"""Letters that share cards cannot show are found when an article or a registry is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.assembly.compiling import Compiler, Refused, SourceTask
from plugins.assembly.configuration import ConfigurationError, read_configuration
from plugins.domain.issue import Severity
from plugins.engine.store import Row
from plugins.registries import Registries, load_registries
from tests.factories import Project, article, bare_project, claim


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return bare_project(tmp_path / "project")


def compiled(project: Project, text: str, name: str = "2020/bai.md", *, standing: bool = False) -> object:
    project.write(f"content/{name}", text)
    registries = load_registries(project.root / "content/data")
    assert isinstance(registries, Registries)
    return Compiler(project.root, registries, "", project.root)(SourceTask(f"content/{name}", standing))


def reported(unit: str) -> str:
    return article(
        "Trao quà",
        f"Phường trao 627 {unit}, thu ngân sách hơn 4 tỷ đồng.",
        metrics=claim("suat_qua", f"627 {unit}"),
        ward="cau-ong-lanh-26752",
        period="2020-H1",
    )


@pytest.mark.parametrize("letter", ["ﬁ", "😀", "→", "а"])  # the last one is Cyrillic
def test_a_title_with_a_letter_no_card_shows_is_refused_at_its_line_and_column(project: Project, letter: str) -> None:
    result = compiled(project, article(f"Tin {letter}"))
    assert isinstance(result, Refused)
    (issue,) = result.issues
    assert (issue.code, issue.place.line, issue.place.column) == ("the-thieu-ky-tu", 2, 8)
    assert issue.problem.startswith(f"tiêu đề “Tin {letter}” có ký tự “{letter}” (U+{ord(letter):04X})")
    assert issue.cure


def test_a_figure_with_a_letter_no_card_shows_is_refused_where_the_metric_has_its_value(project: Project) -> None:
    result = compiled(project, reported("suất→quà"))
    assert isinstance(result, Refused)
    (issue,) = [issue for issue in result.issues if issue.code == "the-thieu-ky-tu"]
    assert project.read(issue.place.path).split("\n")[issue.place.line - 1][issue.place.column - 1 :] == "627 suất→quà"


def test_letters_outside_the_card_may_be_any(project: Project) -> None:
    result = compiled(project, reported("suất quà").replace("ngân sách", "ngân sách → 😀"))
    assert isinstance(result, Row)


def test_a_standing_page_has_no_card_and_may_have_any_title(project: Project) -> None:
    result = compiled(project, "---\ntitle: Giới thiệu →\n---\n\nMột câu.\n", "pages/gioi-thieu.md", standing=True)
    assert isinstance(result, Row)


def test_a_draft_is_only_warned(project: Project) -> None:
    result = compiled(project, article("Tin ﬁ", status="draft"))
    assert isinstance(result, Row)
    assert "the-thieu-ky-tu" in result.summary


@pytest.mark.parametrize(
    ("name", "old", "new", "line", "column"),
    [
        ("site.yaml", "short_name: Thử", "short_name: Thử ✓", 2, 13),
        ("site.yaml", "label: Báo cáo", "label: Báo cáo →", 12, 10),
        ("indicators.yaml", "label: Suất quà", "label: Suất quà →", 19, 10),
        ("wards.csv", "Phường Bến Thành,Bến Thành", "Phường Bến Thành ✓,Bến Thành ✓", 2, 1),
    ],
)
def test_a_registry_whose_words_no_card_shows_is_refused_at_their_line(
    project: Project, name: str, old: str, new: str, line: int, column: int
) -> None:
    project.edit(f"content/data/{name}", old, new)
    with pytest.raises(ConfigurationError) as caught:
        read_configuration(project.root)
    (issue,) = caught.value.issues
    assert (issue.code, issue.severity) == ("the-thieu-ky-tu", Severity.ERROR)
    assert (issue.place.path, issue.place.line, issue.place.column) == (f"content/data/{name}", line, column)
