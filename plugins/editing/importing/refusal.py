"""Why a file is not imported at all, with a way out for the editor."""

from __future__ import annotations

from plugins.domain.issue import Issue, Place

_AGAIN = "mở bằng Word hoặc LibreOffice, chọn Lưu thành (Save As) kiểu “Word Document (.docx)” rồi nhập lại"
_SPLIT = "tách báo cáo thành nhiều tệp, hoặc xóa bớt ảnh rồi lưu lại"

# code -> (problem, cure)
_REASONS: dict[str, tuple[str, str]] = {
    "nhap-tep-trong": ("tệp trống, không có nội dung nào", "xin lại tệp, hoặc lưu lại từ Word"),
    "nhap-khong-mo-duoc": ("không mở được tệp", "kiểm tra lại đường dẫn và quyền đọc của tệp"),
    "nhap-loai-la": ("chỉ nhập được tệp .docx và .txt", _AGAIN),
    "nhap-tep-tam": ("đây là tệp tạm do Word tạo ra khi đang mở báo cáo", "nhập tệp cùng tên không có “~$” ở đầu"),
    "nhap-anh": (
        "đây là ảnh, không phải tệp chữ",
        "ảnh minh họa thì chép vào cạnh bài rồi ghi ![mô tả](tên-tệp); ảnh chụp văn bản thì gõ lại chữ hoặc xin bản Word",
    ),
    "nhap-bang-tinh": (
        "đây là bảng tính, không phải tệp Word",
        "chép bảng cần đăng, dán vào Word, lưu kiểu .docx rồi nhập; cả tệp thì để cạnh bài và đặt liên kết",
    ),
    "nhap-thu-muc": ("đây là thư mục, không phải tệp", "ghi thêm tên tệp .docx hoặc .txt nằm trong thư mục ấy"),
    "nhap-khong-phai-txt": (
        "tệp mang đuôi .txt nhưng không phải tệp chữ",
        "nếu là tệp Word thì đổi đuôi thành .docx rồi nhập lại; nếu không thì xin lại tệp",
    ),
    "nhap-doc-cu": ("đây là tệp Word đời cũ (.doc) hoặc tệp có mật khẩu", f"bỏ mật khẩu nếu có, {_AGAIN}"),
    "nhap-pdf": ("đây là tệp PDF, không phải tệp Word", "xin bản Word của báo cáo, hoặc chép chữ ra tệp .txt"),
    "nhap-khong-phai-docx": ("tệp mang đuôi .docx nhưng không phải tệp Word", _AGAIN),
    "nhap-hong": ("tệp Word bị hỏng", f"xin lại tệp; nếu Word vẫn mở được thì {_AGAIN}"),
    "nhap-qua-nang": ("tệp quá nặng", _SPLIT),
    "nhap-bom-nen": (
        "tệp nén bất thường: bung ra lớn gấp nhiều lần, giống tệp phá hoại",
        f"không biết người gửi thì đừng mở; tin người gửi thì {_AGAIN}",
    ),
    "nhap-duong-dan-la": (
        "trong tệp có đường dẫn trỏ ra ngoài, giống tệp phá hoại",
        "đừng mở tệp này; hỏi lại người gửi, xin tệp khác",
    ),
    "nhap-thuc-the": ("trong tệp có khai báo DOCTYPE mà Word không bao giờ viết", f"hỏi lại người gửi; {_AGAIN}"),
    "nhap-qua-lau": ("đọc tệp này mất quá lâu nên phải dừng", _SPLIT),
    "nhap-het-bo-nho": ("đọc tệp này cần quá nhiều bộ nhớ nên phải dừng", _SPLIT),
    "nhap-bai-qua-dai": ("chữ trong tệp quá dài cho một bài", "tách báo cáo thành nhiều tệp"),
}


class Refused(ValueError):
    """Raised inside the import when a file cannot be taken; `code` names the reason, `detail` adds a fact."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail

    def issue(self, path: str) -> Issue:
        """The complaint about the file at a path."""
        return refuse(path, self.code, self.detail)


def refuse(path: str, code: str, detail: str = "") -> Issue:
    """The complaint of a code about a file; `detail` follows the reason in brackets."""
    problem, cure = _REASONS[code]
    return Issue(code, Place(path), f"{problem} ({detail})" if detail else problem, cure)
