"""A small site that random editors work on: every step is an edit of a kind that real sites see."""

from __future__ import annotations

import io
import os
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from PIL import Image

from plugins.vietnamese.timezone import VIETNAM
from tests.factories import Project, article, bare_project, claim

_WORDS = ["khu phố", "tổ dân phố", "hội nghị", "an sinh", "chăm lo", "vận động", "thăm hỏi", "tuyên truyền", "ra quân"]
_WARDS = ["cau-ong-lanh-26752", "nguyen-cu-trinh-26758"]
_CONSTANTS = [
    ("plugins/assembly/compiling.py", "EXCERPT", [60, 80, 200]),
    ("plugins/newsroom/listings.py", "PAGE_SIZE", [2, 3, 20]),
    ("plugins/newsroom/related.py", "RELATED", [1, 2, 4]),
]
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
    leads: bool = False
    attached: str = ""
    category: str = "tin-tuc"
    summary: str = ""
    corrected: str = ""

    def text(self) -> str:
        """The file."""
        body = f"Tin về {self.words}. Phường trao {self.gifts} suất quà và còn {self.poor} hộ nghèo."
        if self.linked:
            body += f"\n\nXem [bài trước]({self.linked}.md)."
        if self.picture:
            body += f"\n\n![Bà con trong khu phố nhận quà]({self.picture})"
        if self.attached:
            body += f"\n\nTải [văn bản]({self.attached})."
        metrics = claim("suat_qua", f"{self.gifts} suất quà") + "\n" + claim("ho_ngheo", f"{self.poor} hộ nghèo")
        keys = {
            **{"date": f"{self.day:%d/%m/%Y}", "ward": self.ward, "period": f"{self.day.year}-H1"},
            **{"category": self.category, "summary": self.summary, "tags": self.tags, "status": self.status},
        }
        if self.picture and self.leads:
            keys |= {"image": self.picture, "image_alt": "Bà con trong khu phố nhận quà"}
        if self.corrected:
            later = self.day + timedelta(days=1)
            keys["changes"] = f"\n  - date: {later:%d/%m/%Y}\n    kind: correction\n    note: {self.corrected}"
        return article(self.title, body, metrics=metrics, **keys)


@dataclass
class Desk:
    """The editors' desk: a project, the articles in it, the clock, and what has been done so far.

    A project that holds the code that builds it has that edited too; `new_code` counts how often.
    """

    project: Project
    chance: random.Random
    now: datetime = datetime(2021, 1, 1, 8, tzinfo=VIETNAM)
    pages: dict[str, Page] = field(default_factory=dict)
    log: list[str] = field(default_factory=list)
    made: int = 0
    new_code: int = 0

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
            *(self.ward, self.category, self.summary, self.correction, self.lead, self.notes, self.attachment),
            *(self.standing, self.redirect, self.menu, self.unit, self.touch, self.clock_back, self.asset),
        ]
        if (self.project.root / "plugins").exists():
            steps += [self.plugin] * (len(steps) // 3)
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

    def clock_back(self) -> None:
        """Set a clock that was wrong back, so that what is out already becomes scheduled again."""
        self.now -= timedelta(days=self.chance.randrange(1, 40))

    def ward(self) -> None:
        """Say that an article is about another ward."""
        page = self._any()
        page.ward = next(ward for ward in _WARDS if ward != page.ward)
        self._save(page)

    def category(self) -> None:
        """Put an article into another category."""
        page = self._any()
        page.category = "bao-cao" if page.category == "tin-tuc" else "tin-tuc"
        self._save(page)

    def summary(self) -> None:
        """Write a summary, or take it away."""
        page = self._any()
        page.summary = "" if page.summary else f"Tóm tắt về {self._phrase()}"
        self._save(page)

    def correction(self) -> None:
        """Note a correction, or take the note away."""
        page = self._any()
        page.corrected = "" if page.corrected else f"Sửa chỗ {self._phrase()}"
        self._save(page)

    def lead(self) -> None:
        """Show a picture on top too."""
        page = self._any()
        page.leads = not page.leads
        self._save(page)

    def notes(self) -> None:
        """Note what pictures show, in the file beside them."""
        names = sorted(page.picture for page in self.pages.values() if page.picture)
        text = "".join(f"{name}:\n  chú thích: Cảnh {self._phrase()}\n" for name in names)
        self.project.write("content/images/ảnh.yaml", text)

    def attachment(self) -> None:
        """Attach a file to an article, or other bytes under the same name."""
        page = self._any()
        page.attached = page.attached or f"van-ban-{page.name}.pdf"
        self.project.write(f"content/2020/{page.attached}", b"%%PDF-1.4 %d" % self.chance.randrange(10**9))
        self._save(page)

    def standing(self) -> None:
        """Write a standing page anew, or remove it."""
        path = f"content/pages/trang-{self.chance.randrange(2)}.md"
        if (self.project.root / path).exists() and self.chance.random() < 0.4:
            self.project.delete(path)
        else:
            title = f"Giới thiệu {path[-4]}"
            self.project.write(path, f"---\ntitle: {title}\n---\n\nTrang về {self._phrase()}.\n")

    def redirect(self) -> None:
        """Lead an old address to one that stays, or to another one than before."""
        number, new = self.chance.randrange(3), self.chance.choice(["/", "/don-vi/", "/du-lieu/"])
        path = "content/data/redirects.yaml"
        lines = self.project.read(path).splitlines() if (self.project.root / path).exists() else []
        kept = [line for line in lines if not line.startswith(f"/cu-{number}/")]
        self.project.write(path, "".join(f"{line}\n" for line in [*kept, f"/cu-{number}/: {new}"]))

    def menu(self) -> None:
        """Put an entry into the main menu, or take it out."""
        text, entry = self.project.read("content/data/site.yaml"), "- label: Dữ liệu\n  address: /du-lieu/\n"
        self.project.write("content/data/site.yaml", text.replace(entry, "") if entry in text else text + entry)

    def unit(self) -> None:
        """Correct what a unit is called."""
        text = self.project.read("content/data/wards.csv")
        old, new = ("Nguyễn Cư Trinh", "Nguyễn Thái Bình")[:: self.chance.choice([1, -1])]
        self.project.write("content/data/wards.csv", text.replace(old, new))

    def touch(self) -> None:
        """Save a file as it is: only its time is new."""
        path = self.project.root / f"content/2020/{self._any().name}.md"
        path.write_bytes(path.read_bytes())
        os.utime(path, (self.chance.randrange(10**9), self.chance.randrange(10**9)))

    def asset(self) -> None:
        """Put another file of any kind into the theme, which every page shows."""
        path, mark = "theme/templates/layouts/base.html", '{{ asset("con-dau.jpg") }}'
        self.project.write("theme/static/con-dau.jpg", b"%d" % self.chance.randrange(10**9))
        if mark not in (text := self.project.read(path)):
            self.project.write(path, text.replace("</body>", f"<!-- {mark} --></body>"))

    def plugin(self) -> None:
        """Change the code: how much of a text stands on cards, how many articles on a page, how many are called related."""
        path, name, values = self.chance.choice(_CONSTANTS)
        pattern = rf"^{name} = \d+"
        text, count = re.subn(pattern, f"{name} = {self.chance.choice(values)}", self.project.read(path), flags=re.M)
        assert count == 1, f"{path} has no {name}"
        self.project.write(path, text)
        self.new_code += 1


def png(colour: tuple[int, int, int], size: int = 48) -> bytes:
    """A small picture of one colour."""
    file = io.BytesIO()
    Image.new("RGB", (size, size), colour).save(file, "PNG")
    return file.getvalue()
