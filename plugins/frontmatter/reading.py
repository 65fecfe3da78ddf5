"""From the bytes of a file to a `Document`, with every problem of the file at once."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from plugins.domain.document import Document, Status
from plugins.domain.issue import Issue, Place, Severity, together
from plugins.domain.steps import Steps, alone
from plugins.frontmatter.cleaning import (
    OTHER_KINDS,
    TAGS_BEGIN,
    UNSEEN,
    WIDE_BEGIN,
    clean_body,
    clean_front,
    unify_newlines,
)
from plugins.frontmatter.fences import Parts, likely_parts, second_front, split
from plugins.frontmatter.known import Known
from plugins.frontmatter.meanings import Meanings
from plugins.frontmatter.quoting import prepare
from plugins.frontmatter.shape import Entry, Shaper
from plugins.frontmatter.simple import read_simple
from plugins.frontmatter.tree import Mapping, Node, Text, YamlError, read_tree
from plugins.frontmatter.vocabulary import LEVELS
from plugins.vietnamese.encodings import SUSPECT, Decoded, decode, find_legacy, mend_saved_twice
from plugins.vietnamese.timezone import VIETNAM

_ODD: Final = re.compile(f"[{SUSPECT}{UNSEEN}]")  # one look at a whole file, which nearly always finds nothing
_SAVED_TWICE: Final = b"\xc2"  # begins signs such as “»” and “º” in UTF-8, which text saved so is full of
ARTICLE_LIMIT: Final = 256 * 1024
FRONT_LIMIT: Final = 64 * 1024
NO_DAY: Final = datetime(1975, 1, 1, tzinfo=VIETNAM)  # of what has no date: standing pages, files with a wrong one
_CONFLICT: Final = re.compile(r"^<{7} .*\n(?:.*\n)*?>{7}(?: |$)", re.MULTILINE)
_NO_TEXT: Final = "đây là tệp Word hoặc PDF đổi đuôi thành .md, không phải tệp chữ"
_IMPORT_IT: Final = "đổi lại đuôi cũ, chuyển ra ngoài content rồi nhập bằng python3 run.py import"
_GARBLED: Final = frozenset({"phong-cu", "byte-la"})
_DOUBTED: Final = {"phuong-la": "ward", "phuong-het-hieu-luc": "ward", "thieu-phuong": "ward", "ky-sai": "period"}


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of a file: a document, or None when there is an error; and all issues, warnings included.

    `remains` is what could be read in spite of errors, for those who look for more of them; None where nothing could.
    """

    document: Document | None
    issues: tuple[Issue, ...]
    remains: Document | None = None


def read_document(path: str, raw: bytes, known: Known) -> Reading:
    """Read one article. Never raises: whatever is wrong with the file is an Issue with line, column and cure."""
    return alone(steps_of_reading(path, raw, known, standing=False))


def read_standing(path: str, raw: bytes, known: Known) -> Reading:
    """Read a standing page of content/pages, which has a title, perhaps a slug and a summary, and nothing else.

    Its document carries the earliest moment, since a standing page has no date.
    """
    return alone(steps_of_reading(path, raw, known, standing=True))


def steps_of_reading(path: str, raw: bytes, known: Known, *, standing: bool) -> Steps[Reading]:
    """The same for one file among many that are read in step."""
    if len(raw) > ARTICLE_LIMIT:
        size = f"{len(raw) / 1024:.0f} KB"
        problem = f"bài dài {size}, quá {ARTICLE_LIMIT // 1024} KB"
        return Reading(None, (Issue("bai-qua-dai", Place(path, 1, 1), problem, "tách thành nhiều bài"),))
    if raw.startswith(OTHER_KINDS):
        return Reading(None, (Issue("tep-khong-phai-chu", Place(path, 1, 1), _NO_TEXT, _IMPORT_IT),))
    decoded = decode(raw)
    yield
    text = unify_newlines(decoded.text)
    if _SAVED_TWICE in raw and (twice := _saved_twice(path, text)):
        return Reading(None, (twice,))
    if "<<<<<<< " in text and (conflict := _conflict(path, text)):
        return Reading(None, (conflict,))
    odd = _is_odd(raw, decoded, text)
    issues = _encoding_issues(path, decoded, text) if odd else []
    yield
    parts = split(text, path)
    has_front = True
    if isinstance(parts, Issue):
        issues.append(parts)
        parts, has_front = likely_parts(text)
    front, body = parts.front, parts.body
    if odd:
        front, more = clean_front(front, path, parts.front_line)
        issues += more
        body, more = clean_body(body, path, parts.body_line)
        issues += together(more, frozenset({"ky-tu-an"}))
    if "---" in body and (second := second_front(body)) is not None:
        problem = "giữa bài lại có một phần khai báo nữa: hai bài nằm chung một tệp"
        cure = "cắt từ dòng này đến hết, dán vào một tệp .md mới, vì mỗi tệp chỉ một bài; chữ thừa thì xóa đi"
        place = Place(path, parts.body_line + body.count("\n", 0, second), 1)
        issues.append(Issue("hai-bai-mot-tep", place, problem, cure))
        body = body[:second]
    yield
    entry = _entry(path, front, parts, issues, "trang" if standing else "") if has_front else None
    if entry is None:
        if any(issue.code == "sai-thu-muc" for issue in issues):
            return Reading(None, tuple(issues))  # its links are right where it belongs
        return Reading(None, tuple(issues), Document(path, "", NO_DAY, False, "", "", body, parts.body_line))
    yield
    document = (_standing if standing else _document)(path, entry, body, parts.body_line, known, issues)
    if any(issue.severity is Severity.ERROR for issue in issues):
        return Reading(None, tuple(issues), _remains(document, entry, issues))
    return Reading(document, tuple(issues))


def _saved_twice(path: str, text: str) -> Issue | None:
    """The complaint about a file that was opened in a wrong encoding and saved so, shown as it should read."""
    mended = mend_saved_twice(text)
    if mended == text:
        return None
    lines = zip(text.split("\n"), mended.split("\n"), strict=True)
    number, shown = next((number, after.strip()) for number, (before, after) in enumerate(lines, 1) if before != after)
    problem = "chữ trong tệp bị mở nhầm bảng mã rồi lưu lại, nên có dấu thành ký hiệu lạ"
    cure = f"chạy python3 run.py check --fix để đổi thành “{shown[:80]}”"
    return Issue("bang-ma", Place(path, number, 1), problem, cure)


def _conflict(path: str, text: str) -> Issue | None:
    """The complaint about a file in which git has left two versions for a person to choose from."""
    match = _CONFLICT.search(text)
    if match is None:
        return None
    place = Place(path, text.count("\n", 0, match.start()) + 1, 1)
    cure = "giữ phần đúng, xóa phần kia cùng ba dòng <<<<<<<, ======= và >>>>>>>"
    return Issue("xung-dot", place, "tệp còn dấu xung đột của git: hai người cùng sửa một chỗ", cure)


def _remains(document: Document, entry: Entry, issues: list[Issue]) -> Document:
    """A document of a file with errors, without what cannot be judged before they are mended."""
    doubtful = entry.faulty | {_DOUBTED[issue.code] for issue in issues if issue.code in _DOUBTED}
    for key, known in (("title", document.title), ("date", document.moment != NO_DAY), ("slug", document.slug)):
        if not known:
            doubtful.add(key)
    claims = document.claims
    if claims and any(issue.code in _GARBLED and issue.place.line >= claims[0].place.line for issue in issues):
        claims = ()  # wrong letters stand in them, or in the text that they are to be proved by
    places = {key: place for key, place in document.places.items() if key != "date" or "date" not in doubtful}
    return replace(document, claims=claims, places=places, doubtful=frozenset(doubtful))


def _is_odd(raw: bytes, decoded: Decoded, text: str) -> bool:
    """Whether a file was not plain UTF-8, or has any sign that old fonts leave or that nobody sees."""
    if decoded.encoding != "UTF-8" or decoded.bad is not None:
        return True
    first, second = WIDE_BEGIN
    if TAGS_BEGIN in raw or first in raw or second in raw:
        return True
    return _ODD.search(text) is not None


def _encoding_issues(path: str, decoded: Decoded, text: str) -> list[Issue]:
    """Complaints about bytes that are not UTF-8 and about text of old fonts, shown as it would read."""
    if decoded.encoding != "UTF-8":
        problem = f"tệp lưu bằng bảng mã {decoded.encoding}, không phải UTF-8"
        shown = next((line.strip() for line in text.split("\n") if line.strip(" -\t")), "")[:80]
        cure = f"lưu lại bằng UTF-8 hoặc chạy python3 run.py check --fix; sẽ đọc thành “{shown}”"
        return [Issue("bang-ma", Place(path, 1, 1), problem, cure)]
    issues = []
    if decoded.bad is not None:
        at = text.find("\ufffd")
        place = Place(path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
        cure = "gõ lại chữ ở chỗ đó rồi lưu bằng UTF-8"
        issues.append(Issue("byte-la", place, "có chỗ hỏng, không đọc được thành chữ", cure))
    for legacy in find_legacy(text):
        before = text.split("\n")[legacy.line]
        column = len(before) - len(before.lstrip()) + 1
        problem = f"dòng này gõ bằng phông cũ {legacy.name}, hiện lên thành chữ sai"
        cure = f"chạy python3 run.py check --fix để đổi thành “{legacy.converted.strip()[:120]}”"
        issues.append(Issue("phong-cu", Place(path, legacy.line + 1, column), problem, cure))
    return issues


def _entry(path: str, front: str, parts: Parts, issues: list[Issue], level: str) -> Entry | None:
    """The front matter's mapping with known keys; None when it is no mapping at all."""
    if len(front) > FRONT_LIMIT // 4 and len(front.encode("utf-8", "replace")) > FRONT_LIMIT:
        problem = f"phần khai báo dài quá {FRONT_LIMIT // 1024} KB"
        issues.append(Issue("khai-bao-qua-dai", Place(path, parts.front_line, 1), problem, "tách thành nhiều bài"))
        return None
    if (simple := read_simple(front, parts.front_line, level)) is not None:
        return simple
    tree = _parse(path, front, parts, issues)
    if tree is None:
        return None
    if not isinstance(tree, Mapping):
        place = Place(path, tree.line, tree.column)
        cure = "viết mỗi dòng theo mẫu “khóa: giá trị”, ví dụ “title: Hội nghị sơ kết”"
        issues.append(Issue("yaml", place, "phần khai báo không có dòng nào dạng “khóa: giá trị”", cure))
        return None
    if level == "trang" and (misplaced := _article_among_pages(path, tree)):
        issues.append(misplaced)
        return None
    shaper = Shaper(path)
    entry = shaper.entry(tree, level)
    issues += shaper.issues
    return entry


def _article_among_pages(path: str, tree: Mapping) -> Issue | None:
    """The one complaint about an article that lies among the standing pages, instead of one for each of its keys."""
    names = {key.name: name for name, _ in tree.pairs if isinstance(name, Text) and (key := LEVELS[""].find(name.text))}
    if not {"date", "category"} <= names.keys():
        return None
    place = Place(path, names["date"].line, names["date"].column)
    cure = "chuyển tệp ra content/<năm>/; nếu đúng là trang cố định thì chỉ giữ title, slug, summary"
    return Issue("sai-thu-muc", place, "đây là bài viết nhưng nằm trong content/pages", cure)


def _parse(path: str, front: str, parts: Parts, issues: list[Issue]) -> Node | None:
    """The tree of front matter that is not written the ordinary way; None when it cannot be parsed."""
    prepared = prepare(front, path, parts.front_line)
    issues += prepared.issues
    try:
        return read_tree(prepared.text, path, parts.front_line, prepared.shifted) or Mapping(parts.front_line - 1, 1)
    except YamlError as error:
        if not prepared.issues:  # tabs and stray indentation explain it better
            issues.append(error.issue)
        return None


def _standing(path: str, entry: Entry, body: str, body_line: int, known: Known, issues: list[Issue]) -> Document:
    meanings = Meanings(path, known)
    title = entry.texts.get("title")
    slug = meanings.slug(entry.texts.get("slug"), title)
    issues += meanings.issues
    places = {name: Place(path, *at) for name, at in entry.places.items()}
    summary = _words(entry.texts, "summary")
    return Document(path, _one_line(title), NO_DAY, False, "", slug, body, body_line, summary=summary, places=places)


def _document(path: str, entry: Entry, body: str, body_line: int, known: Known, issues: list[Issue]) -> Document:
    """The document that an entry means; adds every reason why it means none."""
    meanings = Meanings(path, known)
    texts = entry.texts
    title = texts.get("title")
    moment = meanings.moment(texts.get("date"))
    day = moment.day if moment else None
    category = meanings.category(texts.get("category"))
    named = entry.lists.get("ward", [])
    wards = meanings.wards(named, day)
    metrics = entry.entries.get("metrics", [])
    wardless = not named and "ward" not in entry.faulty
    if metrics and wardless and not all("ward" in metric.texts for metric in metrics):
        example = next(iter(known.local_on(day)), "mã-đơn-vị")
        cure = f"thêm dòng “ward: {example}”, hoặc mã khác trong content/data/wards.csv"
        meanings.complain("thieu-phuong", metrics[0], "bài có số liệu nhưng không ghi phường nào", cure)
    image, alt = texts.get("image"), texts.get("image_alt")
    if image and not alt and "image_alt" not in entry.faulty:
        cure = "thêm dòng image_alt, tả ảnh bằng một câu"
        meanings.complain("thieu-mo-ta-anh", image, "ảnh đại diện chưa có lời mô tả", cure)
    if alt and not image and "image" not in entry.faulty:
        meanings.complain("thieu-anh", alt, "có mô tả ảnh mà không có ảnh", "thêm dòng image hoặc xóa image_alt")
    slug = meanings.slug(texts.get("slug"), title)
    period = meanings.period(texts.get("period"), day)
    tags = meanings.tags(entry.lists.get("tags", []))
    claims = meanings.claims(metrics)
    changes = meanings.changes(entry.entries.get("changes", []), day)
    issues += meanings.issues
    return Document(
        path,
        _one_line(title),
        moment.when if moment else NO_DAY,
        moment is not None and moment.has_time,
        category,
        slug,
        body,
        body_line,
        wards,
        period,
        tags,
        _words(texts, "summary"),
        _words(texts, "author"),
        _words(texts, "image"),
        _words(texts, "image_alt"),
        status=Status(texts["status"].text) if "status" in texts else Status.PUBLISHED,
        claims=claims,
        changes=changes,
        places={name: Place(path, *at) for name, at in entry.places.items()},
    )


def _one_line(title: Text | None) -> str:
    return " ".join(title.text.split()) if title else ""


def _words(texts: dict[str, Text], key: str) -> str | None:
    return texts[key].text.strip() if key in texts else None
