"""What the texts of the front matter mean: dates, slugs, registry ids, claims; every reason why they mean nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from plugins.domain.document import Change, ChangeKind, Claim, Written
from plugins.domain.issue import Issue, Place
from plugins.domain.period import Period, PeriodError
from plugins.frontmatter.known import Known
from plugins.frontmatter.nearness import nearest
from plugins.frontmatter.shape import Entry
from plugins.frontmatter.tree import Text
from plugins.vietnamese.dates import DateError, Moment, read_date, read_period
from plugins.vietnamese.folding import slugify
from plugins.vietnamese.formatting import format_date

SLUG: Final = re.compile(r"[a-z0-9-]{1,80}")
# Words that are addresses of their own where articles are listed, or that servers and systems take for themselves.
RESERVED: Final = frozenset({"index", "trang", "feed", "404", "con", "prn", "aux", "nul"})


class Meanings:
    """Reads the meaning of one file's entry; collects every issue."""

    def __init__(self, path: str, known: Known) -> None:
        self.path = path
        self.known = known
        self.issues: list[Issue] = []

    def place(self, node: Text | Entry) -> Place:
        """Where a node stands."""
        return Place(self.path, node.line, node.column)

    def complain(self, code: str, node: Text | Entry, problem: str, cure: str) -> None:
        """Add an error at a node."""
        self.issues.append(Issue(code, self.place(node), problem, cure))

    def moment(self, node: Text | None) -> Moment | None:
        """The article's date."""
        if node is None:
            return None
        try:
            return read_date(node.text)
        except DateError as error:
            self.complain("ngay-sai", node, error.problem, error.cure)
            return None

    def category(self, node: Text | None) -> str:
        """The category's id, "" when unknown."""
        if node is None:
            return ""
        found = self.known.category(node.text)
        if found is None and len(several := _several(node.text, self.known.category)) > 1:
            problem = f"bài chỉ thuộc một chuyên mục, ở đây ghi {len(several)}"
            self.complain("chuyen-muc-la", node, problem, f"giữ lại một: {' hoặc '.join(several)}")
        elif found is None:
            self._unknown("chuyen-muc-la", node, "chuyên mục", self.known.categories)
        return found or ""

    def tags(self, nodes: list[Text]) -> tuple[str, ...]:
        """The tags' ids, each once, in the order written."""
        found: dict[str, None] = {}
        for node in nodes:
            tag = self.known.tag(node.text)
            if tag is None and len(several := _several(node.text, self.known.tag)) > 1:
                problem = f"các thẻ trong “{node.text[:60]}” không ngăn nhau bằng dấu phẩy"
                self.complain("the-la", node, problem, f"viết “tags: [{', '.join(several)}]”")
            elif tag is None:
                self._unknown("the-la", node, "thẻ", self.known.tags)
            else:
                found[tag] = None
        return tuple(found)

    def _unknown(self, code: str, node: Text, what: str, names: Mapping[str, str]) -> None:
        words = [word for pair in names.items() for word in pair]
        guess = nearest(node.text, words)
        listed = ", ".join(list(names)[:12]) + ("…" if len(names) > 12 else "")
        cure = f"có phải “{guess}”?" if guess else f"chọn một trong: {listed}, hoặc thêm vào content/data/site.yaml"
        self.complain(code, node, f"không có {what} “{node.text[:60]}”", cure)

    def wards(self, nodes: list[Text], day: date | None) -> tuple[str, ...]:
        """The wards' ids, each once; each must exist on the day."""
        found: dict[str, None] = {}
        for node in self._joined(nodes):
            if self._ward(node, day):
                found[node.text] = None
        return tuple(found)

    def _joined(self, nodes: list[Text]) -> list[Text]:
        """The nodes, or all in one where they are a ward's name and the district behind a comma: "P. 1, Q. 3"."""
        if len(nodes) < 2 or any(self.known.wards.get(node.text) for node in nodes):
            return nodes
        whole = ", ".join(node.text for node in nodes)
        return [Text(whole, nodes[0].line, nodes[0].column)] if self.known.wards.by_name(whole) else nodes

    def _ward(self, node: Text, day: date | None) -> bool:
        ward = self.known.wards.get(node.text)
        several = (
            [part for part in re.split(r"[\s,;/]+", node.text) if self.known.wards.get(part)] if ward is None else []
        )
        if len(several) > 1:
            problem = f"các đơn vị trong “{node.text[:60]}” không ngăn nhau bằng dấu phẩy"
            self.complain("phuong-la", node, problem, f"viết “ward: [{', '.join(several)}]”")
            return False
        if ward is None:
            guesses = self.known.ward_guesses(node.text, day)
            asked = " hay ".join(f"“{guess}”" for guess in guesses)
            cure = f"có phải {asked}?" if guesses else "tìm mã đơn vị trong content/data/wards.csv"
            self.complain("phuong-la", node, f"không có đơn vị “{node.text[:60]}”", cure)
            return False
        if day is not None and (reason := self.known.fate(ward, day)):
            instead = " hoặc ".join(self.known.on_day(ward, day))
            cure = f"ghi {instead}, hoặc xem lại ngày của bài" if instead else "xem lại ngày của bài hoặc mã đơn vị"
            self.complain("phuong-het-hieu-luc", node, reason, cure)
            return False
        return True

    def period(self, node: Text | None, day: date | None) -> Period | None:
        """The default period of the metrics; a text without a year takes the article's."""
        if node is None:
            return None
        try:
            return read_period(node.text, day.year if day else None)
        except PeriodError as error:
            self.complain("ky-sai", node, error.problem, error.cure)
            return None

    def slug(self, node: Text | None, title: Text | None) -> str:
        """The article's slug: the one written, else made of the title; "" when there is none to be had."""
        if node is not None:
            slug = node.text.strip()
            if not SLUG.fullmatch(slug) or not slug.strip("-"):
                better = slugify(slug)
                cure = f"viết “{better}”" if better else "xóa dòng slug để trang tự đặt theo tiêu đề"
                self.complain("slug-sai", node, "slug chỉ gồm chữ thường không dấu, số và gạch nối, dài 1–80", cure)
                return ""
        elif title is None:
            return ""
        else:
            node, slug = title, slugify(title.text)
            if not slug:
                cure = "thêm chữ vào tiêu đề, hoặc thêm dòng slug, ví dụ “slug: thong-bao-1”"
                self.complain("slug-rong", title, "tiêu đề không có chữ nào để đặt địa chỉ cho bài", cure)
        if slug in RESERVED:
            self.complain("slug-danh-rieng", node, f"địa chỉ “{slug}” dành riêng cho trang", f"viết “slug: {slug}-1”")
            return ""
        return slug

    def claims(self, entries: list[Entry]) -> tuple[Claim, ...]:
        """The metrics as written; indicators and wards are looked up, nothing else is judged here.

        An entry with an error is left out: what else it says cannot be judged before it is mended.
        """
        claims = []
        for entry in entries:
            indicator = entry.texts.get("indicator")
            if indicator is not None and indicator.text not in self.known.indicators:
                self._unknown_indicator(indicator)
                continue
            if indicator is None or not entry.sound:
                continue
            written = {
                name: Written(node.text, Place(self.path, node.line, node.column))
                for name, node in entry.texts.items()
                if name != "indicator"
            }
            claims.append(Claim(Written(indicator.text, self.place(indicator)), self.place(entry), **written))
        return tuple(claims)

    def _unknown_indicator(self, node: Text) -> None:
        names = self.known.indicators
        guess = nearest(node.text, [*names, *names.values()], 0.7)
        if guess is not None and guess not in names:
            guess = next(known for known, name in names.items() if name == guess)
        cure = f"có phải “{guess}” ({names[guess]})?" if guess else "xem danh sách ở content/data/indicators.yaml"
        self.complain("chi-tieu-la", node, f"không có chỉ tiêu “{node.text[:60]}”", cure)

    def changes(self, entries: list[Entry], published: date | None) -> tuple[Change, ...]:
        """The public notes on changes, oldest first as written; none can be older than the article."""
        changes = []
        for entry in entries:
            texts = entry.texts
            if not {"date", "kind", "note"} <= texts.keys():
                continue  # already reported as missing
            try:
                day = read_date(texts["date"].text).day
            except DateError as error:
                self.complain("ngay-sai", texts["date"], error.problem, error.cure)
                continue
            if published is not None and day < published:
                problem = f"đính chính ngày {format_date(day)} trước ngày của bài {format_date(published)}"
                self.complain("ngay-sai", texts["date"], problem, "xem lại ngày đính chính, hoặc date của bài")
            changes.append(Change(day, ChangeKind(texts["kind"].text), texts["note"].text, self.place(texts["date"])))
        return tuple(changes)


def _several(text: str, find: Callable[[str], str | None]) -> list[str]:
    """The ids of several tags or categories that were written as one text; empty when a part is unknown."""
    for separator in (r"[,;|/\[\]()]", r"[#,;|/\s\[\]()]"):
        parts = [part.strip() for part in re.split(separator, text) if part.strip()]
        found = [known for part in parts if (known := find(part)) is not None]
        if len(found) == len(parts):
            return found
    return []
