"""Old addresses: each leads to the new one, and an address that got lost since the last build is pointed out."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import yaml

from plugins.domain.issue import Issue, Place, Severity
from plugins.edition import Edition, addresses
from plugins.edition.press import Press
from plugins.engine.plan import UnsafePath, check_path
from plugins.pages.views import LinkView, RedirectView

FILE = "content/data/redirects.yaml"
_SHAPE = "viết mỗi dòng “/địa-chỉ-cũ/: /địa-chỉ-mới/”"


def read_redirects(root: Path) -> tuple[dict[str, str], list[Issue]]:
    """The redirects of a site, old address → new one, and what is wrong with the file; no file means none."""
    path = root / FILE
    if not path.exists():
        return {}, []
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as problem:
        mark = getattr(problem, "problem_mark", None)
        place = Place(FILE, mark.line + 1, mark.column + 1) if mark else Place(FILE)
        return {}, [Issue("chuyen-huong-hong", place, "không đọc được tệp này", _SHAPE)]
    found: dict[str, str] = {}
    issues: list[Issue] = []
    if node is not None and not isinstance(node, yaml.MappingNode):
        issues.append(Issue("chuyen-huong-hong", Place(FILE, 1), "tệp không theo dạng “cũ: mới”", _SHAPE))
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        place = Place(FILE, key.start_mark.line + 1, key.start_mark.column + 1)
        old, new = key.value, value.value
        if not all(isinstance(one, str) and one.startswith("/") and one.endswith("/") for one in (old, new)):
            issues.append(Issue("chuyen-huong-hong", place, "địa chỉ phải bắt đầu và kết thúc bằng dấu /", _SHAPE))
        elif not _may_stand(old):
            reason = f"địa chỉ cũ {old} có chữ hoa, dấu cách hoặc ký hiệu mà trang không dùng"
            issues.append(Issue("chuyen-huong-hong", place, reason, "đặt chuyển hướng này ở máy chủ web, bỏ dòng này"))
        elif old == new:
            issues.append(Issue("chuyen-huong-hong", place, "địa chỉ cũ và địa chỉ mới là một", "xóa dòng này"))
        elif old in found:
            issues.append(Issue("chuyen-huong-trung", place, f"địa chỉ {old} đã có ở dòng trên", "giữ lại một dòng"))
        else:
            found[old] = new
    return found, issues


def _may_stand(address: str) -> bool:
    try:
        check_path(addresses.output(address))
    except UnsafePath:
        return False
    return True


def add_redirects(edition: Edition, press: Press, redirects: dict[str, str]) -> None:
    """Plan a page at every old address."""
    titles = {article.url: article.title for article in (*edition.articles, *edition.static)}
    for old, new in sorted(redirects.items()):
        title = titles.get(new, new)
        view = partial(
            RedirectView,
            path=old,
            title=title,
            description=f"Trang đã chuyển sang địa chỉ {new}",
            noindex=True,
            target=LinkView(label=title, url=new),
        )
        press.page(old, FILE, [new, title], view, listed=False)


def dead_redirects(root: Path, redirects: dict[str, str], leads_on: Callable[[str], bool]) -> list[Issue]:
    """Redirects whose new address is no page, or that lead in a circle; `leads_on` tells of what is or may be a page."""
    issues = []
    told: set[str] = set()
    for old, new in redirects.items():
        passed = {old}
        while new in redirects and new not in passed:
            passed.add(new)
            new = redirects[new]
        if new in told:
            continue
        if new in passed:
            told |= passed
            problem = f"địa chỉ {old} chuyển đi vòng quanh rồi về chính nó"
            issues.append(Issue("chuyen-huong-hong", place_of(root, old), problem, "xóa một trong các dòng ấy"))
        elif not leads_on(new):
            problem, cure = f"địa chỉ mới {new} không phải trang nào", "mở trang cần tới rồi chép lại địa chỉ của nó"
            issues.append(Issue("chuyen-huong-hong", place_of(root, old), problem, cure, Severity.WARNING))
    return issues


def place_of(root: Path, old: str) -> Place:
    """Where the line of an old address stands."""
    lines = (root / FILE).read_text(encoding="utf-8", errors="replace").split("\n")
    number = next((number for number, line in enumerate(lines, 1) if line.lstrip("\"' ").startswith(f"{old}")), 0)
    return Place(FILE, number, 1 if number else 0)


def lost_addresses(root: Path, edition: Edition, redirects: dict[str, str]) -> list[Issue]:
    """Articles whose address changed since the last build without a redirect, by that build's report."""
    try:
        owners = json.loads((root / "build-report.json").read_text(encoding="utf-8"))["owners"]
    except (OSError, ValueError, KeyError, TypeError):
        return []
    issues = []
    for path, owner in owners.items():
        article = edition.by_path.get(owner)
        old = f"/{path.removesuffix('index.html')}"
        if article is not None and article.url != old and old not in redirects and owner != FILE:
            problem = f"bài đã đổi địa chỉ từ {old} sang {article.url}; liên kết cũ sẽ hỏng"
            cure = f"thêm dòng “{old}: {article.url}” vào {FILE}, hoặc giữ slug cũ"
            issues.append(Issue("doi-dia-chi", article.slug_place or Place(owner), problem, cure, Severity.WARNING))
    return issues
