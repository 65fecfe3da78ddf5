"""Editions with figures, and what open data plans for them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from plugins.assembly.build import Session
from plugins.assembly.settings import BuildSettings
from plugins.domain.observation import Observation
from plugins.domain.period import Period
from plugins.domain.quantity import Quantity
from plugins.domain.source import Source, TextQuote
from plugins.edition import Article, Body, Edition, FigureKey
from plugins.opendata.outputs import add_pages
from plugins.registries import Registries, load_registries
from plugins.vietnamese.timezone import VIETNAM
from tests.factories import NOW, bare_project, seed_project


@dataclass
class Shelf:
    """Takes what is planned and makes it when asked; the part of a Press that open data uses."""

    files: dict[str, Callable[[], bytes | Path]] = field(default_factory=dict)
    inputs: dict[str, list[str]] = field(default_factory=dict)
    views: dict[str, Callable[[], Any]] = field(default_factory=dict)
    changed: dict[str, date | None] = field(default_factory=dict)

    def file(
        self, path: str, owner: str, inputs: Iterable[str], make: Callable[[], bytes | Path], *, shared: str = ""
    ) -> None:
        self.files[path] = make
        self.inputs[path] = list(inputs)

    def page(
        self, address: str, owner: str, inputs: Iterable[str], view: Callable[[], Any], changed: date | None = None
    ) -> None:
        self.views[address] = view
        self.inputs[address] = list(inputs)
        self.changed[address] = changed

    def bytes_of(self, name: str) -> bytes:
        """The bytes of a file in /du-lieu/."""
        made = self.files[f"du-lieu/{name}"]()
        return made.read_bytes() if isinstance(made, Path) else made

    def json(self, name: str) -> Any:
        """A JSON file, with every digit of its numbers."""
        return json.loads(self.bytes_of(name), parse_float=Decimal, parse_int=Decimal)

    def csv(self, name: str) -> list[dict[str, str]]:
        """A strict CSV file as it stands."""
        text = self.bytes_of(name).decode()
        return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def shelve(edition: Edition, folder: Path | None = None, version: str = "") -> Shelf:
    """Plan the open data of an edition."""
    shelf = Shelf()
    add_pages(edition, shelf, folder, version)  # type: ignore[arg-type]  # bodies and pictures are never asked for
    return shelf


@pytest.fixture(scope="session")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    """The open data of the repository's one real report."""
    folder = tmp_path_factory.mktemp("seed")
    project = seed_project(folder / "project")
    settings = BuildSettings(root=project.root, now=datetime.fromisoformat(NOW), jobs=1)
    session = Session(settings, lambda what, done, total: None)
    return shelve(session.read(), folder / "spool")


@pytest.fixture(scope="session")
def registries(tmp_path_factory: pytest.TempPathFactory) -> Registries:
    """Small registries."""
    loaded = load_registries(bare_project(tmp_path_factory.mktemp("small") / "project").root / "content/data")
    assert isinstance(loaded, Registries)
    return loaded


def figure(stated: str = "627 suất quà", number: str = "627", **parts: Any) -> Observation:
    """A figure of the gifts of a ward in the first half of 2020; `parts` replace what is named."""
    quantity = parts.pop("quantity", None) or Quantity(stated, Decimal(number), unit="suất quà")
    ward = parts.pop("ward", "cau-ong-lanh-26752")
    source = Source("content/a.md", "/tin/2020/07/a/", parts.pop("anchor", "so-lieu-1"), TextQuote(stated, stated))
    return Observation("suat_qua", ward, parts.pop("period", Period.half(2020, 1)), quantity, source, **parts)


def telling(
    *figures: Observation, path: str = "content/a.md", day: int = 8, **parts: Any
) -> tuple[Article, tuple[Observation, ...]]:
    """An article with its figures."""
    article = Article(
        path=path,
        url=parts.pop("url", f"/tin/2020/07/{Path(path).stem}/"),
        title=parts.pop("title", "Phường trao quà"),
        moment=datetime(2020, 7, day, tzinfo=VIETNAM),
        has_time=False,
        category="tin-tuc",
        slug="a",
        excerpt=parts.pop("excerpt", "Tóm tắt"),
        content="",
        card=parts.pop("card", "card"),
        figures_digest=repr(figures),
        wards=("cau-ong-lanh-26752",),
        figures=tuple(map(FigureKey.of, figures)),
        **parts,
    )
    return article, figures


@dataclass
class Small:
    """Makes small editions; `read` lists the articles whose figures were read, in order."""

    registries: Registries
    read: list[str] = field(default_factory=list)

    def __call__(self, *told: tuple[Article, tuple[Observation, ...]]) -> Edition:
        figures = {article.path: seen for article, seen in told}

        def observations_of(article: Article) -> tuple[Observation, ...]:
            self.read.append(article.path)
            return figures[article.path]

        articles = tuple(sorted((a for a, _ in told), key=lambda article: article.moment, reverse=True))
        now = datetime.fromisoformat(NOW)
        return Edition(
            self.registries, articles, (), (), now, observations_of, lambda article: Body("", ""), lambda article: ""
        )


@pytest.fixture
def edition(registries: Registries) -> Small:
    """Makes small editions."""
    return Small(registries)
