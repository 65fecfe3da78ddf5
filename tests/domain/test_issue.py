"""An issue tells place, reason and cure in one line."""

from __future__ import annotations

from plugins.domain.issue import Issue, Place


def test_an_issue_is_one_line_even_where_the_words_it_repeats_run_over_several() -> None:
    issue = Issue("anh-ngoai", Place("content/a.md", 12, 8), "ảnh lấy từ //e\nvil.test/p\u2028.gif", "tải ảnh về\n")
    told = "content/a.md:12:8: LỖI [anh-ngoai] ảnh lấy từ //e vil.test/p .gif | cách sửa: tải ảnh về"
    assert str(issue) == told
