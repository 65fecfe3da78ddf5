"""What did not come along: counts on both sides, everything left behind by name, and what the editor must look at."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Count:
    """One kind of thing: how many the file holds and how many the article has.

    `moved` of the file's became another kind of thing (a heading, the title) or were left out with a remark; it is
    negative for things made of others.
    """

    name: str
    in_file: int
    in_article: int
    moved: int = 0

    @property
    def equal(self) -> bool:
        """Whether nothing was lost or added."""
        return self.in_file == self.in_article + self.moved


@dataclass(frozen=True, slots=True)
class LossReport:
    """The account of one import.

    `lost` are things the article has no place for, with their number; `aside` are words of the file that are not in
    the article (letterhead, headers, comments); `remarks` say what was changed on the way; `questions` what a person
    must decide; `figures` are the proposed metrics: certain and doubtful.
    """

    source: str
    counts: tuple[Count, ...]
    lost: tuple[tuple[str, int], ...] = ()
    aside: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    figures: tuple[int, int] = (0, 0)

    @property
    def complete(self) -> bool:
        """Whether everything of the file is in the article."""
        return (
            not self.lost
            and not self.aside
            and all(count.in_file <= count.in_article + count.moved for count in self.counts)
        )

    def text(self) -> str:
        """The report as an editor reads it; ends with a line feed."""
        lines = [f"Đã nhập {self.source}", "", f"{'':<12}{'trong tệp':>12}{'trong bài':>12}"]
        lines += [f"{one.name:<12}{one.in_file:>12}{one.in_article:>12}{_mark(one)}" for one in self.counts]
        lines += _section("Không mang sang được:", [f"{number} {name}" for name, number in self.lost])
        lines += _section("Chữ có trong tệp mà không đưa vào bài:", self.aside)
        lines += _section("Đã chỉnh khi nhập:", self.remarks)
        certain, doubtful = self.figures
        lines += ["", f"Số liệu: ghi sẵn {certain}, để dạng câu hỏi (dòng # HỎI) {doubtful}."]
        lines += _section("Cần xem lại trước khi đăng:", self.questions)
        if self.complete:
            lines += ["", "Ngoài các chỗ đã nêu, mọi nội dung trong tệp đều vào bài."]
        return "\n".join(lines) + "\n"


def _mark(count: Count) -> str:
    if not count.equal:
        return "  ← khác nhau, xem lại"
    if count.moved > 0:
        return f"  ({count.moved} thành tiêu đề, đề mục, tác giả hoặc để riêng: xem dưới)"
    return f"  (thêm {-count.moved} từ đoạn văn)" if count.moved else ""


def _section(title: str, entries: list[str] | tuple[str, ...]) -> list[str]:
    return ["", title, *(f"  - {entry}" for entry in entries)] if entries else []
