"""The whole way of one report: file, blocks, meaning, article, account."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from plugins.domain.issue import Issue, Severity
from plugins.domain.system_error import reason
from plugins.editing.importing.article import Head, compose
from plugins.editing.importing.blocks import Block, Image, Table, block_text
from plugins.editing.importing.figures import entries_of
from plugins.editing.importing.guessing import guess_category, guess_day, guess_period, guess_wards
from plugins.editing.importing.inventory import Inventory
from plugins.editing.importing.isolation import RawPicture, take_apart_safely
from plugins.editing.importing.limits import Limits
from plugins.editing.importing.loss_report import Count, LossReport
from plugins.editing.importing.markdown import Written, write
from plugins.editing.importing.picture_files import PictureFiles, name_pictures, useful_alt
from plugins.editing.importing.reading_html import read_html
from plugins.editing.importing.recognition import Recognised, recognise
from plugins.editing.importing.refusal import Refused
from plugins.editing.importing.text_file import read_text
from plugins.editing.importing.tidying import tidy
from plugins.editing.placing import ARTICLE, folder_of, free_stem, slug_of
from plugins.editing.suggest import Proposal, suggest
from plugins.registries import Registries
from plugins.vietnamese.formatting import format_date

_OTHER_KINDS = {
    ".doc": "nhap-doc-cu",
    ".pdf": "nhap-pdf",
    **dict.fromkeys((".jpg", ".jpeg", ".png", ".heic", ".webp", ".gif", ".bmp", ".tif", ".tiff"), "nhap-anh"),
    **dict.fromkeys((".xlsx", ".xls", ".csv", ".ods"), "nhap-bang-tinh"),
}
_LONGEST_BODY = 200 * 1024  # bytes; the reader takes 256 KiB with the front matter


@dataclass(frozen=True, slots=True)
class Imported:
    """A report as an article: where it belongs (relative path), its text, its pictures and the account.

    `proposals` is what the assistant read in the words of the article, whether or not it became an entry.
    """

    path: str
    markdown: str
    pictures: tuple[tuple[str, bytes], ...]
    report: LossReport
    proposals: tuple[Proposal, ...]
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class _Source:
    blocks: list[Block]
    inventory: Inventory
    pictures: tuple[RawPicture, ...]
    remarks: tuple[str, ...]
    lost: dict[str, int]


def import_report(
    source: Path,
    *,
    registries: Registries,
    root: Path,
    today: date,
    category: str = "",
    ward: str = "",
    day: date | None = None,
    period: str = "",
    limits: Limits | None = None,
) -> Imported | Issue:
    """Read a .docx or .txt report; nothing is written. A file that cannot be taken gives the Issue that says why.

    `root` is the project, looked at only for a free folder name; `category`, `ward`, `day` and `period` overrule what
    the text suggests; `today` dates a report that names no day.
    """
    try:
        taken = _open(source, limits or Limits())
        names = [known.short_name for ward_id in registries.covered if (known := registries.wards.get(ward_id))]
        seen = recognise(taken.blocks, names)
        if not seen.title and not seen.blocks:
            raise Refused("nhap-tep-trong")
        return _article(source.name, taken, seen, registries, root, today, _Given(category, ward, day, period))
    except Refused as refused:
        return refused.issue(source.name)
    except OSError as error:
        return Refused("nhap-khong-mo-duoc", reason(error)).issue(source.name)


@dataclass(frozen=True, slots=True)
class _Given:
    category: str
    ward: str
    day: date | None
    period: str


def _open(source: Path, limits: Limits) -> _Source:
    suffix = source.suffix.lower()
    if source.is_dir():
        raise Refused("nhap-thu-muc")
    if not source.exists():
        raise Refused("nhap-khong-mo-duoc", _not_found(source))
    if source.name.startswith("~$"):
        raise Refused("nhap-tep-tam")
    if suffix not in (".docx", ".txt"):
        raise Refused(_OTHER_KINDS.get(suffix, "nhap-loai-la"))
    if source.stat().st_size > limits.file_bytes:
        raise Refused("nhap-qua-nang", f"{source.stat().st_size >> 20} MB")
    if suffix == ".txt":
        blocks, old = read_text(source.read_bytes())
        remarks: tuple[str, ...] = (f"chữ ở bảng mã cũ {old} đã đổi sang Unicode",) if old else ()
        tidied, fonts = tidy(blocks)
        return _Source(tidied, Inventory(paragraphs=len(blocks)), (), remarks, {})
    parts = take_apart_safely(source, limits)
    blocks, losses = read_html(parts.html)
    tidied, fonts = tidy(blocks)
    remarks = tuple(f"chữ phông {name} đã đổi sang Unicode" for name in parts.inventory.fonts)
    remarks += tuple(f"chữ bảng mã cũ {name} đã đổi sang Unicode" for name in fonts if not parts.inventory.fonts)
    return _Source(tidied, parts.inventory, parts.pictures, remarks, losses.counts)


def _not_found(source: Path) -> str:
    """That there is no such file, and the report beside whose name is nearest."""
    try:
        beside = [one.name for one in source.parent.iterdir() if one.suffix.lower() in (".docx", ".txt", ".doc")]
    except OSError:
        return "không tìm thấy"
    stems = {name.rpartition(".")[0].lower(): name for name in sorted(beside)}
    near = get_close_matches(source.name.rpartition(".")[0].lower() or source.name.lower(), stems, 1)
    return f"không tìm thấy; có phải “{stems[near[0]]}”?" if near else "không tìm thấy"


def _article(
    name: str, taken: _Source, seen: Recognised, registries: Registries, root: Path, today: date, given: _Given
) -> Imported:
    body_words = [block_text(block) for block in seen.blocks]
    stated_day = guess_day([*body_words[:4], *seen.letterhead, seen.title, *body_words[4:]], today)
    day = given.day or stated_day or today
    title = seen.title or _title_from(body_words, name)
    stem = free_stem(root, day, title)
    pictures = name_pictures(taken.pictures, stem)
    written = write([_with_useful_alt(block) for block in seen.blocks], pictures.names)
    if len(written.text.encode()) > _LONGEST_BODY:
        raise Refused("nhap-bai-qua-dai")
    wards, questions = _wards(title, "\n".join(body_words), registries, day, given.ward)
    period = given.period or _code(guess_period([title, *body_words], day))
    head = Head(
        title=title,
        date=day.strftime("%d/%m/%Y"),
        category=given.category or guess_category(title, "\n".join(body_words[:6]), registries),
        wards=wards,
        period=period,
        slug=slug_of(stem, title),
        author=seen.author,
        questions=tuple(questions),
    )
    prose = prose_of(title, seen.blocks)
    proposals = suggest(
        prose, indicators=registries.indicators, wards=registries.wards, date=day, default_period=period or None
    )
    entries = entries_of(proposals, prose, registries, period, wards)
    if not wards:
        entries = [replace(entry, doubt=entry.doubt or "khai báo phường của bài trước") for entry in entries]
    path = f"{folder_of(day, stem)}/{ARTICLE}"
    composed = compose(head, entries, written.text, path, registries)
    doubtful = sum(1 for entry in composed.entries if entry.doubt)
    if not given.day and stated_day is None:
        questions.append("bài không ghi ngày tháng năm, đã tạm lấy ngày hôm nay")
    if not seen.title:
        questions.append("không thấy tiêu đề trong tệp, đã lấy câu đầu")
    questions += [
        f"{issue.problem}: {issue.cure}" for issue in composed.trial.issues if issue.severity is Severity.ERROR
    ]
    questions += _picture_questions(written, composed.text)
    report = _report(name, taken, seen, written, pictures, questions, (len(composed.entries) - doubtful, doubtful))
    used = {pictures.names[number] for number in written.pictures}
    files = tuple((file, content) for file, content in pictures.files if file in used)
    return Imported(path, composed.text, files, report, tuple(proposals), composed.trial.issues)


def prose_of(title: str, blocks: Sequence[Block]) -> str:
    """The words of an article as the assistant reads them: the title, then a line a block, table rows with bars."""
    return "\n".join([title, *map(block_text, blocks)]) if title else "\n".join(map(block_text, blocks))


def _title_from(words: list[str], name: str) -> str:
    first = next((text for text in words if text), Path(name).stem)
    return first if len(first) <= 120 else first[:120].rsplit(" ", 1)[0] + "…"


def _with_useful_alt(block: Block) -> Block:
    if isinstance(block, Table):
        return block
    inlines = tuple(
        replace(part, alt=useful_alt(part.alt)) if isinstance(part, Image) else part for part in block.inlines
    )
    return replace(block, inlines=inlines)


def _code(period: object) -> str:
    return str(period) if period is not None else ""


def _wards(title: str, body: str, registries: Registries, day: date, given: str) -> tuple[tuple[str, ...], list[str]]:
    """The article's wards, and what to ask about them."""
    if given:
        return (given,), []
    named, possible = guess_wards(title, body, registries, day)
    if named:
        others = ", ".join(ward.id for ward in named[1:])
        asked = [f"bài còn nhắc tới {others}; nếu bài cũng nói về đơn vị đó thì thêm vào ward"] if others else []
        return (named[0].id,), asked
    if possible:
        choice = ", ".join(f"{ward.id} ({ward.name})" for ward in possible)
        return (possible[0].id,), [f"bài không nhắc tên đơn vị nào, đã tạm ghi {possible[0].id}; chọn trong: {choice}"]
    return (), [f"trang không phụ trách đơn vị nào vào ngày {format_date(day)}; xem lại ngày hoặc thêm dòng ward"]


def _picture_questions(written: Written, text: str) -> list[str]:
    bare = text.count("![](")
    if not bare:
        return []
    return [f"{bare} ảnh chưa có mô tả: viết vào giữa hai dấu ngoặc vuông ![…] một câu nói ảnh có gì"]


def _report(
    name: str,
    taken: _Source,
    seen: Recognised,
    written: Written,
    pictures: PictureFiles,
    questions: list[str],
    figures: tuple[int, int],
) -> LossReport:
    there = taken.inventory
    lost = dict(there.lost) | taken.lost
    for kind in pictures.refused:
        key = f"ảnh kiểu {kind} (mở bằng Word, lưu thành PNG hoặc JPG rồi chèn lại)"
        lost[key] = lost.get(key, 0) + 1
    missing = there.pictures - len(written.pictures) - len(pictures.refused)
    if missing > 0:
        lost["ảnh liên kết ngoài, trùng hoặc nằm trong phần không nhập"] = missing
    remarks = [*taken.remarks, *seen.remarks]
    for count, words in (
        (written.flattened, "ô gộp trong bảng đã tách"),
        (there.text_boxes, "khung chữ (text box): chữ đã đưa vào bài, xem lại vị trí"),
        (there.insertions, "đoạn thêm còn lưu vết sửa: đã đưa vào bài"),
    ):
        if count:
            remarks.append(f"{count} {words}")
    made = seen.new_headings + (bool(seen.title) and not seen.title_was_heading)
    counts = (
        Count("đề mục", there.headings, written.headings + bool(seen.title), -made),
        Count("đoạn văn", there.paragraphs, written.paragraphs, seen.moved),
        Count("bảng", there.tables, written.tables, seen.moved_tables),
        Count("ảnh", there.pictures, len(written.pictures)),
        Count("chú thích", there.notes, written.notes),
        Count("liên kết", there.links, written.links),
    )
    aside = (*seen.letterhead, *there.texts)
    return LossReport(name, counts, tuple(lost.items()), aside, tuple(remarks), tuple(questions), figures)
