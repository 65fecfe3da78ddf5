"""What the engine promises of whole builds, tried by doing to its inputs and outputs whatever people and machines do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.factories import Project, article
from tests.site.building import Builder


def test_a_clock_set_back_takes_what_is_not_due_yet_off_the_site_again(project: Project, builder: Builder) -> None:
    project.write("content/2020/hen.md", article("Tin hẹn giờ", date="2026-07-01 08:00"))
    early = builder.build(project)
    before = project.tree()
    builder.build(project, now="2026-08-01T08:00:00+07:00")
    assert project.tree() != before
    assert builder.build(project).out.splitlines()[:-1] == early.out.splitlines()[:-1]
    assert project.tree() == before


@pytest.mark.parametrize("linked", ["styles/base.css", "styles", "templates/layouts", "static"])
def test_a_theme_that_lies_elsewhere_behind_links_is_an_input_too(
    project: Project, builder: Builder, tmp_path: Path, linked: str
) -> None:
    project.write("theme/static/con-dau.jpg", b"first")
    project.edit("theme/templates/layouts/base.html", "</body>", '{{ asset("con-dau.jpg") }}</body>')
    place = project.root / "theme" / linked
    place.symlink_to(place.rename(tmp_path / "elsewhere"))
    os.utime(place, (0, 0), follow_symlinks=False)  # a link made this moment would prove nothing
    builder.build(project)
    told = builder.build(project)
    assert "Không có gì thay đổi" in told.out, "else the next build proves nothing"
    place = place if place.is_dir() else place.parent
    for name in ("base.css", "base.html", "con-dau.jpg"):
        if (place / name).exists():
            (place / name).write_bytes((place / name).read_bytes() + b"\n/* new */ .new { margin: 0 }")
    builder.build(project)
    changed = project.tree()
    builder.build(project, fresh=True)
    assert project.tree() == changed
