"""What a publish or a rollback tells people, in Vietnamese."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plugins.publishing.difference import Difference
from plugins.publishing.manifest import address, is_page

SHOWN = 20  # lines of each kind in the summary after a publish; --dry-run lists everything


def changes(
    difference: Difference, owners: Mapping[str, str], gone: Mapping[str, str], limit: int | None = None
) -> Iterator[str]:
    """List added, changed and removed pages with the reason, at most `limit` of each; other files are counted."""
    pages = difference.pages
    for sign, word, paths in (("+", "mới", pages.added), ("~", "sửa", pages.changed), ("-", "gỡ", pages.removed)):
        for path in paths[:limit]:
            reason = gone.get(path) or gone.get(address(path)) or _reason(sign, owners.get(path, ""))
            yield f"  {sign} {word} {address(path)}{f' – {reason}' if reason else ''}"
        if limit is not None and len(paths) > limit:
            yield f"  {sign} … và {len(paths) - limit} trang {word} nữa"
    others = sum(not is_page(p) for p in (*difference.added, *difference.changed, *difference.removed))
    if others:
        yield f"  và {others} tệp khác (kiểu dáng, ảnh, tin RSS, dữ liệu)"


def summary(difference: Difference) -> str:
    """Count what changes for residents."""
    pages = difference.pages
    return f"{len(pages.added)} trang mới, {len(pages.changed)} trang sửa, {len(pages.removed)} trang gỡ"


def to_send_round(difference: Difference, gone: Mapping[str, str], url: str) -> Iterator[str]:
    """List the addresses of new and changed articles, newest first, as one would paste them into a message."""
    pages = (*difference.pages.added, *difference.pages.changed)
    articles = sorted((path for path in pages if path.startswith("tin/") and address(path) not in gone), reverse=True)
    if not articles:
        return
    yield "Địa chỉ để gửi:"
    yield from (f"  {url}{address(path)}" for path in articles[:SHOWN])
    if len(articles) > SHOWN:
        yield f"  … và {len(articles) - SHOWN} bài nữa"


def size(count: int) -> str:
    """Write a number of bytes for people."""
    if count < 1024:
        return f"{count} byte"
    value, unit = (count / 1024, "KB") if count < 1 << 20 else (count / (1 << 20), "MB")
    return f"{value:.1f} {unit}".replace(".", ",")


def seconds(time: float) -> str:
    """Write a duration for people."""
    return f"{time:.1f} giây".replace(".", ",")


def _reason(sign: str, owner: str) -> str:
    if sign == "-":
        return "không còn nguồn nào tạo ra trang này"
    return f"từ {owner}" if owner else ""
