"""Trials of titles: whatever N articles are called, N are accounted for, and following the cures publishes all N."""

from __future__ import annotations

import random
import re
import shutil
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup

from plugins.assembly.build import Session
from plugins.domain.issue import Issue, Severity
from plugins.frontmatter.cleaning import clean_body
from plugins.vietnamese.folding import fold
from tests.factories import NOW, Project, article, bare_project
from tests.site.building import Builder
from tests.site.press import QuickPress

BLOCK = 50  # sets that share a project, one after the other
WRITTEN = 20  # every so many-th set is written and read back, the others are planned
_ROUNDS = 6
_BASES = ("Tin má", "Hội nghị sơ kết", "Đại hội Đảng bộ phường", "Lễ ra quân 2020", "Chăm lo hộ nghèo", "???", "index")
_UNSEEN = "\u200b\u200d\u2060\ufeff\u00ad\u202e\u2066"
_ALIKE = str.maketrans("aeopcx", "аеорсх")  # Cyrillic
_LATIN = str.maketrans("аеорсхАЕОРСХ", "aeopcxAEOPCX")
_TONES = str.maketrans("áàộếềảã", "àáồềếãả")
_MARKS = ["", "", "", " (1)", "!", " – lần hai", "…", " 🎉", " ", "/../..", "<b>", ": a: b", '"', " #1", "\\"]
_CURE = re.compile("slug: ([a-z0-9-]+)")


@dataclass(slots=True)
class Piece:
    """An article of a set; `slug` is empty until a cure asks for one."""

    path: str
    title: str
    date: str
    status: str
    slug: str = ""

    def save(self, project: Project) -> None:
        """Write the file."""
        quoted = "'" + self.title.replace("'", "''") + "'"
        text = article(quoted, "Chữ.", date=self.date, status=self.status, slug=self.slug)
        project.write(self.path, text)


def run_titles(count: int, seed: int, folder: Path, builder: Builder) -> list[str]:
    """Read `count` sets of titles that hardly differ; return a line for each article that was lost or mistaken.

    `builder` is not asked: these builds happen in this process.
    """
    found: list[str] = []
    for first in range(0, count, BLOCK):
        root = folder / f"block-{first}"
        press = QuickPress(bare_project(root), NOW)
        for number in range(first, min(first + BLOCK, count)):
            pieces = _pieces(random.Random(seed * 1_000_003 + number))
            told = _set(press, pieces, written=number % WRITTEN == 0)
            found += [f"set {number}, {[piece.title for piece in pieces]}: {line}" for line in told]
            for piece in pieces:
                press.project.delete(piece.path)
        shutil.rmtree(root)
    return found


def _pieces(chance: random.Random) -> list[Piece]:
    pieces: dict[str, Piece] = {}
    base = chance.choice(_BASES)
    for number in range(chance.randrange(2, 9)):
        title = _varied(base, chance)
        name = re.sub(r"[\x00-\x1f/\\]", "", title)[:40].strip(". ~") if chance.random() < 0.5 else ""
        path = f"content/2020/{name}.md" if name and "$" not in name else f"content/2020/bai-{number}.md"
        day = f"{chance.choice(['08', '09', '31'])}/{chance.choice(['07', '08'])}/2020"
        pieces[path] = Piece(path, title, day, chance.choice(["", "", "", "nháp", "gỡ"]))
    return list(pieces.values())


def _varied(title: str, chance: random.Random) -> str:
    """The title with up to three small differences, seen or unseen."""
    for _ in range(chance.randrange(4)):
        at = chance.randrange(len(title) + 1)
        title = chance.choice(
            [
                title.translate(_TONES),
                unicodedata.normalize("NFD", title),
                fold(title),
                title.upper(),
                title.title(),
                title.translate(_ALIKE),
                title[:at] + chance.choice(_UNSEEN) + title[at:],
                title.replace(" ", "  "),
                title.replace(" ", "\u00a0"),
                title + chance.choice(_MARKS),
                title * chance.choice((1, 30)),
            ]
        )
    return title


def _set(press: QuickPress, pieces: list[Piece], *, written: bool) -> list[str]:
    """Follow the cures until nothing is wrong; returns what was lost on the way."""
    errors: list[Issue] = []
    for _ in range(_ROUNDS):
        for piece in pieces:
            piece.save(press.project)
        session = press.read()
        errors = _errors(session.issues)
        if lost := _unaccounted(session, pieces, errors):
            return lost
        if not errors:
            session = press.plan()
            errors = _errors(press.commit(session).issues if written else session.issues)
        if not errors:
            return _published(press, session, pieces, written=written)
        for issue in errors:
            _follow(issue, pieces)
    return [f"still wrong after {_ROUNDS} rounds of cures: {errors[0]}"]


def _errors(issues: list[Issue]) -> list[Issue]:
    return [issue for issue in issues if issue.severity is Severity.ERROR]


def _unaccounted(session: Session, pieces: list[Piece], errors: list[Issue]) -> list[str]:
    """Each article is read or refused with a reason, and no two that were read share an address unnoticed."""
    counts = session.result().counts  # asserts that its classes add up to what was found
    refused = {issue.place.path for issue in errors}
    read = session.gathered.articles
    found = [f"{piece.path}: lost" for piece in pieces if piece.path not in read and piece.path not in refused]
    addresses = Counter(one.url for one in read.values())
    named = {place.path for issue in errors for place in (issue.place, *issue.also)}
    found += [
        f"{one.path}: shares {one.url}" for one in read.values() if addresses[one.url] > 1 and one.path not in named
    ]
    if counts["tìm thấy"] != len(pieces) + 4:
        found.append(f"{counts['tìm thấy']} files found")
    return found


def _follow(issue: Issue, pieces: list[Piece]) -> None:
    """Do as the message says, as an editor would who does nothing else."""
    [piece] = [one for one in pieces if one.path == issue.place.path]
    if suggested := _CURE.search(issue.cure):
        piece.slug = suggested[1]
    elif "slug" in issue.cure:
        piece.slug = f"bai-{pieces.index(piece)}"
    else:  # a sign that nobody sees, a letter of another alphabet, a pictograph
        title = clean_body(piece.title, piece.path, 1)[0].translate(_LATIN)
        piece.title = "".join(sign for sign in title if sign <= "\uffff")


def _published(press: QuickPress, session: Session, pieces: list[Piece], *, written: bool) -> list[str]:
    """Every article that is not a draft has a page of its own; where the site is written, under its own title."""
    read = session.gathered.articles
    out = [piece for piece in pieces if piece.status != "nháp"]
    paths = {piece.path: f"{read[piece.path].url[1:]}index.html" for piece in out}
    found = [f"{path}: no page" for path in paths.values() if session.site_plan.plan.get(path) is None]
    if len(set(paths.values())) != len(out):
        found.append("two articles at one address")
    if not written or found:
        return found
    for piece in (one for one in out if not one.status):
        page = BeautifulSoup((press.project.output / paths[piece.path]).read_text(encoding="utf-8"), "html.parser")
        heading = page.h1.get_text() if page.h1 else ""
        if heading.split() != unicodedata.normalize("NFC", piece.title).split():
            found.append(f"{piece.path}: titled {heading!r}")
    return found
