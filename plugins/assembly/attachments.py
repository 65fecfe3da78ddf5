"""Files that editors attach: published only when a published page links to them, under a generated name.

What is published are the bytes that were looked at, written anew: never a link to the editor's file, which may be saved
again at any moment.
"""

from __future__ import annotations

from pathlib import Path

from plugins.domain.issue import Issue, Place
from plugins.engine.hashing import digest
from plugins.engine.reading import Unreadable, Unstable, read_stable
from plugins.engine.snapshot import FileClass, Snapshot
from plugins.engine.tree import MakingFailed
from plugins.vietnamese.folding import slugify

FOLDER = "tep"
LARGEST = 20 << 20
_ZIP = b"PK\x03\x04"
_SIGNATURES = {".pdf": b"%PDF-", ".docx": _ZIP, ".xlsx": _ZIP, ".odt": _ZIP, ".ods": _ZIP}


class SourceChanged(Exception):
    """An attached file is no longer the one that was looked at when its address was made."""


def attachment_addresses(root: Path, snapshot: Snapshot) -> tuple[dict[str, str], list[Issue]]:
    """The address of each attachment, by source path, and the complaints about those that may not go out.

    A refused file has the empty address, so that links to it are not called dead as well.

    The type is told by the bytes: a program or a page does not pass under the name of a report.
    """
    addresses: dict[str, str] = {}
    issues: list[Issue] = []
    for file in snapshot.of(FileClass.ATTACHMENT):
        addresses[file.path] = ""
        suffix = Path(file.path).suffix.lower()
        if file.size > LARGEST:
            cure = "chia nhỏ tệp hoặc đưa lên kho tài liệu rồi đặt liên kết"
            issues.append(Issue("tep-qua-lon", Place(file.path), f"tệp lớn hơn {LARGEST >> 20} MB", cure))
            continue
        try:
            content, _ = read_stable(root / file.path)
        except Unstable:
            issues.append(_still_saved(file.path))
            continue
        except Unreadable:
            issues.append(Issue("khong-doc-duoc", Place(file.path), "không đọc được tệp", "kiểm tra quyền đọc của tệp"))
            continue
        if not _is_of_type(content, suffix):
            problem = f"nội dung tệp không phải loại {suffix}"
            issues.append(Issue("tep-gia-dang", Place(file.path), problem, "xuất lại tệp từ phần mềm soạn thảo"))
            continue
        name = slugify(Path(file.path).stem, 60) or "tep"
        addresses[file.path] = f"/{FOLDER}/{name}-{_mark(content)}{suffix}"
    return addresses, issues


def attached(source: Path, address: str) -> bytes:
    """The bytes to be published at an address; raises SourceChanged when the file has been saved in the meantime."""
    try:
        content, _ = read_stable(source)
    except (Unstable, Unreadable) as problem:
        raise SourceChanged(address) from problem
    if not Path(address).stem.endswith(f"-{_mark(content)}"):
        raise SourceChanged(address)
    return content


def changed_meanwhile(failed: MakingFailed) -> list[Issue]:
    """The attached files that were saved while the site was written; nothing where anything else failed, too."""
    if any(SourceChanged.__name__ not in failure.trace for _, failure in failed.failures):
        return []
    return [_still_saved(output.owner) for output, _ in failed.failures]


def _still_saved(path: str) -> Issue:
    cure = "đợi lưu xong rồi dựng lại; nếu tệp nằm trên ổ đồng bộ, đợi đồng bộ xong"
    return Issue("tep-dang-ghi", Place(path), "tệp vẫn đang được ghi nên chưa đọc trọn vẹn được", cure)


def _mark(content: bytes) -> str:
    """The part of an address that changes with the bytes."""
    return digest(content)[:10]


def _is_of_type(content: bytes, suffix: str) -> bool:
    signature = _SIGNATURES.get(suffix)
    if signature is not None:
        return content.startswith(signature)
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return b"\0" not in content
