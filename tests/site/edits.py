"""A small site that random editors work on: every step is an edit of a kind that real sites see."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from PIL import Image

from plugins.vietnamese.timezone import VIETNAM
from tests.factories import Project, article, bare_project, claim

_WORDS = ["khu phố", "tổ dân phố", "hội nghị", "an sinh", "chăm lo", "vận động", "thăm hỏi", "tuyên truyền", "ra quân"]
_WARDS = ["cau-ong-lanh-26752", "nguyen-cu-trinh-26758"]
_STATUSES = ["published", "published", "draft", "withdrawn"]


@dataclass
class Page:
    """An article as its editors know it."""

    name: str
    title: str
    day: date
    words: str
    ward: str
    gifts: int
    poor: int
    tags: str = ""
    status: str = "published"
    linked: str = ""
    picture: str = ""

    def text(self) -> str:
        """The file."""
        body = f"Tin về {self.words}. Phường trao {self.gifts} suất quà và còn {self.poor} hộ nghèo."
        if self.linked:
            body += f"\n\nXem [bài trước]({self.linked}.md)."
        if self.picture:
            body += f"\n\n![Bà con trong khu phố nhận quà]({self.picture})"
        metrics = claim("suat_qua", f"{self.gifts} suất quà") + "\n" + claim("ho_ngheo", f"{self.poor} hộ nghèo")
        keys = {"date": f"{self.day:%d/%m/%Y}", "ward": self.ward, "period": f"{self.day.year}-H1"}
        return article(self.title, body, metrics=metrics, tags=self.tags, status=self.status, **keys)


@dataclass
class Desk:
    """The editors' desk: a project, the articles in it, the clock, and what has been done so far."""

    project: Project
    chance: random.Random
    now: datetime = datetime(2021, 1, 1, 8, tzinfo=VIETNAM)
    pages: dict[str, Page] = field(default_factory=dict)
    log: list[str] = field(default_factory=list)
    made: int = 0

    @classmethod
    def open(cls, root: Path, chance: random.Random, articles: int = 5) -> Desk:
        """A new project with a few articles."""
        desk = cls(bare_project(root), chance)
        for _ in range(articles):
            desk.add()
        return desk

    def edit(self) -> None:
        """Do one thing at random."""
        steps: list[Callable[[], None]] = [
            *(self.body, self.title, self.tag, self.date, self.metric, self.add, self.delete, self.rename),
            *(self.status, self.link, self.picture, self.template, self.style, self.setting, self.registry, self.clock),
        ]
        step = self.chance.choice(steps)
        step()
        self.log.append(step.__name__)

    def _any(self) -> Page:
        if not self.pages:
            self.add()
        return self.chance.choice(list(self.pages.values()))

    def _phrase(self) -> str:
        return " ".join(self.chance.choices(_WORDS, k=3))

    def _save(self, page: Page) -> None:
        self.pages[page.name] = page
        self.project.write(f"content/2020/{page.name}.md", page.text())

    def add(self) -> None:
        """Write an article."""
        self.made += 1
        day = date(2020, 1, 1) + timedelta(days=self.chance.randrange(420))
        ward = self.chance.choice(_WARDS)
        gifts, poor = self.chance.randrange(10, 900), self.chance.randrange(10, 900)
        title = f"Tin số {self.made} về {self._phrase()}"
        self._save(Page(f"bai-{self.made}", title, day, self._phrase(), ward, gifts, poor))

    def body(self) -> None:
        """Change what an article says."""
        page = self._any()
        page.words = self._phrase()
        self._save(page)

    def title(self) -> None:
        """Change a title, and with it the address."""
        page = self._any()
        page.title = f"{page.title} {self.chance.choice(_WORDS)}"
        self._save(page)

    def tag(self) -> None:
        """Tag or untag."""
        page = self._any()
        page.tags = "" if page.tags else "an-sinh"
        self._save(page)

    def date(self) -> None:
        """Move an article in time, perhaps beyond the clock."""
        page = self._any()
        page.day += timedelta(days=self.chance.randrange(-200, 200))
        self._save(page)

    def metric(self) -> None:
        """Correct a figure, in the text and in the claim."""
        page = self._any()
        page.gifts += self.chance.randrange(1, 50)
        self._save(page)

    def delete(self) -> None:
        """Delete an article."""
        if len(self.pages) > 2:
            page = self._any()
            del self.pages[page.name]
            self.project.delete(f"content/2020/{page.name}.md")

    def rename(self) -> None:
        """Give a file another name; the address stays, since it comes from the title."""
        page = self._any()
        del self.pages[page.name]
        self.project.delete(f"content/2020/{page.name}.md")
        page.name += "-moi"
        self._save(page)

    def status(self) -> None:
        """Publish, unpublish or withdraw."""
        page = self._any()
        page.status = self.chance.choice(_STATUSES)
        self._save(page)

    def link(self) -> None:
        """Link to another article, or take the link away; it may lead to one that is not out."""
        page, other = self._any(), self._any()
        page.linked = "" if page.linked or other is page else other.name
        self._save(page)

    def picture(self) -> None:
        """Put another picture under an article."""
        page = self._any()
        page.picture = page.picture or f"anh-{page.name}.png"
        colour = (self.chance.randrange(256), self.chance.randrange(256), self.chance.randrange(256))
        self.project.write(f"content/images/{page.picture}", png(colour))
        self._save(page)

    def template(self) -> None:
        """Change a template."""
        path = "theme/templates/layouts/base.html"
        mark = f"<!-- mẫu {self.chance.randrange(10**6)} -->"
        self.project.write(path, self.project.read(path).replace("</body>", f"{mark}</body>"))

    def style(self) -> None:
        """Change a style."""
        path = "theme/styles/base.css"
        self.project.write(path, f"{self.project.read(path)}\n.moi-{self.chance.randrange(10**6)} {{ margin: 0; }}\n")

    def setting(self) -> None:
        """Rename the site."""
        text = self.project.read("content/data/site.yaml").split("\n", 1)[1]
        self.project.write("content/data/site.yaml", f"name: Cổng phường {self.chance.randrange(1000)}\n{text}")

    def registry(self) -> None:
        """Change what an indicator is called."""
        text = self.project.read("content/data/indicators.yaml")
        old, new = ("Suất quà", "Quà tặng") if "label: Suất quà" in text else ("Quà tặng", "Suất quà")
        self.project.write("content/data/indicators.yaml", text.replace(f"label: {old}", f"label: {new}"))

    def clock(self) -> None:
        """Let time pass, so that scheduled articles become due."""
        self.now += timedelta(days=self.chance.randrange(1, 40))


def png(colour: tuple[int, int, int], size: int = 48) -> bytes:
    """A small picture of one colour."""
    file = io.BytesIO()
    Image.new("RGB", (size, size), colour).save(file, "PNG")
    return file.getvalue()
