"""What a build must pass before a byte of it leaves this machine; every refusal is an issue with a cure."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from plugins.domain.issue import Issue, Place
from plugins.publishing import disk
from plugins.publishing.build import REPORT, Build
from plugins.publishing.embargo import find_unpublished
from plugins.publishing.manifest import MANIFEST
from plugins.publishing.personal_data import hidden
from plugins.publishing.scan_cache import Findings, ScanCache
from plugins.publishing.site_links import Resolver

_REBUILD = "chạy: python3 run.py build --fresh"


@dataclass(frozen=True, slots=True)
class Inspection:
    """A build together with the findings in each of its files."""

    build: Build
    findings: dict[str, Findings]

    def place(self, path: str) -> Place:
        """Return where an editor mends a file: the source it came from when the report tells, else the file itself."""
        owner = self.build.owners.get(path, "")
        return Place(owner if owner.startswith("content/") else f"output/{path}")


def check(build: Build, cache: ScanCache, allowed: Collection[str] = ()) -> list[Issue]:
    """Return every reason not to publish a build, all at once; an empty list opens the gate."""
    issues = [*_completeness(build), *_integrity(build)]
    if issues:
        return issues  # what follows would only describe a build that is not the one meant
    inspection = Inspection(build, dict(_inspect(build, cache)))
    cache.save()
    for gate in _GATES:
        issues += gate(inspection)
    issues += _personal(inspection, allowed)
    return issues


def _completeness(build: Build) -> Iterator[Issue]:
    if not build.complete:
        problem = "bản dựng chưa xong, hoặc build-report.json không phải của output/ này"
        yield Issue("ban-dung-do", Place(REPORT), problem, "chạy lại: python3 run.py build")
    for text in build.problems:
        yield Issue("con-loi", Place(REPORT), f"bản dựng còn lỗi: {text}", "sửa nội dung rồi dựng lại")


def _integrity(build: Build) -> Iterator[Issue]:
    """Compare output/ with its manifest, both ways."""
    files = build.manifest.files
    for path, sha256 in zip(files, disk.hash_files(build.root, files), strict=True):
        if sha256 is None:
            yield Issue(
                "thieu-tep",
                Place(f"output/{path}"),
                "tệp có trong bản kê manifest.json nhưng không có trên đĩa",
                _REBUILD,
            )
        elif sha256 != files[path].sha256:
            yield Issue("tep-doi", Place(f"output/{path}"), "tệp đã bị sửa sau khi dựng", _REBUILD)
    for path, is_link in disk.files_below(build.root):
        if path != MANIFEST and path not in files:
            yield Issue("tep-la", Place(f"output/{path}"), "tệp không do bản dựng tạo ra", f"xóa tệp, hoặc {_REBUILD}")
        elif is_link:
            yield Issue("lien-ket", Place(f"output/{path}"), "tệp là liên kết ra ngoài", f"xóa tệp, rồi {_REBUILD}")


def _inspect(build: Build, cache: ScanCache) -> Iterator[tuple[str, Findings]]:
    for path, entry in build.manifest.files.items():
        known = cache.look(path, entry.sha256)
        yield path, known if known is not None else cache.learn(path, entry.sha256, (build.root / path).read_bytes())


def _links(inspection: Inspection) -> Iterator[Issue]:
    files = inspection.build.manifest.files
    resolver = Resolver(files.keys(), inspection.build.origin)
    anchors = {path: frozenset(scan.anchors) for path, (scan, _) in inspection.findings.items() if scan.anchors}
    for path, (scan, _) in inspection.findings.items():
        for link in scan.links:
            goal = resolver.resolve(path, link)
            if goal.wrong:
                problem = f"liên kết hỏng “{link}” ở /{path}: {goal.wrong}"
                yield Issue("lien-ket-hong", inspection.place(path), problem, "sửa hoặc bỏ liên kết này")
            elif goal.anchor and goal.file.endswith(".html") and goal.anchor not in anchors.get(goal.file, ()):
                problem = f"liên kết “{link}” ở /{path} trỏ tới chỗ không có trong trang"
                yield Issue("neo-hong", inspection.place(path), problem, "sửa phần sau dấu # của liên kết")


def _requests(inspection: Inspection) -> Iterator[Issue]:
    resolver = Resolver(inspection.build.manifest.files.keys(), inspection.build.origin)
    for path, (scan, _) in inspection.findings.items():
        for link in scan.resources:
            goal = resolver.resolve(path, link)
            if goal.host:
                problem = f"trang /{path} tự tải “{link}” từ máy chủ khác ({goal.host})"
                yield Issue("may-chu-khac", inspection.place(path), problem, "chép tệp vào trang hoặc bỏ nó")
            elif goal.wrong:
                problem = f"tệp “{link}” mà /{path} cần: {goal.wrong}"
                yield Issue("thieu-tai-nguyen", inspection.place(path), problem, "sửa đường dẫn hoặc thêm tệp")


def _inline(inspection: Inspection) -> Iterator[Issue]:
    for path, (scan, _) in inspection.findings.items():
        for what in scan.inline:
            problem = f"trang /{path} có {what} viết thẳng trong trang, trình duyệt sẽ chặn"
            yield Issue("csp", inspection.place(path), problem, "chuyển vào tệp .js hoặc .css của giao diện")


def _pictures(inspection: Inspection) -> Iterator[Issue]:
    for path, (_, metadata) in inspection.findings.items():
        for what in metadata:
            problem = f"ảnh /{path} còn dữ liệu kèm theo: {what}"
            yield Issue("du-lieu-anh", inspection.place(path), problem, f"{_REBUILD}; nếu vẫn còn, lưu lại ảnh gốc")


def _unpublished(inspection: Inspection) -> Iterator[Issue]:
    for path, article, what in find_unpublished(inspection.build):
        problem = f"bài chưa đăng “{article.title or article.slug}” lộ ở /{path} ({what})"
        cure = f"{_REBUILD}; nếu vẫn còn, bỏ chỗ nhắc tới bài này trong các bài đã đăng"
        yield Issue("lo-ban-nhap", Place(article.source or f"output/{path}"), problem, cure)


# numbers of documents packed into strings, which are nobody's; the sentences themselves are looked through in t/
_POSTINGS = re.compile(r"tim-kiem/(?:[wpc]/|words\.json|manifest\.json)")


def _personal(inspection: Inspection, allowed: Collection[str]) -> Iterator[Issue]:
    for path, (scan, _) in inspection.findings.items():
        if _POSTINGS.match(path):
            continue
        for text in scan.personal:
            if text not in allowed:
                problem = f"trang /{path} có dãy số giống dữ liệu cá nhân: {hidden(text)}"
                cure = "xóa dãy số; nếu được phép công khai, ghi vào allowed trong content/data/publish.yaml kèm lý do"
                yield Issue("du-lieu-ca-nhan", inspection.place(path), problem, cure)


_GATES: tuple[Callable[[Inspection], Iterator[Issue]], ...] = (_links, _requests, _inline, _pictures, _unpublished)
