"""Animations lose their movement; their editors are told so."""

from __future__ import annotations

from plugins.domain.issue import Issue, Place, Severity


def animation_hint(frames: int, picture: str, place: Place) -> Issue | None:
    """A hint when a picture has more than one frame (`Picture.frames`), of which only the first is published."""
    if frames < 2:
        return None
    problem = f"ảnh “{picture}” là ảnh động {frames} khung hình, trang chỉ giữ khung hình đầu tiên"
    cure = "nếu cần thấy chuyển động, đăng video ở nơi khác rồi đặt liên kết; nếu không, bỏ qua gợi ý này"
    return Issue("anh-dong", place, problem, cure, Severity.HINT)
