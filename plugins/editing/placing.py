"""Where a new article is put: `content/<year>/<day>-<slug>/`, never over something that is there."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from plugins.domain.issue import Issue, Place
from plugins.domain.system_error import reason
from plugins.vietnamese.folding import slugify

ARTICLE = "bai.md"
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Placed:
    """What was written, as paths relative to the project with forward slashes."""

    article: str
    files: tuple[str, ...]


def stem_of(day: date, title: str) -> str:
    """The folder's name: "2020-07-07-hoi-nghi-so-ket"; names that are unique on the site begin with it."""
    return f"{day.isoformat()}-{slugify(title, _LONGEST) or 'bai-moi'}"


def folder_of(day: date, stem: str) -> str:
    """The folder below content/ for an article of a day."""
    return f"content/{day.year:04d}/{stem}"


def free_stem(root: Path, day: date, title: str) -> str:
    """The stem with the first number that makes its folder a new one ("…", "…-2", "…-3")."""
    stem = stem_of(day, title)
    number = 1
    while (root / folder_of(day, stem if number == 1 else f"{stem}-{number}")).exists():
        number += 1
    return stem if number == 1 else f"{stem}-{number}"


def slug_of(stem: str, title: str) -> str:
    """The slug that a numbered stem asks for, lest two articles share an address; "" when the title's own will do."""
    slug = stem[len("2020-07-07-") :]
    return "" if slug == (slugify(title, _LONGEST) or "bai-moi") else slug


def place(root: Path, path: str, text: str, files: Iterable[tuple[str, bytes]] = ()) -> Placed | Issue:
    """Write an article to `path` (relative, its folder must be new) and its files beside it.

    Nothing existing is ever written to. When writing fails, what was begun is removed again.
    """
    name, _, file = path.rpartition("/")
    target = root / name
    try:
        target.mkdir(parents=True)
    except FileExistsError:
        problem, cure = "thư mục của bài đã có", "làm lại để lấy tên khác, hoặc đổi tiêu đề"
        return Issue("thu-muc-da-co", Place(name), problem, cure)
    except OSError as error:
        return _refused(name, error)
    return _fill(target, name, [(file, text.encode()), *files])


def _fill(target: Path, name: str, files: list[tuple[str, bytes]]) -> Placed | Issue:
    written: list[Path] = []
    try:
        for file, content in files:
            path = target / file
            written.append(path)
            with path.open("xb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
    except OSError as error:
        for path in written:
            path.unlink(missing_ok=True)
        target.rmdir()
        return _refused(name, error)
    paths = tuple(f"{name}/{path.name}" for path in written)
    return Placed(paths[0], paths)


def _refused(name: str, error: OSError) -> Issue:
    cure = "kiểm tra dung lượng đĩa và quyền ghi vào thư mục content"
    return Issue("khong-ghi-duoc", Place(name), f"không ghi được ({reason(error)})", cure)
