"""Trials of the embargo: a word that stands only in what is not out must be in no byte of the site.

Each block of sites begins with the same articles published, which shows that the word can be found wherever they put
it; then they are hidden in ever new ways, and it must be gone from bytes and names alike.
"""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from tests.factories import NOW, Project, article, bare_project, claim
from tests.site.building import Builder
from tests.site.edits import png
from tests.site.press import QuickPress

BLOCK = 50  # sites that share what is public
_STATUSES = ("nháp", "draft", "Bản nháp", "NHÁP", "gỡ", "withdrawn")
_WARD, _INDICATOR, _TAG = "nguyen-cu-trinh-26758", "giao_quan", "so-lieu-minh-hoa"  # of hidden articles alone


@dataclass(frozen=True, slots=True)
class Secret:
    """An article that must not be seen. `mark` is a word that nothing else holds; `places` are where it stands."""

    mark: str
    number: int
    places: frozenset[str]

    @property
    def name(self) -> str:
        """The path of the source, without its suffix."""
        return f"content/2020/{self.mark if 'file' in self.places else f'tin-{self.number}'}"

    def write(self, project: Project, *, status: str = "", date: str = "08/07/2020") -> None:
        """Save the article with its picture, the note on it, and its attachment."""
        here = self.places.__contains__
        mark = self.mark
        body = [f"Chuyện {mark} của khu phố." if here("body") else "Chuyện của khu phố."]
        body += [f"## Mục {mark}", f"| {mark} | b |\n|---|---|\n| a | {mark} |", f"`{mark}` và <!-- {mark} -->"]
        body.append(f"Giao {self.number} thanh niên, theo [tệp {mark}]({mark}.pdf).")
        if here("picture"):
            body.append(f'![Bà con {mark} họp tổ]({mark}.png "{mark}")')
            project.write(f"content/2020/{mark}.png", png((self.number % 256, 90, 60), 16))
        project.write(f"content/2020/{mark}.pdf", f"%PDF-1.4 {mark}")
        hidden_address = status not in ("gỡ", "withdrawn")  # the address of a withdrawn article stays
        keys = {
            "summary": f"Tóm tắt {mark}" if here("summary") else "",
            "author": f"Nguyễn {mark}" if here("author") else "",
            "tags": _TAG if here("tag") else "",
            "slug": f"bai-{mark if hidden_address and here('slug') else self.number}",
            "ward": _WARD,
            "period": "2020-H1",
            "status": status,
            "date": date,
        }
        if here("change") and hidden_address:
            note = f"changes:\n  - date: 08/07/2020\n    kind: correction\n    note: Sửa {mark}"
            keys["period"] += f"\n{note}"
        title = f"Tin {mark} số {self.number}" if here("title") else f"Tin số {self.number}"
        metrics = claim(_INDICATOR, f"{self.number} thanh niên", note=f"Ghi chú {mark}")
        project.write(f"{self.name}.md", article(title, "\n\n".join(body), metrics=metrics, **keys))


def run_embargo(count: int, seed: int, folder: Path, builder: Builder) -> list[str]:
    """Build `count` random sites with hidden articles; return a line for each word that got out.

    `builder` is not asked: these builds happen in this process.
    """
    found: list[str] = []
    for first in range(0, count, BLOCK):
        root = folder / f"block-{first}"
        found += _block(min(BLOCK, count - first), random.Random(seed * 1_000_003 + first), root)
        shutil.rmtree(root)
    return found


def _block(count: int, chance: random.Random, root: Path) -> list[str]:
    project = bare_project(root)
    press = QuickPress(project, NOW)
    for number in range(chance.randrange(1, 4)):
        words = f"Phường trao {627 + number} suất quà."
        keys = {"ward": "cau-ong-lanh-26752", "period": "2020-H1", "tags": chance.choice(["an-sinh", ""])}
        project.write(
            f"content/2020/chung-{number}.md",
            article(f"Tin chung {number}", words, metrics=claim("suat_qua", f"{627 + number} suất quà"), **keys),
        )
    secrets = [_secret(chance, number) for number in range(chance.randrange(1, 5))]
    for secret in secrets:
        secret.write(project)
    found = [] if not press.build().has_errors else ["the public site of a block does not build"]
    unseen = {secret.mark for secret in secrets} - {mark for mark, _ in leaks(project.output, secrets)}
    found += [f"{mark}: published, yet not found: the search for it proves nothing" for mark in unseen]
    for _ in range(count):
        ways = [_hide(secret, project, chance, press.now) for secret in secrets]
        if press.build().has_errors:
            found.append(f"a site with {ways} does not build")
        found += [f"{mark} in {path} with {ways}" for mark, path in leaks(project.output, secrets)]
    return found


def _secret(chance: random.Random, number: int) -> Secret:
    mark = "zq" + "".join(chance.choices("bcdghklmnprstvx", k=10))
    places = ["title", "summary", "author", "body", "picture", "tag", "slug", "change", "file"]
    return Secret(
        mark, 7000 + 10 * number + chance.randrange(10), frozenset(p for p in places if chance.random() < 0.6)
    )


def _hide(secret: Secret, project: Project, chance: random.Random, now: datetime) -> str:
    """Make a draft of it, schedule it, or withdraw it; returns how."""
    if chance.random() < 0.4:
        later = now + timedelta(seconds=chance.choice([60, 3600, 86_400, 300 * 86_400]))
        date = f"{later:%Y-%m-%d %H:%M}"
        secret.write(project, date=date)
        text = project.read(f"{secret.name}.md").replace(_WARD, "ben-thanh-26743-2025")  # the ward of that day
        text = text.replace("- date: 08/07/2020", f"- date: {later:%d/%m/%Y}")  # no correction comes before its article
        project.write(f"{secret.name}.md", text.replace("note: Sửa", "note: Sửa trước"))
        return f"date {date}"
    status = chance.choice(_STATUSES)
    secret.write(project, status=status)
    return status


def leaks(output: Path, secrets: list[Secret]) -> list[tuple[str, str]]:
    """Every mark that stands in a file or in its name, and the pages of what only hidden articles speak of."""
    found = []
    for path in sorted(output.rglob("*")):
        name = path.relative_to(output).as_posix()
        content = path.read_bytes().lower() if path.is_file() else b""
        found += [(one.mark, name) for one in secrets if one.mark in name or one.mark.encode() in content]
        if name in (f"don-vi/{_WARD}/thanh-tich", f"chi-tieu/{_INDICATOR}", f"chu-de/{_TAG}"):
            found.append((name, name))
    return found
