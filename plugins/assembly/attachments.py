"""Files that editors attach: published only when a published page links to them, under a generated name."""

from __future__ import annotations

from pathlib import Path

from plugins.domain.issue import Issue, Place
from plugins.engine.hashing import digest
from plugins.engine.reading import Unreadable, Unstable, read_stable
from plugins.engine.snapshot import FileClass, Snapshot
from plugins.vietnamese.folding import slugify

FOLDER = "tep"
LARGEST = 20 << 20
_ZIP = b"PK\x03\x04"
_SIGNATURES = {".pdf": b"%PDF-", ".docx": _ZIP, ".xlsx": _ZIP, ".odt": _ZIP, ".ods": _ZIP}


def attachment_addresses(root: Path, snapshot: Snapshot) -> tuple[dict[str, str], list[Issue]]:
    """The address of each attachment, by source path, and the complaints about those that may not go out.

    The type is told by the bytes: a program or a page does not pass under the name of a report.
    """
    addresses: dict[str, str] = {}
    issues: list[Issue] = []
    for file in snapshot.of(FileClass.ATTACHMENT):
        suffix = Path(file.path).suffix.lower()
        if file.size > LARGEST:
            cure = "chia nhỏ tệp hoặc đưa lên kho tài liệu rồi đặt liên kết"
            issues.append(Issue("tep-qua-lon", Place(file.path), f"tệp lớn hơn {LARGEST >> 20} MiB", cure))
            continue
        try:
            content, _ = read_stable(root / file.path)
        except (Unstable, Unreadable):
            issues.append(Issue("khong-doc-duoc", Place(file.path), "không đọc được tệp", "kiểm tra quyền đọc của tệp"))
            continue
        if not _is_of_type(content, suffix):
            problem = f"nội dung tệp không phải loại {suffix}"
            issues.append(Issue("tep-gia-dang", Place(file.path), problem, "xuất lại tệp từ phần mềm soạn thảo"))
            continue
        name = slugify(Path(file.path).stem, 60) or "tep"
        addresses[file.path] = f"/{FOLDER}/{name}-{digest(content)[:10]}{suffix}"
    return addresses, issues


def _is_of_type(content: bytes, suffix: str) -> bool:
    signature = _SIGNATURES.get(suffix)
    if signature is not None:
        return content.startswith(signature)
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return b"\0" not in content
