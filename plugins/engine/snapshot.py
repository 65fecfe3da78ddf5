"""What lies in content/: every file found gets exactly one class before anything is read."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from plugins.domain.issue import Issue, Place


class FileClass(StrEnum):
    """The class of a file, by name and kind alone."""

    ARTICLE = "bài viết"
    PAGE = "trang"
    PICTURE = "ảnh"
    ATTACHMENT = "tệp đính kèm"
    REGISTRY = "danh mục"
    IGNORED = "bỏ qua"
    REFUSED = "từ chối"


PICTURE_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"})
ATTACHMENT_SUFFIXES = frozenset({".pdf", ".docx", ".xlsx", ".csv", ".odt", ".ods"})
REGISTRY_SUFFIXES = frozenset({".yaml", ".yml", ".csv"})
SIDECAR_NAMES = frozenset({"ảnh.yaml", "anh.yaml", "images.yaml"})
JUNK_NAMES = frozenset({".ds_store", "thumbs.db", "desktop.ini", ".gitkeep", ".gitignore", ".directory"})
JUNK_SUFFIXES = (".tmp", ".swp", ".bak", "~", ".part", ".crdownload", ".new")
_PUBLISHED_SUFFIXES = frozenset({".md"}) | PICTURE_SUFFIXES | ATTACHMENT_SUFFIXES
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")  # control signs, and bytes that are no UTF-8
SECRET_SUFFIXES = frozenset({".pem", ".key", ".p12", ".pfx", ".kdbx"})


class FoundFile(NamedTuple):
    """A file of content/: path from the project's root with forward slashes, its class, and what `lstat` said.

    `rule` names why a file is ignored.
    """

    path: str
    kind: FileClass
    size: int
    mtime_ns: int
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All files found, by path, and the issues of those refused."""

    files: tuple[FoundFile, ...]
    issues: tuple[Issue, ...]

    def of(self, kind: FileClass) -> tuple[FoundFile, ...]:
        """The files of one class, by path."""
        return tuple(file for file in self.files if file.kind is kind)


def take_snapshot(root: Path, folder: str = "content") -> Snapshot:
    """Look at every file below a folder of the project; nothing is opened and no link is followed."""
    files: list[FoundFile] = []
    issues: list[Issue] = []
    for path, found in _walk(root, folder):
        file, issue = classify(path, found, folder)
        files.append(file)
        if issue is not None:
            issues.append(issue)
    return Snapshot(tuple(sorted(files, key=lambda file: file.path)), tuple(issues))


def _walk(root: Path, folder: str) -> Iterator[tuple[str, os.stat_result]]:
    waiting = [folder]
    while waiting:
        below = waiting.pop()
        with os.scandir(f"{root}/{below}") as entries:
            for entry in entries:
                path = f"{below}/{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(path)
                else:
                    yield path, entry.stat(follow_symlinks=False)


def last_change(found: os.stat_result) -> int:
    """When a file changed, in nanoseconds: its time can be set back by whoever copies or unpacks it, that of its inode cannot."""
    return max(found.st_mtime_ns, found.st_ctime_ns)


def classify(path: str, found: os.stat_result, folder: str = "content") -> tuple[FoundFile, Issue | None]:
    """Give one file its class by its path from the project's root and what `lstat` said, with the issue of a refusal."""
    if _ORDINARY.match(path) and stat.S_ISREG(found.st_mode):
        return FoundFile(path, FileClass.ARTICLE, found.st_size, last_change(found)), None
    name = unicodedata.normalize("NFC", path.rsplit("/", 1)[-1])
    top = path.split("/")[1] if path.count("/") > 1 else ""
    rule = _junk_rule(name.casefold())
    refusal = None if rule else _refusal(path, name, top, found.st_mode, folder)
    kind = FileClass.IGNORED if rule else FileClass.REFUSED if refusal else _kind(name.casefold(), top)
    file = FoundFile(path, kind, found.st_size, last_change(found), rule)
    if refusal is None:
        return file, None
    printable = path.encode("utf-8", "backslashreplace").decode().translate(_CONTROLS)
    return file, Issue(refusal.code, Place(printable), refusal.problem, refusal.cure)


@dataclass(frozen=True, slots=True)
class _Refusal:
    code: str
    problem: str
    cure: str


def _junk_rule(lower: str) -> str:
    if lower in JUNK_NAMES or lower.startswith("~$"):
        return "tệp tạm của máy"
    return "bản sao tạm khi soạn thảo" if lower.endswith(JUNK_SUFFIXES) else ""


def _refusal(path: str, name: str, top: str, mode: int, folder: str) -> _Refusal | None:
    if stat.S_ISLNK(mode):
        return _Refusal(
            "lien-ket",
            "đây là lối tắt tới tệp ở chỗ khác, không phải chính tệp ấy",
            "chép tệp thật vào thay cho lối tắt",
        )
    if not stat.S_ISREG(mode):
        return _Refusal("tep-dac-biet", "đây không phải tệp thường", "xóa khỏi thư mục content")
    suffix = _suffix(name.casefold())
    if name.startswith(".") or suffix in SECRET_SUFFIXES or name.casefold().startswith("id_rsa"):
        return _Refusal("tep-kin", "tệp ẩn hoặc tệp khóa không được nằm trong content", "chuyển tệp ra ngoài content")
    if _UNPRINTABLE.search(path):
        return _Refusal("ten-tep", "tên tệp có ký tự không nhìn thấy", "đổi tên tệp chỉ gồm chữ, số, dấu gạch")
    if top == "data":
        if suffix in REGISTRY_SUFFIXES and COPIED.search(name):
            cure = f"cần giữ thì chép nội dung vào tệp gốc; rồi chuyển tệp này ra ngoài {folder}/data"
            return _Refusal("tep-ban-sao", "đây là bản chép của một tệp danh mục, máy không đọc nó", cure)
        problem = "thư mục data chỉ chứa tệp .yaml và .csv"
        return (
            None
            if suffix in REGISTRY_SUFFIXES
            else _Refusal("tep-danh-muc", problem, f"chuyển tệp ra ngoài {folder}/data")
        )
    if suffix == ".md" and top == "images":
        return _Refusal("sai-thu-muc", "bài viết nằm trong thư mục ảnh", f"chuyển bài ra {folder}/<năm>/")
    if suffix in _PUBLISHED_SUFFIXES or name.casefold() in SIDECAR_NAMES:
        return None
    if name.casefold().startswith(("ảnh.y", "anh.y", "images.y")):
        return _Refusal("loai-tep", f"tệp ghi chú ảnh không được mang tên “{name}”", "đổi tên tệp thành ảnh.yaml")
    return _Refusal("loai-tep", f"loại tệp “{suffix or name}” không được nhận", _cure_for(suffix, name.casefold()))


def _suffix(name: str) -> str:
    """As Path.suffix, without making a path of each of ten thousand names."""
    dot = name.rfind(".")
    return name[dot:] if 0 < dot < len(name) - 1 else ""


def _kind(lower: str, top: str) -> FileClass:
    suffix = _suffix(lower)
    if top == "data" or lower in SIDECAR_NAMES:
        return FileClass.REGISTRY
    if suffix == ".md":
        return FileClass.PAGE if top == "pages" else FileClass.ARTICLE
    return FileClass.PICTURE if suffix in PICTURE_SUFFIXES else FileClass.ATTACHMENT


_ORDINARY = re.compile(
    r"[a-z]+/[0-9]{4}/[a-z0-9-]+\.md\Z"
)  # almost all files; no rule has anything to say about such a name
# What file managers and synchronising programs call a copy of a file.
COPIED = re.compile(r" \(\d+\)(?:\.|/|\Z)| - (?:copy|bản sao)|^copy of |conflict", re.IGNORECASE)
_CONTROLS = {code: f"\\x{code:02x}" for code in (*range(32), 127)}


def _cure_for(suffix: str, name: str) -> str:
    if name.endswith(".md.txt"):
        return "đổi tên tệp, bỏ đuôi .txt để còn .md"
    if not suffix or suffix in {".markdown", ".mdown", ".mkd"}:
        return "nếu là bài viết thì đổi đuôi tệp thành .md; nếu không thì chuyển tệp ra ngoài content"
    if suffix in {".yaml", ".yml"}:
        return "nếu là ghi chú ảnh thì đổi tên thành ảnh.yaml; nếu không thì chuyển tệp ra ngoài content"
    if suffix in {".txt", ".doc", ".rtf"}:
        return "đưa bài vào bằng lệnh python3 run.py import, rồi xóa tệp này"
    if suffix in {".html", ".htm", ".rst"}:
        return "viết lại bài thành tệp .md"
    if suffix == ".svg":
        return "xuất ảnh thành PNG hoặc JPG"
    if suffix in {".jfif", ".jpe", ".jif"}:
        return "đổi đuôi tệp thành .jpg, ở đây và ở chỗ bài ghi tên ảnh"
    if suffix in {".heic", ".heif", ".tif", ".tiff", ".bmp"}:
        return "lưu ảnh thành JPG hoặc PNG"
    if suffix in {".xls", ".ppt", ".pps"}:
        return "mở tệp, lưu thành .xlsx hoặc PDF, rồi chuyển tệp cũ ra ngoài content"
    if suffix in {".mp4", ".mov", ".avi", ".mp3", ".wav"}:
        return "đưa phim, âm thanh lên trang khác rồi dẫn liên kết tới đó; chuyển tệp này ra ngoài content"
    if suffix in {".zip", ".rar", ".7z"}:
        return "giải nén, để từng tệp cạnh bài; chuyển tệp nén ra ngoài content"
    return "chuyển tệp ra ngoài content"
