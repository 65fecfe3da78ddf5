"""Addresses never change: an old one leads to the new one, and whatever stands in the list never ends a build badly."""

from __future__ import annotations

import pytest

from tests.factories import Project, article
from tests.site.building import Builder

LIST = "content/data/redirects.yaml"


def test_an_old_address_leads_to_the_new_one(project: Project, builder: Builder) -> None:
    project.write(LIST, "/tin-cu/: /tin/2020/07/tin-thu-hai/\n")
    builder.build(project)
    page = project.page("/tin-cu/")
    assert "/tin/2020/07/tin-thu-hai/" in page
    assert "Tin thứ hai" in page
    assert "noindex" in page
    assert "tin-cu" not in (project.output / "sitemap.xml").read_text(encoding="utf-8")


def test_an_address_that_changes_with_a_title_is_pointed_out_once(project: Project, builder: Builder) -> None:
    project.write("content/2020/tin.md", article("Tên khác hẳn", "Chuyện.", date="09/07/2020"))
    told = builder.build(project)
    assert "/tin/2020/07/tin-thu-hai/" in told.out


@pytest.mark.parametrize(
    "line",
    [
        "/../ra-ngoai/: /",
        "/Tin-Cu/: /",
        "/tin cũ/: /",
        "/a//b/: /",
        "//: /",
        "/index/..%2f/: /",
        "- a",
        "/a/: [b]",
        ": :",
    ],
)
def test_a_line_that_cannot_be_an_address_is_a_message_and_not_a_fall(
    project: Project, builder: Builder, line: str
) -> None:
    before = project.tree()
    project.write(LIST, f"{line}\n")
    told = builder.run(project)
    assert told.code in (0, 1, 2), told.err
    if told.code:
        assert LIST in told.out
        assert project.tree() == before
