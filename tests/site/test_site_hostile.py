"""Hostile articles in a real build; `inv trials` does the same with thousands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.factories import Project, article
from tests.fuzz.hostile import Hostile
from tests.fuzz.scanning import page_dangers
from tests.site.building import Builder
from tests.site.hostile_site import run_hostile, unharmed


def test_hostile_articles_are_refused_with_a_place_or_published_harmless_and_whole(
    tmp_path: Path, builder: Builder
) -> None:
    assert run_hostile(60, 3, tmp_path, builder) == []


@pytest.mark.parametrize(
    "html",
    [
        "<script>a</script>",
        "<script src=//evil.test/x.js></script>",
        "<p onclick=a>",
        "<p style=a>",
        "<img src=https://evil.test/p.gif>",
        "<img srcset='/a.png 1x, //evil.test/b.png 2x'>",
        "<link rel=stylesheet href=//evil.test/x.css>",
        "<a href='java&#10;script:alert(1)'>",
        "<form action=https://evil.test>",
        "<iframe src=/a>",
        "<base href=/a>",
    ],
)
def test_the_scanner_of_pages_sees_what_runs_or_fetches(html: str) -> None:
    assert page_dangers(f"<!DOCTYPE html><title>a</title>{html}")


def test_our_own_pages_pass_the_scanner(project: Project) -> None:
    assert [page_dangers(path.read_text(encoding="utf-8")) for path in project.output.rglob("*.html")].count([]) > 5
    assert not any(page_dangers(path.read_text(encoding="utf-8")) for path in project.output.rglob("*.html"))


def test_the_trial_notices_a_danger_in_any_page_and_an_article_that_lost_its_end(project: Project) -> None:
    page, lost = project.output / "tin/2020/07/tin-thu-hai/index.html", Hostile("tin.md", b"", "", "CUOI-1-7")
    text = page.read_text(encoding="utf-8").replace("khu phố", "CUOI-1-77 <b onclick=a>khu phố</b>")
    page.write_text(text, encoding="utf-8")
    found = unharmed(project.output, [page], {"content/2020/tin.md": lost})
    assert any("b[onclick]" in line for line in found)
    assert found[-1] == "content/2020/tin.md: CUOI-1-7 is missing"


def test_words_that_look_like_instructions_for_templates_stay_words(
    fresh: Callable[[], Project], builder: Builder
) -> None:
    project = fresh()
    words = "{{7*7}} {% include 'x' %} ${x} %(x)s {0}"
    project.write("content/2020/tin.md", article("{{7*7}} lần", words, slug="tin"))
    builder.build(project)
    page = project.page("/tin/2020/07/tin/")
    assert "{{7*7}} lần</h1>" in page and "${x} %(x)s {0}" in page


def test_the_sources_stay_at_home_whatever_pelican_is_told(project: Project, builder: Builder) -> None:
    before = project.tree()
    project.write(
        "pelicanconf.py", f"{project.read('pelicanconf.py')}\nOUTPUT_SOURCES = True\nOUTPUT_RETENTION = ['a']\n"
    )
    builder.build(project)
    assert project.tree() == before


def test_the_day_of_the_build_changes_nothing_by_itself(project: Project, builder: Builder) -> None:
    before = project.tree()
    builder.build(project, now="2026-06-02T23:59:00+07:00", fresh=True)
    assert project.tree() == before
