"""What the operating system complains about, in the words of those who read our messages."""

from __future__ import annotations

import errno
from typing import Final

_WORDS: Final = {
    errno.EACCES: "không có quyền",
    errno.EADDRINUSE: "đang có chương trình khác dùng",
    errno.EBUSY: "đang có chương trình khác giữ",
    errno.EDQUOT: "hết phần ổ đĩa được cấp",
    errno.EEXIST: "đã có rồi",
    errno.EFBIG: "tệp quá lớn",
    errno.EIO: "ổ đĩa báo lỗi khi đọc hoặc ghi",
    errno.EISDIR: "là thư mục, không phải tệp",
    errno.ELOOP: "lối tắt dẫn vòng tròn hoặc không được theo",
    errno.EMFILE: "mở quá nhiều tệp cùng lúc",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.ENOENT: "không tìm thấy",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.ENOTDIR: "đường dẫn đi qua một tệp",
    errno.EPERM: "không được phép",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.EXDEV: "hai nơi phải nằm trên cùng một ổ đĩa",
}


def reason(error: Exception) -> str:
    """Why the system refused, in Vietnamese; the error's own words where we have none."""
    if not isinstance(error, OSError):
        return str(error)
    return _WORDS.get(error.errno or 0) or error.strerror or str(error)
