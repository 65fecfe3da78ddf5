"""An issue tells place, reason and cure in one line."""

from __future__ import annotations

from plugins.domain.issue import Issue, Place, Severity, worst_first


def test_an_issue_is_one_line_even_where_the_words_it_repeats_run_over_several() -> None:
    issue = Issue("anh-ngoai", Place("content/a.md", 12, 8), "ảnh lấy từ //e\nvil.test/p\u2028.gif", "tải ảnh về\n")
    told = "content/a.md:12:8: LỖI [anh-ngoai] ảnh lấy từ //e vil.test/p .gif | cách sửa: tải ảnh về"
    assert str(issue) == told


def test_issues_are_told_worst_first_then_from_the_top_and_each_once() -> None:
    hint = Issue("a", Place("a.md", 1), "gợi ý", "sửa", Severity.HINT)
    warning = Issue("a", Place("a.md", 2), "nhắc", "sửa", Severity.WARNING)
    upper, lower = (Issue("b", Place("b.md", line), "lỗi", "sửa") for line in (3, 9))
    assert worst_first([hint, lower, warning, upper, lower]) == [upper, lower, warning, hint]
