"""Builders and built projects."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.factories import Project, article, bare_project, claim
from tests.site.building import Builder

FIGURES = "\n".join([claim("suat_qua", "627 suất quà"), claim("thu_ngan_sach", "hơn 4 tỷ đồng", attainment="36,26%")])


@pytest.fixture(scope="session")
def builder() -> Iterator[Builder]:
    """The process that builds."""
    with Builder() as running:
        yield running


@pytest.fixture(scope="session")
def built_base(tmp_path_factory: pytest.TempPathFactory, builder: Builder) -> Project:
    """A small project that has been built; tests take copies of it."""
    project = bare_project(tmp_path_factory.mktemp("base") / "project")
    project.write(
        "content/2020/so-ket.md",
        article(
            "Sơ kết 6 tháng",
            "Phường trao 627 suất quà. Thu ngân sách hơn 4 tỷ đồng – đạt 36,26%.",
            metrics=FIGURES,
            ward="cau-ong-lanh-26752",
            period="2020-H1",
            tags="an-sinh",
        ),
    )
    project.write("content/2020/tin.md", article("Tin thứ hai", "Chuyện thường ngày của khu phố.", date="09/07/2020"))
    builder.build(project)
    return project


@pytest.fixture
def project(tmp_path: Path, built_base: Project) -> Project:
    """A built copy of the small project, with the times of its files kept so that nothing need be read again."""
    root = tmp_path / "project"
    shutil.copytree(built_base.root, root, copy_function=shutil.copy2)
    return Project(root)


@pytest.fixture
def fresh(tmp_path: Path) -> Callable[[], Project]:
    """Makes empty projects."""
    made = iter(range(100))
    return lambda: bare_project(tmp_path / f"fresh-{next(made)}")
