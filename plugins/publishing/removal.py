"""Guards against emptying a site by mistake and against an old copy of the sources overwriting a newer one."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.domain.issue import Issue, Place
from plugins.publishing.build import REPORT, Build
from plugins.publishing.difference import Difference
from plugins.publishing.shipment import Live

_SHARE = 0.05
_COUNT = 20
_CONFIRM = "xem lại content/; nếu đúng ý, chạy lại với --confirm-removal"


def guard(build: Build, live: Live, difference: Difference) -> Iterator[Issue]:
    """Yield the reasons why a person has to confirm this publish.

    Addresses are promised never to vanish, so every page that does counts, whatever came in elsewhere.
    """
    removed, pages = len(difference.pages.removed), len(live.manifest.pages)
    if removed > _COUNT or removed > _SHARE * pages:
        example = ", ".join(f"/{path.removesuffix('index.html')}" for path in difference.pages.removed[:3])
        problem = f"{removed} trong {pages} trang đang có trên mạng sẽ mất: {example}{' …' if removed > 3 else ''}"
        yield Issue("go-nhieu", Place("output"), problem, _CONFIRM)
    if build.source_time and live.source_time and build.source_time < live.source_time and build.source != live.source:
        theirs, ours = (time.strftime("%d/%m/%Y %H:%M") for time in (live.source_time, build.source_time))
        problem = f"nội dung ở máy này ({ours}) cũ hơn nội dung đang có trên mạng ({theirs})"
        cure = "lấy nội dung mới nhất về rồi dựng lại; nếu đúng ý, chạy lại với --confirm-removal"
        yield Issue("nguon-cu", Place(REPORT), problem, cure)
