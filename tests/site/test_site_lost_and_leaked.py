"""Short versions of long trials: nothing half-saved is published, nothing hidden is seen, no article is lost by its title."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.factories import bare_project
from tests.site.building import Builder
from tests.site.embargo import Secret, leaks, run_embargo
from tests.site.saving import run_saving
from tests.site.titles import run_titles

pytestmark = pytest.mark.slow


def test_an_editor_who_never_stops_saving_gets_no_half_article_and_no_half_file_published(
    tmp_path: Path, builder: Builder
) -> None:
    assert run_saving(3, 7, tmp_path, builder) == []


def test_words_of_hidden_articles_are_in_no_byte_and_no_name_of_the_site(tmp_path: Path, builder: Builder) -> None:
    assert run_embargo(20, 12, tmp_path, builder) == []


def test_the_search_for_leaks_sees_names_and_bytes(tmp_path: Path) -> None:
    project = bare_project(tmp_path)
    project.write("output/anh/zqlo-1.png", b"x")
    project.write("output/tin.html", b"... ZQRO ...")
    secrets = [Secret(mark, 1, frozenset()) for mark in ("zqlo", "zqro", "zqkin")]
    assert {mark for mark, _ in leaks(project.output, secrets)} == {"zqlo", "zqro"}


def test_articles_of_almost_the_same_title_are_all_accounted_for_and_published_once_the_cures_are_followed(
    tmp_path: Path, builder: Builder
) -> None:
    assert run_titles(12, 13, tmp_path, builder) == []
