"""A site of hostile articles, built in one go: what is refused is refused with a place, what is taken is harmless."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

from bs4 import BeautifulSoup

from tests.factories import bare_project
from tests.fuzz.hostile import hostile_articles
from tests.fuzz.scanning import dangers, page_dangers
from tests.site.building import Builder

_ERROR = re.compile(r"(content/[^:]+):\d+:\d+: LỖI \[[a-z-]+\] .+ \| cách sửa: .+")


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
    refused = {line.split(":")[0] for line in errors}
    for path in refused & articles.keys():
        (project.root / path).unlink()
    told = builder.run(project)
    if told.code == 1 and all("[the-thieu-ky-tu]" in line for line in told.errors):
        # found only when cards are drawn: letters that the typeface of the cards lacks
        late = {line.split(": LỖI")[0] for line in told.errors}
        for path in late:
            (project.root / path).unlink()
        refused |= late
        told = builder.run(project)
    if told.code != 0:
        found.append(f"what was taken does not build: exit {told.code} {told.out[-300:]} {told.err[-300:]}")
        return found
    found += _dangerous_files(project.output)
    whole = "\n".join(_bodies(project.output, found))
    for path in articles.keys() - refused:
        words = articles[path].last
        if words and words not in whole:
            found.append(f"{path}: the end of the article is missing")
    return found


def _dangerous_files(output: Path) -> list[str]:
    """Pages that run or fetch what is not ours, feeds whose articles do, and data files that do not parse."""
    found = []
    for path in sorted(output.rglob("*")):
        name = path.relative_to(output)
        if path.suffix == ".html":
            found += [f"{name}: {danger}" for danger in page_dangers(path.read_text(encoding="utf-8"))]
        elif path.suffix == ".json":
            json.loads(path.read_bytes())
        elif path.suffix == ".xml":
            for element in ElementTree.fromstring(path.read_bytes()).iter():  # our own file
                if element.get("type") == "html":  # elsewhere Atom holds text
                    found += [f"{name}: {danger}" for danger in page_dangers(element.text or "")]
    return found


def _bodies(output: Path, found: list[str]) -> list[str]:
    """The visible text of every article's body; adds what could run, load or phone home to `found`."""
    texts = []
    for page in sorted((output / "tin").rglob("*.html")):
        body = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser").select_one(".cp-prose")
        if body is not None:
            found += [f"{page.relative_to(output)}: {danger}" for danger in dangers(body.decode_contents())]
            texts.append(body.get_text(" "))
    return texts
