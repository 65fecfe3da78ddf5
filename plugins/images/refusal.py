"""Why a picture cannot be published, in words an editor can act on."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.domain.issue import Issue, Place, Severity


@dataclass(frozen=True, slots=True)
class Refusal:
    """One picture that will not be published; `name` is its path below the content folder.

    `code`, `problem` and `cure` are those of `Issue`; the caller knows the article and line. `thing` is what is
    refused: a photo, or the share card of a page with that title.
    """

    name: str
    code: str
    problem: str
    cure: str
    thing: str = "ảnh"

    def issue(self, place: Place) -> Issue:
        """The complaint at the place where the article uses the picture."""
        return Issue(self.code, place, f"{self.thing} “{self.name}” {self.problem}", self.cure, Severity.ERROR)


SAVE_AS_JPEG = "mở ảnh bằng phần mềm xem ảnh, lưu lại thành tệp .jpg rồi dùng tệp mới"
SEND_AGAIN = "chép lại ảnh từ máy ảnh hoặc điện thoại; nếu vẫn lỗi, mở ảnh và lưu lại thành tệp .jpg"
IPHONE = (
    "trên iPhone vào Cài đặt > Máy ảnh > Định dạng, chọn “Tương thích nhất”; với ảnh đã chụp, mở ảnh và lưu thành .jpg"
)
SMALLER = "thu nhỏ ảnh còn khoảng 4000 điểm ảnh chiều rộng, lưu lại thành tệp .jpg"

# code -> (problem, cure); {…} are filled by `refuse`.
_REASONS: dict[str, tuple[str, str]] = {
    "anh-khong-co": ("không tìm thấy", "kiểm tra lại tên tệp và thư mục ảnh"),
    "anh-khong-phai-tep": (
        "là liên kết, thư mục hoặc tệp đặc biệt, không phải tệp ảnh thường",
        "chép hẳn tệp ảnh vào thư mục content/images",
    ),
    "anh-khong-doc-duoc": ("không mở được vì thiếu quyền đọc", "cho phép đọc tệp ảnh, hoặc chép lại tệp"),
    "anh-rong": ("rỗng, không có nội dung", SEND_AGAIN),
    "anh-qua-nang": ("nặng {found} MB, quá mức {limit} MB", SMALLER),
    "anh-sai-loai": ("thật ra là {found}, không phải ảnh JPEG, PNG, WebP, GIF hay AVIF", "{cure}"),
    "anh-hong": ("bị hỏng hoặc bị cắt cụt, không mở được", SEND_AGAIN),
    "anh-qua-lon": ("có {found} triệu điểm ảnh, quá mức {limit} triệu", SMALLER),
    "anh-qua-nhieu-khung": (
        "là ảnh động {found} khung hình, quá mức {limit} khung hình",
        "dùng một ảnh tĩnh, hoặc đăng video ở nơi khác rồi đặt liên kết",
    ),
    "anh-qua-lau": ("cần hơn {limit} giây để xử lý nên đã bị dừng", SAVE_AS_JPEG),
    "anh-qua-nhieu-bo-nho": ("cần hơn {limit} MB bộ nhớ để mở", SMALLER),
    "anh-doi-giua-chung": ("bị thay đổi trong lúc đang xử lý", "chờ chép ảnh xong rồi chạy lại"),
    "anh-may-dung": ("làm phần xử lý ảnh dừng đột ngột", SAVE_AS_JPEG),
    "the-thieu-ky-tu": (
        "có ký tự {found} mà phông chữ của thẻ chia sẻ không có, sẽ hiện thành ô trống",
        "xóa ký tự ấy, gõ lại bằng bàn phím tiếng Việt hoặc viết thành chữ",
    ),
    "the-may-dung": ("làm phần vẽ thẻ chia sẻ dừng đột ngột", "rút ngắn tiêu đề rồi chạy lại"),
}

CODES = frozenset(_REASONS)


def refuse(name: str, code: str, **facts: str) -> Refusal:
    """The refusal of picture `name` for the reason `code`, with the measured facts put into its words.

    Raises KeyError for an unknown code or a missing fact: a programming error, not an editor's.
    """
    problem, cure = _REASONS[code]
    thing = "thẻ chia sẻ" if code.startswith("the-") else "ảnh"
    return Refusal(name, code, problem.format(**facts), cure.format(**facts), thing)
