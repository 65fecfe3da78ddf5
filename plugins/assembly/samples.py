"""`inv samples`: names the illustrative articles in content/ and puts them aside when told to, so that a ward can start."""

from __future__ import annotations

import contextlib
import re
import shutil
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path, PurePosixPath

from plugins.assembly.checking import LOCKED, TARGET_FAILED, WRONG_SETTINGS, Asking, ask_person
from plugins.assembly.configuration import ConfigurationError, read_registries
from plugins.assembly.console import print_issues
from plugins.assembly.entry import check
from plugins.domain.system_error import reason
from plugins.edition.article import ILLUSTRATIVE_TAG
from plugins.engine.lock import LockHeld, build_lock
from plugins.engine.reading import Unreadable, Unstable, read_stable
from plugins.engine.snapshot import FileClass, take_snapshot
from plugins.frontmatter import Known, read_document
from plugins.registries import Registries
from plugins.vietnamese.encodings import decode

ASIDE = "bai-mau-da-cat"
_MAYBE = re.compile(r"minh[\s_-]*h(?:oa|ọa|oạ)", re.I)  # a cheap first look: few articles have to be read whole
_FEW = 10  # remaining articles that are named one by one


@dataclass(frozen=True, slots=True)
class Contents:
    """The articles of a site, each with its title: the illustrative ones and all others, both by path."""

    samples: dict[str, str]
    others: dict[str, str]


def find_samples(root: Path, registries: Registries) -> Contents:
    """Look through all articles below content/; one that cannot be read counts by what can be read of it."""
    known = Known.of(registries)
    contents = Contents({}, {})
    for file in take_snapshot(root).of(FileClass.ARTICLE):
        title, tags = "", frozenset[str]()
        with contextlib.suppress(Unreadable, Unstable):
            raw, _ = read_stable(root / file.path, quiet_ns=0)
            if _MAYBE.search(unicodedata.normalize("NFC", decode(raw).text)):
                reading = read_document(file.path, raw, known)
                document = reading.document or reading.remains
                title, tags = (document.title, frozenset(document.tags)) if document else ("", tags)
        (contents.samples if ILLUSTRATIVE_TAG in tags else contents.others)[file.path] = title
    return contents


def put_samples_aside(root: Path, *, yes: bool = False, ask: Asking | None = None) -> int:
    """List the illustrative articles and move them into a folder of their own when a person agrees; the exit code.

    Nothing is deleted. Without a terminal nothing is moved unless `yes`. Afterwards the site is checked, since pages
    that stay may link to articles that went.
    """
    try:
        contents = find_samples(root, read_registries(root))
    except ConfigurationError as wrong:
        print_issues(wrong.issues)
        return WRONG_SETTINGS
    if not contents.samples:
        print("Không có bài minh họa nào trong content/.")
        return 0
    _list("Bài minh họa trong content/", contents.samples)
    print("Ảnh dùng chung, trang cố định (content/pages) và danh mục (content/data) giữ nguyên.")
    ask = ask or (ask_person if sys.stdin.isatty() else None)
    if not yes and (ask is None or not ask(f"Cất {len(contents.samples)} bài này ra khỏi content/?")):
        print("Chưa cất gì. Muốn cất không cần hỏi: python3 run.py samples --yes")
        return 0
    return _move(root, contents)


def _move(root: Path, contents: Contents) -> int:
    try:
        with build_lock(root / ".cache" / "build.lock"):
            aside = next(folder for number in count(1) if not (folder := _aside(root, number)).exists())
            for part in _parts(contents):
                (aside / part).parent.mkdir(parents=True, exist_ok=True)
                shutil.move(root / part, aside / part)
    except LockHeld:
        print("Đang có một lần dựng trang khác chạy. Đợi xong rồi chạy lại.", file=sys.stderr)
        return LOCKED
    except OSError as problem:
        print(f"Chưa cất hết được: {reason(problem)}. Không bài nào mất; chạy lại để làm tiếp.", file=sys.stderr)
        return TARGET_FAILED
    print(f"Đã cất {len(contents.samples)} bài vào {aside.name}/. Muốn lấy lại: chép {aside.name}/content về chỗ cũ.")
    if len(contents.others) <= _FEW:
        _list("Bài còn lại, xem có phải của đơn vị mình không", contents.others)
    print("Việc tiếp theo: thay tên, địa chỉ, liên hệ mẫu trong content/data/site.yaml và content/pages. Kiểm tra lại:")
    return check(root)


def _aside(root: Path, number: int) -> Path:
    return root / (ASIDE if number == 1 else f"{ASIDE}-{number}")


def _parts(contents: Contents) -> Iterator[str]:
    """What is moved: each article's file, or its folder where it has one of its own with its pictures in it."""
    homes = [PurePosixPath(path).parent for path in chain(contents.samples, contents.others)]
    for path in contents.samples:
        folder = PurePosixPath(path).parent
        alone = sum(folder == home or folder in home.parents for home in homes) == 1
        yield str(folder) if alone and len(folder.parts) > 2 else path


def _list(heading: str, articles: dict[str, str]) -> None:
    print(f"{heading} ({len(articles)}):")
    for path, title in articles.items():
        print(f"  {path}" + (f"  {title}" if title else ""))
