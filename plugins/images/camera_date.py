"""Whether a photo can be from the event that an article tells of."""

from __future__ import annotations

from datetime import date

from plugins.domain.issue import Issue, Place, Severity
from plugins.vietnamese.formatting import format_date

FARTHEST_DAYS = 60


def date_hint(taken: str, published: date, picture: str, place: Place) -> Issue | None:
    """A hint when the camera's day (`Picture.taken`) is more than 60 days from the article's day; never an error.

    Cameras with a flat battery state nonsense, and an article may rightly show an old photo.
    """
    if not taken:
        return None
    day = date.fromisoformat(taken)
    apart = abs((published - day).days)
    if apart <= FARTHEST_DAYS:
        return None
    return Issue(
        "anh-khac-ngay",
        place,
        f"ảnh “{picture}” chụp ngày {format_date(day)}, cách ngày của bài {apart} ngày",
        "kiểm tra có nhầm ảnh của sự kiện khác không; nếu là ảnh tư liệu, ghi rõ trong chú thích",
        Severity.HINT,
    )
