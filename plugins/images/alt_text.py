"""Whether a description tells someone who cannot see the picture what it shows."""

from __future__ import annotations

import re
import unicodedata

from plugins.domain.issue import Issue, Place
from plugins.vietnamese.folding import fold

LONGEST = 250
_CURE = (
    "viết một câu ngắn nói ai đang làm gì, ở đâu; "
    "ví dụ “Đại diện phường trao quà cho gia đình chính sách tại hội trường”"
)
# Folded words that name the medium, not what is seen.
_EMPTY_WORDS = frozenset(
    re.findall(
        r"\w+",
        """
        anh hinh image img picture photo pic jpg jpeg png webp minh hoa chup so dai dien bai viet tin tuc logo banner
        copy screenshot untitled chua co mo ta khong noi dung cap nhat sau dang
        """,
    )
)
_FILE_NAME = re.compile(r"\.(jpe?g|png|webp|gif|avif|heic|bmp|tiff?)$", re.IGNORECASE)
_CAMERA_NAME = re.compile(r"^(img|dsc[fn]?|dji|pxl|zalo|screenshot|image|photo|wp|mvimg|received)[-_ ]?\d[\w-]*$")


def alt_issue(alt: str, picture: str, place: Place) -> Issue | None:
    """The complaint about the description `alt` of the picture file named `picture`, or None when it will do."""
    text = " ".join(unicodedata.normalize("NFC", alt).split())
    problem = _problem(text, picture)
    if problem is None:
        return None
    return Issue(problem[0], place, f"mô tả của ảnh “{picture}” {problem[1]}", _CURE)


def _problem(text: str, picture: str) -> tuple[str, str] | None:
    folded = fold(text)
    if not text:
        return "anh-thieu-mo-ta", "còn để trống, người dùng máy đọc màn hình không biết ảnh nói gì"
    stem = fold(re.sub(r"\.\w+$", "", picture.rsplit("/", 1)[-1]))
    named_so = _bare(folded) == _bare(stem) and not _is_phrase(text)
    if _FILE_NAME.search(text) or _CAMERA_NAME.match(folded) or named_so:
        return "anh-mo-ta-la-ten-tep", f"chỉ là tên tệp (“{text}”)"
    if all(word in _EMPTY_WORDS or word.isdecimal() for word in re.findall(r"\w+", folded)):
        return "anh-mo-ta-rong-nghia", f"không nói ảnh có gì (“{text}”)"
    if len(text) > LONGEST:
        return "anh-mo-ta-qua-dai", f"dài {len(text)} ký tự, quá mức {LONGEST}; phần chi tiết nên là chú thích"
    return None


def _bare(folded: str) -> str:
    return "".join(re.findall(r"[a-z0-9]+", folded))


def _is_phrase(text: str) -> bool:
    """A file may carry a real description as its name: words with marks and spaces are one."""
    return " " in text and not text.isascii()
