"""What the system complains about is said in Vietnamese, and never lost."""

from __future__ import annotations

import errno
import os

import pytest

from plugins.domain.system_error import reason


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.ENOENT, errno.EROFS, errno.EADDRINUSE])
def test_what_happens_in_offices_is_said_in_vietnamese(number: int) -> None:
    said = reason(OSError(number, os.strerror(number), "a.md"))
    assert said and said != os.strerror(number) and not said.isascii()


def test_what_is_rare_keeps_the_words_of_the_system() -> None:
    assert reason(OSError(errno.ENOTTY, "Inappropriate ioctl")) == "Inappropriate ioctl"
    assert reason(OSError("không rõ")) == "không rõ"
    assert reason(ValueError("ngày sai")) == "ngày sai"
