"""A site of hostile articles, built in one go: what is refused is refused with a place, what is taken is harmless."""

from __future__ import annotations

import json
import multiprocessing
import re
from collections.abc import Collection, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from bs4 import BeautifulSoup

from tests.factories import bare_project
from tests.fuzz.hostile import Hostile, hostile_articles
from tests.fuzz.scanning import dangers, dangers_of, page_dangers
from tests.site.building import Builder

_ERROR = re.compile(r"(content/[^:]+):\d+:\d+: LỖI \[[a-z-]+\] .+ \| cách sửa: .+")
_MARKS = re.compile(r"(?:DAU|CUOI)-\d+-\d+")
_MANY = 500  # files; fewer are not worth a second process


def run_hostile(count: int, seed: int, folder: Path, builder: Builder) -> list[str]:
    """Build `count` hostile articles, then those alone that were taken; return a line for each broken promise."""
    project = bare_project(folder / "site")
    articles = {f"content/2020/h{number:05d}.md": a for number, a in enumerate(hostile_articles(count, seed))}
    for path, article in articles.items():
        target = project.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(article.raw)
    told = builder.run(project)
    errors = [line for line in told.out.splitlines() if "LỖI [" in line]
    found = [f"no place or no cure: {line[:160]}" for line in errors if not _ERROR.match(line)]
    if told.code != 1 or "Traceback" in told.out + told.err:
        found.append(f"exit {told.code}: {told.err[-300:]}")
    refused = {line.split(":")[0] for line in errors} & articles.keys()
    for path in refused:
        (project.root / path).unlink()
    told = builder.run(project)
    if told.code != 0:
        found.append(f"what was taken does not build: exit {told.code} {told.out[-300:]} {told.err[-300:]}")
        return found
    files = sorted(path for path in project.output.rglob("*") if path.is_file())
    print(
        f"hostile: {len(errors)} errors in {len(refused)} files, {len(articles) - len(refused)} taken: {len(files)} files"
    )
    found += unharmed(project.output, files, {path: articles[path] for path in articles.keys() - refused})
    return found


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen in a file: dangers, and the marks of articles' beginnings and ends in the body it shows."""

    dangers: tuple[str, ...] = ()
    marks: frozenset[str] = frozenset()


def unharmed(output: Path, files: Collection[Path], taken: dict[str, Hostile]) -> list[str]:
    """Look through every file of the site; a line for each that is dangerous and each article that is not whole."""
    if len(files) < _MANY:
        seen = list(map(look_through, files))
    else:
        with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as pool:
            seen = list(pool.map(look_through, files, chunksize=50))
    found = [
        f"{path.relative_to(output)}: {one}" for path, seen_ in zip(files, seen, strict=True) for one in seen_.dangers
    ]
    marks = frozenset().union(*(one.marks for one in seen))
    for path, article in sorted(taken.items()):
        found += [f"{path}: {mark} is missing" for mark in (article.first, article.last) if mark and mark not in marks]
    return found


def look_through(path: Path) -> Seen:
    """What a page, a feed or a data file holds; files of data must parse."""
    if path.suffix == ".html":
        return _page(path.read_text(encoding="utf-8"))
    if path.suffix in (".json", ".webmanifest"):
        json.loads(path.read_bytes())
    elif path.suffix in (".xml", ".svg"):
        parts = ElementTree.fromstring(path.read_bytes()).iter()  # our own file
        return Seen(tuple(_in_feed(parts)))
    return Seen()


def _in_feed(elements: Iterable[ElementTree.Element]) -> Iterable[str]:
    for element in elements:
        if element.get("type") == "html":  # elsewhere Atom holds text
            yield from page_dangers(element.text or "")


def _page(html: str) -> Seen:
    page = BeautifulSoup(html, "html.parser")
    found = dangers_of(page)
    body = page.select_one(".cp-prose")
    if body is None:
        return Seen(tuple(found))
    found += dangers(body.decode_contents())
    return Seen(tuple(found), frozenset(_MARKS.findall(body.get_text(" "))))
